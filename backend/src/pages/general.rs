//! Pages that belong to no survey.

use std::sync::Arc;

use frontend::address::root;
use frontend::blocks::{heading, link, paragraph};
use frontend::govuk::{GenericHeader, SkipLink};
use frontend::html::{Content, element};
use frontend::layout::column;
use frontend::said::said;
use frontend::shell::Rendered;
use frontend::words::words;
use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

/// The surveys there are.
pub(super) fn list<'a>(surveys: impl Iterator<Item = &'a Arc<Survey>>, lang: Lang) -> Rendered {
    page(surveys_title(lang), lang, || {
        let items = surveys.map(|survey| {
            let href = root(survey, lang);
            element("li").child(link(href, said(survey, &survey.about.title, lang)))
        });
        element("ul").class("govuk-list").child(items.collect::<Content>())
    })
}

/// No page has this address.
pub(super) fn not_found(lang: Lang) -> Rendered {
    let words = words(lang);
    let see = match lang {
        Lang::En => "See which surveys there are",
        Lang::Cy => "Gweld pa arolygon sydd ar gael",
    };
    page(words.not_found_title, lang, || {
        Content::from(paragraph(words.not_found_text)).then(paragraph(link("/", see)))
    })
}

fn surveys_title(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Surveys",
        Lang::Cy => "Arolygon",
    }
}

/// A page of its own, with this title and content.
pub(super) fn page<C: Into<Content>>(
    title: &'static str,
    lang: Lang,
    content: impl FnOnce() -> C,
) -> Rendered {
    let html = Owner::new().with(|| {
        provide_context(words(lang).govuk);
        let content = column(Content::from(heading(title)).then(content()));
        view! {
            <SkipLink/>
            <header class="govuk-template__header"><GenericHeader>{surveys_title(lang)}</GenericHeader></header>
            <div class="govuk-width-container">
                <main class="govuk-main-wrapper" id="main-content">{content}</main>
            </div>
        }
        .to_html()
    });
    Rendered { title: title.to_owned(), html, has_client: false }
}
