//! Times figures over the responses to the shipped survey in a data folder: `cargo bench -p backend --bench analysis -- FOLDER`.
//! `soundings demo` fills a folder. docs/PERFORMANCE.md says what came of it.

#![expect(clippy::print_stdout, reason = "it reports on standard output")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use backend::analysis::filter::{Filter, Found};
use backend::analysis::{Analysis, Selection, Snapshot, View};
use backend::disclosure::{Gate, USUAL_THRESHOLD};
use backend::figures::{Counted, Crossing};
use backend::store::Store;
use backend::store::sqlite::Sqlite;
use backend::surveys;
use shared::figures::{Base, Disclosure, Percent};

const SURVEY: &str = "technical-maturity";

/// How often each figure is made: enough for a 99th percentile.
const TIMES: usize = 300;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = PathBuf::from(folder.context("say in which folder the data are")?);
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&folder).await?);
    let analysis = Analysis::new(Arc::clone(&store), surveys::load(None)?.iter(), USUAL_THRESHOLD);

    let begun = Instant::now();
    let snapshot = analysis.snapshot(SURVEY, View::Live).await?;
    println!("rebuilt from SQLite: {} responses in {:.1} s", snapshot.n(), begun.elapsed().as_secs_f64());
    println!("in memory: {:.1} MB", megabytes(snapshot.bytes()));

    let dictionary = &snapshot.dictionary;
    let variable = |name| dictionary.variable(name).context("the survey has the variable");
    let (single, other, multiple) =
        (variable("maturity")?, variable("acquires-data")?, variable("end-users")?);
    let question = dictionary.question("maturity").context("the survey has the question")?;
    let questions: Vec<usize> = (0..dictionary.questions.len()).collect();
    let filters = ["acquires-data:eq:yes".to_owned(), "api-online:gte:3".to_owned()];
    let filter = Filter::parse(dictionary, &filters)?;
    let crossing =
        |rows, cols| Crossing { rows, cols, layer: None, percent: Percent::Col, with_statistics: true };

    for disclosure in [Disclosure::Exact, Disclosure::Safe] {
        for (name, filter) in [("all", Filter::default()), ("filtered", filter.clone())] {
            let time = |what: &str, make: &dyn Fn(&Counted)| {
                let time = || timed(&snapshot, &filter, disclosure, make);
                report(&format!("{what}, {name}, {disclosure:?}"), (0..TIMES).map(|_| time()).collect());
            };
            time("one aggregate", &|counted| drop(counted.aggregate(question)));
            time("cross-table of single choices", &|counted| drop(counted.cross(&crossing(single, other))));
            time("cross-table with a multiple choice", &|counted| {
                drop(counted.cross(&crossing(single, multiple)));
            });
            time("all aggregates", &|counted| drop(counted.aggregates(&questions)));
        }
    }
    store.close().await;
    Ok(())
}

/// What a request costs: the selection and the figures.
fn timed(snapshot: &Snapshot, filter: &Filter, disclosure: Disclosure, make: &dyn Fn(&Counted)) -> Duration {
    let begun = Instant::now();
    let selection: Selection = filter.select(snapshot, &Found::new());
    let gate = Gate { disclosure, threshold: USUAL_THRESHOLD };
    make(&Counted {
        snapshot,
        selection: &selection,
        is_filtered: !filter.is_empty(),
        gate,
        base: Base::Answered,
    });
    begun.elapsed()
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let milliseconds = |at: usize| times[at].as_secs_f64() * 1000.0;
    println!(
        "{what}: median {:.2} ms, 99th percentile {:.2} ms",
        milliseconds(TIMES / 2),
        milliseconds(TIMES * 99 / 100)
    );
}

#[expect(clippy::cast_precision_loss, reason = "it is read by people")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
