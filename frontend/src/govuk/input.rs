//! One line of text.

use leptos::prelude::*;

use super::form_group::{form_group, messages};
use super::{Caption, Content};
use crate::html::{Element, element};

/// How wide a box is, as a hint at how much is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// For 2 characters.
    Chars2,
    /// For 3 characters.
    Chars3,
    /// For 4 characters.
    Chars4,
    /// For 5 characters.
    Chars5,
    /// For 10 characters.
    Chars10,
    /// For 20 characters.
    Chars20,
    /// For 30 characters.
    Chars30,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Width::Chars2 => " govuk-input--width-2",
            Width::Chars3 => " govuk-input--width-3",
            Width::Chars4 => " govuk-input--width-4",
            Width::Chars5 => " govuk-input--width-5",
            Width::Chars10 => " govuk-input--width-10",
            Width::Chars20 => " govuk-input--width-20",
            Width::Chars30 => " govuk-input--width-30",
        }
    }
}

/// A text box of one line.
#[component]
pub fn Input(
    /// The id of the box; its hint and error are `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends the text.
    #[prop(into)]
    name: String,
    /// What is asked for.
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
    /// The kind of box: `text`, `email`, `tel`. Not `number`, which turns the wheel into a trap.
    #[prop(default = "text")]
    r#type: &'static str,
    /// Which on-screen keyboard is offered: `numeric`, `decimal`.
    #[prop(optional_no_strip, into)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in: `email`, `name`.
    #[prop(optional_no_strip, into)]
    autocomplete: Option<&'static str>,
    /// Whether keyboards capitalise: `none` for codes.
    #[prop(optional_no_strip, into)]
    autocapitalize: Option<&'static str>,
    /// Whether spelling is checked; the browser decides when left out. Not for names and e-mail addresses.
    #[prop(optional_no_strip, into)]
    spellcheck: Option<bool>,
    /// The width; the whole column when left out.
    #[prop(optional_no_strip, into)]
    width: Option<Width>,
    /// Whether characters are set apart, as in codes.
    #[prop(optional)]
    extra_letter_spacing: bool,
    /// What stands before the box, such as "£". Not read out: the label must say it too.
    #[prop(optional, into)]
    prefix: Content,
    /// What stands after the box, such as "days". Not read out.
    #[prop(optional, into)]
    suffix: Content,
    /// Whether the box takes no text.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let mut class = String::from("govuk-input");
    class.push_str(width.map_or("", Width::class));
    class.push_str(if extra_letter_spacing { " govuk-input--extra-letter-spacing" } else { "" });
    let report = move |event| {
        if let Some(on_input) = on_input {
            on_input.run(event_target_value(&event));
        }
    };
    let messages = messages(&id, None, hint, error);
    let control = element("input")
        .class(class)
        .class_while("govuk-input--error", messages.wrong)
        .attr("id", id.clone())
        .attr("name", name)
        .attr("type", r#type)
        .attr("spellcheck", spellcheck.map(|on| on.to_string()))
        .attr("disabled", disabled)
        .attr("aria-describedby", messages.described_by)
        .attr("autocomplete", autocomplete)
        .attr("autocapitalize", autocapitalize)
        .attr("inputmode", inputmode)
        .value(value)
        .on("input", report);
    let control = if prefix.is_empty() && suffix.is_empty() {
        control
    } else {
        element("div")
            .class("govuk-input__wrapper")
            .child(affix("govuk-input__prefix", prefix))
            .child(control)
            .child(affix("govuk-input__suffix", suffix))
    };
    let label = super::label::label(label, Some(id), None);
    form_group(messages.wrong, Content::from(label).then(messages.view).then(control))
}

fn affix(class: &'static str, words: Content) -> Option<Element> {
    (!words.is_empty()).then(|| element("div").class(class).attr("aria-hidden", "true").child(words))
}
