//! Every component against the fixtures that GOV.UK Frontend publishes with it: the component, given a fixture's options,
//! must render the fixture's HTML.
//!
//! Options a component does not offer, and the few fixtures that cannot apply, stand with their reasons in [`exceptions`];
//! each exception must be needed, and how many fixtures are compared is asserted.

mod components;
mod exceptions;
mod fixtures;
mod options;
mod outline;

use std::collections::BTreeSet;

use components::{COMPONENTS, Read};
use exceptions::{Exception, FIELDS, FIXTURES, OPTIONS};
use fixtures::{Fixture, fixtures};
use outline::outline;

/// How a fixture fared.
enum Outcome {
    Same,
    /// The first lines that differ.
    Different(String),
    /// The option that the component does not offer.
    NotOffered(String),
}

fn compare(component: &str, read: Read, mut fixture: Fixture) -> Outcome {
    let attributes = if FIELDS.contains(&component) { None } else { fixture.take_attributes() };
    let html = match read(fixture.options) {
        Ok(component) => component.html(attributes.unwrap_or_default()),
        Err(error) => return Outcome::NotOffered(error.to_string()),
    };
    let (theirs, ours) = (outline(&fixture.html), outline(&html));
    let mut pairs = theirs.iter().zip(&ours).enumerate();
    match pairs.find(|(_, (theirs, ours))| theirs != ours) {
        None if theirs.len() == ours.len() => Outcome::Same,
        None => Outcome::Different(format!("{} lines instead of {}\n{html}", ours.len(), theirs.len())),
        Some((line, (theirs, ours))) => {
            Outcome::Different(format!("line {line}:\n    fixture {theirs}\n    ours    {ours}\n{html}"))
        }
    }
}

#[test]
fn components_render_the_html_of_their_fixtures() -> Result<(), String> {
    let mut complaints: Vec<String> = Vec::new();
    let mut needed = BTreeSet::new();
    for &(component, read, expected) in COMPONENTS {
        let mut compared = 0;
        for fixture in fixtures(component)? {
            let name = fixture.name.clone();
            if FIXTURES.iter().any(|exception| exception.component == component && exception.fixture == name)
            {
                continue;
            }
            match compare(component, read, fixture) {
                Outcome::Same => compared += 1,
                Outcome::Different(how) => complaints.push(format!("{component}, “{name}”: {how}")),
                Outcome::NotOffered(option) => {
                    match OPTIONS.iter().find(|(start, _)| option.starts_with(start)) {
                        Some((start, _)) => drop(needed.insert(start)),
                        None => complaints.push(format!("{component}, “{name}”: {option}")),
                    }
                }
            }
        }
        if compared != expected {
            complaints.push(format!("{component}: {compared} fixtures compared, not {expected}"));
        }
    }
    let idle = OPTIONS.iter().filter(|(start, _)| !needed.contains(start));
    complaints.extend(idle.map(|(start, why)| format!("no fixture has this option: {start} ({why})")));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn every_excepted_fixture_exists_and_would_fail() -> Result<(), String> {
    for Exception { component, fixture: name, reason } in FIXTURES {
        let read = COMPONENTS.iter().find(|(name, _, _)| name == component).map(|(_, read, _)| *read);
        let fixture = fixtures(component)?.into_iter().find(|fixture| fixture.name == *name);
        let outcome = read.zip(fixture).map(|(read, fixture)| compare(component, read, fixture));
        assert!(
            matches!(outcome, Some(Outcome::Different(_))),
            "{component}, “{name}”: not needed: {reason}"
        );
    }
    Ok(())
}
