//! What pages are put together from: headings, paragraphs, links, lists.

use shared::survey::Survey;
use shared::text::Lang;

use crate::html::{Content, Element, element};
use crate::words::words;

/// The page's heading.
pub fn heading(words: impl Into<Content>) -> Element {
    element("h1").class("govuk-heading-l").child(words)
}

/// The heading of a part of the page.
pub fn subheading(words: impl Into<Content>) -> Element {
    element("h2").class("govuk-heading-m").child(words)
}

/// A paragraph.
pub fn paragraph(words: impl Into<Content>) -> Element {
    element("p").class("govuk-body").child(words)
}

/// A link.
pub fn link(href: impl Into<String>, words: impl Into<Content>) -> Element {
    element("a").class("govuk-link").attr("href", href.into()).child(words)
}

/// A list with a bullet for each item.
pub fn bullets(items: impl IntoIterator<Item = Content>) -> Element {
    let items: Content = items.into_iter().map(|item| element("li").child(item)).collect();
    element("ul").class("govuk-list govuk-list--bullet").child(items)
}

/// Who answers questions about the survey.
pub fn questions_to(survey: &Survey, lang: Lang) -> Content {
    let contact = survey.about.contact.clone();
    let link = link(format!("mailto:{contact}"), contact);
    Content::from(words(lang).questions_to).then(" ").then(link).then(".")
}
