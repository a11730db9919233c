//! The server: the JSON API, the store behind it and the client inside it.
//!
//! What an answer means and whether it is acceptable is decided in `shared`; this crate receives, keeps and hands out. The
//! way through it: [`cli`] says what the program takes, `commands` does it, [`router`] is the table of everything that is
//! answered, [`store`] the contract of what is kept.
//!
//! The world has doors, one file each: [`clock`], [`random`], `cli` (the environment), [`store`] (SQL), `surveys` (survey
//! files), [`uploads`] (uploaded files).

pub mod analysis;
pub mod audit;
mod auth;
pub mod backup;
pub mod clean;
pub mod cli;
pub mod clock;
mod commands;
mod connections;
pub mod contacts;
mod content;
mod csv;
mod cursor;
pub mod demo;
pub mod digest;
pub mod disclosure;
mod documents;
mod error;
pub mod export;
mod extract;
pub mod figures;
mod headers;
mod housekeeping;
mod inquiry;
mod lang;
pub mod limits;
mod log;
mod metrics;
mod openapi;
mod pages;
pub mod random;
mod rates;
mod record;
pub mod redact;
pub mod retention;
mod routes;
pub mod scopes;
pub mod site;
pub mod store;
mod suggest;
pub mod surveys;
pub mod token;
pub mod uploads;
mod versions;

use std::collections::HashMap;
use std::sync::Arc;

pub use commands::main;
pub use routes::router;

use analysis::Analysis;
use clock::{Clock, week};
use contacts::ContactStore;
use content::Content;
use export::jobs::Jobs;
use limits::{ClientAddress, Limits};
use metrics::Requests;
use pages::Pages;
use rates::Rates;
use site::Site;
use store::{KeptDefinition, Store, StoreError};
use surveys::Surveys;
use uploads::{UploadError, Uploads};
use uuid::Uuid;
use versions::Versions;

/// How often a token may be used in a minute when the operator does not say: ten times a second for as long as one likes.
pub const USUAL_RATE: u64 = 600;

/// What every request shares.
pub struct App {
    store: Arc<dyn Store>,
    contacts: Arc<dyn ContactStore>,
    uploads: Arc<Uploads>,
    exports: Arc<Jobs>,
    analysis: Analysis,
    rates: Rates,
    limits: Limits,
    requests: Arc<Requests>,
    /// The least count that is shown outside the research team.
    threshold: u64,
    surveys: Surveys,
    versions: Versions,
    definitions: HashMap<String, Content>,
    compiled: HashMap<String, Content>,
    clock: Arc<dyn Clock>,
    site: Site,
    pages: Pages,
}

/// A handle on [`App`].
pub type AppState = Arc<App>;

impl App {
    /// A server of `surveys`, whose definitions it keeps in `store` so that answers to them can always be read. Contact
    /// details go to `contacts`, which has nothing to do with `store`; exports are made by `exports`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn new(
        store: Arc<dyn Store>,
        contacts: Arc<dyn ContactStore>,
        uploads: Arc<Uploads>,
        exports: Arc<Jobs>,
        surveys: Surveys,
        clock: Arc<dyn Clock>,
        site: Site,
    ) -> Result<Self, StoreError> {
        for survey in surveys.iter() {
            let definition = KeptDefinition::of(survey, week(clock.today()));
            store.keep_definition(&definition).await?;
        }
        let threshold = disclosure::USUAL_THRESHOLD;
        let analysis = Analysis::new(Arc::clone(&store), surveys.iter(), threshold);
        let (definitions, compiled) = (documents::definitions(&surveys), documents::compiled(&surveys));
        let (versions, pages) = (Versions::new(Arc::clone(&store)), Pages::new(&site));
        Ok(App {
            store,
            contacts,
            uploads,
            exports,
            analysis,
            rates: Rates::new(USUAL_RATE),
            limits: Limits::new(ClientAddress::default()),
            requests: Arc::default(),
            threshold,
            surveys,
            versions,
            definitions,
            compiled,
            clock,
            site,
            pages,
        })
    }

    /// The same, where it is seen elsewhere whom a request comes from.
    #[must_use]
    pub fn seeing(self, address: ClientAddress) -> Self {
        App { limits: Limits::new(address), ..self }
    }

    /// The same, with another number of requests that each token may make in a minute.
    #[must_use]
    pub fn with_rate(self, requests: u64) -> Self {
        App { rates: Rates::new(requests), ..self }
    }

    /// Takes note that responses were deleted: neither figures nor exports have them from now on, and their files go.
    async fn forget(&self, survey: &str, deleted: &[Uuid]) -> Result<(), UploadError> {
        if deleted.is_empty() {
            return Ok(());
        }
        for id in deleted {
            self.analysis.forget(survey, *id);
        }
        self.exports.forget(survey);
        self.uploads.delete_lost().await
    }

    /// Today's date as `YYYY-MM-DD`.
    fn today(&self) -> String {
        self.clock.today().to_string()
    }
}
