//! What is wrong with one field.

use leptos::prelude::*;

use super::Content;
use super::words::words;

/// The message beside a field, the same words as in the error summary.
#[component]
pub fn ErrorMessage(
    /// What `aria-describedby` refers to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    #[prop(into)]
    text: Content,
) -> impl IntoView {
    view! {
        <p id=id class="govuk-error-message">
            <span class="govuk-visually-hidden">{words().error} ":"</span>
            " "
            {text.into_view()}
        </p>
    }
}
