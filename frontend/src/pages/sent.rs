//! The confirmation, with the receipt.

use leptos::prelude::*;

use super::invitation;
use crate::address::{Address, Purpose};
use crate::blocks::{link, paragraph, questions_to, subheading};
use crate::govuk::{ButtonStyle, InsetText, Panel, action, dom};
use crate::html::{Content, element, live};
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session, purpose: Purpose) -> Content {
    let (survey, lang) = (session.survey(), session.lang);
    let words = words(lang);
    let Some(confirmation) = session.confirmation.get_untracked() else { return Content::default() };
    let inset = |text: &'static str| Content::view(view! { <InsetText>{text}</InsetText> });
    let returned = (purpose == Purpose::Instead).then(|| inset(words.sent_already));
    let earlier = confirmation.is_earlier.then(|| inset(words.sent_earlier));
    let (panel, keep) = match confirmation.receipt {
        Some(code) => {
            let shown = Content::from(words.receipt)
                .then(element("br"))
                .then(element("strong").class("app-receipt").child(code.clone()));
            (view! { <Panel title=words.sent_title>{shown}</Panel> }.into_any(), receipt(session, code))
        }
        None => (view! { <Panel title=words.sent_title/> }.into_any(), paragraph(words.sent_before).into()),
    };
    column(
        Content::from(panel)
            .then(returned)
            .then(earlier)
            .then(keep)
            .then(copies(session))
            .then(subheading(words.next_title))
            .then(paragraph(words.next_text))
            .then(paragraph(questions_to(&survey, lang)))
            .then(paragraph(link(Address::Start.path(&survey, lang), words.to_start)))
            .then(invitation::offer(session)),
    )
}

/// What the receipt is good for, and the ways to keep it.
fn receipt(session: Session, code: String) -> Content {
    let words = words(session.lang);
    let said = RwSignal::new("");
    let copy = dom::can_copy().then(|| {
        action(ButtonStyle::Secondary, words.copy_receipt, move || {
            let code = code.clone();
            leptos::task::spawn_local(async move {
                said.set(if dom::copy(&code).await { words.copied } else { words.not_copied });
            });
        })
    });
    let withdraw = link(Address::Withdraw.path(&session.survey(), session.lang), words.after.withdraw_title);
    let ways = element("div")
        .class("govuk-button-group app-screen-only")
        .child(copy)
        .child(action(ButtonStyle::Secondary, words.print, dom::print))
        .child(paragraph(live(move || said.get())).attr("role", "status"));
    Content::from(paragraph(words.receipt_text)).then(paragraph(withdraw)).then(ways)
}

/// The copies of the answers, while this page has them.
fn copies(session: Session) -> Option<Content> {
    let words = words(session.lang);
    let id = session.survey().about.id.clone();
    session.confirmation.with_untracked(|confirmation| {
        let copy = confirmation.as_ref()?.copy.as_ref()?;
        let item = |text: &'static str, media_type: &str, extension: &str, document: &str| {
            let (href, name) = (dom::data_url(media_type, document), format!("{id}-copy.{extension}"));
            element("li").child(link(href, text).attr("download", name))
        };
        let list = element("ul")
            .class("govuk-list app-screen-only")
            .child(item(words.copy_page, "text/html", "html", &copy.page))
            .child(item(words.copy_data, "application/json", "json", &copy.data));
        Some(Content::from(subheading(words.copy_title)).then(paragraph(words.copy_text)).then(list))
    })
}
