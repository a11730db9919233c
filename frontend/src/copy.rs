//! A copy of the answers for whoever gave them: a page to read and print, and data.
//!
//! Both are made in the browser, from what is sent, and live as long as the page: the server has no part in them.

use shared::text::{Lang, Text};

use crate::json::Fields;
use crate::pages::check_answers::{asked, given};
use crate::session::Session;
use crate::words::words;

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
        let (form, raw) = (&survey.form, session.answers());
        let text = |tag: &str, text: &Text| marked(tag, text.get(lang), survey.about.foreign(text, lang));
        let mut page = format!(
            "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title><style>{STYLE}</style><main>",
            lang.tag(),
            escaped(survey.about.title.get(lang))
        );
        page += &text("h1", &survey.about.title);
        for (section, questions) in asked(session) {
            page += &text("h2", &form.sections[section].title);
            page.push_str("<dl>");
            for question in questions.into_iter().map(|at| &form.questions[at]) {
                page += &text("dt", &question.spec.ask);
                let lines = given(session, question, &raw);
                let is_blank = lines.is_empty();
                for line in lines {
                    page += &marked("dd", &line.words, line.lang);
                }
                if is_blank {
                    page += &marked("dd", words(lang).not_provided, None);
                }
            }
            page.push_str("</dl>");
        }
        page.push_str("</main>");
        let data = Fields::default()
            .with("survey", survey.about.id.as_str())
            .with("version", survey.version.as_str())
            .with_answers("answers", &raw);
        Copy { page, data: data.write() }
    }
}

/// An element with words that may be in another language than the page.
fn marked(tag: &str, words: &str, foreign: Option<Lang>) -> String {
    let lang = foreign.map(|lang| format!(" lang={}", lang.tag())).unwrap_or_default();
    format!("<{tag}{lang}>{}</{tag}>", escaped(words))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
