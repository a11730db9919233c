//! The form that every plain page with answers is.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use super::press::{DRAFT, PRESS};
use super::words::words;
use super::{Draft, Press};
use crate::address::Address;
use crate::govuk::{Button, ButtonStyle};

/// The name of a page, which follows that of the survey in its address.
pub(super) fn name(survey: &Survey, address: Address) -> String {
    let path = address.path(survey);
    path.rsplit_once('/').map_or_else(String::new, |(_, name)| name.to_owned())
}

/// A form that carries the draft. Its first button is the one that Enter presses: where files can be removed, that is one
/// which nobody sees and which leads on.
pub(super) fn form(survey: &Survey, draft: Option<&Draft>, content: AnyView) -> AnyView {
    let takes_files = draft.is_some_and(|draft| draft.asks_for_files(&survey.form));
    let enctype = takes_files.then_some("multipart/form-data");
    let on_enter = takes_files.then(|| {
        let press = Press::Continue.value();
        view! { <button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true" name=PRESS value=press></button> }
    });
    let draft = draft.map(|draft| {
        // A draft is plain text and lists of it, which JSON cannot refuse.
        let draft = serde_json::to_string(draft).unwrap_or_default();
        view! { <input type="hidden" name=DRAFT value=draft autocomplete="off"/> }
    });
    view! {
        <form novalidate method="post" action=format!("/{}/plain", survey.about.id) enctype=enctype>
            {draft}
            {on_enter}
            {content}
        </form>
    }
    .into_any()
}

/// The id of the button that leads on.
pub(super) const ON: &str = "on";

/// The button that leads on, and the one back to a page.
pub(super) fn buttons(
    survey: &Survey,
    on: &'static str,
    press: &Press,
    back: Address,
    lang: Lang,
) -> AnyView {
    let back = Press::To(name(survey, back)).value();
    view! {
        <div class="govuk-button-group">
            <Button id=ON name=PRESS value=press.value()>{on}</Button>
            <Button style=ButtonStyle::Secondary name=PRESS value=back>{words(lang).back}</Button>
        </div>
    }
    .into_any()
}
