//! Something about the whole service or about what just happened, above a page's heading.

use leptos::prelude::*;

use super::words::words;
use super::{Content, dom};
use crate::html::element;

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
    banner("govuk-notification-banner", "region", title, title_id, text, children)
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
    Effect::new(move || dom::focus_when_drawn(".govuk-notification-banner--success"));
    let class = "govuk-notification-banner govuk-notification-banner--success";
    banner(class, "alert", title, title_id, text, children)
}

const TITLE_ID: &str = "govuk-notification-banner-title";

fn banner(
    class: &'static str,
    role: &'static str,
    title: Content,
    title_id: String,
    text: Content,
    children: Option<Children>,
) -> AnyView {
    let line =
        (!text.is_empty()).then(|| element("p").class("govuk-notification-banner__heading").child(text));
    let heading =
        element("h2").class("govuk-notification-banner__title").attr("id", title_id.clone()).child(title);
    let content = element("div")
        .class("govuk-notification-banner__content")
        .child(line)
        .child(children.map(|children| children()));
    element("div")
        .class(class)
        .attr("role", role)
        .attr("aria-labelledby", title_id)
        .attr("data-module", "govuk-notification-banner")
        .child(element("div").class("govuk-notification-banner__header").child(heading))
        .child(content)
        .into_view()
}
