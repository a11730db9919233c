//! Fields and their parts.

use frontend::govuk::{
    CharacterCount, ErrorMessage, Fieldset, FileUpload, Hint, Input, Label, Textarea, Width, Words,
};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::{Error, Value, from_value};

use crate::options::{Component, ErrorText, Named, Plain, Rich, children, content, forever, one_of};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Hinted {
    id: Option<String>,
    text: Plain,
    html: Plain,
}

pub(crate) fn hint(options: Value) -> Result<Component, Error> {
    let Hinted { id, text, html } = from_value(options)?;
    Ok(Component::new(move || view! { <Hint nostrip:id=id>{children(text, html)}</Hint> }))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct Message {
    id: Option<String>,
    text: Plain,
    html: Plain,
    visually_hidden_text: Option<String>,
}

pub(crate) fn error_message(options: Value) -> Result<Component, Error> {
    let Message { id, text, html, visually_hidden_text } = from_value(options)?;
    let reword = |words: &mut Words| {
        if let Some(error) = visually_hidden_text {
            words.error = forever(error);
        }
    };
    Ok(Component::new(move || view! { <ErrorMessage nostrip:id=id text=content(text, html)/> })
        .reworded(reword))
}

pub(crate) fn label(mut options: Value) -> Result<Component, Error> {
    let r#for = options["for"].take().as_str().map(str::to_owned);
    if let Some(options) = options.as_object_mut() {
        options.remove("for");
    }
    let caption = from_value::<Named>(options)?.caption("govuk-label")?;
    Ok(Component::new(move || view! { <Label caption nostrip:r#for=r#for/> }))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct FieldsetOptions {
    legend: Named,
    described_by: Option<String>,
    role: Option<String>,
    html: Plain,
}

pub(crate) fn fieldset(options: Value) -> Result<Component, Error> {
    let options: FieldsetOptions = from_value(options)?;
    let legend = options.legend.caption("govuk-fieldset__legend")?;
    let role = options.role.map(forever);
    Ok(Component::new(move || {
        view! {
            <Fieldset legend described_by=options.described_by nostrip:role=role>
                {children(Plain::default(), options.html)}
            </Fieldset>
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Line {
    id: Option<String>,
    name: String,
    label: Named,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    #[serde(default)]
    value: Plain,
    r#type: Option<String>,
    inputmode: Option<String>,
    autocomplete: Option<String>,
    autocapitalize: Option<String>,
    spellcheck: Option<bool>,
    classes: Option<String>,
    prefix: Option<Rich>,
    suffix: Option<Rich>,
    #[serde(default)]
    disabled: bool,
}

pub(crate) fn input(options: Value) -> Result<Component, Error> {
    let options: Line = from_value(options)?;
    let label = options.label.caption("govuk-label")?;
    let classes = options.classes.unwrap_or_default();
    let (spacing, widths): (Vec<_>, Vec<_>) =
        classes.split_whitespace().partition(|class| *class == "govuk-input--extra-letter-spacing");
    let extra_letter_spacing = !spacing.is_empty();
    let width = match widths.join(" ") {
        none if none.is_empty() => None,
        width => Some(one_of(
            &width,
            [
                ("govuk-input--width-2", Width::Chars2),
                ("govuk-input--width-3", Width::Chars3),
                ("govuk-input--width-4", Width::Chars4),
                ("govuk-input--width-5", Width::Chars5),
                ("govuk-input--width-10", Width::Chars10),
                ("govuk-input--width-20", Width::Chars20),
                ("govuk-input--width-30", Width::Chars30),
            ],
        )?),
    };
    Ok(Component::new(move || {
        view! {
            <Input
                id=options.id.unwrap_or_else(|| options.name.clone())
                name=options.name
                label
                hint=options.hint
                error=ErrorText::signal(options.error_message)
                value=options.value.0
                r#type=options.r#type.map_or("text", forever)
                nostrip:inputmode=options.inputmode.map(forever)
                nostrip:autocomplete=options.autocomplete.map(forever)
                nostrip:autocapitalize=options.autocapitalize.map(forever)
                nostrip:spellcheck=options.spellcheck
                nostrip:width=width
                extra_letter_spacing
                prefix=options.prefix
                suffix=options.suffix
                disabled=options.disabled
            />
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Area {
    id: Option<String>,
    name: String,
    label: Named,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    #[serde(default)]
    value: String,
    rows: Option<u32>,
    autocomplete: Option<String>,
    spellcheck: Option<bool>,
}

pub(crate) fn textarea(options: Value) -> Result<Component, Error> {
    let options: Area = from_value(options)?;
    let label = options.label.caption("govuk-label")?;
    Ok(Component::new(move || {
        view! {
            <Textarea
                id=options.id.unwrap_or_else(|| options.name.clone())
                name=options.name
                label
                hint=options.hint
                error=ErrorText::signal(options.error_message)
                value=options.value
                rows=options.rows.unwrap_or(5)
                nostrip:autocomplete=options.autocomplete.map(forever)
                nostrip:spellcheck=options.spellcheck
            />
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Counted {
    id: Option<String>,
    name: String,
    label: Named,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    #[serde(default)]
    value: String,
    maxlength: usize,
    #[serde(default)]
    threshold: usize,
    rows: Option<u32>,
    spellcheck: Option<bool>,
}

pub(crate) fn character_count(options: Value) -> Result<Component, Error> {
    let options: Counted = from_value(options)?;
    let label = options.label.caption("govuk-label")?;
    Ok(Component::new(move || {
        view! {
            <CharacterCount
                id=options.id.unwrap_or_else(|| options.name.clone())
                name=options.name
                label
                hint=options.hint
                error=ErrorText::signal(options.error_message)
                value=options.value
                limit=options.maxlength
                threshold=options.threshold
                rows=options.rows.unwrap_or(5)
                nostrip:spellcheck=options.spellcheck
            />
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Upload {
    id: Option<String>,
    name: String,
    label: Named,
    hint: Option<Rich>,
    error_message: Option<ErrorText>,
    #[serde(default)]
    multiple: bool,
}

pub(crate) fn file_upload(options: Value) -> Result<Component, Error> {
    let options: Upload = from_value(options)?;
    let label = options.label.caption("govuk-label")?;
    Ok(Component::new(move || {
        view! {
            <FileUpload
                id=options.id.unwrap_or_else(|| options.name.clone())
                name=options.name
                label
                hint=options.hint
                error=ErrorText::signal(options.error_message)
                multiple=options.multiple
            />
        }
    }))
}
