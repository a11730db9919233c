//! One field per kind of question: which component shows it, and which variables it fills.

mod choices;
mod choose_many;
mod choose_one;
mod date;
mod file;
mod long_text;
mod matrix;
mod note;
mod number;
mod text;

use std::sync::Arc;

use leptos::prelude::*;
use shared::condition::Condition;
use shared::kinds::Kind;
use shared::problem::Problem;
use shared::raw::RawValue;
use shared::survey::{Form, Question, Spec};
use shared::text::{Lang, Text};

use crate::form_state::FormState;
use crate::govuk::{Caption, Content, ErrorLanguage, Size, SummaryError};
use crate::html::{element, live};
use crate::said::said;
use crate::words::{Words, words};

/// Longer wordings are set smaller: a statement of three lines in the largest size is hard to read.
const LONG_WORDING: usize = 90;

/// A question as a field, shown while the answers ask for it. On a page that has no heading of its own the first question
/// `is_heading`.
pub fn field(form: FormState, question: usize, is_heading: bool, lang: Lang) -> AnyView {
    let field = Field { form, definition: form.form(), question, is_heading, lang };
    if field.question().show == Condition::Always {
        return field.content();
    }
    let shown = form.shown(question);
    // Once drawn a field stays in the page, hidden: to show it again costs one attribute, however many are shown with it.
    let drawn = Memo::new(move |drawn| drawn == Some(&true) || shown.get());
    let hidden = Signal::derive(move || (!shown.get()).then(String::new));
    element("div")
        .attr("hidden", hidden)
        .child(live(move || drawn.get().then(|| field.content())))
        .into_view()
}

/// The id of the control that fills a variable: where a link of the error summary leads.
pub fn control_id(form: FormState, variable: &str) -> String {
    form.with_form(|form| {
        let question = form.variable(variable).map(|at| &form.questions[form.variables[at].question]);
        match question.map(|question| &question.kind) {
            Some(Kind::Date(_)) => date::first_box(variable),
            _ => variable.to_owned(),
        }
    })
}

/// A problem as the error summary puts it to a reader of `lang`.
pub fn summary_error(form: FormState, problem: &Problem, lang: Lang) -> SummaryError {
    let definition = form.form();
    let own = problem.lang(&definition, lang);
    let error = SummaryError::new(control_id(form, &problem.variable), problem.message(&definition, lang));
    SummaryError { lang: (own != lang).then(|| own.tag()), ..error }
}

/// A question with everything its field needs.
#[derive(Clone)]
struct Field {
    form: FormState,
    definition: Arc<Form>,
    question: usize,
    is_heading: bool,
    lang: Lang,
}

impl Field {
    /// The field, drawn anew when its options change, if these themselves depend on answers.
    fn content(&self) -> AnyView {
        if self.question().kind.choices().iter().all(|choice| choice.show == Condition::Always) {
            return self.view();
        }
        let (field, form, question) = (self.clone(), self.form, self.question);
        let offered = Memo::new(move |_| {
            form.changed().track();
            form.offered(question)
        });
        live(move || {
            offered.track();
            field.view()
        })
        .into_view()
    }

    fn view(&self) -> AnyView {
        let question = self.question();
        let foreign = self.form.survey().about.foreign(&self.spec().ask, self.lang);
        provide_context(ErrorLanguage(foreign.map(Lang::tag)));
        let control = match &question.kind {
            Kind::Text(kind) => text::view(self, kind),
            Kind::LongText(kind) => long_text::view(self, kind),
            Kind::Number(kind) => number::view(self, kind),
            Kind::Date(_) => date::view(self),
            Kind::ChooseOne(kind) => choose_one::view(self, kind),
            Kind::ChooseMany(kind) => choose_many::view(self, kind),
            Kind::Matrix(kind) => matrix::view(self, kind),
            Kind::File(kind) => file::view(self, kind),
            Kind::Note => note::view(self),
        };
        let comment = question.comment.zip(self.spec().comment.as_ref());
        let comment = comment.map(|(variable, label)| long_text::comment(self, variable, label));
        Content::from(control).then(comment).into_view()
    }

    fn question(&self) -> &Question {
        &self.definition.questions[self.question]
    }

    fn spec(&self) -> &Spec {
        &self.question().spec
    }

    fn words(&self) -> &'static Words {
        words(self.lang)
    }

    fn say(&self, text: &Text) -> Content {
        said(&self.form.survey(), text, self.lang)
    }

    /// The variable of the answer itself.
    fn main(&self) -> usize {
        self.question().variables.start
    }

    fn name(&self, variable: usize) -> String {
        self.definition.variables[variable].name.clone()
    }

    /// The wording with its introduction, as label or legend; the page's heading where it is one.
    fn caption(&self) -> Caption {
        let spec = self.spec();
        let is_long = spec.ask.get(self.lang).chars().count() > LONG_WORDING;
        let size = match (self.is_heading, is_long) {
            (true, false) => Size::L,
            (true, true) | (false, false) => Size::M,
            (false, true) => Size::S,
        };
        let intro = spec.intro.as_ref().map(|intro| self.say(intro));
        let intro = intro.map(|intro| element("span").class("govuk-caption-m app-intro").child(intro));
        let optional = (!spec.required).then(|| format!(" {}", self.words().optional));
        let caption = Caption::new(Content::from(intro).then(self.say(&spec.ask)).then(optional)).size(size);
        if self.is_heading { caption.page_heading() } else { caption }
    }

    fn hint(&self) -> Option<Content> {
        self.spec().hint.as_ref().map(|hint| self.say(hint))
    }

    /// A label of a box that belongs to the question, marked optional unless it is not.
    fn part_label(&self, label: &Text, is_required: bool) -> Content {
        let optional = (!is_required).then(|| format!(" {}", self.words().optional));
        self.say(label).then(optional)
    }

    /// What is wrong with a variable, if anything is. Tracked.
    fn error(&self, variable: usize) -> Signal<Option<String>> {
        let (form, name, lang) = (Arc::clone(&self.definition), self.name(variable), self.lang);
        let problems = self.form.problems();
        Signal::derive(move || {
            problems.with(|problems| {
                let problem = problems.iter().find(|problem| problem.variable == name);
                problem.map(|problem| problem.message(&form, lang))
            })
        })
    }

    /// The text in a variable. Tracked.
    fn text(&self, variable: usize) -> Signal<String> {
        let cell = self.form.cell(variable);
        Signal::derive(move || {
            cell.with(|value| match value {
                RawValue::One(text) => text.clone(),
                RawValue::Many(_) => String::new(),
            })
        })
    }

    /// Takes a text for a variable.
    fn on_text(&self, variable: usize) -> Callback<String> {
        let form = self.form;
        Callback::new(move |text| form.answer(variable, RawValue::One(text)))
    }
}
