//! What stands around a page.

use frontend::govuk::{
    BackLink, Footer, FooterLink, GenericHeader, Language, LanguageNavigation, NavigationItem, PhaseBanner,
    ServiceNavigation, SkipLink, Words,
};
use leptos::prelude::*;
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Error, Value, from_value};

use crate::options::{Component, Plain, Rich, children, content, forever, switches};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    #[serde(default)]
    href: Plain,
    #[serde(default)]
    text: Plain,
    #[serde(default)]
    html: Plain,
}

pub(crate) fn back_link(options: Value) -> Result<Component, Error> {
    let Link { href, text, html } = from_value(options)?;
    let href = if href.0.is_empty() { "#".to_owned() } else { href.0 };
    Ok(Component::new(move || view! { <BackLink href text=content(text, html)/> }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    href: Option<String>,
    text: String,
}

pub(crate) fn skip_link(options: Value) -> Result<Component, Error> {
    let Skip { href, text } = from_value(options)?;
    let target = href.map_or("content", |href| forever(href.trim_start_matches('#')));
    Ok(Component::new(move || view! { <SkipLink target text/> }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Header {
    #[serde(default)]
    logo_text: Plain,
    #[serde(default)]
    logo_html: Plain,
    url: Option<String>,
    container_classes: Option<String>,
}

pub(crate) fn generic_header(options: Value) -> Result<Component, Error> {
    let header: Header = from_value(options)?;
    let [full_width] =
        switches(header.container_classes.as_deref(), ["govuk-generic-header__container--full-width"])?;
    let href = header.url.unwrap_or_else(|| "/".to_owned());
    Ok(Component::new(move || {
        view! { <GenericHeader href full_width>{children(header.logo_text, header.logo_html)}</GenericHeader> }
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phase {
    tag: Rich,
    #[serde(default)]
    text: Plain,
    #[serde(default)]
    html: Plain,
}

pub(crate) fn phase_banner(options: Value) -> Result<Component, Error> {
    let Phase { tag, text, html } = from_value(options)?;
    Ok(Component::new(move || view! { <PhaseBanner phase=tag>{children(text, html)}</PhaseBanner> }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Bar {
    service_name: Option<String>,
    service_url: Option<String>,
    #[serde(default)]
    navigation: Vec<Item>,
    collapse_navigation_on_mobile: Option<bool>,
    aria_label: Option<String>,
    slots: Option<Slots>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    href: String,
    text: String,
    #[serde(default)]
    current: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slots {
    end: Slot,
}

#[derive(Deserialize)]
struct Slot {
    html: Plain,
}

pub(crate) fn service_navigation(options: Value) -> Result<Component, Error> {
    let service: Bar = from_value(options)?;
    let Some(name) = service.service_name else { return Err(Error::custom("no service name")) };
    if service.collapse_navigation_on_mobile.unwrap_or(service.navigation.len() > 1) {
        return Err(Error::custom("a menu button"));
    }
    let item = |Item { href, text, current }| NavigationItem { href, text, current };
    let items: Vec<_> = service.navigation.into_iter().map(item).collect();
    let reword = |words: &mut Words| {
        if let Some(label) = service.aria_label {
            words.service_information = forever(label);
        }
    };
    let component = Component::new(move || {
        let end = service.slots.map(|slots| content(Plain::default(), slots.end.html));
        view! { <ServiceNavigation name nostrip:href=service.service_url items end/> }
    });
    Ok(component.reworded(reword))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Languages {
    aria_label: Option<String>,
    items: Vec<LanguageItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageItem {
    text: String,
    lang: String,
    href: Option<String>,
    #[serde(default, rename = "current")]
    _current: bool,
}

pub(crate) fn language_navigation(options: Value) -> Result<Component, Error> {
    let options: Languages = from_value(options)?;
    let language =
        |item: LanguageItem| Language { lang: forever(item.lang), name: forever(item.text), href: item.href };
    let languages = options.items.into_iter().map(language).collect();
    let reword = |words: &mut Words| {
        if let Some(label) = options.aria_label {
            words.language = forever(label);
        }
    };
    Ok(Component::new(move || view! { <LanguageNavigation languages/> }).reworded(reword))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FooterOptions {
    #[serde(default)]
    meta: Option<Meta>,
    // The licence and the copyright are the Crown's; `fixtures` takes both out of what is compared.
    #[serde(rename = "contentLicence")]
    _content_licence: Option<Value>,
    #[serde(rename = "copyright")]
    _copyright: Option<Value>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct Meta {
    visually_hidden_title: Option<String>,
    items: Vec<Link>,
    text: Plain,
    html: Plain,
}

pub(crate) fn footer(options: Value) -> Result<Component, Error> {
    let meta = from_value::<FooterOptions>(options)?.meta.unwrap_or_default();
    let reword = |words: &mut Words| {
        if let Some(title) = meta.visually_hidden_title {
            words.support_links = forever(title);
        }
    };
    let link = |link: Link| FooterLink { href: link.href.0, text: link.text.0, target: None, rel: None };
    let links: Vec<_> = meta.items.into_iter().map(link).collect();
    Ok(Component::new(move || view! { <Footer links text=content(meta.text, meta.html)/> }).reworded(reword))
}
