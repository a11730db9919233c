//! What a token may do.

use std::fmt;
use std::str::FromStr;

/// A right that a token carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Every version of a definition, and the codebook.
    DefinitionRead,
    /// Counts and tables in which small groups cannot be seen.
    AggregatesRead,
    /// Single responses.
    ResponsesRead,
    /// Free text with personal data removed.
    TextRead,
    /// Free text as it was typed.
    TextRaw,
    /// Sorting free text into themes.
    TextCode,
    /// Uploaded files.
    UploadsRead,
    /// Making exports.
    ExportsCreate,
    /// Contact details given for follow-up research.
    ContactsRead,
    /// How many responses were withdrawn.
    WithdrawalsRead,
    /// Who looked at what.
    AuditRead,
    /// Running the service.
    Admin,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 12] = [
        Scope::DefinitionRead,
        Scope::AggregatesRead,
        Scope::ResponsesRead,
        Scope::TextRead,
        Scope::TextRaw,
        Scope::TextCode,
        Scope::UploadsRead,
        Scope::ExportsCreate,
        Scope::ContactsRead,
        Scope::WithdrawalsRead,
        Scope::AuditRead,
        Scope::Admin,
    ];

    /// What a researcher of the named team needs: the first token's scopes.
    pub const RESEARCHER: [Scope; 5] = [
        Scope::DefinitionRead,
        Scope::AggregatesRead,
        Scope::ResponsesRead,
        Scope::TextRead,
        Scope::ExportsCreate,
    ];

    /// The scope's name, as it is written and stored.
    pub fn name(self) -> &'static str {
        match self {
            Scope::DefinitionRead => "definition:read",
            Scope::AggregatesRead => "aggregates:read",
            Scope::ResponsesRead => "responses:read",
            Scope::TextRead => "text:read",
            Scope::TextRaw => "text:raw",
            Scope::TextCode => "text:code",
            Scope::UploadsRead => "uploads:read",
            Scope::ExportsCreate => "exports:create",
            Scope::ContactsRead => "contacts:read",
            Scope::WithdrawalsRead => "withdrawals:read",
            Scope::AuditRead => "audit:read",
            Scope::Admin => "admin",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(name: &str) -> Result<Self, UnknownScope> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name).ok_or_else(|| UnknownScope(name.to_owned()))
    }
}

/// A name that is no scope's.
#[derive(Debug, thiserror::Error)]
#[error("there is no scope `{0}`")]
pub struct UnknownScope(String);

/// The pair of scopes among `scopes` that no token may hold together, if there is one: whoever sees contact details must
/// not see answers as they were given, or the two could be joined by hand.
pub fn conflict(scopes: &[Scope]) -> Option<(Scope, Scope)> {
    let answers = [Scope::ResponsesRead, Scope::TextRaw];
    let found = answers.into_iter().find(|scope| scopes.contains(scope))?;
    scopes.contains(&Scope::ContactsRead).then_some((Scope::ContactsRead, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for scope in Scope::ALL {
            assert_eq!(scope.name().parse::<Scope>().ok(), Some(scope));
        }
        assert!("responses:write".parse::<Scope>().is_err());
    }

    #[test]
    fn contacts_and_answers_are_for_different_people() {
        assert!(conflict(&[Scope::ContactsRead, Scope::ResponsesRead]).is_some());
        assert!(conflict(&[Scope::TextRaw, Scope::ContactsRead]).is_some());
        assert!(conflict(&[Scope::ContactsRead, Scope::AggregatesRead]).is_none());
        assert!(conflict(&Scope::RESEARCHER).is_none());
    }
}
