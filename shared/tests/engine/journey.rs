//! The way through a survey.

use proptest::prelude::*;
use rstest::rstest;
use shared::accept::{accept, problems_on, survey_so_far};
use shared::journey::journey;

use crate::generator::any_case;
use crate::support::{asked, raw, survey};

proptest! {
    #[test]
    fn pages_are_visited_in_order_and_never_empty(case in any_case()) {
        let form = &case.survey.form;
        let journey = journey(form, &case.raw);
        prop_assert!(journey.pages().is_sorted_by(|a, b| a < b));
        for page in 0..form.pages.len() {
            let shows_any = form.questions_of(page).any(|(at, _)| journey.shows(at));
            prop_assert_eq!(journey.pages().contains(&page), shows_any);
        }
        if let Some(exit) = journey.exit() {
            prop_assert_eq!(journey.pages().last(), Some(&exit));
        }
        prop_assert!(journey.sections(form).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn next_and_previous_walk_the_same_way(case in any_case()) {
        let journey = journey(&case.survey.form, &case.raw);
        for pair in journey.pages().windows(2) {
            prop_assert_eq!(journey.next(pair[0]), Some(pair[1]));
            prop_assert_eq!(journey.previous(pair[1]), Some(pair[0]));
        }
        let ends = journey.pages().first().zip(journey.pages().last());
        prop_assert!(ends.is_none_or(|(&first, &last)| journey.previous(first).is_none() && journey.next(last).is_none()));
    }

    /// The journey alone reads only what conditions look at, and a page's problems only that page.
    #[test]
    fn reading_less_finds_the_same(case in any_case()) {
        let form = &case.survey.form;
        let (whole, problems) = survey_so_far(form, &case.raw);
        prop_assert_eq!(journey(form, &case.raw), whole.clone());
        let by_page: Vec<_> = whole.pages().iter().flat_map(|&page| problems_on(form, &case.raw, page)).collect();
        prop_assert_eq!(by_page, problems);
    }
}

#[rstest]
#[case("wants-more=no", &["wants-more", "goodbye"])]
#[case("wants-more=yes", &["wants-more", "how-many", "which"])]
#[case("wants-more=yes how-many=1", &["wants-more", "how-many"])]
#[case("wants-more=yes how-many=11", &["wants-more", "how-many", "why-many", "which"])]
#[case("wants-more=no how-many=11", &["wants-more", "goodbye"])]
#[case("", &["wants-more", "goodbye"])]
fn sections_and_pages_come_and_go(#[case] answers: &str, #[case] expected: &[&str]) {
    assert_eq!(asked(&survey("tests/surveys/conditional-pages.yaml").form, answers), expected);
}

#[test]
fn an_exit_ends_the_journey_and_what_came_before_can_be_sent() {
    let form = survey("tests/surveys/end-if.yaml").form;
    let leaving = raw("role=no tools=unseen");
    assert_eq!(journey(&form, &leaving).exit(), Some(0));
    let response = accept(&form, &leaving).expect("nothing else is asked");
    assert_eq!(response.answers().keys().collect::<Vec<_>>(), ["role"]);
    assert_eq!(journey(&form, &raw("role=yes")).exit(), None);
    assert_eq!(asked(&form, "role=yes"), ["role", "tools"]);
}

#[test]
fn an_option_that_is_not_offered_counts_as_not_chosen() {
    let form = survey("tests/surveys/conditional-options.yaml").form;
    let problems = accept(&form, &raw("country=england news-language=cy")).expect_err("Welsh is not offered");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].variable, "news-language");
    // What an option depends on is read even when only the option's own page is.
    assert_eq!(problems_on(&form, &raw("country=wales news-language=cy"), 1), []);
    let answers = "country=wales news-language=cy office-languages=[cy,kw] office-languages.kw=unseen";
    let response = accept(&form, &raw(answers)).expect("Cornish is not offered, so one language is left");
    let languages = response.answers()["office-languages"].as_ref().map(shared::value::Value::items);
    assert_eq!(languages, Some(vec!["cy".to_owned()]));
    assert!(!response.answers().contains_key("office-languages.kw"));
}
