//! Several lines of text, with a count of what still fits.

use std::time::Duration;

use leptos::prelude::*;

use super::form_group::{SCRIPTED, messages};
use super::textarea::Area;
use super::words::{Words, words};
use super::{Caption, Content};
use crate::html::{element, live};

/// How long after the last keystroke the count is read out.
const IDLE: Duration = Duration::from_secs(1);

/// A text box that counts. The count is seen on every keystroke and read out once the respondent pauses; nothing keeps
/// them from typing on.
#[component]
pub fn CharacterCount(
    /// The id of the box; the limit, the hint and the error are `{id}-info`, `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// The name under which the form sends the text.
    #[prop(into)]
    name: String,
    /// What is asked for.
    #[prop(into)]
    label: Caption,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Content,
    /// What is wrong, if anything is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The text in the box.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Called with the whole text on every keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// The most [`characters`] the text may have.
    limit: usize,
    /// The percentage of the limit from which on the count is shown; from the start when left out.
    #[prop(optional)]
    threshold: usize,
    /// How many lines are shown: in proportion to what is expected.
    #[prop(default = 5)]
    rows: u32,
    /// Whether spelling is checked; the browser decides when left out.
    #[prop(optional)]
    spellcheck: Option<bool>,
) -> impl IntoView {
    let words = words();
    let info_id = format!("{id}-info");
    // Without a script nothing counts on, so nothing is marked as too long.
    let count = Memo::new(move |_| if SCRIPTED { value.with(|text| characters(text)) } else { 0 });
    let messages = messages(&id, Some(info_id.clone()), hint, error);
    let area = Area {
        class: "govuk-textarea govuk-js-character-count",
        id: id.clone(),
        name,
        rows,
        spellcheck,
        autocomplete: None,
        described_by: messages.described_by,
        wrong: Signal::derive(move || messages.wrong.get() || count.get() > limit),
        value,
        on_input,
    };
    let limit_class = if SCRIPTED {
        "govuk-hint govuk-character-count__message govuk-visually-hidden"
    } else {
        "govuk-hint govuk-character-count__message"
    };
    let label = super::label::label(label, Some(id), None);
    element("div")
        .class("govuk-form-group govuk-character-count")
        .class_while("govuk-form-group--error", messages.wrong)
        .attr("data-module", "govuk-character-count")
        .attr("data-maxlength", limit.to_string())
        .attr("data-threshold", (threshold > 0).then(|| threshold.to_string()))
        .child(label)
        .child(messages.view)
        .child(area.element())
        .child(element("div").attr("id", info_id).class(limit_class).child(words.up_to.of(limit)))
        .child(SCRIPTED.then(|| status(count, limit, threshold, words)))
        .into_view()
}

/// The count, once to be seen and once to be heard.
fn status(count: Memo<usize>, limit: usize, threshold: usize, words: &'static Words) -> Content {
    let below = Signal::derive(move || !shown(count.get(), limit, threshold));
    let over = Signal::derive(move || count.get() > limit);
    let within = Signal::derive(move || !over.get());
    let seen = move || message(count.get(), limit, words);
    let heard = RwSignal::new(message(count.get_untracked(), limit, words));
    Effect::new(move || {
        let message = seen();
        let pending = set_timeout_with_handle(move || heard.set(message), IDLE);
        on_cleanup(move || {
            if let Ok(pending) = pending {
                pending.clear();
            }
        });
    });
    let to_see = element("div")
        .class("govuk-character-count__message govuk-character-count__status")
        .class_while("govuk-character-count__message--disabled", below)
        .class_while("govuk-hint", within)
        .class_while("govuk-error-message", over)
        .attr("aria-hidden", "true")
        .child(live(seen));
    let to_hear = element("div")
        .class("govuk-character-count__sr-status govuk-visually-hidden")
        .attr("aria-live", "polite")
        .attr("aria-hidden", Signal::derive(move || below.get().then(|| "true".to_owned())))
        .child(live(move || heard.get()));
    Content::from(to_see).then(to_hear)
}

/// The length of a text as browsers count it: in UTF-16 units.
pub fn characters(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether the count is shown: from `threshold` per cent of the limit on.
fn shown(count: usize, limit: usize, threshold: usize) -> bool {
    count * 100 >= limit * threshold
}

fn message(count: usize, limit: usize, words: &Words) -> String {
    if count > limit { words.too_many.of(count - limit) } else { words.remaining.of(limit - count) }
}

#[cfg(test)]
mod tests {
    use super::super::ENGLISH;
    use super::*;

    #[test]
    fn the_message_says_how_much_fits_or_is_too_much() {
        assert_eq!(message(0, 400, &ENGLISH), "You have 400 characters remaining");
        assert_eq!(message(399, 400, &ENGLISH), "You have 1 character remaining");
        assert_eq!(message(400, 400, &ENGLISH), "You have 0 characters remaining");
        assert_eq!(message(401, 400, &ENGLISH), "You have 1 character too many");
        assert_eq!(message(500, 400, &ENGLISH), "You have 100 characters too many");
    }

    #[test]
    fn the_count_is_shown_from_the_threshold_on() {
        assert!(!shown(74, 100, 75));
        assert!(shown(75, 100, 75));
        assert!(shown(0, 100, 0));
        assert!(!shown(8, 11, 75));
        assert!(shown(9, 11, 75));
    }

    #[test]
    fn characters_are_utf_16_units() {
        assert_eq!(characters("Saesneg â chymorth"), 18);
        assert_eq!(characters("👩🏻‍🚀"), 7);
    }
}
