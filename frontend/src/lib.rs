//! What a respondent sees: the survey as pages, drafts kept in the browser, answers sent to the API.
//!
//! With feature `csr` this is the client, a WebAssembly module (`main.rs`). With feature `ssr` the server renders the
//! same pages to HTML: what is shown before, or without, WebAssembly. Nothing here decides what is asked or accepted; that
//! is `shared`. The browser is reached through one file per door: [`api`] (fetch), [`storage`], [`clock`],
//! [`random`] and [`govuk::dom`].

pub mod address;
pub mod api;
pub mod app;
pub mod blocks;
pub mod boot;
pub mod catalogue;
pub mod clock;
pub mod confirmation;
pub mod copy;
pub mod course;
pub mod drafts;
pub mod errand;
pub mod fields;
pub mod files;
pub mod form_state;
pub mod govuk;
pub mod html;
pub mod json;
pub mod languages;
pub mod layout;
pub mod links;
pub mod navigation;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod plain;
pub mod prose;
pub mod random;
pub mod said;
pub mod session;
pub mod shell;
pub mod storage;
pub mod upload;
pub mod words;
