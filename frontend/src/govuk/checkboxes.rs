//! Any of several options.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::Entry;
use super::choices::List;
use super::fieldset::fieldset;
use super::form_group::{form_group, messages};
use super::{Caption, Choice, Content};
use crate::html::element;

/// A list of checkboxes.
#[component]
pub fn Checkboxes(
    /// The id of the first box; the others are `{id}-2` and so on, hint and error `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends each ticked option.
    #[prop(into)]
    name: String,
    /// The question. Without one there is no fieldset: only for a single box.
    #[prop(optional, into)]
    legend: Caption,
    /// One short sentence of help: "Select all that apply".
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The options in order.
    choices: Vec<Choice>,
    /// The options ticked, in any order.
    #[prop(optional, into)]
    value: Signal<Vec<String>>,
    /// Called with the options ticked after a change, in the order of the list, exclusive options applied.
    #[prop(optional, into)]
    on_change: Option<Callback<Vec<String>>>,
    /// Whether they are set smaller: only where pages are dense, such as filters.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let options: Vec<(String, bool)> = choices
        .iter()
        .filter_map(|choice| match &choice.0 {
            Entry::Item(item) => Some((item.value.clone(), item.exclusive)),
            Entry::Divider(_) => None,
        })
        .collect();
    let messages = messages(&id, None, hint, error);
    let list = List {
        control: "checkbox",
        block: "govuk-checkboxes",
        id,
        name,
        chosen: Arc::new(move |own| value.with(|value| value.iter().any(|ticked| ticked == own))),
        on_change: Arc::new(move |own, on| {
            if let Some(on_change) = on_change {
                on_change.run(value.with_untracked(|value| tick(&options, value, own, on)));
            }
        }),
        described_by: legend.content.is_empty().then_some(messages.described_by),
    };
    let class = if small { "govuk-checkboxes govuk-checkboxes--small" } else { list.block };
    let boxes =
        element("div").class(class).attr("data-module", "govuk-checkboxes").child(list.items(choices));
    let boxes = messages.view.then(boxes);
    let field = if legend.content.is_empty() {
        boxes
    } else {
        fieldset(legend, None, messages.described_by, boxes).into()
    };
    form_group(messages.wrong, field)
}

/// What is ticked once the box `changed` is `on`: `options` are the boxes, each with whether it is exclusive, `ticked`
/// those ticked before. Ticking an exclusive box unticks all others; ticking another unticks the exclusive ones.
/// The result is in the order of `options` and holds nothing that is not among them.
pub fn tick(options: &[(String, bool)], ticked: &[String], changed: &str, on: bool) -> Vec<String> {
    let alone = options.iter().any(|(value, exclusive)| *exclusive && value == changed);
    let stays = |(value, exclusive): &&(String, bool)| {
        if value == changed {
            on
        } else {
            let unticked = on && (alone || *exclusive);
            !unticked && ticked.contains(value)
        }
    };
    options.iter().filter(stays).map(|(value, _)| value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(ticked: &[&str], changed: &str, on: bool) -> Vec<String> {
        let options = [("email", false), ("post", false), ("none", true), ("unsure", true)]
            .map(|(value, exclusive)| (value.to_owned(), exclusive));
        let ticked: Vec<_> = ticked.iter().copied().map(str::to_owned).collect();
        tick(&options, &ticked, changed, on)
    }

    #[test]
    fn an_exclusive_option_unticks_all_others() {
        assert_eq!(after(&["email", "post"], "none", true), ["none"]);
        assert_eq!(after(&["none"], "unsure", true), ["unsure"]);
    }

    #[test]
    fn another_option_unticks_the_exclusive_ones() {
        assert_eq!(after(&["none"], "email", true), ["email"]);
        assert_eq!(after(&["email"], "post", true), ["email", "post"]);
    }

    #[test]
    fn unticking_changes_nothing_else() {
        assert_eq!(after(&["email", "post"], "email", false), ["post"]);
        assert_eq!(after(&["none"], "none", false), Vec::<String>::new());
        // A draft of an older definition, in which "none" was not exclusive yet.
        assert_eq!(after(&["email", "post", "none"], "post", false), ["email", "none"]);
    }

    #[test]
    fn the_order_is_that_of_the_list_and_strangers_are_dropped() {
        assert_eq!(after(&["fax", "post"], "email", true), ["email", "post"]);
    }
}
