//! What the API says of itself, for people: the OpenAPI document as a page without script.

use frontend::govuk::{SummaryList, SummaryRow};
use frontend::shell::Rendered;
use leptos::prelude::*;
use serde_json::Value;
use shared::text::Lang;

use super::general;

/// The page of a document.
pub(super) fn page(document: &Value) -> Rendered {
    general::page("The API", Lang::En, || {
        let paths = document["paths"].as_object().into_iter().flatten();
        let operations = paths.flat_map(|(path, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(|(method, operation)| self::operation(method, path, operation))
        });
        let schemas = document["components"]["schemas"].as_object().into_iter().flatten();
        let schemas = schemas.map(|(name, schema)| {
            view! { <div id=format!("schema-{name}")>{details(name.clone(), json(schema))}</div> }
        });
        view! {
            <p class="govuk-body">{words(&document["info"]["description"])}</p>
            <p class="govuk-body">
                <a class="govuk-link" href="/api/openapi.json">"The same for programs (OpenAPI 3.1)"</a>
            </p>
            {operations.collect_view()}
            <h2 class="govuk-heading-m">"Schemas"</h2>
            {schemas.collect_view()}
        }
        .into_any()
    })
}

/// One operation.
fn operation(method: &str, path: &str, operation: &Value) -> AnyView {
    let id = words(&operation["operationId"]);
    let body = operation["requestBody"]["content"].as_object().into_iter().flatten();
    let body = body
        .map(|(media_type, content)| details(format!("Body: {media_type}"), content_of(media_type, content)));
    let replies = operation["responses"].as_object().into_iter().flatten();
    let replies = replies.map(|(status, reply)| {
        let title = format!("{status}: {}", words(&reply["description"]));
        let contents = reply["content"].as_object().into_iter().flatten();
        let contents = contents.map(|(media_type, content)| content_of(media_type, content));
        details(title, contents.collect_view().into_any())
    });
    view! {
        <section id=id class="govuk-form-group">
            <h2 class="govuk-heading-m">{words(&operation["summary"])}</h2>
            <p class="govuk-body"><code>{format!("{} {path}", method.to_uppercase())}</code></p>
            <p class="govuk-body">{who(&operation["security"])} " " {words(&operation["description"])}</p>
            {parameters(&operation["parameters"])}
            {body.collect_view()}
            {replies.collect_view()}
        </section>
    }
    .into_any()
}

/// Who may call.
fn who(security: &Value) -> String {
    let scopes = |one: &Value| {
        let scopes = one["token"].as_array().into_iter().flatten();
        scopes.map(words).collect::<Vec<_>>().join(" and ")
    };
    let any: Vec<String> = security.as_array().into_iter().flatten().map(scopes).collect();
    if any.is_empty() { "For anyone.".to_owned() } else { format!("With a token for {}.", any.join(", or ")) }
}

fn parameters(parameters: &Value) -> Option<AnyView> {
    let row = |parameter: &Value| {
        let needed = if parameter["required"] == true { "" } else { "may be left out" };
        let example = match &parameter["example"] {
            Value::Null => String::new(),
            Value::String(text) => format!("for example {text}"),
            example => format!("for example {example}"),
        };
        let described = [words(&parameter["description"]), needed.to_owned(), example];
        let described: Vec<String> = described.into_iter().filter(|words| !words.is_empty()).collect();
        SummaryRow {
            key: words(&parameter["name"]).into(),
            value: described.join("; ").into(),
            actions: Vec::new(),
        }
    };
    let rows: Vec<SummaryRow> = parameters.as_array().into_iter().flatten().map(row).collect();
    (!rows.is_empty()).then(|| view! { <SummaryList rows=rows/> }.into_any())
}

/// Something to be opened.
fn details(summary: String, content: AnyView) -> AnyView {
    view! { <details class="govuk-body"><summary>{summary}</summary>{content}</details> }.into_any()
}

/// A body: the name of its schema, and examples.
fn content_of(media_type: &str, content: &Value) -> AnyView {
    let schema = content["schema"]["$ref"].as_str().and_then(|schema| schema.rsplit('/').next());
    let schema = schema.map(|name| {
        view! { " " <a class="govuk-link" href=format!("#schema-{name}")>{name.to_owned()}</a> }
    });
    let examples = content["examples"].as_object().into_iter().flatten().map(|(_, one)| &one["value"]);
    let examples = content.get("example").into_iter().chain(examples).map(json);
    view! { <p class="govuk-body">{media_type.to_owned()}{schema}</p>{examples.collect_view()} }.into_any()
}

fn json(value: &Value) -> AnyView {
    view! { <pre class="govuk-body-s">{format!("{value:#}")}</pre> }.into_any()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
