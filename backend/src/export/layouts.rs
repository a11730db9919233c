//! From a response to rows of cells.

use super::columns::{Column, Holds};
use super::missing::{Missing, beside_codes};
use super::options::{Layout, Missings, Values};
use super::plan::{Plan, Type};
use super::record::{Record, Value};
use crate::analysis::Cell;

impl Plan {
    /// Gives `write` the rows of a response, one after the other.
    pub(super) fn rows<E>(
        &self,
        record: &Record,
        write: &mut dyn FnMut(&[Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        match self.layout {
            Layout::Wide => write(&self.wide(record)),
            Layout::Long => self.long(record, write),
        }
    }

    fn wide<'a>(&'a self, record: &'a Record) -> Vec<Value<'a>> {
        let cell = |field: &'a super::plan::Field| match field.column.map(|at| &self.columns[at]) {
            Some(column) => self.cell(record, column, field.shows, field.kind),
            None => Value::Empty,
        };
        self.fields.iter().map(cell).collect()
    }

    /// What stands in a field that is made of a column.
    fn cell<'a>(&self, record: &'a Record, column: &'a Column, shows: Values, kind: Type) -> Value<'a> {
        match record.answer(column, shows, self.texts) {
            Err(missing) => self.missing(missing, column.holds, shows, kind),
            Ok(Value::Text(text))
                if self.missing == Missings::Codes && matches!(column.holds, Holds::Text(_)) =>
            {
                beside_codes(&text).map_or(Value::Text(text), |text| Value::Text(text.into()))
            }
            Ok(value) => value,
        }
    }

    fn missing(&self, missing: Missing, holds: Holds, shows: Values, kind: Type) -> Value<'static> {
        if self.missing == Missings::Empty {
            return Value::Empty;
        }
        let is_far = matches!(holds, Holds::Number(_, true));
        let code = if is_far { missing.far_code() } else { missing.code() };
        let is_choice = matches!(holds, Holds::Choice(_) | Holds::List(_));
        match kind {
            Type::Text if shows == Values::Labels && (is_choice || self.layout == Layout::Long) => {
                Value::Text(missing.label().into())
            }
            Type::Text if is_far => Value::Text(code.to_string().into()),
            Type::Text => Value::Text(missing.text().into()),
            Type::Integer => Value::Integer(code),
            #[expect(
                clippy::cast_precision_loss,
                reason = "codes have at most 16 digits and stay below 2^53"
            )]
            Type::Number => Value::Number(code as f64),
        }
    }

    fn long<E>(&self, record: &Record, write: &mut dyn FnMut(&[Value]) -> Result<(), E>) -> Result<(), E> {
        for column in self.columns.iter().filter(|column| !column.variable.is_empty()) {
            let ticked = match column.holds.variable().map(|at| &record.row.cells[at]) {
                Some(Cell::Codes(codes)) => codes.as_slice(),
                _ => &[],
            };
            if ticked.is_empty() {
                write(&self.long_row(record, column, None))?;
            }
            for &code in ticked {
                write(&self.long_row(record, column, column.values.get(usize::from(code))))?;
            }
        }
        Ok(())
    }

    fn long_row<'a>(
        &'a self,
        record: &'a Record,
        column: &'a Column,
        ticked: Option<&'a super::Labelled>,
    ) -> Vec<Value<'a>> {
        let cell = |field: &'a super::plan::Field| match (field.column, field.name.as_str()) {
            (Some(at), _) => self.cell(record, &self.columns[at], Values::Codes, Type::Text),
            (None, "question") => Value::Text(column.question.as_str().into()),
            (None, "variable") => Value::Text(column.variable.as_str().into()),
            (None, _) => match (ticked, field.shows) {
                (Some(value), Values::Labels) => Value::Text(value.label.as_str().into()),
                (Some(value), _) => Value::Text(value.code.as_str().into()),
                (None, shows) => match self.cell(record, column, shows, Type::Text) {
                    Value::Number(number) => Value::Text(number.to_string().into()),
                    value => value,
                },
            },
        };
        self.fields.iter().map(cell).collect()
    }
}
