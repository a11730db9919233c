//! What the client tells the page it came with (`static/boot.js`): that it cannot go on.

use leptos::prelude::window;
use web_sys::{CustomEvent, CustomEventInit};

/// Replaces the page by the one recovery message there is.
pub fn fail(cause: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&cause.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("soundings-failed", &init) {
        // The reply only says whether a listener cancelled the event.
        let _ = window().dispatch_event(&event);
    }
}
