//! What was answered, with ways to change it.

use leptos::prelude::*;

use super::Content;
use crate::html::{Element, element};

/// One line of a summary.
pub struct SummaryRow {
    /// What was asked.
    pub key: Content,
    /// What was answered.
    pub value: Content,
    /// What can be done about it, if anything.
    pub actions: Vec<SummaryAction>,
}

/// Something to do about a row or a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryAction {
    /// What it does.
    pub does: Does,
    /// The word seen: "Change".
    pub text: String,
    /// What it is about, for those who hear the links apart from the rows: the question.
    pub about: String,
    /// The language of these words, where it is not that of the page.
    pub lang: Option<&'static str>,
}

/// What an action of a summary does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Leads to an address.
    Lead(String),
    /// Sends the form around the summary, which is told by a name and a value that it was this action: where a link could
    /// not take along what the form holds.
    #[cfg(feature = "ssr")]
    Send(&'static str, String),
}

/// Questions and answers in rows.
#[component]
pub fn SummaryList(
    /// The rows in order.
    rows: Vec<SummaryRow>,
    /// Whether rows stand without lines between them.
    #[prop(optional)]
    no_border: bool,
) -> impl IntoView {
    list(rows, no_border, None).into_view()
}

/// Questions and answers in rows, under a title of their own.
#[component]
pub fn SummaryCard(
    /// What the rows have in common. Added to each action's hidden words.
    #[prop(into)]
    title: String,
    /// What can be done about the whole card.
    #[prop(optional)]
    actions: Vec<SummaryAction>,
    /// The rows in order.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let actions = several(
        actions,
        Some(&title),
        |only| element("div").class("govuk-summary-card__actions").child(only),
        |all| {
            let item = |action| element("li").class("govuk-summary-card__action").child(action);
            let items: Content = all.into_iter().map(item).collect();
            element("ul").class("govuk-summary-card__actions").child(items)
        },
    );
    let rows = list(rows, false, Some(&title));
    let title = element("h2").class("govuk-summary-card__title").child(title);
    element("div")
        .class("govuk-summary-card")
        .child(element("div").class("govuk-summary-card__title-wrapper").child(title).child(actions))
        .child(element("div").class("govuk-summary-card__content").child(rows))
        .into_view()
}

fn list(rows: Vec<SummaryRow>, no_border: bool, card: Option<&str>) -> Element {
    let any_actions = rows.iter().any(|row| !row.actions.is_empty());
    let rows: Content = rows.into_iter().map(|row| self::row(row, any_actions, card)).collect();
    let class =
        if no_border { "govuk-summary-list govuk-summary-list--no-border" } else { "govuk-summary-list" };
    element("dl").class(class).child(rows)
}

fn row(SummaryRow { key, value, actions }: SummaryRow, any_actions: bool, card: Option<&str>) -> Element {
    let class = if any_actions && actions.is_empty() {
        "govuk-summary-list__row govuk-summary-list__row--no-actions"
    } else {
        "govuk-summary-list__row"
    };
    let actions = several(
        actions,
        card,
        |only| only,
        |all| {
            let item = |action| element("li").class("govuk-summary-list__actions-list-item").child(action);
            let items: Content = all.into_iter().map(item).collect();
            element("ul").class("govuk-summary-list__actions-list").child(items)
        },
    );
    let actions = actions.map(|actions| element("dd").class("govuk-summary-list__actions").child(actions));
    element("div")
        .class(class)
        .child(element("dt").class("govuk-summary-list__key").child(key))
        .child(element("dd").class("govuk-summary-list__value").child(value))
        .child(actions)
}

/// Actions: nothing for none, `one` around one, `list` around more.
fn several(
    actions: Vec<SummaryAction>,
    card: Option<&str>,
    one: fn(Element) -> Element,
    list: fn(Vec<Element>) -> Element,
) -> Option<Element> {
    let mut links: Vec<_> = actions.into_iter().map(|action| link(action, card)).collect();
    match links.len() {
        0 => None,
        1 => links.pop().map(one),
        _ => Some(list(links)),
    }
}

fn link(SummaryAction { does, text, about, lang }: SummaryAction, card: Option<&str>) -> Element {
    let about = if about.is_empty() { about } else { format!(" {about}") };
    let hidden = card.map_or(about.clone(), |card| format!("{about} ({card})"));
    let hidden = (!hidden.is_empty())
        .then(|| element("span").class("govuk-visually-hidden").attr("lang", lang).child(hidden));
    let action = match does {
        Does::Lead(href) => element("a").class("govuk-link").attr("href", href),
        #[cfg(feature = "ssr")]
        Does::Send(name, value) => element("button")
            .attr("type", "submit")
            .class("govuk-link app-link-button")
            .attr("name", name)
            .attr("value", value),
    };
    action.child(text).child(hidden)
}
