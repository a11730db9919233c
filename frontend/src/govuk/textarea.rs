//! Several lines of text.

use leptos::prelude::*;

use super::form_group::{form_group, messages};
use super::{Caption, Content};
use crate::html::{Element, element};

/// A text box of several lines.
#[component]
pub fn Textarea(
    /// The id of the box; its hint and error are `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends the text.
    #[prop(into)]
    name: String,
    /// What is asked for. Long explanations go before the field, not into its label or hint.
    #[prop(into)]
    label: Caption,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The text in the box.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Called with the whole text on every keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// How many lines are shown: in proportion to what is expected.
    #[prop(default = 5)]
    rows: u32,
    /// What the browser may fill in: `street-address`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Whether spelling is checked; the browser decides when left out.
    #[prop(optional)]
    spellcheck: Option<bool>,
) -> impl IntoView {
    let messages = messages(&id, None, hint, error);
    let area = Area {
        class: "govuk-textarea",
        id: id.clone(),
        name,
        rows,
        spellcheck,
        autocomplete,
        described_by: messages.described_by,
        wrong: messages.wrong,
        value,
        on_input,
    };
    let label = super::label::label(label, Some(id), None);
    form_group(messages.wrong, Content::from(label).then(messages.view).then(area.element()))
}

/// The box itself, for [`Textarea`] and [`CharacterCount`](super::CharacterCount).
pub(super) struct Area {
    pub class: &'static str,
    pub id: String,
    pub name: String,
    pub rows: u32,
    pub spellcheck: Option<bool>,
    pub autocomplete: Option<&'static str>,
    pub described_by: Signal<Option<String>>,
    /// Whether the box is marked.
    pub wrong: Signal<bool>,
    pub value: Signal<String>,
    pub on_input: Option<Callback<String>>,
}

impl Area {
    pub(super) fn element(self) -> Element {
        let on_input = self.on_input;
        let report = move |event| {
            if let Some(on_input) = on_input {
                on_input.run(event_target_value(&event));
            }
        };
        element("textarea")
            .class(self.class)
            .class_while("govuk-textarea--error", self.wrong)
            .attr("id", self.id)
            .attr("name", self.name)
            .attr("rows", self.rows.to_string())
            .attr("spellcheck", self.spellcheck.map(|on| on.to_string()))
            .attr("aria-describedby", self.described_by)
            .attr("autocomplete", self.autocomplete)
            .value(self.value)
            .on("input", report)
    }
}
