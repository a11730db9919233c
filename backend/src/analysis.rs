//! What can be analysed: variables and responses in the form that figures and exports are made of.

mod dictionary;
mod row;
pub mod time;

pub use dictionary::{Code, Dictionary, Question, Variable};
pub use row::{Cell, Row, Texts};
