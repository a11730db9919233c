//! The surveys asked now, as the API sends them: ready and compressed.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::HeaderValue;

use shared::survey::Survey;

use crate::content::Content;
use crate::surveys::Surveys;

/// The document of each survey's definition, by the survey's id.
pub(crate) fn definitions(surveys: &Surveys) -> HashMap<String, Content> {
    let document = |survey: &Survey| document(&survey.version, &survey.document).compressed();
    surveys.iter().map(|survey| (survey.about.id.clone(), document(survey))).collect()
}

/// Each survey compiled, as the client runs it, by the survey's id.
pub(crate) fn compiled(surveys: &Surveys) -> HashMap<String, Content> {
    let media_type = HeaderValue::from_static("application/octet-stream");
    let compiled = |bytes: Vec<u8>| Content::new(media_type.clone(), Bytes::from(bytes)).compressed();
    surveys.iter().map(|survey| (survey.about.id.clone(), compiled(survey.to_bytes()))).collect()
}

/// A [`DefinitionDocument`](shared::api::DefinitionDocument), put together around the canonical JSON so that what is sent is
/// what was hashed.
pub(crate) fn document(version: &str, definition: &str) -> Content {
    let json = format!("{{\"version\":\"{version}\",\"definition\":{definition}}}");
    Content::new(HeaderValue::from_static("application/json"), Bytes::from(json))
}
