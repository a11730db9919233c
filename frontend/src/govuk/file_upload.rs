//! Files from the respondent's device.
//!
//! Without a script this is the browser's own file input; with one, that input hides behind a drop zone.

mod drop_zone;

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use self::drop_zone::drop_zone;
use super::form_group::{SCRIPTED, form_group, messages};
use super::{Caption, Content};
use crate::html::element;

/// A file upload. In a browser files can also be dragged onto it.
#[component]
pub fn FileUpload(
    /// The id of what the label names and an error links to; hint and error are `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends the files.
    #[prop(into)]
    name: String,
    /// What is asked for.
    #[prop(into)]
    label: Caption,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether several files can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// What the picker offers: `.pdf, .csv`. No more than a help: anything can be dropped.
    #[prop(optional, into)]
    accept: Option<String>,
    /// How many files the field says are chosen, where a script takes them out of it.
    #[prop(optional, into)]
    chosen: Signal<usize>,
    /// Called with the file input when files were chosen or dropped: they are its `files()`. Once its value is cleared the
    /// same file can be chosen again.
    #[prop(optional, into)]
    on_change: Option<Callback<HtmlInputElement>>,
) -> impl IntoView {
    let messages = messages(&id, None, hint, error);
    let report = move |event: Event| {
        if let Some(on_change) = on_change {
            on_change.run(event_target(&event));
        }
    };
    let input = element("input")
        .class("govuk-file-upload")
        .class_while("govuk-file-upload--error", messages.wrong)
        .attr("id", if SCRIPTED { picker_id(&id) } else { id.clone() })
        .attr("name", name)
        .attr("type", "file")
        .attr("hidden", SCRIPTED)
        .attr("multiple", multiple)
        .attr("accept", accept)
        .attr("aria-describedby", messages.described_by)
        .on("change", report);
    let label_id = SCRIPTED.then(|| format!("{id}-label"));
    let control =
        if SCRIPTED { drop_zone(&id, messages.described_by, multiple, chosen, input) } else { input.into() };
    let label = super::label::label(label, Some(id), label_id);
    form_group(messages.wrong, Content::from(label).then(messages.view).then(control))
}

/// The id of the file input behind the drop zone `id`.
fn picker_id(id: &str) -> String {
    format!("{id}-input")
}
