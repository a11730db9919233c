//! What stands between the fields of a page.

use frontend::govuk::{
    Button, ButtonLink, ButtonStyle, Content, Details, ErrorSummary, InsetText, InterruptionPanel,
    NotificationBanner, Panel, StartButton, SuccessBanner, SummaryError, Tag, TagColour, WarningText, Words,
};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Error, Value, from_value};

use crate::options::{Component, Plain, children, content, forever, one_of, switches};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct ButtonOptions {
    text: Plain,
    html: Plain,
    href: Option<String>,
    is_start_button: bool,
    classes: Option<String>,
    disabled: bool,
    id: Option<String>,
    name: Option<String>,
    value: Option<String>,
    r#type: Option<String>,
}

pub(crate) fn button(options: Value) -> Result<Component, Error> {
    let options: ButtonOptions = from_value(options)?;
    let style = match &options.classes {
        None => ButtonStyle::Primary,
        Some(classes) => one_of(
            classes,
            [
                ("govuk-button--secondary", ButtonStyle::Secondary),
                ("govuk-button--warning", ButtonStyle::Warning),
                ("govuk-button--inverse", ButtonStyle::Inverse),
            ],
        )?,
    };
    match options.href {
        Some(href) if options.is_start_button => Ok(Component::new(
            move || view! { <StartButton href>{children(options.text, options.html)}</StartButton> },
        )),
        None if options.is_start_button => Err(Error::custom("a start button that leads nowhere")),
        Some(href) => Ok(Component::new(move || {
            view! {
                <ButtonLink href style nostrip:id=options.id>{children(options.text, options.html)}</ButtonLink>
            }
        })),
        None => Ok(Component::new(move || {
            view! {
                <Button
                    style
                    r#type=options.r#type.map_or("submit", forever)
                    nostrip:id=options.id
                    nostrip:name=options.name
                    nostrip:value=options.value
                    disabled=options.disabled
                >
                    {children(options.text, options.html)}
                </Button>
            }
        })),
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct DetailsOptions {
    summary_text: Plain,
    summary_html: Plain,
    text: Plain,
    html: Plain,
    id: Option<String>,
    open: bool,
}

pub(crate) fn details(options: Value) -> Result<Component, Error> {
    let options: DetailsOptions = from_value(options)?;
    Ok(Component::new(move || {
        view! {
            <Details
                summary=content(options.summary_text, options.summary_html)
                nostrip:id=options.id
                open=options.open
            >
                {children(options.text, options.html)}
            </Details>
        }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Summary {
    title_text: String,
    error_list: Vec<Wrong>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    text: String,
    href: String,
}

pub(crate) fn error_summary(options: Value) -> Result<Component, Error> {
    let summary: Summary = from_value(options)?;
    let error = |Wrong { text, href }| SummaryError::new(href.trim_start_matches('#'), text);
    let errors: Vec<_> = summary.error_list.into_iter().map(error).collect();
    let reword = |words: &mut Words| words.error_summary = forever(summary.title_text);
    Ok(Component::new(move || view! { <ErrorSummary errors/> }).reworded(reword))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Inset {
    id: Option<String>,
    text: Plain,
    html: Plain,
}

pub(crate) fn inset_text(options: Value) -> Result<Component, Error> {
    let Inset { id, text, html } = from_value(options)?;
    Ok(Component::new(move || view! { <InsetText nostrip:id=id>{children(text, html)}</InsetText> }))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Warning {
    text: Plain,
    html: Plain,
    icon_fallback_text: Option<String>,
}

pub(crate) fn warning_text(options: Value) -> Result<Component, Error> {
    let Warning { text, html, icon_fallback_text } = from_value(options)?;
    let reword = |words: &mut Words| {
        if let Some(warning) = icon_fallback_text {
            words.warning = forever(warning);
        }
    };
    Ok(Component::new(move || view! { <WarningText>{children(text, html)}</WarningText> }).reworded(reword))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct TagOptions {
    text: Plain,
    html: Plain,
    classes: Option<String>,
}

pub(crate) fn tag(options: Value) -> Result<Component, Error> {
    let TagOptions { text, html, classes } = from_value(options)?;
    let colour = classes
        .map(|classes| {
            one_of(
                &classes,
                [
                    ("govuk-tag--grey", TagColour::Grey),
                    ("govuk-tag--teal", TagColour::Teal),
                    ("govuk-tag--green", TagColour::Green),
                    ("govuk-tag--purple", TagColour::Purple),
                    ("govuk-tag--magenta", TagColour::Magenta),
                    ("govuk-tag--red", TagColour::Red),
                    ("govuk-tag--orange", TagColour::Orange),
                    ("govuk-tag--yellow", TagColour::Yellow),
                ],
            )
        })
        .transpose()?;
    Ok(Component::new(move || view! { <Tag nostrip:colour=colour>{children(text, html)}</Tag> }))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct PanelOptions {
    title_text: Plain,
    title_html: Plain,
    text: Plain,
    html: Plain,
    classes: Option<String>,
    actions: Actions,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Actions {
    items: Vec<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    text: String,
    href: Option<String>,
    r#type: Option<String>,
}

pub(crate) fn panel(options: Value) -> Result<Component, Error> {
    let options: PanelOptions = from_value(options)?;
    let [interruption] = switches(options.classes.as_deref(), ["govuk-panel--interruption"])?;
    let has_body = !(options.text.0.is_empty() && options.html.0.is_empty());
    let title = move || content(options.title_text, options.title_html);
    let body = move || children(options.text, options.html);
    match (interruption, has_body) {
        (false, true) => Ok(Component::new(move || view! { <Panel title=title()>{body()}</Panel> })),
        (false, false) => Ok(Component::new(move || view! { <Panel title=title()/> })),
        (true, _) => Ok(Component::new(move || {
            let actions = options.actions.items;
            let actions =
                (!actions.is_empty()).then(|| actions.into_iter().map(action).collect_view().into_any());
            view! { <InterruptionPanel title=title() actions>{body()}</InterruptionPanel> }
        })),
    }
}

/// An action of an interruption panel, as one would write it.
fn action(Action { text, href, r#type }: Action) -> AnyView {
    let style = ButtonStyle::Inverse;
    match (href, r#type.as_deref()) {
        (Some(href), Some("button")) => view! { <ButtonLink href style>{text}</ButtonLink> }.into_any(),
        (Some(href), _) => {
            view! { <a class="govuk-link govuk-link--inverse" href=href>{text}</a> }.into_any()
        }
        (None, r#type) => {
            let r#type = forever(r#type.unwrap_or("button"));
            view! { <Button style r#type>{text}</Button> }.into_any()
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Banner {
    r#type: Option<String>,
    title_text: Plain,
    title_html: Plain,
    title_id: Option<String>,
    text: Plain,
    html: Plain,
}

pub(crate) fn notification_banner(options: Value) -> Result<Component, Error> {
    let options: Banner = from_value(options)?;
    Ok(Component::new(move || {
        let title = content(options.title_text, options.title_html);
        let title_id = options.title_id.unwrap_or_else(|| "govuk-notification-banner-title".to_owned());
        let (text, html) = (options.text, options.html);
        let children = move || Content::view(InertElement::new(html.0)).into_view();
        match options.r#type.as_deref() {
            Some("success") => view! { <SuccessBanner title title_id text/> }.into_any(),
            _ if text.0.is_empty() => {
                view! { <NotificationBanner title title_id>{children()}</NotificationBanner> }.into_any()
            }
            _ => view! { <NotificationBanner title title_id text/> }.into_any(),
        }
    }))
}
