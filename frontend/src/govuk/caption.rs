//! What names a field or a group of fields: the text of its label or legend, and how it is set.

use super::Content;

/// The text of a label or legend.
///
/// A plain string will do; `Caption::new(text).size(Size::L).page_heading()` makes it the heading of the page.
#[derive(Default)]
pub struct Caption {
    pub(super) content: Content,
    pub(super) size: Option<Size>,
    pub(super) page_heading: bool,
}

/// How large a label, a legend or a table's caption is set. Without one it is body text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Small and bold.
    S,
    /// Medium.
    M,
    /// Large: a question that is the page's heading.
    L,
    /// Extra large.
    Xl,
}

impl Size {
    /// The ending of the class names: `govuk-label--l`.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Size::S => "s",
            Size::M => "m",
            Size::L => "l",
            Size::Xl => "xl",
        }
    }
}

impl Caption {
    /// A caption set as body text.
    pub fn new(content: impl Into<Content>) -> Self {
        Caption { content: content.into(), ..Caption::default() }
    }

    /// Sets the caption in another size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        Caption { size: Some(size), ..self }
    }

    /// Makes the caption the page's `h1`. Its size remains to be chosen.
    #[must_use]
    pub fn page_heading(self) -> Self {
        Caption { page_heading: true, ..self }
    }

    /// The class of the element that holds the caption: `base`, and `base--l` for its size.
    pub(super) fn class(&self, base: &str) -> String {
        self.size.map_or_else(|| base.to_owned(), |size| format!("{base} {base}--{}", size.suffix()))
    }
}

impl From<&'static str> for Caption {
    fn from(text: &'static str) -> Self {
        Caption::new(text)
    }
}

impl From<String> for Caption {
    fn from(text: String) -> Self {
        Caption::new(text)
    }
}

impl From<Content> for Caption {
    fn from(content: Content) -> Self {
        Caption::new(content)
    }
}
