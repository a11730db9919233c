//! Pages that belong to no survey.

use std::sync::Arc;

use frontend::govuk::{GenericHeader, SkipLink};
use frontend::layout::column;
use frontend::shell::Rendered;
use frontend::words::words;
use leptos::prelude::*;
use shared::survey::Survey;

use super::LANG;

/// The surveys there are.
pub(super) fn list<'a>(surveys: impl Iterator<Item = &'a Arc<Survey>>) -> Rendered {
    page("Surveys", || {
        let items = surveys.map(|survey| {
            let href = format!("/{}", survey.about.id);
            let title = survey.about.title.get(LANG).to_owned();
            view! { <li><a class="govuk-link" href=href>{title}</a></li> }
        });
        view! { <ul class="govuk-list">{items.collect_view()}</ul> }.into_any()
    })
}

/// No page has this address.
pub(super) fn not_found() -> Rendered {
    let words = words(LANG);
    page(words.not_found_title, || {
        view! {
            <p class="govuk-body">{words.not_found_text}</p>
            <p class="govuk-body"><a class="govuk-link" href="/">"See which surveys there are"</a></p>
        }
        .into_any()
    })
}

/// A page of its own, with this title and content.
pub(super) fn page(title: &'static str, content: impl FnOnce() -> AnyView) -> Rendered {
    let html = Owner::new().with(|| {
        provide_context(words(LANG).govuk);
        let content = column(view! {
            <h1 class="govuk-heading-l">{title}</h1>
            {content()}
        });
        view! {
            <SkipLink/>
            <header class="govuk-template__header"><GenericHeader>"Surveys"</GenericHeader></header>
            <div class="govuk-width-container">
                <main class="govuk-main-wrapper" id="main-content">{content}</main>
            </div>
        }
        .to_html()
    });
    Rendered { title: title.to_owned(), html, has_client: false }
}
