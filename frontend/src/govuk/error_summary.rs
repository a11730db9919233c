//! Everything that is wrong with a page, at its top.

use leptos::prelude::*;

use super::dom;
use super::words::words;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryError {
    /// The id of the control to correct: of a group, its first.
    pub field: String,
    /// The words, the same as beside the control.
    pub text: String,
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
    let summary = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        if attempt.get() > 0 && errors.with_untracked(|errors| !errors.is_empty()) {
            dom::focus_when_drawn(summary);
        }
    });
    let item = |SummaryError { field, text }: SummaryError| {
        let href = format!("#{field}");
        view! { <li><a href=href on:click=move |event| dom::correct(&event, &field)>{text}</a></li> }
    };
    let list = move || errors.get().into_iter().map(item).collect_view();
    // While there are errors the container stays: only its list changes.
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div class="govuk-error-summary" data-module="govuk-error-summary" node_ref=summary>
                <div role="alert">
                    <h2 class="govuk-error-summary__title">{words().error_summary}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">{list}</ul>
                    </div>
                </div>
            </div>
        </Show>
    }
    .into_any()
}
