//! Plain pages, whole.

use std::sync::Arc;

use leptos::prelude::*;
use shared::survey::{Form, Status, Survey};
use shared::text::Lang;

use super::around::{exit, introduction, sent, start, word};
use super::questions::Sheet;
use super::words::words as plain_words;
use super::{Draft, Invited, Obstacle, Step, Withdrawing, answers, invitation, withdrawal};
use crate::address::{Address, Purpose};
use crate::html::Content;
use crate::layout::layout;
use crate::links::Links;
use crate::pages::page as client_page;
use crate::session::Session;
use crate::shell::{Rendered, about};
use crate::words::words;

/// What a press is answered with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page<'a> {
    /// The next page of the survey.
    Step(&'a Draft, &'a Step),
    /// The confirmation, with the receipt in the draft.
    Sent(&'a Draft),
    /// Check-answers once more: they could not be stored.
    NotSent(&'a Draft),
    /// The invitation to follow-up research, with what keeps the details on it from being sent.
    Invitation(&'a Arc<Form>, &'a Invited, Option<&'a Obstacle>),
    /// Word that contact details are kept.
    Invited(&'a Invited),
    /// The page to withdraw on.
    Withdraw(Withdrawing<'a>),
    /// Word that other answers were sent from the same draft before.
    SentBefore,
    /// Word that the survey takes no answers.
    NotOpen,
    /// Word that the answers are more than the server takes.
    TooLong,
    /// Word that what came cannot be read.
    Damaged,
    /// Word that the form stood on another site.
    Foreign,
    /// Word that the server cannot do now what was asked.
    Unavailable,
}

/// A page that is the same for everyone: `path` is what stands behind `/{survey}/plain/`, nothing for the start page.
/// `None` when no page is there.
pub fn page(survey: &Arc<Survey>, status: Status, path: &str, lang: Lang) -> Option<Rendered> {
    let address = match path {
        "" => Address::Start,
        "privacy" => Address::Privacy,
        "accessibility" => Address::Accessibility,
        "cookies" => Address::Cookies,
        "withdraw" => return Some(render(survey, status, &Page::Withdraw(Withdrawing::Asked), lang)),
        _ => return None,
    };
    Some(rendered(Links::Plain, lang, || {
        let page = match about::view(survey, address, lang) {
            Some(page) => page,
            None if status == Status::Open => {
                layout(survey, lang, address, Content::default(), start(survey, lang))
            }
            None => closed(survey, status, lang),
        };
        (address.title(survey, lang), page)
    }))
}

/// The answer to a press.
pub fn render(survey: &Arc<Survey>, status: Status, page: &Page, lang: Lang) -> Rendered {
    let own = plain_words(lang);
    let title = |address: Address| address.title(survey, lang);
    let titled = |page: &str| format!("{page} – {}", survey.about.title.get(lang));
    let notice = |notice: (&'static str, &'static str)| (titled(notice.0), word(survey, notice, lang));
    let links = match page {
        Page::Step(..) | Page::NotSent(_) | Page::Sent(_) | Page::Invitation(..) => {
            Links::PlainApart(own.new_tab)
        }
        Page::Invited(_)
        | Page::Withdraw(_)
        | Page::SentBefore
        | Page::NotOpen
        | Page::TooLong
        | Page::Damaged
        | Page::Foreign
        | Page::Unavailable => Links::Plain,
    };
    rendered(links, lang, || {
        let (title, main) = match *page {
            Page::Step(draft, Step::Introduction) => {
                (title(Address::Introduction), introduction(survey, draft, lang))
            }
            Page::Step(draft, Step::Questions(asking)) => {
                let sheet = Sheet::new(survey, draft, asking, lang);
                (sheet.title(), sheet.view())
            }
            Page::Step(draft, Step::Exit) => (title(Address::Exit), exit(survey, draft, lang)),
            Page::Step(draft, Step::CheckAnswers | Step::Send) => {
                (title(Address::CheckAnswers), answers::view(survey, draft, None, lang))
            }
            Page::NotSent(draft) => {
                let title = format!("{}{}", words(lang).error_prefix, title(Address::CheckAnswers));
                (title, answers::view(survey, draft, Some(own.not_sent), lang))
            }
            Page::Sent(draft) => (title(Address::Sent), sent(survey, draft, lang)),
            Page::Invitation(form, invited, obstacle) => {
                let prefix = obstacle.map_or("", |_| words(lang).error_prefix);
                let title = format!("{prefix}{}", title(Address::Invitation));
                (title, invitation::view(survey, form, invited, obstacle, lang))
            }
            Page::Invited(invited) => {
                let title = words(lang).after.details_sent;
                (titled(title), invitation::taken(survey, invited, lang))
            }
            Page::Withdraw(state) => {
                let words = words(lang);
                let title = match state {
                    Withdrawing::Asked => words.after.withdraw_title.to_owned(),
                    Withdrawing::Mistyped(_) => {
                        format!("{}{}", words.error_prefix, words.after.withdraw_title)
                    }
                    Withdrawing::Done => words.after.withdrawn.to_owned(),
                };
                (titled(&title), withdrawal::view(survey, state, lang))
            }
            Page::NotOpen => return (title(Address::Start), closed(survey, status, lang)),
            Page::SentBefore => notice(own.sent_before),
            Page::TooLong => notice(own.too_long),
            Page::Damaged => notice(own.damaged),
            Page::Foreign => notice(own.foreign),
            Page::Unavailable => notice(own.unavailable),
        };
        (title, layout(survey, lang, Address::Start, Content::default(), main))
    })
}

/// Word that the survey takes no answers: the client's own start page says so.
fn closed(survey: &Arc<Survey>, status: Status, lang: Lang) -> AnyView {
    client_page(Session::empty(Arc::clone(survey), status, lang), Address::Start, Purpose::Journey)
}

fn rendered(links: Links, lang: Lang, page: impl FnOnce() -> (String, AnyView)) -> Rendered {
    Owner::new().with(|| {
        provide_context(words(lang).govuk);
        provide_context(links);
        let (title, view) = page();
        Rendered { title, html: view.to_html(), has_client: false }
    })
}
