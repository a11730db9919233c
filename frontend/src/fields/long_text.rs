//! Open text on several lines, and the box for remarks that any question may have.

use leptos::prelude::*;
use shared::kinds::LongText;
use shared::text::Text;

use super::Field;
use crate::govuk::{CharacterCount, Textarea};

pub(super) fn view(field: &Field, kind: &LongText) -> AnyView {
    let main = field.main();
    if kind.counts {
        return view! {
            <CharacterCount
                id=field.name(main)
                name=field.name(main)
                label=field.caption()
                hint=field.hint()
                error=field.error(main)
                value=field.text(main)
                on_input=field.on_text(main)
                limit=kind.max_length as usize
                threshold=75
            />
        }
        .into_any();
    }
    view! {
        <Textarea
            id=field.name(main)
            name=field.name(main)
            label=field.caption()
            hint=field.hint()
            error=field.error(main)
            value=field.text(main)
            on_input=field.on_text(main)
        />
    }
    .into_any()
}

/// The box for remarks on an answer.
pub(super) fn comment(field: &Field, variable: usize, label: &Text) -> AnyView {
    view! {
        <Textarea
            id=field.name(variable)
            name=field.name(variable)
            label=field.part_label(label, false)
            error=field.error(variable)
            value=field.text(variable)
            on_input=field.on_text(variable)
        />
    }
    .into_any()
}
