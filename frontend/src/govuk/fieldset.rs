//! A group of fields under one question.

use leptos::prelude::*;

use super::Caption;

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
    fieldset(legend, role, described_by, children())
}

/// The fieldset of a component.
pub(super) fn fieldset(
    caption: Caption,
    role: Option<&'static str>,
    described_by: Signal<Option<String>>,
    fields: AnyView,
) -> AnyView {
    let legend = (!caption.content.is_empty()).then(|| legend(caption));
    view! {
        <fieldset class="govuk-fieldset" role=role aria-describedby=described_by>
            {legend}
            {fields}
        </fieldset>
    }
    .into_any()
}

fn legend(caption: Caption) -> AnyView {
    let class = caption.class("govuk-fieldset__legend");
    let words = caption.content.into_view();
    if caption.page_heading {
        view! { <legend class=class><h1 class="govuk-fieldset__heading">{words}</h1></legend> }.into_any()
    } else {
        view! { <legend class=class>{words}</legend> }.into_any()
    }
}
