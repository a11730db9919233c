//! A number in figures.

use leptos::prelude::*;
use shared::kinds::Number;

use super::Field;
use crate::govuk::{Input, Width};

pub(super) fn view(field: &Field, kind: &Number) -> AnyView {
    let main = field.main();
    let unit = kind.unit.as_ref().map(|unit| field.say(unit));
    let inputmode = if kind.decimals == 0 { "numeric" } else { "decimal" };
    view! {
        <Input
            id=field.name(main)
            name=field.name(main)
            label=field.caption()
            hint=field.hint()
            error=field.error(main)
            value=field.text(main)
            on_input=field.on_text(main)
            inputmode=inputmode
            suffix=unit
            width=Width::Chars10
            spellcheck=false
        />
    }
    .into_any()
}
