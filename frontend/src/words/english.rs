//! What the interface says in English.

use super::{After, Files, Here, Hint, Words};
use crate::catalogue::Template;
use crate::govuk;

pub(super) static ENGLISH: Words = Words {
    govuk: &govuk::ENGLISH,
    files: &FILES,
    after: &AFTER,
    here: &HERE,
    hint: &HINT,
    start_now: "Start now",
    continue_: "Continue",
    confirm_and_send: "Confirm and send",
    optional: "(optional)",
    or: "or",
    error_prefix: "Error: ",
    section: Template("Section * of *: *"),
    takes: Template("It takes *."),
    voluntary: "Taking part is voluntary. You do not need an account, and you can leave out any question marked optional.",
    draft_notice: Template(
        "Your answers are saved on this device as you type, so you can leave and come back to them here within * \
             days. Nothing is sent before you choose “Confirm and send”.",
    ),
    questions_to: "If you have questions about this survey, write to",
    sent_on: Template("Answers were sent from this device on *. They are no longer on it."),
    answer_again: "Answer as somebody else",
    to_confirmation: "Go to the confirmation",
    continue_draft: Template("Continue your answers from *"),
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
                  they are stored once, however often you do.",
    unavailable: "The service cannot take your answers at the moment. Try again in a few minutes.",
    unintelligible: "Something between this device and the service answered in its place, such as a network’s sign-in page. \
                     Try again, or from another network.",
    refused_closed: "The survey closed before they arrived, so they were not stored.",
    refused: "The service did not accept them in this form, and nothing was stored. Load this page again, check your answers \
              and send them again.",
    saved_here: "Your answers are saved on this device.",
    only_on_page: "Your answers are only on this page: keep it open.",
    not_open_title: "This survey is not open yet",
    opens_on: Template("You can answer it from *."),
    closed_title: "This survey has closed",
    closed_on: Template("It took answers until *."),
    exit_title: "You have reached the end of the survey",
    not_found_title: "Page not found",
    not_found_text: "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
    to_start: "Go to the start of the survey",
    privacy_title: "Privacy notice",
    accessibility_title: "Accessibility statement",
    cookies_title: "Cookies and browser storage",
    footer: ["Privacy", "Accessibility", "Cookies", "Contact"],
    questions_language: "The questions of this survey are in Welsh only.",
    language_unavailable: "This page cannot be shown in Welsh at the moment. Check that you are connected and try again.",
};

pub(super) static AFTER: After = After {
    to_invitation: "Tell us if you want to take part",
    apart: "What you enter here is sent and stored apart from your answers. Nothing in it leads to them.",
    send_details: "Send your contact details",
    no_details: "Enter how to reach you, or leave this page",
    details_sent: "Contact details sent",
    details_text: "The research team may write to you. With the code of your receipt you can have your contact details deleted, \
                   together with your answers.",
    details_without_receipt: Template(
        "The research team may write to you. To have your contact details deleted, write to *.",
    ),
    withdraw_title: "Withdraw your answers",
    withdraw_text: "This deletes the answers you sent, and the contact details if you gave any after sending them. It cannot be \
                    undone, and it takes some seconds.",
    code: "The code of your receipt",
    code_hint: "27 letters and digits. Capitals, spaces and hyphens do not matter.",
    no_receipt: "Enter the code as it was shown after sending: 27 letters and digits",
    withdraw: "Withdraw",
    withdrawn: "Answers withdrawn",
    withdrawn_text: "If anything was stored with this receipt, it has been deleted. To keep receipts secret, this page never says \
                     whether there was.",
    refused: "The service did not accept it, and nothing was stored. Load this page again and try once more.",
    try_again: "It may not have arrived. Check that you are connected, then send it again: however often you do, it is kept \
                once.",
};

pub(super) static HERE: Here = Here {
    keep_link: "Keep or move my answers",
    delete_link: "Delete my answers",
    title: "Your answers on this device",
    nothing: "There are no unsent answers on this device.",
    kept_until: Template("Your answers are kept on this device until *, unless you send or delete them."),
    kept_in_tab: "Your answers are kept in this tab until you close it, and nowhere else.",
    not_kept: "Your answers are not kept: they are gone when you close or reload this page.",
    do_not_keep: "Do not keep my answers on this device",
    do_keep: "Keep my answers on this device",
    move_title: "Go on with them on another device",
    move_text: "Download your answers as a file, and open the file on this page there. Whoever has the file can read them.",
    download: "Download your answers",
    take: "Go on with the answers in a file",
    not_taken: "This file does not hold answers to this survey.",
    delete_title: "Delete them",
    delete_text: "What you have not sent cannot be brought back.",
    delete: "Delete my answers now",
    denied: "Your browser does not let this site save anything. You can still answer, but your answers will be lost if you \
             close or reload this page.",
    full: "Your answers could not be saved on this device just now. You can still answer and send them.",
    unreadable: "There are answers on this device that this page cannot read. They have been left as they are, and what you \
                 answer now is not saved beside them.",
    replace: "Replace them",
    elsewhere: "These answers were changed in another tab or window. What you do here is not saved until you choose which to \
                go on with.",
    use_this: "Use the answers in this tab",
    use_other: "Use the other answers",
    expired: "The answers you began earlier have been removed from this device, because they were too old.",
    misfits: "The survey has changed since you began. These answers have no place in it any more:",
    misfit: Template("*, in answer to “*”: please answer it again"),
    misfit_gone: Template("*, in answer to a question that is no longer asked"),
};

static FILES: Files = Files {
    cancel: "Cancel",
    upload: "Upload",
    try_again: "Try again",
    remove: "Remove",
    uploaded: "Uploaded",
    waits: "Uploaded. It will be checked for viruses.",
    removed: "removed",
    uploading: "Uploading",
};

static HINT: Hint = Hint {
    title: "You may have included personal details",
    text: "You can send your answers as they are. If something here says who you or somebody else is, you can change your \
           answer and leave it out.",
    email: "looks like an email address",
    phone: "looks like a phone number",
    insurance: "looks like a National Insurance number",
    link: "looks like a web address with a user name",
};
