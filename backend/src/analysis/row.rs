//! One response with every answer in the form it is analysed in.

use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use uuid::Uuid;

use super::dictionary::{Dictionary, Variable};
use super::time;
use crate::store::{StoreError, StoredResponse};
use shared::value::Shape;

/// One response.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// The week it arrived in: see [`time`].
    pub week: u16,
    /// The version it answers, by its position in the dictionary.
    pub version: u16,
    /// The answers, by the position of the variable in the dictionary.
    pub cells: Vec<Cell>,
}

/// What one response says in one variable. The ways of saying nothing are never merged.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// It was not asked.
    NotAsked,
    /// It was asked and left blank.
    Skipped,
    /// The option chosen, by its position among the variable's codes.
    Code(u16),
    /// The options ticked, likewise.
    Codes(Vec<u16>),
    /// A number, or a date as the number [`time::day`] makes of it.
    Number(f64),
    /// A text; empty where texts were not [kept](Texts::Kept).
    Text(String),
    /// Ids of uploaded files; none where texts were not [kept](Texts::Kept).
    Files(Vec<String>),
}

impl Cell {
    /// Whether there is an answer.
    pub fn is_answered(&self) -> bool {
        !matches!(self, Cell::NotAsked | Cell::Skipped)
    }
}

/// Whether a row holds free text and the names of files, or only that there are some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// As they were given.
    Kept,
    /// Left out: most analysis has no use for them, and most of the time to read a response would be spent on them.
    Left,
}

impl Dictionary {
    /// Reads a response. Variables and codes that no version has are passed over; there are none unless a definition
    /// became unreadable.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when the answers are not an object of texts, numbers, lists of texts and nulls.
    pub fn row(&self, response: &StoredResponse, texts: Texts) -> Result<Row, StoreError> {
        let inconsistent = |detail: String| StoreError::Inconsistent { table: "responses", detail };
        let mut cells = vec![Cell::NotAsked; self.variables.len()];
        let mut json = serde_json::Deserializer::from_str(response.answers.get());
        let answers = Answers { dictionary: self, texts, cells: &mut cells };
        answers.deserialize(&mut json).map_err(|error| inconsistent(without_data(&error)))?;
        let week = time::week(&response.week).ok_or_else(|| inconsistent("a week is none".into()))?;
        let version =
            self.version(&response.version).ok_or_else(|| inconsistent("a version is unknown".into()))?;
        Ok(Row { id: response.id, week, version, cells })
    }
}

/// Where it went wrong, without quoting an answer.
fn without_data(error: &serde_json::Error) -> String {
    format!("answers cannot be read from column {}", error.column())
}

struct Answers<'a> {
    dictionary: &'a Dictionary,
    texts: Texts,
    cells: &'a mut [Cell],
}

impl<'de> DeserializeSeed<'de> for Answers<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Answers<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("answers by variable")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut answers: A) -> Result<(), A::Error> {
        let Answers { dictionary, texts, cells } = self;
        // Both are in the order of the names: the next name is nearly always the one after the last.
        let mut place = 0;
        while let Some(name) = answers.next_key::<&str>()? {
            match dictionary.find_from(name, place) {
                Some((found, at)) => {
                    place = found + 1;
                    let variable = &dictionary.variables[at];
                    cells[at] = answers.next_value_seed(Answer { variable, texts })?;
                }
                None => {
                    answers.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Answer<'a> {
    variable: &'a Variable,
    texts: Texts,
}

impl<'de> DeserializeSeed<'de> for Answer<'_> {
    type Value = Cell;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Answer<'_> {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::Skipped)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(match self.variable.shape {
            Shape::Choice => self.variable.code(text).map_or(Cell::NotAsked, Cell::Code),
            Shape::Date => time::day(text).map_or(Cell::NotAsked, Cell::Number),
            Shape::Text if self.texts == Texts::Kept => Cell::Text(text.to_owned()),
            Shape::Text => Cell::Text(String::new()),
            Shape::Choices | Shape::Number | Shape::Files => Cell::NotAsked,
        })
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Cell, E> {
        Ok(if self.variable.shape == Shape::Number { Cell::Number(number) } else { Cell::NotAsked })
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers have at most 15 digits")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
        self.visit_f64(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers have at most 15 digits")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
        self.visit_f64(number as f64)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Cell, A::Error> {
        match self.variable.shape {
            Shape::Choices => {
                let mut codes = Vec::new();
                while let Some(code) = items.next_element::<&str>()? {
                    codes.extend(self.variable.code(code));
                }
                Ok(Cell::Codes(codes))
            }
            Shape::Files if self.texts == Texts::Kept => {
                let mut files = Vec::new();
                while let Some(file) = items.next_element()? {
                    files.push(file);
                }
                Ok(Cell::Files(files))
            }
            shape => {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(if shape == Shape::Files { Cell::Files(Vec::new()) } else { Cell::NotAsked })
            }
        }
    }
}
