//! The introduction: the first page of the survey.

use leptos::prelude::*;

use crate::address::Address;
use crate::blocks::heading;
use crate::govuk::ButtonLink;
use crate::html::Content;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> (Content, Content) {
    let (survey, lang) = (session.survey(), session.lang);
    let words = words(lang);
    let first = session.form.journey().get_untracked().pages().first().copied();
    let next = first.map_or(Address::CheckAnswers, Address::Questions).path(&survey, lang);
    let main = Content::from(heading(words.introduction_title))
        .then(prose(&survey, &survey.about.introduction, lang))
        .then(Content::view(view! { <ButtonLink href=next>{words.continue_}</ButtonLink> }));
    (back_link(&survey, lang, Address::Start), column(main))
}
