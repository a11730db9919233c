//! An author's mistake: data with a place in the definition, for the author to mend.

use std::fmt;

/// Where in a definition: the keys and list positions that lead there, such as `sections`, `0`, `pages`, `2`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub Vec<String>);

impl Place {
    /// The place one step further in.
    #[must_use]
    pub fn then(&self, step: impl fmt::Display) -> Place {
        let mut steps = self.0.clone();
        steps.push(step.to_string());
        Place(steps)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

/// What is wrong with a definition, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Where it is wrong.
    pub place: Place,
    /// Whether it is the key at that place that is wrong rather than what it holds.
    pub is_key: bool,
    /// How many characters into the text at that place, where that is known: conditions are read character by character.
    pub offset: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// The name that was not found and those there are, for a "did you mean".
    pub unknown: Option<Unknown>,
}

/// A name that means nothing, and those that would.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unknown {
    /// The name as written.
    pub name: String,
    /// The names that exist where it stands.
    pub known: Vec<String>,
}

impl Diagnostic {
    /// Something wrong at `place`.
    pub fn new(place: &Place, message: impl Into<String>) -> Self {
        Diagnostic {
            place: place.clone(),
            is_key: false,
            offset: None,
            message: message.into(),
            unknown: None,
        }
    }

    /// A name at `place` that means nothing; `what` says what kind of name was expected.
    pub fn unknown(place: &Place, what: &str, name: &str, known: impl IntoIterator<Item = String>) -> Self {
        let unknown = Unknown { name: name.to_owned(), known: known.into_iter().collect() };
        Diagnostic {
            unknown: Some(unknown),
            ..Diagnostic::new(place, format!("there is no {what} `{name}` here"))
        }
    }

    /// The same, about the key at its place.
    #[must_use]
    pub fn on_key(self) -> Self {
        Diagnostic { is_key: true, ..self }
    }

    /// The same, pointing `offset` characters into the text at its place.
    #[must_use]
    pub fn at(self, offset: usize) -> Self {
        Diagnostic { offset: Some(offset), ..self }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
