//! `soundings demo`.

use tempfile::TempDir;

use super::program::run;

#[test]
fn made_up_responses_are_written_once_for_a_seed() {
    let data = TempDir::new().unwrap();
    let demo = |seed| {
        let folder = data.path().to_str().unwrap();
        run(&["demo", "--responses", "300", "--seed", seed, "--data", folder])
    };
    let first = demo("1");
    assert!(first.status.success());
    assert_eq!(first.stdout, "300 made-up responses to technical-maturity\n");
    assert_eq!(first.stderr, "", "no bar in a pipe");

    let again = demo("1");
    assert!(!again.status.success() && again.stdout.is_empty() && again.stderr.contains("--seed"));
    assert!(demo("2").status.success());
}

#[test]
fn which_survey_is_asked_where_there_are_several() {
    let data = TempDir::new().unwrap();
    let demo = |more: &[&str]| {
        let surveys = crate::server::repository().join("tests/surveys");
        let (folder, surveys) = (data.path().to_str().unwrap(), surveys.to_str().unwrap());
        run(&[&["demo", "--responses", "10", "--data", folder, "--surveys", surveys], more].concat())
    };
    let refused = demo(&[]);
    assert!(
        !refused.status.success() && refused.stderr.contains("--survey") && refused.stderr.contains("end-if")
    );
    assert!(!demo(&["--survey", "none-such"]).status.success());
    assert_eq!(demo(&["--survey", "end-if"]).stdout, "10 made-up responses to end-if\n");
}
