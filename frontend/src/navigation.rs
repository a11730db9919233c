//! The address bar: links, history and scrolling as `leptos_router` handles them.
//!
//! Only its location is used, not its route table: a survey's pages are data ([`Address`](crate::address::Address)), and the
//! table's types would add a tenth to what respondents download.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};

/// The address, and the way to another. A handle: copies are the same address.
#[derive(Clone, Copy)]
pub struct Navigator(StoredValue<BrowserUrl>);

impl Navigator {
    /// Takes over the address bar: from here on links within the site no longer load a page. `None` where there is no
    /// address bar.
    pub fn take_over() -> Option<Self> {
        let browser = BrowserUrl::new().ok()?;
        browser.init(None);
        let navigator = Navigator(StoredValue::new(browser.clone()));
        // History is written once what reads the address has been told.
        let url = navigator.url();
        Effect::new(move || {
            url.track();
            browser.ready_to_complete();
        });
        Some(navigator)
    }

    /// The address. Tracked.
    pub fn url(self) -> ArcRwSignal<Url> {
        self.0.with_value(|browser| browser.as_url().clone())
    }

    /// What the address says behind its path, with its question mark.
    pub fn query(self) -> String {
        let search = self.url().with_untracked(|url| url.search().to_owned());
        if search.is_empty() { search } else { format!("?{search}") }
    }

    /// Goes to a path of this site; `replace` leaves no way back to the address before.
    pub fn go(self, path: &str, replace: bool) {
        let url = self.url();
        let Ok(mut next) = BrowserUrl::parse(path) else { return };
        url.with_untracked(|current| current.origin().clone_into(next.origin_mut()));
        url.set(next);
        let change = LocationChange { value: path.to_owned(), replace, ..LocationChange::default() };
        self.0.with_value(|browser| browser.complete_navigation(&change));
    }
}
