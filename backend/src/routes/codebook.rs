//! `GET /surveys/{survey}/codebook`: what the columns of exports mean.

use axum::extract::State;
use axum::http::header;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::AppState;
use crate::error::Error;
use crate::export::codebook::{self, About};
use crate::export::{Dataset, Options, Plan, Texts};
use crate::extract::{Asked, Query};
use crate::openapi::{Answered, Given, Operation};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// The form.
    #[serde(default)]
    format: Format,
}

#[derive(Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Format {
    #[default]
    Json,
    Csv,
    Csvw,
    Ddi,
    Html,
}

/// A codebook in any of its forms.
pub(super) enum Codebooks {}

impl Answered for Codebooks {
    fn describe(operation: &mut Operation) {
        let (object, text) = (json!({ "type": "object" }), json!({ "type": "string" }));
        operation.content.extend([
            ("application/json", object.clone()),
            ("application/csvm+json", object),
            ("text/csv", text.clone()),
            ("application/xml", text.clone()),
            ("text/html", text),
        ]);
    }
}

/// The codebook of an export with nothing special asked for, in the form wanted.
pub(super) async fn show(
    State(app): State<AppState>,
    Asked(survey): Asked,
    wanted: Result<Query<Wanted>, Error>,
) -> Result<Given<Codebooks>, Error> {
    let Query(Wanted { format }) = wanted?;
    let dataset = Dataset::read(app.store.as_ref(), &survey).await?;
    let plan = Plan::new(&dataset, &Options::default(), Texts::Raw)?;
    let about = About { survey: dataset.survey(), versions: &dataset.dictionary.versions };
    let (media_type, text) = match format {
        Format::Json => ("application/json", codebook::json(&about, &plan).to_string()),
        Format::Csv => ("text/csv; charset=utf-8", codebook::csv(&plan)),
        Format::Csvw => ("application/csvm+json", codebook::csvw(&about, &plan, "responses.csv")),
        Format::Ddi => ("application/xml", codebook::ddi(&about, &plan, None)),
        Format::Html => ("text/html; charset=utf-8", codebook::html(&about, &plan)),
    };
    Ok(Given::new(([(header::CONTENT_TYPE, media_type)], text)))
}
