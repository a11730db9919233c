//! The pages about the survey rather than of it: privacy, accessibility, cookies. The client has no part in them. Their words
//! stand in `frontend/texts`, with blanks for what the definition says.

use leptos::prelude::*;
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

/// The text with its blanks filled in.
fn fill(text: &str, survey: &Survey, lang: Lang) -> String {
    let about = &survey.about;
    let blanks = [
        ("{owner}", about.owner.get(lang)),
        ("{own}", about.privacy.as_ref().map_or("", |text| text.get(lang))),
        ("{contact}", &about.contact),
        ("{survey}", &about.id),
        ("{draft_days}", &about.retention.draft_days.to_string()),
        ("{answer_days}", &about.retention.answer_days.to_string()),
    ];
    blanks.into_iter().fold(text.to_owned(), |text, (blank, words)| text.replace(blank, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_blank_is_left() {
        for text in [PRIVACY, ACCESSIBILITY, COOKIES] {
            let known = ["{owner}", "{own}", "{contact}", "{survey}", "{draft_days}", "{answer_days}"];
            let rest = known.iter().fold(text.to_owned(), |text, blank| text.replace(blank, ""));
            assert!(!rest.contains(['{', '}']), "{rest}");
        }
    }
}
