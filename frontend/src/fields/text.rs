//! Open text on one line, and the boxes that options reveal.

use leptos::prelude::*;
use shared::definition::Preset;
use shared::kinds::{Detail, Text};

use super::Field;
use crate::govuk::{Input, Width};

pub(super) fn view(field: &Field, kind: &Text) -> AnyView {
    let main = field.main();
    let (r#type, autocomplete, width) = match kind.preset {
        Some(Preset::Email) => ("email", Some("email"), None),
        Some(Preset::Phone) => ("tel", Some("tel"), Some(Width::Chars20)),
        Some(Preset::Name) => ("text", Some("name"), None),
        Some(Preset::Address) => ("text", Some("street-address"), None),
        Some(Preset::Postcode) => ("text", Some("postal-code"), Some(Width::Chars10)),
        None => ("text", None, None),
    };
    view! {
        <Input
            id=field.name(main)
            name=field.name(main)
            label=field.caption()
            hint=field.hint()
            error=field.error(main)
            value=field.text(main)
            on_input=field.on_text(main)
            r#type=r#type
            autocomplete=autocomplete
            width=width
            spellcheck=kind.preset.map(|_| false)
        />
    }
    .into_any()
}

/// The box an option reveals.
pub(super) fn detail(field: &Field, detail: &Detail) -> AnyView {
    let variable = detail.variable;
    view! {
        <Input
            id=field.name(variable)
            name=field.name(variable)
            label=field.part_label(&detail.label, detail.required)
            error=field.error(variable)
            value=field.text(variable)
            on_input=field.on_text(variable)
        />
    }
    .into_any()
}
