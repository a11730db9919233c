//! The client: finds its survey, takes over from the page the server rendered, and follows the address.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::address::Address;
use crate::api::{self, Failure};
use crate::govuk::dom;
use crate::pages::{Navigator, page, reachable};
use crate::session::Session;
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
    let (summary, survey) = futures::join!(api::summary(id), api::survey(id));
    Ok(Opening { survey: Arc::new(survey?), status: summary?.status })
}

/// The survey as an application.
#[component]
pub fn App(
    /// The survey and its state.
    opening: Opening,
) -> impl IntoView {
    let session = Session::resume(opening.survey, opening.status, Lang::En);
    provide_context(words(session.lang).govuk);
    view! { <Router><Pages session/></Router> }
}

/// The page at the current address, built anew whenever the address changes.
#[component]
fn Pages(session: Session) -> impl IntoView {
    let location = use_location();
    let navigate = use_navigate();
    let survey = session.survey();
    provide_context(Navigator(Callback::new({
        let navigate = navigate.clone();
        move |path: String| navigate(&path, NavigateOptions::default())
    })));

    let place = Memo::new({
        let survey = Arc::clone(&survey);
        move |_| {
            let asked = location.pathname.with(|path| {
                let page = path.trim_start_matches('/').split_once('/').map_or("", |(_, page)| page);
                Address::parse(&survey, page.trim_end_matches('/'))
            });
            (asked, location.query.with(|query| query.get("change").is_some()))
        }
    });
    // A page that the answers do not reach yet is another page's address.
    Effect::new({
        let survey = Arc::clone(&survey);
        move || {
            let (asked, _) = place.get();
            let address = reachable(session, asked);
            if address != asked {
                navigate(&address.path(&survey), NavigateOptions { replace: true, ..Default::default() });
            }
        }
    });
    follow(session, place);
    move || {
        let (asked, change) = place.get();
        page(session, reachable(session, asked), change)
    }
}

/// Keeps the tab's title true, and moves the focus to the heading of each page but the first.
fn follow(session: Session, place: Memo<(Address, bool)>) {
    Effect::new(move || {
        let (asked, _) = place.get();
        let title = reachable(session, asked).title(&session.survey(), session.lang);
        let has_errors =
            session.form.problems().with(|problems| !problems.is_empty()) || session.failures.get() > 0;
        let prefix = if has_errors { words(session.lang).error_prefix } else { "" };
        document().set_title(&format!("{prefix}{title}"));
    });
    Effect::new(move |earlier: Option<(Address, bool)>| {
        let now = place.get();
        if earlier.is_some_and(|earlier| earlier != now) {
            request_animation_frame(|| dom::focus("h1"));
        }
        now
    });
}
