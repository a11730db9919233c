//! `soundings serve`.

use std::future::IntoFuture as _;
use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::serve::ListenerExt as _;
use shared::text::Lang;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tracing_subscriber::EnvFilter;

use super::print;
use crate::cli::{LogFormat, Serve};
use crate::clock::{Clock as _, SystemClock, week};
use crate::scopes::Scope;
use crate::site::Site;
use crate::store::Store;
use crate::store::sqlite::Sqlite;
use crate::surveys::{self, Surveys};
use crate::{App, router, token};

/// How long requests under way may take to end once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until told to stop. What was acknowledged by then is on disk; what is under way is finished first.
pub(super) async fn serve(options: Serve) -> anyhow::Result<()> {
    log_to_stderr(&options.log, options.log_format)?;
    let surveys = surveys::load(options.surveys.as_deref())?;
    let folder = options.data.folder;
    let store = Sqlite::open(&folder).await;
    let store: Arc<dyn Store> =
        Arc::new(store.with_context(|| format!("cannot open the store in {}", folder.display()))?);
    let site = Site::embedded();
    if !site.has_client() {
        tracing::warn!("this program carries no client: build it with `cargo xtask build`");
    }
    let app = App::new(Arc::clone(&store), surveys.clone(), Arc::new(SystemClock), site).await?;

    let listener = TcpListener::bind(options.listen).await;
    let listener = listener.with_context(|| format!("cannot listen on {}", options.listen))?;
    announce(listener.local_addr()?, &surveys)?;
    if options.first_token {
        print_first_token(store.as_ref()).await?;
    }
    let served = until_stopped(listener, router(Arc::new(app))).await;
    store.close().await;
    served
}

async fn until_stopped(listener: TcpListener, router: axum::Router) -> anyhow::Result<()> {
    let (told, tell) = oneshot::channel::<()>();
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let stop = async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        tracing::info!("stopping");
        drop(told);
    };
    let patience = async {
        // Ends when the sender is dropped.
        let _ = tell.await;
        tokio::time::sleep(PATIENCE).await;
    };
    // A reply is one small packet: it should not wait for another.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    tokio::select! {
        served = axum::serve(listener, router).with_graceful_shutdown(stop).into_future() => served?,
        () = patience => tracing::warn!("some requests did not end in time"),
    }
    Ok(())
}

fn announce(address: SocketAddr, surveys: &Surveys) -> anyhow::Result<()> {
    print(format_args!("Listening on http://{address}"))?;
    for survey in surveys.iter() {
        let title = survey.definition.title.get(Lang::En);
        print(format_args!("  Survey  http://{address}/{}  {title}", survey.definition.id))?;
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

fn log_to_stderr(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter).context("cannot read the log filter")?;
    let is_terminal = std::io::stderr().is_terminal();
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(is_terminal);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    // A panic's message may quote what it stumbled over, such as an answer: the log gets the place alone.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a fault in the program: please report it");
    }));
    Ok(())
}
