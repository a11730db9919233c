//! Words between questions.

use leptos::prelude::*;

use super::Field;
use crate::prose::prose;

pub(super) fn view(field: &Field) -> AnyView {
    prose(&field.form.survey(), &field.spec().ask, field.lang).into_view()
}
