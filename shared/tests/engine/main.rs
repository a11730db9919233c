//! The engine at work: on surveys made at random, on the fixtures of `tests/surveys` and on the shipped survey.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod accept;
mod canonical;
mod carry;
mod check;
mod conditions;
mod generator;
mod instrument;
mod journey;
mod kinds;
mod messages;

mod routing;
mod support;
