//! Something about the whole service or about what just happened, above a page's heading.

use leptos::prelude::*;

use super::words::words;
use super::{Content, dom};

/// Something to know that the page itself does not say.
#[component]
pub fn NotificationBanner(
    /// The heading; "Important" when left out.
    #[prop(optional, into)]
    title: Content,
    /// The id of the heading, when a page has two banners.
    #[prop(default = TITLE_ID.into(), into)]
    title_id: String,
    /// One line to be read: it is set large.
    #[prop(optional, into)]
    text: Content,
    /// What stands below that line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if title.is_empty() { words().important.into() } else { title };
    let content = banner(title, title_id.clone(), text, children);
    view! {
        <div
            class="govuk-notification-banner"
            role="region"
            aria-labelledby=title_id
            data-module="govuk-notification-banner"
        >
            {content}
        </div>
    }
    .into_any()
}

/// Something that has just been done. Takes the focus when it appears, so that it is read out.
#[component]
pub fn SuccessBanner(
    /// The heading; "Success" when left out.
    #[prop(optional, into)]
    title: Content,
    /// The id of the heading, when a page has two banners.
    #[prop(default = TITLE_ID.into(), into)]
    title_id: String,
    /// One line to be read: it is set large.
    #[prop(optional, into)]
    text: Content,
    /// What stands below that line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if title.is_empty() { words().success.into() } else { title };
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || dom::focus_when_drawn(root));
    let content = banner(title, title_id.clone(), text, children);
    view! {
        <div
            class="govuk-notification-banner govuk-notification-banner--success"
            role="alert"
            aria-labelledby=title_id
            data-module="govuk-notification-banner"
            node_ref=root
        >
            {content}
        </div>
    }
    .into_any()
}

const TITLE_ID: &str = "govuk-notification-banner-title";

fn banner(title: Content, title_id: String, text: Content, children: Option<Children>) -> AnyView {
    let line = (!text.is_empty())
        .then(|| view! { <p class="govuk-notification-banner__heading">{text.into_view()}</p> });
    view! {
        <div class="govuk-notification-banner__header">
            <h2 class="govuk-notification-banner__title" id=title_id>{title.into_view()}</h2>
        </div>
        <div class="govuk-notification-banner__content">{line} {children.map(|children| children())}</div>
    }
    .into_any()
}
