//! The status of something in one word.

use leptos::prelude::*;

use crate::html::element;

/// The ground of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "colours explain themselves")]
pub enum TagColour {
    Grey,
    Teal,
    Green,
    Purple,
    Magenta,
    Red,
    Orange,
    Yellow,
}

impl TagColour {
    fn class(self) -> &'static str {
        match self {
            TagColour::Grey => "govuk-tag govuk-tag--grey",
            TagColour::Teal => "govuk-tag govuk-tag--teal",
            TagColour::Green => "govuk-tag govuk-tag--green",
            TagColour::Purple => "govuk-tag govuk-tag--purple",
            TagColour::Magenta => "govuk-tag govuk-tag--magenta",
            TagColour::Red => "govuk-tag govuk-tag--red",
            TagColour::Orange => "govuk-tag govuk-tag--orange",
            TagColour::Yellow => "govuk-tag govuk-tag--yellow",
        }
    }
}

/// A tag. Its colour must say nothing that the word does not.
#[component]
pub fn Tag(
    /// The ground; blue when left out.
    #[prop(optional)]
    colour: Option<TagColour>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = colour.map_or("govuk-tag", TagColour::class);
    element("strong").class(class).child(children()).into_view()
}
