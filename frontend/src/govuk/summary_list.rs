//! What was answered, with ways to change it.

use leptos::prelude::*;

use super::Content;

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
    list(rows, no_border, None)
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
        |only| view! { <div class="govuk-summary-card__actions">{only}</div> }.into_any(),
        |all| {
            let item = |action| view! { <li class="govuk-summary-card__action">{action}</li> };
            let items = all.into_iter().map(item).collect_view();
            view! { <ul class="govuk-summary-card__actions">{items}</ul> }.into_any()
        },
    );
    let rows = list(rows, false, Some(&title));
    view! {
        <div class="govuk-summary-card">
            <div class="govuk-summary-card__title-wrapper">
                <h2 class="govuk-summary-card__title">{title}</h2>
                {actions}
            </div>
            <div class="govuk-summary-card__content">{rows}</div>
        </div>
    }
    .into_any()
}

fn list(rows: Vec<SummaryRow>, no_border: bool, card: Option<&str>) -> AnyView {
    let any_actions = rows.iter().any(|row| !row.actions.is_empty());
    let rows = rows.into_iter().map(|row| self::row(row, any_actions, card)).collect_view();
    view! { <dl class="govuk-summary-list" class:govuk-summary-list--no-border=no_border>{rows}</dl> }
        .into_any()
}

fn row(
    SummaryRow { key, value, actions }: SummaryRow,
    any_actions: bool,
    card: Option<&str>,
) -> impl IntoView {
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
            let item = |action| view! { <li class="govuk-summary-list__actions-list-item">{action}</li> };
            let items = all.into_iter().map(item).collect_view();
            view! { <ul class="govuk-summary-list__actions-list">{items}</ul> }.into_any()
        },
    )
    .map(|actions| view! { <dd class="govuk-summary-list__actions">{actions}</dd> });
    view! {
        <div class=class>
            <dt class="govuk-summary-list__key">{key.into_view()}</dt>
            <dd class="govuk-summary-list__value">{value.into_view()}</dd>
            {actions}
        </div>
    }
}

/// Actions: nothing for none, `one` around one, `list` around more.
fn several(
    actions: Vec<SummaryAction>,
    card: Option<&str>,
    one: fn(AnyView) -> AnyView,
    list: fn(Vec<AnyView>) -> AnyView,
) -> Option<AnyView> {
    let mut links: Vec<_> = actions.into_iter().map(|action| link(action, card)).collect();
    match links.len() {
        0 => None,
        1 => links.pop().map(one),
        _ => Some(list(links)),
    }
}

fn link(SummaryAction { does, text, about }: SummaryAction, card: Option<&str>) -> AnyView {
    let about = if about.is_empty() { about } else { format!(" {about}") };
    let hidden = card.map_or(about.clone(), |card| format!("{about} ({card})"));
    let hidden = (!hidden.is_empty()).then(|| view! { <span class="govuk-visually-hidden">{hidden}</span> });
    match does {
        Does::Lead(href) => view! { <a class="govuk-link" href=href>{text} {hidden}</a> }.into_any(),
        #[cfg(feature = "ssr")]
        Does::Send(name, value) => view! {
            <button type="submit" class="govuk-link app-link-button" name=name value=value>{text} {hidden}</button>
        }
        .into_any(),
    }
}
