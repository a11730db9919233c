//! The answers on this device: where they are kept, how to take them elsewhere, how to be rid of them.

use leptos::prelude::*;
use shared::problem::written_date;

use super::go;
use crate::address::{Address, Purpose};
use crate::clock;
use crate::drafts::expiry;
use crate::govuk::{Button, ButtonStyle, dom};
use crate::layout::column;
use crate::navigation::Navigator;
use crate::session::{Keeping, Session};
use crate::storage::Place;
use crate::words::words;

/// What is kept and until when. Tracked.
pub(super) fn state(session: Session) -> String {
    let words = words(session.lang).here;
    session.form.changed().track();
    match (session.keeping.get(), session.place.get()) {
        _ if !session.is_started() => words.nothing.to_owned(),
        (Keeping::Kept, Place::Device) => {
            let until = expiry(clock::now(), session.survey().about.retention.draft_days);
            (words.kept_until)(&written_date(&clock::day(until), session.lang))
        }
        (Keeping::Kept, Place::Tab) => words.kept_in_tab.to_owned(),
        _ => words.not_kept.to_owned(),
    }
}

pub(super) fn view(session: Session) -> AnyView {
    let words = words(session.lang).here;
    // What was typed a moment ago is part of it.
    session.save();
    let elsewhere = move || match session.place.get() {
        Place::Device => (Place::Tab, words.do_not_keep),
        Place::Tab => (Place::Device, words.do_keep),
    };
    let file_name = format!("{}-answers.json", session.survey().about.id);
    let download = move || {
        session.form.changed().track();
        let href = || dom::data_url("application/json", &session.file());
        session.is_started().then(|| {
            view! {
                <p class="govuk-body">
                    <a class="govuk-link" href=href() download=file_name.clone()>{words.download}</a>
                </p>
            }
        })
    };
    column(view! {
        <h1 class="govuk-heading-l">{words.title}</h1>
        <p class="govuk-body" role="status">{move || state(session)}</p>
        <Button r#type="button" style=ButtonStyle::Secondary on:click=move |_| session.keep(elsewhere().0)>
            {move || elsewhere().1}
        </Button>
        <h2 class="govuk-heading-m">{words.move_title}</h2>
        <p class="govuk-body">{words.move_text}</p>
        {download}
        {taking(session)}
        <h2 class="govuk-heading-m">{words.delete_title}</h2>
        <p class="govuk-body">{words.delete_text}</p>
        <Button r#type="button" style=ButtonStyle::Warning on:click=move |_| session.start_again()>{words.delete}</Button>
    })
}

/// The control that takes a file, and what is wrong with the file.
fn taking(session: Session) -> AnyView {
    let words = words(session.lang).here;
    let navigator = use_context::<Navigator>();
    let is_refused = RwSignal::new(false);
    let on_change = move |event: leptos::ev::Event| {
        leptos::task::spawn_local(async move {
            let file = dom::chosen_file(&event).await;
            if file.is_some_and(|file| session.take(&file)) {
                go(navigator, session, Address::Start, Purpose::Journey);
            } else {
                is_refused.set(true);
            }
        });
    };
    let error = move || {
        is_refused.get().then(|| view! { <p id="answers-file-error" class="govuk-error-message" role="alert">{words.not_taken}</p> })
    };
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="answers-file">{words.take}</label>
            {error}
            <input
                class="govuk-file-upload"
                id="answers-file"
                type="file"
                accept=".json,application/json"
                aria-describedby=move || is_refused.get().then_some("answers-file-error")
                on:change=on_change
            />
        </div>
    }
    .into_any()
}
