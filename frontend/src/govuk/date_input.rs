//! A date one remembers, in three boxes.

use leptos::prelude::*;
use shared::date::DateParts;

use super::fieldset::fieldset;
use super::form_group::{form_group, initial, messages};
use super::words::words;
use super::{Caption, Content};

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
        let wrong = move || {
            error.with(Option::is_some) && at_fault.with(|parts| parts.is_empty() || parts.contains(&part))
        };
        let report = move |event| {
            if let Some(on_input) = on_input {
                let mut date = value.get_untracked();
                part.set(&mut date, event_target_value(&event));
                on_input.run(date);
            }
        };
        let text = move || value.with(|date| part.of(date).clone());
        view! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for=box_id.clone()>{label}</label>
                    <input
                        class=part.class()
                        class:govuk-input--error=wrong
                        id=box_id
                        name=name
                        type="text"
                        value=initial(text).filter(|text| !text.is_empty())
                        prop:value=text
                        autocomplete=autocomplete
                        inputmode="numeric"
                        on:input=report
                    />
                </div>
            </div>
        }
    };
    let boxes = DatePart::ALL.into_iter().zip(words().date_parts).map(field).collect_view();
    let messages = messages(&id, None, hint, error);
    let boxes = view! { {messages.view} <div class="govuk-date-input" id=id>{boxes}</div> }.into_any();
    let field = if legend.content.is_empty() {
        boxes
    } else {
        fieldset(legend, Some("group"), messages.described_by, boxes)
    };
    form_group(messages.wrong, field)
}
