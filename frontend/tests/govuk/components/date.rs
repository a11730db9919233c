//! The date input, whose boxes can be described in several ways.

use std::collections::BTreeMap;

use frontend::govuk::{DateInput, DatePart};
use leptos::prelude::*;
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Error, Value, from_value};
use shared::date::DateParts;

use crate::options::{Component, ErrorText, Group, Plain, Rich, forever};

const PARTS: [(&str, DatePart); 3] =
    [("day", DatePart::Day), ("month", DatePart::Month), ("year", DatePart::Year)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Date {
    id: String,
    name_prefix: Option<String>,
    fieldset: Option<Group>,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    #[serde(default)]
    values: BTreeMap<String, Plain>,
    #[serde(default)]
    day: Box,
    #[serde(default)]
    month: Box,
    #[serde(default)]
    year: Box,
    #[serde(default)]
    items: Vec<Box>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Box {
    name: Option<String>,
    label: Option<String>,
    value: Option<Plain>,
    error: Option<bool>,
    classes: String,
    autocomplete: Option<String>,
}

impl Date {
    /// The three boxes: `items` if there are any, their values from `day`, `month` and `year` where they have none.
    fn boxes(&self) -> Result<[Box; 3], Error> {
        let mut boxes = [self.day.clone(), self.month.clone(), self.year.clone()];
        if !self.items.is_empty() {
            if self.items.len() != 3 {
                return Err(Error::custom("not three boxes"));
            }
            for (item, part) in self.items.iter().zip(&mut boxes) {
                *part = Box { value: item.value.clone().or(part.value.clone()), ..item.clone() };
            }
        }
        for (part, (name, _)) in boxes.iter_mut().zip(PARTS) {
            if part.name.as_deref().is_some_and(|own| own != name) {
                return Err(Error::custom("boxes with names of their own"));
            }
            let width = if name == "year" { "govuk-input--width-4" } else { "govuk-input--width-2" };
            for class in part.classes.split_whitespace().filter(|class| *class != width) {
                match class {
                    "govuk-input--error" => part.error = Some(true),
                    _ => return Err(Error::custom(format!("classes `{class}`"))),
                }
            }
        }
        Ok(boxes)
    }
}

/// The boxes in error: those that say so, or else those that do not deny it; none stands for all.
fn at_fault(boxes: &[Box; 3]) -> Vec<DatePart> {
    let those = |wanted: fn(Option<bool>) -> bool| -> Vec<DatePart> {
        boxes.iter().zip(PARTS).filter(|(part, _)| wanted(part.error)).map(|(_, (_, part))| part).collect()
    };
    let said = those(|error| error == Some(true));
    if said.is_empty() { those(|error| error != Some(false)) } else { said }
}

pub(crate) fn date_input(options: Value) -> Result<Component, Error> {
    let date: Date = from_value(options)?;
    let boxes = date.boxes()?;
    if date.error_message.is_none() && boxes.iter().any(|part| part.error == Some(true)) {
        return Err(Error::custom("boxes in error without a message"));
    }
    let birthday = match boxes.clone().map(|part| part.autocomplete) {
        [None, None, None] => false,
        [Some(day), Some(month), Some(year)]
            if (day.as_str(), month.as_str(), year.as_str()) == ("bday-day", "bday-month", "bday-year") =>
        {
            true
        }
        _ => return Err(Error::custom("autocomplete other than a date of birth")),
    };
    let prefix = date.name_prefix.as_ref().map_or_else(String::new, |prefix| format!("{prefix}-"));
    let mut texts = boxes.iter().zip(PARTS).map(|(part, (name, _))| {
        let listed = || date.values.get(&format!("{prefix}{name}")).cloned();
        part.value.clone().or_else(listed).unwrap_or_default().0
    });
    let mut text = || texts.next().unwrap_or_default();
    let value = DateParts { day: text(), month: text(), year: text() };
    let legend = Group::caption(date.fieldset)?;
    let labels = boxes.clone().map(|part| part.label);
    let reword = |words: &mut frontend::govuk::Words| {
        for (word, label) in words.date_parts.iter_mut().zip(labels) {
            *word = label.map_or(*word, forever);
        }
    };
    let component = Component::new(move || {
        view! {
            <DateInput
                id=date.id
                nostrip:name=date.name_prefix
                legend
                hint=date.hint
                error=ErrorText::signal(date.error_message)
                at_fault=at_fault(&boxes)
                value
                birthday
            />
        }
    });
    Ok(component.reworded(reword))
}
