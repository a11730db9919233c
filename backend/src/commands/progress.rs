//! How far a long command has come: a bar on a terminal, nothing where standard error is a file or a pipe.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for `total` things, gone when it is dropped.
pub(super) fn bar(total: u64, things: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{bar:32} {human_pos} of {human_len} {msg}, {per_sec}, {eta} to go");
    let bar = ProgressBar::new(total).with_message(things.to_owned());
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
