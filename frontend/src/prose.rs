//! Survey prose as HTML: headings, paragraphs, lists and links.

use shared::prose::{Block, Inline, parse};
use shared::survey::Survey;
use shared::text::{Lang, Text};

use crate::blocks::{bullets, paragraph, subheading};
use crate::html::{Content, Element, element};
use crate::links::Links;

/// The prose of a survey for a reader of `lang`. Links to pages of the survey are made whole.
pub fn prose(survey: &Survey, text: &Text, lang: Lang) -> Content {
    let blocks = blocks(survey, text.get(lang), lang);
    match survey.about.foreign(text, lang) {
        Some(foreign) => element("div").attr("lang", foreign.tag()).child(blocks).into(),
        None => blocks,
    }
}

/// Prose that is in `lang` itself.
pub fn blocks(survey: &Survey, text: &str, lang: Lang) -> Content {
    let block = |block| match block {
        Block::Heading(words) => subheading(words),
        Block::Paragraph(words) => paragraph(inlines(survey, words, lang)),
        Block::List(items) => bullets(items.into_iter().map(|item| inlines(survey, item, lang))),
    };
    parse(text).into_iter().map(block).collect()
}

fn inlines(survey: &Survey, words: Vec<Inline>, lang: Lang) -> Content {
    let links = Links::here();
    let inline = |inline| match inline {
        Inline::Words(words) => Content::from(words),
        Inline::Link { words, href } => {
            let href = if href.contains(':') { href } else { links.to(survey, &href, lang) };
            let (target, note) = links.opening(&href);
            let link: Element = crate::blocks::link(href, words + note);
            link.attr("target", target).attr("rel", "external").into()
        }
    };
    words.into_iter().map(inline).collect()
}
