//! The gate, whatever is thrown at it.

use proptest::collection::vec;
use proptest::prelude::*;
use shared::accept::{Response, accept, survey_so_far};
use shared::problem::Mistake;
use shared::raw::{Raw, RawValue};
use shared::value::Value;

use crate::generator::{any_case, fitting_case, garbage};
use crate::support::{raw, survey};

/// Typed again by somebody who reads it off the response.
fn typed(response: &Response) -> Raw {
    let value = |value: &Value| match value {
        Value::Choices(items) | Value::Files(items) => RawValue::Many(items.clone()),
        value => RawValue::One(value.items().concat()),
    };
    let given =
        response.answers().iter().filter_map(|(name, answer)| Some((name.clone(), value(answer.as_ref()?))));
    given.collect()
}

proptest! {
    #[test]
    fn it_is_total_and_deterministic(case in any_case(), extra in vec((".{0,12}", garbage()), 0..4)) {
        let mut raw = case.raw.clone();
        for (name, value) in extra {
            raw.set(&name, value);
        }
        prop_assert_eq!(accept(&case.survey.form, &raw), accept(&case.survey.form, &raw.clone()));
    }

    #[test]
    fn a_question_has_at_most_one_problem_and_only_when_it_is_asked(case in any_case()) {
        let form = &case.survey.form;
        let (journey, problems) = survey_so_far(form, &case.raw);
        let positions: Vec<usize> = problems
            .iter()
            .map(|problem| form.questions.iter().position(|question| question.id() == problem.question).expect("known"))
            .collect();
        prop_assert!(positions.is_sorted_by(|a, b| a < b), "{problems:?}");
        prop_assert!(positions.iter().all(|&at| journey.shows(at)), "{problems:?}");
    }

    #[test]
    fn a_response_holds_the_questions_asked_and_no_other(case in fitting_case()) {
        let form = &case.survey.form;
        let (journey, problems) = survey_so_far(form, &case.raw);
        match accept(form, &case.raw) {
            Err(found) => prop_assert_eq!(found, problems),
            Ok(response) => {
                prop_assert!(problems.is_empty());
                for (name, value) in response.answers() {
                    let variable = &form.variables[form.variable(name).expect("the form has it")];
                    prop_assert!(journey.shows(variable.question), "{name}");
                    prop_assert!(value.as_ref().is_none_or(|value| value.shape() == variable.shape), "{name}");
                }
                let mains = form.questions.iter().enumerate().filter(|(at, _)| journey.shows(*at));
                for name in mains.filter_map(|(_, question)| question.main(form)).map(|at| &form.variables[at].name) {
                    prop_assert!(response.answers().contains_key(name), "{name}");
                }
            }
        }
    }

    #[test]
    fn an_answer_off_the_journey_never_changes_anything(
        case in fitting_case(),
        thrown in vec(prop_oneof![1 => Just(None), 3 => garbage().prop_map(Some)], 1..40),
    ) {
        let form = &case.survey.form;
        let before = accept(form, &case.raw);
        let (journey, _) = survey_so_far(form, &case.raw);
        let is_off = |at: usize| match &before {
            Ok(response) => !response.answers().contains_key(&form.variables[at].name),
            Err(_) => !journey.shows(form.variables[at].question),
        };
        let mut raw = case.raw.clone();
        for at in (0..form.variables.len()).filter(|&at| is_off(at)) {
            let value = thrown[at % thrown.len()].clone().unwrap_or_else(|| "".into());
            raw.set(&form.variables[at].name, value);
        }
        prop_assert_eq!(accept(form, &raw), before);
        prop_assert_eq!(survey_so_far(form, &raw).0, journey);
    }

    #[test]
    fn what_was_accepted_is_accepted_again_unchanged(case in fitting_case()) {
        if let Ok(response) = accept(&case.survey.form, &case.raw) {
            prop_assert_eq!(accept(&case.survey.form, &typed(&response)), Ok(response));
        }
    }
}

#[test]
fn a_variable_the_form_does_not_have_is_a_problem() {
    let form = survey("tests/surveys/closed.yaml").form;
    let problems =
        accept(&form, &raw("opinion=good opnion=bad")).expect_err("a misspelt name loses an answer");
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.variable.as_str(), &problem.mistake)).collect();
    assert_eq!(found, [("opnion", &Mistake::UnknownVariable)]);
}

#[test]
fn a_response_says_what_was_asked_and_left_blank() {
    let form = survey("tests/surveys/kinds/choose_many.yaml").form;
    let response = accept(&form, &raw("channels=[other,online] languages=[]")).expect("nothing is wrong");
    assert_eq!(
        serde_json::to_value(&response).expect("a response is JSON"),
        serde_json::json!({
            "channels": ["online", "other"], "channels.other": null, "channels.comments": null, "languages": null,
        })
    );
    let response = accept(&form, &raw("channels=[online] channels.other=unseen")).expect("nothing is wrong");
    assert!(!response.answers().contains_key("channels.other"), "its option was not chosen");
}
