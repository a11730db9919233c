//! How often someone may ask: so many requests a minute, counted from their first of that minute. Counted in memory, so that
//! nothing is stored of who asks when.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderValue;
use axum::response::Response;
use tokio::time::Instant;

/// How long they are counted together.
const WINDOW: Duration = Duration::from_mins(1);

/// What everyone has used up.
pub(crate) struct Rates {
    /// Requests that each may make in a [`WINDOW`].
    most: u64,
    windows: Mutex<Windows>,
}

struct Windows {
    of: HashMap<String, Window>,
    /// When those that are over were last thrown away.
    swept: Instant,
}

struct Window {
    begun: Instant,
    requests: u64,
}

/// What is left to someone, this request counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    most: u64,
    requests: u64,
    left: Duration,
}

impl Rates {
    /// Lets everyone make so many requests a minute.
    pub(crate) fn new(most: u64) -> Self {
        let windows = Windows { of: HashMap::new(), swept: Instant::now() };
        Rates { most, windows: Mutex::new(windows) }
    }

    /// Counts a request of whoever has this name.
    pub(crate) fn take(&self, name: &str) -> Allowance {
        let now = Instant::now();
        let is_over = |window: &Window| now - window.begun >= WINDOW;
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        // Not at every request: there may be very many.
        if now - windows.swept >= WINDOW {
            windows.of.retain(|_, window| !is_over(window));
            windows.swept = now;
        }
        let window = windows.of.entry(name.to_owned()).or_insert(Window { begun: now, requests: 0 });
        if is_over(window) {
            *window = Window { begun: now, requests: 0 };
        }
        window.requests += 1;
        let (requests, left) = (window.requests, WINDOW.saturating_sub(now - window.begun));
        Allowance { most: self.most, requests, left }
    }
}

impl Allowance {
    /// Whether it is used up.
    pub(crate) fn is_exceeded(self) -> bool {
        self.requests > self.most
    }

    /// Seconds until there is a new one.
    pub(crate) fn seconds(self) -> u64 {
        self.left.as_secs() + 1
    }

    /// The reply, with headers that tell whose token it is (draft-ietf-httpapi-ratelimit-headers-10).
    pub(crate) fn on(self, mut reply: Response) -> Response {
        let Allowance { most, requests, .. } = self;
        let remaining = most.saturating_sub(requests);
        let headers = reply.headers_mut();
        let policy = format!("\"token\";q={most};w={}", WINDOW.as_secs());
        for (name, value) in [
            ("ratelimit-policy", policy),
            ("ratelimit", format!("\"token\";r={remaining};t={}", self.seconds())),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        reply
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_token_has_so_many_requests_a_minute_and_others_have_theirs() {
        let rates = Rates::new(600);
        for _ in 0..600 {
            assert!(!rates.take("one").is_exceeded());
        }
        let exceeded = rates.take("one");
        assert!(exceeded.is_exceeded() && exceeded.seconds() <= WINDOW.as_secs() + 1);
        assert!(!rates.take("other").is_exceeded());
        tokio::time::advance(WINDOW).await;
        assert!(!rates.take("one").is_exceeded());
        assert!(!rates.windows.lock().unwrap().of.contains_key("other"), "what is over is forgotten");
    }
}
