//! Uploaded files: a control to choose them, and a row for each that is there, on its way, or did not make it.

mod files;
#[cfg(feature = "ssr")]
mod form;
mod rows;

use leptos::prelude::*;
use shared::kinds::File as Kind;
use web_sys::HtmlInputElement;

use self::files::FilesOf;
use super::Field;
use crate::govuk::{Content, FileUpload};

pub(super) fn view(field: &Field, kind: &Kind) -> AnyView {
    #[cfg(feature = "ssr")]
    if cfg!(not(feature = "csr")) {
        return form::view(field, kind);
    }
    let files = FilesOf::new(field, kind);
    let main = field.main();
    let on_change = Callback::new(move |input: HtmlInputElement| {
        let list = input.files();
        let picked = list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
        picked.for_each(|file| files.take(file));
        // So that the same file can be chosen once more.
        input.set_value("");
    });
    let upload = view! {
        <FileUpload
            id=field.name(main)
            name=field.name(main)
            label=field.caption()
            hint=field.hint()
            error=field.error(main)
            multiple={kind.max_files > 1}
            accept=kind.picker()
            chosen=files.count
            on_change=on_change
        />
    };
    Content::view(upload).then(rows::view(files)).into_view()
}
