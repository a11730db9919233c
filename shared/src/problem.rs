//! A respondent's mistake, as data. What it is called in front of the respondent is in `wording`.

mod file;
mod wording;

use crate::decimal::Decimal;
use crate::survey::Form;
use crate::text::Lang;

pub use file::BadFile;
use wording::Wording;

/// One thing that stands between an answer and its acceptance.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The question, by id. For a variable the survey does not have, that variable.
    pub question: String,
    /// The variable whose control is to be mended.
    pub variable: String,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What can be wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// A required answer is missing.
    Required,
    /// An option was chosen that needs a text beside it.
    DetailRequired,
    /// More characters than allowed.
    TooLong {
        /// The most characters.
        max: u32,
    },
    /// Not a number in figures.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// Too many digits after the decimal point.
    TooManyDecimals {
        /// The most digits.
        max: u8,
    },
    /// Below the least allowed.
    TooSmall {
        /// The least.
        min: Decimal,
    },
    /// Above the most allowed.
    TooLarge {
        /// The most.
        max: Decimal,
    },
    /// Not a date in the calendar.
    NotADate,
    /// Before the earliest allowed.
    TooEarly {
        /// The earliest, as `YYYY-MM-DD`.
        min: String,
    },
    /// After the latest allowed.
    TooLate {
        /// The latest, as `YYYY-MM-DD`.
        max: String,
    },
    /// Fewer options, or files, than demanded.
    TooFew {
        /// The least number.
        min: usize,
    },
    /// More options, or files, than allowed.
    TooMany {
        /// The most.
        max: usize,
    },
    /// "None of the above" together with something above.
    ExclusiveMixed {
        /// The code of the option that excludes the others.
        exclusive: String,
    },
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a postcode.
    NotAPostcode,
    /// A code the question does not offer.
    UnknownOption,
    /// A list where one text belongs.
    WrongShape,
    /// A variable the survey does not have.
    UnknownVariable,
    /// A file the server does not know.
    UnknownUpload,
    /// A file that cannot be taken.
    BadFile(BadFile),
}

impl Mistake {
    /// The kind of mistake in one stable word, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Mistake::Required => "required",
            Mistake::DetailRequired => "detail_required",
            Mistake::TooLong { .. } => "too_long",
            Mistake::NotANumber => "not_a_number",
            Mistake::NotWhole => "not_whole",
            Mistake::TooManyDecimals { .. } => "too_many_decimals",
            Mistake::TooSmall { .. } => "too_small",
            Mistake::TooLarge { .. } => "too_large",
            Mistake::NotADate => "not_a_date",
            Mistake::TooEarly { .. } => "too_early",
            Mistake::TooLate { .. } => "too_late",
            Mistake::TooFew { .. } => "too_few",
            Mistake::TooMany { .. } => "too_many",
            Mistake::ExclusiveMixed { .. } => "exclusive_mixed",
            Mistake::NotAnEmail => "not_an_email",
            Mistake::NotAPhone => "not_a_phone",
            Mistake::NotAPostcode => "not_a_postcode",
            Mistake::UnknownOption => "unknown_option",
            Mistake::WrongShape => "wrong_shape",
            Mistake::UnknownVariable => "unknown_variable",
            Mistake::UnknownUpload => "unknown_upload",
            Mistake::BadFile(file) => file.code(),
        }
    }
}

impl Problem {
    /// What is wrong with `variable` of `question`.
    pub fn new(question: &str, variable: &str, mistake: Mistake) -> Self {
        Problem { question: question.to_owned(), variable: variable.to_owned(), mistake }
    }

    /// The language of the [message](Self::message) for a reader of `wanted`: that of the question, as one sentence in two
    /// languages helps nobody.
    pub fn lang(&self, form: &Form, wanted: Lang) -> Lang {
        let question = form.question(&self.question);
        question.map_or(wanted, |question| question.spec.ask.lang(wanted).unwrap_or_default())
    }

    /// What to tell the respondent, in the words of the question and in its [language](Self::lang).
    pub fn message(&self, form: &Form, lang: Lang) -> String {
        match form.question(&self.question) {
            Some(question) => {
                let lang = self.lang(form, lang);
                Wording { form, question, problem: self, lang }.message()
            }
            None => match lang {
                Lang::En => format!("There is no question “{}” in this survey", self.variable),
                Lang::Cy => format!("Nid oes cwestiwn “{}” yn yr arolwg hwn", self.variable),
            },
        }
    }
}

/// `2026-11-03` as GOV.UK writes dates: `3 November 2026`. Anything else is returned as it is.
pub fn written_date(iso: &str, lang: Lang) -> String {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const CY: [&str; 12] = [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ];
    let mut parts = iso.split('-').map(str::parse::<usize>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day))) => {
            let months = match lang {
                Lang::En => EN,
                Lang::Cy => CY,
            };
            format!("{day} {} {year}", months[month - 1])
        }
        _ => iso.to_owned(),
    }
}
