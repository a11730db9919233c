//! A calendar date: three boxes that travel as one text.

use leptos::prelude::*;
use shared::date::DateParts;
use shared::raw::RawValue;

use super::Field;
use crate::govuk::DateInput;

pub(super) fn view(field: &Field) -> AnyView {
    let main = field.main();
    let (form, text) = (field.form, field.text(main));
    view! {
        <DateInput
            id=field.name(main)
            name=field.name(main)
            legend=field.caption()
            hint=field.hint()
            error=field.error(main)
            value=Signal::derive(move || text.with(|text| DateParts::split(text)))
            on_input=Callback::new(move |parts: DateParts| form.answer(main, RawValue::One(parts.join())))
        />
    }
    .into_any()
}

/// The id of the day's box.
pub(super) fn first_box(variable: &str) -> String {
    format!("{variable}-day")
}
