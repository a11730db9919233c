//! What stands around every page: skip link, header, back link, main, footer.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::Address;
use crate::blocks::paragraph;
use crate::govuk::{BackLink, Footer, FooterLink, GenericHeader, ServiceNavigation, SkipLink};
use crate::html::{Content, element};
use crate::languages::Switch;
use crate::links::Links;
use crate::said::said;
use crate::words::words;

/// The page at an address: `back` is where the back link leads, if there is one.
pub fn layout(survey: &Survey, lang: Lang, at: Address, back: Content, main: Content) -> AnyView {
    let about = &survey.about;
    let start = Links::here().start(survey, lang);
    let (owner, title) = (said(survey, &about.owner, lang), said(survey, &about.title, lang));
    let switch = Switch::new(survey, lang, at);
    let navigation = switch.navigation();
    let header = view! {
        <GenericHeader href=start.clone()>{owner}</GenericHeader>
        <ServiceNavigation name=title nostrip:href=start end=navigation/>
    };
    let is_foreign = !about.languages.contains(&lang);
    let note =
        is_foreign.then(|| paragraph(words(lang).questions_language).class("govuk-body app-language-note"));
    let main = element("main").class("govuk-main-wrapper").attr("id", "main-content").child(main);
    let container =
        element("div").class("govuk-width-container").child(switch.failure()).child(note).child(back);
    Content::view(view! { <SkipLink/> })
        .then(element("header").class("govuk-template__header").child(Content::view(header)))
        .then(container.child(main))
        .then(element("footer").class("govuk-template__footer").child(footer(survey, lang)))
        .into_view()
}

fn footer(survey: &Survey, lang: Lang) -> Content {
    let (words, leading) = (words(lang), Links::here());
    let mut links =
        ["privacy", "accessibility", "cookies"].map(|page| leading.to(survey, page, lang)).to_vec();
    links.push(format!("mailto:{}", survey.about.contact));
    let outward = |(href, text): (String, &str)| {
        let (target, note) = leading.opening(&href);
        FooterLink { href, text: format!("{text}{note}"), target, rel: Some("external") }
    };
    let mut links: Vec<_> = links.into_iter().zip(words.footer).map(outward).collect();
    // On plain pages there is nothing on the device.
    if leading == Links::Client {
        let here = Address::Here.path(survey, lang);
        let delete = format!("{here}#{}", crate::pages::DELETE);
        for (href, text) in [(here, words.here.keep_link), (delete, words.here.delete_link)] {
            links.push(FooterLink { href, text: text.to_owned(), target: None, rel: None });
        }
    }
    Content::view(view! { <Footer links=links/> })
}

/// The way to the page before.
pub fn back_link(survey: &Survey, lang: Lang, to: Address) -> Content {
    Content::view(view! { <BackLink href=to.path(survey, lang)/> })
}

/// The column of two thirds that text is set in.
pub fn column(content: impl Into<Content>) -> Content {
    let column = element("div").class("govuk-grid-column-two-thirds").child(content);
    element("div").class("govuk-grid-row").child(column).into()
}
