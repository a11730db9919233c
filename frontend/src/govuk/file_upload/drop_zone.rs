//! The button in front of the file input, onto which files can be dragged.

use leptos::ev::{self, DragEvent};
use leptos::html::{Div, Input};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Event, EventInit, FileList, HtmlInputElement, Node};

use crate::govuk::words::{Words, words};

/// Puts a drop zone in front of a file upload's `input`, which is hidden and keeps the files. `picker` finds it.
pub(super) fn drop_zone(
    id: &str,
    described_by: Signal<Option<String>>,
    multiple: bool,
    picker: NodeRef<Input>,
    input: AnyView,
) -> AnyView {
    let words = words();
    let chosen = RwSignal::new(None);
    let update = move |_| chosen.set(picker.get_untracked().and_then(|input| names(&input, words)));
    let open = move |_| {
        if let Some(input) = picker.get_untracked() {
            input.click();
        }
    };
    let zone = NodeRef::new();
    let drag = Drag::new(zone, multiple);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        drag.0.set(Dragged::Nowhere);
        let files = event.data_transfer().and_then(|dragged| dragged.files());
        if let (Some(input), Some(files)) = (picker.get_untracked(), files)
            && fits(files.length(), multiple)
        {
            fill(&input, &files);
        }
    };
    let comma_id = format!("{id}-comma");
    view! {
        <div class="govuk-file-upload-wrapper" data-module="govuk-file-upload" node_ref=zone on:change=update>
            <button
                class="govuk-file-upload-button"
                class:govuk-file-upload-button--empty=move || chosen.with(Option::is_none)
                class:govuk-file-upload-button--dragging=move || drag.is_over()
                type="button"
                id=id.to_owned()
                aria-describedby=described_by
                aria-labelledby=format!("{id}-label {comma_id} {id}")
                on:click=open
                on:dragover=|event| event.prevent_default()
                on:drop=drop
            >
                <span class="govuk-body govuk-file-upload-button__status" aria-live="polite">
                    {move || chosen.get().unwrap_or_else(|| words.no_file_chosen.to_owned())}
                </span>
                <span class="govuk-visually-hidden" id=comma_id.clone()>", "</span>
                <span class="govuk-file-upload-button__pseudo-button-container">
                    <span class="govuk-button govuk-button--secondary govuk-file-upload-button__pseudo-button">
                        {words.choose_file}
                    </span>
                    " "
                    <span class="govuk-body govuk-file-upload-button__instruction">{words.drop_file}</span>
                </span>
            </button>
            {input}
        </div>
        <span class="govuk-file-upload-announcements govuk-visually-hidden" aria-live="assertive">
            {move || drag.announcement(words)}
        </span>
    }
    .into_any()
}

/// Puts dropped files into the input and tells of it as if the respondent had picked them.
fn fill(input: &HtmlInputElement, files: &FileList) {
    input.set_files(Some(files));
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(change) = Event::new_with_event_init_dict("change", &bubbling) {
        // Fails only for an event that is being dispatched already; this one is new.
        let _ = input.dispatch_event(&change);
    }
}

/// Where files that fit are being dragged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dragged {
    /// Not near the zone yet, or no longer dragged.
    Nowhere,
    /// Over the zone.
    Over,
    /// Away from it again.
    Away,
}

/// Follows what is dragged across the window.
#[derive(Clone, Copy)]
struct Drag(RwSignal<Dragged>);

impl Drag {
    fn new(zone: NodeRef<Div>, multiple: bool) -> Self {
        let drag = Drag(RwSignal::new(Dragged::Nowhere));
        // Entering an element is told before leaving the one around it: only a leave without an enter leaves the window.
        let entered = StoredValue::new(false);
        let enter = window_event_listener(ev::dragenter, move |event| {
            entered.set_value(true);
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let inside = zone.get_untracked().is_some_and(|zone| zone.contains(target.as_ref()));
            if !inside {
                drag.leave();
            } else if event.data_transfer().is_some_and(|dragged| can_drop(&dragged, multiple)) {
                drag.0.set(Dragged::Over);
            }
        });
        let leave = window_event_listener(ev::dragleave, move |_| {
            if !entered.get_value() {
                drag.leave();
            }
            entered.set_value(false);
        });
        on_cleanup(move || {
            enter.remove();
            leave.remove();
        });
        drag
    }

    fn is_over(self) -> bool {
        self.0.get() == Dragged::Over
    }

    fn leave(self) {
        if self.0.get_untracked() == Dragged::Over {
            self.0.set(Dragged::Away);
        }
    }

    fn announcement(self, words: &Words) -> &'static str {
        match self.0.get() {
            Dragged::Nowhere => "",
            Dragged::Over => words.entered_drop_zone,
            Dragged::Away => words.left_drop_zone,
        }
    }
}

/// Whether what is dragged could be dropped. Some browsers do not tell before the drop: then it could.
fn can_drop(dragged: &DataTransfer, multiple: bool) -> bool {
    let (items, types) = (dragged.items(), dragged.types());
    if items.length() > 0 {
        let files =
            (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file");
        fits(u32::try_from(files.count()).unwrap_or(u32::MAX), multiple)
    } else {
        types.length() == 0 || types.includes(&"Files".into(), 0)
    }
}

fn fits(files: u32, multiple: bool) -> bool {
    files == 1 || multiple && files > 1
}

/// What to show for the files chosen: the name of one, the number of several.
fn names(input: &HtmlInputElement, words: &Words) -> Option<String> {
    let files = input.files()?;
    match files.length() {
        0 => None,
        1 => files.get(0).map(|file| file.name()),
        count => Some((words.files_chosen)(count as usize)),
    }
}
