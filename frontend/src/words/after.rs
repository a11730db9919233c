//! The words of what comes after sending: the invitation.

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
    try_again: "It may not have arrived. Check that you are connected, then send it again: however often you do, it is kept \
                once.",
};
