//! Surveys as files: what is read, and what authors are told about what is not.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use backend::surveys::{Surveys, check_files, json_schema, load};
use rstest::rstest;
use tempfile::TempDir;

/// Files of a directory of this crate, in order.
fn files(dir: &str, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(dir).expect("the directory exists").map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == extension)).collect();
    files.sort();
    assert!(!files.is_empty(), "{dir} holds no .{extension}");
    files
}

fn ids(surveys: &Surveys) -> Vec<&str> {
    surveys.iter().map(|survey| survey.about.id.as_str()).collect()
}

/// A directory with these files in it.
fn directory(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a directory can be made");
    for (name, text) in files {
        fs::write(dir.path().join(name), text).expect("a file can be written");
    }
    dir
}

/// What is said about a survey with this text, without the name of its file.
fn said_of(yaml: &str) -> String {
    let dir = directory(&[("survey.yaml", yaml)]);
    let failure = load(Some(dir.path())).expect_err("something is wrong with it").to_string();
    failure.replace(&dir.path().display().to_string(), "dir")
}

const SOUND: &str = include_str!("../surveys/closed.yaml");

#[test]
fn without_a_directory_the_shipped_survey_is_served() {
    let surveys = load(None).expect("it is sound");
    assert_eq!(ids(&surveys), ["technical-maturity"]);
    assert!(surveys.get("technical-maturity").is_some() && surveys.get("another").is_none());
}

#[rstest]
#[case("surveys")]
#[case("surveys/kinds")]
#[case("../surveys")]
fn every_survey_of_a_directory_is_read(#[case] dir: &str) {
    let surveys = load(Some(Path::new(dir))).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(ids(&surveys).len(), files(dir, "yaml").len());
    check_files(&files(dir, "yaml")).unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_directory_stands_for_its_files() {
    let dir = [PathBuf::from("surveys/kinds")];
    let summary = check_files(&dir).expect("they are sound");
    assert_eq!(summary.lines().count(), files("surveys/kinds", "yaml").len());
    let empty = directory(&[("notes.txt", "")]);
    let failure = check_files(&[empty.path().to_owned()]).expect_err("there is no survey").to_string();
    assert!(failure.contains("no file ends in `.yaml`"), "{failure}");
}

#[test]
fn a_sound_file_is_summed_up() {
    let files = [PathBuf::from("surveys/kinds/matrix.yaml"), PathBuf::from("surveys/end-if.yaml")];
    let summary = check_files(&files).expect("they are sound");
    let (first, second) = summary.split_once('\n').expect("a line each");
    let matrix =
        "surveys/kinds/matrix.yaml: `matrix` is sound: 1 section, 1 page, 1 question, 4 variables; version ";
    assert!(first.starts_with(matrix), "{first}");
    let end_if =
        "surveys/end-if.yaml: `end-if` is sound: 2 sections, 2 pages, 2 questions, 2 variables; version ";
    assert!(second.starts_with(end_if), "{second}");
}

/// Each file of `tests/surveys/broken` beside what its author is told.
#[test]
fn authors_are_told_what_is_wrong_where_and_what_would_be_right() {
    for file in files("surveys/broken", "yaml") {
        let name = file.file_stem().and_then(|stem| stem.to_str()).expect("names are ASCII").to_owned();
        let failure = check_files(std::slice::from_ref(&file)).expect_err(&name).to_string();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../surveys/broken");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, failure));
    }
    assert_eq!(files("surveys/broken", "snap").len(), files("surveys/broken", "yaml").len());
}

#[test]
fn places_are_right_whatever_the_letters_and_line_ends() {
    let broken = SOUND.replace("brief: ", "brief: Crynodeb ŵ – 🙂 ").replace("type: text", "type: txt");
    let line = broken.lines().position(|line| line.contains("txt")).expect("it is there") + 1;
    let place = format!("dir/survey.yaml:{line}:19");
    for yaml in [broken.clone(), broken.replace('\n', "\r\n")] {
        let said = said_of(&yaml);
        assert!(said.contains(&place) && said.contains("did you mean `text`?"), "{said}");
    }
}

#[test]
fn what_stands_behind_an_anchor_is_found_where_it_is_used() {
    let more = "            show_if: &when answered(nothing)\n          - { id: why, type: text, ask: Why?, show_if: *when }\n";
    let said = said_of(&format!("{SOUND}{more}"));
    let (first, second) = said.split_once("\n\n").expect("two conditions are wrong");
    assert!(first.ends_with("^^^^^^^") && first.contains("answered(nothing)"), "{said}");
    assert!(second.contains("show_if: *when"), "{said}");
}

/// The examples authors copy: whole surveys, and lists of questions put into one.
#[test]
fn the_examples_in_the_guide_are_sound() {
    let guide = fs::read_to_string("../docs/SURVEYS.md").expect("it is there");
    let examples: Vec<&str> =
        guide.split("```yaml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert_eq!(examples.len(), 10, "a whole survey and one example of each kind");
    for example in examples {
        let (start, _) = SOUND.split_once("- id: opinion").expect("it has a question");
        let questions = example.replace('\n', "\n          ");
        let survey =
            if example.starts_with("- id:") { format!("{start}{questions}") } else { example.to_owned() };
        let dir = directory(&[("example.yaml", &survey)]);
        load(Some(dir.path())).unwrap_or_else(|failure| panic!("{failure}"));
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let dir = directory(&[
        ("a.yaml", SOUND),
        ("b.yml", SOUND),
        ("c.yaml", "id: c\n"),
        ("d.yaml", &SOUND.replace("id: closed", "id: api")),
        ("notes.txt", "not a survey"),
    ]);
    fs::write(dir.path().join("e.yaml"), [0xff, 0xfe]).expect("a file can be written");
    let failure = load(Some(dir.path())).expect_err("four files are wrong").to_string();
    let said = failure.replace(&dir.path().display().to_string(), "dir");
    insta::assert_snapshot!(said, @"
    error: another file of this directory already has the survey `closed`
     --> dir/b.yml

    error: the field `title` is missing here
     --> dir/c.yaml:1:1
      |
    1 | id: c
      | ^^^^^

    error: `api` is an address the product needs itself
     --> dir/d.yaml:2:5
      |
    2 | id: api
      |     ^^^

    error: this file cannot be read: stream did not contain valid UTF-8
     --> dir/e.yaml
    ");
}

#[test]
fn a_directory_without_surveys_is_no_place_to_start_from() {
    let dir = directory(&[("notes.txt", "not a survey")]);
    let failure = load(Some(dir.path())).expect_err("there is none").to_string();
    assert!(failure.contains("no file ends in `.yaml` or `.yml`"), "{failure}");
    let failure = load(Some(&dir.path().join("missing"))).expect_err("there is no directory").to_string();
    assert!(failure.contains("this directory cannot be read"), "{failure}");
    let failure = check_files(&[dir.path().join("missing.yaml")]).expect_err("there is no file").to_string();
    assert!(failure.contains("this file cannot be read"), "{failure}");
}

#[test]
fn the_schema_for_editors_is_current() {
    let kept = fs::read_to_string("../surveys/schema.json").expect("it is there");
    assert!(
        kept == json_schema(),
        "surveys/schema.json is stale: run `soundings schema > surveys/schema.json`"
    );
}

#[test]
fn every_survey_names_the_schema() {
    for dir in ["../surveys", "surveys", "surveys/kinds"] {
        for file in files(dir, "yaml") {
            let text = fs::read_to_string(&file).expect("it can be read");
            let schema =
                text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
            let schema = Path::new(dir).join(schema.unwrap_or_default());
            assert!(schema.is_file(), "{} names {}", file.display(), schema.display());
        }
    }
}
