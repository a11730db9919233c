//! The addresses of a survey's pages: `/{survey}/{page}`, in Welsh `/{survey}/cy/{page}`.

use shared::survey::Survey;
use shared::text::Lang;

use crate::words::words;

/// The path that all pages of a survey in one language begin with.
pub fn root(survey: &Survey, lang: Lang) -> String {
    match lang {
        Lang::En => format!("/{}", survey.about.id),
        Lang::Cy => format!("/{}/{}", survey.about.id, lang.tag()),
    }
}

/// The language that a path names, and the path without it; both without the survey's name: `cy/job-role`.
pub fn language(path: &str) -> (Lang, &str) {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    if first == Lang::Cy.tag() { (Lang::Cy, rest) } else { (Lang::En, path) }
}

/// One page of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// What the survey is, and the way in.
    Start,
    /// The introduction: the first page of the survey.
    Introduction,
    /// A page of questions, by position.
    Questions(usize),
    /// The end of a survey that ended early, after the page at this position.
    Exit,
    /// Everything answered, before it is sent.
    CheckAnswers,
    /// The confirmation.
    Sent,
    /// The invitation to follow-up research.
    Invitation,
    /// Withdrawing with a receipt.
    Withdraw,
    /// The answers on this device: keep, move or delete them.
    Here,
    /// The privacy notice.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// What is stored in the browser.
    Cookies,
    /// No page has this address.
    NotFound,
}

/// Why the respondent is on a page, as its address says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// It is next.
    #[default]
    Journey,
    /// To change one answer, from check-answers.
    Change,
    /// It stands in for the page asked for, which the answers do not reach.
    Instead,
}

impl Purpose {
    /// What the address says behind its path.
    pub fn query(self) -> &'static str {
        match self {
            Purpose::Journey => "",
            Purpose::Change => "?change",
            Purpose::Instead => "?instead",
        }
    }
}

impl Address {
    /// The page of `survey` at the end of a path: `job-role` of `/technical-maturity/job-role`. The [language] is not part
    /// of it.
    pub fn parse(survey: &Survey, page: &str) -> Self {
        match page {
            "" => Address::Start,
            "introduction" => Address::Introduction,
            "exit" => Address::Exit,
            "check-answers" => Address::CheckAnswers,
            "sent" => Address::Sent,
            "invitation" if survey.follow_up.is_some() => Address::Invitation,
            "withdraw" => Address::Withdraw,
            "your-answers" => Address::Here,
            "privacy" => Address::Privacy,
            "accessibility" => Address::Accessibility,
            "cookies" => Address::Cookies,
            id => survey.form.page(id).map_or(Address::NotFound, Address::Questions),
        }
    }

    /// The whole path of the page in a language.
    pub fn path(self, survey: &Survey, lang: Lang) -> String {
        let root = root(survey, lang);
        let page = match self {
            Address::Start | Address::NotFound => return root,
            Address::Introduction => "introduction",
            Address::Questions(page) => &survey.form.pages[page].id,
            Address::Exit => "exit",
            Address::CheckAnswers => "check-answers",
            Address::Sent => "sent",
            Address::Invitation => "invitation",
            Address::Withdraw => "withdraw",
            Address::Here => "your-answers",
            Address::Privacy => "privacy",
            Address::Accessibility => "accessibility",
            Address::Cookies => "cookies",
        };
        format!("{root}/{page}")
    }

    /// The title for the browser's tab: what is on the page, then its section, then the survey.
    pub fn title(self, survey: &Survey, lang: Lang) -> String {
        let words = words(lang);
        let survey_title = survey.about.title.get(lang);
        let page = match self {
            Address::Start => return survey_title.to_owned(),
            Address::Introduction => words.introduction_title,
            Address::Questions(page) => {
                let heading =
                    crate::pages::questions::heading(&survey.form, page).map_or("", |text| text.get(lang));
                let section = survey.form.sections[survey.form.pages[page].section].title.get(lang);
                return format!("{heading} – {section} – {survey_title}");
            }
            Address::Exit => words.exit_title,
            Address::CheckAnswers => words.check_title,
            Address::Sent => words.sent_title,
            Address::Invitation => {
                crate::pages::invitation::heading(survey).map_or("", |text| text.get(lang))
            }
            Address::Withdraw => words.after.withdraw_title,
            Address::Here => words.here.title,
            Address::Privacy => words.privacy_title,
            Address::Accessibility => words.accessibility_title,
            Address::Cookies => words.cookies_title,
            Address::NotFound => words.not_found_title,
        };
        format!("{page} – {survey_title}")
    }
}
