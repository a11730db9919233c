//! What the browser and the server must compute identically.
//!
//! A survey is data: an author's [`definition`] is checked and compiled into a [`Survey`](survey::Survey) whose
//! [`Form`](survey::Form) the engine runs. What a respondent typed is [`raw`]; [`journey`] says which questions that puts
//! before them; [`accept`] is the only gate through which it becomes a [`Response`](accept::Response). Both the
//! check-answers page and the server's `POST` handler call that gate, so they cannot disagree.
//!
//! This crate does no I/O, reads no clock and draws no randomness.

pub mod accept;
pub mod api;
pub mod carry;
pub mod check;
pub mod condition;
pub mod date;
pub mod decimal;
pub mod definition;
pub mod diagnostic;
pub mod figures;
mod hex;
pub mod journey;
pub mod kinds;
pub mod personal;
pub mod problem;
pub mod prose;
pub mod raw;
pub mod receipt;
pub mod survey;
pub mod text;
pub mod value;
