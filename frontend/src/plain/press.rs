//! What the press of a button on a plain page sends.

use std::collections::HashMap;

use shared::date::DateParts;
use shared::problem::Problem;
use shared::raw::RawValue;
use shared::survey::Variable;
use shared::value::Shape;

use super::Draft;

/// The name of the field that carries the draft. No variable has a colon in its name.
pub(super) const DRAFT: &str = ":draft";

/// The name of the buttons.
pub(crate) const PRESS: &str = ":press";

/// Which button was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// On with what is on the page.
    Continue,
    /// To another page, by its name; what is on this one is kept, not checked.
    To(String),
    /// To the page of one answer, by its name, and back to check-answers from there.
    Change(String),
    /// Nowhere: files that were chosen are uploaded.
    Upload,
    /// Nowhere: the file with this id is removed.
    Remove(String),
    /// Off with the answers.
    Send,
}

/// A file that came with a press, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The variable it is an answer to.
    pub variable: String,
    /// The id under which it is kept and its name; or why it is not.
    pub outcome: Result<(String, String), Problem>,
}

impl Press {
    /// Reads what [`value`](Self::value) wrote; anything else goes on.
    fn parse(value: &str) -> Self {
        match value.split_once(' ') {
            Some(("to", page)) => Press::To(page.to_owned()),
            Some(("change", page)) => Press::Change(page.to_owned()),
            Some(("remove", id)) => Press::Remove(id.to_owned()),
            _ if value == "upload" => Press::Upload,
            _ if value == "send" => Press::Send,
            _ => Press::Continue,
        }
    }

    /// What the button sends.
    pub(crate) fn value(&self) -> String {
        match self {
            Press::Continue => "continue".to_owned(),
            Press::To(page) => format!("to {page}"),
            Press::Change(page) => format!("change {page}"),
            Press::Upload => "upload".to_owned(),
            Press::Remove(id) => format!("remove {id}"),
            Press::Send => "send".to_owned(),
        }
    }
}

/// What was in the controls of a page, by their names, and the files that came with it.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    texts: HashMap<String, Vec<String>>,
    files: Vec<Arrival>,
}

/// A page came back with a draft that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Typed {
    /// Takes apart what a form sent: the button, the draft if there was one, and what was typed. `files` came with it.
    ///
    /// # Errors
    /// When there is a draft that cannot be read.
    pub fn read(
        pairs: impl IntoIterator<Item = (String, String)>,
        files: Vec<Arrival>,
    ) -> Result<(Press, Option<Draft>, Self), Damaged> {
        let mut typed = Typed { texts: HashMap::new(), files };
        for (name, value) in pairs {
            typed.texts.entry(name).or_default().push(value);
        }
        let press = Press::parse(&typed.text(PRESS));
        let draft = typed.texts.remove(DRAFT).map(|drafts| match drafts.as_slice() {
            [draft] => serde_json::from_str(draft).map_err(|_| Damaged),
            _ => Err(Damaged),
        });
        Ok((press, draft.transpose()?, typed))
    }

    /// What was typed for a variable.
    pub(super) fn value(&self, variable: &Variable) -> RawValue {
        let name = &variable.name;
        match variable.shape {
            Shape::Choices => RawValue::Many(self.texts.get(name).cloned().unwrap_or_default()),
            // Files are taken from what arrived: a form that cannot send them sends their names.
            Shape::Files => RawValue::Many(Vec::new()),
            Shape::Date => RawValue::One(self.date(name).join()),
            Shape::Text | Shape::Choice | Shape::Number => RawValue::One(self.text(name)),
        }
    }

    /// The text in a control. Forms send line breaks as two characters; scripts see, and the rules count, one.
    pub(super) fn text(&self, name: &str) -> String {
        let values = self.texts.get(name).map(Vec::as_slice).unwrap_or_default();
        values.first().map(|text| text.replace("\r\n", "\n")).unwrap_or_default()
    }

    /// The files that are kept as answers to a variable: id and name.
    pub(super) fn kept<'a>(&'a self, variable: &'a str) -> impl Iterator<Item = &'a (String, String)> {
        let own = self.files.iter().filter(move |file| file.variable == variable);
        own.filter_map(|file| file.outcome.as_ref().ok())
    }

    /// Why files are not kept.
    pub(super) fn refused(&self) -> impl Iterator<Item = &Problem> {
        self.files.iter().filter_map(|file| file.outcome.as_ref().err())
    }

    /// The three boxes of a date.
    fn date(&self, name: &str) -> DateParts {
        let part = |part: &str| self.text(&format!("{name}-{part}"));
        DateParts { day: part("day"), month: part("month"), year: part("year") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_recognised_by_what_it_sends() {
        let presses = [
            Press::Continue,
            Press::To("exit".to_owned()),
            Press::Change("data-helpful".to_owned()),
            Press::Upload,
            Press::Remove("0f".to_owned()),
            Press::Send,
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.value()), press);
        }
        assert_eq!(Press::parse("to"), Press::Continue);
    }
}
