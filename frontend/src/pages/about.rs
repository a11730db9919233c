//! The pages about the survey rather than of it: privacy, accessibility, cookies. Their words stand in `frontend/texts`, with
//! blanks for what the definition says.

use leptos::prelude::*;
use shared::survey::Survey;
use shared::text::Lang;

use crate::layout::column;
use crate::prose::prose;
use crate::session::Session;

pub(super) const PRIVACY: &str = include_str!("../../texts/en/privacy.md");
pub(super) const ACCESSIBILITY: &str = include_str!("../../texts/en/accessibility.md");
pub(super) const COOKIES: &str = include_str!("../../texts/en/cookies.md");

pub(super) fn view(session: Session, title: &'static str, text: &str) -> AnyView {
    let survey = session.survey();
    let text = fill(text, &survey, session.lang);
    column(view! {
        <h1 class="govuk-heading-l">{title}</h1>
        {prose(&survey, &text)}
    })
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
