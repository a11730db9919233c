//! The footer of a service that is not on GOV.UK: no crown, no Crown copyright, no licence.

use leptos::prelude::*;

use super::Content;
use super::words::words;

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
        view! {
            <li class="govuk-footer__inline-list-item">
                <a class="govuk-footer__link" href=href target=target rel=rel>{text}</a>
            </li>
        }
    };
    let heading = (!links.is_empty() || !text.is_empty())
        .then(|| view! { <h2 class="govuk-visually-hidden">{words().support_links}</h2> });
    let links = (!links.is_empty()).then(|| {
        view! { <ul class="govuk-footer__inline-list">{links.into_iter().map(link).collect_view()}</ul> }
    });
    let text =
        (!text.is_empty()).then(|| view! { <div class="govuk-footer__meta-custom">{text.into_view()}</div> });
    view! {
        <div class="govuk-footer">
            <div class="govuk-width-container">
                <div class="govuk-footer__meta">
                    <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
                        {heading} {links} {text}
                    </div>
                </div>
            </div>
        </div>
    }
    .into_any()
}
