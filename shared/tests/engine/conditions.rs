//! What each form of condition means, on `tests/surveys/conditions.yaml`: one note for each form.

use rstest::rstest;

use crate::support::{asked, survey};

fn holds(form: &str, answers: &str) -> bool {
    asked(&survey("tests/surveys/conditions.yaml").form, answers).contains(&form)
}

#[rstest]
#[case("answered-text", &["why=because"], &["", "why=\u{3000}"])]
#[case("answered-choice", &["size=small"], &["", "size=huge", "size=[small]"])]
#[case("is", &["size=small"], &["", "size=large", "size=huge"])]
#[case("in", &["size=small", "size=large"], &["", "size=medium"])]
#[case("includes", &["colours=[red]", "colours=red", "colours=[blue,red]"], &["", "colours=[blue]", "colours=[red,pink]"])]
#[case("includes-any", &["colours=[red]", "colours=[blue,green]"], &["", "colours=[green]"])]
#[case("includes-all", &["colours=[red,blue]", "colours=[red,green,blue]"], &["", "colours=[red]"])]
#[case("includes-only", &["colours=[red]", "colours=[red,blue]"], &["", "colours=[red,green]"])]
#[case("count-at-least", &["colours=[red,blue]"], &["", "colours=[red]", "colours=[red,red]"])]
#[case("count-zero", &[], &["", "colours=[]", "colours=[red]"])]
#[case("less", &["count=2.4", "count=-3"], &["", "count=2.5", "count=3", "count=two"])]
#[case("at-most", &["count=2.5", "count=0"], &["", "count=2.6"])]
#[case("equal", &["count=2.5", "count=+2.5"], &["", "count=2"])]
#[case("not-equal", &["count=2", "count=3"], &["", "count=2.5", "count=2.55"])]
#[case("at-least", &["count=2.5", "count=1,000"], &["", "count=2.4"])]
#[case("more", &["count=2.6"], &["", "count=2.5"])]
#[case("before", &["since=2026-1-30", "since=1999-12-31"], &["", "since=2026-01-31", "since=2026-1-", "since=2026-13-01"])]
#[case("from", &["since=2026-01-31", "since=2026-2-1"], &["", "since=2026-01-30"])]
#[case("row", &["rating.fit=2"], &["", "rating.fit=1", "rating.price=2"])]
fn a_test_holds_for_some_answers_and_never_for_none(
    #[case] form: &str,
    #[case] yes: &[&str],
    #[case] no: &[&str],
) {
    for answers in yes {
        assert!(holds(form, answers), "{form} should hold for `{answers}`");
    }
    for answers in no {
        assert!(!holds(form, answers), "{form} should not hold for `{answers}`");
    }
}

/// Logic is classical over tests, and a test of a blank or wrong answer is false.
#[rstest]
#[case("negated", |small: bool, _, _| !small)]
#[case("both", |small, _, red| small && red)]
#[case("either", |small, _, red| small || red)]
#[case("precedence", |small, large, red: bool| large || (small && !red))]
#[case("grouped", |small, large, red: bool| (large || small) && !red)]
#[case("skipped", |small: bool, _, _| !small)]
#[case("shown-and-skipped", |small: bool, _, red| red && !small)]
fn truth_tables(#[case] form: &str, #[case] expected: fn(bool, bool, bool) -> bool) {
    for size in ["", "size=small", "size=medium", "size=large", "size=wrong"] {
        for colours in ["", "colours=[red]", "colours=[green]", "colours=[red,green]", "colours=[wrong]"] {
            let (small, large) = (size == "size=small", size == "size=large");
            let answers = format!("{size} {colours}");
            assert_eq!(
                holds(form, &answers),
                expected(small, large, colours.contains("red")),
                "{form}: {answers}"
            );
        }
    }
}
