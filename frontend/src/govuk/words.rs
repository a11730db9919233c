//! The components' own words.

use leptos::prelude::*;

/// What the components say of themselves, in one language.
///
/// Provide another language to everything below with `provide_context::<&'static Words>(&WELSH)`; without one the
/// components speak [`ENGLISH`]. Sentences with a number in them are functions, since languages count differently.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The back link.
    pub back: &'static str,
    /// Read out before an error message, without its colon.
    pub error: &'static str,
    /// The heading of the error summary.
    pub error_summary: &'static str,
    /// The heading of a neutral notification banner.
    pub important: &'static str,
    /// The heading of a success banner.
    pub success: &'static str,
    /// Read out before a warning.
    pub warning: &'static str,
    /// The link past header and navigation.
    pub skip_link: &'static str,
    /// Names the region with the service's name for screen readers.
    pub service_information: &'static str,
    /// Names the service's navigation for screen readers.
    pub menu: &'static str,
    /// Names the choice of language for screen readers.
    pub language: &'static str,
    /// The hidden heading above the footer's links.
    pub support_links: &'static str,
    /// The labels of a date's three boxes: day, month, year.
    pub date_parts: [&'static str; 3],
    /// The button that opens the file picker.
    pub choose_file: &'static str,
    /// Beside that button.
    pub drop_file: &'static str,
    /// In place of a file's name.
    pub no_file_chosen: &'static str,
    /// Read out when a file is dragged over the upload.
    pub entered_drop_zone: &'static str,
    /// Read out when it is dragged away.
    pub left_drop_zone: &'static str,
    /// In place of a file's name, when several were chosen.
    pub files_chosen: fn(usize) -> String,
    /// How much a text may hold at most.
    pub up_to: fn(usize) -> String,
    /// How much more a text may hold; also for none.
    pub remaining: fn(usize) -> String,
    /// By how much a text is too long; at least by one.
    pub too_many: fn(usize) -> String,
}

/// The words of GOV.UK Frontend.
pub static ENGLISH: Words = Words {
    back: "Back",
    error: "Error",
    error_summary: "There is a problem",
    important: "Important",
    success: "Success",
    warning: "Warning",
    skip_link: "Skip to main content",
    service_information: "Service information",
    menu: "Menu",
    language: "Language",
    support_links: "Support links",
    date_parts: ["Day", "Month", "Year"],
    choose_file: "Choose file",
    drop_file: "or drop file",
    no_file_chosen: "No file chosen",
    entered_drop_zone: "Entered drop zone",
    left_drop_zone: "Left drop zone",
    files_chosen: |count| format!("{count} {} chosen", one_or_more(count, "file", "files")),
    up_to: |count| format!("You can enter up to {count} characters"),
    remaining: |count| {
        format!("You have {count} {} remaining", one_or_more(count, "character", "characters"))
    },
    too_many: |count| format!("You have {count} {} too many", one_or_more(count, "character", "characters")),
};

fn one_or_more(count: usize, one: &'static str, more: &'static str) -> &'static str {
    if count == 1 { one } else { more }
}

/// The words in force here.
pub(super) fn words() -> &'static Words {
    use_context::<&'static Words>().unwrap_or(&ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_is_not_characters() {
        assert_eq!((ENGLISH.remaining)(0), "You have 0 characters remaining");
        assert_eq!((ENGLISH.remaining)(1), "You have 1 character remaining");
        assert_eq!((ENGLISH.remaining)(2), "You have 2 characters remaining");
        assert_eq!((ENGLISH.too_many)(1), "You have 1 character too many");
        assert_eq!((ENGLISH.too_many)(2), "You have 2 characters too many");
        assert_eq!((ENGLISH.files_chosen)(2), "2 files chosen");
    }
}
