//! What can be analysed: the variables of a survey in all the versions it was ever asked in, as one list.
//!
//! The version asked now comes first and rules: a variable that older versions have too keeps its wording, its place and
//! its shape, and takes on the codes they had besides. What only older versions have follows. Where a variable had another
//! shape in an older version, what does not fit the present one counts as not asked.

use std::collections::HashMap;
use std::sync::Arc;

use shared::decimal::Decimal;
use shared::definition::{Appearance, Sensitivity};
use shared::kinds::{Choice, Kind};
use shared::survey::{Form, Role, Survey};
use shared::text::Text;
use shared::value::Shape;

/// The variables of a survey.
#[derive(Debug)]
pub struct Dictionary {
    /// The survey as it is asked now.
    pub current: Arc<Survey>,
    /// Every version there was, that asked now first.
    pub versions: Vec<String>,
    /// The questions that have variables.
    pub questions: Vec<Question>,
    /// The variables, question by question.
    pub variables: Vec<Variable>,
    /// The position of each variable, in the order of their names.
    by_name: Vec<(String, usize)>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Its wording.
    pub ask: Text,
    /// How much its answers say about the person who gave them.
    pub sensitivity: Sensitivity,
    /// Whether the version asked now has it.
    pub is_current: bool,
}

/// A variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name in submissions, storage and exports.
    pub name: String,
    /// The question it belongs to, by position.
    pub question: usize,
    /// What part of the question it is.
    pub role: Role,
    /// The shape of its values.
    pub shape: Shape,
    /// What it holds, in words.
    pub label: Text,
    /// The codes it may hold, in order; none unless it is a choice.
    pub codes: Vec<Code>,
    /// Whether the codes are steps of a scale: all but the missing ones are numbers, and their author calls it one.
    pub is_scale: bool,
}

/// One code of a choice.
#[derive(Clone, Debug)]
pub struct Code {
    /// What stands in the data.
    pub code: String,
    /// The words beside the box.
    pub label: Text,
    /// Whether it is an answer outside the list proper, such as "I am not sure": never part of a mean.
    pub missing: bool,
    /// The code as a number, if it is one.
    pub number: Option<f64>,
}

impl Variable {
    /// The position of a code.
    pub fn code(&self, code: &str) -> Option<u16> {
        self.codes.iter().position(|other| other.code == code).and_then(|at| u16::try_from(at).ok())
    }

    /// What the codes count for on the scale, by position: nothing for a missing one. `None` unless it is a scale.
    pub fn scores(&self) -> Option<Vec<Option<f64>>> {
        let score = |code: &Code| code.number.filter(|_| !code.missing);
        self.is_scale.then(|| self.codes.iter().map(score).collect())
    }
}

impl Dictionary {
    /// The dictionary of a survey. `older` are the other versions it was asked in, the latest first; `unreadable` the names
    /// of versions that this program can no longer read.
    pub fn new(current: Arc<Survey>, older: &[Arc<Survey>], unreadable: Vec<String>) -> Self {
        let mut versions = vec![current.version.clone()];
        versions.extend(older.iter().map(|survey| survey.version.clone()));
        versions.extend(unreadable);
        let mut new = Dictionary {
            current,
            versions,
            questions: Vec::new(),
            variables: Vec::new(),
            by_name: Vec::new(),
        };
        let current = Arc::clone(&new.current);
        new.add(&current.form, true);
        for survey in older {
            new.add(&survey.form, false);
        }
        new.by_name =
            new.variables.iter().enumerate().map(|(at, variable)| (variable.name.clone(), at)).collect();
        new.by_name.sort_unstable();
        new
    }

    fn add(&mut self, form: &Form, is_current: bool) {
        let mut places: HashMap<String, usize> =
            self.variables.iter().enumerate().map(|(at, variable)| (variable.name.clone(), at)).collect();
        for variable in &form.variables {
            let question = &form.questions[variable.question];
            let codes = match variable.role {
                Role::Answer | Role::Row(_) => codes(question.kind.choices()),
                Role::Detail(_) | Role::Comment => Vec::new(),
            };
            if let Some(&at) = places.get(&variable.name) {
                let known = &mut self.variables[at];
                if known.shape == variable.shape {
                    let is_new = |code: &Code| known.codes.iter().all(|other| other.code != code.code);
                    let new: Vec<Code> = codes.into_iter().filter(is_new).collect();
                    known.codes.extend(new);
                }
                continue;
            }
            let place = self.questions.iter().position(|other| other.id == question.id());
            let place = place.unwrap_or_else(|| {
                let (id, spec) = (question.id().to_owned(), &question.spec);
                let (ask, sensitivity) = (spec.ask.clone(), spec.sensitivity);
                self.questions.push(Question { id, ask, sensitivity, is_current });
                self.questions.len() - 1
            });
            places.insert(variable.name.clone(), self.variables.len());
            self.variables.push(Variable {
                name: variable.name.clone(),
                question: place,
                role: variable.role.clone(),
                shape: variable.shape,
                label: label(question, &variable.role),
                is_scale: is_scale(&question.kind, &codes),
                codes,
            });
        }
    }

    /// The position of the variable called `name`.
    pub fn variable(&self, name: &str) -> Option<usize> {
        let place = self.by_name.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
        Some(self.by_name[place].1)
    }

    /// The place of a name in the order of names, looked for first at `expected`, and the position of its variable.
    pub(super) fn find_from(&self, name: &str, expected: usize) -> Option<(usize, usize)> {
        let ahead = self.by_name.get(expected..)?.iter().position(|(other, _)| other.as_str() >= name);
        let place = expected + ahead?;
        if self.by_name[place].0 == name {
            return Some((place, self.by_name[place].1));
        }
        let place = self.by_name.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
        Some((place, self.by_name[place].1))
    }

    /// The position of a version.
    pub fn version(&self, version: &str) -> Option<u16> {
        let at = self.versions.iter().position(|other| other == version)?;
        u16::try_from(at).ok()
    }

    /// The position of the question with this id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The positions of a question's variables.
    pub fn variables_of(&self, question: usize) -> impl Iterator<Item = usize> {
        (0..self.variables.len()).filter(move |&at| self.variables[at].question == question)
    }

    /// The positions of the variables of the questions marked as identifying together with others, that asked now has.
    pub fn identifying(&self) -> Vec<usize> {
        let is_quasi = |at: &usize| {
            let question = &self.questions[self.variables[*at].question];
            question.is_current && question.sensitivity == Sensitivity::Quasi
        };
        (0..self.variables.len()).filter(is_quasi).collect()
    }

    /// How much the values of a variable say about the person who gave them.
    pub fn sensitivity(&self, variable: usize) -> Sensitivity {
        self.questions[self.variables[variable].question].sensitivity
    }
}

fn codes(choices: &[Choice]) -> Vec<Code> {
    let number = |code: &str| code.parse::<Decimal>().ok().map(Decimal::to_f64);
    let code = |choice: &Choice| Code {
        code: choice.code.clone(),
        label: choice.label.clone(),
        missing: choice.missing,
        number: number(&choice.code),
    };
    choices.iter().map(code).collect()
}

fn is_scale(kind: &Kind, codes: &[Code]) -> bool {
    let is_called_one = match kind {
        Kind::ChooseOne(kind) => kind.appearance == Some(Appearance::Scale),
        Kind::Matrix(_) => true,
        _ => false,
    };
    let mut steps = codes.iter().filter(|code| !code.missing).peekable();
    is_called_one && steps.peek().is_some() && steps.all(|code| code.number.is_some())
}

fn label(question: &shared::survey::Question, role: &Role) -> Text {
    let part = match role {
        Role::Answer => None,
        Role::Row(row) => match &question.kind {
            Kind::Matrix(matrix) => matrix.rows.get(*row).map(|row| &row.label),
            _ => None,
        },
        Role::Detail(option) => question
            .kind
            .choices()
            .get(*option)
            .and_then(|choice| choice.detail.as_ref())
            .map(|detail| &detail.label),
        Role::Comment => question.spec.comment.as_ref(),
    };
    part.unwrap_or(&question.spec.ask).clone()
}
