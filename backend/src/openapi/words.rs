//! What cannot be read off a handler: what it is for, what may come of it, and which errors are its own.

use shared::api::ReportedProblem;

use crate::analysis::filter::BadFilter;
use crate::disclosure::Refused;
use crate::error::Error;
use crate::figures::NotATable;
use crate::uploads::UploadError;

/// What is said of an operation.
pub(super) struct Words {
    /// What it is for.
    pub(super) summary: &'static str,
    /// The statuses when it does what was asked; without any, the usual one.
    pub(super) outcomes: &'static [u16],
    /// Errors that neither its arguments nor its guard bring with them.
    pub(super) errors: Vec<Error>,
}

/// What is said of the operation with this name; nothing of one that is not there.
pub(super) fn words(name: &str) -> Words {
    use Error as E;
    let with = |summary, outcomes, errors| Words { summary, outcomes, errors };
    let filtered = || vec![bad_filter(), not_disclosed()];
    let figures =
        |summary, more: Vec<Error>| with(summary, &[200, 304], filtered().into_iter().chain(more).collect());
    let listed = || filtered().into_iter().chain([E::BadCursor, E::CursorExpired]).collect();
    match name {
        "audit.list" => with("Who looked at single rows", &[], vec![]),
        "surveys.list" => with("Every survey", &[], vec![]),
        "surveys.show" => with("One survey", &[], vec![]),
        "definition.show" => {
            with("The questions, now or in an older version", &[200, 304], vec![E::NoSuchVersion])
        }
        "versions.list" => with("The versions a survey was ever asked in", &[], vec![]),
        "submissions.create" => with(
            "Send answers: once, however often they are sent",
            &[201, 200],
            vec![
                E::SurveyNotOpen,
                E::SurveyClosed,
                E::BadSubmission,
                E::BadWithdrawalKey,
                E::UnknownVersion,
                E::AnswersRefused(vec![problem()]),
                E::SubmissionConflict,
            ],
        ),
        "contacts.create" => with(
            "Take up the invitation to follow-up research",
            &[202],
            vec![
                E::SurveyNotOpen,
                E::SurveyClosed,
                E::NoInvitation,
                E::BadRequestId,
                E::BadWithdrawalKey,
                E::NoDetails,
                E::AnswersRefused(vec![problem()]),
            ],
        ),
        "contacts.list" => with("Contact details given for follow-up research", &[], vec![]),
        "contacts.export" => with("The same as CSV", &[], vec![]),
        "contacts.delete" => with("Delete contact details", &[], vec![E::UnknownContact]),
        "withdrawals.create" => {
            with("Take back what was sent with a receipt", &[], vec![E::BadWithdrawalKey, uploads_failed()])
        }
        "withdrawals.list" => with("How many responses were withdrawn, by week", &[], vec![]),
        "uploads.create" => with(
            "Upload a file that an answer names",
            &[201],
            vec![
                E::SurveyNotOpen,
                E::SurveyClosed,
                E::NoFilesThere,
                E::UploadRefused(vec![problem()]),
                E::TooManyUploads,
                E::BodyInterrupted,
                uploads_failed(),
            ],
        ),
        "uploads.remove" => {
            with("Delete a file whose answers were not sent", &[], vec![E::UnknownUpload, uploads_failed()])
        }
        "uploaded.list" => with("Files that came with responses", &[], vec![]),
        "uploaded.content" => with(
            "One such file, to be saved",
            &[],
            vec![E::UnknownUpload, E::InQuarantine, E::Infected, uploads_failed()],
        ),
        "codebook.show" => with("What the columns of exports mean", &[], vec![]),
        "exports.create" => with(
            "Begin to make a file of responses",
            &[202],
            vec![E::BadExport("there is no column `no-such`".into()), bad_filter(), E::TooManyExports],
        ),
        "exports.show" => with("How far an export has come", &[], vec![E::UnknownExport]),
        "exports.remove" => with("Give an export up, or remove its file", &[], vec![E::UnknownExport]),
        "exports.file" => {
            with("The file, or a range of it", &[200, 206, 304], vec![E::UnknownExport, E::ExportNotReady])
        }
        "responses.list" => with("Responses, page by page", &[], listed()),
        "responses.query" => with("The same for a filter that nests", &[], listed()),
        "responses.show" => with("One response", &[], vec![E::UnknownResponse]),
        "text.list" => with("What was written, and looking for words in it", &[], {
            let mut errors: Vec<Error> = listed();
            errors.push(unknown_name());
            errors
        }),
        "figures.aggregate" => figures("One question, counted", vec![unknown_name()]),
        "figures.aggregates" => figures("Many questions, counted in one request", vec![unknown_name()]),
        "figures.crosstab" => figures(
            "One variable against another",
            vec![unknown_name(), E::NotATable(NotATable::NoChoice("service".into()))],
        ),
        "figures.timeline" => figures("Responses by week", vec![]),
        "figures.funnel" => figures("How far journeys led, page by page", vec![]),
        "figures.stats" => figures("What there is, in a few figures", vec![]),
        "figures.anonymity" => figures("How well responses hide among each other", vec![unknown_name()]),
        _ => with("", &[], vec![]),
    }
}

fn uploads_failed() -> Error {
    Error::UploadsFailed(UploadError::Interrupted)
}

fn bad_filter() -> Error {
    let message = "there is no variable `maturty`: did you mean `maturity`?".into();
    Error::BadFilter(BadFilter { place: "filter 2, `maturty:eq:manual`".into(), message })
}

fn not_disclosed() -> Error {
    Error::NotDisclosed(Refused::TooFine)
}

fn unknown_name() -> Error {
    Error::UnknownName("There is no variable `maturty` in this survey: did you mean `maturity`?".into())
}

fn problem() -> ReportedProblem {
    ReportedProblem {
        question: "job-role".into(),
        variable: "job-role".into(),
        code: "required".into(),
        message: "Enter your job role".into(),
    }
}
