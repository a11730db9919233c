//! The client: finds its survey, takes over from the page the server rendered, and follows the address.

use std::sync::Arc;

use leptos::prelude::*;
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::address::{Address, Purpose, language};
use crate::api::{self, Failure};
use crate::govuk::dom;
use crate::navigation::Navigator;
use crate::pages::{page, reachable};
use crate::session::{Invitation, Sending, Session};
use crate::words::words;

/// What the client needs to begin.
pub struct Opening {
    /// The survey the address names.
    pub survey: Arc<Survey>,
    /// Whether it takes answers.
    pub status: Status,
    /// The language the address asks for.
    pub lang: Lang,
}

/// What the address says: the language, the page, and why the respondent is there.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    lang: Lang,
    page: Address,
    purpose: Purpose,
}

/// Fetches the survey that the path `/{survey}/…` names.
pub async fn open(path: &str) -> Result<Opening, Failure> {
    let (id, lang, _) = parts(path);
    let (status, survey, words) = futures::join!(api::status(id), api::survey(id), api::words(lang));
    words?;
    Ok(Opening { survey: Arc::new(survey?), status: status?, lang })
}

/// The survey, the language and the page that a path names.
fn parts(path: &str) -> (&str, Lang, &str) {
    let (survey, rest) = path.trim_matches('/').split_once('/').unwrap_or((path.trim_matches('/'), ""));
    let (lang, page) = language(rest);
    (survey, lang, page)
}

/// The survey as an application: the page at the current address, built anew whenever the address changes.
#[component]
pub fn App(
    /// The survey and its state.
    opening: Opening,
    /// The address bar.
    navigator: Navigator,
) -> impl IntoView {
    let session = Session::resume(opening.survey, opening.status, opening.lang);
    provide_context(navigator);
    provide_context(Invitation::of(&session.survey()));

    let url = navigator.url();
    let survey = session.survey();
    let place = Memo::new(move |_| {
        url.with(|url| {
            let (_, lang, page) = parts(url.path());
            let says = |purpose: &Purpose| url.search() == purpose.query().trim_start_matches('?');
            let purpose = [Purpose::Change, Purpose::Instead].into_iter().find(says).unwrap_or_default();
            Place { lang, page: Address::parse(&survey, page), purpose }
        })
    });
    // A page that the answers do not reach is another page's address.
    Effect::new(move || {
        let Place { lang, page: asked, .. } = place.get();
        // Another tab may send the answers.
        session.confirmation.track();
        let address = reachable(session, asked);
        if address != asked {
            let path = address.path(&session.survey(), lang);
            navigator.go(&format!("{path}{}", Purpose::Instead.query()), true);
        }
    });
    follow(session, place, navigator);
    move || {
        let Place { lang, page: asked, purpose } = place.get();
        provide_context(words(lang).govuk);
        let session = session.speaking(lang);
        page(session, reachable(session, asked), purpose)
    }
}

/// Keeps the tab's title and the document's language true, and moves the focus on each page but the first: to the control the
/// address names, or to the heading.
fn follow(session: Session, place: Memo<Place>, navigator: Navigator) {
    Effect::new(move || {
        let Place { lang, page: asked, .. } = place.get();
        let address = reachable(session, asked);
        let title = address.title(&session.survey(), lang);
        let has_failed = matches!(session.sending.get(), Sending::Failed(_));
        let has_errors = session.form.problems().with(|problems| !problems.is_empty())
            || (has_failed && address == Address::CheckAnswers);
        let prefix = if has_errors { words(lang).error_prefix } else { "" };
        document().set_title(&format!("{prefix}{title}"));
        dom::set_language(lang.tag());
    });
    Effect::new(move |earlier: Option<Place>| {
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
