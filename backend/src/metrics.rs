//! What an operator watches: how many requests there were and how long they took, and what waits. In Prometheus's text format
//! (<https://prometheus.io/docs/instrumenting/exposition_formats/>).
//!
//! It names nobody: routes and not addresses, counts and not ids. Whoever keeps these numbers by the second keeps when responses
//! came in, though not which: docs/OPERATING.md says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::error::Error;
use crate::store::uploads::Which;
use crate::{App, AppState};

/// Seconds that requests are sorted by.
const STEPS: [f64; 6] = [0.005, 0.025, 0.1, 0.5, 2.5, 10.0];

/// The methods that are told apart.
const METHODS: [Method; 5] = [Method::DELETE, Method::GET, Method::HEAD, Method::OPTIONS, Method::POST];

/// Every request since the start, by what it was.
#[derive(Default)]
pub(crate) struct Requests(Mutex<BTreeMap<Kind, Times>>);

/// Route, method and status.
type Kind = (String, String, u16);

#[derive(Default)]
struct Times {
    /// How many took at most each of [`STEPS`].
    within: [u64; STEPS.len()],
    count: u64,
    seconds: f64,
}

impl Requests {
    /// Counts a request.
    pub(crate) fn count(&self, route: &str, method: &Method, status: u16, took: Duration) {
        // Anyone can invent a method.
        let method = if METHODS.contains(method) { method.as_str() } else { "other" };
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let times = requests.entry((route.to_owned(), method.to_owned(), status)).or_default();
        let seconds = took.as_secs_f64();
        for (within, step) in times.within.iter_mut().zip(STEPS) {
            *within += u64::from(seconds <= step);
        }
        times.count += 1;
        times.seconds += seconds;
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        let name = "soundings_request_seconds";
        head(text, name, "histogram", "How long requests took, by route, method and status.")?;
        for ((route, method, status), times) in &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            let kind = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
            for (step, within) in STEPS.iter().zip(times.within) {
                writeln!(text, "{name}_bucket{{{kind},le=\"{step}\"}} {within}")?;
            }
            writeln!(text, "{name}_bucket{{{kind},le=\"+Inf\"}} {}", times.count)?;
            writeln!(text, "{name}_sum{{{kind}}} {}", times.seconds)?;
            writeln!(text, "{name}_count{{{kind}}} {}", times.count)?;
        }
        Ok(())
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) -> std::fmt::Result {
    writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}")
}

fn gauge(text: &mut String, name: &str, help: &str, value: usize) -> std::fmt::Result {
    head(text, name, "gauge", help)?;
    writeln!(text, "{name} {value}")
}

impl App {
    /// Everything that is watched.
    async fn metrics(&self) -> Result<String, Error> {
        let unscanned = self.store.uploads_that(Which::Wait).await?.len();
        let unwritten = self.store.queued().await;
        let mut text = String::new();
        // Nothing but memory is written to.
        self.write_metrics(&mut text, unscanned, unwritten).map_err(|_| Error::Internal)?;
        Ok(text)
    }

    fn write_metrics(&self, text: &mut String, unscanned: usize, unwritten: usize) -> std::fmt::Result {
        let (queued, running) = self.exports.under_way();
        self.requests.write(text)?;
        gauge(text, "soundings_responses_waiting", "Responses that wait to be written.", unwritten)?;
        gauge(text, "soundings_uploads_waiting", "Uploads that wait for the virus scanner.", unscanned)?;
        gauge(text, "soundings_exports_queued", "Exports that wait for their turn.", queued)?;
        gauge(text, "soundings_exports_running", "Exports being made.", running)?;
        let name = "soundings_snapshot_bytes";
        head(text, name, "gauge", "Memory that a survey's responses take for counting.")?;
        for (survey, bytes) in self.analysis.sizes() {
            writeln!(text, "{name}{{survey=\"{survey}\"}} {bytes}")?;
        }
        Ok(())
    }
}

/// Answers `GET /metrics` and nothing else: for a listener that only operators reach.
pub(crate) fn router(app: AppState) -> Router {
    Router::new().route("/metrics", get(show)).with_state(app)
}

async fn show(State(app): State<AppState>) -> Result<Response, Error> {
    let text = app.metrics().await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_sorted_by_how_long_they_took() {
        let requests = Requests::default();
        for milliseconds in [1, 20, 20, 60_000] {
            requests.count("/{survey}", &Method::GET, 200, Duration::from_millis(milliseconds));
        }
        requests.count("/{survey}", &"CANARY".parse().unwrap(), 405, Duration::ZERO);
        let mut text = String::new();
        requests.write(&mut text).unwrap();
        let kind = "route=\"/{survey}\",method=\"GET\",status=\"200\"";
        for (step, count) in [("0.005", 1), ("0.025", 3), ("10", 3), ("+Inf", 4)] {
            let line = format!("soundings_request_seconds_bucket{{{kind},le=\"{step}\"}} {count}\n");
            assert!(text.contains(&line), "{line} is not in {text}");
        }
        assert!(text.contains(&format!("soundings_request_seconds_sum{{{kind}}} 60.04")), "{text}");
        assert!(text.contains("method=\"other\"") && !text.contains("CANARY"));
    }
}
