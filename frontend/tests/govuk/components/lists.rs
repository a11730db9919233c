//! Radios and checkboxes.

use frontend::govuk::{Checkboxes, Choice, Radios};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::{Error, Value, from_value};

use crate::options::{Component, ErrorText, Group, Plain, Rich, content, switches};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct List {
    name: String,
    id_prefix: Option<String>,
    fieldset: Option<Group>,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    items: Vec<Item>,
    value: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    classes: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Item {
    value: Plain,
    text: Plain,
    html: Plain,
    hint: Option<Rich>,
    conditional: Option<Conditional>,
    behaviour: Option<String>,
    divider: Option<String>,
    checked: Option<bool>,
    disabled: bool,
}

#[derive(Deserialize)]
struct Conditional {
    html: Plain,
}

impl List {
    /// The options chosen. An item's own `checked` has the last word.
    fn chosen(&self) -> Vec<String> {
        let listed = |value: &String| self.values.contains(value) || self.value.as_ref() == Some(value);
        let values = self.items.iter().filter(|item| item.checked.unwrap_or_else(|| listed(&item.value.0)));
        values.map(|item| item.value.0.clone()).collect()
    }
}

fn choice(item: Item) -> Choice {
    if let Some(text) = item.divider {
        return Choice::divider(text);
    }
    let choice = Choice::new(item.value.0, content(item.text, item.html))
        .hint(item.hint)
        .exclusive(item.behaviour.as_deref() == Some("exclusive"))
        .disabled(item.disabled);
    match item.conditional {
        Some(Conditional { html }) if !html.0.is_empty() => {
            choice.reveal(content(Plain::default(), html).into_view())
        }
        _ => choice,
    }
}

pub(crate) fn radios(options: Value) -> Result<Component, Error> {
    let list: List = from_value(options)?;
    let [small, inline] = switches(list.classes.as_deref(), ["govuk-radios--small", "govuk-radios--inline"])?;
    let value = list.chosen().pop();
    let legend = Group::caption(list.fieldset)?;
    Ok(Component::new(move || {
        view! {
            <Radios
                id=list.id_prefix.unwrap_or_else(|| list.name.clone())
                name=list.name
                legend
                hint=list.hint
                error=ErrorText::signal(list.error_message)
                choices=list.items.into_iter().map(choice).collect()
                value
                inline
                small
            />
        }
    }))
}

pub(crate) fn checkboxes(options: Value) -> Result<Component, Error> {
    let list: List = from_value(options)?;
    let [small] = switches(list.classes.as_deref(), ["govuk-checkboxes--small"])?;
    let value = list.chosen();
    let legend = Group::caption(list.fieldset)?;
    Ok(Component::new(move || {
        view! {
            <Checkboxes
                id=list.id_prefix.unwrap_or_else(|| list.name.clone())
                name=list.name
                legend
                hint=list.hint
                error=ErrorText::signal(list.error_message)
                choices=list.items.into_iter().map(choice).collect()
                value
                small
            />
        }
    }))
}
