//! The button in front of the file input, onto which files can be dragged.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event, EventInit, HtmlInputElement};

use super::picker_id;
use crate::govuk::Content;
use crate::govuk::words::{Words, words};
use crate::html::{Element, element, live};

/// Puts a drop zone in front of a file upload's `input`, which is hidden and keeps the files.
pub(super) fn drop_zone(
    id: &str,
    described_by: Signal<Option<String>>,
    multiple: bool,
    chosen: Signal<usize>,
    input: Element,
) -> Content {
    let words = words();
    let drag = Drag { words, multiple, depth: RwSignal::new(0), told: RwSignal::default() };
    let status = move || match chosen.get() {
        0 => words.no_file_chosen.to_owned(),
        count => words.files_chosen.of(count),
    };
    let says = element("span")
        .class("govuk-body govuk-file-upload-button__status")
        .attr("aria-live", "polite")
        .child(live(status));
    let choose = element("span")
        .class("govuk-button govuk-button--secondary govuk-file-upload-button__pseudo-button")
        .child(words.choose_file);
    let or_drop =
        element("span").class("govuk-body govuk-file-upload-button__instruction").child(words.drop_file);
    let ways = element("span").class("govuk-file-upload-button__pseudo-button-container");
    let (comma_id, picker) = (format!("{id}-comma"), picker_id(id));
    let dropped_into = picker.clone();
    let button = element("button")
        .class("govuk-file-upload-button")
        .class_while("govuk-file-upload-button--empty", Signal::derive(move || chosen.get() == 0))
        .class_while("govuk-file-upload-button--dragging", Signal::derive(move || drag.depth.get() > 0))
        .attr("type", "button")
        .attr("id", id.to_owned())
        .attr("aria-describedby", described_by)
        .attr("aria-labelledby", format!("{id}-label {comma_id} {id}"))
        .on("click", move |_| {
            if let Some(input) = input_of(&picker) {
                input.click();
            }
        })
        .on("dragenter", move |event| drag.enter_or_leave(true, event))
        .on("dragleave", move |event| drag.enter_or_leave(false, event))
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| drag.drop(&dropped_into, event))
        .child(says)
        .child(ways.child(choose).child(" ").child(or_drop));
    let wrapper = element("div")
        .class("govuk-file-upload-wrapper")
        .attr("data-module", "govuk-file-upload")
        // The original has it in the button, whose name then no longer is what is seen there (WCAG 2.5.3).
        .child(element("span").class("govuk-visually-hidden").attr("id", comma_id).child(", "))
        .child(button)
        .child(input);
    let announcements = element("span")
        .class("govuk-file-upload-announcements govuk-visually-hidden")
        .attr("aria-live", "assertive")
        .child(live(move || drag.told.get()));
    Content::from(wrapper).then(announcements)
}

/// What is dragged over the zone.
#[derive(Clone, Copy)]
struct Drag {
    words: &'static Words,
    multiple: bool,
    /// How many elements deep it has entered: it enters an element before it leaves the one around it.
    depth: RwSignal<usize>,
    /// What screen readers are told of it.
    told: RwSignal<String>,
}

impl Drag {
    fn enter_or_leave(self, enters: bool, event: Event) {
        if !data_of(event).is_some_and(|dragged| could_be_dropped(&dragged, self.multiple)) {
            return;
        }
        let before = self.depth.get_untracked();
        let now = if enters { before + 1 } else { before.saturating_sub(1) };
        self.depth.set(now);
        if before.min(now) == 0 {
            let words = self.words;
            self.told.set(if enters { words.entered_drop_zone } else { words.left_drop_zone }.to_owned());
        }
    }

    fn drop(self, picker: &str, event: Event) {
        event.prevent_default();
        self.depth.set(0);
        self.told.set(String::new());
        if let (Some(input), Some(dragged)) = (input_of(picker), data_of(event)) {
            fill(&input, &dragged, self.multiple);
        }
    }
}

/// The input that keeps the files.
fn input_of(picker: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(picker)?.dyn_into().ok()
}

/// What is dragged.
fn data_of(event: Event) -> Option<DataTransfer> {
    event.dyn_into::<DragEvent>().ok()?.data_transfer()
}

/// Whether it could be dropped. Some browsers do not tell how much it is before the drop: then it could.
fn could_be_dropped(dragged: &DataTransfer, multiple: bool) -> bool {
    dragged.types().includes(&"Files".into(), 0) && (multiple || dragged.items().length() < 2)
}

/// Puts dropped files into the input and tells of it as if the respondent had picked them.
fn fill(input: &HtmlInputElement, dragged: &DataTransfer, multiple: bool) {
    let Some(files) = dragged.files().filter(|files| files.length() == 1 || multiple && files.length() > 1)
    else {
        return;
    };
    input.set_files(Some(&files));
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(change) = Event::new_with_event_init_dict("change", &bubbling) {
        // Fails only for an event that is being dispatched already; this one is new.
        let _ = input.dispatch_event(&change);
    }
}
