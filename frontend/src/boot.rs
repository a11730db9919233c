//! What the client and the page it came with (`frontend/static/boot.js`) tell each other while the one takes over from the
//! other.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit};

/// Waits until the page may be replaced: not while something on it is being pressed or composed.
pub async fn turn() {
    let calm = Promise::new(&mut |resolve, _| tell("soundings-ready", &resolve));
    // A promise that nobody rejects.
    let _ = JsFuture::from(calm).await;
}

/// Says that the client's page stands where the server's stood. Focus and answers given there are carried over.
pub fn started() {
    tell("soundings-started", &JsValue::UNDEFINED);
}

/// Replaces the page by the one recovery message there is.
pub fn fail(cause: &str) {
    tell("soundings-failed", &cause.into());
}

fn tell(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        // The reply only says whether a listener cancelled the event.
        let _ = window().dispatch_event(&event);
    }
}
