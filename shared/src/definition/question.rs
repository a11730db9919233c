//! A question as its author wrote it.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{OptionList, Options};
use crate::text::Text;

/// One thing asked, or one note between questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Names the question's variable: unique in the survey, at most 32 characters.
    pub id: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: KindName,
    /// The wording. For a note, its prose.
    pub ask: Text,
    /// What is asked for, as it stands in the middle of an error message: `your job role`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Words before the question, such as how to read the statement it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Whether an answer is demanded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The message when a required answer is missing: `Select yes if …`. Made from `short` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_message: Option<Text>,
    /// The label of a text box for remarks on the answer, stored as `{id}.comments`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Text>,
    /// How much the answer says about who gave it.
    #[serde(default, skip_serializing_if = "Sensitivity::is_none")]
    pub sensitivity: Sensitivity,
    /// Shown only while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<String>,
    /// Skipped while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip_if: Option<String>,

    // From here on: what only some kinds know. `kinds::NAME::SETTINGS` says which; `check` refuses the rest.
    /// The options to choose from, or the name of an option set. (choices, matrix)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Options>,
    /// The statements to rate, by code. (matrix)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<OptionList>,
    /// How it is laid out, where there is a choice. (`choose_one`)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Appearance>,
    /// A well-known thing to ask for, with its rules and browser autofill. (text)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// The most characters allowed, counted as the browser's UTF-16 units. (text, `long_text`)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The least allowed: a number, a date, or how many options. (number, date, `choose_many`)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Bound>,
    /// The most allowed, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Bound>,
    /// Digits allowed after the decimal point; none when left out. (number)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// What the number counts, shown after the box: `days`. (number)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// File types accepted, by extension: `pdf`. (file)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept: Option<Vec<String>>,
    /// How many files at most. (file)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_files: Option<u32>,
    /// The largest file, in megabytes of 1,000,000 bytes. (file)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_megabytes: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

/// The kinds of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KindName {
    /// Open text on one line.
    Text,
    /// Open text on several lines.
    LongText,
    /// A number.
    Number,
    /// A calendar date.
    Date,
    /// One of several options.
    ChooseOne,
    /// Any of several options.
    ChooseMany,
    /// Several statements rated on the same options.
    Matrix,
    /// Uploaded files.
    File,
    /// Words between questions; nothing to answer.
    Note,
}

/// How much an answer says about the person who gave it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Nothing.
    #[default]
    None,
    /// Something, together with other answers: a quasi-identifier.
    Quasi,
    /// By itself who it is, or may do so.
    Direct,
}

impl Sensitivity {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    fn is_none(&self) -> bool {
        *self == Sensitivity::None
    }
}

/// Layouts of a single choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    /// An ordered scale: codes that are numbers have a mean and a median.
    Scale,
    /// Side by side; for two short options.
    Inline,
}

/// Well-known things to ask for in one line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A person's full name.
    Name,
    /// A postal address on one line.
    Address,
    /// A United Kingdom postcode.
    Postcode,
}

/// The least or the most of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Bound {
    /// A number, or a count of options.
    Number(f64),
    /// A date as `YYYY-MM-DD`.
    Date(String),
}

// Written by hand for the sake of its message: see `Text`.
impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BoundVisitor;

        impl Visitor<'_> for BoundVisitor {
            type Value = Bound;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number, or a date such as 2026-01-31")
            }

            #[expect(clippy::cast_precision_loss, reason = "no answer is counted in units of 2^53 and more")]
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Bound, E> {
                self.visit_f64(number as f64)
            }

            #[expect(clippy::cast_precision_loss, reason = "no answer is counted in units of 2^53 and more")]
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Bound, E> {
                self.visit_f64(number as f64)
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Bound, E> {
                Ok(Bound::Number(number))
            }

            fn visit_str<E: de::Error>(self, date: &str) -> Result<Bound, E> {
                Ok(Bound::Date(date.to_owned()))
            }
        }

        deserializer.deserialize_any(BoundVisitor)
    }
}
