//! Files where no script uploads them: they come with the form around the field, whose buttons upload and remove.

use leptos::prelude::*;
use shared::kinds::File as Kind;

use crate::fields::Field;
use crate::govuk::{Button, ButtonStyle, FileUpload};
use crate::plain::Press;
use crate::plain::press::PRESS;

pub(super) fn view(field: &Field, kind: &Kind) -> AnyView {
    let (words, main) = (field.words().files, field.main());
    let ids = field.form.raw().items(&field.name(main)).to_vec();
    let rows = ids.into_iter().map(|id| {
        let name = field.form.files(|files| files.name(&id));
        let about = format!(" {name}");
        view! {
            <li class="app-file">
                <p class="govuk-body app-answer">{name}</p>
                <p class="govuk-hint">{words.uploaded}</p>
                <Button style=ButtonStyle::Secondary name=PRESS value=Press::Remove(id).value()>
                    {words.remove} <span class="govuk-visually-hidden">{about}</span>
                </Button>
            </li>
        }
    });
    view! {
        <FileUpload
            id=field.name(main)
            name=field.name(main)
            label=field.caption()
            hint=field.hint()
            error=field.error(main)
            multiple={kind.max_files > 1}
            accept=kind.picker()
        />
        <Button style=ButtonStyle::Secondary name=PRESS value=Press::Upload.value()>{words.upload}</Button>
        <ul class="govuk-list app-files">{rows.collect_view()}</ul>
    }
    .into_any()
}
