//! The answers on this device: where they are kept, how to take them elsewhere, how to be rid of them.

use leptos::prelude::*;
use shared::problem::written_date;
use web_sys::Event;

use super::{go, notices};
use crate::address::{Address, Purpose};
use crate::blocks::{heading, link, paragraph, subheading};
use crate::clock;
use crate::drafts::expiry;
use crate::govuk::{ButtonStyle, action, dom};
use crate::html::{Content, Element, element, live};
use crate::layout::column;
use crate::navigation::Navigator;
use crate::session::{Keeping, Session};
use crate::storage::Place;
use crate::words::words;

/// The id of the button that deletes.
pub const DELETE: &str = "delete";

/// What is kept and until when. Tracked.
pub(super) fn state(session: Session) -> String {
    let words = words(session.lang).here;
    session.form.changed().track();
    match (session.keeping.get(), session.place.get()) {
        _ if !session.is_started() => words.nothing.to_owned(),
        (Keeping::Kept, Place::Device) => {
            let until = expiry(clock::now(), session.survey().about.retention.draft_days);
            words.kept_until.fill(&[&written_date(&clock::day(until), session.lang)])
        }
        (Keeping::Kept, Place::Tab) => words.kept_in_tab.to_owned(),
        _ => words.not_kept.to_owned(),
    }
}

pub(super) fn view(session: Session) -> Content {
    let words = words(session.lang).here;
    // What was typed a moment ago is part of it.
    session.save();
    let elsewhere = move || match session.place.get() {
        Place::Device => (Place::Tab, words.do_not_keep),
        Place::Tab => (Place::Device, words.do_keep),
    };
    let change = action(ButtonStyle::Secondary, live(move || elsewhere().1), move || {
        session.keep(untrack(elsewhere).0);
    });
    let delete = action(ButtonStyle::Warning, words.delete, move || session.delete()).attr("id", DELETE);
    column(
        notices::notices(session)
            .then(heading(words.title))
            .then(paragraph(live(move || state(session))).attr("role", "status"))
            .then(change)
            .then(subheading(words.move_title))
            .then(paragraph(words.move_text))
            .then(live(move || download(session)))
            .then(taking(session))
            .then(subheading(words.delete_title))
            .then(paragraph(words.delete_text))
            .then(delete),
    )
}

/// The link to the file, while there is anything to put in it. Tracked.
fn download(session: Session) -> Option<Element> {
    session.form.changed().track();
    session.is_started().then(|| {
        let href = dom::data_url("application/json", &session.file());
        let name = format!("{}-answers.json", session.survey().about.id);
        paragraph(link(href, words(session.lang).here.download).attr("download", name))
    })
}

/// The control that takes a file, and what is wrong with the file.
fn taking(session: Session) -> Element {
    const CONTROL: &str = "answers-file";
    const ERROR: &str = "answers-file-error";
    let words = words(session.lang).here;
    let navigator = use_context::<Navigator>();
    let is_refused = RwSignal::new(false);
    let on_change = move |event: Event| {
        leptos::task::spawn_local(async move {
            let file = dom::chosen_file(&event).await;
            if file.is_some_and(|file| session.take(&file)) {
                go(navigator, session, Address::Start, Purpose::Journey);
            } else {
                is_refused.set(true);
            }
        });
    };
    let error = live(move || {
        let message = || element("p").attr("id", ERROR).class("govuk-error-message").attr("role", "alert");
        is_refused.get().then(|| message().child(words.not_taken))
    });
    let described_by = Signal::derive(move || is_refused.get().then(|| ERROR.to_owned()));
    let control = element("input")
        .class("govuk-file-upload")
        .attr("id", CONTROL)
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", described_by)
        .on("change", on_change);
    element("div")
        .class("govuk-form-group")
        .child(element("label").class("govuk-label").attr("for", CONTROL).child(words.take))
        .child(error)
        .child(control)
}
