//! The shipped survey against the instrument: ids, codes and what is required stand fixed.

use shared::definition::Sensitivity;
use shared::kinds::Kind;
use shared::survey::Question;
use shared::text::Lang;

use crate::support::{SHIPPED, survey};

#[test]
fn ids_and_codes_are_those_of_the_instrument() {
    let survey = survey(SHIPPED);
    let question = |question: &Question| {
        let codes: Vec<_> = question.kind.choices().iter().map(|choice| choice.code.as_str()).collect();
        format!("{} {}", question.id(), codes.join(" ")).trim_end().to_owned()
    };
    let found: Vec<String> = survey.form.questions.iter().map(question).collect();
    assert_eq!(found.join("\n"), QUESTIONS.trim());
    let follow_up = survey.follow_up.expect("there is an invitation");
    let found: Vec<String> = follow_up.questions.iter().map(question).collect();
    assert_eq!(found, ["research-sessions session-1 session-2 session-3", "contact-name", "contact-email"]);
}

const QUESTIONS: &str = "
job-role
organisation
service
users-per-year up-to-1000 1000-5000 5000-20000 20000-50000 50000-100000 100000-500000 500000-1m over-1m not-sure
interaction-frequency daily weekly monthly quarterly 6-12-months 1-2-years 2-5-years 5-10-years over-10-years
access-channels online in-person phone another-way
end-users individuals delegated businesses charities other
sign-in-online yes no
maturity manual ad-hoc standardised well-structured continuous
sent-to-user email sms post documentation other none
api-online 1 2 3 4 5 na not-sure
api-offline 1 2 3 4 5 na not-sure
data-helpful yes no not-sure
why-helpful
why-not-helpful
trust-data 1 2 3 4 5
trust-data-details
trust-varies 1 2 3 4 5
trust-varies-agree
trust-varies-disagree
acquires-data yes no not-sure
pain-points yes no not-sure
pain-points-details
provides-data yes no not-sure
sharing-kinds continuous regular one-off other
notifies-services yes no not-sure
notified-services
notify-methods email api not-sure other
open-standards both mandatory no
data-dictionary maintained unmaintained no not-sure
data-dictionary-files
";

#[test]
fn the_five_questions_that_steer_the_routing_are_required() {
    let form = survey(SHIPPED).form;
    let required = form.questions.iter().filter(|question| question.spec.required).map(Question::id);
    let expected = ["data-helpful", "acquires-data", "provides-data", "notifies-services", "data-dictionary"];
    assert_eq!(required.collect::<Vec<_>>(), expected);
}

#[test]
fn parts_of_questions_have_variables_of_their_own() {
    let form = survey(SHIPPED).form;
    let parts: Vec<_> = form
        .variables
        .iter()
        .map(|variable| variable.name.as_str())
        .filter(|name| name.contains('.'))
        .collect();
    assert_eq!(
        parts,
        [
            "end-users.other",
            "sent-to-user.other",
            "sent-to-user.comments",
            "sharing-kinds.other",
            "notify-methods.other",
            "open-standards.comments",
            "data-dictionary-files.comments",
        ]
    );
}

#[test]
fn answers_outside_a_list_are_marked_so() {
    let form = survey(SHIPPED).form;
    let choices = form.questions.iter().flat_map(|question| question.kind.choices());
    for choice in choices {
        assert_eq!(choice.missing, ["not-sure", "na"].contains(&choice.code.as_str()), "{}", choice.code);
        assert_eq!(choice.exclusive && !choice.missing, choice.code == "none", "{}", choice.code);
    }
}

#[test]
fn pages_are_small_and_headings_differ() {
    let form = survey(SHIPPED).form;
    let mut headings = Vec::new();
    for (at, page) in form.pages.iter().enumerate() {
        assert!((1..=3).contains(&page.questions.len()), "{}", page.id);
        let first = form.questions_of(at).next().map(|(_, question)| &question.spec.ask);
        assert!(
            page.title.is_some() || page.questions.len() == 1,
            "{} has several questions and no title",
            page.id
        );
        headings.extend(page.title.as_ref().or(first));
    }
    headings.sort_by_key(|heading| heading.get(Lang::En));
    assert!(headings.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn what_may_name_a_person_or_a_team_is_marked() {
    let form = survey(SHIPPED).form;
    let marked = |wanted| -> Vec<&str> {
        form.questions
            .iter()
            .filter(|question| question.spec.sensitivity == wanted)
            .map(Question::id)
            .collect()
    };
    assert_eq!(marked(Sensitivity::Quasi), ["job-role", "organisation", "notified-services"]);
    assert_eq!(marked(Sensitivity::Direct), ["service", "data-dictionary-files"]);
    assert!(matches!(
        form.question("data-dictionary-files").map(|question| &question.kind),
        Some(Kind::File(_))
    ));
}
