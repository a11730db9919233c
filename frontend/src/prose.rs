//! Survey prose as HTML: headings, paragraphs, lists and links.

use leptos::prelude::*;
use shared::prose::{Block, Inline, parse};
use shared::survey::Survey;

use crate::links::Links;

/// The prose of a survey. Links to pages of the survey are made whole.
pub fn prose(survey: &Survey, text: &str) -> AnyView {
    parse(text)
        .into_iter()
        .map(|block| match block {
            Block::Heading(words) => view! { <h2 class="govuk-heading-m">{words}</h2> }.into_any(),
            Block::Paragraph(words) => {
                view! { <p class="govuk-body">{inlines(survey, words)}</p> }.into_any()
            }
            Block::List(items) => {
                let items = items.into_iter().map(|item| view! { <li>{inlines(survey, item)}</li> });
                view! { <ul class="govuk-list govuk-list--bullet">{items.collect_view()}</ul> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

fn inlines(survey: &Survey, words: Vec<Inline>) -> Vec<AnyView> {
    let links = Links::here();
    words
        .into_iter()
        .map(|inline| match inline {
            Inline::Words(words) => words.into_any(),
            Inline::Link { words, href } => {
                let href = if href.contains(':') { href } else { links.to(survey, &href) };
                let (target, note) = links.opening(&href);
                view! { <a class="govuk-link" href=href target=target rel="external">{words + note}</a> }
                    .into_any()
            }
        })
        .collect()
}
