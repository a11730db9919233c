//! One of several options: radios.

use leptos::prelude::*;
use shared::definition::Appearance;
use shared::kinds::ChooseOne;

use super::{Field, choices};
use crate::govuk::Radios;

pub(super) fn view(field: &Field, kind: &ChooseOne) -> AnyView {
    let main = field.main();
    let text = field.text(main);
    view! {
        <Radios
            id=field.name(main)
            name=field.name(main)
            legend=field.caption()
            hint=field.hint()
            error=field.error(main)
            choices=choices::choices(field, &kind.choices)
            value=Signal::derive(move || text.with(|code| (!code.is_empty()).then(|| code.clone())))
            on_change=field.on_text(main)
            inline=kind.appearance == Some(Appearance::Inline)
        />
    }
    .into_any()
}
