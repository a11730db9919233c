//! A copy of the answers for whoever gave them: a page to read and print, and data.
//!
//! Both are made in the browser, from what is sent, and live as long as the page: the server has no part in them.

use std::fmt::Write as _;

use crate::json::Fields;
use crate::pages::check_answers::{asked, given};
use crate::session::Session;

/// The copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// An HTML document of its own.
    pub page: String,
    /// The answers by variable, as they are sent, as JSON.
    pub data: String,
}

const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}\
    dt{font-weight:bold;margin-top:1rem;break-after:avoid}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}";

impl Copy {
    /// The answers on the journey of a session.
    pub fn of(session: Session) -> Self {
        let (survey, lang) = (session.survey(), session.lang);
        let title = escaped(survey.about.title.get(lang));
        let mut page = format!(
            "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>",
            lang.tag()
        );
        let (form, raw) = (&survey.form, session.answers());
        for (section, questions) in asked(session) {
            // Writing into a text does not fail.
            let _ = write!(page, "<h2>{}</h2><dl>", escaped(form.sections[section].title.get(lang)));
            for question in questions.into_iter().map(|at| &form.questions[at]) {
                let answer = given(session, question, &raw).join("\n");
                let ask = question.spec.ask.get(lang);
                let _ = write!(page, "<dt>{}</dt><dd>{}</dd>", escaped(ask), escaped(&answer));
            }
            page.push_str("</dl>");
        }
        let data = Fields::default()
            .with("survey", survey.about.id.as_str())
            .with("version", survey.version.as_str())
            .with_answers("answers", &raw);
        Copy { page, data: data.write() }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
