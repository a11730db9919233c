//! The words of what is kept on the respondent's device.

/// What the page about the answers on this device, and the notices about them, say.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// The link to the page, on every page.
    pub link: &'static str,
    /// The page's heading.
    pub title: &'static str,
    /// There is nothing to keep.
    pub nothing: &'static str,
    /// They are kept until this day.
    pub kept_until: fn(&str) -> String,
    /// They are kept in this tab alone.
    pub kept_in_tab: &'static str,
    /// They are not kept.
    pub not_kept: &'static str,
    /// The button, and the link, that keeps them off the device.
    pub do_not_keep: &'static str,
    /// The button that keeps them there again.
    pub do_keep: &'static str,
    /// Heading over the ways to another device.
    pub move_title: &'static str,
    /// What can be done with the file.
    pub move_text: &'static str,
    /// The link to the file.
    pub download: &'static str,
    /// The label of the control that takes a file.
    pub take: &'static str,
    /// The file is none of these.
    pub not_taken: &'static str,
    /// Heading over the button that deletes.
    pub delete_title: &'static str,
    /// What cannot be undone.
    pub delete_text: &'static str,
    /// The button that deletes.
    pub delete: &'static str,

    /// No draft can be kept.
    pub denied: &'static str,
    /// The draft was not kept this time.
    pub full: &'static str,
    /// The draft in the browser cannot be read.
    pub unreadable: &'static str,
    /// The button that puts a new draft in its place.
    pub replace: &'static str,
    /// Another tab has gone on.
    pub elsewhere: &'static str,
    /// The button that goes on with this tab's answers.
    pub use_this: &'static str,
    /// The button that goes on with the other's.
    pub use_other: &'static str,
    /// A draft was too old.
    pub expired: &'static str,
    /// What comes before answers that have no place any more.
    pub misfits: &'static str,
    /// An answer to a question that is still asked: the question, the answer.
    pub misfit: fn(&str, &str) -> String,
    /// An answer to a question that is gone.
    pub misfit_gone: fn(&str) -> String,
}

pub(super) static ENGLISH: Here = Here {
    link: "Keep, move or delete my answers",
    title: "Your answers on this device",
    nothing: "There are no unsent answers on this device.",
    kept_until: |day| {
        format!("Your answers are kept on this device until {day}, unless you send or delete them.")
    },
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
    delete: "Delete my answers",
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
    misfit: |question, answer| format!("{answer}, in answer to “{question}”: please answer it again"),
    misfit_gone: |answer| format!("{answer}, in answer to a question that is no longer asked"),
};
