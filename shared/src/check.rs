//! From what an author wrote to what the engine runs, or to everything that is wrong with it.
//!
//! [`compile`] is the only maker of a [`Survey`], so a survey at hand is one whose names resolve, whose conditions look
//! back only, and whose settings fit their kinds.

mod conditions;
mod head;
mod questions;
mod scope;

use std::collections::HashSet;
use std::sync::Arc;

pub use scope::Scope;

use crate::condition::Condition;
use crate::definition::{self, Definition, FollowUp};
use crate::diagnostic::{Diagnostic, Place};
use crate::survey::{About, Exit, Form, Page, Section, Survey};

/// Addresses the product needs for itself under each survey.
pub const RESERVED_PAGES: [&str; 12] = [
    "introduction",
    "check-answers",
    "sent",
    "invitation",
    "withdraw",
    "your-answers",
    "privacy",
    "accessibility",
    "cookies",
    "exit",
    "plain",
    "cy",
];

/// Names the product needs for itself at the root of the site.
pub const RESERVED_SURVEYS: [&str; 7] =
    ["api", "assets", "healthz", "readyz", "metrics", "research", "surveys"];

/// Compiles a definition, or says everything that is wrong with it.
pub fn compile(definition: Definition) -> Result<Survey, Vec<Diagnostic>> {
    let root = Place::default();
    let mut scope = Scope::new(&definition);
    head::check(&mut scope);

    let (mut section_ids, mut page_ids) = (HashSet::new(), HashSet::new());
    for (at, section) in definition.sections.iter().enumerate() {
        let place = root.then("sections").then(at);
        scope.check_name(&place.then("id"), &section.id);
        scope.check_text(&place.then("title"), &section.title);
        if !section_ids.insert(section.id.as_str()) {
            scope.error(&place.then("id"), format!("the section `{}` already exists", section.id));
        }
        compile_section(&mut scope, &place, section, &mut page_ids);
    }
    let form = scope.take_form();
    let follow_up = definition.follow_up.as_ref().map(|follow_up| compile_follow_up(&mut scope, follow_up));

    let diagnostics = scope.finish();
    if diagnostics.is_empty() {
        let (document, version) = (definition.canonical(), definition.version());
        Ok(Survey {
            about: about(definition),
            document,
            version,
            form: Arc::new(form),
            follow_up: follow_up.map(Arc::new),
        })
    } else {
        Err(diagnostics)
    }
}

fn about(definition: Definition) -> About {
    About {
        id: definition.id,
        title: definition.title,
        owner: definition.owner,
        contact: definition.contact,
        languages: definition.languages,
        opens: definition.opens,
        closes: definition.closes,
        duration: definition.duration,
        brief: definition.brief,
        introduction: definition.introduction,
        privacy: definition.privacy,
        retention: definition.retention,
    }
}

fn compile_section(
    scope: &mut Scope,
    place: &Place,
    section: &definition::Section,
    page_ids: &mut HashSet<String>,
) {
    let show = scope.condition(place, section.show_if.as_deref(), section.skip_if.as_deref());
    scope.form.sections.push(Section { id: section.id.clone(), title: section.title.clone() });
    if section.pages.is_empty() {
        scope.error(&place.then("pages"), "a section needs at least one page");
    }
    for (number, page) in section.pages.iter().enumerate() {
        let place = place.then("pages").then(number);
        let id = page_id(scope, &place, page, page_ids);
        compile_page(scope, &place, page, id, &show);
    }
}

/// The address of a page, checked.
fn page_id(
    scope: &mut Scope,
    place: &Place,
    page: &definition::Page,
    page_ids: &mut HashSet<String>,
) -> String {
    let (id, place) = match (&page.id, page.questions.first()) {
        (Some(id), _) => (id, place.then("id")),
        (None, Some(question)) => (&question.id, place.then("questions").then(0).then("id")),
        (None, None) => return String::new(),
    };
    scope.check_name(&place, id);
    if RESERVED_PAGES.contains(&id.as_str()) {
        scope.error(&place, format!("`{id}` is the address of a page the product has itself"));
    }
    if !page_ids.insert(id.clone()) {
        scope.error(&place, format!("the page `{id}` already exists"));
    }
    id.clone()
}

fn compile_page(scope: &mut Scope, place: &Place, page: &definition::Page, id: String, section: &Condition) {
    if page.questions.is_empty() {
        scope.error(&place.then("questions"), "a page needs at least one question or note");
    }
    scope.check_texts(place, &[("title", page.title.as_ref()), ("text", page.text.as_ref())]);
    let own = scope.condition(place, page.show_if.as_deref(), page.skip_if.as_deref());
    let at = scope.form.pages.len();
    let questions = questions::compile(scope, place, &page.questions, at);
    let end = page.end_if.as_ref().map(|end| {
        let place = place.then("end_if");
        scope.check_texts(&place, &[("title", Some(&end.title)), ("text", Some(&end.text))]);
        let when = scope.one_condition(&place.then("when"), &end.when);
        Exit { when, title: end.title.clone(), text: end.text.clone() }
    });
    scope.form.pages.push(Page {
        id,
        section: scope.form.sections.len() - 1,
        title: page.title.clone(),
        text: page.text.clone(),
        questions,
        show: section.clone().and(own),
        end,
    });
}

fn compile_follow_up(scope: &mut Scope, follow_up: &FollowUp) -> Form {
    let place = Place::default().then("follow_up");
    scope.check_texts(&place, &[("title", Some(&follow_up.title)), ("text", Some(&follow_up.text))]);
    if follow_up.questions.is_empty() {
        scope.error(&place.then("questions"), "an invitation needs at least one question");
    }
    let questions = questions::compile(scope, &place, &follow_up.questions, 0);
    scope.form.sections.push(Section { id: "invitation".into(), title: follow_up.title.clone() });
    scope.form.pages.push(Page {
        id: "invitation".into(),
        section: 0,
        title: Some(follow_up.title.clone()),
        text: Some(follow_up.text.clone()),
        questions,
        show: Condition::Always,
        end: None,
    });
    scope.take_form()
}
