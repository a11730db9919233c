//! What stands around every page: skip link, header, back link, main, footer.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::Address;
use crate::govuk::{BackLink, Footer, FooterLink, GenericHeader, ServiceNavigation, SkipLink};
use crate::html::{Content, element};
use crate::links::Links;
use crate::words::words;

/// A page: `back` is where the back link leads, if there is one.
pub fn layout(survey: &Survey, lang: Lang, back: AnyView, main: AnyView) -> AnyView {
    let definition = &survey.about;
    let words = words(lang);
    let leading = Links::here();
    let mut links = ["privacy", "accessibility", "cookies"].map(|page| leading.to(survey, page)).to_vec();
    links.push(format!("mailto:{}", definition.contact));
    let mut links = links
        .into_iter()
        .zip(words.footer)
        .map(|(href, text)| {
            let (target, note) = leading.opening(&href);
            FooterLink { href, text: format!("{text}{note}"), target, rel: Some("external") }
        })
        .collect::<Vec<_>>();
    // On plain pages there is nothing on the device.
    if leading == Links::Client {
        let (href, text) = (Address::Here.path(survey), words.here.link.to_owned());
        links.push(FooterLink { href, text, target: None, rel: None });
    }
    let (owner, title) = (definition.owner.get(lang).to_owned(), definition.title.get(lang).to_owned());
    let start = leading.start(survey);
    let header = view! {
        <GenericHeader href=start.clone()>{owner}</GenericHeader>
        <ServiceNavigation name=title nostrip:href=start/>
    };
    let main = element("main").class("govuk-main-wrapper").attr("id", "main-content").child(main);
    let footer = Content::view(view! { <Footer links=links/> });
    Content::view(view! { <SkipLink/> })
        .then(element("header").class("govuk-template__header").child(Content::view(header)))
        .then(element("div").class("govuk-width-container").child(back).child(main))
        .then(element("footer").class("govuk-template__footer").child(footer))
        .into_view()
}

/// The way to the page before.
pub fn back_link(survey: &Survey, to: Address) -> AnyView {
    view! { <BackLink href=to.path(survey)/> }.into_any()
}

/// The column of two thirds that text is set in.
pub fn column(content: impl IntoView + 'static) -> AnyView {
    let column = element("div").class("govuk-grid-column-two-thirds").child(Content::view(content));
    element("div").class("govuk-grid-row").child(column).into_view()
}
