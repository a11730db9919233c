//! Rows: summary lists and tables.

use frontend::govuk::{Cell, Does, SummaryAction, SummaryCard, SummaryList, SummaryRow, Table};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::{Error, Value, from_value};

use crate::options::{Component, Plain, Rich, content, size, switches};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListOptions {
    rows: Vec<Row>,
    card: Option<Card>,
    classes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: Rich,
    value: Rich,
    #[serde(default)]
    actions: Links,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Links {
    items: Vec<ActionLink>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ActionLink {
    href: String,
    text: String,
    #[serde(default)]
    visually_hidden_text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    title: Title,
    #[serde(default)]
    actions: Links,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    text: String,
}

impl Links {
    fn actions(self) -> Vec<SummaryAction> {
        let action = |ActionLink { href, text, visually_hidden_text }| SummaryAction {
            does: Does::Lead(href),
            text,
            about: visually_hidden_text,
            lang: None,
        };
        self.items.into_iter().map(action).collect()
    }
}

pub(crate) fn summary_list(options: Value) -> Result<Component, Error> {
    let ListOptions { rows, card, classes } = from_value(options)?;
    let [no_border] = switches(classes.as_deref(), ["govuk-summary-list--no-border"])?;
    let row = |Row { key, value, actions }| SummaryRow {
        key: key.into(),
        value: value.into(),
        actions: actions.actions(),
    };
    Ok(Component::new(move || {
        let rows = rows.into_iter().map(row).collect();
        match card {
            None => view! { <SummaryList rows no_border/> }.into_any(),
            Some(Card { title, actions }) => {
                view! { <SummaryCard title=title.text actions=actions.actions() rows/> }.into_any()
            }
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct TableOptions {
    caption: Option<String>,
    caption_classes: Option<String>,
    #[serde(default)]
    head: Vec<CellOptions>,
    rows: Vec<Vec<CellOptions>>,
    #[serde(default)]
    first_cell_is_header: bool,
    classes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CellOptions {
    #[serde(default)]
    text: Plain,
    #[serde(default)]
    html: Plain,
    format: Option<String>,
}

fn cell(CellOptions { text, html, format }: CellOptions) -> Cell {
    let content = content(text, html);
    if format.as_deref() == Some("numeric") { Cell::numeric(content) } else { Cell::new(content) }
}

pub(crate) fn table(options: Value) -> Result<Component, Error> {
    let options: TableOptions = from_value(options)?;
    let [small_text] = switches(options.classes.as_deref(), ["govuk-table--small-text-until-tablet"])?;
    let caption_size =
        options.caption_classes.map(|classes| size("govuk-table__caption", &classes)).transpose()?;
    Ok(Component::new(move || {
        view! {
            <Table
                nostrip:caption=options.caption
                nostrip:caption_size=caption_size
                head=options.head.into_iter().map(cell).collect()
                rows=options.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect()
                first_cell_is_header=options.first_cell_is_header
                small_text
            />
        }
    }))
}
