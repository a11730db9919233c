//! A server to test: the real router over a real database file in a folder of its own, on a day of the test's choosing.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use backend::clock::{Clock, week};
use backend::contacts::ContactStore;
use backend::contacts::sqlite::SqliteContacts;
use backend::export::jobs::Jobs;
use backend::scopes::Scope;
use backend::site::Site;
use backend::store::Store;
use backend::store::sqlite::Sqlite;
use backend::surveys::Surveys;
use backend::uploads::{Scanner, Shelf, Uploads, Workshop};
use backend::{App, AppState, router, surveys, token};
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// A day on which most surveys are open.
pub(crate) const MONDAY: Date = date(2026, 11, 23);

/// Requests that a token may make in a minute.
pub(crate) const RATE: u64 = 1_000_000;

/// A clock that stands still until it is set.
pub(crate) struct FixedClock(Mutex<Date>);

impl FixedClock {
    pub(crate) fn set(&self, day: Date) {
        *self.0.lock().unwrap() = day;
    }
}

impl Clock for FixedClock {
    fn today(&self) -> Date {
        *self.0.lock().unwrap()
    }
}

pub(crate) struct Server {
    router: Router,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) contacts: Arc<dyn ContactStore>,
    app: AppState,
    pub(crate) uploads: Arc<Uploads>,
    pub(crate) surveys: Surveys,
    pub(crate) clock: Arc<FixedClock>,
    folder: Arc<TempDir>,
}

impl Server {
    /// With the survey that comes with the program.
    pub(crate) async fn shipped() -> Self {
        Self::start(Arc::new(TempDir::new().unwrap()), None, Site::of([])).await
    }

    /// With the surveys of `tests/surveys`.
    pub(crate) async fn fixtures() -> Self {
        Self::start(
            Arc::new(TempDir::new().unwrap()),
            Some(&repository().join("tests/surveys")),
            Site::of([]),
        )
        .await
    }

    /// With these survey files, on a new store.
    pub(crate) async fn with(surveys: &[&str]) -> Self {
        Self::on(Arc::new(TempDir::new().unwrap()), surveys).await
    }

    /// With these survey files, on a new store, and uploads kept like this.
    pub(crate) async fn keeping(yaml: &[&str], kept: Kept) -> Self {
        let surveys = files_of(yaml);
        let folder = Arc::new(TempDir::new().unwrap());
        Self::start_keeping(folder, Some(surveys.path()), Site::of([]), kept).await
    }

    /// With the shipped survey and these files of a client.
    pub(crate) async fn with_client(files: &[(&str, &'static [u8])]) -> Self {
        let files = files.iter().map(|(path, data)| ((*path).to_owned(), Bytes::from_static(data)));
        Self::start(Arc::new(TempDir::new().unwrap()), None, Site::of(files)).await
    }

    /// With these survey files and these files of a client.
    pub(crate) async fn with_surveys_and_client(yaml: &[&str], files: &[(&str, &'static [u8])]) -> Self {
        let files = files.iter().map(|(path, data)| ((*path).to_owned(), Bytes::from_static(data)));
        let surveys = files_of(yaml);
        Self::start(Arc::new(TempDir::new().unwrap()), Some(surveys.path()), Site::of(files)).await
    }

    /// Stops, and starts anew on the same store with these survey files.
    pub(crate) async fn restart_with(self, surveys: &[&str]) -> Self {
        self.store.close().await;
        self.contacts.close().await;
        Self::on(self.folder, surveys).await
    }

    async fn on(folder: Arc<TempDir>, yaml: &[&str]) -> Self {
        Self::start(folder, Some(files_of(yaml).path()), Site::of([])).await
    }

    async fn start(folder: Arc<TempDir>, surveys: Option<&Path>, site: Site) -> Self {
        Self::start_keeping(folder, surveys, site, Kept::default()).await
    }

    async fn start_keeping(folder: Arc<TempDir>, surveys: Option<&Path>, site: Site, kept: Kept) -> Self {
        let store: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path()).await.unwrap());
        let clock = Arc::new(FixedClock(Mutex::new(MONDAY)));
        let surveys = surveys::load(surveys).unwrap_or_else(|failure| panic!("{failure}"));
        let contacts = SqliteContacts::open(folder.path(), clock.clone()).await.unwrap();
        let contacts: Arc<dyn ContactStore> = Arc::new(contacts);
        let local = Shelf::folder(&folder.path().join("uploads")).unwrap();
        let shelf = kept.shelf.unwrap_or(local);
        let workshop = Workshop::new(env!("CARGO_BIN_EXE_soundings-under-test").into());
        let scratch = folder.path().to_owned();
        let uploads = Uploads::new(Arc::clone(&store), shelf, workshop, kept.scanner, clock.clone(), scratch);
        let uploads = Arc::new(uploads);
        let exports = Jobs::new(folder.path().join("exports")).unwrap();
        let kept = (Arc::clone(&store), Arc::clone(&contacts), Arc::clone(&uploads));
        let app = App::new(kept.0, kept.1, kept.2, exports, surveys.clone(), clock.clone(), site).await;
        // Tests ask as often as they can.
        let app = Arc::new(app.unwrap().with_rate(RATE));
        Server { router: router(Arc::clone(&app)), app, store, contacts, uploads, surveys, clock, folder }
    }

    /// Does what the server does when a day turns.
    pub(crate) async fn housekeep(&self) {
        self.app.housekeep().await;
    }

    /// Where the databases are.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, body: to_bytes(response.into_body(), usize::MAX).await.unwrap() }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Asks with a token.
    pub(crate) async fn get_as(&self, token: &str, path: &str) -> Reply {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Deletes with a token.
    pub(crate) async fn delete_as(&self, token: &str, path: &str) -> Reply {
        let request = Request::delete(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a JSON body with a token.
    pub(crate) async fn post_as(&self, token: &str, path: &str, body: &Value) -> Reply {
        let request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Sends a body to a survey's responses.
    pub(crate) async fn submit(&self, survey: &str, submission: &Value) -> Reply {
        self.send(post(survey, &submission.to_string())).await
    }

    /// Posts JSON to a path.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// The version of a survey that is asked now.
    pub(crate) async fn version(&self, survey: &str) -> String {
        let summary = self.get(&format!("/api/v1/surveys/{survey}")).await.json();
        summary["version"].as_str().unwrap().to_owned()
    }

    /// A submission of these answers to the version asked now, with a new id.
    pub(crate) async fn submission(&self, survey: &str, answers: Value) -> Value {
        json!({ "submission": new_uuid(), "version": self.version(survey).await, "answers": answers })
    }

    /// A new token.
    pub(crate) async fn token(&self, scopes: &[Scope]) -> String {
        let token = token::create("tests", scopes, week(MONDAY)).unwrap();
        self.store.add_token(&token.record).await.unwrap();
        token.secret
    }

    /// Every response to a survey, as the API lists them.
    pub(crate) async fn responses(&self, survey: &str) -> Vec<Value> {
        let token = self.token(&[Scope::ResponsesRead]).await;
        let list = self.get_as(&token, &format!("/api/v1/surveys/{survey}/responses?limit=1000")).await;
        list.json()["responses"].as_array().unwrap().clone()
    }
}

/// How uploads are kept: in a folder, and unscanned, unless it says otherwise.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) shelf: Option<Shelf>,
    pub(crate) scanner: Option<Scanner>,
}

/// A folder of these survey files.
fn files_of(yaml: &[&str]) -> TempDir {
    let surveys = TempDir::new().unwrap();
    for (number, yaml) in yaml.iter().enumerate() {
        std::fs::write(surveys.path().join(format!("{number}.yaml")), yaml).unwrap();
    }
    surveys
}

/// What the server replied.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The code of an error, once it is sure to be one as documented.
    #[track_caller]
    pub(crate) fn problem(&self) -> (u16, String) {
        assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        assert_eq!(body["type"], "about:blank");
        assert!(!body["title"].as_str().unwrap().is_empty() && !body["detail"].as_str().unwrap().is_empty());
        (self.status.as_u16(), body["code"].as_str().unwrap().to_owned())
    }
}

/// A request that sends a JSON body to a survey's responses.
pub(crate) fn post(survey: &str, body: &str) -> Request<Body> {
    let request = Request::post(format!("/api/v1/surveys/{survey}/responses"));
    request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_owned())).unwrap()
}

pub(crate) fn new_uuid() -> String {
    backend::random::id().unwrap().to_string()
}

/// Answers that the shipped survey accepts.
pub(crate) fn good_answers() -> Value {
    json!({
        "job-role": "Lead developer",
        "end-users": ["individuals", "other"],
        "end-users.other": "Trustees",
        "data-helpful": "yes",
        "acquires-data": "no",
        "provides-data": "not-sure",
        "notifies-services": "no",
        "data-dictionary": "not-sure"
    })
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
