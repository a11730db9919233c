//! The API, endpoint by endpoint.

mod acknowledging;
mod closing;
mod codebook;
mod contacts;
mod definition;
mod exports;
mod reading;
mod refusing;
mod surveys;
mod tokens;
mod versions;
