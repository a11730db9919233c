//! A list of radios or of checkboxes: they differ in a few words only.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Entry, Item};
use super::form_group::SCRIPTED;
use super::{Choice, Content};
use crate::html::{Element, element};

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
    pub(super) fn items(&self, choices: Vec<Choice>) -> Content {
        choices.into_iter().enumerate().map(|(index, choice)| self.entry(index, choice.0)).collect()
    }

    fn entry(&self, index: usize, entry: Entry) -> Content {
        let block = self.block;
        match entry {
            Entry::Divider(text) => element("div").class(format!("{block}__divider")).child(text).into(),
            Entry::Item(item) if index == 0 => self.item(self.id.clone(), *item),
            Entry::Item(item) => self.item(format!("{}-{}", self.id, index + 1), *item),
        }
    }

    fn item(&self, id: String, item: Item) -> Content {
        let block = self.block;
        let checked = {
            let (chosen, value) = (Arc::clone(&self.chosen), item.value.clone());
            Signal::derive(move || chosen(&value))
        };
        let report = {
            let (on_change, value) = (Arc::clone(&self.on_change), item.value.clone());
            move |event| on_change(&value, event_target_checked(&event))
        };
        let hint_id = (!item.hint.is_empty()).then(|| format!("{id}-item-hint"));
        let reveal_id = (!item.reveal.is_empty()).then(|| format!("conditional-{id}"));
        let expanded = (SCRIPTED && reveal_id.is_some())
            .then(|| Signal::derive(move || Some(checked.get().to_string())));
        let controls = if SCRIPTED { "aria-controls" } else { "data-aria-controls" };
        let input = element("input")
            .class(format!("{block}__input"))
            .attr("id", id.clone())
            .attr("name", self.name.clone())
            .attr("type", self.control)
            .attr("value", item.value)
            .attr("disabled", item.disabled)
            .attr(controls, reveal_id.clone())
            .attr("aria-expanded", expanded)
            .attr("data-behaviour", item.exclusive.then_some("exclusive"))
            .attr("aria-describedby", self.item_described_by(hint_id.clone()))
            .checked(checked)
            .on("change", report);
        let label =
            element("label").class(format!("govuk-label {block}__label")).attr("for", id).child(item.label);
        let hint = hint_id.map(|id| {
            element("div").attr("id", id).class(format!("govuk-hint {block}__hint")).child(item.hint)
        });
        let reveal = reveal_id.map(|id| reveal(block, id, checked, item.reveal));
        let item = element("div").class(format!("{block}__item")).child(input).child(label).child(hint);
        Content::from(item).then(reveal)
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
fn reveal(block: &'static str, id: String, chosen: Signal<bool>, content: Content) -> Element {
    let shown = format!("{block}__conditional");
    let class = Signal::derive(move || {
        Some(if chosen.get() { shown.clone() } else { format!("{shown} {shown}--hidden") })
    });
    element("div").class(class).attr("id", id).child(content)
}
