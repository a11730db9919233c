//! What the components ask of the browser beyond rendering: focus, scrolling, copying and printing.
//!
//! Only listeners and effects call these functions, and neither runs where there is no browser.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AddEventListenerOptions, Element, FocusOptions, HtmlElement, HtmlInputElement};

/// Focuses the element that `selector` finds first, so that a screen reader reads it; nothing if there is none.
///
/// An element that cannot have the focus is made to have it until it loses it again.
pub fn focus(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        focus_element(element, None);
    }
}

/// Focuses the element that `selector` finds, as soon as what is being drawn is in the page.
pub(crate) fn focus_when_drawn(selector: &'static str) {
    request_animation_frame(move || focus(selector));
}

/// Sets an attribute of the element `id`, if it is there.
pub(crate) fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Fails only for a name that is none.
        let _ = element.set_attribute(name, value);
    }
}

/// Follows a skip link: focuses the element `id` and leaves history alone.
pub(crate) fn skip_to(event: &MouseEvent, id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        event.prevent_default();
        focus_element(element, Some("govuk-skip-link-focused-element"));
    }
}

/// Makes a link that looks like a button answer to the space bar as a button does.
pub(crate) fn click_on_space(event: &KeyboardEvent) {
    if event.key() == " " {
        event.prevent_default();
        if let Some(link) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            link.click();
        }
    }
}

/// Follows a link of an error summary: goes to the control `id` and leaves history alone.
pub(crate) fn correct(event: &MouseEvent, id: &str) {
    if go_to(id) {
        event.prevent_default();
    }
}

/// Focuses the control `id` with its question in view; false if there is none.
pub fn go_to(id: &str) -> bool {
    let Some(control) = document().get_element_by_id(id) else { return false };
    if let Some(question) = legend_in_view_of(&control).or_else(|| label_of(&control)) {
        question.scroll_into_view();
    }
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focusing fails in no browser; it may have no effect, and then nothing better can be done.
        let _ = control.focus_with_options(&options);
    }
    true
}

/// The legend around a control, unless scrolling to it would leave a text box below half the window.
fn legend_in_view_of(control: &Element) -> Option<Element> {
    let legend = control.closest("fieldset").ok()??.query_selector("legend").ok()??;
    let ticked = control
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| matches!(input.type_().as_str(), "checkbox" | "radio"));
    let height = window().inner_height().ok()?.as_f64()?;
    let reach = control.get_bounding_client_rect().bottom() - legend.get_bounding_client_rect().top();
    (ticked || reach < height / 2.0).then_some(legend)
}

fn label_of(control: &Element) -> Option<Element> {
    document()
        .query_selector(&format!("label[for='{}']", control.id()))
        .ok()?
        .or(control.closest("label").ok()?)
}

/// Focuses an element; `class` is on it while it has the focus.
fn focus_element(element: Element, class: Option<&'static str>) {
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    // None of these calls can fail: names and values are constants that browsers accept.
    let borrowed = !element.has_attribute("tabindex");
    if borrowed {
        let _ = element.set_attribute("tabindex", "-1");
    }
    if let Some(class) = class {
        let _ = element.class_list().add_1(class);
    }
    if borrowed || class.is_some() {
        let blurred = element.clone();
        let restore = Closure::once_into_js(move || {
            if borrowed {
                let _ = blurred.remove_attribute("tabindex");
            }
            if let Some(class) = class {
                let _ = blurred.class_list().remove_1(class);
            }
        });
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
            "blur",
            restore.unchecked_ref(),
            &once,
        );
    }
    let _ = element.focus();
}

/// Says in which language the page is.
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        // Fails for no name of an attribute.
        let _ = root.set_attribute("lang", tag);
    }
}

/// Prints the page.
pub fn print() {
    // Fails in no browser; where printing is forbidden it does nothing.
    let _ = window().print();
}

/// Whether this page may copy: browsers offer it to pages of an encrypted connection only.
pub fn can_copy() -> bool {
    !window().navigator().clipboard().is_undefined()
}

/// Copies a text for pasting elsewhere; false when the browser did not allow it.
pub async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Loads the page again.
pub fn reload() {
    // Fails in no browser that shows the page.
    let _ = window().location().reload();
}

/// An address that is the document itself, for a link with `download`.
pub fn data_url(media_type: &str, document: &str) -> String {
    format!("data:{media_type};charset=utf-8,{}", String::from(js_sys::encode_uri_component(document)))
}

/// The text of the file just chosen in a file control; `None` when there is none or it cannot be read.
pub async fn chosen_file(event: &Event) -> Option<String> {
    let control: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = control.files()?.get(0)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
