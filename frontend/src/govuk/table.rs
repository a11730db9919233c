//! Numbers to be compared.

use leptos::prelude::*;

use super::{Content, Size};

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
        view! { <caption class=format!("govuk-table__caption{size}")>{text}</caption> }
    });
    let head = (!head.is_empty()).then(|| {
        let cells = head.into_iter().map(|cell| header("col", cell)).collect_view();
        view! { <thead class="govuk-table__head"><tr class="govuk-table__row">{cells}</tr></thead> }
    });
    let row = move |cells: Vec<Cell>| {
        let cell = |(index, cell)| match index {
            0 if first_cell_is_header => header("row", Cell { numeric: false, ..cell }).into_any(),
            _ => data(cell).into_any(),
        };
        view! { <tr class="govuk-table__row">{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class="govuk-table" class:govuk-table--small-text-until-tablet=small_text>
            {caption}
            {head}
            <tbody class="govuk-table__body">{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn header(scope: &'static str, Cell { content, numeric }: Cell) -> impl IntoView {
    view! {
        <th scope=scope class="govuk-table__header" class:govuk-table__header--numeric=numeric>
            {content.into_view()}
        </th>
    }
}

fn data(Cell { content, numeric }: Cell) -> impl IntoView {
    view! {
        <td class="govuk-table__cell" class:govuk-table__cell--numeric=numeric>{content.into_view()}</td>
    }
}
