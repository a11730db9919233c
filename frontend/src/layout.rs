//! What stands around every page: skip link, header, back link, main, footer.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::Address;
use crate::govuk::{BackLink, Footer, FooterLink, GenericHeader, ServiceNavigation, SkipLink};
use crate::words::words;

/// A page: `back` is where the back link leads, if there is one.
pub fn layout(survey: &Survey, lang: Lang, back: AnyView, main: AnyView) -> AnyView {
    let definition = &survey.about;
    let words = words(lang);
    let pages = [Address::Privacy, Address::Accessibility, Address::Cookies];
    let mut links: Vec<String> = pages.into_iter().map(|page| page.path(survey)).collect();
    links.push(format!("mailto:{}", definition.contact));
    let links = links
        .into_iter()
        .zip(words.footer)
        .map(|(href, text)| FooterLink { href, text: text.to_owned() })
        .collect();
    let (owner, title) = (definition.owner.get(lang).to_owned(), definition.title.get(lang).to_owned());
    let start = Address::Start.path(survey);
    view! {
        <SkipLink/>
        <header class="govuk-template__header">
            <GenericHeader href=start.clone()>{owner}</GenericHeader>
            <ServiceNavigation name=title href=start/>
        </header>
        <div class="govuk-width-container">
            {back}
            <main class="govuk-main-wrapper" id="main-content">{main}</main>
        </div>
        <footer class="govuk-template__footer"><Footer links=links/></footer>
    }
    .into_any()
}

/// The way to the page before.
pub fn back_link(survey: &Survey, to: Address) -> AnyView {
    view! { <BackLink href=to.path(survey)/> }.into_any()
}

/// The column of two thirds that text is set in.
pub fn column(content: impl IntoView) -> AnyView {
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{content.into_view()}</div></div>
    }
    .into_any()
}
