//! `soundings query`: responses of the local store, a JSON object a line, chosen and worded as the API does.

use std::io::{BufWriter, Write as _, stdout};

use anyhow::Context as _;

use super::local;
use crate::audit::Look;
use crate::cli::Query;
use crate::record::{Texts, Wording};

/// Responses read at a time.
const BATCH: usize = 1000;

/// Prints the responses that pass, with text as it was typed: whoever can read the store can read that anyway.
pub(super) async fn run(options: Query) -> anyhow::Result<()> {
    let local = local(&options.which, &options.data, &options.filter).await?;
    let dictionary = &local.snapshot.dictionary;
    let fields = (!options.fields.is_empty()).then_some(&options.fields[..]);
    let wording = Wording::new(dictionary, fields, (options.values, Texts::Raw))?;
    let mut output = BufWriter::new(stdout().lock());
    let mut left = options.limit.unwrap_or(usize::MAX);
    let (mut after, mut rows) = (None, 0);
    while left > 0 {
        let ids = local.snapshot.ids(&local.selection, after, BATCH.min(left));
        let Some(last) = ids.last() else { break };
        (after, left) = (Some(*last), left - ids.len());
        rows += ids.len() as u64;
        for response in local.store.responses_with(&dictionary.current.about.id, &ids).await? {
            serde_json::to_writer(&mut output, &wording.record(dictionary, response)?)?;
            writeln!(output).context("cannot write to standard output")?;
        }
    }
    output.flush().context("cannot write to standard output")?;
    drop(output);
    let (survey, filter) = (&dictionary.current.about.id, serde_json::to_string(&options.filter)?);
    local.store.add_look(Look::by_command("query", survey, filter, Some(rows))).await?;
    local.store.close().await;
    Ok(())
}
