//! The definitions asked now, as the API sends them: ready and compressed.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::HeaderValue;

use crate::content::Content;
use crate::surveys::Surveys;

/// The document of each survey's definition, by the survey's id.
pub(crate) fn current(surveys: &Surveys) -> HashMap<String, Content> {
    let document = |definition: &str, version: &str| document(version, definition).compressed();
    surveys
        .iter()
        .map(|survey| {
            let definition = &survey.definition;
            (definition.id.clone(), document(&definition.canonical(), &survey.version))
        })
        .collect()
}

/// A [`DefinitionDocument`](shared::api::DefinitionDocument), put together around the canonical JSON so that what is sent is
/// what was hashed.
pub(crate) fn document(version: &str, definition: &str) -> Content {
    let json = format!("{{\"version\":\"{version}\",\"definition\":{definition}}}");
    Content::new(HeaderValue::from_static("application/json"), Bytes::from(json))
}
