//! Numbers to be compared.

use leptos::prelude::*;

use super::{Content, Size};
use crate::html::{Element, element};

/// One cell of a table.
pub struct Cell {
    content: Content,
    numeric: bool,
}

impl Cell {
    /// A cell with words in it.
    pub fn new(content: impl Into<Content>) -> Self {
        Cell { content: content.into(), numeric: false }
    }

    /// A cell with a number in it: set flush right, with figures of one width. Also for the heading above it.
    pub fn numeric(content: impl Into<Content>) -> Self {
        Cell { content: content.into(), numeric: true }
    }
}

/// A table.
#[component]
pub fn Table(
    /// What the table shows.
    #[prop(optional, into)]
    caption: Option<String>,
    /// How the caption is set.
    #[prop(optional)]
    caption_size: Option<Size>,
    /// The headings of the columns.
    #[prop(optional)]
    head: Vec<Cell>,
    /// The rows in order, each with as many cells as there are columns.
    rows: Vec<Vec<Cell>>,
    /// Whether the first cell of each row names the row.
    #[prop(optional)]
    first_cell_is_header: bool,
    /// Whether the text is smaller on small screens: for a lot of data.
    #[prop(optional)]
    small_text: bool,
) -> impl IntoView {
    let caption = caption.map(|text| {
        let size =
            caption_size.map_or(String::new(), |size| format!(" govuk-table__caption--{}", size.suffix()));
        element("caption").class(format!("govuk-table__caption{size}")).child(text)
    });
    let line = |cells: Content| element("tr").class("govuk-table__row").child(cells);
    let head = (!head.is_empty()).then(|| {
        let cells = head.into_iter().map(|cell| header("col", cell)).collect();
        element("thead").class("govuk-table__head").child(line(cells))
    });
    let cell = |(index, cell)| match index {
        0 if first_cell_is_header => header("row", Cell { numeric: false, ..cell }),
        _ => data(cell),
    };
    let row = |cells: Vec<Cell>| line(cells.into_iter().enumerate().map(cell).collect());
    let rows: Content = rows.into_iter().map(row).collect();
    let class = if small_text { "govuk-table govuk-table--small-text-until-tablet" } else { "govuk-table" };
    element("table")
        .class(class)
        .child(caption)
        .child(head)
        .child(element("tbody").class("govuk-table__body").child(rows))
        .into_view()
}

fn header(scope: &'static str, Cell { content, numeric }: Cell) -> Element {
    let class =
        if numeric { "govuk-table__header govuk-table__header--numeric" } else { "govuk-table__header" };
    element("th").attr("scope", scope).class(class).child(content)
}

fn data(Cell { content, numeric }: Cell) -> Element {
    let class = if numeric { "govuk-table__cell govuk-table__cell--numeric" } else { "govuk-table__cell" };
    element("td").class(class).child(content)
}
