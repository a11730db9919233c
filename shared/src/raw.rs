//! What a respondent typed, before anyone asks what it means.
//!
//! A draft holds [`Raw`], not values: a half-typed answer survives a reload, and an old draft can be read by a new
//! definition. It is also the body of a submission, so `Raw` is exactly the flat map the API documents.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// What stands in one control: a text, or the ticked codes of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum RawValue {
    /// A text as typed, or the code of the one option chosen.
    One(String),
    /// The codes ticked, or the ids of the files uploaded.
    Many(Vec<String>),
}

// Written by hand: an untagged derive first copies the value into a type that can hold anything, at a cost in what
// respondents download, and then says no more than that it "did not match any variant".
impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;

        impl<'de> Visitor<'de> for RawVisitor {
            type Value = RawValue;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<RawValue, E> {
                Ok(RawValue::One(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
                let mut many = Vec::new();
                while let Some(item) = items.next_element()? {
                    many.push(item);
                }
                Ok(RawValue::Many(many))
            }
        }

        deserializer.deserialize_any(RawVisitor)
    }
}

impl RawValue {
    /// Whether there is nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            RawValue::One(text) => text.trim().is_empty(),
            RawValue::Many(items) => items.iter().all(|item| item.trim().is_empty()),
        }
    }
}

impl From<&str> for RawValue {
    fn from(text: &str) -> Self {
        RawValue::One(text.to_owned())
    }
}

impl<const N: usize> From<[&str; N]> for RawValue {
    fn from(items: [&str; N]) -> Self {
        RawValue::Many(items.into_iter().map(str::to_owned).collect())
    }
}

/// Answers as typed, by variable: `job-role`, `end-users.other`, `sent-to-user.comments`.
///
/// Blank values are never stored, so two drafts that show the same are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Raw(BTreeMap<String, RawValue>);

// Written by hand: a derive would take the last of two answers to one variable and drop the first unsaid.
impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswersVisitor;

        impl<'de> Visitor<'de> for AnswersVisitor {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("answers by variable")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
                let mut answers = BTreeMap::new();
                while let Some((variable, value)) = map.next_entry()? {
                    if answers.insert(variable, value).is_some() {
                        return Err(de::Error::custom("a variable is answered twice"));
                    }
                }
                Ok(Raw(answers))
            }
        }

        deserializer.deserialize_map(AnswersVisitor)
    }
}

impl Raw {
    /// No answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was typed for `variable`, if anything.
    pub fn get(&self, variable: &str) -> Option<&RawValue> {
        self.0.get(variable).filter(|value| !value.is_blank())
    }

    /// The text typed for `variable`; empty when there is none.
    pub fn text(&self, variable: &str) -> &str {
        match self.get(variable) {
            Some(RawValue::One(text)) => text,
            Some(RawValue::Many(_)) | None => "",
        }
    }

    /// The items ticked for `variable`. One text counts as one item: an HTML form cannot tell them apart.
    pub fn items(&self, variable: &str) -> &[String] {
        match self.get(variable) {
            Some(RawValue::Many(items)) => items,
            Some(RawValue::One(text)) => std::slice::from_ref(text),
            None => &[],
        }
    }

    /// Replaces what stands in `variable`; a blank value removes it.
    pub fn set(&mut self, variable: &str, value: RawValue) {
        if value.is_blank() {
            self.0.remove(variable);
        } else {
            self.0.insert(variable.to_owned(), value);
        }
    }

    /// The variables that hold something, with what they hold.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0
            .iter()
            .filter(|(_, value)| !value.is_blank())
            .map(|(variable, value)| (variable.as_str(), value))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Keeps the variables for which `keep` holds, and returns the names of those dropped.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &RawValue) -> bool) -> Vec<String> {
        let mut dropped = Vec::new();
        self.0.retain(|variable, value| {
            let kept = keep(variable, value);
            if !kept {
                dropped.push(variable.clone());
            }
            kept
        });
        dropped
    }
}

impl<K: Into<String>, V: Into<RawValue>> FromIterator<(K, V)> for Raw {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Raw(entries.into_iter().map(|(variable, value)| (variable.into(), value.into())).collect())
    }
}
