//! What can be wrong with a file, in GOV.UK's words for it.

use crate::kinds::FileType;
use crate::text::Lang;

/// Why a file cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BadFile {
    /// Its content is not of a type that is accepted.
    WrongType {
        /// The types that are.
        accepted: Vec<FileType>,
    },
    /// It is larger than allowed.
    TooLarge {
        /// The most megabytes.
        max: u32,
    },
    /// There is nothing in it.
    Empty,
    /// It cannot be opened without a password.
    Locked,
    /// It is damaged, or made to do damage when it is opened.
    Unreadable,
    /// The virus scanner found something in it.
    Infected,
    /// It did not arrive.
    Lost,
    /// It is still on its way, or did not make it. Only a browser knows.
    Unfinished,
}

impl BadFile {
    /// The kind of mistake in one stable word, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            BadFile::WrongType { .. } => "file_type",
            BadFile::TooLarge { .. } => "file_too_large",
            BadFile::Empty => "file_empty",
            BadFile::Locked => "file_locked",
            BadFile::Unreadable => "file_unreadable",
            BadFile::Infected => "file_infected",
            BadFile::Lost => "file_lost",
            BadFile::Unfinished => "file_unfinished",
        }
    }

    /// What to tell the respondent.
    pub fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, BadFile::WrongType { accepted }) => {
                let types = list(accepted, "or");
                // Their names are spelt out when read: an O-D-T, an X-L-S-X.
                let article = if types.starts_with(['O', 'X']) { "an" } else { "a" };
                format!("The selected file must be {article} {types}")
            }
            (Lang::Cy, BadFile::WrongType { accepted }) => {
                format!("Rhaid i’r ffeil a ddewiswyd fod yn {}", list(accepted, "neu"))
            }
            (Lang::En, BadFile::TooLarge { max }) => {
                format!("The selected file must be smaller than {max}MB")
            }
            (Lang::Cy, BadFile::TooLarge { max }) => {
                format!("Rhaid i’r ffeil a ddewiswyd fod yn llai na {max}MB")
            }
            (Lang::En, BadFile::Empty) => "The selected file is empty".to_owned(),
            (Lang::Cy, BadFile::Empty) => "Mae’r ffeil a ddewiswyd yn wag".to_owned(),
            (Lang::En, BadFile::Locked) => "The selected file is password protected".to_owned(),
            (Lang::Cy, BadFile::Locked) => "Mae’r ffeil a ddewiswyd wedi’i diogelu gan gyfrinair".to_owned(),
            (Lang::En, BadFile::Unreadable) => {
                "The selected file could not be read – save a new copy of it and upload that".to_owned()
            }
            (Lang::Cy, BadFile::Unreadable) => {
                "Ni ellid darllen y ffeil a ddewiswyd – cadwch gopi newydd ohoni a lanlwythwch hwnnw"
                    .to_owned()
            }
            (Lang::En, BadFile::Infected) => "The selected file contains a virus".to_owned(),
            (Lang::Cy, BadFile::Infected) => "Mae’r ffeil a ddewiswyd yn cynnwys feirws".to_owned(),
            (Lang::En, BadFile::Lost) => "The selected file could not be uploaded – try again".to_owned(),
            (Lang::Cy, BadFile::Lost) => {
                "Ni ellid lanlwytho’r ffeil a ddewiswyd – rhowch gynnig arall arni".to_owned()
            }
            (Lang::En, BadFile::Unfinished) => {
                "Wait until every selected file is uploaded, or remove it".to_owned()
            }
            (Lang::Cy, BadFile::Unfinished) => {
                "Arhoswch nes bod pob ffeil a ddewiswyd wedi’i lanlwytho, neu tynnwch hi".to_owned()
            }
        }
    }
}

/// `CSV, DOCX or PDF`.
fn list(types: &[FileType], or: &str) -> String {
    let mut names: Vec<String> = types.iter().map(|file| file.extension().to_uppercase()).collect();
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} {or} {last}", names.join(", ")) }
}
