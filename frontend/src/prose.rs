//! Survey prose as HTML: headings, paragraphs, lists and links.

use leptos::prelude::*;
use shared::prose::{Block, Inline, parse};
use shared::survey::Survey;

use crate::html::{Content, element};
use crate::links::Links;

/// The prose of a survey. Links to pages of the survey are made whole.
pub fn prose(survey: &Survey, text: &str) -> AnyView {
    blocks(survey, text).into_view()
}

fn blocks(survey: &Survey, text: &str) -> Content {
    let block = |block| match block {
        Block::Heading(words) => element("h2").class("govuk-heading-m").child(words),
        Block::Paragraph(words) => element("p").class("govuk-body").child(inlines(survey, words)),
        Block::List(items) => {
            let item = |item| element("li").child(inlines(survey, item));
            let items: Content = items.into_iter().map(item).collect();
            element("ul").class("govuk-list govuk-list--bullet").child(items)
        }
    };
    parse(text).into_iter().map(block).collect()
}

fn inlines(survey: &Survey, words: Vec<Inline>) -> Content {
    let links = Links::here();
    let inline = |inline| match inline {
        Inline::Words(words) => Content::from(words),
        Inline::Link { words, href } => {
            let href = if href.contains(':') { href } else { links.to(survey, &href) };
            let (target, note) = links.opening(&href);
            element("a")
                .class("govuk-link")
                .attr("href", href)
                .attr("target", target)
                .attr("rel", "external")
                .child(words + note)
                .into()
        }
    };
    words.into_iter().map(inline).collect()
}
