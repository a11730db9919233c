//! The server as its users meet it: the real router over a real database file, and the real program.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on says so by a panic")]

mod analysis;
mod api;
mod canary;
mod confidentiality;
mod demo;
mod exports;
mod headers;
mod house;
mod limits;
mod pages;
mod personal;
mod plain;
mod process;
mod retention;
mod server;
mod store;
mod surveys;
mod uploads;
mod welsh;
mod withdrawal;
