//! What a handler gives back.

use std::marker::PhantomData;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde_json::json;

use super::Operation;

/// Something that handlers give back when they do what was asked.
pub(crate) trait Answered {
    /// Says in which forms. A status alone has none.
    fn describe(_: &mut Operation) {}
}

impl Answered for StatusCode {}

impl<T: Answered, E> Answered for Result<T, E> {
    fn describe(operation: &mut Operation) {
        T::describe(operation);
    }
}

impl<T: Answered> Answered for (StatusCode, T) {
    fn describe(operation: &mut Operation) {
        T::describe(operation);
    }
}

impl<X, T: Answered> Answered for (Extension<X>, T) {
    fn describe(operation: &mut Operation) {
        T::describe(operation);
    }
}

impl<T: JsonSchema> Answered for Json<T> {
    fn describe(operation: &mut Operation) {
        let schema = operation.schemas.subschema_for::<T>().to_value();
        operation.content.push(("application/json", schema));
    }
}

/// A response with headers of its own, whose body is a `C`.
pub(crate) struct Given<C>(Response, PhantomData<C>);

impl<C> Given<C> {
    /// A response that was made with such a body.
    pub(crate) fn new(response: impl IntoResponse) -> Self {
        Given(response.into_response(), PhantomData)
    }
}

impl<C> IntoResponse for Given<C> {
    fn into_response(self) -> Response {
        self.0
    }
}

impl<C: Answered> Answered for Given<C> {
    fn describe(operation: &mut Operation) {
        C::describe(operation);
    }
}

/// A file of any type, sent as one of none.
pub(crate) enum Bytes {}

/// A table in CSV.
pub(crate) enum Csv {}

impl Answered for Bytes {
    fn describe(operation: &mut Operation) {
        operation.content.push(("application/octet-stream", json!({ "type": "string", "format": "binary" })));
    }
}

impl Answered for Csv {
    fn describe(operation: &mut Operation) {
        operation.content.push(("text/csv", json!({ "type": "string" })));
    }
}
