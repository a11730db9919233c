//! A list of radios or of checkboxes: they differ in a few words only.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Entry, Item};
use super::form_group::{SCRIPTED, initial};
use super::{Choice, Content};

type Chosen = Arc<dyn Fn(&str) -> bool + Send + Sync>;
type OnChange = Arc<dyn Fn(&str, bool) + Send + Sync>;

/// What is in the list, and how it is connected.
pub(super) struct List {
    /// `radio` or `checkbox`.
    pub control: &'static str,
    /// The list's class, and what the classes of its parts begin with: `govuk-radios`.
    pub block: &'static str,
    /// The id of the first entry; those after it are numbered from 2.
    pub id: String,
    pub name: String,
    /// Whether the item with this value is chosen. Tracked.
    pub chosen: Chosen,
    /// Called with an item's value when the respondent chooses it (`true`) or takes it back.
    pub on_change: OnChange,
    /// What describes each item, when no fieldset carries it.
    pub described_by: Option<Signal<Option<String>>>,
}

impl List {
    /// The entries of the list, dividers and reveals among them.
    pub(super) fn view(&self, choices: Vec<Choice>) -> Vec<AnyView> {
        choices.into_iter().enumerate().map(|(index, choice)| self.entry(index, choice.0)).collect()
    }

    fn entry(&self, index: usize, entry: Entry) -> AnyView {
        let block = self.block;
        match entry {
            Entry::Divider(text) => view! { <div class=format!("{block}__divider")>{text}</div> }.into_any(),
            Entry::Item(item) if index == 0 => self.item(self.id.clone(), *item),
            Entry::Item(item) => self.item(format!("{}-{}", self.id, index + 1), *item),
        }
    }

    fn item(&self, id: String, item: Item) -> AnyView {
        let block = self.block;
        let checked = {
            let (chosen, value) = (Arc::clone(&self.chosen), item.value.clone());
            move || chosen(&value)
        };
        let report = {
            let (on_change, value) = (Arc::clone(&self.on_change), item.value.clone());
            move |event| on_change(&value, event_target_checked(&event))
        };
        let hint_id = (!item.hint.is_empty()).then(|| format!("{id}-item-hint"));
        let reveal_id = (!item.reveal.is_empty()).then(|| format!("conditional-{id}"));
        let hint = hint_id.clone().map(|id| {
            view! { <div id=id class=format!("govuk-hint {block}__hint")>{item.hint.into_view()}</div> }
        });
        let reveal = reveal_id.clone().map(|id| reveal(block, id, checked.clone(), item.reveal));
        let expanded = (SCRIPTED && reveal_id.is_some()).then(|| {
            let checked = checked.clone();
            move || checked().to_string()
        });
        let (controls, promised) = if SCRIPTED { (reveal_id, None) } else { (None, reveal_id) };
        view! {
            <div class=format!("{block}__item")>
                <input
                    class=format!("{block}__input")
                    id=id.clone()
                    name=self.name.clone()
                    type=self.control
                    value=item.value
                    checked=initial(&checked)
                    prop:checked=checked
                    disabled=item.disabled
                    data-aria-controls=promised
                    aria-controls=controls
                    aria-expanded=expanded
                    data-behaviour=item.exclusive.then_some("exclusive")
                    aria-describedby=self.item_described_by(hint_id)
                    on:change=report
                />
                <label class=format!("govuk-label {block}__label") for=id>
                    {item.label.into_view()}
                </label>
                {hint}
            </div>
            {reveal}
        }
        .into_any()
    }

    /// The ids that describe one item: those of the list unless a fieldset carries them, then the item's own hint.
    fn item_described_by(&self, hint_id: Option<String>) -> Option<Signal<Option<String>>> {
        let Some(list) = self.described_by else { return hint_id.map(|id| Signal::stored(Some(id))) };
        Some(Signal::derive(move || match (list.get(), &hint_id) {
            (Some(list), Some(hint)) => Some(format!("{list} {hint}")),
            (list, hint) => list.or_else(|| hint.clone()),
        }))
    }
}

/// What is shown while an item is chosen. It stays in the page, so what was typed there is kept.
fn reveal(
    block: &str,
    id: String,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    content: Content,
) -> impl IntoView {
    let shown = format!("{block}__conditional");
    let hidden = format!("{shown} {shown}--hidden");
    let class = move || if chosen() { shown.clone() } else { hidden.clone() };
    view! { <div class=class id=id>{content.into_view()}</div> }
}
