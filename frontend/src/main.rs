//! The client's entry: takes over the page once the survey is there; until then the server's page stays.

use frontend::app::{App, open};
use frontend::boot;
use frontend::navigation::Navigator;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

fn main() {
    // Leptos has no executor of its own before something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let path = window().location().pathname().unwrap_or_default();
        let opening = open(&path).await;
        let root =
            document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
        match (opening, root) {
            (Ok(opening), Some(root)) => {
                boot::turn().await;
                // From here to the end nothing else runs: no key or click can fall between the two pages.
                root.set_text_content(None);
                mount_to(root, move || {
                    Navigator::take_over().map(|navigator| view! { <App opening navigator/> })
                })
                .forget();
                boot::started();
            }
            (Err(failure), _) => boot::fail(failure.cause()),
            (Ok(_), None) => boot::fail("there is no element #app"),
        }
    });
}
