//! The words of what comes after sending: the invitation, and withdrawing.

/// What the pages after sending say of themselves.
#[derive(Clone, Copy, Debug)]
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
    pub details_without_receipt: fn(&str) -> String,
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
    /// A request came to nothing, for a reason that may pass.
    pub try_again: &'static str,
}

pub(super) static ENGLISH: After = After {
    to_invitation: "Tell us if you want to take part",
    apart: "What you enter here is sent and stored apart from your answers. Nothing in it leads to them.",
    send_details: "Send your contact details",
    no_details: "Enter how to reach you, or leave this page",
    details_sent: "Contact details sent",
    details_text: "The research team may write to you. With the code of your receipt you can have your contact details deleted, \
                   together with your answers.",
    details_without_receipt: |contact| {
        format!(
            "The research team may write to you. To have your contact details deleted, write to {contact}."
        )
    },
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
    try_again: "It may not have arrived. Check that you are connected, then send it again: however often you do, it is kept \
                once.",
};
