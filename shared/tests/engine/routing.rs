//! The routing of the shipped survey, case by case: `docs/decisions/0001-routing-of-data-sharing.md`.

use rstest::rstest;

use crate::support::{SHIPPED, asked, survey};

/// Which of `watched` are asked, given these answers.
fn routed<'w>(file: &str, answers: &str, watched: &[&'w str]) -> Vec<&'w str> {
    let form = survey(file).form;
    let asked = asked(&form, answers);
    watched.iter().copied().filter(|id| asked.contains(id)).collect()
}

#[rstest]
#[case("", &[])]
#[case("data-helpful=yes", &["why-helpful"])]
#[case("data-helpful=no", &["why-not-helpful"])]
#[case("data-helpful=not-sure", &[])]
fn why_it_would_help_or_not(#[case] answers: &str, #[case] expected: &[&str]) {
    assert_eq!(routed(SHIPPED, answers, &["why-helpful", "why-not-helpful"]), expected);
}

#[rstest]
#[case("", &[])]
#[case("trust-data=1", &["trust-data-details"])]
#[case("trust-data=3", &["trust-data-details"])]
#[case("trust-data=5", &["trust-data-details"])]
#[case("trust-varies=1", &["trust-varies-disagree"])]
#[case("trust-varies=2", &["trust-varies-disagree"])]
#[case("trust-varies=3", &[])]
#[case("trust-varies=4", &["trust-varies-agree"])]
#[case("trust-varies=5", &["trust-varies-agree"])]
fn details_of_trust(#[case] answers: &str, #[case] expected: &[&str]) {
    let watched = ["trust-data-details", "trust-varies-agree", "trust-varies-disagree"];
    assert_eq!(routed(SHIPPED, answers, &watched), expected);
}

const SHARING: [&str; 4] = ["pain-points", "pain-points-details", "provides-data", "sharing-kinds"];

/// What is asked after `acquires-data`, `pain-points` and `provides-data` were answered so.
fn sharing(file: &str, acquires: &str, pain: &str, provides: &str) -> Vec<&'static str> {
    routed(file, &format!("acquires-data={acquires} pain-points={pain} provides-data={provides}"), &SHARING)
}

#[rstest]
fn who_acquires_no_data_is_asked_of_no_pain_points(
    #[values("no", "not-sure")] acquires: &str,
    #[values("yes", "no", "not-sure", "")] unseen: &str,
    #[values("no", "not-sure")] provides: &str,
) {
    assert_eq!(sharing(SHIPPED, acquires, unseen, "yes"), ["provides-data", "sharing-kinds"]);
    assert_eq!(sharing(SHIPPED, acquires, unseen, provides), ["provides-data"]);
}

#[rstest]
fn who_acquires_data_is_asked_what_kind_of_sharing_it_is(#[values("yes", "no", "not-sure")] provides: &str) {
    assert_eq!(sharing(SHIPPED, "yes", "yes", provides), SHARING);
    for pain in ["no", "not-sure", ""] {
        assert_eq!(
            sharing(SHIPPED, "yes", pain, provides),
            ["pain-points", "provides-data", "sharing-kinds"]
        );
    }
}

/// The two literal readings, and what breaks in each.
#[rstest]
fn skipping_three_questions_breaks_the_second_rule(
    #[values("no", "not-sure")] acquires: &str,
    #[values("yes", "no", "not-sure")] unseen: &str,
) {
    let blank_is_not_no = "tests/surveys/routing-skip-3-blank-is-not-no.yaml";
    let blank_is_no = "tests/surveys/routing-skip-3-blank-is-no.yaml";
    // People who share nothing are asked what kind of sharing it is, whatever they would have said of providing.
    assert_eq!(sharing(blank_is_not_no, acquires, "", unseen), ["sharing-kinds"]);
    // Services that only provide data are lost.
    assert_eq!(sharing(blank_is_no, acquires, "", unseen), [""; 0]);
}

#[rstest]
#[case("notifies-services=yes", &["notified-services", "notify-methods"])]
#[case("notifies-services=no", &[])]
#[case("notifies-services=not-sure", &[])]
#[case("data-dictionary=maintained", &["data-dictionary-files"])]
#[case("data-dictionary=unmaintained", &["data-dictionary-files"])]
#[case("data-dictionary=no", &[])]
#[case("data-dictionary=not-sure", &[])]
fn notifications_and_dictionaries(#[case] answers: &str, #[case] expected: &[&str]) {
    let watched = ["notified-services", "notify-methods", "data-dictionary-files"];
    assert_eq!(routed(SHIPPED, answers, &watched), expected);
}

#[rstest]
#[case("data-helpful=not-sure acquires-data=no provides-data=no notifies-services=no data-dictionary=no", 20)]
#[case(
    "data-helpful=yes trust-data=1 trust-varies=4 acquires-data=yes pain-points=yes provides-data=yes \
     notifies-services=yes data-dictionary=maintained",
    29
)]
fn the_shortest_and_the_longest_journey(#[case] answers: &str, #[case] questions: usize) {
    assert_eq!(asked(&survey(SHIPPED).form, answers).len(), questions);
}
