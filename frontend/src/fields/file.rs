//! Uploaded files. The question's wording heads the box for remarks and links; the upload control stands between them.

use leptos::prelude::*;
use shared::kinds::File;

use super::Field;
use crate::govuk::Fieldset;

pub(super) fn view(field: &Field, _kind: &File) -> AnyView {
    let hint = field.hint().map(|hint| view! { <p class="govuk-hint">{hint}</p> });
    view! { <Fieldset legend=field.caption()>{hint}</Fieldset> }.into_any()
}
