//! What a test wants of an answer.

use crate::analysis::bits::Bits;
use crate::analysis::column::{Column, State};
use crate::analysis::row::Cell;
use crate::analysis::words::has_words;

/// What is wanted of one variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// Any answer.
    Answered,
    /// That it was asked and left blank.
    Skipped,
    /// That it was not asked.
    NotAsked,
    /// One of some codes of a single choice: wanted or not, by position.
    Code(Vec<bool>),
    /// At least one of these options ticked, by position.
    AnyOf(Vec<u16>),
    /// All of these ticked.
    AllOf(Vec<u16>),
    /// Something ticked, but none of these.
    NoneOf(Vec<u16>),
    /// Just these ticked, without repeats and in order.
    Exactly(Vec<u16>),
    /// Something else ticked than just these.
    Otherwise(Vec<u16>),
    /// A number, or a date or week as a number, that compares so.
    Number(Comparison, f64),
    /// One of these numbers.
    OneOf(Vec<f64>),
    /// A text that has all of these words.
    Words(Vec<String>),
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they say")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    /// Whether `one` compares so with `other`. Both were read from the same decimal notation, so equal is equal.
    #[expect(clippy::float_cmp, reason = "decimals of at most 15 digits: equal ones are the same `f64`")]
    pub fn holds(self, one: f64, other: f64) -> bool {
        match self {
            Comparison::Equal => one == other,
            Comparison::NotEqual => one != other,
            Comparison::Less => one < other,
            Comparison::AtMost => one <= other,
            Comparison::More => one > other,
            Comparison::AtLeast => one >= other,
        }
    }
}

impl Wanted {
    /// Whether an answer passes.
    pub(super) fn accepts(&self, cell: &Cell) -> bool {
        match (self, cell) {
            (Wanted::Answered, cell) => cell.is_answered(),
            (Wanted::Skipped, cell) => *cell == Cell::Skipped,
            (Wanted::NotAsked, cell) => *cell == Cell::NotAsked,
            (wanted, Cell::Code(code)) => wanted.accepts_code(*code),
            (Wanted::AnyOf(codes), Cell::Codes(ticked)) => codes.iter().any(|code| ticked.contains(code)),
            (Wanted::AllOf(codes), Cell::Codes(ticked)) => codes.iter().all(|code| ticked.contains(code)),
            (Wanted::NoneOf(codes), Cell::Codes(ticked)) => !codes.iter().any(|code| ticked.contains(code)),
            (Wanted::Exactly(codes), Cell::Codes(ticked)) => is_just(ticked, codes),
            (Wanted::Otherwise(codes), Cell::Codes(ticked)) => !is_just(ticked, codes),
            (wanted, Cell::Number(number)) => wanted.accepts_number(*number),
            (Wanted::Words(words), Cell::Text(text)) => has_words(text, words),
            _ => false,
        }
    }

    pub(super) fn accepts_code(&self, code: u16) -> bool {
        matches!(self, Wanted::Code(wanted) if wanted.get(usize::from(code)).copied().unwrap_or(false))
    }

    pub(super) fn accepts_number(&self, number: f64) -> bool {
        match self {
            Wanted::Number(comparison, wanted) => comparison.holds(number, *wanted),
            Wanted::OneOf(numbers) => numbers.iter().any(|wanted| Comparison::Equal.holds(number, *wanted)),
            _ => false,
        }
    }

    /// The rows of a column that pass. Words are not in a column: see [`Search`](super::Search).
    pub(super) fn bits(&self, column: &Column) -> Bits {
        let none = || Bits::zeros(column.len());
        let ticked = |code: &u16| match column {
            Column::Choices(_, ticked) => ticked[usize::from(*code)].clone(),
            _ => none(),
        };
        let any = |codes: &[u16]| codes.iter().fold(none(), |bits, code| bits.or(&ticked(code)));
        let all = |codes: &[u16]| codes.iter().fold(column.answered(), |bits, code| bits.and(&ticked(code)));
        match self {
            Wanted::Answered => column.answered(),
            Wanted::Skipped => column.asked().and(&column.answered().inverted()),
            Wanted::NotAsked => column.asked().inverted(),
            Wanted::Code(_) => match column {
                Column::Choice(codes) => {
                    codes.bits(|state| matches!(state, State::Code(code) if self.accepts_code(code)))
                }
                _ => none(),
            },
            Wanted::AnyOf(codes) => any(codes),
            Wanted::AllOf(codes) => all(codes),
            Wanted::NoneOf(codes) => column.answered().and(&any(codes).inverted()),
            Wanted::Exactly(codes) => all(codes).and(&any(&others(column, codes)).inverted()),
            Wanted::Otherwise(codes) => {
                column.answered().and(&all(codes).and(&any(&others(column, codes)).inverted()).inverted())
            }
            Wanted::Number(..) | Wanted::OneOf(_) => match column {
                Column::Number(_, numbers) => {
                    Bits::of(numbers, |number| self.accepts_number(number)).and(&column.answered())
                }
                _ => none(),
            },
            Wanted::Words(_) => none(),
        }
    }
}

/// Whether just these codes are ticked. Both lists are in the order of the codes and without repeats.
fn is_just(ticked: &[u16], codes: &[u16]) -> bool {
    ticked.len() == codes.len() && codes.iter().all(|code| ticked.contains(code))
}

/// The options of a column that are not among `codes`.
fn others(column: &Column, codes: &[u16]) -> Vec<u16> {
    let Column::Choices(_, ticked) = column else { return Vec::new() };
    let all = (0..ticked.len()).filter_map(|code| u16::try_from(code).ok());
    all.filter(|code| !codes.contains(code)).collect()
}
