//! Limits that keep a definition from exhausting the browser, and what is said once though many share it. What authors see of
//! all other mistakes is in `tests/surveys/broken`.

use shared::check::compile;
use shared::definition::Definition;
use shared::diagnostic::{Diagnostic, Place};

use crate::support::definition;

/// A survey of one choice and one text, which is shown if the last of these conditions holds.
fn with_conditions(conditions: impl IntoIterator<Item = (String, String)>) -> Definition {
    let mut definition = definition("tests/surveys/conditions.yaml");
    let page = &mut definition.sections[1].pages[0];
    page.questions.truncate(1);
    definition.conditions = conditions.into_iter().collect();
    page.questions[0].show_if = definition.conditions.keys().next_back().cloned();
    definition
}

fn messages(definition: Definition) -> Vec<String> {
    compile(definition).err().unwrap_or_default().into_iter().map(|diagnostic| diagnostic.message).collect()
}

#[test]
fn conditions_that_grow_without_bound_are_refused() {
    let doubling = (1..30).map(|n| (format!("c{n:02}"), format!("c{0:02} or c{0:02}", n - 1)));
    let conditions = doubling.chain([("c00".into(), "size is small".into())]);
    assert_eq!(messages(with_conditions(conditions)), ["this condition makes more than 10000 tests"]);
}

#[test]
fn conditions_that_stand_behind_each_other_are_refused_beyond_a_depth() {
    let chain = |length: usize| {
        let links = (1..=length).map(|n| (format!("c{n:05}"), format!("c{:05}", n - 1)));
        with_conditions(links.chain([("c00000".into(), "size is small".into())]))
    };
    assert_eq!(messages(chain(31)), [""; 0]);
    assert_eq!(messages(chain(32)), ["too many conditions stand behind each other here"]);
    assert_eq!(messages(chain(50_000)), ["too many conditions stand behind each other here"]);
}

#[test]
fn what_questions_share_is_wrong_once() {
    let mut definition = definition("surveys/technical-maturity.yaml");
    let set = definition.option_sets.get_mut("yes-no-not-sure").expect("it is there");
    set.0[0].1.label = "".into();
    let place = Place::default().then("option_sets").then("yes-no-not-sure").then("yes").then("label");
    assert_eq!(compile(definition).err(), Some(vec![Diagnostic::new(&place, "there are no words here")]));
}
