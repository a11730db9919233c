//! What each kind of question accepts, on the fixtures of `tests/surveys/kinds`.

use rstest::rstest;
use shared::accept::{Response, accept};
use shared::decimal::Decimal;
use shared::problem::{Mistake, Problem};
use shared::raw::{Raw, RawValue};

use crate::support::survey;

fn read(kind: &str, answers: &[(&str, RawValue)]) -> Result<Response, Vec<Problem>> {
    let form = survey(&format!("tests/surveys/kinds/{kind}.yaml")).form;
    accept(&form, &answers.iter().cloned().collect::<Raw>())
}

/// The value one variable gets, as JSON; `given` is what the fixture requires besides.
fn value(
    kind: &str,
    given: &[(&str, RawValue)],
    variable: &str,
    typed: impl Into<RawValue>,
) -> serde_json::Value {
    let answers: Vec<_> = given.iter().cloned().chain([(variable, typed.into())]).collect();
    let response = read(kind, &answers).unwrap_or_else(|problems| panic!("{problems:?}"));
    serde_json::to_value(&response.answers()[variable]).expect("a value is JSON")
}

/// What is wrong with one variable, and nothing else is.
fn mistake(kind: &str, given: &[(&str, RawValue)], variable: &str, typed: impl Into<RawValue>) -> Mistake {
    let answers: Vec<_> = given.iter().cloned().chain([(variable, typed.into())]).collect();
    let mut problems = read(kind, &answers).expect_err("something is wrong");
    assert_eq!((problems.len(), problems[0].variable.as_str()), (1, variable), "{problems:?}");
    problems.remove(0).mistake
}

fn many(codes: &[&str]) -> RawValue {
    RawValue::Many(codes.iter().map(|&code| code.to_owned()).collect())
}

#[rstest]
#[case("job-role", "  Lead developer ", "Lead developer")]
#[case("job-role", "Lead\r\n\r\n developer\rfor now", "Lead developer for now")]
#[case("job-role", "Lead\0 developer\u{7}", "Lead developer")]
#[case("job-role", "Prif ddatblygydd 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "Prif ddatblygydd 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
fn text(#[case] variable: &str, #[case] typed: &str, #[case] expected: &str) {
    assert_eq!(value("text", &[], variable, typed), expected);
}

#[rstest]
#[case("email", "nobody", Mistake::NotAnEmail)]
#[case("phone", "no number", Mistake::NotAPhone)]
#[case("postcode", "SW1A", Mistake::NotAPostcode)]
fn text_of_a_known_form(#[case] variable: &str, #[case] typed: &str, #[case] expected: Mistake) {
    assert_eq!(mistake("text", &[("job-role", "x".into())], variable, typed), expected);
}

#[test]
fn text_that_is_missing_or_too_long() {
    assert_eq!(mistake("text", &[], "job-role", "\0 \u{1b}"), Mistake::Required);
    assert_eq!(mistake("text", &[], "job-role", ["a", "b"]), Mistake::WrongShape);
    assert_eq!(value("text", &[], "job-role", "é".repeat(50).as_str()), "é".repeat(50));
    // A flag of one person takes two UTF-16 units, as a browser counts.
    assert_eq!(mistake("text", &[], "job-role", "🙂".repeat(26).as_str()), Mistake::TooLong { max: 50 });
}

#[test]
fn long_text() {
    assert_eq!(value("long_text", &[], "description", " one\r\ntwo\rthree "), "one\ntwo\nthree");
    // A line break is one character, however the browser sends it.
    let lines = "x\r\n".repeat(100);
    assert_eq!(value("long_text", &[], "description", lines.as_str()), lines.replace("\r\n", "\n").trim());
    assert_eq!(
        mistake("long_text", &[], "description", "x".repeat(201).as_str()),
        Mistake::TooLong { max: 200 }
    );
    assert_eq!(
        mistake("long_text", &[("description", "x".into())], "anything-else", ["x"]),
        Mistake::WrongShape
    );
}

#[rstest]
#[case("developers", "12", 12.0)]
#[case("developers", " 0 ", 0.0)]
#[case("developers", "-0", 0.0)]
#[case("hours", "1.5", 1.5)]
#[case("hours", "1,000.5", 1000.5)]
#[case("temperature", "-40", -40.0)]
fn number(#[case] variable: &str, #[case] typed: &str, #[case] expected: f64) {
    let given = [("developers", "1".into())];
    let found = value("number", &given, variable, typed);
    assert_eq!(found.as_f64(), Some(expected));
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[rstest]
#[case("developers", "twelve", Mistake::NotANumber)]
#[case("developers", "1e2", Mistake::NotANumber)]
#[case("developers", "1.5", Mistake::NotWhole)]
#[case("developers", "-1", Mistake::TooSmall { min: decimal("0") })]
#[case("developers", "501", Mistake::TooLarge { max: decimal("500") })]
#[case("hours", "1.25", Mistake::TooManyDecimals { max: 1 })]
#[case("temperature", "-40.01", Mistake::TooSmall { min: decimal("-40") })]
fn number_out_of_bounds(#[case] variable: &str, #[case] typed: &str, #[case] expected: Mistake) {
    let given = [("developers", "1".into())];
    assert_eq!(mistake("number", &given, variable, typed), expected);
}

#[rstest]
#[case("2007-3-27", "2007-03-27")]
#[case(" 2024 - 2 - 29 ", "2024-02-29")]
#[case("1990-01-01", "1990-01-01")]
fn date(#[case] typed: &str, #[case] expected: &str) {
    assert_eq!(value("date", &[], "launched", typed), expected);
}

#[rstest]
#[case("2023-2-29", Mistake::NotADate)]
#[case("-3-", Mistake::NotADate)]
#[case("1989-12-31", Mistake::TooEarly { min: "1990-01-01".into() })]
#[case("2027-01-01", Mistake::TooLate { max: "2026-12-31".into() })]
fn date_out_of_bounds(#[case] typed: &str, #[case] expected: Mistake) {
    assert_eq!(mistake("date", &[], "launched", typed), expected);
}

#[test]
fn choose_one() {
    assert_eq!(value("choose_one", &[], "hosting", "cloud"), "cloud");
    assert_eq!(mistake("choose_one", &[], "hosting", "Cloud"), Mistake::UnknownOption);
    assert_eq!(mistake("choose_one", &[], "hosting", ["cloud"]), Mistake::WrongShape);
    assert_eq!(mistake("choose_one", &[], "hosting", " "), Mistake::Required);
    let other = [("hosting", "other".into())];
    assert_eq!(value("choose_one", &other, "hosting.other", "On a ship"), "On a ship");
    assert_eq!(mistake("choose_one", &other, "hosting.other", ""), Mistake::DetailRequired);
    let cloud = [("hosting", "cloud".into())];
    assert_eq!(value("choose_one", &cloud, "satisfaction.comments", "a\r\nb"), "a\nb");
}

#[test]
fn choose_many() {
    assert_eq!(
        value("choose_many", &[], "channels", ["phone", "online", "phone"]),
        serde_json::json!(["online", "phone"])
    );
    assert_eq!(value("choose_many", &[], "channels", "none"), serde_json::json!(["none"]));
    assert_eq!(mistake("choose_many", &[], "channels", ["online", "post"]), Mistake::UnknownOption);
    assert_eq!(mistake("choose_many", &[], "channels", [""]), Mistake::Required);
    assert_eq!(
        mistake("choose_many", &[], "channels", ["online", "none"]),
        Mistake::ExclusiveMixed { exclusive: "none".into() }
    );
}

#[rstest]
#[case(&["rust", "java"], None)]
#[case(&["rust", "java", "ruby"], None)]
#[case(&["none"], None)]
#[case(&[], None)]
#[case(&["rust"], Some(Mistake::TooFew { min: 2 }))]
#[case(&["rust", "java", "ruby", "python"], Some(Mistake::TooMany { max: 3 }))]
fn choose_many_within_limits(#[case] ticked: &[&str], #[case] expected: Option<Mistake>) {
    let answers = [("channels", "online".into()), ("languages", many(ticked))];
    let found = read("choose_many", &answers).err().map(|mut problems| problems.remove(0).mistake);
    assert_eq!(found, expected);
}

#[test]
fn matrix() {
    let two = [("trust.departments", "1".into()), ("trust.agencies", "na".into())];
    assert_eq!(value("matrix", &two, "trust.2nd-tier", "3"), "3");
    assert_eq!(mistake("matrix", &two, "trust.2nd-tier", ""), Mistake::Required);
    assert_eq!(mistake("matrix", &two, "trust.2nd-tier", "4"), Mistake::UnknownOption);
    assert_eq!(mistake("matrix", &two, "trust.2nd-tier", ["3"]), Mistake::WrongShape);
}

#[test]
fn file() {
    let id = "0123456789abcdef0123456789abcdef";
    assert_eq!(value("file", &[], "documents", [id]), serde_json::json!([id]));
    assert_eq!(mistake("file", &[], "documents", ["../../etc/passwd"]), Mistake::UnknownUpload);
    assert_eq!(
        value("file", &[], "documents", [id, id, id]),
        serde_json::json!([id]),
        "one file is one file"
    );
    let three = ["0", "1", "2"].map(|digit| digit.repeat(32));
    let three = three.each_ref().map(String::as_str);
    assert_eq!(mistake("file", &[], "documents", three), Mistake::TooMany { max: 2 });
}

#[test]
fn note() {
    let response = read("note", &[]).expect("a note asks nothing");
    assert_eq!(response.answers().keys().collect::<Vec<_>>(), ["has-service"]);
    assert_eq!(mistake("note", &[], "no-service", "x"), Mistake::UnknownVariable);
}

/// A remark that is too long is a problem, and the answer it belongs to still steers the journey.
#[test]
fn remarks_do_not_take_their_answer_with_them() {
    let form = survey("tests/surveys/kinds/choose_many.yaml").form;
    let too_long = |variable: &'static str| (variable, RawValue::One("x".repeat(20_001)));
    let ticked = ("channels", many(&["other"]));
    let problems = |answers: &[(&str, RawValue)]| -> Vec<String> {
        let raw: Raw = answers.iter().cloned().collect();
        shared::accept::problems_on(&form, &raw, 0).into_iter().map(|problem| problem.variable).collect()
    };
    assert_eq!(problems(&[ticked.clone(), too_long("channels.comments")]), ["channels.comments"]);
    // With two things wrong the first is said; the box is there to be mended, so its option still counts as chosen.
    assert_eq!(
        problems(&[ticked, too_long("channels.other"), too_long("channels.comments")]),
        ["channels.other"]
    );
}
