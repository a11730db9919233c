//! Questions that are asked now, by the client's fields.

use std::sync::Arc;

use leptos::prelude::*;
use shared::journey::{Journey, journey};
use shared::kinds::Kind;
use shared::problem::Problem;
use shared::survey::{Page, Survey};
use shared::text::Lang;

use super::frame::{buttons, form};
use super::{Asking, Draft, Press};
use crate::address::Address;
use crate::course;
use crate::fields::{control_id, field};
use crate::form_state::FormState;
use crate::govuk::{ErrorSummary, SummaryError};
use crate::layout::column;
use crate::pages::questions::heading;
use crate::prose::prose;
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
        let form = &self.survey.form;
        let heading = match self.heading_question() {
            Some(question) => form.questions[question].spec.ask.get(self.lang).to_owned(),
            None => heading(form, self.asking.page, self.lang),
        };
        let section = form.sections[self.page().section].title.get(self.lang);
        let prefix = if self.asking.problems.is_empty() { "" } else { words(self.lang).error_prefix };
        format!("{prefix}{heading} – {section} – {}", self.survey.about.title.get(self.lang))
    }

    pub(super) fn view(&self) -> AnyView {
        let Sheet { survey, draft, asking, lang, .. } = *self;
        let state = FormState::new(Arc::clone(survey), draft.answers.clone());
        state.files(|files| files.names = draft.files.clone());
        state.show_problems(asking.problems.clone());
        let error = |problem: &Problem| SummaryError {
            field: control_id(state, &problem.variable),
            text: problem.message(&survey.form, lang),
        };
        let errors: Vec<_> = asking.problems.iter().map(error).collect();

        let is_heading = self.heading_question();
        let title = is_heading.is_none().then(|| {
            let title = heading(&survey.form, asking.page, lang);
            view! { <h1 class="govuk-heading-l">{title}</h1> }
        });
        let text = self.page().text.as_ref().filter(|_| self.is_whole());
        let field = |question: &usize| field(state, *question, is_heading == Some(*question), lang);
        let content = view! {
            <span class="govuk-caption-l">{self.caption()}</span>
            {title}
            {text.map(|text| prose(survey, text.get(lang)))}
            {asking.questions.iter().map(field).collect_view()}
            {buttons(survey, words(lang).continue_, &Press::Continue, self.back(), lang)}
        };
        column(view! {
            <ErrorSummary errors=Signal::stored(errors)/>
            {form(survey, Some(draft), content.into_any())}
        })
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

    /// Where in the survey the page is.
    fn caption(&self) -> String {
        let (sections, own) = (self.journey.sections(&self.survey.form), self.page().section);
        let number = sections.iter().position(|section| *section == own).map_or(1, |at| at + 1);
        let title = self.survey.form.sections[own].title.get(self.lang);
        (words(self.lang).section)(number, sections.len(), title)
    }

    fn back(&self) -> Address {
        if self.is_whole() {
            course::before(&self.journey, self.asking.page, self.draft.change)
        } else {
            Address::Questions(self.asking.page)
        }
    }
}
