//! The start page: what the survey is, and the way in.

use leptos::prelude::*;
use shared::problem::written_date;

use super::{go, here, notices};
use crate::address::{Address, Purpose};
use crate::blocks::{link, paragraph, questions_to};
use crate::clock;
use crate::govuk::{ButtonStyle, InsetText, StartButton, action};
use crate::html::{Content, Element, element, live};
use crate::layout::column;
use crate::navigation::Navigator;
use crate::prose::prose;
use crate::said::said;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> Content {
    let (survey, lang) = (session.survey(), session.lang);
    let (about, words) = (&survey.about, words(lang));
    let navigator = use_context::<Navigator>();
    let way_in = live(move || match (session.confirmation.get(), session.found()) {
        (Some(confirmation), _) => sent(session, navigator, confirmation.at),
        (None, Some(saved)) => draft(session, navigator, saved),
        (None, None) => way_in(session, Address::Introduction, words.start_now.to_owned()),
    });
    // A brief often says itself how long it takes.
    let is_said = about.brief.get(lang).contains(about.duration.get(lang));
    let takes = (!is_said).then(|| words.takes.around([said(&survey, &about.duration, lang)]).then(" "));
    let notice = words.draft_notice.fill(&[&about.retention.draft_days.to_string()]);
    let here = link(Address::Here.path(&survey, lang), words.here.do_not_keep);
    let privacy = link(Address::Privacy.path(&survey, lang), words.privacy_title).attr("rel", "external");
    column(
        notices::notices(session)
            .then(element("h1").class("govuk-heading-xl").child(said(&survey, &about.title, lang)))
            .then(prose(&survey, &about.brief, lang))
            .then(paragraph(Content::from(takes).then(words.voluntary)))
            .then(paragraph(notice).child(" ").child(here))
            .then(way_in)
            .then(paragraph(privacy).child(". ").child(questions_to(&survey, lang))),
    )
}

/// The way in, whichever it is: who has found it on the server's page keeps it.
fn way_in(session: Session, to: Address, text: String) -> Content {
    let href = to.path(&session.survey(), session.lang);
    Content::view(view! { <StartButton id="way-in" href=href>{text}</StartButton> })
}

/// What there is to do once the answers are sent: others may use the same device.
fn sent(session: Session, navigator: Option<Navigator>, at: i64) -> Content {
    let words = words(session.lang);
    let day = words.sent_on.fill(&[&written_date(&clock::day(at), session.lang)]);
    let confirmation = link(Address::Sent.path(&session.survey(), session.lang), words.to_confirmation);
    Content::view(view! { <InsetText>{day}</InsetText> })
        .then(group().child(again(session, navigator, words.answer_again)).child(confirmation))
}

/// The ways to go on with a draft.
fn draft(session: Session, navigator: Option<Navigator>, saved: i64) -> Content {
    let words = words(session.lang);
    let text = words.continue_draft.fill(&[&written_date(&clock::day(saved), session.lang)]);
    let next = session.pending().first().map_or(Address::CheckAnswers, |page| Address::Questions(*page));
    let ways = group().child(way_in(session, next, text)).child(again(session, navigator, words.start_again));
    Content::from(ways).then(paragraph(live(move || here::state(session))))
}

fn group() -> Element {
    element("div").class("govuk-button-group")
}

/// The button that forgets what there is and begins anew.
fn again(session: Session, navigator: Option<Navigator>, text: &'static str) -> Element {
    action(ButtonStyle::Secondary, text, move || {
        session.start_again();
        go(navigator, session, Address::Introduction, Purpose::Journey);
    })
}
