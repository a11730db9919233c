//! The label of a field.

use leptos::prelude::*;

use super::Caption;
use crate::html::{Element, element};

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
    label(caption, r#for, id).into_view()
}

/// The label of a component.
pub(super) fn label(caption: Caption, control: Option<String>, id: Option<String>) -> Element {
    let class = caption.class("govuk-label");
    let label = element("label").class(class).attr("for", control).attr("id", id).child(caption.content);
    let heads = caption.page_heading;
    if heads { element("h1").class("govuk-label-wrapper").child(label) } else { label }
}
