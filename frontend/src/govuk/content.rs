//! What stands inside a label, a hint or a button: plain text, or a view where HTML is wanted.

use leptos::prelude::*;

/// Text or a view, or nothing.
///
/// A prop of this type takes a string, an `Option` of one, or any view through [`Content::view`]. Text is escaped; there
/// is no way in for a string of HTML.
#[derive(Default)]
pub struct Content(Option<AnyView>);

impl Content {
    /// Content with markup in it.
    pub fn view(view: impl IntoView + 'static) -> Self {
        Content(Some(view.into_any()))
    }

    /// Whether there is nothing to show: what would hold the content is then left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The content as a view; an empty one when there is nothing.
    pub fn into_view(self) -> AnyView {
        self.0.unwrap_or_else(|| ().into_any())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Content((!text.is_empty()).then(|| text.into_any()))
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<AnyView> for Content {
    fn from(view: AnyView) -> Self {
        Content(Some(view))
    }
}

impl<T: Into<Content>> From<Option<T>> for Content {
    fn from(content: Option<T>) -> Self {
        content.map_or_else(Content::default, Into::into)
    }
}
