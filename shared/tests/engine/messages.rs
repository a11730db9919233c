//! What respondents are told, in GOV.UK's manner and in both languages.

use rstest::rstest;
use shared::api::ReportedProblem;
use shared::definition::Definition;
use shared::problem::{Mistake, Problem};
use shared::text::Lang::{self, Cy, En};

use crate::support::{self, SHIPPED, survey};

fn say(file: &str, variable: &str, mistake: Mistake, lang: Lang) -> String {
    let form = survey(&format!("tests/surveys/{file}.yaml")).form;
    let question = variable.split('.').next().unwrap_or_default();
    Problem::new(question, variable, mistake).message(&form, lang)
}

#[rstest]
#[case("kinds/text", "job-role", Mistake::Required, "Enter your job role")]
#[case("kinds/text", "job-role", Mistake::TooLong { max: 50 }, "Your job role must be 50 characters or less")]
#[case(
    "kinds/text",
    "email",
    Mistake::NotAnEmail,
    "Enter an email address in the correct format, like name@example.com"
)]
#[case(
    "kinds/text",
    "phone",
    Mistake::NotAPhone,
    "Enter a phone number, like 01632 960 001 or 07700 900 982"
)]
#[case("kinds/text", "postcode", Mistake::NotAPostcode, "Enter a full UK postcode, like AA3 1AB")]
#[case(
    "kinds/number",
    "developers",
    Mistake::NotANumber,
    "The number of developers must be a number, like 30"
)]
#[case("kinds/number", "developers", Mistake::NotWhole, "The number of developers must be a whole number")]
#[case("kinds/number", "developers", Mistake::TooSmall { min: "0.0".parse().expect("a decimal") }, "The number of developers must be 0 or more")]
#[case("kinds/number", "developers", Mistake::TooLarge { max: "500.0".parse().expect("a decimal") }, "The number of developers must be 500 or fewer")]
#[case("kinds/number", "hours", Mistake::TooManyDecimals { max: 1 }, "How long a release takes must have 1 decimal place or fewer")]
#[case("kinds/number", "temperature", Mistake::TooManyDecimals { max: 2 }, "How cold the server room may be must have 2 decimal places or fewer")]
#[case("kinds/date", "launched", Mistake::NotADate, "The date your service launched must be a real date")]
#[case("kinds/date", "launched", Mistake::TooEarly { min: "1990-01-01".into() }, "The date your service launched must be the same as or after 1 January 1990")]
#[case("kinds/date", "launched", Mistake::TooLate { max: "2026-12-31".into() }, "The date your service launched must be the same as or before 31 December 2026")]
#[case("kinds/choose_one", "hosting", Mistake::Required, "Select where your service is hosted")]
#[case("kinds/choose_one", "hosting.other", Mistake::DetailRequired, "Enter details for “Somewhere else”")]
#[case("kinds/choose_one", "satisfaction.comments", Mistake::TooLong { max: 9 }, "“Why do you say so?” must be 9 characters or less")]
#[case("kinds/choose_many", "languages", Mistake::TooFew { min: 2 }, "Select 2 or more options")]
#[case("kinds/choose_many", "languages", Mistake::TooMany { max: 3 }, "Select 3 options or fewer")]
#[case("kinds/choose_many", "channels", Mistake::ExclusiveMixed { exclusive: "none".into() }, "Select the options that apply, or select “None of these”")]
#[case("kinds/choose_many", "channels", Mistake::UnknownOption, "Select one of the options listed")]
#[case("kinds/matrix", "trust.agencies", Mistake::Required, "Select an answer to “Agencies”")]
#[case("kinds/file", "documents", Mistake::TooMany { max: 2 }, "You can only select up to 2 files")]
#[case(
    "kinds/file",
    "documents",
    Mistake::UnknownUpload,
    "The selected file could not be found – upload it again"
)]
#[case("closed", "opinion", Mistake::Required, "Enter an answer to “What did you think?”")]
#[case("closed", "opinion", Mistake::WrongShape, "Your answer must be one text, not a list")]
#[case("closed", "opnion", Mistake::UnknownVariable, "There is no question “opnion” in this survey")]
fn in_english(#[case] file: &str, #[case] variable: &str, #[case] mistake: Mistake, #[case] expected: &str) {
    assert_eq!(say(file, variable, mistake, En), expected);
}

#[rstest]
#[case("language", Mistake::Required, "Dewiswch yr iaith sydd orau gennych")]
#[case("language.other", Mistake::TooLong { max: 500 }, "Rhaid i “Iaith arall” fod yn 500 nod neu lai")]
#[case("name", Mistake::TooLong { max: 20 }, "Rhaid i eich enw fod yn 20 nod neu lai")]
#[case("nmae", Mistake::UnknownVariable, "Nid oes cwestiwn “nmae” yn yr arolwg hwn")]
fn in_welsh(#[case] variable: &str, #[case] mistake: Mistake, #[case] expected: &str) {
    assert_eq!(say("bilingual", variable, mistake, Cy), expected);
}

#[test]
fn a_message_is_in_the_language_of_the_question_it_quotes() {
    let english = say("kinds/number", "developers", Mistake::Required, En);
    assert_eq!(say("kinds/number", "developers", Mistake::Required, Cy), english);
}

/// Messages start from the question's words: nobody is told that something is "invalid", or asked "please".
#[test]
fn the_shipped_survey_says_what_to_do() {
    let form = survey(SHIPPED).form;
    for question in form.questions.iter().filter(|question| question.spec.required) {
        let message = Problem::new(question.id(), question.id(), Mistake::Required).message(&form, En);
        assert!(message.starts_with("Select whether ") && !message.ends_with('.'), "{message}");
    }
    for question in &form.questions {
        let short = question.spec.short.as_ref().map(|short| short.get(En)).unwrap_or_default();
        assert!(
            short.starts_with(char::is_lowercase),
            "{}: `{short}` stands within a sentence",
            question.id()
        );
    }
}

#[test]
fn a_problem_travels_as_json() {
    let problem = Problem::new("hosting", "hosting.other", Mistake::TooLong { max: 500 });
    let json = serde_json::json!({
        "question": "hosting", "variable": "hosting.other", "code": "too_long", "message": "Too long"
    });
    let reported = ReportedProblem::new(&problem, "Too long".into());
    assert_eq!(serde_json::to_value(&reported).expect("it is JSON"), json);
}

#[test]
fn a_text_falls_back_to_what_there_is() {
    let Definition { title, contact, .. } = support::definition("tests/surveys/bilingual.yaml");
    assert_eq!((title.get(Cy), title.lang(Cy)), ("Arolwg mewn dwy iaith", Some(Cy)));
    let plain = shared::text::Text::from(contact.as_str());
    assert_eq!((plain.get(Cy), plain.lang(Cy)), ("survey@example.gov.uk", None));
}
