//! One definition, whichever way it travels.

use proptest::prelude::*;
use shared::check::compile;
use shared::definition::{Definition, Options};
use shared::raw::Raw;
use shared::survey::{Status, Survey};
use shared::text::Lang;

use crate::generator::any_definition;
use crate::support::{self, definition, files, survey};

fn again(definition: &Definition) -> Definition {
    serde_json::from_str(&definition.canonical()).expect("canonical JSON is a definition")
}

proptest! {
    #[test]
    fn canonical_json_is_the_same_definition(definition in any_definition()) {
        prop_assert_eq!(&again(&definition), &definition);
        prop_assert_eq!(again(&definition).canonical(), definition.canonical());
    }

    #[test]
    fn a_compiled_survey_is_the_same_wherever_it_arrives(definition in any_definition()) {
        let server = compile(definition).expect("generated surveys are sound");
        let browser = Survey::from_bytes(&server.to_bytes()).expect("it is of this release");
        prop_assert_eq!(Survey { document: server.document.clone(), ..browser }, server);
    }
}

#[test]
fn canonical_json_compiles_to_the_same_survey() {
    for file in files() {
        let (server, browser) =
            (survey(&file), compile(again(&definition(&file))).expect("it is as sound as the file"));
        assert_eq!(browser.version, server.version, "{file}");
        assert_eq!(browser, server, "{file}");
    }
}

#[test]
fn the_browser_gets_the_survey_the_server_runs() {
    for file in files() {
        let server = survey(&file);
        let browser = Survey::from_bytes(&server.to_bytes()).expect("it is of this release");
        assert_eq!(Survey { document: server.document.clone(), ..browser }, server, "{file}");
    }
}

#[test]
fn bytes_that_are_no_survey_are_refused() {
    let bytes = survey("surveys/technical-maturity.yaml").to_bytes();
    let mut of_another_release = bytes.clone();
    of_another_release[1] ^= 1;
    assert!(Survey::from_bytes(&of_another_release).is_none());
    assert!(Survey::from_bytes(&bytes[..bytes.len() / 2]).is_none());
    assert!(Survey::from_bytes(b"<html>").is_none());
}

#[test]
fn a_changed_word_is_another_version() {
    let mut definition = definition("tests/surveys/closed.yaml");
    let before = definition.version();
    definition.title = "Another title".into();
    assert_ne!(definition.version(), before);
    assert_eq!(before.len(), 16);
}

#[test]
fn words_that_look_like_something_else_stay_words() {
    let survey = survey("tests/surveys/look-alikes.yaml");
    let question = &survey.form.questions[0];
    assert_eq!(question.spec.ask.get(Lang::En), "5");
    let choices = question.kind.choices();
    let options: Vec<_> =
        choices.iter().map(|choice| (choice.code.as_str(), choice.label.get(Lang::En))).collect();
    assert_eq!(
        options,
        [
            ("1", "1. Strongly disagree"),
            ("2", "5"),
            ("3", "1.0"),
            ("0x4", "True"),
            ("yes", "Yes"),
            ("no", "No"),
            ("on", "On"),
            ("y", "Y"),
            ("null-ish", "null"),
            ("2026-01-31", "2026-01-31"),
            ("5-10", "5–10"),
            ("1e3", "1,000"),
        ]
    );
}

#[test]
fn a_code_stands_once_in_a_list_of_json_too() {
    let json = r#"{ "a": "A", "b": "B", "a": "C" }"#;
    let error = serde_json::from_str::<Options>(json).expect_err("one of them would be lost");
    assert!(error.to_string().starts_with("the code `a` stands twice"), "{error}");
}

#[test]
fn answers_travel_as_a_flat_map() {
    let json = serde_json::json!({ "end-users": ["individuals", "other"], "end-users.other": "Ships", "empty": " " });
    let raw: Raw = serde_json::from_value(json).expect("it is what the API documents");
    assert_eq!(raw.items("end-users"), ["individuals", "other"]);
    assert_eq!((raw.text("end-users.other"), raw.text("end-users")), ("Ships", ""));
    assert_eq!(raw.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["end-users", "end-users.other"]);
    assert!(serde_json::from_str::<Raw>(r#"{ "a": 5 }"#).is_err(), "a number is not what a control holds");
}

#[test]
fn dropping_answers_names_them() {
    let mut raw = support::raw("old=1 kept=2 blank=");
    assert_eq!(raw.retain(|name, _| name == "kept"), ["blank", "old"]);
    assert_eq!(raw, support::raw("kept=2"));
}

#[test]
fn a_survey_is_open_on_its_first_and_its_last_day() {
    let closed = survey("tests/surveys/closed.yaml");
    assert_eq!(closed.status("2019-12-31"), Status::NotYetOpen);
    assert_eq!(closed.status("2020-01-01"), Status::Open);
    assert_eq!(closed.status("2020-12-31"), Status::Open);
    assert_eq!(closed.status("2021-01-01"), Status::Closed);
    assert_eq!(survey(support::SHIPPED).status("2026-11-23"), Status::Open);
}
