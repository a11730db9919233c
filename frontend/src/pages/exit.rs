//! The end of a survey that ended before its last page.

use leptos::prelude::*;

use super::not_found;
use crate::address::Address;
use crate::blocks::heading;
use crate::govuk::ButtonLink;
use crate::html::Content;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::said::said;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> (Content, Content) {
    let (survey, lang) = (session.survey(), session.lang);
    let page = session.form.journey().get_untracked().exit();
    let exit = page.and_then(|page| survey.form.pages[page].end.as_ref().map(|exit| (page, exit)));
    let Some((page, exit)) = exit else { return (Content::default(), not_found::view(session)) };
    let next = Address::CheckAnswers.path(&survey, lang);
    let main = Content::from(heading(said(&survey, &exit.title, lang)))
        .then(prose(&survey, &exit.text, lang))
        .then(Content::view(view! { <ButtonLink href=next>{words(lang).continue_}</ButtonLink> }));
    (back_link(&survey, lang, Address::Questions(page)), column(main))
}
