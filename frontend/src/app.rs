//! The client: finds its survey, takes over from the page the server rendered, and follows the address.

use std::sync::Arc;

use leptos::prelude::*;
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::address::{Address, Purpose};
use crate::api::{self, Failure};
use crate::govuk::dom;
use crate::navigation::Navigator;
use crate::pages::{page, reachable};
use crate::session::{Sending, Session};
use crate::words::words;

/// What the client needs to begin.
pub struct Opening {
    /// The survey the address names.
    pub survey: Arc<Survey>,
    /// Whether it takes answers.
    pub status: Status,
}

/// Fetches the survey that the path `/{survey}/…` names.
pub async fn open(path: &str) -> Result<Opening, Failure> {
    let id = path.split('/').nth(1).unwrap_or_default();
    let (status, survey) = futures::join!(api::status(id), api::survey(id));
    Ok(Opening { survey: Arc::new(survey?), status: status? })
}

/// The survey as an application: the page at the current address, built anew whenever the address changes.
#[component]
pub fn App(
    /// The survey and its state.
    opening: Opening,
    /// The address bar.
    navigator: Navigator,
) -> impl IntoView {
    let session = Session::resume(opening.survey, opening.status, Lang::En);
    provide_context(words(session.lang).govuk);
    provide_context(navigator);

    let url = navigator.url();
    let survey = session.survey();
    let place = Memo::new(move |_| {
        url.with(|url| {
            let page = url.path().trim_start_matches('/').split_once('/').map_or("", |(_, page)| page);
            let address = Address::parse(&survey, page.trim_end_matches('/'));
            let says = |purpose: &Purpose| url.search() == purpose.query().trim_start_matches('?');
            let purpose = [Purpose::Change, Purpose::Instead].into_iter().find(says);
            (address, purpose.unwrap_or_default())
        })
    });
    // A page that the answers do not reach is another page's address.
    Effect::new(move || {
        let (asked, _) = place.get();
        // Another tab may send the answers.
        session.confirmation.track();
        let address = reachable(session, asked);
        if address != asked {
            let path = address.path(&session.survey());
            navigator.go(&format!("{path}{}", Purpose::Instead.query()), true);
        }
    });
    follow(session, place, navigator);
    move || {
        let (asked, purpose) = place.get();
        page(session, reachable(session, asked), purpose)
    }
}

/// Keeps the tab's title true, and moves the focus on each page but the first: to the control the address names, or to the
/// heading.
fn follow(session: Session, place: Memo<(Address, Purpose)>, navigator: Navigator) {
    Effect::new(move || {
        let (asked, _) = place.get();
        let address = reachable(session, asked);
        let title = address.title(&session.survey(), session.lang);
        let has_failed = matches!(session.sending.get(), Sending::Failed(_));
        let has_errors = session.form.problems().with(|problems| !problems.is_empty())
            || (has_failed && address == Address::CheckAnswers);
        let prefix = if has_errors { words(session.lang).error_prefix } else { "" };
        document().set_title(&format!("{prefix}{title}"));
    });
    Effect::new(move |earlier: Option<(Address, Purpose)>| {
        let now = place.get();
        if earlier.is_some_and(|earlier| earlier != now) {
            request_animation_frame(move || {
                let url = navigator.url();
                let is_there = url.with_untracked(|url| dom::go_to(url.hash().trim_start_matches('#')));
                if !is_there {
                    dom::focus("h1");
                }
            });
        }
        now
    });
}
