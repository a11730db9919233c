//! The words of what is kept on the respondent's device.

use crate::catalogue::{Template, catalogue};

catalogue! {
    /// What the page about the answers on this device, and the notices about them, say.
    pub struct Here {
        /// The link to the page, on every page.
        pub keep_link: &'static str,
        /// The link to its button that deletes, on every page.
        pub delete_link: &'static str,
        /// The page's heading.
        pub title: &'static str,
        /// There is nothing to keep.
        pub nothing: &'static str,
        /// They are kept until this day.
        pub kept_until: Template,
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
        pub misfit: Template,
        /// An answer to a question that is gone.
        pub misfit_gone: Template,
    }
}
