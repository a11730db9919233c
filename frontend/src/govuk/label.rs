//! The label of a field.

use leptos::prelude::*;

use super::Caption;

/// A label; as the page's heading it stands inside an `h1`.
#[component]
pub fn Label(
    /// The words.
    #[prop(into)]
    caption: Caption,
    /// The id of the control it names.
    #[prop(optional, into)]
    r#for: Option<String>,
    /// The label's own id, for `aria-labelledby`.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let class = caption.class("govuk-label");
    let label = view! { <label class=class for=r#for id=id>{caption.content.into_view()}</label> };
    if caption.page_heading {
        view! { <h1 class="govuk-label-wrapper">{label}</h1> }.into_any()
    } else {
        label.into_any()
    }
}
