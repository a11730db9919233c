//! `soundings export`.

use std::fs::File;
use std::io::{IsTerminal as _, stdout};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::{one_survey, open_existing, progress};
use crate::audit::Look;
use crate::cli::Export;
use crate::export::{Dataset, Options, Output, Plan, Progress, Texts, run as export};
use crate::store::Store;

/// How often the bar moves.
const TICK: Duration = Duration::from_millis(100);

/// Writes a file of everything, text as it was typed: whoever can read the store can read that anyway.
pub(super) async fn run(command: Export) -> anyhow::Result<()> {
    if command.output.is_none() && !command.format.is_text() && stdout().is_terminal() {
        bail!("this kind of file is not for a terminal: say where to write it with --output");
    }
    let survey = one_survey(&command.which)?;
    let store: Arc<dyn Store> = Arc::new(open_existing(&command.data).await?);
    let dataset = Dataset::read(store.as_ref(), &survey).await?;
    let options = Options {
        format: command.format,
        layout: command.layout,
        values: command.values,
        multi: command.multi,
        missing: command.missing,
        columns: (!command.columns.is_empty()).then_some(command.columns),
        filter: command.filters,
        excel: command.excel,
        purpose: None,
    };
    let filter = serde_json::to_string(&options)?;
    let plan = Plan::new(&dataset, &options, Texts::Raw)?;
    let output = match &command.output {
        None => Output::new(stdout()),
        Some(path) => {
            let file = File::create(path);
            Output::new(file.with_context(|| format!("cannot write {}", path.display()))?)
        }
    };
    let progress = Arc::<Progress>::default();
    let what = (Arc::new(dataset), Arc::new(plan), options);
    let to = (command.data.folder.as_path(), output);
    let mut work = Box::pin(export(Arc::clone(&store), what.0, what.1, what.2, to, Arc::clone(&progress)));
    let bar = progress::bar(0, "responses");
    let done = loop {
        tokio::select! {
            done = &mut work => break done,
            () = tokio::time::sleep(TICK) => {
                bar.set_length(progress.of.load(Ordering::Relaxed));
                bar.set_position(progress.seen.load(Ordering::Relaxed));
            }
        }
    };
    bar.finish_and_clear();
    let rows = done.as_ref().ok().map(|done| done.rows);
    let recorded = store.add_look(Look::by_command("export", &survey.about.id, filter, rows)).await;
    store.close().await;
    let done = done.map_err(anyhow::Error::from).and_then(|_| Ok(recorded?));
    if let (Err(_), Some(path)) = (&done, &command.output) {
        // Half a file would be taken for a whole one. What went wrong is said below.
        let _ = std::fs::remove_file(path);
    }
    done
}
