//! Resolves the names in conditions, and refuses tests that could never hold.

use super::Scope;
use crate::condition::{Condition, Expression, Name, Predicate, Test, Wanted, parse};
use crate::date::is_iso;
use crate::definition::Question;
use crate::diagnostic::{Diagnostic, Place};
use crate::kinds::Kind;
use crate::survey::{Role, Variable};
use crate::value::Shape;

/// Tests a condition may make once its names are spelt out: names that use names that use names grow without bound.
const LARGEST: usize = 10_000;

/// Named conditions may use each other this many deep, so that none can exhaust the stack.
const DEEPEST: usize = 32;

impl Scope<'_> {
    /// The condition written at `place`; a condition that cannot be resolved is reported and always holds.
    pub(super) fn one_condition(&mut self, place: &Place, text: &str) -> Condition {
        let mut resolver =
            Resolver { scope: self, place: place.clone(), open: Vec::new(), tests: 0, used: Vec::new() };
        let condition = resolver.text(text);
        let used = resolver.used;
        self.mark_used(used);
        condition.unwrap_or_else(|diagnostic| {
            self.report(*diagnostic);
            Condition::Always
        })
    }
}

struct Resolver<'a, 'b> {
    scope: &'a Scope<'b>,
    /// Where the condition being resolved is written.
    place: Place,
    /// The named conditions being resolved, outermost first, each with the place and offset that uses it.
    open: Vec<(String, Place, usize)>,
    /// How many tests were made so far.
    tests: usize,
    /// Where the named conditions stand that were used.
    used: Vec<Place>,
}

type Resolved<T> = Result<T, Box<Diagnostic>>;

impl Resolver<'_, '_> {
    fn text(&mut self, text: &str) -> Resolved<Condition> {
        match parse(text) {
            Ok(expression) => self.expression(&expression),
            Err(error) => Err(Box::new(Diagnostic::new(&self.place, error.message).at(error.offset))),
        }
    }

    fn fail<T>(&self, name: &Name, message: impl Into<String>) -> Resolved<T> {
        Err(Box::new(Diagnostic::new(&self.place, message).at(name.1)))
    }

    fn unknown<T>(&self, what: &str, name: &Name, known: impl IntoIterator<Item = String>) -> Resolved<T> {
        Err(Box::new(Diagnostic::unknown(&self.place, what, &name.0, known).at(name.1)))
    }

    fn expression(&mut self, expression: &Expression) -> Resolved<Condition> {
        Ok(match expression {
            Expression::And(inner) => Condition::All(self.expressions(inner)?),
            Expression::Or(inner) => Condition::Any(self.expressions(inner)?),
            Expression::Not(inner) => Condition::Not(Box::new(self.expression(inner)?)),
            Expression::Name(name) => self.named(name)?,
            Expression::Predicate(subject, predicate) => Condition::Test(self.test(subject, predicate)?),
        })
    }

    fn expressions(&mut self, expressions: &[Expression]) -> Resolved<Vec<Condition>> {
        expressions.iter().map(|expression| self.expression(expression)).collect()
    }

    fn named(&mut self, name: &Name) -> Resolved<Condition> {
        let conditions = &self.scope.definition.conditions;
        let Some(text) = conditions.get(&name.0) else {
            if self.is_defined(&name.0) {
                let message =
                    format!("`{0}` is a question, not a condition: ask it, as in `answered({0})`", name.0);
                return self.fail(name, message);
            }
            return self.unknown("condition", name, conditions.keys().cloned());
        };
        if self.open.iter().any(|(open, ..)| *open == name.0) {
            return self.fail(name, format!("the condition `{}` is defined by itself", name.0));
        }
        if self.open.len() == DEEPEST {
            return self.fail(name, "too many conditions stand behind each other here");
        }
        let place = Place::default().then("conditions").then(&name.0);
        self.used.push(place.clone());
        let outer = std::mem::replace(&mut self.place, place);
        self.open.push((name.0.clone(), outer.clone(), name.1));
        let condition = self.text(text);
        self.open.pop();
        self.place = outer;
        condition
    }

    fn test(&mut self, subject: &Name, predicate: &Predicate) -> Resolved<Test> {
        let variable = self.subject(subject)?;
        self.tests += 1;
        if self.tests > LARGEST {
            return self.fail(subject, format!("this condition makes more than {LARGEST} tests"));
        }
        let shape = self.scope.form.variables[variable].shape;
        let wanted = match (predicate, shape) {
            (Predicate::Answered, _) => Wanted::Answered,
            (Predicate::In(codes), Shape::Choice) => Wanted::In(self.codes(variable, codes)?),
            (Predicate::Any(codes), Shape::Choices) => Wanted::Any(self.codes(variable, codes)?),
            (Predicate::All(codes), Shape::Choices) => Wanted::All(self.codes(variable, codes)?),
            (Predicate::Only(codes), Shape::Choices) => Wanted::Only(self.codes(variable, codes)?),
            (Predicate::Count(comparison, count), Shape::Choices) => match count.0.parse() {
                Ok(number) => Wanted::Count(*comparison, number),
                Err(_) => return self.fail(count, "expected a number of options"),
            },
            (Predicate::Compare(comparison, bound), Shape::Number) => match bound.0.parse() {
                Ok(number) => Wanted::Number(*comparison, number),
                Err(_) => return self.fail(bound, "expected a number"),
            },
            (Predicate::Compare(comparison, bound), Shape::Date) => {
                if !is_iso(&bound.0) {
                    return self.fail(bound, "expected a date such as 2026-01-31");
                }
                Wanted::Date(*comparison, bound.0.clone())
            }
            (_, shape) => return self.fail(subject, misfit(&subject.0, shape)),
        };
        Ok(Test { variable, wanted })
    }

    /// The variable a condition names: a question, or a row of a matrix.
    fn subject(&self, name: &Name) -> Resolved<usize> {
        let form = &self.scope.form;
        let is_subject = |variable: &&Variable| matches!(variable.role, Role::Answer | Role::Row(_));
        // Variables of the question under construction are there already, but it cannot be its own condition.
        let found = form.variable(&name.0).filter(|&at| form.variables[at].question < form.questions.len());
        match found {
            Some(at) if is_subject(&&form.variables[at]) => Ok(at),
            _ if form.question(&name.0).is_some() => {
                let message =
                    "this has no answer of its own to test; a matrix has one per row, as in `matrix.row`";
                self.fail(name, message)
            }
            _ if self.is_defined(&name.0) => self.too_early(name),
            _ => {
                let known = form.variables.iter().filter(is_subject).map(|variable| variable.name.clone());
                self.unknown("question", name, known)
            }
        }
    }

    /// A question that is asked, but not before this point. Behind a named condition "this point" is where it is used.
    fn too_early<T>(&self, name: &Name) -> Resolved<T> {
        let (place, offset, looks) = match self.open.first() {
            None => (&self.place, name.1, format!("`{}`", name.0)),
            Some((open, place, offset)) => (place, *offset, format!("`{open}` looks at `{}`, which", name.0)),
        };
        let is_invitation = place.0.first().is_some_and(|step| step == "follow_up");
        let why =
            if is_invitation { "the invitation sees no answers" } else { "a condition looks back only" };
        let message = format!("{looks} is not asked before this point: {why}");
        Err(Box::new(Diagnostic::new(place, message).at(offset)))
    }

    /// Whether any question or matrix row of the survey has this name, wherever it stands.
    fn is_defined(&self, name: &str) -> bool {
        let (id, row) = name.split_once('.').map_or((name, None), |(id, row)| (id, Some(row)));
        let has_row = |question: &Question| {
            let mut rows = question.rows.iter().flat_map(|rows| &rows.0);
            row.is_none_or(|row| rows.any(|(code, _)| code == row))
        };
        let pages = self.scope.definition.sections.iter().flat_map(|section| &section.pages);
        pages.flat_map(|page| &page.questions).any(|question| question.id == id && has_row(question))
    }

    fn codes(&self, variable: usize, codes: &[Name]) -> Resolved<Vec<String>> {
        let form = &self.scope.form;
        let kind: &Kind = &form.questions[form.variables[variable].question].kind;
        for code in codes {
            if !kind.choices().iter().any(|choice| choice.code == code.0) {
                let known = kind.choices().iter().map(|choice| choice.code.clone());
                return self.unknown("option", code, known);
            }
        }
        Ok(codes.iter().map(|(code, _)| code.clone()).collect())
    }
}

fn misfit(subject: &str, shape: Shape) -> String {
    match shape {
        Shape::Choice => format!("one option of `{subject}` is chosen: test it with `is` or `in (…)`"),
        Shape::Choices => {
            format!("options of `{subject}` are ticked: test them with `includes` or `count(…)`")
        }
        Shape::Number => format!("`{subject}` is a number: compare it, as in `{subject} >= 18`"),
        Shape::Date => format!("`{subject}` is a date: compare it, as in `{subject} < 2026-01-31`"),
        Shape::Text | Shape::Files => {
            format!("no more can be tested of `{subject}` than `answered({subject})`")
        }
    }
}
