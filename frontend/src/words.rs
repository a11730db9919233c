//! The interface's own words, one catalogue per language. Survey texts are not here: they come from the definition.

use shared::text::Lang;

mod after;
mod files;
mod here;
mod hint;

use crate::govuk;

pub use after::After;
pub use files::Files;
pub use here::Here;
pub use hint::Hint;

/// Everything the interface says of itself.
#[derive(Clone, Copy, Debug)]
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
    pub section: fn(usize, usize, &str) -> String,

    /// On the start page: how long it takes.
    pub takes: fn(&str) -> String,
    /// On the start page: what is voluntary and what is kept.
    pub voluntary: &'static str,
    /// On the start page: where unsent answers are.
    pub draft_notice: fn(u32) -> String,
    /// On the start page: who answers questions, before the address.
    pub questions_to: &'static str,
    /// On the start page, when answers were sent from this device on this day.
    pub sent_on: fn(&str) -> String,
    /// The button that begins another response.
    pub answer_again: &'static str,
    /// The link to the confirmation.
    pub to_confirmation: &'static str,
    /// The link that goes on with a draft saved on this day.
    pub continue_draft: fn(&str) -> String,
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

    /// Heading before the opening date.
    pub not_open_title: &'static str,
    /// The opening date.
    pub opens_on: fn(&str) -> String,
    /// Heading after the closing date.
    pub closed_title: &'static str,
    /// The closing date.
    pub closed_on: fn(&str) -> String,

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
}

/// The words in a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En | Lang::Cy => &ENGLISH,
    }
}

static ENGLISH: Words = Words {
    govuk: &govuk::ENGLISH,
    files: &files::ENGLISH,
    after: &after::ENGLISH,
    here: &here::ENGLISH,
    hint: &hint::ENGLISH,
    start_now: "Start now",
    continue_: "Continue",
    confirm_and_send: "Confirm and send",
    optional: "(optional)",
    or: "or",
    error_prefix: "Error: ",
    section: |number, count, title| format!("Section {number} of {count}: {title}"),
    takes: |duration| format!("It takes {duration}."),
    voluntary: "Taking part is voluntary. You do not need an account, and you can leave out any question marked optional.",
    draft_notice: |days| {
        format!(
            "Your answers are saved on this device as you type, so you can leave and come back to them here within {days} \
             days. Nothing is sent before you choose “Confirm and send”."
        )
    },
    questions_to: "If you have questions about this survey, write to",
    sent_on: |day| format!("Answers were sent from this device on {day}. They are no longer on it."),
    answer_again: "Answer as somebody else",
    to_confirmation: "Go to the confirmation",
    continue_draft: |day| format!("Continue your answers from {day}"),
    start_again: "Start again",
    introduction_title: "Before you start",
    check_title: "Check your answers before sending the survey",
    check_text: "Nothing has been sent yet. You can change any answer before you send them.",
    check_text_unsure: "These answers may have been sent already: nobody knows, since no reply arrived. Sending them again is \
                        safe, because they are stored once.",
    awaited: "Loading your answers",
    answer_first: "The page you asked for comes later. Answer this one first, and continue from here.",
    not_provided: "Not provided",
    change: "Change",
    sending: "Sending your answers",
    sent_title: "Answers sent",
    receipt: "Your receipt",
    receipt_text: "Keep this code if you may want to withdraw your answers. Nobody else has it, it is gone when you close this \
                   tab, and nothing else can find your answers again.",
    next_title: "What happens next",
    next_text: "The research team reads your answers together with those of others. They have been removed from this device.",
    sent_before: "The code of your receipt was shown in the tab the answers were sent from, and is not kept anywhere else.",
    sent_already: "You have already sent your answers, so they can no longer be changed here.",
    sent_earlier: "Your answers had already arrived when you first sent them, although no reply reached you. That earlier \
                   version was kept. What you changed afterwards was not.",
    copy_receipt: "Copy the code",
    copied: "Copied",
    not_copied: "Your browser did not allow it. Copy the code by hand.",
    copy_title: "Save a copy of your answers",
    copy_text: "They are in this page until you close or reload it, and nowhere else on this device.",
    copy_page: "Copy for reading and printing",
    copy_data: "Copy for programs (JSON)",
    print: "Print this page",
    send_failed: "Your answers may not have been sent",
    unreachable: "There was no reply, so nobody knows whether they arrived. Check that you are connected, then send them again: \
                  they are stored once, however often you do. Your answers are saved on this device.",
    unavailable: "The service cannot take your answers at the moment. Try again in a few minutes. Your answers are saved on \
                  this device.",
    unintelligible: "Something between this device and the service answered in its place, such as a network's sign-in page. \
                     Try again, or from another network. Your answers are saved on this device.",
    refused_closed: "The survey closed before they arrived, so they were not stored. They are still saved on this device.",
    refused: "The service did not accept them in this form, and nothing was stored. Load this page again, check your answers \
              and send them again. They are saved on this device.",
    not_open_title: "This survey is not open yet",
    opens_on: |day| format!("You can answer it from {day}."),
    closed_title: "This survey has closed",
    closed_on: |day| format!("It took answers until {day}."),
    exit_title: "You have reached the end of the survey",
    not_found_title: "Page not found",
    not_found_text: "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
    to_start: "Go to the start of the survey",
    privacy_title: "Privacy notice",
    accessibility_title: "Accessibility statement",
    cookies_title: "Cookies and browser storage",
    footer: ["Privacy", "Accessibility", "Cookies", "Contact"],
};
