//! Examples, put together from those of the smallest parts.

use serde_json::{Map, Value, json};
use shared::kinds::Kind;
use shared::survey::Survey;
use shared::value::Shape;

use crate::demo;

/// How deep an example goes into a type that contains itself.
const DEEPEST: usize = 12;

/// An example of what a schema describes, among `definitions` by name: with everything there can be, or without what may be
/// left out.
pub(super) fn example(schema: &Value, definitions: &Map<String, Value>, is_whole: bool) -> Value {
    made(schema, (definitions, is_whole), DEEPEST)
}

fn made(schema: &Value, context: (&Map<String, Value>, bool), deepest: usize) -> Value {
    let (definitions, is_whole) = context;
    let inner = |schema: &Value| made(schema, context, deepest.saturating_sub(1));
    if let Some(example) = schema["examples"].get(0) {
        return example.clone();
    }
    if let Some(only) = schema.get("const").or(schema["enum"].get(0)).or(schema.get("default")) {
        return only.clone();
    }
    if deepest == 0 {
        return Value::Null;
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return definitions.get(name).map_or(Value::Null, inner);
    }
    if let Some(first) = ["anyOf", "oneOf", "allOf"].iter().find_map(|key| schema[key].get(0)) {
        return inner(first);
    }
    let kind = schema["type"].as_str().or(schema["type"][0].as_str());
    match kind {
        Some("object") => {
            let required = schema["required"].as_array();
            let is_required = |name: &str| required.into_iter().flatten().any(|required| required == name);
            let properties = schema["properties"].as_object().into_iter().flatten();
            let properties = properties
                .filter(|(name, schema)| is_whole || is_required(name) || schema.get("examples").is_some());
            properties.map(|(name, schema)| (name.clone(), inner(schema))).collect::<Map<_, _>>().into()
        }
        Some("array") => schema.get("items").map_or_else(|| json!([]), |items| json!([inner(items)])),
        Some("string") if schema["format"] == "uuid" => json!("5f1c2a90-3b7d-4e6f-8a1b-2c3d4e5f6a7b"),
        Some("string") => json!("…"),
        Some("integer") => json!(84),
        Some("number") => json!(42.5),
        Some("boolean") => json!(true),
        _ => Value::Null,
    }
}

/// An example for a parameter that only makes sense for a survey: one of its own names.
pub(super) fn of_survey(survey: &Survey, operation: &str, parameter: &str) -> Option<Value> {
    let form = &survey.form;
    let named = |has: &dyn Fn(&Kind, Shape) -> bool, at: usize| {
        let variables = form.variables.iter();
        let mut fitting =
            variables.filter(|variable| has(&form.questions[variable.question].kind, variable.shape));
        fitting.nth(at).map(|variable| json!(variable.name))
    };
    let is_choice = |_: &Kind, shape: Shape| matches!(shape, Shape::Choice | Shape::Choices);
    let is_text = |_: &Kind, shape: Shape| shape == Shape::Text;
    let is_file = |kind: &Kind, _: Shape| matches!(kind, Kind::File(_));
    match (operation, parameter) {
        (_, "survey") => Some(json!(survey.about.id)),
        (_, "question") => form.questions.first().map(|question| json!(question.id())),
        (_, "rows") => named(&is_choice, 0),
        (_, "cols") => named(&is_choice, 1).or_else(|| named(&is_choice, 0)),
        ("uploads.create", "variable") => named(&is_file, 0),
        (_, "variable") => named(&is_text, 0),
        (_, "version") => Some(json!(survey.version)),
        _ => None,
    }
}

/// An example of a body with what only makes sense for a survey put in: its version, and answers that it takes.
pub(super) fn fitted(survey: &Survey, operation: &str, mut body: Value) -> Value {
    let answered = |form| json!(demo::example(form).unwrap_or_default());
    match operation {
        "submissions.create" => {
            body["version"] = json!(survey.version);
            body["answers"] = answered(&survey.form);
        }
        "contacts.create" => {
            if let Some(form) = &survey.follow_up {
                body["details"] = answered(form);
            }
        }
        _ => {}
    }
    body
}
