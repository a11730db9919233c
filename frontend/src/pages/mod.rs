//! The pages of a survey, one file each.

mod awaited;
pub(crate) mod check_answers;
mod closed;
mod exit;
mod here;
pub(crate) mod hint;
mod introduction;
pub mod invitation;
mod not_found;
mod notices;
pub mod questions;
mod sent;
mod start;
pub(crate) mod withdraw;

use leptos::prelude::*;
use shared::survey::Status;

pub use self::awaited::awaited;
pub use self::here::DELETE;
use crate::address::{Address, Purpose};
use crate::course;
use crate::html::Content;
use crate::layout::layout;
use crate::navigation::Navigator;
use crate::session::Session;

/// The page at an address, whole.
pub fn page(session: Session, address: Address, purpose: Purpose) -> AnyView {
    let survey = session.survey();
    let needs_open =
        !matches!(address, Address::Here | Address::Sent | Address::Withdraw | Address::NotFound);
    let (back, main) = if needs_open && session.status != Status::Open {
        (Content::default(), closed::view(session))
    } else {
        match address {
            Address::Start => (Content::default(), start::view(session)),
            Address::Introduction => introduction::view(session),
            Address::Questions(page) => questions::view(session, page, purpose),
            Address::Here => (Content::default(), here::view(session)),
            Address::Exit => exit::view(session),
            Address::CheckAnswers => check_answers::view(session),
            Address::Sent => (Content::default(), sent::view(session, purpose)),
            Address::Invitation => invitation::view(session),
            Address::Withdraw => (Content::default(), withdraw::view(session)),
            // What the survey is not, such as the privacy notice, is the server's: see `shell`.
            Address::Privacy | Address::Accessibility | Address::Cookies | Address::NotFound => {
                (Content::default(), not_found::view(session))
            }
        }
    };
    layout(&survey, session.lang, address, back, main)
}

/// Where the respondent belongs who asks for `address`: see [`course::reachable`]. What was sent is not asked again.
pub fn reachable(session: Session, address: Address) -> Address {
    let is_survey = matches!(
        address,
        Address::Introduction | Address::Questions(_) | Address::CheckAnswers | Address::Exit
    );
    match (session.is_sent(), address) {
        (true, _) if is_survey => return Address::Sent,
        (false, Address::Sent) => return Address::Start,
        _ => {}
    }
    course::reachable(&session.form.journey().get_untracked(), &session.pending(), address)
}

/// The page after `page`: see [`course::after`].
fn after(session: Session, page: usize, purpose: Purpose) -> Address {
    let change = purpose == Purpose::Change;
    course::after(&session.form.journey().get_untracked(), &session.pending(), page, change)
}

/// Leads on to another page. The navigator is looked up while a page is built, since listeners run outside its context.
fn go(navigator: Option<Navigator>, session: Session, to: Address, purpose: Purpose) {
    let query = if matches!(to, Address::Questions(_)) { purpose.query() } else { "" };
    if let Some(navigator) = navigator {
        navigator.go(&format!("{}{query}", to.path(&session.survey(), session.lang)), false);
    }
}
