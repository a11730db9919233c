//! The components of GOV.UK Frontend 6.6 a survey needs: their HTML, their behaviour, and nothing of surveys.
//!
//! Rendered natively (feature `ssr`) a component is the plain HTML of the original, controls filled in, so that it works
//! without any script; `tests/govuk` holds it against the original's own fixtures. Rendered in a browser (feature
//! `csr`) it is what the original's JavaScript would have made of that HTML, and behaves as that would.
//!
//! Texts are [`Content`]: a string, or a view where HTML is wanted. They are fixed, since a page is rebuilt when the
//! language changes; what changes while a page lives is a [`Signal`](leptos::prelude::Signal). The components' own words
//! ("Error", "There is a problem") come from [`Words`]. Attributes and listeners for a component's outermost element are
//! given the Leptos way: `<Button attr:data-test="x" on:click=move |_| …>`.

pub mod back_link;
pub mod button;
mod caption;
pub mod character_count;
pub mod checkboxes;
mod choice;
mod choices;
pub mod date_input;
pub mod details;
pub mod dom;
pub mod error_message;
pub mod error_summary;
pub mod fieldset;
pub mod file_upload;
pub mod footer;
mod form_group;
pub mod generic_header;
pub mod hint;
pub mod input;
pub mod inset_text;
pub mod label;
pub mod language_navigation;
pub mod notification_banner;
pub mod panel;
pub mod phase_banner;
pub mod radios;
pub mod service_navigation;
pub mod skip_link;
pub mod summary_list;
pub mod table;
pub mod tag;
pub mod textarea;
pub mod warning_text;
mod words;

pub use back_link::BackLink;
pub use button::{Button, ButtonLink, ButtonStyle, StartButton, action, button};
pub use caption::{Caption, Size};
pub use character_count::{CharacterCount, characters};
pub use checkboxes::{Checkboxes, tick};
pub use choice::Choice;
pub use date_input::{DateInput, DatePart};
pub use details::Details;
pub use error_message::{ErrorLanguage, ErrorMessage};
pub use error_summary::{ErrorSummary, SummaryError};
pub use fieldset::Fieldset;
pub use file_upload::FileUpload;
pub use footer::{Footer, FooterLink};
pub use generic_header::GenericHeader;
pub use hint::Hint;
pub use input::{Input, Width};
pub use inset_text::InsetText;
pub use label::Label;
pub use language_navigation::{Language, LanguageNavigation};
pub use notification_banner::{NotificationBanner, SuccessBanner};
pub use panel::{InterruptionPanel, Panel};
pub use phase_banner::PhaseBanner;
pub use radios::Radios;
pub use service_navigation::{NavigationItem, ServiceNavigation};
pub use skip_link::SkipLink;
pub use summary_list::{Does, SummaryAction, SummaryCard, SummaryList, SummaryRow};
pub use table::{Cell, Table};
pub use tag::{Tag, TagColour};
pub use textarea::Textarea;
pub use warning_text::WarningText;
#[cfg(feature = "ssr")]
pub use words::WELSH;
pub use words::{ENGLISH, Words};

pub use crate::html::Content;
