//! `soundings stats`: figures of the local store, made as the API makes them.

use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use shared::figures::{CrossTable, Disclosure, Percent, QuestionFigures};

use super::{local, print};
use crate::analysis::Dictionary;
use crate::cli::Stats;
use crate::disclosure::{Gate, USUAL_THRESHOLD};
use crate::figures::{Counted, Crossing};
use crate::suggest::did_you_mean;

/// Prints figures: exact, since whoever can read the store can count for themselves.
pub(super) async fn run(options: Stats) -> anyhow::Result<()> {
    let local = local(&options.which, &options.data, &options.filter).await?;
    let gate = Gate { disclosure: Disclosure::Exact, threshold: USUAL_THRESHOLD };
    let is_filtered = !local.filter.is_empty();
    let (snapshot, selection) = (&local.snapshot, &local.selection);
    let counted = Counted { snapshot, selection, is_filtered, gate, base: options.base };
    let dictionary = &local.snapshot.dictionary;
    let printed = match (&options.rows, &options.cols) {
        (Some(rows), Some(cols)) => {
            let (rows, cols) = (variable(dictionary, rows)?, variable(dictionary, cols)?);
            let crossing = Crossing { rows, cols, layer: None, percent: Percent::Col, with_statistics: true };
            let table = counted.cross(&crossing)?;
            if options.json { serde_json::to_string_pretty(&table)? } else { in_columns(&table) }
        }
        (None, None) => {
            let found = counted.aggregates(&questions(dictionary, &options.questions)?);
            if options.json {
                serde_json::to_string_pretty(&found)?
            } else {
                let n = found.about.n.unwrap_or_default();
                let texts: Vec<String> = found.questions.iter().map(in_lines).collect();
                format!("{n} responses\n\n{}", texts.join("\n"))
            }
        }
        _ => bail!("a table needs both --rows and --cols"),
    };
    local.store.close().await;
    print(printed.trim_end())
}

fn questions(dictionary: &Arc<Dictionary>, ids: &[String]) -> anyhow::Result<Vec<usize>> {
    if ids.is_empty() {
        return Ok((0..dictionary.questions.len()).collect());
    }
    let known: Vec<&str> = dictionary.questions.iter().map(|question| question.id.as_str()).collect();
    ids.iter().map(|id| dictionary.question(id).with_context(|| unknown("question", id, &known))).collect()
}

fn variable(dictionary: &Arc<Dictionary>, name: &str) -> anyhow::Result<usize> {
    let known: Vec<&str> = dictionary.variables.iter().map(|variable| variable.name.as_str()).collect();
    dictionary.variable(name).with_context(|| unknown("variable", name, &known))
}

fn unknown(thing: &str, name: &str, known: &[&str]) -> String {
    let hint = did_you_mean(name, known).map(|hint| format!(": {hint}")).unwrap_or_default();
    format!("there is no {thing} `{name}`{hint}")
}

/// A question as people read it: a line per option.
fn in_lines(question: &QuestionFigures) -> String {
    let mut text = format!("{}: {}\n", question.question, question.ask);
    for variable in &question.variables {
        let figure = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
        let (answered, skipped) = (figure(variable.answered), figure(variable.skipped));
        let not_asked = figure(variable.not_asked);
        // Writing into a text does not fail.
        let _ = writeln!(
            text,
            "  {}: {answered} answered, {skipped} left blank, {not_asked} not asked",
            variable.variable
        );
        for category in &variable.categories {
            let percent = category.percent.map_or("-".to_owned(), |percent| format!("{percent:.1}"));
            let _ = writeln!(text, "    {:>9} {percent:>6} %  {}", figure(category.n), category.label);
        }
        if let Some(statistics) = &variable.statistics {
            let number = |number: Option<f64>| number.map_or("-".to_owned(), |number| format!("{number:.2}"));
            let (mean, median) = (number(statistics.mean), number(statistics.median));
            let _ = writeln!(text, "    mean {mean}, median {median}, n {}", figure(statistics.n));
        }
    }
    text
}

/// A table with tabs between its columns.
fn in_columns(table: &CrossTable) -> String {
    let figure = |n: &Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
    let mut lines = Vec::new();
    let heads = table.cols.categories.iter().map(|category| category.label.clone());
    lines.push(
        [String::new()].into_iter().chain(heads).chain(["Total".to_owned()]).collect::<Vec<_>>().join("\t"),
    );
    for found in &table.tables {
        for ((category, cells), total) in
            table.rows.categories.iter().zip(&found.cells).zip(&found.row_totals)
        {
            let cells: Vec<String> = cells.iter().chain([total]).map(figure).collect();
            lines.push(format!("{}\t{}", category.label, cells.join("\t")));
        }
        let totals: Vec<String> = found.col_totals.iter().chain([&found.base_n]).map(figure).collect();
        lines.push(format!("Total\t{}", totals.join("\t")));
        if let Some(found) = &found.statistics {
            lines.push(format!(
                "chi-squared {:.3} on {}, p {:.4}, V {:.3}",
                found.chi2, found.df, found.p, found.v
            ));
        }
    }
    lines.join("\n")
}
