//! The pages about the survey rather than of it: privacy, accessibility, cookies. The client has no part in them. Their words
//! stand in `frontend/texts`, with blanks for what the definition says.

use leptos::prelude::*;
use shared::kinds::Kind;
use shared::problem::written_date;
use shared::survey::Survey;
use shared::text::Lang;

use crate::address::Address;
use crate::layout::{column, layout};
use crate::prose::prose;
use crate::words::words;

const PRIVACY: &str = include_str!("../../texts/en/privacy.md");
const ACCESSIBILITY: &str = include_str!("../../texts/en/accessibility.md");
const COOKIES: &str = include_str!("../../texts/en/cookies.md");

/// The page at an address, if it is one of these.
pub(crate) fn view(survey: &Survey, address: Address, lang: Lang) -> Option<AnyView> {
    let words = words(lang);
    let (title, text) = match address {
        Address::Privacy => (words.privacy_title, PRIVACY),
        Address::Accessibility => (words.accessibility_title, ACCESSIBILITY),
        Address::Cookies => (words.cookies_title, COOKIES),
        _ => return None,
    };
    let main = column(view! {
        <h1 class="govuk-heading-l">{title}</h1>
        {prose(survey, &fill(text, survey, lang))}
    });
    Some(layout(survey, lang, ().into_any(), main))
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
        ("{own}", about.privacy.as_ref().map_or("", |text| text.get(lang))),
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
    fn lines_are_for_surveys_that_have_what_they_are_about() {
        let has = [("{files:} ", true), ("{contacts:} ", false)];
        let line = |line| for_survey(line, &has);
        assert_eq!(line("{files:} - files"), Some("- files"));
        assert_eq!(line("{contacts:} - contacts"), None);
        assert_eq!(line("everything"), Some("everything"));
    }
}
