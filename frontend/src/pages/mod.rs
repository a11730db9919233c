//! The pages of a survey, one file each.

mod about;
pub(crate) mod check_answers;
mod closed;
mod exit;
mod introduction;
pub mod invitation;
mod not_found;
pub mod questions;
mod sent;
mod start;
mod unsaved;

use leptos::prelude::*;
use shared::survey::Status;

use crate::address::Address;
use crate::course;
use crate::layout::layout;
use crate::navigation::Navigator;
use crate::session::Session;
use crate::words::words;

/// The page at an address, whole. `change` says that the respondent came from check-answers to change one answer.
pub fn page(session: Session, address: Address, change: bool) -> AnyView {
    let survey = session.survey();
    let answers_only = !matches!(
        address,
        Address::Start
            | Address::Privacy
            | Address::Accessibility
            | Address::Cookies
            | Address::Sent
            | Address::NotFound
    );
    let words = words(session.lang);
    let about = |title, text| (().into_any(), about::view(session, title, text));
    let (back, main) = if answers_only && session.status != Status::Open {
        (().into_any(), closed::view(session))
    } else {
        match address {
            Address::Start if session.status != Status::Open => (().into_any(), closed::view(session)),
            Address::Start => (().into_any(), start::view(session)),
            Address::Introduction => introduction::view(session),
            Address::Questions(page) => questions::view(session, page, change),
            Address::Exit => exit::view(session),
            Address::CheckAnswers => check_answers::view(session),
            Address::Sent => (().into_any(), sent::view(session)),
            Address::Invitation => invitation::view(session),
            Address::Privacy => about(words.privacy_title, about::PRIVACY),
            Address::Accessibility => about(words.accessibility_title, about::ACCESSIBILITY),
            Address::Cookies => about(words.cookies_title, about::COOKIES),
            Address::NotFound => (().into_any(), not_found::view(session)),
        }
    };
    layout(&survey, session.lang, back, main)
}

/// Where the respondent belongs who asks for `address`: see [`course::reachable`].
pub fn reachable(session: Session, address: Address) -> Address {
    if session.is_sent() && matches!(address, Address::Questions(_) | Address::CheckAnswers | Address::Exit) {
        return Address::Sent;
    }
    course::reachable(&session.form.journey().get_untracked(), &session.pending(), address)
}

/// The page after `page`: see [`course::after`].
fn after(session: Session, page: usize, change: bool) -> Address {
    course::after(&session.form.journey().get_untracked(), &session.pending(), page, change)
}

/// Leads on to another page. The navigator is looked up while a page is built, since listeners run outside its context.
fn go(navigator: Option<Navigator>, session: Session, to: Address, change: bool) {
    let query = if change && matches!(to, Address::Questions(_)) { "?change" } else { "" };
    if let Some(navigator) = navigator {
        navigator.go(&format!("{}{query}", to.path(&session.survey())), false);
    }
}
