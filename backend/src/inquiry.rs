//! What a researcher asks, as far as every such request is alike: of which responses, in which state, how exactly.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use serde::Serialize;
use shared::figures::{About, Base, Disclosure};
use shared::survey::Survey;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::App;
use crate::analysis::filter::{Filter, Found, Search, Subject, Wanted};
use crate::analysis::{Dictionary, Selection, Snapshot, View};
use crate::auth::Caller;
use crate::content::is_known;
use crate::digest::sha256;
use crate::disclosure::Gate;
use crate::error::Error;
use crate::figures::Counted;
use crate::openapi::Given;
use crate::scopes::Scope;

/// A question about responses.
pub(crate) struct Inquiry {
    /// The responses.
    pub(crate) snapshot: Arc<Snapshot>,
    /// Which of them.
    pub(crate) filter: Filter,
    /// What the outcome has to pass.
    pub(crate) gate: Gate,
    base: Base,
    found: Found,
}

impl Inquiry {
    /// A question that `caller` asks of a survey. Figures are as exact as the caller may see them, or safe if that is
    /// `wanted`. `read` makes sense of the filter.
    pub(crate) async fn new(
        app: &App,
        caller: &Caller,
        survey: &Survey,
        (base, wanted): (Base, Option<Disclosure>),
        read: impl FnOnce(&Dictionary) -> Result<Filter, Error>,
    ) -> Result<Self, Error> {
        let survey = &survey.about.id;
        let disclosure = match (caller.may(Scope::ResponsesRead), wanted) {
            (false, Some(Disclosure::Exact)) => return Err(Error::MissingScope(Scope::ResponsesRead)),
            (true, None | Some(Disclosure::Exact)) => Disclosure::Exact,
            (false, _) | (true, Some(Disclosure::Safe)) => Disclosure::Safe,
        };
        let view = if disclosure == Disclosure::Exact { View::Live } else { View::Released };
        let snapshot = app.analysis.snapshot(survey, view).await?;
        let filter = read(&snapshot.dictionary)?;
        let gate = Gate { disclosure, threshold: app.threshold };
        gate.permit(&snapshot.dictionary, &filter, &[])?;
        caller.permit(&filter)?;
        let mut found = Found::new();
        for search in filter.searches() {
            let variable = &snapshot.dictionary.variables[search.variable].name;
            let ids = app.store.matching(survey, variable, &search.words).await?;
            found.insert(search, ids);
        }
        Ok(Inquiry { snapshot, filter, gate, base, found })
    }

    /// Asks of fewer: those who pass this too.
    pub(crate) fn narrow(&mut self, filter: Filter) {
        self.filter = std::mem::take(&mut self.filter).and(filter);
    }

    /// Asks of fewer: those whom a search found.
    pub(crate) fn narrow_by(&mut self, search: Search, ids: Vec<Uuid>) {
        self.narrow(Filter::Test(Subject::Variable(search.variable), Wanted::Words(search.words.clone())));
        self.found.insert(search, ids);
    }

    /// What is counted.
    pub(crate) fn about(&self) -> About {
        self.counted(&self.selection()).about()
    }

    /// What the variables are.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.snapshot.dictionary
    }

    /// The responses that are meant.
    pub(crate) fn selection(&self) -> Selection {
        self.filter.select(&self.snapshot, &self.found)
    }

    /// Makes figures and replies with them, unless `headers` say that they are known. `address` names what is asked.
    ///
    /// Counting takes milliseconds, too many for a thread that others wait for.
    pub(crate) async fn reply<T: Serialize + Send + 'static>(
        self,
        (headers, address): (&HeaderMap, &str),
        make: impl FnOnce(Counted) -> Result<T, Error> + Send + 'static,
    ) -> Result<Given<axum::Json<T>>, Error> {
        let tag = self.tag(address);
        let mut reply = if is_known(headers, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let counting = spawn_blocking(move || make(self.counted(&self.selection()))).await;
            axum::Json(counting.map_err(|_| Error::Internal)??).into_response()
        };
        let headers = reply.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("authorization"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        Ok(Given::new(reply))
    }

    fn counted<'a>(&'a self, selection: &'a Selection) -> Counted<'a> {
        let is_filtered = !self.filter.is_empty();
        Counted { snapshot: &self.snapshot, selection, is_filtered, gate: self.gate, base: self.base }
    }

    /// Changes when the data, the question or how exactly it is answered does.
    fn tag(&self, address: &str) -> String {
        let class = if self.gate.is_exact() { "exact" } else { "safe" };
        let parts = [self.snapshot.version().as_str(), class, address].join(" ");
        format!("\"{}\"", hex::encode(&sha256([parts.as_bytes()])[..8]))
    }
}
