//! The words of the hint at personal details.

/// What the hint says.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    /// Its heading.
    pub title: &'static str,
    /// What can be done about it.
    pub text: &'static str,
    /// After an e-mail address in quotation marks.
    pub email: &'static str,
    /// After a telephone number.
    pub phone: &'static str,
    /// After a National Insurance number.
    pub insurance: &'static str,
    /// After a web address with a user in it.
    pub link: &'static str,
}

pub(super) static ENGLISH: Hint = Hint {
    title: "You may have included personal details",
    text: "You can send your answers as they are. If something here says who you or somebody else is, you can change your \
           answer and leave it out.",
    email: "looks like an email address",
    phone: "looks like a phone number",
    insurance: "looks like a National Insurance number",
    link: "looks like a web address with a user name",
};
