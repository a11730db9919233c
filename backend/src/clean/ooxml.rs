//! Office Open XML: text documents of Word and spreadsheets of Excel.

mod fields;
mod relations;

use shared::kinds::FileType;

use self::fields::Fields;
use self::relations::Relations;
use super::package::{Fate, Format};
use super::xml::{Element, Rules};

/// The part that says what the others are.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// Who did something, where somebody must have done it.
const SOMEBODY: &str = "Author";

pub(super) fn file_type(types: &str) -> Option<FileType> {
    if types.contains("wordprocessingml.document.main+xml") {
        Some(FileType::Docx)
    } else if types.contains("spreadsheetml.sheet.main+xml") {
        Some(FileType::Xlsx)
    } else {
        None
    }
}

/// The format.
pub(super) struct Ooxml;

impl Format for Ooxml {
    fn fate(&self, name: &str) -> Fate {
        if is_dropped(name) {
            return Fate::Dropped;
        }
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        match extension.as_str() {
            "rels" => Fate::Scrubbed(Box::new(Relations::of(name))),
            "xml" | "vml" => Fate::Scrubbed(Box::new(Content::default())),
            "docx" | "xlsx" => Fate::Document,
            "odttf" => Fate::Kept,
            _ if folder.ends_with("media") => Fate::Picture,
            _ => Fate::Emptied,
        }
    }
}

/// Parts that hold properties, people, printers, programs, data of other programs or earlier versions.
fn is_dropped(name: &str) -> bool {
    const FOLDERS: [&str; 12] = [
        "docProps",
        "customXml",
        "printerSettings",
        "persons",
        "threadedComments",
        "revisions",
        "webextensions",
        "_xmlsignatures",
        "customUI",
        "customProperty",
        "activeX",
        "externalLinks",
    ];
    const FILES: [&str; 8] = [
        "people.xml",
        "commentsExtensible.xml",
        "commentsIds.xml",
        "vbaProject.bin",
        "vbaData.xml",
        "vbaProjectSignature.bin",
        "recipients.xml",
        "customizations.xml",
    ];
    let mut steps: Vec<&str> = name.trim_start_matches('/').split('/').collect();
    let file = steps.pop().unwrap_or_default();
    steps.iter().any(|step| FOLDERS.contains(step)) || FILES.contains(&file) || file.starts_with("thumbnail.")
}

/// Elements that go, with all that is in them: which editing sessions there were, what else the author has.
const DROPPED: [&str; 12] = [
    "rsids",
    "docVars",
    "attachedTemplate",
    "mailMerge",
    "fileSharing",
    "absPath",
    "revisionPtr",
    "docId",
    "externalReferences",
    "legacyDrawingHF",
    "webPublishing",
    "smartTagType",
];

/// The rules for what one reads, for the list of types and for everything else in XML.
#[derive(Default)]
struct Content {
    fields: Fields,
    /// The authors of a spreadsheet's notes, which begin with their names.
    authors: Vec<String>,
    in_author: bool,
}

impl Rules for Content {
    fn start(&mut self, element: &mut Element) -> bool {
        if DROPPED.contains(&element.name()) || element.get("PartName").is_some_and(is_dropped) {
            return false;
        }
        for (name, value) in
            [("author", SOMEBODY), ("initials", "A"), ("userName", SOMEBODY), ("lastModifiedBy", "")]
        {
            element.set(name, value);
        }
        for name in ["refreshedBy", "connection", "odcFile", "sourceFile", "refreshedDate"] {
            element.set(name, "");
        }
        let is_change = element.get("author").is_some();
        let is_page_setup = element.name() == "pageSetup";
        element.retain(|name| match name {
            "date" | "dateUtc" => !is_change,
            // Leads to the settings of a printer, which go.
            "id" => !is_page_setup,
            "refreshedDate" | "refreshedDateIso" | "refreshedBy" => false,
            _ => !name.starts_with("rsid"),
        });
        self.in_author = element.name() == "author";
        if self.in_author {
            self.authors.push(String::new());
        }
        self.fields.start(element);
        true
    }

    fn text(&mut self, text: String) -> String {
        if self.in_author {
            if let Some(author) = self.authors.last_mut() {
                author.push_str(text.trim());
            }
            return SOMEBODY.to_owned();
        }
        let text = self.fields.text(text);
        let named = self.authors.iter().filter(|author| !author.is_empty());
        named.fold(text, |text, author| text.replace(author.as_str(), SOMEBODY))
    }

    fn end(&mut self, name: &str) {
        self.in_author = false;
        self.fields.end(name);
    }
}
