//! Fields of Word that show a property of the document or of its user: the result of the last calculation stands in the text.

use crate::clean::xml::Element;

/// Fields whose results are emptied.
const PERSONAL: [&str; 12] = [
    "AUTHOR",
    "LASTSAVEDBY",
    "USERNAME",
    "USERINITIALS",
    "USERADDRESS",
    "FILENAME",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "INFO",
    "TEMPLATE",
    "COMMENTS",
    "KEYWORDS",
];

/// Where in fields a reader of the document stands.
#[derive(Default)]
pub(super) struct Fields {
    /// The instructions of the fields that are open, the innermost last.
    open: Vec<String>,
    /// For each simple field and each bound control that is open, whether it is personal.
    simple: Vec<bool>,
    in_instruction: bool,
}

impl Fields {
    pub(super) fn start(&mut self, element: &mut Element) {
        self.in_instruction = element.name() == "instrText";
        match (element.name(), element.get("fldCharType")) {
            ("fldChar", Some("begin")) => self.open.push(String::new()),
            ("fldChar", Some("end")) => drop(self.open.pop()),
            ("fldSimple", _) => {
                let is_personal = element.get("instr").is_some_and(is_personal);
                self.simple.push(is_personal);
                if is_personal {
                    element.set("instr", " AUTHOR ");
                }
            }
            ("sdt", _) => self.simple.push(false),
            // A control that shows one of the document's properties.
            ("dataBinding", _) if element.get("xpath").is_some_and(|path| path.contains("roperties")) => {
                if let Some(bound) = self.simple.last_mut() {
                    *bound = true;
                }
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: String) -> String {
        if let Some(instruction) = self.open.last_mut().filter(|_| self.in_instruction) {
            instruction.push_str(&text);
        }
        let is_hidden = self.open.iter().any(|field| is_personal(field)) || self.simple.contains(&true);
        match (is_hidden, self.in_instruction) {
            (false, _) => text,
            (true, false) => String::new(),
            (true, true) => " AUTHOR ".to_owned(),
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        self.in_instruction = false;
        if matches!(name, "fldSimple" | "sdt") {
            self.simple.pop();
        }
    }
}

fn is_personal(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    PERSONAL.contains(&name.as_str())
}
