//! What the columns of a survey's responses mean, in five forms.

mod csvw;
mod ddi;
mod html;

use serde_json::{Value, json};
use shared::survey::Survey;
use shared::text::Lang;

use crate::csv::line;

use super::{Column, Dataset, Field, Holds, Missing, Missings, Options, Plan, Type};

pub use csvw::csvw;
pub use ddi::ddi;
pub use html::html;

/// The survey that a codebook is of.
pub struct About<'a> {
    /// As it is asked now.
    pub survey: &'a Survey,
    /// Every version of which there may be responses, that asked now first.
    pub versions: &'a [String],
}

/// The names of the columns of [`csv`].
const HEAD: [&str; 9] =
    ["name", "variable", "question", "label", "type", "code", "number", "meaning", "note"];

/// The codebook as a table: a line for each column, and one for each value it may hold.
pub(super) fn lines(plan: &Plan) -> Vec<[String; 9]> {
    let mut lines = vec![HEAD.map(str::to_owned)];
    for (field, column) in described(plan) {
        let (name, label) = (field.name.clone(), field.label.clone());
        let (variable, question, notes) = column
            .map(|column| (column.variable.clone(), column.question.clone(), column.notes.join(" ")))
            .unwrap_or_default();
        let none = String::new;
        let kind = type_name(field.kind).to_owned();
        lines.push([name.clone(), variable, question, label, kind, none(), none(), none(), notes]);
        let value = |code: String, number: String, meaning: String| {
            [name.clone(), none(), none(), none(), none(), code, number, meaning, none()]
        };
        for own in column.map(|column| column.values.as_slice()).unwrap_or_default() {
            lines.push(value(own.code.clone(), own.number.to_string(), own.label.clone()));
        }
        for (code, label) in missing(plan, column) {
            lines.push(value(code.to_string(), code.to_string(), label.to_owned()));
        }
    }
    lines
}

/// The codebook as CSV: see `docs/EXPORTS.md` for its columns.
pub fn csv(plan: &Plan) -> String {
    let mut bytes = Vec::new();
    for cells in lines(plan) {
        line(&mut bytes, cells);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The codebook as JSON.
pub fn json(about: &About, plan: &Plan) -> Value {
    let columns = described(plan).map(|(field, column)| {
        let mut described = json!({
            "name": field.name,
            "label": field.label,
            "type": type_name(field.kind),
            "missing": missing(plan, column)
                .into_iter()
                .map(|(code, label)| json!({ "code": code, "label": label }))
                .collect::<Vec<_>>(),
        });
        if let Some(column) = column.filter(|column| !column.variable.is_empty()) {
            described["question"] = json!(column.question);
            described["variable"] = json!(column.variable);
            described["ask"] = json!(column.ask);
            described["level"] = json!(column.level);
            described["sensitivity"] = json!(column.sensitivity);
            described["values"] = json!(column.values);
            described["notes"] = json!(column.notes);
        }
        described
    });
    let columns: Vec<Value> = columns.collect();
    let survey = &about.survey.about;
    json!({
        "survey": survey.id,
        "title": survey.title.get(Lang::En),
        "version": about.survey.version,
        "versions": about.versions,
        "columns": columns,
    })
}

/// What a file of responses was made of and how.
pub(super) fn manifest(dataset: &Dataset, plan: &Plan, options: &Options) -> Value {
    json!({
        "program": concat!("Soundings ", env!("CARGO_PKG_VERSION")),
        "survey": dataset.survey().about.id,
        "title": dataset.survey().about.title.get(Lang::En),
        "versions": dataset.dictionary.versions,
        "filter": options.filter,
        "disclosure": "exact",
        "texts": plan.texts,
        "options": options,
        "missing": Missing::ALL.map(|missing| json!({ "code": missing.code(), "label": missing.label() })),
    })
}

/// The fields, with the columns they are made of.
fn described(plan: &Plan) -> impl Iterator<Item = (&Field, Option<&Column>)> {
    plan.fields.iter().map(|field| (field, field.column.map(|at| &plan.columns[at])))
}

/// The codes for no answer that a field may hold.
fn missing(plan: &Plan, column: Option<&Column>) -> Vec<(i64, &'static str)> {
    let Some(column) = column.filter(|column| !column.variable.is_empty() && plan.missing == Missings::Codes)
    else {
        return Vec::new();
    };
    let is_far = matches!(column.holds, Holds::Number(_, true));
    let code = |missing: Missing| if is_far { missing.far_code() } else { missing.code() };
    Missing::ALL.map(|missing| (code(missing), missing.label())).to_vec()
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Integer => "integer",
        Type::Number => "number",
    }
}
