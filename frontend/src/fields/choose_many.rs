//! Any of several options: checkboxes.

use leptos::prelude::*;
use shared::kinds::ChooseMany;
use shared::raw::RawValue;

use super::{Field, choices};
use crate::govuk::Checkboxes;

pub(super) fn view(field: &Field, kind: &ChooseMany) -> AnyView {
    let main = field.main();
    let (form, cell) = (field.form, field.form.cell(main));
    let ticked = move || {
        cell.with(|value| match value {
            RawValue::Many(codes) => codes.clone(),
            RawValue::One(code) if code.is_empty() => Vec::new(),
            RawValue::One(code) => vec![code.clone()],
        })
    };
    view! {
        <Checkboxes
            id=field.name(main)
            name=field.name(main)
            legend=field.caption()
            hint=field.hint()
            error=field.error(main)
            choices=choices::choices(field, &kind.choices)
            value=Signal::derive(ticked)
            on_change=Callback::new(move |codes| form.answer(main, RawValue::Many(codes)))
        />
    }
    .into_any()
}
