//! The definition language: what an author writes, typed.
//!
//! Authors write YAML; the browser and the API use the same document as JSON ([`Definition::canonical`]), so what the API
//! serves is itself a definition. Reading only proves the form. Whether names exist, conditions parse and the whole makes
//! sense is for [`check`](crate::check) to say.

mod options;
mod question;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use options::{ChoiceOption, OptionList, Options};
pub use question::{Appearance, Bound, KindName, Preset, Question, Sensitivity};

use crate::hex::hex;
use crate::text::{Lang, Text};

/// A survey as its author wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Names the survey in addresses, files and exports: lower-case letters, digits and hyphens.
    pub id: String,
    /// The title respondents see on every page.
    pub title: Text,
    /// Who runs the survey: shown in the header and the privacy notice.
    pub owner: Text,
    /// The e-mail address for questions about the survey.
    pub contact: String,
    /// The languages the survey's own texts are written in. English alone when left out.
    #[serde(default = "english", skip_serializing_if = "is_english")]
    pub languages: Vec<Lang>,
    /// The first day answers are taken, as `YYYY-MM-DD`. Open from the start when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// The last day answers are taken, as `YYYY-MM-DD`. Never closes when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
    /// How long it takes, as shown on the start page: `5-10 minutes`.
    pub duration: Text,
    /// The recruitment brief: prose on the start page.
    pub brief: Text,
    /// The introduction: prose on the first page of the survey.
    pub introduction: Text,
    /// What the owner adds to the privacy notice, as prose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Text>,
    /// How long each class of data is kept.
    #[serde(default)]
    pub retention: Retention,
    /// Lists of options that several questions share, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub option_sets: BTreeMap<String, OptionList>,
    /// Conditions that several places share, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub conditions: BTreeMap<String, String>,
    /// The survey itself, in the order it is asked.
    pub sections: Vec<Section>,
    /// An invitation made after the answers are sent, and stored apart from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
}

fn english() -> Vec<Lang> {
    vec![Lang::En]
}

fn is_english(languages: &Vec<Lang>) -> bool {
    *languages == english()
}

impl Definition {
    /// The definition as JSON with a fixed order of fields: the document the API serves and hashes.
    pub fn canonical(&self) -> String {
        // Strings, numbers, lists and maps with string keys: none of them can fail to serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The version: the first 16 hexadecimal digits of the SHA-256 of [`canonical`](Self::canonical).
    pub fn version(&self) -> String {
        hex(&Sha256::digest(self.canonical())[..8])
    }
}

/// Days each class of data is kept before the purge removes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Unsent answers on the respondent's device. Browsers may delete them after 7 days whatever stands here.
    pub draft_days: u32,
    /// Contact details, after the survey closes or, if it never closes, after they were given.
    pub contact_days: u32,
    /// Uploaded files, likewise.
    pub upload_days: u32,
    /// Answers, likewise.
    pub answer_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Retention { draft_days: 7, contact_days: 180, upload_days: 365, answer_days: 730 }
    }
}

/// A part of the survey with a title, shown as "Section 2 of 5".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names the section: unique among sections.
    pub id: String,
    /// The title respondents see above each page.
    pub title: Text,
    /// Shown only while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<String>,
    /// Skipped while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip_if: Option<String>,
    /// The pages, in order.
    pub pages: Vec<Page>,
}

/// What a respondent sees at once: one question, or two or three that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The page's address. The id of its first question when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The page's heading. With one question, the question is the heading when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Prose between the heading and the questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Shown only while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<String>,
    /// Skipped while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip_if: Option<String>,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// Ends the questions after this page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_if: Option<EndIf>,
}

/// A way out of the survey before its last page. The answers given so far can still be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndIf {
    /// The condition under which nothing more is asked.
    pub when: String,
    /// The exit page's heading.
    pub title: Text,
    /// The exit page's prose.
    pub text: Text,
}

/// An invitation made after the answers are sent: its answers never meet those of the survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The invitation's heading.
    pub title: Text,
    /// Its prose.
    pub text: Text,
    /// What is asked: interests and contact details.
    pub questions: Vec<Question>,
}
