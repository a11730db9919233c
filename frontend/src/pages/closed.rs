//! A survey that takes no answers: not yet, or no longer.

use shared::problem::written_date;
use shared::survey::Status;

use crate::blocks::{heading, paragraph, questions_to};
use crate::html::Content;
use crate::layout::column;
use crate::session::Session;
use crate::words::words;

pub(super) fn view(session: Session) -> Content {
    let (survey, lang) = (session.survey(), session.lang);
    let (about, words) = (&survey.about, words(lang));
    let (title, date) = match session.status {
        Status::NotYetOpen => (words.not_open_title, about.opens.as_ref().map(|day| (words.opens_on, day))),
        Status::Open | Status::Closed => {
            (words.closed_title, about.closes.as_ref().map(|day| (words.closed_on, day)))
        }
    };
    let date = date.map(|(sentence, day)| paragraph(sentence.fill(&[&written_date(day, lang)])));
    column(Content::from(heading(title)).then(date).then(paragraph(questions_to(&survey, lang))))
}
