//! Why an export was not made.

use crate::analysis::filter::BadFilter;
use crate::store::StoreError;

/// An export that was not made. The messages are for whoever asked for it.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// What is asked for makes no sense.
    #[error("{0}")]
    BadOptions(String),
    /// The filter makes no sense.
    #[error(transparent)]
    BadFilter(#[from] BadFilter),
    /// A text is longer than the format takes.
    #[error(
        "`{column}` holds a text of {length} {unit}; {format} takes {limit}. Choose another format, or leave the column out."
    )]
    TooLong {
        /// The field.
        column: String,
        /// The text's length.
        length: usize,
        /// What the length counts.
        unit: &'static str,
        /// The format.
        format: &'static str,
        /// The longest it takes.
        limit: usize,
    },
    /// There are more rows, or more columns, than the format takes.
    #[error("{format} takes {limit} {things}, and there are more. Choose another format.")]
    TooMany {
        /// The format.
        format: &'static str,
        /// How many it takes.
        limit: usize,
        /// Of what.
        things: &'static str,
    },
    /// Responses kept coming in that do not fit what was measured before.
    #[error("responses came in while the export was made; ask for it again")]
    Changed,
    /// Whoever asked for it does not want it any more.
    #[error("the export was cancelled")]
    Cancelled,
    /// The store failed.
    #[error("the responses cannot be read: {0}")]
    Store(#[from] StoreError),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Io(#[from] std::io::Error),
    /// A format's library failed.
    #[error("the file cannot be written: {0}")]
    Format(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ExportError {
    pub(super) fn format(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        ExportError::Format(error.into())
    }
}
