//! What every field shares: the group around it, its hint and error, and how they are tied to the control.

use leptos::prelude::*;

use super::Content;
use super::error_message::{ErrorLanguage, error_message};
use super::hint::hint;
use crate::html::{element, live};

/// Whether components are rendered as scripts would have left them. Natively they are what works without scripts.
pub(super) const SCRIPTED: bool = cfg!(feature = "csr");

/// What is said about a field beside its name.
pub(super) struct Messages {
    /// The hint and the error message, to stand before the control.
    pub view: Content,
    /// Their ids, for `aria-describedby`.
    pub described_by: Signal<Option<String>>,
    /// Whether there is an error.
    pub wrong: Signal<bool>,
}

/// The hint `{id}-hint` and the error `{id}-error` of the field `id`. `first` is the id of something else that describes
/// it, named before them.
pub(super) fn messages(
    id: &str,
    first: Option<String>,
    hint: Content,
    error: Signal<Option<String>>,
) -> Messages {
    let wrong = Signal::derive(move || error.with(Option::is_some));
    let error_id = format!("{id}-error");
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let fixed: Vec<String> = first.into_iter().chain(hint_id.clone()).collect();
    let described_by = {
        let error_id = error_id.clone();
        Signal::derive(move || {
            let error_id = wrong.get().then_some(&error_id);
            let ids: Vec<&str> = fixed.iter().chain(error_id).map(String::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let hint = hint_id.map(|id| self::hint(Some(id), hint));
    let lang = use_context::<ErrorLanguage>().and_then(|language| language.0);
    let error = live(move || {
        let words = |text: String| match lang {
            Some(lang) => Content::from(element("span").attr("lang", lang).child(text)),
            None => text.into(),
        };
        error.get().map(|text| error_message(Some(error_id.clone()), words(text)))
    });
    Messages { view: Content::from(hint).then(error), described_by, wrong }
}

/// The group around a field, marked while something is wrong.
pub(super) fn form_group(wrong: Signal<bool>, field: Content) -> AnyView {
    element("div")
        .class("govuk-form-group")
        .class_while("govuk-form-group--error", wrong)
        .child(field)
        .into_view()
}
