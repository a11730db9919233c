//! What a respondent must know of their answers on this device, above the page.

use leptos::prelude::*;
use shared::carry::Misfit;

use crate::blocks::{bullets, paragraph};
use crate::govuk::{ButtonStyle, NotificationBanner, action, dom};
use crate::html::{Content, Element, element, live};
use crate::said::said;
use crate::session::{Keeping, Session};
use crate::words::words;

pub(super) fn notices(session: Session) -> Content {
    notices_and(session, || None)
}

/// The same, and what else is to be said, since a page has one banner.
pub(super) fn notices_and(session: Session, also: impl Fn() -> Option<Element> + Send + 'static) -> Content {
    live(move || {
        let words = words(session.lang).here;
        let keeping = match session.keeping.get() {
            Keeping::Kept => Content::default(),
            Keeping::Denied => paragraph(words.denied).into(),
            Keeping::Full => paragraph(words.full).into(),
            Keeping::Unreadable => Content::from(paragraph(words.unreadable)).then(action(
                ButtonStyle::Secondary,
                words.replace,
                move || session.prevail(),
            )),
            Keeping::Elsewhere => {
                let this = action(ButtonStyle::Secondary, words.use_this, move || session.prevail());
                let other = action(ButtonStyle::Secondary, words.use_other, dom::reload);
                Content::from(paragraph(words.elsewhere))
                    .then(element("div").class("govuk-button-group").child(this).child(other))
            }
        };
        let expired = session.is_expired.get().then(|| paragraph(words.expired));
        let misfits = session.misfits.with(|misfits| list(session, misfits));
        let all = keeping.then(expired).then(misfits).then(also());
        (!all.is_empty()).then(|| Content::view(view! { <NotificationBanner>{all}</NotificationBanner> }))
    })
}

fn list(session: Session, misfits: &[Misfit]) -> Content {
    if misfits.is_empty() {
        return Content::default();
    }
    let (survey, words) = (session.survey(), words(session.lang).here);
    let item = |Misfit { question, items }: &Misfit| {
        let answer = items.join(", ").into();
        match question {
            Some(at) => words
                .misfit
                .around([answer, said(&survey, &survey.form.questions[*at].spec.ask, session.lang)]),
            None => words.misfit_gone.around([answer]),
        }
    };
    Content::from(paragraph(words.misfits)).then(bullets(misfits.iter().map(item)))
}
