//! A date one remembers, in three boxes.

use leptos::prelude::*;
use shared::date::DateParts;

use super::fieldset::fieldset;
use super::form_group::{form_group, messages};
use super::words::words;
use super::{Caption, Content};
use crate::html::element;

/// A box of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month as a number.
    Month,
    /// The year with four digits.
    Year,
}

impl DatePart {
    const ALL: [DatePart; 3] = [DatePart::Day, DatePart::Month, DatePart::Year];

    fn name(self) -> &'static str {
        match self {
            DatePart::Day => "day",
            DatePart::Month => "month",
            DatePart::Year => "year",
        }
    }

    fn class(self) -> &'static str {
        match self {
            DatePart::Day | DatePart::Month => "govuk-input govuk-date-input__input govuk-input--width-2",
            DatePart::Year => "govuk-input govuk-date-input__input govuk-input--width-4",
        }
    }

    fn of(self, date: &DateParts) -> &String {
        match self {
            DatePart::Day => &date.day,
            DatePart::Month => &date.month,
            DatePart::Year => &date.year,
        }
    }

    fn set(self, date: &mut DateParts, text: String) {
        match self {
            DatePart::Day => date.day = text,
            DatePart::Month => date.month = text,
            DatePart::Year => date.year = text,
        }
    }
}

/// Three boxes for day, month and year. Not for dates near today: those are easier picked than typed.
#[component]
pub fn DateInput(
    /// The id of the group; the boxes are `{id}-day`, `{id}-month`, `{id}-year`, hint and error `{id}-hint` and
    /// `{id}-error`.
    #[prop(into)]
    id: String,
    /// The form sends the boxes as `{name}-day` and so on; as `day` and so on when left out.
    #[prop(optional, into)]
    name: Option<String>,
    /// The question.
    #[prop(optional, into)]
    legend: Caption,
    /// An example: "For example, 27 3 2007".
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The boxes the error is about; all of them when empty.
    #[prop(optional, into)]
    at_fault: Signal<Vec<DatePart>>,
    /// The texts in the boxes.
    #[prop(optional, into)]
    value: Signal<DateParts>,
    /// Called with all three texts on every keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<DateParts>>,
    /// Whether it is a date of birth, which the browser may fill in.
    #[prop(optional)]
    birthday: bool,
) -> impl IntoView {
    let prefix = name.map_or_else(String::new, |name| name + "-");
    let field = |(part, label): (DatePart, &'static str)| {
        let box_id = format!("{id}-{}", part.name());
        let name = format!("{prefix}{}", part.name());
        let autocomplete = birthday.then(|| format!("bday-{}", part.name()));
        let wrong = Signal::derive(move || {
            error.with(Option::is_some) && at_fault.with(|parts| parts.is_empty() || parts.contains(&part))
        });
        let report = move |event| {
            if let Some(on_input) = on_input {
                let mut date = value.get_untracked();
                part.set(&mut date, event_target_value(&event));
                on_input.run(date);
            }
        };
        let label = element("label")
            .class("govuk-label govuk-date-input__label")
            .attr("for", box_id.clone())
            .child(label);
        let input = element("input")
            .class(part.class())
            .class_while("govuk-input--error", wrong)
            .attr("id", box_id)
            .attr("name", name)
            .attr("type", "text")
            .attr("autocomplete", autocomplete)
            .attr("inputmode", "numeric")
            .value(Signal::derive(move || value.with(|date| part.of(date).clone())))
            .on("input", report);
        element("div")
            .class("govuk-date-input__item")
            .child(element("div").class("govuk-form-group").child(label).child(input))
    };
    let boxes: Content = DatePart::ALL.into_iter().zip(words().date_parts).map(field).collect();
    let messages = messages(&id, None, hint, error);
    let boxes = messages.view.then(element("div").class("govuk-date-input").attr("id", id).child(boxes));
    let field = if legend.content.is_empty() {
        boxes
    } else {
        fieldset(legend, Some("group"), messages.described_by, boxes).into()
    };
    form_group(messages.wrong, field)
}
