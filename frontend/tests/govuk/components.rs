//! From a fixture's options to a component's props.

mod content;
mod date;
mod fields;
mod lists;
mod page;
mod tables;

use serde_json::{Error, Value};

use crate::options::Component;

/// Gives a component a fixture's options; fails with the first option it does not offer.
pub(crate) type Read = fn(Value) -> Result<Component, Error>;

/// The components, with how many of their fixtures are compared.
pub(crate) const COMPONENTS: &[(&str, Read, usize)] = &[
    ("back-link", page::back_link, 5),
    ("button", content::button, 20),
    ("character-count", fields::character_count, 13),
    ("checkboxes", lists::checkboxes, 26),
    ("date-input", date::date_input, 26),
    ("details", content::details, 9),
    ("error-message", fields::error_message, 6),
    ("error-summary", content::error_summary, 2),
    ("fieldset", fields::fieldset, 16),
    ("file-upload", fields::file_upload, 7),
    ("footer", page::footer, 13),
    ("generic-header", page::generic_header, 6),
    ("hint", fields::hint, 5),
    ("input", fields::input, 32),
    ("inset-text", content::inset_text, 5),
    ("label", fields::label, 15),
    ("language-navigation", page::language_navigation, 5),
    ("notification-banner", content::notification_banner, 15),
    ("panel", content::panel, 11),
    ("phase-banner", page::phase_banner, 2),
    ("radios", lists::radios, 26),
    ("service-navigation", page::service_navigation, 7),
    ("skip-link", page::skip_link, 6),
    ("summary-list", tables::summary_list, 16),
    ("table", tables::table, 10),
    ("tag", content::tag, 12),
    ("textarea", fields::textarea, 11),
    ("warning-text", content::warning_text, 7),
];
