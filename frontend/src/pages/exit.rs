//! The end of a survey that ended before its last page.

use leptos::prelude::*;

use super::not_found;
use crate::address::Address;
use crate::govuk::ButtonLink;
use crate::layout::{back_link, column};
use crate::prose::prose;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> (AnyView, AnyView) {
    let survey = session.survey();
    let page = session.form.journey().get_untracked().exit();
    let exit = page.and_then(|page| survey.form.pages[page].end.as_ref().map(|exit| (page, exit)));
    let Some((page, exit)) = exit else { return (().into_any(), not_found::view(session)) };
    let main = column(view! {
        <h1 class="govuk-heading-l">{exit.title.get(session.lang).to_owned()}</h1>
        {prose(&survey, exit.text.get(session.lang))}
        <ButtonLink href=Address::CheckAnswers.path(&survey)>{words(session.lang).continue_}</ButtonLink>
    });
    (back_link(&survey, Address::Questions(page)), main)
}
