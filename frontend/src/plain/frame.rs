//! The form that every plain page with answers is.

use shared::survey::Survey;
use shared::text::Lang;

use super::press::{DRAFT, PRESS};
use super::{Draft, Press};
use crate::address::{Address, root};
use crate::govuk::{ButtonStyle, button};
use crate::html::{Content, Element, element};
use crate::words::words;

/// The name of a page, which follows that of the survey in its address.
pub(super) fn name(survey: &Survey, address: Address) -> String {
    let path = address.path(survey, Lang::En);
    path.rsplit_once('/').map_or_else(String::new, |(_, name)| name.to_owned())
}

/// Where presses are sent.
fn action(survey: &Survey, lang: Lang) -> String {
    format!("{}/plain", root(survey, lang))
}

/// A form without a draft: the way in.
pub(super) fn way_in(survey: &Survey, content: impl Into<Content>, lang: Lang) -> Element {
    element("form")
        .attr("novalidate", true)
        .attr("method", "post")
        .attr("action", action(survey, lang))
        .child(content)
}

/// A form that carries the draft, on the page at an address. Its first button is the one that Enter presses: where files can
/// be removed, that is one which nobody sees and which leads on. Its last shows the same page in the other language, where a link could not take the draft along.
pub(super) fn form(
    survey: &Survey,
    draft: &Draft,
    at: Address,
    content: impl Into<Content>,
    lang: Lang,
) -> Content {
    // A draft is plain text and lists of it, which JSON cannot refuse.
    let json = serde_json::to_string(draft).unwrap_or_default();
    let hidden = element("input")
        .attr("type", "hidden")
        .attr("name", DRAFT)
        .attr("value", json)
        .attr("autocomplete", "off");
    let takes_files = draft.asks_for_files(&survey.form);
    let on_enter = takes_files.then(|| {
        element("button")
            .class("govuk-visually-hidden")
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true")
            .attr("name", PRESS)
            .attr("value", Press::Continue.value())
    });
    let here = name(survey, at);
    let same = if draft.change { Press::Change(here) } else { Press::To(here) }.value();
    let switch = |other: &Lang| {
        element("button")
            .attr("type", "submit")
            .class("govuk-link app-link-button")
            .attr("name", PRESS)
            .attr("value", same.clone())
            .attr("formaction", action(survey, *other))
            .attr("lang", other.tag())
            .child(other.own_name())
    };
    let switches: Content = Lang::ALL.iter().filter(|other| **other != lang).map(switch).collect();
    let form = way_in(survey, hidden, lang)
        .attr("enctype", takes_files.then_some("multipart/form-data"))
        .child(on_enter)
        .child(content);
    form.child(element("p").class("govuk-body").child(switches)).into()
}

/// The id of the button that leads on.
pub(super) const ON: &str = "on";

/// A button that sends its press.
pub(super) fn press(style: ButtonStyle, words: &'static str, press: &Press) -> Element {
    button("submit", style).attr("name", PRESS).attr("value", press.value()).child(words)
}

/// The button that leads on, and the one back to a page.
pub(super) fn buttons(survey: &Survey, on: &'static str, does: &Press, back: Address, lang: Lang) -> Element {
    let back = Press::To(name(survey, back));
    element("div")
        .class("govuk-button-group")
        .child(press(ButtonStyle::Primary, on, does).attr("id", ON))
        .child(press(ButtonStyle::Secondary, words(lang).govuk.back, &back))
}
