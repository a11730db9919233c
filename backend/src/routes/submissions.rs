//! `POST /surveys/{survey}/responses`: a respondent sends their answers.

use axum::Json as Reply;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use shared::accept::{Response, accept};
use shared::api::{Acknowledgement, ReportedProblem, Submission};
use shared::problem::{Mistake, Problem};
use shared::raw::Raw;
use shared::survey::Form;
use shared::text::Lang;
use shared::value::{Shape, Value};
use uuid::Uuid;

use crate::AppState;
use crate::clock::week;
use crate::digest::{Hash, sha256};
use crate::error::Error;
use crate::extract::{Asked, Json};
use crate::lang::preferred;
use crate::random;
use crate::store::{Added, NewResponse, StoredResponse};

/// Keeps a response once, however often it is sent.
///
/// A submission that is kept already is acknowledged before anything else is asked: whoever lost the first reply gets it
/// even after the survey closed.
pub(super) async fn create(
    State(app): State<AppState>,
    Asked(current): Asked,
    headers: HeaderMap,
    body: Result<Json<Submission>, Error>,
) -> Result<(StatusCode, Reply<Acknowledgement>), Error> {
    let open = Error::unless_open(current.status(&app.today()));
    let survey = &current.about.id;
    let keys = match body.and_then(|Json(submission)| Keys::of(survey, submission)) {
        Ok(keys) => keys,
        Err(error) => return Err(open.err().unwrap_or(error)),
    };
    match app.store.submission(&keys.submission).await? {
        Some(body) if body == keys.body => return Ok((StatusCode::OK, keys.acknowledgement(survey))),
        Some(_) => return Err(Error::SubmissionConflict),
        None => open?,
    }

    let asked = app.versions.get(&current, &keys.sent.version).await?.ok_or(Error::UnknownVersion)?;
    let answers = accept(&asked.form, &keys.sent.answers)
        .map_err(|problems| Error::AnswersRefused(report(&asked.form, problems, preferred(&headers))))?;
    let missing = unknown_uploads(&asked.form, &answers);
    let left_behind = left_behind(&asked.form, &keys.sent.answers, &answers);
    let response = NewResponse {
        id: random::id()?,
        survey: survey.clone(),
        version: asked.version.clone(),
        week: week(app.clock.today()),
        withdrawal_lock: keys.withdrawal_lock,
        submission: keys.submission,
        body: keys.body,
        answers,
    };
    let kept = StoredResponse::of(&response)?;
    match app.store.add_response(response).await? {
        Added::Now => {
            app.analysis.add(survey, kept);
            for id in left_behind {
                // The purge deletes what cannot be deleted now.
                let _ = app.uploads.remove_unsent(survey, id).await;
            }
            Ok((StatusCode::CREATED, keys.acknowledgement(survey)))
        }
        Added::Before => Ok((StatusCode::OK, keys.acknowledgement(survey))),
        Added::Conflict => Err(Error::SubmissionConflict),
        Added::WithoutUploads => {
            Err(Error::AnswersRefused(report(&asked.form, missing, preferred(&headers))))
        }
    }
}

/// A submission whose names are well formed, and what is kept to recognise it by.
struct Keys {
    sent: Submission,
    /// The hash of its UUID.
    submission: Hash,
    /// The hash of everything. Keyed by the UUID, which is not kept: answers that fell off the journey are not stored, and
    /// must not be guessed from a hash of them either.
    body: Hash,
    withdrawal_lock: Option<Hash>,
}

impl Keys {
    fn of(survey: &str, mut sent: Submission) -> Result<Self, Error> {
        let uuid = Uuid::parse_str(&sent.submission).map_err(|_| Error::BadSubmission)?;
        sent.submission = uuid.to_string();
        let withdrawal_lock = sent.withdrawal_key.as_deref().map(lock).transpose()?;
        let everything =
            serde_json::to_vec(&(survey, &sent)).map_err(|error| Error::BadBody(error.to_string()))?;
        let (submission, body) = (sha256([&uuid.as_bytes()[..]]), sha256([uuid.as_bytes(), &everything[..]]));
        Ok(Keys { sent, submission, body, withdrawal_lock })
    }

    fn acknowledgement(self, survey: &str) -> Reply<Acknowledgement> {
        let Submission { submission, version, .. } = self.sent;
        Reply(Acknowledgement { submission, survey: survey.to_owned(), version })
    }
}

/// A lock as it was sent: 64 hexadecimal digits.
pub(super) fn lock(key: &str) -> Result<Hash, Error> {
    let mut lock = Hash::default();
    hex::decode_to_slice(key, &mut lock).map_err(|_| Error::BadWithdrawalKey)?;
    Ok(lock)
}

/// The answers, unless they name uploads: to an invitation none belong.
pub(super) fn without_uploads(form: &Form, answers: Response) -> Result<Response, Vec<Problem>> {
    let problems = unknown_uploads(form, &answers);
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// What to say of each question that names uploads, should one of them not be there.
fn unknown_uploads(form: &Form, answers: &Response) -> Vec<Problem> {
    let named = answers.answers().iter().filter(|(_, value)| matches!(value, Some(Value::Files(_))));
    named
        .filter_map(|(name, _)| {
            let variable = &form.variables[form.variable(name)?];
            let question = form.questions[variable.question].id();
            Some(Problem::new(question, name, Mistake::UnknownUpload))
        })
        .collect()
}

/// The uploads that were sent with a question which fell off the journey.
fn left_behind(form: &Form, sent: &Raw, answers: &Response) -> Vec<Uuid> {
    let of_files = form.variables.iter().filter(|variable| variable.shape == Shape::Files);
    let off = of_files.filter(|variable| !answers.answers().contains_key(&variable.name));
    off.flat_map(|variable| sent.items(&variable.name)).filter_map(|id| Uuid::try_parse(id).ok()).collect()
}

/// Problems in words.
pub(super) fn report(form: &Form, problems: Vec<Problem>, lang: Lang) -> Vec<ReportedProblem> {
    let reported = |problem: Problem| ReportedProblem::new(&problem, problem.message(form, lang));
    problems.into_iter().map(reported).collect()
}
