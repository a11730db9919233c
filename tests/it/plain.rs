//! The survey as plain HTML, by a browser without scripts.

mod browser;
mod drafts;
mod files;
mod hint;
mod invitation;
mod journey;
mod sending;
mod withdrawing;
