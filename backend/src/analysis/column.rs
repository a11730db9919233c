//! The answers of many responses in one variable.

use shared::value::Shape;

use super::bits::Bits;
use super::dictionary::Variable;
use super::row::Cell;

/// What stands in a single choice that was not asked.
const NOT_ASKED: u16 = 0;

/// What stands in a single choice that was asked and left blank.
const SKIPPED: u16 = 1;

/// The first code of a single choice.
const FIRST: u16 = 2;

/// The answers of the rows of a segment in one variable.
#[derive(Clone, Debug)]
pub enum Column {
    /// Single choices.
    Choice(Codes),
    /// Multiple choices: who ticked each option.
    Choices(Presence, Vec<Bits>),
    /// Numbers and dates; 0 where there is none.
    Number(Presence, Vec<f64>),
    /// Texts and files: only whether there are any.
    Present(Presence),
}

/// Who was asked and who answered.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    asked: Bits,
    answered: Bits,
}

/// Single choices, a byte each unless there are too many options for one. The position of an option is moved up to make
/// room for those that chose none.
#[derive(Clone, Debug)]
pub enum Codes {
    /// Up to 254 options.
    Narrow(Vec<u8>),
    /// More.
    Wide(Vec<u16>),
}

/// Which of the rows of a single choice belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Those that were not asked.
    NotAsked,
    /// Those that were asked and left it blank.
    Skipped,
    /// Those that chose the option at this position.
    Code(u16),
}

impl State {
    pub(super) fn of(value: u16) -> Self {
        match value {
            NOT_ASKED => State::NotAsked,
            SKIPPED => State::Skipped,
            code => State::Code(code - FIRST),
        }
    }
}

impl Column {
    /// A column for a variable, without rows.
    pub(super) fn new(variable: &Variable) -> Self {
        let presence = Presence::default();
        match variable.shape {
            Shape::Choice if variable.codes.len() + usize::from(FIRST) <= usize::from(u8::MAX) + 1 => {
                Column::Choice(Codes::Narrow(Vec::new()))
            }
            Shape::Choice => Column::Choice(Codes::Wide(Vec::new())),
            Shape::Choices => Column::Choices(presence, vec![Bits::default(); variable.codes.len()]),
            Shape::Number | Shape::Date => Column::Number(presence, Vec::new()),
            Shape::Text | Shape::Files => Column::Present(presence),
        }
    }

    /// Puts a cell before the row at `at`, or at the end.
    pub(super) fn insert(&mut self, at: usize, cell: &Cell) {
        match self {
            Column::Choice(codes) => codes.insert(at, cell),
            Column::Choices(presence, ticked) => {
                presence.insert(at, cell);
                for (option, bits) in ticked.iter_mut().enumerate() {
                    bits.insert(at, matches!(cell, Cell::Codes(codes) if codes.iter().any(|code| usize::from(*code) == option)));
                }
            }
            Column::Number(presence, numbers) => {
                presence.insert(at, cell);
                numbers.insert(at, if let Cell::Number(number) = cell { *number } else { 0.0 });
            }
            Column::Present(presence) => presence.insert(at, cell),
        }
    }

    /// Takes the row at `at` out.
    pub(super) fn remove(&mut self, at: usize) {
        match self {
            Column::Choice(Codes::Narrow(codes)) => drop(codes.remove(at)),
            Column::Choice(Codes::Wide(codes)) => drop(codes.remove(at)),
            Column::Choices(presence, ticked) => {
                presence.remove(at);
                for bits in ticked {
                    bits.remove(at);
                }
            }
            Column::Number(presence, numbers) => {
                presence.remove(at);
                numbers.remove(at);
            }
            Column::Present(presence) => presence.remove(at),
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Column::Choice(Codes::Narrow(codes)) => codes.len(),
            Column::Choice(Codes::Wide(codes)) => codes.len(),
            Column::Choices(presence, _) | Column::Number(presence, _) | Column::Present(presence) => {
                presence.asked.len()
            }
        }
    }

    /// Who was asked.
    pub fn asked(&self) -> Bits {
        match self {
            Column::Choice(codes) => codes.bits(|state| state != State::NotAsked),
            Column::Choices(presence, _) | Column::Number(presence, _) | Column::Present(presence) => {
                presence.asked.clone()
            }
        }
    }

    /// Who answered.
    pub fn answered(&self) -> Bits {
        match self {
            Column::Choice(codes) => codes.bits(|state| matches!(state, State::Code(_))),
            Column::Choices(presence, _) | Column::Number(presence, _) | Column::Present(presence) => {
                presence.answered.clone()
            }
        }
    }

    /// The bytes it takes in memory, itself apart.
    pub fn bytes(&self) -> usize {
        match self {
            Column::Choice(Codes::Narrow(codes)) => codes.capacity(),
            Column::Choice(Codes::Wide(codes)) => codes.capacity() * size_of::<u16>(),
            Column::Choices(presence, ticked) => {
                let ticked: usize = ticked.iter().map(|bits| size_of::<Bits>() + bits.bytes()).sum();
                presence.bytes() + ticked
            }
            Column::Number(presence, numbers) => presence.bytes() + numbers.capacity() * size_of::<f64>(),
            Column::Present(presence) => presence.bytes(),
        }
    }
}

impl Presence {
    /// Who was asked.
    pub fn asked(&self) -> &Bits {
        &self.asked
    }

    /// Who answered.
    pub fn answered(&self) -> &Bits {
        &self.answered
    }

    fn insert(&mut self, at: usize, cell: &Cell) {
        self.asked.insert(at, *cell != Cell::NotAsked);
        self.answered.insert(at, cell.is_answered());
    }

    fn remove(&mut self, at: usize) {
        self.asked.remove(at);
        self.answered.remove(at);
    }

    fn bytes(&self) -> usize {
        self.asked.bytes() + self.answered.bytes()
    }
}

impl Codes {
    fn insert(&mut self, at: usize, cell: &Cell) {
        let value = match cell {
            Cell::Code(code) => code + FIRST,
            Cell::Skipped => SKIPPED,
            _ => NOT_ASKED,
        };
        match self {
            // The column was made for the variable's codes: they fit.
            Codes::Narrow(codes) => codes.insert(at, u8::try_from(value).unwrap_or_default()),
            Codes::Wide(codes) => codes.insert(at, value),
        }
    }

    /// The rows whose state is accepted.
    pub fn bits(&self, accepts: impl Fn(State) -> bool) -> Bits {
        match self {
            Codes::Narrow(codes) => {
                let accepted: Vec<bool> =
                    (0..=u16::from(u8::MAX)).map(|value| accepts(State::of(value))).collect();
                Bits::of(codes, |value| accepted[usize::from(value)])
            }
            Codes::Wide(codes) => Bits::of(codes, |value| accepts(State::of(value))),
        }
    }

    /// The state of one row.
    pub fn state(&self, at: usize) -> State {
        State::of(match self {
            Codes::Narrow(codes) => u16::from(codes[at]),
            Codes::Wide(codes) => codes[at],
        })
    }

    /// How many of the `wanted` rows are in each state: not asked, skipped, then each of `options` options.
    pub fn count(&self, wanted: &Bits, options: usize) -> Vec<u32> {
        match self {
            Codes::Narrow(codes) => count(codes, wanted, options),
            Codes::Wide(codes) => count(codes, wanted, options),
        }
    }
}

/// Counts in four tables by turns: neighbours are often alike, and adding to what was just added to has to wait for it.
fn count<T: Copy + Into<usize>>(codes: &[T], wanted: &Bits, options: usize) -> Vec<u32> {
    let states = options + usize::from(FIRST);
    let mut counts = vec![[0; 4]; states];
    if wanted.is_full() {
        for chunk in codes.chunks(4) {
            for (turn, code) in chunk.iter().enumerate() {
                counts[(*code).into()][turn] += 1;
            }
        }
    } else {
        for at in wanted.rows() {
            counts[codes[at].into()][at % 4] += 1;
        }
    }
    counts.into_iter().map(|turns| turns.into_iter().sum()).collect()
}
