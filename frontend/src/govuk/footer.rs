//! The footer of a service that is not on GOV.UK: no crown, no Crown copyright, no licence.

use leptos::prelude::*;

use super::Content;
use super::words::words;
use crate::html::element;

/// One link of the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterLink {
    /// Where it leads.
    pub href: String,
    /// The words: "Privacy", "Accessibility", "Cookies".
    pub text: String,
    /// `_blank` where the page must stay; the words must then say so.
    pub target: Option<&'static str>,
    /// `external` for a page that the client leaves to the server.
    pub rel: Option<&'static str>,
}

/// The same links at the same place on every page. Stands within `<footer class="govuk-template__footer">`.
#[component]
pub fn Footer(
    /// The links in order.
    #[prop(optional)]
    links: Vec<FooterLink>,
    /// What stands below the links.
    #[prop(optional, into)]
    text: Content,
) -> impl IntoView {
    let link = |FooterLink { href, text, target, rel }| {
        let link = element("a")
            .class("govuk-footer__link")
            .attr("href", href)
            .attr("target", target)
            .attr("rel", rel)
            .child(text);
        element("li").class("govuk-footer__inline-list-item").child(link)
    };
    let heading = (!links.is_empty() || !text.is_empty())
        .then(|| element("h2").class("govuk-visually-hidden").child(words().support_links));
    let links: Content = links.into_iter().map(link).collect();
    let links = (!links.is_empty()).then(|| element("ul").class("govuk-footer__inline-list").child(links));
    let text = (!text.is_empty()).then(|| element("div").class("govuk-footer__meta-custom").child(text));
    let item = element("div")
        .class("govuk-footer__meta-item govuk-footer__meta-item--grow")
        .child(heading)
        .child(links)
        .child(text);
    let meta = element("div").class("govuk-footer__meta").child(item);
    element("div")
        .class("govuk-footer")
        .child(element("div").class("govuk-width-container").child(meta))
        .into_view()
}
