//! The interface's own words, one catalogue per language. Survey texts are not here: they come from the definition.
//!
//! English is compiled into the client. Welsh is compiled into the server only, which sends it as a file to those who want
//! it: it costs nobody else a byte.

mod after;
mod english;
mod files;
mod here;
mod hint;
#[cfg(feature = "ssr")]
mod welsh;

use std::sync::OnceLock;

use shared::text::Lang;

pub use self::after::After;
pub use self::files::Files;
pub use self::here::Here;
pub use self::hint::Hint;
use crate::catalogue::{self, Template, catalogue};
use crate::govuk;

/// The words in a language. The client speaks English until it has [learnt](learn) another.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &english::ENGLISH,
        #[cfg(feature = "ssr")]
        Lang::Cy => &welsh::WELSH,
        #[cfg(not(feature = "ssr"))]
        Lang::Cy => LEARNT.get().unwrap_or(&english::ENGLISH),
    }
}

/// Takes in the words of a language that is not compiled in, as a server writes them; false when they are
/// not of this release.
pub fn learn(texts: Vec<String>) -> bool {
    catalogue::read(texts).map(|words| LEARNT.get_or_init(|| words)).is_some()
}

/// What was [learnt](learn).
static LEARNT: OnceLock<Words> = OnceLock::new();

catalogue! {
    /// Everything the interface says of itself.
    pub struct Words {
        /// The words of the GOV.UK components.
        pub govuk: &'static govuk::Words,
        /// The words of uploading.
        pub files: &'static Files,
        /// The words of what comes after sending.
        pub after: &'static After,
        /// The words of what is kept on the device.
        pub here: &'static Here,
        /// The words of the hint at personal details.
        pub hint: &'static Hint,
        /// The button that leads into the survey.
        pub start_now: &'static str,
        /// The button to the next page.
        pub continue_: &'static str,
        /// The button that sends the answers.
        pub confirm_and_send: &'static str,
        /// After the wording of a question that need not be answered.
        pub optional: &'static str,
        /// Between the options proper and those outside the list.
        pub or: &'static str,
        /// In the tab's title while there are errors.
        pub error_prefix: &'static str,
        /// Where in the survey a page is: number, how many, title.
        pub section: Template,

        /// On the start page: how long it takes.
        pub takes: Template,
        /// On the start page: what is voluntary and what is kept.
        pub voluntary: &'static str,
        /// On the start page: where unsent answers are.
        pub draft_notice: Template,
        /// On the start page: who answers questions, before the address.
        pub questions_to: &'static str,
        /// On the start page, when answers were sent from this device on this day.
        pub sent_on: Template,
        /// The button that begins another response.
        pub answer_again: &'static str,
        /// The link to the confirmation.
        pub to_confirmation: &'static str,
        /// The link that goes on with a draft saved on this day.
        pub continue_draft: Template,
        /// The button that throws a draft away.
        pub start_again: &'static str,

        /// Heading of the introduction.
        pub introduction_title: &'static str,

        /// Heading of check-answers.
        pub check_title: &'static str,
        /// What check-answers says first.
        pub check_text: &'static str,
        /// What it says instead when the answers may have been stored already.
        pub check_text_unsure: &'static str,
        /// In the place of a page about the answers, while they are not there.
        pub awaited: &'static str,
        /// On a page that stands in for one further on.
        pub answer_first: &'static str,
        /// An optional question left blank.
        pub not_provided: &'static str,
        /// The link to change an answer.
        pub change: &'static str,
        /// While the answers are on their way.
        pub sending: &'static str,

        /// The confirmation's heading.
        pub sent_title: &'static str,
        /// Before the code in the panel.
        pub receipt: &'static str,
        /// What the receipt is good for.
        pub receipt_text: &'static str,
        /// Heading over what happens next.
        pub next_title: &'static str,
        /// What happens next.
        pub next_text: &'static str,
        /// The confirmation, once its code is gone.
        pub sent_before: &'static str,
        /// The confirmation, to someone who asked for a page of the survey.
        pub sent_already: &'static str,
        /// The confirmation, when what is stored is an earlier version.
        pub sent_earlier: &'static str,
        /// The button that copies the code, and what it says then.
        pub copy_receipt: &'static str,
        /// See [`copy_receipt`](Self::copy_receipt).
        pub copied: &'static str,
        /// See [`copy_receipt`](Self::copy_receipt).
        pub not_copied: &'static str,
        /// Heading over the copies of the answers.
        pub copy_title: &'static str,
        /// How long they can be had.
        pub copy_text: &'static str,
        /// The link to the copy for reading and printing.
        pub copy_page: &'static str,
        /// The link to the copy for programs.
        pub copy_data: &'static str,
        /// The button that prints the page.
        pub print: &'static str,

        /// Heading of a failure to send.
        pub send_failed: &'static str,
        /// No reply.
        pub unreachable: &'static str,
        /// The server cannot answer.
        pub unavailable: &'static str,
        /// Not the API's reply.
        pub unintelligible: &'static str,
        /// The survey takes no answers any more.
        pub refused_closed: &'static str,
        /// The server does not take these answers.
        pub refused: &'static str,
        /// After each of these, where the draft is kept.
        pub saved_here: &'static str,
        /// After each of these, where nothing can be kept.
        pub only_on_page: &'static str,

        /// Heading before the opening date.
        pub not_open_title: &'static str,
        /// The opening date.
        pub opens_on: Template,
        /// Heading after the closing date.
        pub closed_title: &'static str,
        /// The closing date.
        pub closed_on: Template,

        /// Title of an exit page in the browser's tab.
        pub exit_title: &'static str,
        /// Title of the page that is not there.
        pub not_found_title: &'static str,
        /// What to do about it.
        pub not_found_text: &'static str,
        /// The way back to the start page.
        pub to_start: &'static str,

        /// Titles of the pages in the footer.
        pub privacy_title: &'static str,
        /// See [`privacy_title`](Self::privacy_title).
        pub accessibility_title: &'static str,
        /// See [`privacy_title`](Self::privacy_title).
        pub cookies_title: &'static str,
        /// The words of the footer's links, in order: privacy, accessibility, cookies, contact.
        pub footer: [&'static str; 4],
        /// On every page, when the questions are not in the language of the interface.
        pub questions_language: &'static str,
        /// The words of the other language did not arrive.
        pub language_unavailable: &'static str,
    }
}
