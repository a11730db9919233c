//! The pages about the survey rather than of it: privacy, accessibility, cookies. The client has no part in them. Their words
//! stand in `frontend/texts`, with blanks for what the definition says.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::problem::written_date;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::Address;
use crate::blocks::heading;
use crate::html::Content;
use crate::layout::{column, layout};
use crate::prose::{blocks, prose};
use crate::words::words;

/// The texts of one language.
struct Texts {
    privacy: &'static str,
    accessibility: &'static str,
    cookies: &'static str,
}

const ENGLISH: Texts = Texts {
    privacy: include_str!("../../texts/en/privacy.md"),
    accessibility: include_str!("../../texts/en/accessibility.md"),
    cookies: include_str!("../../texts/en/cookies.md"),
};

const WELSH: Texts = Texts {
    privacy: include_str!("../../texts/cy/privacy.md"),
    accessibility: include_str!("../../texts/cy/accessibility.md"),
    cookies: include_str!("../../texts/cy/cookies.md"),
};

/// Where a text has what the survey's author says of privacy.
const OWN: &str = "{own}";

/// The page at an address, if it is one of these.
pub(crate) fn view(survey: &Survey, address: Address, lang: Lang) -> Option<AnyView> {
    let words = words(lang);
    let texts = match lang {
        Lang::En => ENGLISH,
        Lang::Cy => WELSH,
    };
    let (title, text) = match address {
        Address::Privacy => (words.privacy_title, texts.privacy),
        Address::Accessibility => (words.accessibility_title, texts.accessibility),
        Address::Cookies => (words.cookies_title, texts.cookies),
        _ => return None,
    };
    // What the survey's author adds may be in another language than the rest.
    let (before, after) = text.split_once(OWN).unwrap_or((text, ""));
    let own = survey.about.privacy.as_ref().filter(|_| !after.is_empty()).map(|own| prose(survey, own, lang));
    let part = |text| blocks(survey, &fill(text, survey, lang), lang);
    let main = Content::from(heading(title)).then(part(before)).then(own).then(part(after));
    Some(layout(survey, lang, address, Content::default(), column(main)))
}

/// The text with its blanks filled in. A line that begins with `{files:}` or the like is for surveys that have some.
fn fill(text: &str, survey: &Survey, lang: Lang) -> String {
    let about = &survey.about;
    let has_files = survey.form.questions.iter().any(|question| matches!(question.kind, Kind::File(_)));
    let lines = [
        ("{closes:} ", about.closes.is_some()),
        ("{open:} ", about.closes.is_none()),
        ("{files:} ", has_files),
        ("{contacts:} ", survey.follow_up.is_some()),
    ];
    let text: String = text.split_inclusive('\n').filter_map(|line| for_survey(line, &lines)).collect();
    let retention = &about.retention;
    // Of an upload that was not sent the week is known, and its last day counts.
    let unsent_days = retention.draft_days.saturating_add(7);
    let blanks = [
        ("{owner}", about.owner.get(lang)),
        ("{contact}", &about.contact),
        ("{survey}", &about.id),
        ("{closes}", &about.closes.as_deref().map(|day| written_date(day, lang)).unwrap_or_default()),
        ("{draft_days}", &retention.draft_days.to_string()),
        ("{answer_days}", &retention.answer_days.to_string()),
        ("{upload_days}", &retention.upload_days.to_string()),
        ("{contact_days}", &retention.contact_days.to_string()),
        ("{unsent_days}", &unsent_days.to_string()),
    ];
    blanks.into_iter().fold(text, |text, (blank, words)| text.replace(blank, words))
}

/// What a survey has of a line, given what it has.
fn for_survey<'a>(line: &'a str, has: &[(&str, bool)]) -> Option<&'a str> {
    match has.iter().find_map(|(mark, has)| line.strip_prefix(mark).map(|line| (line, *has))) {
        Some((line, has)) => has.then_some(line),
        None => Some(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_of_a_survey() {
        let blanks = |text: &str| -> Vec<String> {
            let mut blanks: Vec<_> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect();
            blanks.sort();
            blanks
        };
        for text in [
            |texts: &Texts| texts.privacy,
            |texts: &Texts| texts.accessibility,
            |texts: &Texts| texts.cookies,
        ] {
            assert_eq!(blanks(text(&ENGLISH)), blanks(text(&WELSH)));
            assert_eq!(text(&ENGLISH).lines().count(), text(&WELSH).lines().count());
        }
    }

    #[test]
    fn lines_are_for_surveys_that_have_what_they_are_about() {
        let has = [("{files:} ", true), ("{contacts:} ", false)];
        let line = |line| for_survey(line, &has);
        assert_eq!(line("{files:} - files"), Some("- files"));
        assert_eq!(line("{contacts:} - contacts"), None);
        assert_eq!(line("everything"), Some("everything"));
    }
}
