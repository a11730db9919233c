//! The API, endpoint by endpoint.

mod acknowledging;
mod closing;
mod contacts;
mod definition;
mod reading;
mod refusing;
mod surveys;
mod tokens;
mod versions;
