//! The words of what comes after sending: the invitation, and withdrawing.

use crate::catalogue::{Template, catalogue};

catalogue! {
    /// What the pages after sending say of themselves.
    pub struct After {
        /// On the confirmation: the link to the invitation.
        pub to_invitation: &'static str,
        /// On the invitation: that it has nothing to do with the answers.
        pub apart: &'static str,
        /// The button that sends contact details.
        pub send_details: &'static str,
        /// Nothing was filled in.
        pub no_details: &'static str,
        /// The heading once they are sent.
        pub details_sent: &'static str,
        /// What happens with them.
        pub details_text: &'static str,
        /// The same for details that no receipt withdraws.
        pub details_without_receipt: Template,
        /// Heading of the page to withdraw on, and the link to it.
        pub withdraw_title: &'static str,
        /// What withdrawing does.
        pub withdraw_text: &'static str,
        /// The label of the box for the receipt's code.
        pub code: &'static str,
        /// How the code may be typed.
        pub code_hint: &'static str,
        /// What was typed is no code.
        pub no_receipt: &'static str,
        /// The button that withdraws.
        pub withdraw: &'static str,
        /// The heading once that is done.
        pub withdrawn: &'static str,
        /// What was done.
        pub withdrawn_text: &'static str,
        /// The server refused a request.
        pub refused: &'static str,
        /// A request came to nothing, for a reason that may pass.
        pub try_again: &'static str,
    }
}
