//! HTML as data: what the components of [`govuk`](crate::govuk) are made of.
//!
//! Leptos gives every combination of an element, its attributes and its children a type of its own, each with code of its
//! own. That code was a third of what respondents download. Here all elements are of one type, so that a component
//! costs its words and little else. A [`Content`] is a view like any other: it stands in `view!`, and any view in it.
//! `docs/decisions/0004-a-small-client.md` has the figures.

mod browser;
#[cfg(feature = "ssr")]
mod server;

use std::borrow::Cow;

use leptos::prelude::*;
use web_sys::Event;

/// Text, elements, views, or nothing.
///
/// A prop of this type takes a string, an [`Element`], an `Option` of either, or any view through [`Content::view`]. Text
/// is escaped; there is no way in for a string of HTML.
#[derive(Default)]
pub struct Content(Vec<Node>);

/// One thing among the content.
enum Node {
    Text(Cow<'static, str>),
    Element(Element),
    View(AnyView),
    Live(Box<dyn Fn() -> Content + Send>),
}

/// One element.
pub struct Element {
    tag: &'static str,
    parts: Vec<Part>,
    children: Content,
}

/// What an element has apart from its children.
enum Part {
    Attribute(&'static str, Cow<'static, str>),
    LiveAttribute(&'static str, Signal<Option<String>>),
    LiveClass(&'static str, Signal<bool>),
    Value(Signal<String>),
    Checked(Signal<bool>),
    Listener(&'static str, Box<dyn Fn(Event) + Send>),
}

/// The element `<tag>`. For SVG use `view!`.
pub fn element(tag: &'static str) -> Element {
    Element { tag, parts: Vec::new(), children: Content::default() }
}

/// Content that is made anew whenever a signal it read changes.
pub fn live<C: Into<Content>>(content: impl Fn() -> C + Send + 'static) -> Content {
    Content(vec![Node::Live(Box::new(move || content().into()))])
}

impl Element {
    /// Sets an attribute: to a text, or, given a `bool`, to be there or not. `None` leaves it out; a signal keeps it
    /// up to date.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        match value.into() {
            Value::Absent => {}
            Value::Fixed(text) => self.parts.push(Part::Attribute(name, text)),
            Value::Live(signal) => self.parts.push(Part::LiveAttribute(name, signal)),
        }
        self
    }

    /// Sets the attribute `class`.
    #[must_use]
    pub fn class(self, classes: impl Into<Value>) -> Self {
        self.attr("class", classes)
    }

    /// Adds a class while a signal says so.
    #[must_use]
    pub fn class_while(mut self, class: &'static str, on: Signal<bool>) -> Self {
        self.parts.push(Part::LiveClass(class, on));
        self
    }

    /// Keeps the text in a box the same as the signal.
    #[must_use]
    pub fn value(mut self, text: Signal<String>) -> Self {
        self.parts.push(Part::Value(text));
        self
    }

    /// Keeps a radio or checkbox chosen while the signal says so.
    #[must_use]
    pub fn checked(mut self, on: Signal<bool>) -> Self {
        self.parts.push(Part::Checked(on));
        self
    }

    /// Listens for an event.
    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl Fn(Event) + Send + 'static) -> Self {
        self.parts.push(Part::Listener(event, Box::new(listener)));
        self
    }

    /// Adds to what stands in the element.
    #[must_use]
    pub fn child(mut self, content: impl Into<Content>) -> Self {
        self.children.0.append(&mut content.into().0);
        self
    }

    /// The element as a view.
    pub fn into_view(self) -> AnyView {
        Content::from(self).into_view()
    }
}

impl Content {
    /// Content made by `view!`.
    pub fn view(view: impl IntoView + 'static) -> Self {
        view.into_any().into()
    }

    /// Whether there is nothing to show: what would hold the content is then left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what comes next.
    #[must_use]
    pub fn then(mut self, next: impl Into<Content>) -> Self {
        self.0.append(&mut next.into().0);
        self
    }

    /// The content as a view.
    pub fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl From<Cow<'static, str>> for Content {
    fn from(text: Cow<'static, str>) -> Self {
        Content(if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] })
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Cow::<'static, str>::Owned(text).into()
    }
}

impl From<&'static str> for Content {
    fn from(text: &'static str) -> Self {
        Cow::Borrowed(text).into()
    }
}

impl From<Element> for Content {
    fn from(element: Element) -> Self {
        Content(vec![Node::Element(element)])
    }
}

impl From<AnyView> for Content {
    fn from(view: AnyView) -> Self {
        Content(vec![Node::View(view)])
    }
}

impl<T: Into<Content>> From<Option<T>> for Content {
    fn from(content: Option<T>) -> Self {
        content.map_or_else(Content::default, Into::into)
    }
}

impl<T: Into<Content>> FromIterator<T> for Content {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().fold(Content::default(), Content::then)
    }
}

/// What an attribute is set to: see [`Element::attr`].
pub enum Value {
    /// Nothing: there is no such attribute.
    Absent,
    /// A text that stays.
    Fixed(Cow<'static, str>),
    /// A text that changes, or comes and goes.
    Live(Signal<Option<String>>),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Value::Fixed(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Fixed(text.into())
    }
}

impl From<bool> for Value {
    fn from(on: bool) -> Self {
        if on { "".into() } else { Value::Absent }
    }
}

impl From<Signal<Option<String>>> for Value {
    fn from(signal: Signal<Option<String>>) -> Self {
        Value::Live(signal)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Absent, Into::into)
    }
}
