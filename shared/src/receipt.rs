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
        let mut digits: Vec<usize> =
            (0..26).rev().map(|place| ((number >> (5 * place)) & 31) as usize).collect();
        digits.push(twice(remainder(&digits)));
        let code: Vec<char> = digits.iter().map(|&digit| char::from(ALPHABET[digit])).collect();
        let groups: Vec<String> = code.chunks(7).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// Reads a code as people type it: any case, spaces and hyphens anywhere, `O` for `0`, `I` and `L` for `1`. `None` when
    /// it is not a code or its check character says a character is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(LENGTH);
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            digits.push(ALPHABET.iter().position(|&letter| char::from(letter) == c)?);
        }
        let (_, secret) =
            digits.split_last().filter(|_| digits.len() == LENGTH && remainder(&digits) == 0)?;
        // 26 characters carry 130 bits: the first may not exceed 7.
        let number = secret.iter().fold(0, |number, &digit| number << 5 | digit as u128);
        (secret[0] < 8).then_some(Receipt(number.to_be_bytes()))
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

/// The digits as a polynomial over the field of 32 elements, at 2: 0 for a whole code. One wrong character, or two that
/// changed places, always leave something else (a Reed–Solomon code with one check character).
fn remainder(digits: &[usize]) -> usize {
    digits.iter().fold(0, |sum, digit| twice(sum) ^ digit)
}

/// Twice an element of the field of 32 elements, GF(2)\[*t*\] modulo *t*⁵ + *t*² + 1, in which the first 31 powers of 2 all
/// differ: more than a code has characters.
fn twice(element: usize) -> usize {
    let shifted = element << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
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
        fn one_wrong_character_is_noticed(bytes: [u8; 16], place in 0..LENGTH, with in 0..32usize) {
            let code: String = Receipt::new(bytes).code().chars().filter(|c| *c != '-').collect();
            let mut wrong: Vec<char> = code.chars().collect();
            wrong[place] = char::from(ALPHABET[with]);
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(Receipt::parse(&wrong).is_some(), wrong == code);
        }
    }

    proptest! {
        #[test]
        fn two_characters_that_changed_places_are_noticed(bytes: [u8; 16], one in 0..LENGTH, other in 0..LENGTH) {
            let code: String = Receipt::new(bytes).code().chars().filter(|c| *c != '-').collect();
            let mut swapped: Vec<char> = code.chars().collect();
            swapped.swap(one, other);
            let swapped: String = swapped.into_iter().collect();
            prop_assert_eq!(Receipt::parse(&swapped).is_some(), swapped == code);
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
