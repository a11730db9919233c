//! Buttons, and links that look like buttons.

use leptos::prelude::*;

use wasm_bindgen::JsCast;

use super::{Content, dom};
use crate::html::{Element, element};

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonStyle {
    /// The one thing to do on a page.
    #[default]
    Primary,
    /// Something else to do.
    Secondary,
    /// Something that destroys.
    Warning,
    /// On a dark ground.
    Inverse,
}

impl ButtonStyle {
    fn class(self) -> &'static str {
        match self {
            ButtonStyle::Primary => "govuk-button",
            ButtonStyle::Secondary => "govuk-button govuk-button--secondary",
            ButtonStyle::Warning => "govuk-button govuk-button--warning",
            ButtonStyle::Inverse => "govuk-button govuk-button--inverse",
        }
    }
}

/// A button of a type, `submit` or `button`, without words yet.
pub fn button(r#type: &'static str, style: ButtonStyle) -> Element {
    element("button").attr("type", r#type).class(style.class()).attr("data-module", "govuk-button")
}

/// A button that does something in the page.
pub fn action(style: ButtonStyle, words: impl Into<Content>, act: impl Fn() + Send + 'static) -> Element {
    button("button", style).child(words).on("click", move |_| act())
}

/// A button. What it does in a browser is a listener: `<Button on:click=move |_| …>`.
#[component]
pub fn Button(
    /// What it is for.
    #[prop(optional)]
    style: ButtonStyle,
    /// `submit`, or `button` for what a script does.
    #[prop(default = "submit")]
    r#type: &'static str,
    /// The button's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The name under which the form sends that this button was pressed.
    #[prop(optional, into)]
    name: Option<String>,
    /// What the form sends under that name.
    #[prop(optional, into)]
    value: Option<String>,
    /// Whether it cannot be pressed. Hard to understand: prefer to say what is missing.
    #[prop(optional)]
    disabled: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    button(r#type, style)
        .attr("value", value)
        .attr("name", name)
        .attr("disabled", disabled)
        .attr("aria-disabled", disabled.then_some("true"))
        .attr("id", id)
        .child(children())
        .into_view()
}

/// A link that looks like a button and, like one, answers to the space bar.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it is for.
    #[prop(optional)]
    style: ButtonStyle,
    /// The link's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    link(href, style.class(), id, children())
}

/// The outline of a start button's arrow. Not written in place: Leptos would wrap the fixed content of an `svg` in a `g`.
const ARROW: &str = "M0 0h13l20 20-20 20H0l20-20z";

/// The link that begins a service, with its arrow.
#[component]
pub fn StartButton(
    /// Where the service begins.
    #[prop(into)]
    href: String,
    /// The link's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The words: "Start now".
    children: Children,
) -> impl IntoView {
    let arrow = view! {
        <svg
            class="govuk-button__start-icon"
            xmlns="http://www.w3.org/2000/svg"
            width="17.5"
            height="19"
            viewBox="0 0 33 40"
            aria-hidden="true"
            focusable="false"
        >
            <path fill="currentColor" d=ARROW></path>
        </svg>
    };
    let content = Content::from(children()).then(Content::view(arrow));
    link(href, "govuk-button govuk-button--start", id, content)
}

fn link(href: String, class: &'static str, id: Option<String>, content: impl Into<Content>) -> AnyView {
    element("a")
        .attr("href", href)
        .attr("role", "button")
        .attr("draggable", "false")
        .class(class)
        .attr("data-module", "govuk-button")
        .attr("id", id)
        .on("keydown", |event| dom::click_on_space(event.unchecked_ref()))
        .child(content)
        .into_view()
}
