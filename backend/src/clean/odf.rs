//! OpenDocument text and spreadsheets.

use shared::kinds::FileType;

use super::package::{Fate, Format};
use super::xml::{Element, Rules};

/// The part that says what the document is.
pub(super) const MEDIA_TYPE: &str = "mimetype";

/// The part that lists the others.
pub(super) const MANIFEST: &str = "META-INF/manifest.xml";

pub(super) fn file_type(media_type: &str) -> Option<FileType> {
    match media_type.trim() {
        "application/vnd.oasis.opendocument.text" => Some(FileType::Odt),
        "application/vnd.oasis.opendocument.spreadsheet" => Some(FileType::Ods),
        _ => None,
    }
}

/// The format. Of its parts only those stay that make up what one reads: not `meta.xml`, not the settings with the name of
/// the printer, no signatures, thumbnails or programs.
pub(super) struct Odf;

impl Format for Odf {
    fn fate(&self, name: &str) -> Fate {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        match file {
            _ if is_dropped(name) => Fate::Dropped,
            MEDIA_TYPE if folder.is_empty() => Fate::Kept,
            "manifest.xml" | "content.xml" | "styles.xml" => {
                Fate::Scrubbed(Box::new(Content { manifest: name == MANIFEST, ..Content::default() }))
            }
            _ if folder.ends_with("Pictures") || folder.ends_with("media") => Fate::Picture,
            _ => Fate::Emptied,
        }
    }
}

fn is_dropped(name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let folders = ["Thumbnails", "Basic", "Scripts", "Dialogs", "Configurations2", "ObjectReplacements"];
    matches!(file, "meta.xml" | "settings.xml" | "manifest.rdf" | "layout-cache" | "rdf")
        || folders.iter().any(|dropped| folder.split('/').any(|step| step == *dropped))
        || (folder == "META-INF" && name != MANIFEST)
}

/// Elements that name a person, an address of theirs or a file of theirs. They stay, empty: a change must have an author.
const PERSONAL: [&str; 14] = [
    "creator",
    "creator-initials",
    "initial-creator",
    "printed-by",
    "author-name",
    "author-initials",
    "sender-initials",
    "file-name",
    "user-field-get",
    "user-defined",
    "keywords",
    "generator",
    "template-name",
    "date-string",
];

/// The rules for text, styles and the list of parts.
#[derive(Default)]
struct Content {
    manifest: bool,
    /// How many personal elements are open.
    personal: usize,
    /// Whether the element that is open is a date of an edit.
    dated: bool,
}

fn is_personal(name: &str) -> bool {
    PERSONAL.contains(&name) || name.starts_with("sender-")
}

impl Rules for Content {
    fn start(&mut self, element: &mut Element) -> bool {
        if self.manifest && element.get("full-path").is_some_and(is_dropped) {
            return false;
        }
        let name = element.name();
        if matches!(name, "meta" | "user-field-decls" | "scripts" | "event-listeners" | "settings") {
            return false;
        }
        self.dated = name == "date";
        self.personal += usize::from(is_personal(name));
        // Which editing session a piece of text is from.
        element.retain(|name| !matches!(name, "rsid" | "paragraph-rsid" | "creation-time" | "modified-time"));
        element.set("date-time", "1980-01-01T00:00:00");
        true
    }

    fn text(&mut self, text: String) -> String {
        if self.personal > 0 {
            String::new()
        } else if self.dated {
            "1980-01-01T00:00:00".to_owned()
        } else {
            text
        }
    }

    fn end(&mut self, name: &str) {
        self.dated = false;
        self.personal -= usize::from(is_personal(name));
    }
}
