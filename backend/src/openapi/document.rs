//! The document.

use serde_json::{Map, Value, json};
use shared::api::ErrorBody;
use shared::survey::Survey;

use super::arguments::parameter;
use super::words::{Words, words};
use super::{Entry, Guard, Operation, errors, examples, schemas};

/// What the API says of itself on a server of these surveys.
pub(crate) fn document(table: &[Entry], surveys: &[&Survey]) -> Value {
    let mut schemas = schemas();
    let problem = schemas.subschema_for::<ErrorBody>().to_value();
    let mut described = Vec::with_capacity(table.len());
    for entry in table {
        let mut operation = Operation::new(schemas);
        (entry.describe)(&mut operation);
        schemas = std::mem::take(&mut operation.schemas);
        described.push((entry, operation));
    }
    let definitions = schemas.take_definitions(true);
    let mut paths: Map<String, Value> = Map::new();
    for (entry, operation) in described {
        let path = paths.entry(format!("/api/v1{}", entry.path)).or_insert_with(|| json!({}));
        path[entry.method] =
            Page { entry, operation, surveys, definitions: &definitions, problem: &problem }.written();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Soundings",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Surveys: answering them, and reading what was answered. A token opens what its scopes say; \
                            errors are problem details (RFC 9457) with a stable `code`.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": definitions,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

/// What is needed to write one operation down.
struct Page<'a> {
    entry: &'a Entry,
    operation: Operation,
    surveys: &'a [&'a Survey],
    definitions: &'a Map<String, Value>,
    problem: &'a Value,
}

impl Page<'_> {
    fn written(self) -> Value {
        let Words { summary, outcomes, errors } = words(&self.entry.name);
        let guard = self.entry.guard.scopes();
        let mut all = errors::of_all(self.entry.guard);
        let mut replies = self.outcomes(outcomes);
        let mut written = json!({
            "operationId": self.entry.name,
            "tags": [self.entry.name.split('.').next()],
            "summary": summary,
            "parameters": self.parameters(),
        });
        written["security"] = guard
            .iter()
            .map(|scopes| json!({ "token": scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>() }))
            .collect();
        if let Guard::Recorded(_) = self.entry.guard {
            written["description"] = json!("Single rows are looked at: every request is recorded.");
        }
        if let Some((media_type, schema)) = &self.operation.body {
            let example = self.survey().map(|survey| {
                examples::fitted(survey, &self.entry.name, examples::example(schema, self.definitions, false))
            });
            written["requestBody"] = json!({
                "required": true,
                "content": { *media_type: content(schema, example.filter(|_| media_type.ends_with("json"))) },
            });
        }
        all.extend(self.operation.errors);
        all.extend(errors);
        replies.extend(errors::replies(&all, self.problem));
        written["responses"] = Value::Object(replies);
        written
    }

    fn survey(&self) -> Option<&Survey> {
        self.surveys.first().copied()
    }

    /// Those of the path, then those of the query.
    fn parameters(&self) -> Vec<Value> {
        let in_path = self.entry.path.split(['{', '}']).skip(1).step_by(2).map(|name| {
            let schema = match name {
                "survey" => {
                    let ids: Vec<&str> = self.surveys.iter().map(|survey| survey.about.id.as_str()).collect();
                    json!({ "type": "string", "enum": ids })
                }
                "question" => json!({ "type": "string" }),
                _ => json!({ "type": "string", "format": "uuid" }),
            };
            parameter("path", name, true, schema)
        });
        let mut parameters: Vec<Value> = in_path.chain(self.operation.parameters.clone()).collect();
        for parameter in &mut parameters {
            let name = parameter["name"].as_str().unwrap_or_default();
            let example =
                self.survey().and_then(|survey| examples::of_survey(survey, &self.entry.name, name));
            if let Some(example) = example {
                parameter["example"] = example;
            }
        }
        parameters
    }

    /// What is said when what was asked was done.
    fn outcomes(&self, outcomes: &[u16]) -> Map<String, Value> {
        let usual = [if self.operation.content.is_empty() { 204 } else { 200 }];
        let outcomes = if outcomes.is_empty() { &usual } else { outcomes };
        let outcome = |status: &u16| {
            let contents = self.operation.content.iter().filter(|_| !matches!(status, 204 | 304));
            let contents = contents.map(|(media_type, schema)| {
                let example =
                    media_type.ends_with("json").then(|| examples::example(schema, self.definitions, true));
                ((*media_type).to_owned(), content(schema, example))
            });
            let mut reply = json!({ "description": meaning(*status) });
            let contents: Map<String, Value> = contents.collect();
            if !contents.is_empty() {
                reply["content"] = Value::Object(contents);
            }
            if !self.entry.guard.scopes().is_empty() {
                let text = json!({ "required": true, "schema": { "type": "string" } });
                reply["headers"] = json!({ "RateLimit": text, "RateLimit-Policy": text });
            }
            (status.to_string(), reply)
        };
        outcomes.iter().map(outcome).collect()
    }
}

fn content(schema: &Value, example: Option<Value>) -> Value {
    let mut content = json!({ "schema": schema });
    if let Some(example) = example {
        content["example"] = example;
    }
    content
}

fn meaning(status: u16) -> &'static str {
    match status {
        201 => "It is kept.",
        202 => "It was taken, and is seen to.",
        204 => "It was done; there is no more to say.",
        206 => "The part that was asked for.",
        304 => "Nothing changed since the reply with this `ETag`.",
        _ => "What was asked for.",
    }
}
