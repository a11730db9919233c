//! Questions that are asked now, by the client's fields.

use std::sync::Arc;

use leptos::prelude::*;
use shared::journey::{Journey, journey};
use shared::kinds::Kind;
use shared::survey::{Page, Survey};
use shared::text::{Lang, Text};

use super::frame::{buttons, form};
use super::{Asking, Draft, Press};
use crate::address::Address;
use crate::blocks;
use crate::course;
use crate::fields::{field, summary_error};
use crate::form_state::FormState;
use crate::govuk::ErrorSummary;
use crate::html::{Content, element};
use crate::layout::column;
use crate::pages::questions::{caption, heading};
use crate::prose::prose;
use crate::said::said;
use crate::words::words;

/// A page of questions under construction.
pub(super) struct Sheet<'a> {
    survey: &'a Arc<Survey>,
    draft: &'a Draft,
    asking: &'a Asking,
    lang: Lang,
    journey: Journey,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(survey: &'a Arc<Survey>, draft: &'a Draft, asking: &'a Asking, lang: Lang) -> Self {
        Sheet { survey, draft, asking, lang, journey: journey(&survey.form, &draft.answers) }
    }

    /// The title for the browser's tab.
    pub(super) fn title(&self) -> String {
        let heading = self.heading().map_or("", |text| text.get(self.lang));
        let section = self.survey.form.sections[self.page().section].title.get(self.lang);
        let prefix = if self.asking.problems.is_empty() { "" } else { words(self.lang).error_prefix };
        format!("{prefix}{heading} – {section} – {}", self.survey.about.title.get(self.lang))
    }

    pub(super) fn view(&self) -> Content {
        let Sheet { survey, draft, asking, lang, .. } = *self;
        let state = FormState::new(Arc::clone(survey), draft.answers.clone());
        state.files(|files| files.names = draft.files.clone());
        state.show_problems(asking.problems.clone());
        let errors: Vec<_> =
            asking.problems.iter().map(|problem| summary_error(state, problem, lang)).collect();

        let is_heading = self.heading_question();
        let title = self.heading().filter(|_| is_heading.is_none());
        let text = self.page().text.as_ref().filter(|_| self.is_whole());
        let field = |question: &usize| field(state, *question, is_heading == Some(*question), lang);
        let fields: Content = asking.questions.iter().map(field).collect();
        let sections = self.journey.sections(&survey.form);
        let content = Content::from(element("span").class("govuk-caption-l").child(caption(
            survey,
            &sections,
            asking.page,
            lang,
        )))
        .then(title.map(|title| blocks::heading(said(survey, title, lang))))
        .then(text.map(|text| prose(survey, text, lang)))
        .then(fields)
        .then(buttons(survey, words(lang).continue_, &Press::Continue, self.back(), lang));
        let form = form(survey, draft, Address::Questions(asking.page), content, lang);
        column(Content::view(view! { <ErrorSummary errors=Signal::stored(errors)/> }).then(form))
    }

    /// What heads the page.
    fn heading(&self) -> Option<&'a Text> {
        let form = &self.survey.form;
        let question = self.heading_question().map(|question| &form.questions[question].spec.ask);
        question.or_else(|| heading(form, self.asking.page))
    }

    fn page(&self) -> &'a Page {
        &self.survey.form.pages[self.asking.page]
    }

    /// Whether these are the questions of the page from its beginning, rather than its follow-ups. Nothing on a page can
    /// open its own first question.
    fn is_whole(&self) -> bool {
        let first = self.page().questions.clone().find(|question| self.journey.shows(*question));
        first == self.asking.questions.first().copied()
    }

    /// The question whose wording heads the page, by position, unless the page's own title does. Follow-ups are a page of
    /// their own and cannot share the title of the one they follow.
    fn heading_question(&self) -> Option<usize> {
        if self.is_whole() && self.page().title.is_some() {
            return None;
        }
        let is_note = |question: usize| matches!(self.survey.form.questions[question].kind, Kind::Note);
        self.asking.questions.iter().copied().find(|question| !is_note(*question))
    }

    fn back(&self) -> Address {
        if self.is_whole() {
            course::before(&self.journey, self.asking.page, self.draft.change)
        } else {
            Address::Questions(self.asking.page)
        }
    }
}
