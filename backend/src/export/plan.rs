//! From what is wanted to the fields of a file.

use super::Dataset;
use super::columns::{Column, Holds};
use super::error::ExportError;
use super::names::Names;
use super::options::{Format, Layout, Missings, Multi, Options, Values};
use crate::analysis::filter::Filter;

/// The fields of a file and how its cells are written.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The columns they are made of.
    pub columns: Vec<Column>,
    /// What a row is.
    pub layout: Layout,
    /// How cells without an answer are written.
    pub missing: Missings,
    /// What becomes of free text.
    pub texts: Texts,
    /// Which responses are meant.
    pub filter: Filter,
}

/// One field of a file.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds, in words.
    pub label: String,
    /// The type of its values.
    pub kind: Type,
    /// The column it is made of, by position among the plan's. In the long layout only the first three have one.
    pub column: Option<usize>,
    /// How choices are written in it.
    pub(super) shows: Values,
}

/// The type of a field's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
}

/// What becomes of free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Texts {
    /// It stands as it was typed.
    Raw,
    /// What says by itself who is meant is [replaced](crate::redact).
    Redacted,
    /// It is withheld.
    Withheld,
}

impl Plan {
    /// # Errors
    /// [`ExportError::BadOptions`] for a column that the dataset does not have, and for options that exclude each other;
    /// [`ExportError::BadFilter`] for a filter that makes no sense.
    pub fn new(dataset: &Dataset, options: &Options, texts: Texts) -> Result<Self, ExportError> {
        let columns = chosen(&dataset.columns, options)?;
        let values = values(options)?;
        let fields = match options.layout {
            Layout::Wide => wide(&columns, values, &dataset.columns),
            Layout::Long => long(values),
        };
        let filter = Filter::parse(&dataset.dictionary, &options.filter)?;
        Ok(Plan { fields, columns, layout: options.layout, missing: options.missing, texts, filter })
    }
}

/// How choices are written: by what the format needs, or else as asked for.
fn values(options: &Options) -> Result<Values, ExportError> {
    let needs_numbers = matches!(options.format, Format::Sav | Format::Zip) && options.layout == Layout::Wide;
    match options.values {
        None if needs_numbers => Ok(Values::Numbers),
        Some(Values::Numbers) if options.layout == Layout::Long => {
            bad("the long layout has one column for values of every kind: choose codes, labels or both"
                .into())
        }
        Some(values) if needs_numbers && values != Values::Numbers => bad(format!(
            "{} writes choices as labelled numbers: leave `values` out",
            options.format.extension()
        )),
        values => Ok(values.unwrap_or_default()),
    }
}

fn chosen(all: &[Column], options: &Options) -> Result<Vec<Column>, ExportError> {
    if options.excel && options.format != Format::Csv {
        return bad("`excel` is for CSV alone".into());
    }
    let is_called =
        |column: &Column, name: &String| [&column.question, &column.variable, &column.name].contains(&name);
    if let Some(names) = &options.columns
        && let Some(unknown) =
            names.iter().find(|name| name.is_empty() || !all.iter().any(|column| is_called(column, name)))
    {
        return bad(format!("there is no question, variable or column `{unknown}`"));
    }
    let is_wanted = |column: &&Column| {
        let is_named = |names: &Vec<String>| names.iter().any(|name| is_called(column, name));
        let is_layout = match column.holds {
            Holds::Ticked(..) => options.multi != Multi::List && options.layout == Layout::Wide,
            Holds::List(_) => options.multi != Multi::Columns || options.layout == Layout::Long,
            _ => true,
        };
        is_layout && (column.variable.is_empty() || options.columns.as_ref().is_none_or(is_named))
    };
    Ok(all.iter().filter(is_wanted).cloned().collect())
}

fn bad<T>(message: String) -> Result<T, ExportError> {
    Err(ExportError::BadOptions(message))
}

fn wide(columns: &[Column], values: Values, all: &[Column]) -> Vec<Field> {
    let mut names = Names::default();
    for column in all {
        names.give(&column.name);
    }
    let mut fields = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let field = |name: String, shows: Values| Field {
            name,
            label: column.label.clone(),
            kind: kind(column.holds, shows),
            column: Some(at),
            shows,
        };
        match (column.holds, values) {
            (Holds::Choice(_) | Holds::List(_), Values::Both) => {
                fields.push(field(column.name.clone(), Values::Codes));
                fields.push(field(names.give(&format!("{}__label", column.name)), Values::Labels));
            }
            (_, values) => fields.push(field(column.name.clone(), values)),
        }
    }
    fields
}

fn kind(holds: Holds, shows: Values) -> Type {
    match holds {
        Holds::Ticked(..) => Type::Integer,
        Holds::Choice(_) if shows == Values::Numbers => Type::Integer,
        Holds::Number(..) => Type::Number,
        _ => Type::Text,
    }
}

fn long(values: Values) -> Vec<Field> {
    let text = |name: &str, label: &str, column: Option<usize>| Field {
        name: name.to_owned(),
        label: label.to_owned(),
        kind: Type::Text,
        column,
        shows: Values::Codes,
    };
    let mut fields = vec![
        text("response_id", "Response", Some(0)),
        text("response_version", "Version of the survey that was answered", Some(1)),
        text("response_week", "Week in which the response arrived", Some(2)),
        text("question", "Question", None),
        text("variable", "Variable", None),
    ];
    if values != Values::Labels {
        fields.push(text("value", "Code, number or text; one row for each option ticked", None));
    }
    if values != Values::Codes {
        fields.push(Field { shows: Values::Labels, ..text("label", "What the value means", None) });
    }
    fields
}
