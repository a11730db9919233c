//! What a definition says of the survey as a whole.

use super::{RESERVED_SURVEYS, Scope};
use crate::date::is_iso;
use crate::diagnostic::Place;

/// Checks everything before the sections.
pub(super) fn check(scope: &mut Scope) {
    let (definition, root) = (scope.definition, Place::default());
    scope.check_name(&root.then("id"), &definition.id);
    if RESERVED_SURVEYS.contains(&definition.id.as_str()) {
        scope.error(&root.then("id"), format!("`{}` is an address the product needs itself", definition.id));
    }
    if !definition.contact.contains('@') || definition.contact.contains(char::is_whitespace) {
        let message = "this is where respondents write to: it must be an e-mail address";
        scope.error(&root.then("contact"), message);
    }
    check_dates(scope);
    check_languages(scope);
    scope.check_texts(
        &root,
        &[
            ("title", Some(&definition.title)),
            ("owner", Some(&definition.owner)),
            ("duration", Some(&definition.duration)),
            ("brief", Some(&definition.brief)),
            ("introduction", Some(&definition.introduction)),
            ("privacy", definition.privacy.as_ref()),
        ],
    );
    for name in definition.option_sets.keys() {
        scope.check_key_name(&root.then("option_sets").then(name), name);
    }
    for name in definition.conditions.keys() {
        scope.check_key_name(&root.then("conditions").then(name), name);
    }
    if definition.sections.is_empty() {
        scope.error(&root.then("sections"), "a survey needs at least one section");
    }
}

fn check_dates(scope: &mut Scope) {
    let (definition, root) = (scope.definition, Place::default());
    for (key, date) in [("opens", &definition.opens), ("closes", &definition.closes)] {
        if date.as_deref().is_some_and(|date| !is_iso(date)) {
            scope.error(&root.then(key), "this must be a date such as 2026-10-15");
        }
    }
    if let (Some(opens), Some(closes)) = (&definition.opens, &definition.closes)
        && opens > closes
    {
        scope.error(&root.then("closes"), "the survey would close before it opens");
    }
}

fn check_languages(scope: &mut Scope) {
    let place = Place::default().then("languages");
    let languages = &scope.definition.languages;
    if languages.is_empty() {
        scope.error(&place, "a survey needs at least one language");
    }
    for (at, lang) in languages.iter().enumerate().filter(|(at, lang)| languages[..*at].contains(lang)) {
        scope.error(&place.then(at), format!("the language `{}` stands here twice", lang.tag()));
    }
}
