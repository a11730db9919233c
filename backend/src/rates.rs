//! How often a token may be used: so many requests a minute, counted from its first of that minute. Counted in memory, so that
//! nothing is stored of who asks when.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderValue;
use axum::response::Response;
use tokio::time::Instant;

/// Requests that a token may make in a [`WINDOW`]: ten a second for as long as one likes.
const MOST: u64 = 600;

/// How long they are counted together.
const WINDOW: Duration = Duration::from_mins(1);

/// What every token has used up.
#[derive(Default)]
pub(crate) struct Rates(Mutex<HashMap<String, Window>>);

struct Window {
    begun: Instant,
    requests: u64,
}

/// What is left to a token, this request counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    requests: u64,
    left: Duration,
}

impl Rates {
    /// Counts a request of the token with this id.
    pub(crate) fn take(&self, id: &str) -> Allowance {
        let now = Instant::now();
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.retain(|_, window| now - window.begun < WINDOW);
        let window = windows.entry(id.to_owned()).or_insert(Window { begun: now, requests: 0 });
        window.requests += 1;
        Allowance { requests: window.requests, left: WINDOW.saturating_sub(now - window.begun) }
    }
}

impl Allowance {
    /// Whether it is used up.
    pub(crate) fn is_exceeded(self) -> bool {
        self.requests > MOST
    }

    /// Seconds until there is a new one.
    pub(crate) fn seconds(self) -> u64 {
        self.left.as_secs() + 1
    }

    /// The reply, with headers that tell the client (draft-ietf-httpapi-ratelimit-headers-10).
    pub(crate) fn on(self, mut reply: Response) -> Response {
        let remaining = MOST.saturating_sub(self.requests);
        let headers = reply.headers_mut();
        let policy = format!("\"token\";q={MOST};w={}", WINDOW.as_secs());
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
        let rates = Rates::default();
        for _ in 0..MOST {
            assert!(!rates.take("one").is_exceeded());
        }
        let exceeded = rates.take("one");
        assert!(exceeded.is_exceeded() && exceeded.seconds() <= WINDOW.as_secs() + 1);
        assert!(!rates.take("other").is_exceeded());
        tokio::time::advance(WINDOW).await;
        assert!(!rates.take("one").is_exceeded());
    }
}
