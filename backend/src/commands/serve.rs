//! `soundings serve`.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use shared::text::Lang;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::{print, uploads};
use crate::cli::{LogFormat, Serve};
use crate::clock::{Clock as _, SystemClock, week};
use crate::contacts::ContactStore;
use crate::contacts::sqlite::SqliteContacts;
use crate::export::jobs::Jobs;
use crate::scopes::Scope;
use crate::site::Site;
use crate::store::Store;
use crate::store::sqlite::Sqlite;
use crate::surveys::{self, Surveys};
use crate::{App, connections, metrics, router, token};

/// Serves until told to stop. What was acknowledged by then is on disk; what is under way is finished first.
pub(super) async fn serve(options: Serve) -> anyhow::Result<()> {
    log_to_stderr(options.log, options.log_format);
    let surveys = surveys::load(options.surveys.as_deref())?;
    let folder = options.data.folder;
    let store = Sqlite::open(&folder).await;
    let store: Arc<dyn Store> =
        Arc::new(store.with_context(|| format!("cannot open the store in {}", folder.display()))?);
    let contacts = SqliteContacts::open(&folder, Arc::new(SystemClock)).await;
    let contacts: Arc<dyn ContactStore> = Arc::new(
        contacts.with_context(|| format!("cannot open the contact details in {}", folder.display()))?,
    );
    let site = Site::embedded();
    if !site.has_client() {
        tracing::warn!("this program carries no client: build it with `cargo xtask build`");
    }
    let exports = Jobs::new(folder.join("exports")).context("cannot clear the folder of exports")?;
    if options.uploads.clamd.is_none() {
        tracing::warn!("uploads are not scanned for viruses: say with --clamd where a scanner is");
    }
    let uploads = Arc::new(uploads::open(options.uploads, Arc::clone(&store), &folder)?);
    uploads.sweep().await?;
    let app = App::new(
        Arc::clone(&store),
        Arc::clone(&contacts),
        Arc::clone(&uploads),
        exports,
        surveys.clone(),
        Arc::new(SystemClock),
        site,
    );
    let app = Arc::new(app.await?.seeing(options.client_address));

    // What is past its time goes before anyone can ask for it: the store may have been restored from a backup.
    app.housekeep().await;

    let stop = told_to_stop()?;
    let listener = listen(options.listen).await?;
    announce(listener.local_addr()?, &surveys)?;
    let watched = match options.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    if let Some(watched) = &watched {
        print(format_args!("  Metrics http://{}/metrics", watched.local_addr()?))?;
    }
    if options.first_token {
        print_first_token(store.as_ref()).await?;
    }
    tokio::select! {
        () = connections::serve(listener, router(Arc::clone(&app)), stop) => {}
        () = app.housekeep_daily() => {}
        () = uploads.scan_what_waits() => {}
        () = app.reconcile_often() => {}
        () = be_watched(watched, metrics::router(Arc::clone(&app))) => {}
    }
    store.close().await;
    contacts.close().await;
    Ok(())
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Answers whoever watches the server, on a listener of its own, until it is dropped.
async fn be_watched(listener: Option<TcpListener>, router: Router) {
    match listener {
        Some(listener) => connections::serve(listener, router, std::future::pending()).await,
        None => std::future::pending().await,
    }
}

/// Ends when the program is interrupted or told to terminate, from this call on.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        tracing::info!("stopping");
    })
}

fn announce(address: SocketAddr, surveys: &Surveys) -> anyhow::Result<()> {
    print(format_args!("Listening on http://{address}"))?;
    for survey in surveys.iter() {
        let title = survey.about.title.get(Lang::En);
        print(format_args!("  Survey  http://{address}/{}  {title}", survey.about.id))?;
    }
    print(format_args!("  API     http://{address}/api/v1"))
}

async fn print_first_token(store: &dyn Store) -> anyhow::Result<()> {
    if !store.tokens().await?.is_empty() {
        return Ok(());
    }
    let token = token::create("first", &Scope::RESEARCHER, week(SystemClock.today()))?;
    store.add_token(&token.record).await?;
    print(format_args!("  Token   {}  for researchers; it is not shown again", token.secret))
}

/// The libraries below say nothing but warnings: what they log in detail has visitors' addresses in it.
fn log_to_stderr(level: Level, format: LogFormat) {
    let filter = Targets::new().with_default(LevelFilter::WARN).with_target(env!("CARGO_CRATE_NAME"), level);
    let is_terminal = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(is_terminal);
    let log = tracing_subscriber::registry().with(filter);
    match format {
        LogFormat::Text => log.with(lines).init(),
        LogFormat::Json => log.with(lines.json()).init(),
    }
    // A panic's message may quote what it stumbled over, such as an answer: the log gets the place alone.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a fault in the program: please report it");
    }));
}
