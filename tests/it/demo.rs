//! Made-up responses: as good as real ones for whoever tries out analysis.

use std::collections::{BTreeMap, BTreeSet};

use backend::demo::responses;
use backend::store::NewResponse;
use backend::surveys::load;
use shared::accept::{Response, accept};
use shared::raw::{Raw, RawValue};
use shared::survey::Survey;
use shared::value::Value;

use crate::server::{MONDAY, repository};

fn shipped() -> Survey {
    let surveys = load(None).unwrap_or_else(|failure| panic!("{failure}"));
    Survey::clone(surveys.get("technical-maturity").unwrap())
}

fn made_up(survey: &Survey, count: u32, seed: u64) -> Vec<NewResponse> {
    responses(survey, count, seed, MONDAY).collect::<Result<_, _>>().unwrap()
}

/// A response as somebody would have typed it.
fn typed(response: &Response) -> Raw {
    let answers = response.answers().iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
    let typed = answers.map(|(name, value)| match value {
        Value::Choices(items) | Value::Files(items) => (name.as_str(), RawValue::Many(items.clone())),
        one => (name.as_str(), RawValue::One(one.items().concat())),
    });
    typed.collect()
}

#[test]
fn the_seed_decides() {
    let survey = shipped();
    let (first, again, other) = (made_up(&survey, 50, 1), made_up(&survey, 50, 1), made_up(&survey, 50, 2));
    let content = |responses: &[NewResponse]| -> Vec<_> {
        responses
            .iter()
            .map(|response| (response.id, response.week.clone(), response.answers.clone()))
            .collect()
    };
    assert_eq!(content(&first), content(&again));
    assert_ne!(content(&first), content(&other));
    assert!(first.is_sorted_by_key(|response| response.id));
}

#[test]
fn every_survey_is_answered_along_its_journey() {
    let surveys =
        load(Some(&repository().join("tests/surveys"))).unwrap_or_else(|failure| panic!("{failure}"));
    let shipped = shipped();
    for survey in surveys.iter().map(AsRef::as_ref).chain([&shipped]) {
        for response in made_up(survey, 100, 7) {
            let raw = typed(&response.answers);
            assert_eq!(accept(&survey.form, &raw).as_ref(), Ok(&response.answers), "{}", survey.about.id);
        }
    }
}

#[test]
fn every_branch_of_the_shipped_survey_is_taken() {
    let survey = shipped();
    let asked: BTreeSet<String> =
        made_up(&survey, 500, 1).iter().flat_map(|made| made.answers.answers().keys().cloned()).collect();
    let all: BTreeSet<String> = survey.form.variables.iter().map(|variable| variable.name.clone()).collect();
    assert_eq!(asked, all);
}

#[test]
fn weeks_are_twelve_up_to_this_one() {
    let weeks: BTreeSet<String> = made_up(&shipped(), 1000, 1).into_iter().map(|made| made.week).collect();
    assert_eq!(weeks.len(), 12);
    assert_eq!(weeks.last().unwrap(), "2026-W48");
}

/// Cramér's V of two variables.
fn association(responses: &[NewResponse], one: &str, other: &str) -> f64 {
    let (mut cells, mut rows, mut columns, mut n) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), 0.0);
    for response in responses {
        let code = |name| response.answers.answers().get(name)?.as_ref().map(|value| value.items().concat());
        if let (Some(row), Some(column)) = (code(one), code(other)) {
            *cells.entry((row.clone(), column.clone())).or_insert(0.0) += 1.0;
            *rows.entry(row).or_insert(0.0) += 1.0;
            *columns.entry(column).or_insert(0.0) += 1.0;
            n += 1.0;
        }
    }
    let mut chi_squared = 0.0;
    for (row, in_row) in &rows {
        for (column, in_column) in &columns {
            let expected = in_row * in_column / n;
            let seen: f64 = cells.get(&(row.clone(), column.clone())).copied().unwrap_or_default();
            chi_squared += (seen - expected).powi(2) / expected;
        }
    }
    let smaller = u32::try_from(rows.len().min(columns.len())).unwrap();
    (chi_squared / n / f64::from(smaller - 1)).sqrt()
}

#[test]
fn answers_hang_together() {
    let responses = made_up(&shipped(), 2000, 1);
    let questions =
        ["trust-data", "trust-varies", "maturity", "api-online", "acquires-data", "open-standards"];
    let pairs = questions
        .iter()
        .enumerate()
        .flat_map(|(at, one)| questions[..at].iter().map(move |other| (one, other)));
    let strongest = pairs.map(|(one, other)| association(&responses, one, other)).fold(0.0, f64::max);
    assert!(strongest > 0.25, "the strongest association is {strongest}");
}
