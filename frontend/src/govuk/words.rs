//! The components' own words.

use leptos::prelude::*;

use crate::catalogue::{Counted, Template, catalogue};

catalogue! {
    /// What the components say of themselves, in one language.
    ///
    /// Provide another language to everything below with `provide_context::<&'static Words>(words)`; without one the
    /// components speak [`ENGLISH`].
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
        pub files_chosen: Counted,
        /// How much a text may hold at most.
        pub up_to: Counted,
        /// How much more a text may hold; also for none.
        pub remaining: Counted,
        /// By how much a text is too long; at least by one.
        pub too_many: Counted,
    }
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
    files_chosen: counted("* file chosen", "* files chosen"),
    up_to: counted("You can enter up to * characters", "You can enter up to * characters"),
    remaining: counted("You have * character remaining", "You have * characters remaining"),
    too_many: counted("You have * character too many", "You have * characters too many"),
};

/// The same in Welsh.
#[cfg(feature = "ssr")]
pub static WELSH: Words = Words {
    back: "Yn ôl",
    error: "Gwall",
    error_summary: "Mae problem",
    important: "Pwysig",
    success: "Llwyddiant",
    warning: "Rhybudd",
    skip_link: "Neidio i’r prif gynnwys",
    service_information: "Gwybodaeth am y gwasanaeth",
    menu: "Dewislen",
    language: "Iaith",
    support_links: "Dolenni cymorth",
    date_parts: ["Diwrnod", "Mis", "Blwyddyn"],
    choose_file: "Dewis ffeil",
    drop_file: "neu ollwng ffeil",
    no_file_chosen: "Dim ffeil wedi’i dewis",
    entered_drop_zone: "Wedi mynd i mewn i’r parth gollwng",
    left_drop_zone: "Wedi gadael y parth gollwng",
    files_chosen: counted("* ffeil wedi’i dewis", "* ffeil wedi’u dewis"),
    up_to: counted("Gallwch nodi hyd at * nod", "Gallwch nodi hyd at * nod"),
    remaining: counted("Mae gennych * nod ar ôl", "Mae gennych * nod ar ôl"),
    too_many: counted("Mae gennych * nod yn ormod", "Mae gennych * nod yn ormod"),
};

const fn counted(one: &'static str, more: &'static str) -> Counted {
    Counted { one: Template(one), more: Template(more) }
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
        assert_eq!(ENGLISH.remaining.of(0), "You have 0 characters remaining");
        assert_eq!(ENGLISH.remaining.of(1), "You have 1 character remaining");
        assert_eq!(ENGLISH.remaining.of(2), "You have 2 characters remaining");
        assert_eq!(ENGLISH.too_many.of(1), "You have 1 character too many");
        assert_eq!(ENGLISH.too_many.of(2), "You have 2 characters too many");
        assert_eq!(ENGLISH.files_chosen.of(2), "2 files chosen");
    }
}
