//! Several statements rated on the same options: a group of radios per statement.

use leptos::prelude::*;
use shared::kinds::Matrix;

use super::{Field, choices};
use crate::govuk::{Caption, Content, Fieldset, Radios, Size};
use crate::html::element;

pub(super) fn view(field: &Field, kind: &Matrix) -> AnyView {
    let hint = field.hint().map(|hint| element("p").class("govuk-hint").child(hint));
    let rows = kind.rows.iter().map(|row| {
        let variable = row.variable;
        let text = field.text(variable);
        view! {
            <Radios
                id=field.name(variable)
                name=field.name(variable)
                legend=Caption::new(field.say(&row.label)).size(Size::S)
                error=field.error(variable)
                choices=choices::choices(field, &kind.choices)
                value=Signal::derive(move || text.with(|code| (!code.is_empty()).then(|| code.clone())))
                on_change=field.on_text(variable)
            />
        }
    });
    let rows = rows.collect_view();
    view! { <Fieldset legend=field.caption()>{Content::from(hint)} {rows}</Fieldset> }.into_any()
}
