//! Made-up responses, to try out and to time analysis with.
//!
//! They are answered question by question by respondents with leanings, so that answers hang together, and pass the same
//! gate as everyone's: an answer is where the survey's routing asks for one. They are not a model of anybody: what a
//! cross-tabulation of them shows was drawn by chance from the ids of the questions.

mod respondent;
mod words;

use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::Date;
use shared::accept::{Response, accept};
use shared::raw::Raw;
use shared::survey::{Form, Survey};
use shared::text::Lang;
use uuid::Uuid;

use self::respondent::{Respondent, along};
use crate::clock::week;
use crate::digest::Hash;
use crate::store::NewResponse;

/// Weeks over which responses are spread.
const WEEKS: i64 = 12;

/// How often a respondent tries to put right what the survey refuses.
const ATTEMPTS: usize = 5;

/// A question to which no acceptable answer was found.
#[derive(Debug, thiserror::Error)]
#[error("no acceptable answer to `{question}` can be made up: {message}")]
pub struct Unanswerable {
    question: String,
    message: String,
}

/// `count` responses in the order of their ids, which are random; the latest are of the week of `today`. The same `seed`
/// makes the same.
///
/// # Errors
/// An item is an error where the survey demands what cannot be made up, such as an uploaded file.
pub fn responses(
    survey: &Survey,
    count: u32,
    seed: u64,
    today: Date,
) -> impl Iterator<Item = Result<NewResponse, Unanswerable>> {
    let mut rng = Rng::with_seed(seed);
    let mut ids: Vec<Uuid> = (0..count)
        .map(|_| uuid::Builder::from_random_bytes(rng.u128(..).to_be_bytes()).into_uuid())
        .collect();
    ids.sort_unstable();
    let weeks: Vec<String> = (0..WEEKS).map(|ago| week(today.saturating_sub(ago.weeks()))).collect();
    ids.into_iter().map(move |id| {
        let mut rng = rng.fork();
        // More in the first weeks than in the last.
        // Nobody's submission has such a hash, and the index of those made up grows at its end.
        let name = twice(id);
        let week = along(&weeks, rng.f64().sqrt()).cloned().unwrap_or_default();
        Ok(NewResponse {
            id,
            survey: survey.about.id.clone(),
            version: survey.version.clone(),
            week,
            withdrawal_lock: None,
            submission: name,
            body: name,
            answers: answers(&survey.form, rng)?.1,
        })
    })
}

/// The id, twice over: what marks a response as made up where a submission's hash would stand.
fn twice(id: Uuid) -> Hash {
    let mut name = Hash::default();
    name[..16].copy_from_slice(id.as_bytes());
    name[16..].copy_from_slice(id.as_bytes());
    name
}

/// The same answers to a form each time, as they would be sent; none where it demands what cannot be made up.
pub(crate) fn example(form: &Form) -> Option<Raw> {
    let (raw, response) = answers(form, Rng::with_seed(1)).ok()?;
    let mut sent = Raw::new();
    for (variable, value) in raw.iter().filter(|(variable, _)| response.answers().contains_key(*variable)) {
        sent.set(variable, value.clone());
    }
    Some(sent)
}

fn answers(form: &Form, rng: Rng) -> Result<(Raw, Response), Unanswerable> {
    let mut respondent = Respondent::new(form, rng);
    let mut raw = respondent.answer_all();
    let mut attempts = 0;
    loop {
        let problems = match accept(form, &raw) {
            Ok(response) => return Ok((raw, response)),
            Err(problems) => problems,
        };
        for problem in problems {
            let question = form.questions.iter().position(|question| question.id() == problem.question);
            match question {
                Some(question) if attempts < ATTEMPTS => respondent.answer_properly(question, &mut raw),
                Some(_) | None => {
                    let message = problem.message(form, Lang::En);
                    return Err(Unanswerable { question: problem.question, message });
                }
            }
        }
        attempts += 1;
    }
}
