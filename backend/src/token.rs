//! Tokens: how programs and researchers prove what they may do.
//!
//! A token is 160 random bits behind the prefix `snd_`, by which secret scanners know it. It is shown once; what is stored
//! is its SHA-256, which is enough to recognise it and useless to whoever reads the store.

use crate::digest::{Hash, sha256};
use crate::random;
use crate::scopes::{Scope, conflict};

/// What every token starts with.
const PREFIX: &str = "snd_";

/// Hexadecimal digits after the prefix.
const DIGITS: usize = 40;

/// A new token: the secret itself, for its holder's eyes, and the record of it to store.
pub struct NewToken {
    /// The token as its holder sends it.
    pub secret: String,
    /// What is kept of it.
    pub record: Token,
}

/// What is kept of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Names the token where it is listed and revoked: the first digits of its hash.
    pub id: String,
    /// Who or what it was made for.
    pub name: String,
    /// The SHA-256 of the token.
    pub hash: Hash,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// The week it was made in.
    pub created: String,
    /// The week it was revoked in, if it was. A revoked token opens nothing.
    pub revoked: Option<String>,
    /// The surveys it is for; without a list, all. To it, there are no others.
    pub surveys: Option<Vec<String>>,
    /// The last day it is good, as `YYYY-MM-DD`, if there is one.
    pub expires: Option<String>,
    /// The week it was last used in.
    pub used: Option<String>,
}

impl Token {
    /// Whether it opens anything on the day `today` (`YYYY-MM-DD`).
    pub fn is_good(&self, today: &str) -> bool {
        self.revoked.is_none() && self.expires.as_deref().is_none_or(|expires| today <= expires)
    }

    /// Whether it is for this survey.
    pub fn is_for(&self, survey: &str) -> bool {
        self.surveys.as_ref().is_none_or(|surveys| surveys.iter().any(|other| other == survey))
    }
}

/// Why a token cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The scopes must not be held together.
    #[error("no token may hold `{0}` together with `{1}`: make two, for two people")]
    Conflict(Scope, Scope),
    /// The operating system has no randomness to give.
    #[error("cannot draw a random token")]
    Random(#[from] getrandom::Error),
}

/// Makes a token called `name` with `scopes` in the week `week`.
///
/// # Errors
/// When the scopes must not be held together or there is no randomness.
pub fn create(name: &str, scopes: &[Scope], week: String) -> Result<NewToken, TokenError> {
    if let Some((one, other)) = conflict(scopes) {
        return Err(TokenError::Conflict(one, other));
    }
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    let secret = format!("{PREFIX}{}", hex::encode(random::bytes::<{ DIGITS / 2 }>()?));
    let hash = sha256([secret.as_bytes()]);
    let id = id(&hash);
    Ok(NewToken {
        secret,
        record: Token {
            id,
            name: name.to_owned(),
            hash,
            scopes,
            created: week,
            revoked: None,
            surveys: None,
            expires: None,
            used: None,
        },
    })
}

/// The id of the token with this hash.
pub fn id(hash: &Hash) -> String {
    hex::encode(&hash[..4])
}

/// The hash by which a token that was sent is found, if it has the form of one.
pub fn hash(sent: &str) -> Option<Hash> {
    let digits = sent.strip_prefix(PREFIX)?;
    let is_token = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_token.then(|| sha256([sent.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_recognised_by_its_hash_alone() {
        let token = create("tests", &[Scope::TextRead, Scope::TextRead], "2026-W48".into()).unwrap();
        assert_eq!(hash(&token.secret), Some(token.record.hash));
        assert_eq!(token.record.scopes, [Scope::TextRead]);
        assert!(!format!("{:?}", token.record).contains(&token.secret));
    }

    #[test]
    fn what_has_not_the_form_of_a_token_is_none() {
        for sent in ["", "snd_", "snd_zz", &format!("snd_{}", "g".repeat(40)), &"a".repeat(44)] {
            assert_eq!(hash(sent), None, "{sent}");
        }
    }
}
