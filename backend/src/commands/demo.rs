//! `soundings demo`.

use anyhow::bail;
use tokio::sync::mpsc;

use super::{one_survey, open, print, progress};
use crate::cli::Demo;
use crate::clock::{Clock as _, SystemClock, week};
use crate::demo;
use crate::store::{KeptDefinition, Store as _};

/// Responses kept in one transaction.
const BATCH: usize = 10_000;

/// Makes responses up in one thread while the store keeps them in another.
pub(super) async fn run(options: Demo) -> anyhow::Result<()> {
    let survey = one_survey(&options.which)?;
    let store = open(&options.data).await?;
    let today = SystemClock.today();
    store.keep_definition(&KeptDefinition::of(&survey, week(today))).await?;

    let name = survey.about.id.clone();
    let (made, mut batches) = mpsc::channel(2);
    let author = tokio::task::spawn_blocking(move || -> Result<(), demo::Unanswerable> {
        let mut responses = demo::responses(&survey, options.responses, options.seed, today);
        loop {
            let batch: Vec<_> = responses.by_ref().take(BATCH).collect::<Result<_, _>>()?;
            if batch.is_empty() || made.blocking_send(batch).is_err() {
                return Ok(());
            }
        }
    });
    let bar = progress::bar(options.responses.into(), "responses");
    let mut kept = 0;
    while let Some(batch) = batches.recv().await {
        if kept == 0 && store.response(&name, batch[0].id).await?.is_some() {
            bail!("the responses of this seed are there already; another --seed makes others");
        }
        let size = batch.len();
        store.add_responses(batch).await?;
        kept += size;
        bar.inc(size as u64);
    }
    drop(batches);
    author.await??;
    bar.finish_and_clear();
    store.close().await;
    print(format_args!("{kept} made-up responses to {name}"))
}
