//! The receipt: a secret made in the browser, shown once, with which its holder alone can withdraw what they sent.
//!
//! Two keys are derived from it (HKDF-SHA-256, RFC 5869), one for the answers and one for the contact details, so that the
//! two stores hold nothing in common. The server is given the SHA-256 of a key and stores that; to withdraw, the key itself
//! is shown.

use hkdf::Hkdf;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Crockford's base 32: no `I`, `L`, `O` or `U` to be misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code without its hyphens: 26 hold 128 bits, one checks them.
const LENGTH: usize = 27;

/// A 128-bit secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Receipt([u8; 16]);

/// What a key derived from a receipt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Withdrawing the answers.
    Answers,
    /// Withdrawing the contact details.
    Contact,
}

impl Receipt {
    /// A receipt from 16 bytes that nobody can guess.
    pub fn new(random: [u8; 16]) -> Self {
        Receipt(random)
    }

    /// The code to show: groups of letters and digits, the last character a check on the others.
    pub fn code(&self) -> String {
        let number = u128::from_be_bytes(self.0);
        let mut code: Vec<u8> = (0..26).rev().map(|place| digit(number >> (5 * place))).collect();
        code.push(check_character(number));
        let groups: Vec<&str> = code.chunks(7).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join("-")
    }

    /// Reads a code as people type it: any case, spaces and hyphens anywhere, `O` for `0`, `I` and `L` for `1`. `None` when
    /// it is not a code or its check character says a character is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = Vec::with_capacity(LENGTH);
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            values.push(ALPHABET.iter().position(|&letter| char::from(letter) == c)? as u128);
        }
        let (check, digits) = values.split_last().filter(|_| values.len() == LENGTH)?;
        // 26 characters carry 130 bits: the first may not exceed 7.
        let number = (digits[0] < 8).then(|| digits.iter().fold(0, |number, value| number << 5 | value))?;
        (digit(*check) == check_character(number)).then_some(Receipt(number.to_be_bytes()))
    }

    /// The key that proves, for one purpose, that one holds the receipt: 64 hexadecimal digits.
    pub fn key(&self, purpose: Purpose) -> String {
        let info: &[u8] = match purpose {
            Purpose::Answers => b"soundings answers",
            Purpose::Contact => b"soundings contact",
        };
        let mut key = [0; 32];
        // 32 bytes are far below HKDF's limit, the only thing `expand` can refuse.
        let _ = Hkdf::<Sha256>::new(None, &self.0).expand(info, &mut key);
        hex(&key)
    }
}

/// The lock a key opens: the SHA-256 of the key's text, as 64 hexadecimal digits. This is what is sent and stored.
pub fn lock(key: &str) -> String {
    hex(&Sha256::digest(key))
}

fn digit(number: u128) -> u8 {
    ALPHABET[(number & 31) as usize]
}

/// The number modulo 31, a prime: catches every single wrong character and every swap of neighbours.
fn check_character(number: u128) -> u8 {
    digit(number % 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn codes_are_read_back_however_they_are_typed(bytes: [u8; 16]) {
            let receipt = Receipt::new(bytes);
            let code = receipt.code();
            let sloppy = format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
            prop_assert!(Receipt::parse(&code) == Some(receipt));
            prop_assert!(Receipt::parse(&sloppy) == Some(receipt));
        }

        #[test]
        fn one_wrong_character_is_noticed(bytes: [u8; 16], place in 0..LENGTH, with in 0..31usize) {
            let code: String = Receipt::new(bytes).code().chars().filter(|c| *c != '-').collect();
            let mut wrong: Vec<char> = code.chars().collect();
            wrong[place] = char::from(ALPHABET[with]);
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(Receipt::parse(&wrong).is_some(), wrong == code);
        }
    }

    #[test]
    fn the_two_keys_share_nothing() {
        let receipt = Receipt::new([7; 16]);
        let (answers, contact) = (receipt.key(Purpose::Answers), receipt.key(Purpose::Contact));
        assert_ne!(answers, contact);
        assert_ne!(lock(&answers), answers);
        assert_eq!(answers.len(), 64);
    }
}
