//! What travels with every page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use shared::api::Submission;
use shared::journey::journey;
use shared::kinds::Kind;
use shared::raw::{Raw, RawValue};
use shared::receipt::{Purpose, Receipt, lock};
use shared::survey::{Form, Question, Survey};
use shared::value::Shape;

use super::press::Typed;

/// Unsent answers and how far their writer got, as a page carries them. Whatever it says may have been tampered with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The version of the definition that is being answered.
    pub version: String,
    /// Names the submission the answers will become, so that sending them twice stores them once.
    pub submission: String,
    /// The code of the receipt, once there is one: it is made when the answers are first shown to be checked.
    pub receipt: Option<String>,
    /// The questions seen and continued from, by id.
    passed: BTreeSet<String>,
    /// The questions on the page, by id.
    asked: BTreeSet<String>,
    /// Whether the respondent came from check-answers to change one answer.
    pub(super) change: bool,
    /// What was typed.
    pub answers: Raw,
    /// What the files of uploads are called, by id.
    #[serde(default)]
    pub(super) files: Raw,
}

impl Draft {
    /// An empty draft of a survey.
    pub fn new(survey: &Survey, submission: String) -> Self {
        Draft {
            version: survey.version.clone(),
            submission,
            receipt: None,
            passed: BTreeSet::new(),
            asked: BTreeSet::new(),
            change: false,
            answers: Raw::new(),
            files: Raw::new(),
        }
    }

    /// The draft of a respondent who sees, with nothing answered, a page of the survey that the client has not taken over.
    pub fn on_page(survey: &Survey, submission: String, page: usize) -> Self {
        let mut draft = Draft::new(survey, submission);
        let journey = journey(&survey.form, &draft.answers);
        let shown = survey.form.pages[page].questions.clone().filter(|question| journey.shows(*question));
        draft.ask(&survey.form, &shown.collect::<Vec<_>>());
        draft
    }

    /// Fits the draft to a survey: what has no place in it is dropped.
    pub fn fit(&mut self, survey: &Survey) {
        self.version.clone_from(&survey.version);
        self.answers.retain(|name, _| survey.form.variable(name).is_some());
        self.receipt = self.receipt.take().filter(|code| Receipt::parse(code).is_some());
    }

    /// The submission the draft becomes; `None` while it has no receipt.
    pub fn submission(&self) -> Option<Submission> {
        let receipt = Receipt::parse(self.receipt.as_deref()?)?;
        Some(Submission {
            submission: self.submission.clone(),
            version: self.version.clone(),
            withdrawal_key: Some(lock(&receipt.key(Purpose::Answers))),
            answers: self.answers.clone(),
        })
    }

    /// The questions on the page, by position, in order.
    pub(super) fn asked(&self, form: &Form) -> Vec<usize> {
        let is_asked = |question: &Question| self.asked.contains(question.id());
        let first = form.questions.iter().find(|question| is_asked(question));
        let page = first.map_or(0..0, |question| form.pages[question.page].questions.clone());
        page.filter(|at| is_asked(&form.questions[*at])).collect()
    }

    /// Notes which questions are on the page.
    pub(super) fn ask(&mut self, form: &Form, questions: &[usize]) {
        self.asked = questions.iter().map(|question| form.questions[*question].id().to_owned()).collect();
    }

    /// By position: whether a question was seen and continued from.
    pub(super) fn passed(&self, form: &Form) -> Vec<bool> {
        form.questions.iter().map(|question| self.passed.contains(question.id())).collect()
    }

    /// Notes whether a question was seen and continued from.
    pub(super) fn set_passed(&mut self, form: &Form, question: usize, passed: bool) {
        let id = form.questions[question].id();
        if passed {
            self.passed.insert(id.to_owned());
        } else {
            self.passed.remove(id);
        }
    }

    /// Takes what was typed on the page. Only the questions asked there are touched: of these, what is not in `typed` was
    /// left blank.
    pub(super) fn take(&mut self, form: &Form, typed: &Typed) {
        for question in self.asked(form) {
            for variable in &form.variables[form.questions[question].variables.clone()] {
                if variable.shape == Shape::Files {
                    self.keep(&variable.name, typed);
                } else {
                    self.answers.set(&variable.name, typed.value(variable));
                }
            }
        }
    }

    /// Adds the files that came for a variable to those that are there.
    fn keep(&mut self, variable: &str, typed: &Typed) {
        let mut ids = self.answers.items(variable).to_vec();
        for (id, name) in typed.kept(variable) {
            ids.push(id.clone());
            self.files.set(id, RawValue::from(name.as_str()));
        }
        self.answers.set(variable, RawValue::Many(ids));
    }

    /// What the file of an upload is called; what is no upload's id is returned as it is.
    pub(super) fn file_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.files.get(id).map_or(id, |_| self.files.text(id))
    }

    /// Forgets a file.
    pub(super) fn remove(&mut self, form: &Form, id: &str) {
        self.files.set(id, RawValue::from(""));
        for variable in form.variables.iter().filter(|variable| variable.shape == Shape::Files) {
            let mut ids = self.answers.items(&variable.name).to_vec();
            ids.retain(|other| other != id);
            self.answers.set(&variable.name, RawValue::Many(ids));
        }
    }

    /// Whether a question on the page is for files.
    pub(super) fn asks_for_files(&self, form: &Form) -> bool {
        self.asked(form).iter().any(|at| matches!(form.questions[*at].kind, Kind::File(_)))
    }
}
