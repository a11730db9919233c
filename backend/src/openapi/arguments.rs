//! What a handler takes.

use axum::body::Body;
use axum::extract::{OriginalUri, Path, Request, State};
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::Operation;
use crate::AppState;
use crate::auth::Caller;
use crate::error::Error;
use crate::extract::{Asked, Json, LONGEST_BODY, Query};

/// Something that handlers take.
pub(crate) trait Argument {
    /// Says what it asks of a request. Most ask nothing: what stands in the path is read off the table of routes.
    fn describe(_: &mut Operation) {}
}

impl Argument for State<AppState> {}
impl Argument for Caller {}
impl Argument for HeaderMap {}
impl Argument for OriginalUri {}
impl Argument for Request {}
impl<T> Argument for Path<T> {}

impl Argument for Body {
    fn describe(operation: &mut Operation) {
        operation.body = Some(("application/octet-stream", json!({ "type": "string", "format": "binary" })));
    }
}

impl Argument for Asked {
    fn describe(operation: &mut Operation) {
        operation.errors.push(Error::UnknownSurvey);
    }
}

impl<T: JsonSchema> Argument for Json<T> {
    fn describe(operation: &mut Operation) {
        let schema = operation.schemas.subschema_for::<T>().to_value();
        operation.body = Some(("application/json", schema));
        operation.errors.extend([
            Error::NotJson,
            Error::TooLarge(LONGEST_BODY),
            Error::BodyInterrupted,
            Error::BadBody("expected value at line 1 column 1".into()),
        ]);
    }
}

impl<T: JsonSchema> Argument for Query<T> {
    fn describe(operation: &mut Operation) {
        let schema = T::json_schema(&mut operation.schemas).to_value();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, schema) in schema["properties"].as_object().cloned().unwrap_or_default() {
            let is_required = required.iter().any(|required| *required == name.as_str());
            operation.parameters.push(parameter("query", &name, is_required, without_null(schema)));
        }
        operation.errors.push(Error::BadQuery("unknown field `limt`".into()));
    }
}

impl<T: Argument, E> Argument for Result<T, E> {
    fn describe(operation: &mut Operation) {
        T::describe(operation);
    }
}

impl<A: Argument, B: Argument, C: Argument, D: Argument, E: Argument> Argument for (A, B, C, D, E) {
    fn describe(operation: &mut Operation) {
        A::describe(operation);
        B::describe(operation);
        C::describe(operation);
        D::describe(operation);
        E::describe(operation);
    }
}

/// A parameter with a schema, whose description and example become its own.
pub(crate) fn parameter(place: &str, name: &str, is_required: bool, mut schema: Value) -> Value {
    let mut parameter = Map::from_iter([
        ("name".into(), json!(name)),
        ("in".into(), json!(place)),
        ("required".into(), json!(is_required)),
    ]);
    if let Value::Object(schema) = &mut schema {
        parameter.extend(schema.remove("description").map(|description| ("description".into(), description)));
        let examples = schema.remove("examples");
        let example = examples.as_ref().and_then(|examples| examples.get(0)).cloned();
        parameter.extend(example.map(|example| ("example".into(), example)));
    }
    parameter.insert("schema".into(), schema);
    Value::Object(parameter)
}

/// A parameter is there or left out; there is no way to write `null`.
fn without_null(mut schema: Value) -> Value {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            schema["type"] = only.clone();
        }
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one["type"] != "null");
    }
    schema
}
