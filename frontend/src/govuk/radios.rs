//! One of several options.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::List;
use super::fieldset::fieldset;
use super::form_group::{form_group, messages};
use super::{Caption, Choice, Content};
use crate::html::element;

/// A list of radios. None is chosen unless `value` says so, and no choice can be taken back: offer "I am not sure".
#[component]
pub fn Radios(
    /// The id of the first radio; the others are `{id}-2` and so on, hint and error `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends the choice.
    #[prop(into)]
    name: String,
    /// The question. Without one there is no fieldset, and what stands around must name the radios.
    #[prop(optional, into)]
    legend: Caption,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The options in order.
    choices: Vec<Choice>,
    /// The option chosen.
    #[prop(optional, into)]
    value: Signal<Option<String>>,
    /// Called with the option just chosen.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Whether they stand side by side: only for two short options without reveals.
    #[prop(optional)]
    inline: bool,
    /// Whether they are set smaller: only where pages are dense, such as filters.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let mut class = String::from("govuk-radios");
    for (modifier, on) in [(" govuk-radios--small", small), (" govuk-radios--inline", inline)] {
        class.push_str(if on { modifier } else { "" });
    }
    let messages = messages(&id, None, hint, error);
    let list = List {
        control: "radio",
        block: "govuk-radios",
        id,
        name,
        chosen: Arc::new(move |own| value.with(|value| value.as_deref() == Some(own))),
        on_change: Arc::new(move |own, _| {
            if let Some(on_change) = on_change {
                on_change.run(own.to_owned());
            }
        }),
        described_by: None,
    };
    let radios = element("div").class(class).attr("data-module", "govuk-radios").child(list.items(choices));
    let radios = messages.view.then(radios);
    let field = if legend.content.is_empty() {
        radios
    } else {
        fieldset(legend, None, messages.described_by, radios).into()
    };
    form_group(messages.wrong, field)
}
