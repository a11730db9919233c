//! Programs that read the CSV of a bundle into statistics packages, with labels and with the kinds of no answer kept apart.

mod r;
mod spss;
mod stata;

pub(super) use r::r;
pub(super) use spss::spss;
pub(super) use stata::stata;

use super::{Column, Field, Holds, Missing, Missings, Plan, Type};

/// The codes for no answer that may stand in a field of numbers, with what they mean.
fn missing_codes(plan: &Plan, field: &Field) -> Vec<(i64, &'static str)> {
    let Some(column) = column(plan, field).filter(|_| plan.missing == Missings::Codes) else {
        return Vec::new();
    };
    let code = |missing: Missing| match column.holds {
        Holds::Number(_, true) => missing.far_code(),
        _ => missing.code(),
    };
    Missing::ALL.map(|missing| (code(missing), missing.label())).to_vec()
}

fn column<'a>(plan: &'a Plan, field: &Field) -> Option<&'a Column> {
    field.column.map(|at| &plan.columns[at])
}

/// The fields that hold numbers, with the labels of their values.
fn labelled(plan: &Plan) -> impl Iterator<Item = (&Field, Vec<(i64, &str)>)> {
    plan.fields.iter().filter(|field| field.kind != Type::Text).map(|field| {
        let values = column(plan, field).map(|column| column.values.as_slice()).unwrap_or_default();
        (field, values.iter().map(|value| (value.number, value.label.as_str())).collect())
    })
}

/// On one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
