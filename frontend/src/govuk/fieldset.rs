//! A group of fields under one question.

use leptos::prelude::*;

use super::{Caption, Content};
use crate::html::{Element, element};

/// A group of fields and what is asked with all of them.
#[component]
pub fn Fieldset(
    /// The question; without one there is no legend.
    #[prop(optional, into)]
    legend: Caption,
    /// The ids of what describes the group.
    #[prop(optional, into)]
    described_by: Signal<Option<String>>,
    /// `group` for a group of text boxes, whose description JAWS would otherwise leave out.
    #[prop(optional)]
    role: Option<&'static str>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    fieldset(legend, role, described_by, children()).into_view()
}

/// The fieldset of a component.
pub(super) fn fieldset(
    caption: Caption,
    role: Option<&'static str>,
    described_by: Signal<Option<String>>,
    fields: impl Into<Content>,
) -> Element {
    let legend = (!caption.content.is_empty()).then(|| legend(caption));
    element("fieldset")
        .class("govuk-fieldset")
        .attr("role", role)
        .attr("aria-describedby", described_by)
        .child(legend)
        .child(fields)
}

fn legend(caption: Caption) -> Element {
    let class = caption.class("govuk-fieldset__legend");
    let words = if caption.page_heading {
        element("h1").class("govuk-fieldset__heading").child(caption.content).into()
    } else {
        caption.content
    };
    element("legend").class(class).child(words)
}
