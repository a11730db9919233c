//! The words of uploading.

use crate::catalogue::catalogue;

catalogue! {
    /// What the field for files says of itself.
    pub struct Files {
        /// The button that stops an upload.
        pub cancel: &'static str,
        /// The button that sends what is chosen, where no script does.
        pub upload: &'static str,
        /// The button that sends a file once more.
        pub try_again: &'static str,
        /// The button that removes a file.
        pub remove: &'static str,
        /// Beside a file that is there.
        pub uploaded: &'static str,
        /// Beside one that nobody opens before it is scanned.
        pub waits: &'static str,
        /// Beside one that is gone, for screen readers.
        pub removed: &'static str,
        /// Before the name of one that is on its way.
        pub uploading: &'static str,
    }
}
