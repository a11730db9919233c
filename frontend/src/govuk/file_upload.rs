//! Files from the respondent's device.
//!
//! Without a script this is the browser's own file input; with one, that input hides behind a drop zone.

mod drop_zone;

use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use self::drop_zone::drop_zone;
use super::form_group::{SCRIPTED, form_group, messages};
use super::{Caption, Content};

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
    /// Called with the file input when files were chosen or dropped: they are its `files()`. Clearing its value there
    /// makes the field show that no file is chosen, and the same file can be chosen again.
    #[prop(optional, into)]
    on_change: Option<Callback<HtmlInputElement>>,
) -> impl IntoView {
    let messages = messages(&id, None, hint, error);
    let picker = NodeRef::new();
    let report = move |event| {
        if let Some(on_change) = on_change {
            on_change.run(event_target(&event));
        }
    };
    let input = view! {
        <input
            class="govuk-file-upload"
            class:govuk-file-upload--error=messages.wrong
            id=if SCRIPTED { format!("{id}-input") } else { id.clone() }
            name=name
            type="file"
            hidden=SCRIPTED
            multiple=multiple
            accept=accept
            aria-describedby=messages.described_by
            node_ref=picker
            on:change=report
        />
    }
    .into_any();
    let input = if SCRIPTED { drop_zone(&id, messages.described_by, multiple, picker, input) } else { input };
    let label_id = SCRIPTED.then(|| format!("{id}-label"));
    let label = super::label::label(label, Some(id), label_id);
    form_group(messages.wrong, Content::from(label).then(messages.view).then(input))
}
