//! The words of the hint at personal details.

use crate::catalogue::catalogue;

catalogue! {
    /// What the hint says.
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
}
