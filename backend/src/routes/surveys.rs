//! `GET /surveys` and `GET /surveys/{survey}`: what can be answered.

use axum::Json;
use axum::extract::State;
use shared::api::SurveySummary;
use shared::survey::Survey;
use shared::text::Lang;

use crate::AppState;
use crate::extract::Asked;

/// Every survey, in the order of their ids.
pub(super) async fn list(State(app): State<AppState>) -> Json<Vec<SurveySummary>> {
    let today = app.today();
    Json(app.surveys.iter().map(|survey| summary(survey, &today)).collect())
}

/// One survey.
pub(super) async fn show(State(app): State<AppState>, Asked(survey): Asked) -> Json<SurveySummary> {
    Json(summary(&survey, &app.today()))
}

fn summary(survey: &Survey, today: &str) -> SurveySummary {
    let about = &survey.about;
    SurveySummary {
        id: about.id.clone(),
        title: about.title.get(Lang::En).to_owned(),
        status: survey.status(today),
        version: survey.version.clone(),
        opens: about.opens.clone(),
        closes: about.closes.clone(),
    }
}
