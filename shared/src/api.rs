//! What travels between browser and server: the JSON of `/api/v1`.

use serde::{Deserialize, Serialize};

use crate::definition::Definition;
use crate::problem::Problem;
use crate::raw::Raw;
use crate::survey::Status;

/// A lock or key that opens nothing: the digits of one.
#[cfg(feature = "schema")]
const EXAMPLE_KEY: &str = "3f7a0c5de9b1428f6a0d9c3be5471f28a6b4c09d7e13f5826b9d0c4e7a1f3b58";

/// One survey of `GET /surveys`, and the whole of `GET /surveys/{survey}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SurveySummary {
    /// The survey's name in addresses.
    pub id: String,
    /// Its title, in English where there are several languages.
    pub title: String,
    /// Whether it takes answers today.
    pub status: Status,
    /// The version now asked.
    pub version: String,
    /// The first day answers are taken.
    pub opens: Option<String>,
    /// The last day answers are taken.
    pub closes: Option<String>,
}

/// `GET /surveys/{survey}/definition`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DefinitionDocument {
    /// The hash of the definition.
    pub version: String,
    /// The definition, in the authors' language.
    pub definition: Definition,
}

/// The body of `POST /surveys/{survey}/responses`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// A UUID made with the draft: sending it twice stores one response.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uuid")))]
    pub submission: String,
    /// The version of the definition that was answered.
    pub version: String,
    /// The lock of the receipt's key for the answers (64 hexadecimal digits): see [`receipt`](crate::receipt). Without one
    /// the response cannot be withdrawn.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9A-Fa-f]{64}$"), extend("examples" = [EXAMPLE_KEY])))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal_key: Option<String>,
    /// The answers by variable.
    pub answers: Raw,
}

/// The reply to an accepted submission. The same submission always gets the same acknowledgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acknowledgement {
    /// The submission it acknowledges.
    pub submission: String,
    /// The survey it answered.
    pub survey: String,
    /// The version it answered.
    pub version: String,
}

/// The body of `POST /surveys/{survey}/contacts`: a request of its own, with nothing in it of any response.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A UUID drawn for these contact details alone: sending them twice keeps them once.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uuid")))]
    pub request: String,
    /// The lock of the receipt's key for the contact details: see [`receipt`](crate::receipt). Without one they cannot be
    /// withdrawn with the receipt.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9A-Fa-f]{64}$"), extend("examples" = [EXAMPLE_KEY])))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal_key: Option<String>,
    /// The answers to the invitation by variable.
    pub details: Raw,
}

/// The reply to a file that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UploadReceipt {
    /// Its id: what answers name it by. Whoever knows it can delete the file until the answers are sent.
    pub id: String,
    /// The name the file had.
    pub name: String,
    /// Its size in bytes, once everything was removed that says who made it.
    pub size: u64,
    /// Whether nobody can open it before a virus scanner has looked at it.
    pub waits: bool,
}

/// The body of `POST /surveys/{survey}/withdrawals`: the keys that the sender's receipt gives, 64 hexadecimal digits each. See
/// [`receipt`](crate::receipt).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The key for the answers.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9A-Fa-f]{64}$"), extend("examples" = [EXAMPLE_KEY])))]
    pub answers: String,
    /// The key for the contact details.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9A-Fa-f]{64}$"), extend("examples" = [EXAMPLE_KEY])))]
    pub contact: String,
}

/// An error, as RFC 9457 "problem details" (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ErrorBody {
    /// `about:blank`, or an address that explains this kind of error.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of error in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The kind of error in one stable word, for programs.
    pub code: String,
    /// What happened this time and what to do.
    pub detail: String,
    /// What is wrong with the answers, where that is the error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ReportedProblem>,
}

/// A [`Problem`] as the API tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportedProblem {
    /// The question, by id. For a variable the survey does not have, that variable.
    pub question: String,
    /// The variable whose value is to be mended.
    pub variable: String,
    /// What is wrong in one stable word, for programs: see [`Mistake::code`](crate::problem::Mistake::code).
    pub code: String,
    /// What to tell the respondent.
    pub message: String,
}

impl ReportedProblem {
    /// A problem in words.
    pub fn new(problem: &Problem, message: String) -> Self {
        let (question, variable) = (problem.question.clone(), problem.variable.clone());
        ReportedProblem { question, variable, code: problem.mistake.code().to_owned(), message }
    }
}
