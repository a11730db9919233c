//! What researchers are told of many responses at once: the JSON of the API's aggregates, cross-tables and timelines.
//!
//! Every reply begins with an [`About`], which says what was counted. A count that is withheld, because it could show what
//! single persons said, is `None` (`null` in JSON); so is a percentage or statistic that would have to be made from one.

mod spread;
mod table;

use serde::{Deserialize, Serialize};

use crate::definition::Sensitivity;
use crate::value::Shape;

pub use spread::{Anonymity, Funnel, PageFigures, Stats, Timeline, VersionFigures, Week};
pub use table::{Association, Axis, AxisCategory, CrossTable, Percent, Table};

/// Of whom percentages are parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who answered.
    #[default]
    Answered,
    /// Those who were asked, whether they answered or left it blank.
    Asked,
    /// Everyone whose response passes the filter, asked or not.
    All,
}

/// How exact figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// As counted: for the research team.
    Exact,
    /// Small counts withheld and others rounded, so that no one person's answers show.
    Safe,
}

/// What was counted and how exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    /// The survey.
    pub survey: String,
    /// Names the data: the same name, the same figures.
    pub dataset_version: String,
    /// How exact the figures are.
    pub disclosure: Disclosure,
    /// Of whom percentages are parts.
    pub base: Base,
    /// How many responses pass the filter.
    pub n: Option<u64>,
}

/// The figures of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Aggregate {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// The question with its figures.
    #[serde(flatten)]
    pub figures: QuestionFigures,
}

/// The figures of many questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Aggregates {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// The questions, in the order they are asked.
    pub questions: Vec<QuestionFigures>,
}

/// A question with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionFigures {
    /// The question's id.
    pub question: String,
    /// Its wording, in English where there are several languages.
    pub ask: String,
    /// How much its answers say about the person who gave them.
    pub sensitivity: Sensitivity,
    /// Whether the version asked now has it.
    pub is_current: bool,
    /// Why its figures are withheld altogether, if they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
    /// Its variables: the answer itself, or the rows of a matrix, then details and remarks.
    pub variables: Vec<VariableFigures>,
}

/// A variable with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VariableFigures {
    /// Its name.
    pub variable: String,
    /// What it holds, in words.
    pub label: String,
    /// The shape of its values.
    pub shape: Shape,
    /// How many responses percentages are parts of.
    pub base_n: Option<u64>,
    /// How many answered.
    pub answered: Option<u64>,
    /// How many were asked and left it blank.
    pub skipped: Option<u64>,
    /// How many were not asked.
    pub not_asked: Option<u64>,
    /// Who chose what; empty unless it is a choice. Where several may be ticked, percentages add up to more than 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// The answers as numbers: of a scale without those outside it, of a number question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<Statistics>,
}

/// How many chose one option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Category {
    /// The option's code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Whether it is an answer outside the list proper, such as "I am not sure".
    pub missing: bool,
    /// How many chose it.
    pub n: Option<u64>,
    /// What part of the base that is.
    pub percent: Option<f64>,
}

/// Answers as numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statistics {
    /// How many numbers there are.
    pub n: Option<u64>,
    /// Their mean.
    pub mean: Option<f64>,
    /// The one in the middle; of an even number, the mean of the two in the middle.
    pub median: Option<f64>,
    /// Their standard deviation, as of a sample (n - 1).
    pub deviation: Option<f64>,
    /// The least of a number question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The greatest of a number question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}
