//! Everything that is wrong with a page, at its top.

use leptos::prelude::*;

use wasm_bindgen::JsCast;

use super::words::words;
use super::{Content, dom};
use crate::html::{Element, element, live};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryError {
    /// The id of the control to correct: of a group, its first.
    pub field: String,
    /// The words, the same as beside the control.
    pub text: String,
    /// The language they are in, where it is not that of the page.
    pub lang: Option<&'static str>,
}

impl SummaryError {
    /// An error in the language of the page.
    pub fn new(field: impl Into<String>, text: impl Into<String>) -> Self {
        SummaryError { field: field.into(), text: text.into(), lang: None }
    }
}

/// The summary of a page's errors; nothing while there are none.
///
/// It takes the focus whenever `attempt` changes and there are errors, so also when a second attempt fails as the first
/// did. Its links move the focus to the control, with the question in view, and add no history entry.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the page.
    #[prop(into)]
    errors: Signal<Vec<SummaryError>>,
    /// How often the respondent has tried to go on; 0 takes no focus.
    #[prop(optional, into)]
    attempt: Signal<usize>,
) -> impl IntoView {
    Effect::new(move || {
        if attempt.get() > 0 && errors.with_untracked(|errors| !errors.is_empty()) {
            dom::focus_when_drawn(".govuk-error-summary");
        }
    });
    // While there are errors the container stays: only its list changes.
    let any = Memo::new(move |_| errors.with(|errors| !errors.is_empty()));
    live(move || any.get().then(|| summary(errors))).into_view()
}

fn summary(errors: Signal<Vec<SummaryError>>) -> Element {
    let item = |SummaryError { field, text, lang }: SummaryError| {
        let link = element("a").attr("href", format!("#{field}")).attr("lang", lang).child(text);
        element("li").child(link.on("click", move |event| dom::correct(event.unchecked_ref(), &field)))
    };
    let list = live(move || errors.get().into_iter().map(item).collect::<Content>());
    let list = element("ul").class("govuk-list govuk-error-summary__list").child(list);
    let alert = element("div")
        .attr("role", "alert")
        .child(element("h2").class("govuk-error-summary__title").child(words().error_summary))
        .child(element("div").class("govuk-error-summary__body").child(list));
    element("div").class("govuk-error-summary").attr("data-module", "govuk-error-summary").child(alert)
}
