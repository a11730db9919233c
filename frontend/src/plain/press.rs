//! What the press of a button on a plain page sends.

use std::collections::HashMap;

use shared::date::DateParts;
use shared::raw::RawValue;
use shared::survey::Variable;
use shared::value::Shape;

use super::Draft;

/// The name of the field that carries the draft. No variable has a colon in its name.
pub(super) const DRAFT: &str = ":draft";

/// The name of the buttons.
pub(super) const PRESS: &str = ":press";

/// Which button was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// On with what is on the page.
    Continue,
    /// To another page, by its name; what is on this one is kept, not checked.
    To(String),
    /// To the page of one answer, by its name, and back to check-answers from there.
    Change(String),
    /// Off with the answers.
    Send,
}

impl Press {
    /// Reads what [`value`](Self::value) wrote; anything else goes on.
    fn parse(value: &str) -> Self {
        match value.split_once(' ') {
            Some(("to", page)) => Press::To(page.to_owned()),
            Some(("change", page)) => Press::Change(page.to_owned()),
            _ if value == "send" => Press::Send,
            _ => Press::Continue,
        }
    }

    /// What the button sends.
    pub(super) fn value(&self) -> String {
        match self {
            Press::Continue => "continue".to_owned(),
            Press::To(page) => format!("to {page}"),
            Press::Change(page) => format!("change {page}"),
            Press::Send => "send".to_owned(),
        }
    }
}

/// What was in the controls of a page, by their names.
#[derive(Clone, Debug, Default)]
pub struct Typed(HashMap<String, Vec<String>>);

/// A page came back with a draft that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Typed {
    /// Takes apart what a form sent: the button, the draft if there was one, and what was typed.
    ///
    /// # Errors
    /// When there is a draft that cannot be read.
    pub fn read(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(Press, Option<Draft>, Self), Damaged> {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value);
        }
        let press = Press::parse(&typed.text(PRESS));
        let draft = typed.0.remove(DRAFT).map(|drafts| match drafts.as_slice() {
            [draft] => serde_json::from_str(draft).map_err(|_| Damaged),
            _ => Err(Damaged),
        });
        Ok((press, draft.transpose()?, typed))
    }

    /// What was typed for a variable.
    pub(super) fn value(&self, variable: &Variable) -> RawValue {
        let name = &variable.name;
        match variable.shape {
            Shape::Choices => RawValue::Many(self.0.get(name).cloned().unwrap_or_default()),
            // Plain pages take no files: such a form would send a file's name, which is nothing the server has.
            Shape::Files => RawValue::Many(Vec::new()),
            Shape::Date => RawValue::One(self.date(name).join()),
            Shape::Text | Shape::Choice | Shape::Number => RawValue::One(self.text(name)),
        }
    }

    /// The text in a control. Forms send line breaks as two characters; scripts see, and the rules count, one.
    pub(super) fn text(&self, name: &str) -> String {
        let values = self.0.get(name).map(Vec::as_slice).unwrap_or_default();
        values.first().map(|text| text.replace("\r\n", "\n")).unwrap_or_default()
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
            Press::Send,
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.value()), press);
        }
        assert_eq!(Press::parse("to"), Press::Continue);
    }
}
