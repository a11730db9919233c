//! What the API says of itself: an OpenAPI 3.1 document, and a page that shows it.
//!
//! The document is made from the handlers: what a handler takes ([`Argument`]) and gives back ([`Answered`]) is read off its
//! signature, who may call it off the [`Guard`] that stands before it in the table of routes, and each error is one that the
//! program itself would send. Only what cannot be read off is written down, in [`words`].

mod arguments;
mod described;
mod document;
mod errors;
mod examples;
mod replies;
mod words;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::error::Error;
use crate::limits::Sent;
use crate::scopes::Scope;

pub(crate) use arguments::{Argument, parameter};
pub(crate) use described::Described;
pub(crate) use document::document;
pub(crate) use replies::{Answered, Bytes, Csv, Given};

/// Sets of scopes: a token that has all of any of them is let in.
pub(crate) type Scopes = &'static [&'static [Scope]];

/// What stands before a route.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Guard {
    /// Everyone is let in.
    Anyone,
    /// Everyone is, but nobody without end.
    Sender(Sent),
    /// Tokens are that have the scopes.
    Token(Scopes),
    /// So they are, and every request is recorded: single rows are looked at.
    Recorded(Scopes),
}

impl Guard {
    /// The scopes that open it; none for what is open to everyone.
    pub(crate) fn scopes(self) -> Scopes {
        match self {
            Guard::Anyone | Guard::Sender(_) => &[],
            Guard::Token(scopes) | Guard::Recorded(scopes) => scopes,
        }
    }
}

/// A line of the table of routes.
pub(crate) struct Entry {
    /// `get`, `post` or `delete`.
    pub(crate) method: &'static str,
    /// The path below `/api/v1`, as the router takes it.
    pub(crate) path: &'static str,
    /// Who may call.
    pub(crate) guard: Guard,
    /// The handler, by module and name: `figures.stats`.
    pub(crate) name: String,
    /// Says what the handler takes and gives back.
    pub(crate) describe: fn(&mut Operation),
}

/// What a handler takes and gives back.
pub(crate) struct Operation {
    /// Where schemas are made, and kept by name for all operations.
    pub(crate) schemas: SchemaGenerator,
    /// Parameters of the query and headers, as OpenAPI has them.
    pub(crate) parameters: Vec<Value>,
    /// The body it takes, by media type.
    body: Option<(&'static str, Value)>,
    /// What it gives back when it does what was asked, by media type.
    pub(crate) content: Vec<(&'static str, Value)>,
    /// What it says when it does not.
    pub(crate) errors: Vec<Error>,
}

impl Operation {
    /// Before anything is known of it.
    fn new(schemas: SchemaGenerator) -> Self {
        Operation { schemas, parameters: Vec::new(), body: None, content: Vec::new(), errors: Vec::new() }
    }
}

/// Makes schemas as OpenAPI 3.1 takes them.
fn schemas() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12();
    settings.with(|settings| settings.definitions_path = "/components/schemas".into()).into_generator()
}
