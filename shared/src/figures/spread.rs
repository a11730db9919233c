//! How responses spread: over weeks, pages and versions, and among those that are alike.

use serde::{Deserialize, Serialize};

use super::About;

/// Responses by week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// Every week from the first with a response to the last.
    pub weeks: Vec<Week>,
}

/// The responses of a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Week {
    /// The ISO week, such as `2026-W48`.
    pub week: String,
    /// How many arrived in it.
    pub n: Option<u64>,
}

/// How far completed journeys led, page by page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Funnel {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// The pages of the version asked now that have questions, in order.
    pub pages: Vec<PageFigures>,
}

/// How many completed journeys led past a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PageFigures {
    /// The page's address.
    pub page: String,
    /// How many were asked something on it.
    pub asked: Option<u64>,
    /// How many answered something on it.
    pub answered: Option<u64>,
    /// What part of all responses was asked something on it.
    pub percent: Option<f64>,
}

/// What there is of a survey, in a few figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stats {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// How many questions the version asked now has that take an answer.
    pub questions: u64,
    /// How many variables all versions together have.
    pub variables: u64,
    /// The week of the first response.
    pub first_week: Option<String>,
    /// The week of the last.
    pub last_week: Option<String>,
    /// The versions, that asked now first.
    pub versions: Vec<VersionFigures>,
}

/// The responses to one version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionFigures {
    /// The version.
    pub version: String,
    /// Whether it is the one asked now.
    pub is_current: bool,
    /// How many responses answer it.
    pub n: Option<u64>,
}

/// How well responses hide among each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anonymity {
    /// What was counted.
    #[serde(flatten)]
    pub about: About,
    /// The variables by which responses are compared.
    pub variables: Vec<String>,
    /// Those of them of which only is compared whether there is anything: texts and files, by which whoever may read them
    /// can tell people apart.
    pub texts: Vec<String>,
    /// The size of the smallest group of responses that are alike; none without responses.
    pub k: Option<u64>,
    /// How many groups there are.
    pub groups: u64,
    /// How many responses are like no other.
    pub unique: u64,
    /// How many are in groups of fewer than 5.
    pub below_5: u64,
    /// How many are in groups of fewer than 10.
    pub below_10: u64,
}
