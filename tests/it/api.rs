//! The API, endpoint by endpoint.

mod acknowledging;
mod audit;
mod closing;
mod codebook;
mod contacts;
mod definition;
mod described;
mod exports;
mod figures;
mod filters;
mod reading;
mod refusing;
mod surveys;
mod tokens;
mod versions;
