//! What a respondent must know of their answers on this device, above the page.

use leptos::prelude::*;
use shared::carry::Misfit;

use crate::govuk::{Button, ButtonStyle, NotificationBanner, dom};
use crate::session::{Keeping, Session};
use crate::words::words;

pub(super) fn notices(session: Session) -> impl IntoView {
    let words = words(session.lang).here;
    move || {
        let keeping = match session.keeping.get() {
            Keeping::Kept => None,
            Keeping::Denied => Some(say(words.denied)),
            Keeping::Full => Some(say(words.full)),
            Keeping::Unreadable => {
                let replace = button(words.replace, move || session.prevail());
                Some(view! { {say(words.unreadable)} {replace} }.into_any())
            }
            Keeping::Elsewhere => {
                let this = button(words.use_this, move || session.prevail());
                let other = button(words.use_other, dom::reload);
                let both = view! { <div class="govuk-button-group">{this} {other}</div> };
                Some(view! { {say(words.elsewhere)} {both} }.into_any())
            }
        };
        let expired = session.is_expired.get().then(|| say(words.expired));
        let misfits = session.misfits.with(|misfits| (!misfits.is_empty()).then(|| list(session, misfits)));
        let all: Vec<AnyView> = [keeping, expired, misfits].into_iter().flatten().collect();
        (!all.is_empty()).then(|| view! { <NotificationBanner>{all}</NotificationBanner> })
    }
}

fn say(text: &'static str) -> AnyView {
    view! { <p class="govuk-body">{text}</p> }.into_any()
}

fn button(text: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <Button r#type="button" style=ButtonStyle::Secondary on:click=move |_| act()>{text}</Button> }
        .into_any()
}

fn list(session: Session, misfits: &[Misfit]) -> AnyView {
    let words = words(session.lang).here;
    let survey = session.survey();
    let item = |Misfit { question, items }: &Misfit| {
        let answer = items.join(", ");
        let text = match question {
            Some(at) => (words.misfit)(survey.form.questions[*at].spec.ask.get(session.lang), &answer),
            None => (words.misfit_gone)(&answer),
        };
        view! { <li>{text}</li> }
    };
    let items = misfits.iter().map(item).collect_view();
    view! { {say(words.misfits)} <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}
