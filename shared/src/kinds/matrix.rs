//! Several statements rated on the same options: one variable per statement.

use serde::{Deserialize, Serialize};

use super::choices::{self, Choice, Misfit};
use super::{Answer, Input};
use crate::check::Scope;
use crate::definition::{self, ChoiceOption};
use crate::diagnostic::Place;
use crate::problem::Problem;
use crate::survey::Role;
use crate::text::Text;
use crate::value::{Shape, Value};

pub(super) const SETTINGS: &[&str] = &["options", "rows"];

/// Several statements rated on the same options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// The options of every row.
    pub choices: Vec<Choice>,
    /// The statements.
    pub rows: Vec<Row>,
}

/// One statement of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its code in the variable's name.
    pub code: String,
    /// The statement.
    pub label: Text,
    /// The variable that holds its rating, by position.
    pub variable: usize,
}

impl Matrix {
    pub(super) fn compile(scope: &mut Scope, spec: &definition::Question, place: &Place) -> Self {
        let choices = choices::compile(scope, spec, place, misfit);
        let source = spec.rows.as_ref().map(|rows| rows.0.as_slice()).unwrap_or_default();
        if source.is_empty() {
            scope.error(&place.then("rows"), "a matrix needs `rows`");
        }
        let mut rows = Vec::with_capacity(source.len());
        for (at, (code, row)) in source.iter().enumerate() {
            let place = place.then("rows").then(code);
            scope.check_code(&place, code);
            scope.check_text(&place.then("label"), &row.label);
            if *row != ChoiceOption::labelled(row.label.clone()) {
                scope.error(&place, "a row of a matrix is a label and no more");
            }
            let variable = scope.add_variable(&format!("{}.{code}", spec.id), Role::Row(at), Shape::Choice);
            rows.push(Row { code: code.clone(), label: row.label.clone(), variable });
        }
        Matrix { choices, rows }
    }

    pub(super) fn read(&self, input: &Input) -> Result<Answer, Problem> {
        let mut values = Vec::new();
        for row in &self.rows {
            let Some(code) = input.text(row.variable)? else { continue };
            let chosen = choices::chosen(input, row.variable, &self.choices, &[code.into_owned()])?;
            values.extend(chosen.first().map(|choice| (row.variable, Value::Choice(choice.code.clone()))));
        }
        Ok(Answer { values, problem: None })
    }
}

/// The options stand once above all rows, so none can be a row's own.
fn misfit(option: &ChoiceOption) -> Option<Misfit> {
    let settings = [
        ("exclusive", option.exclusive),
        ("detail", option.detail.is_some()),
        ("show_if", option.show_if.is_some()),
        ("skip_if", option.skip_if.is_some()),
    ];
    let (key, _) = settings.into_iter().find(|(_, is_set)| *is_set)?;
    Some((key, "an option of a matrix has a label and perhaps a hint, and may be `missing`"))
}
