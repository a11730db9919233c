//! A database for one test, looked at from both sides: as the store, and as the rows that stand in it.

use std::sync::Arc;

use backend::digest::{Hash, sha256};
use backend::random;
use backend::store::sqlite::Sqlite;
use backend::store::{KeptDefinition, NewResponse, Store};
use serde_json::Value;
use shared::accept::accept;
use shared::check::compile;
use shared::raw::Raw;
use shared::survey::Survey;
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

/// The survey whose responses are stored: every shape of value but files.
const SURVEY: &str = r#"{
    "id": "shapes", "title": "Shapes", "owner": "Tests", "contact": "a@b.uk", "duration": "1 minute",
    "brief": "Brief", "introduction": "Introduction", "sections": [{ "id": "only", "title": "Only", "pages": [
        { "id": "page", "questions": [
            { "id": "words", "type": "text", "ask": "Words?" },
            { "id": "count", "type": "number", "ask": "Count?", "decimals": 2 },
            { "id": "day", "type": "date", "ask": "Day?" },
            { "id": "one", "type": "choose_one", "ask": "One?", "options": { "a": "A", "b": "B" } },
            { "id": "many", "type": "choose_many", "ask": "Many?", "options": { "a": "A", "b": "B", "c": "C" } }
        ] }
    ] }]
}"#;

pub(super) struct Opened {
    pub(super) store: Arc<dyn Store>,
    pub(super) survey: Survey,
    folder: TempDir,
}

impl Opened {
    pub(super) async fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let store: Arc<dyn Store> = Arc::new(Sqlite::open(folder.path()).await.unwrap());
        let survey = compile(serde_json::from_str(SURVEY).unwrap()).unwrap();
        let opened = Opened { store, survey, folder };
        opened.store.keep_definition(&opened.definition("shapes")).await.unwrap();
        opened
    }

    /// Closes the store and opens it again.
    pub(super) async fn reopen(mut self) -> Self {
        self.store.close().await;
        self.store = Arc::new(Sqlite::open(self.folder.path()).await.unwrap());
        self
    }

    /// The survey's definition as it is kept, under this name.
    pub(super) fn definition(&self, survey: &str) -> KeptDefinition {
        let version = if survey == "shapes" { self.survey.version.clone() } else { format!("of-{survey}") };
        let document = self.survey.document.clone();
        KeptDefinition { survey: survey.to_owned(), version, document, week: "2026-W48".to_owned() }
    }

    /// A response with these answers, an id of its own and hashes that no other has.
    pub(super) fn response(&self, answers: Value) -> NewResponse {
        let raw: Raw = serde_json::from_value(answers).unwrap();
        NewResponse {
            id: random::id().unwrap(),
            survey: "shapes".to_owned(),
            version: self.survey.version.clone(),
            week: "2026-W48".to_owned(),
            withdrawal_lock: None,
            submission: new_hash(),
            body: new_hash(),
            answers: accept(&self.survey.form, &raw).unwrap(),
        }
    }

    /// The rows of the table of answers: variable, item, value.
    pub(super) async fn rows(&self) -> Vec<(String, i64, Option<String>)> {
        let file = self.folder.path().join("soundings.db");
        let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        let select = "SELECT variable, item, value FROM answers ORDER BY response, variable, item";
        sqlx::query_as(select).fetch_all(&mut connection).await.unwrap()
    }
}

pub(super) fn new_hash() -> Hash {
    sha256([&random::bytes::<16>().unwrap()[..]])
}
