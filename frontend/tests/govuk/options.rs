//! The forms that options take, shared by the components.

use std::collections::BTreeMap;

use frontend::govuk::{Caption, Content, ENGLISH, Size, Words};
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Error, Value};

/// A text, or a number; `false` is no text.
#[derive(Clone, Default)]
pub(crate) struct Plain(pub String);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Plain(text)),
            Value::Number(number) => Ok(Plain(number.to_string())),
            Value::Null | Value::Bool(false) => Ok(Plain::default()),
            other => Err(D::Error::custom(format!("a text expected, found {other}"))),
        }
    }
}

impl From<Plain> for Content {
    fn from(plain: Plain) -> Self {
        plain.0.into()
    }
}

/// Content given as text or as HTML, which wins.
///
/// The components take no HTML as text; a view that holds the fixture's HTML stands for the view one would write.
pub(crate) fn content(text: Plain, html: Plain) -> Content {
    if html.0.is_empty() { text.into() } else { Content::view(InertElement::new(html.0)) }
}

/// [`content`] as the children of a component.
pub(crate) fn children(text: Plain, html: Plain) -> AnyView {
    content(text, html).into_view()
}

/// The text of a hint or a tag.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Rich {
    text: Plain,
    html: Plain,
}

impl From<Rich> for Content {
    fn from(rich: Rich) -> Self {
        content(rich.text, rich.html)
    }
}

/// The error of a field: text only.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorText {
    pub text: String,
}

impl ErrorText {
    /// The `error` of a component.
    pub(crate) fn signal(error: Option<Self>) -> Signal<Option<String>> {
        Signal::stored(error.map(|error| error.text))
    }
}

/// A label or a legend.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub(crate) struct Named {
    text: Plain,
    html: Plain,
    classes: Option<String>,
    is_page_heading: bool,
}

impl Named {
    /// The caption, with the size that its class among those of `block` says.
    pub(crate) fn caption(self, block: &str) -> Result<Caption, Error> {
        let mut caption = Caption::new(content(self.text, self.html));
        if let Some(classes) = self.classes {
            caption = caption.size(size(block, &classes)?);
        }
        Ok(if self.is_page_heading { caption.page_heading() } else { caption })
    }
}

/// A fieldset around a field.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Group {
    legend: Named,
}

impl Group {
    /// The legend of a component; none without a fieldset.
    pub(crate) fn caption(group: Option<Self>) -> Result<Caption, Error> {
        group.unwrap_or_default().legend.caption("govuk-fieldset__legend")
    }
}

/// The size that `classes` says, if it is exactly one of the four of `block`.
pub(crate) fn size(block: &str, classes: &str) -> Result<Size, Error> {
    let sizes = [("s", Size::S), ("m", Size::M), ("l", Size::L), ("xl", Size::Xl)];
    one_of(classes, sizes.map(|(suffix, size)| (format!("{block}--{suffix}"), size)))
}

/// What `classes` stands for, if it is exactly one of `known`.
pub(crate) fn one_of<K: AsRef<str>, T>(
    classes: &str,
    known: impl IntoIterator<Item = (K, T)>,
) -> Result<T, Error> {
    let mut known = known.into_iter();
    known
        .find_map(|(class, meaning)| (class.as_ref() == classes).then_some(meaning))
        .ok_or_else(|| Error::custom(format!("classes `{classes}`")))
}

/// Whether `classes` has each of `known`, if it has nothing else.
pub(crate) fn switches<const N: usize>(classes: Option<&str>, known: [&str; N]) -> Result<[bool; N], Error> {
    let classes: Vec<_> = classes.unwrap_or_default().split_whitespace().collect();
    if classes.iter().all(|class| known.contains(class)) {
        Ok(known.map(|class| classes.contains(&class)))
    } else {
        Err(Error::custom(format!("classes `{}`", classes.join(" "))))
    }
}

/// A component with its props, to be rendered as the server does.
pub(crate) struct Component {
    words: Words,
    view: Box<dyn FnOnce() -> AnyView>,
}

impl Component {
    pub(crate) fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        Component { words: ENGLISH, view: Box::new(|| view().into_any()) }
    }

    /// The component with its own words changed.
    pub(crate) fn reworded(self, reword: impl FnOnce(&mut Words)) -> Self {
        let mut words = self.words;
        reword(&mut words);
        Component { words, ..self }
    }

    /// The HTML, with attributes for the outermost element given the Leptos way.
    pub(crate) fn html(self, attributes: BTreeMap<String, Plain>) -> String {
        let attribute = |(name, Plain(value))| custom_attribute(name, value).into_any_attr();
        let attributes: Vec<AnyAttribute> = attributes.into_iter().map(attribute).collect();
        Owner::new().with(|| {
            provide_context::<&'static Words>(Box::leak(Box::new(self.words)));
            (self.view)().add_any_attr(attributes).to_html()
        })
    }
}

/// A text as words are: for ever.
pub(crate) fn forever(text: impl Into<String>) -> &'static str {
    Box::leak(text.into().into_boxed_str())
}
