//! What radios and checkboxes are lists of.

use leptos::prelude::*;

use super::Content;

/// One option of a list of radios or checkboxes, or the "or" between two of them.
pub struct Choice(pub(super) Entry);

/// What a [`Choice`] is.
pub(super) enum Entry {
    /// Something to choose.
    Item(Box<Item>),
    /// A word between two items, not to be chosen.
    Divider(String),
}

/// Something to choose.
pub(super) struct Item {
    /// What the form sends; names the item within its list.
    pub value: String,
    pub label: Content,
    pub hint: Content,
    /// What is shown below the item only while it is chosen.
    pub reveal: Content,
    /// Whether choosing it unticks all others. Means nothing for radios.
    pub exclusive: bool,
    pub disabled: bool,
}

impl Choice {
    /// An option: `value` is what is reported and sent, `label` what is read.
    pub fn new(value: impl Into<String>, label: impl Into<Content>) -> Self {
        Choice(Entry::Item(Box::new(Item {
            value: value.into(),
            label: label.into(),
            hint: Content::default(),
            reveal: Content::default(),
            exclusive: false,
            disabled: false,
        })))
    }

    /// A word between two options, such as "or" before "None of these".
    pub fn divider(text: impl Into<String>) -> Self {
        Choice(Entry::Divider(text.into()))
    }

    /// Adds a hint below the label.
    #[must_use]
    pub fn hint(self, hint: impl Into<Content>) -> Self {
        self.with(|item| item.hint = hint.into())
    }

    /// Adds what is shown only while the option is chosen: one simple question, never an inline list of radios.
    /// Without a script it is always shown.
    #[must_use]
    pub fn reveal(self, view: impl IntoView + 'static) -> Self {
        self.with(|item| item.reveal = Content::view(view))
    }

    /// Makes ticking the option untick all others, and ticking another untick it: "None of these".
    #[must_use]
    pub fn exclusive(self, exclusive: bool) -> Self {
        self.with(|item| item.exclusive = exclusive)
    }

    /// Makes the option impossible to choose.
    #[must_use]
    pub fn disabled(self, disabled: bool) -> Self {
        self.with(|item| item.disabled = disabled)
    }

    fn with(mut self, change: impl FnOnce(&mut Item)) -> Self {
        if let Entry::Item(item) = &mut self.0 {
            change(item);
        }
        self
    }
}
