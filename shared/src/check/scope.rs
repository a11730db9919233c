//! What is known while a definition is compiled: the form so far, and what was wrong so far.

use std::collections::HashSet;

use crate::condition::Condition;
use crate::definition::{self, Definition, OptionList, Options};
use crate::diagnostic::{Diagnostic, Place};
use crate::prose;
use crate::survey::{Form, Role, Variable};
use crate::text::Text;
use crate::value::Shape;

/// The longest name: SPSS, Stata and R all take variable names of 32 characters.
const LONGEST_NAME: usize = 32;

/// Pages of the product that a text may link to.
const LINKED_PAGES: [&str; 4] = ["accessibility", "cookies", "privacy", "withdraw"];

/// A form under construction. Names resolve against what stands in it already, which is how conditions are kept from
/// looking forward.
pub struct Scope<'a> {
    pub(super) definition: &'a Definition,
    pub(super) form: Form,
    diagnostics: Vec<Diagnostic>,
    /// The questions of the form so far, by id.
    ids: HashSet<String>,
    /// Where the shared names stand that something uses.
    used: HashSet<Place>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(definition: &'a Definition) -> Self {
        Scope {
            definition,
            form: Form::default(),
            diagnostics: Vec::new(),
            ids: HashSet::new(),
            used: HashSet::new(),
        }
    }

    /// The form so far, with the questions that conditions look at marked. The next one starts empty.
    pub(super) fn take_form(&mut self) -> Form {
        let mut form = std::mem::take(&mut self.form);
        self.ids.clear();
        let mut tested = vec![false; form.questions.len()];
        let variables = &form.variables;
        let mut mark = |variable: usize| tested[variables[variable].question] = true;
        for page in &form.pages {
            page.show.variables(&mut mark);
            page.end.iter().for_each(|exit| exit.when.variables(&mut mark));
        }
        for question in &form.questions {
            question.show.variables(&mut mark);
            question.kind.choices().iter().for_each(|choice| choice.show.variables(&mut mark));
        }
        for (question, is_tested) in form.questions.iter_mut().zip(tested) {
            question.is_tested = is_tested;
        }
        form
    }

    /// Everything found wrong, each thing once however many questions share it.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut said = HashSet::new();
        let once = |diagnostic: &Diagnostic| said.insert(diagnostic.clone());
        let found: Vec<Diagnostic> = self.diagnostics.into_iter().filter(once).collect();
        // A name may look unused because what uses it is wrong, so this waits until all else is right.
        if found.is_empty() { unused(self.definition, &self.used) } else { found }
    }

    /// Notes something wrong at `place`.
    pub(crate) fn error(&mut self, place: &Place, message: impl Into<String>) {
        self.report(Diagnostic::new(place, message));
    }

    /// Notes that the key at `place` is wrong itself.
    pub(crate) fn key_error(&mut self, place: &Place, message: impl Into<String>) {
        self.report(Diagnostic::new(place, message).on_key());
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes that something uses the shared names at these places.
    pub(super) fn mark_used(&mut self, places: impl IntoIterator<Item = Place>) {
        self.used.extend(places);
    }

    /// Checks the name of the question under construction.
    pub(super) fn check_id(&mut self, place: &Place, id: &str) {
        self.check_name(place, id);
        if !self.ids.insert(id.to_owned()) {
            self.error(place, format!("the question `{id}` already exists"));
        }
    }

    /// Adds a variable of the question under construction and returns its position.
    pub(crate) fn add_variable(&mut self, name: &str, role: Role, shape: Shape) -> usize {
        let at = self.form.variables.len();
        let question = self.form.questions.len();
        if let Err(place) = self.form.place_of(name) {
            self.form.by_name.insert(place, (name.to_owned(), at));
        }
        self.form.variables.push(Variable { name: name.to_owned(), question, role, shape });
        at
    }

    /// Names appear in conditions, addresses, file names, exports and statistics programs.
    pub(super) fn check_name(&mut self, place: &Place, name: &str) {
        if let Some(message) = name_mistake(name) {
            self.error(place, message);
        }
    }

    /// The same for a name that is the key at `place`.
    pub(super) fn check_key_name(&mut self, place: &Place, name: &str) {
        if let Some(message) = name_mistake(name) {
            self.key_error(place, message);
        }
    }

    /// Codes are keys and stand in the data; unlike names they may start with a digit.
    pub(crate) fn check_code(&mut self, place: &Place, code: &str) {
        if code == "comments" {
            self.key_error(
                place,
                "`comments` cannot be a code: remarks on the answer are stored under this name",
            );
        } else if !is_code(code) {
            let message = format!(
                "`{code}` cannot be a code: it takes lower-case letters, digits and hyphens, at most {LONGEST_NAME}"
            );
            self.key_error(place, message);
        }
    }

    /// Checks those of the texts at `place` that the author wrote.
    pub(crate) fn check_texts(&mut self, place: &Place, texts: &[(&str, Option<&Text>)]) {
        for (key, text) in texts {
            if let Some(text) = text {
                self.check_text(&place.then(key), text);
            }
        }
    }

    /// Texts say something in every language of the survey, and link only where a link may lead.
    pub(crate) fn check_text(&mut self, place: &Place, text: &Text) {
        let languages = &self.definition.languages;
        if let Text::ByLang(texts) = text {
            for lang in languages.iter().filter(|lang| !texts.iter().any(|(other, _)| other == *lang)) {
                self.error(place, format!("there is no text for the language `{}`", lang.tag()));
            }
            for (lang, _) in texts.iter().filter(|(lang, _)| !languages.contains(lang)) {
                let message =
                    format!("the survey is not in this language: `languages` lacks `{}`", lang.tag());
                self.error(&place.then(lang.tag()), message);
            }
        }
        for (lang, wording) in text.wordings() {
            let place = lang.map_or_else(|| place.clone(), |lang| place.then(lang.tag()));
            if wording.is_empty() {
                self.error(&place, "there are no words here");
            }
            for href in prose::links(wording) {
                self.check_link(&place, wording, &href);
            }
        }
    }

    fn check_link(&mut self, place: &Place, wording: &str, href: &str) {
        let diagnostic = if !prose::is_safe_href(href) {
            let message =
                format!("a link leads to a page of the product, `https:` or `mailto:`, not to `{href}`");
            Diagnostic::new(place, message)
        } else if !href.contains(':') && !LINKED_PAGES.contains(&href) {
            Diagnostic::unknown(place, "page", href, LINKED_PAGES.map(str::to_owned))
        } else {
            return;
        };
        let offset = wording.find(href).map_or(0, |byte| wording[..byte].chars().count());
        self.report(diagnostic.at(offset));
    }

    /// The options of a question, wherever they are written, and where that is. `None` when there are none, which is
    /// then reported.
    pub(crate) fn options<'q>(
        &mut self,
        spec: &'q definition::Question,
        place: &Place,
    ) -> Option<(&'q OptionList, Place)>
    where
        'a: 'q,
    {
        let place = place.then("options");
        match &spec.options {
            Some(Options::List(list)) => Some((list, place)),
            Some(Options::Set(name)) => {
                let sets = &self.definition.option_sets;
                let Some(list) = sets.get(name) else {
                    self.report(Diagnostic::unknown(&place, "option set", name, sets.keys().cloned()));
                    return None;
                };
                let place = Place::default().then("option_sets").then(name);
                self.mark_used([place.clone()]);
                Some((list, place))
            }
            None => {
                self.error(&place, "this kind of question needs `options`");
                None
            }
        }
    }

    /// The condition under which something at `place` is shown.
    pub(crate) fn condition(
        &mut self,
        place: &Place,
        show_if: Option<&str>,
        skip_if: Option<&str>,
    ) -> Condition {
        let show = show_if.map(|text| self.one_condition(&place.then("show_if"), text)).unwrap_or_default();
        let skip = skip_if.map(|text| self.one_condition(&place.then("skip_if"), text));
        match skip {
            Some(skip) => show.and(Condition::Not(Box::new(skip))),
            None => show,
        }
    }
}

fn name_mistake(name: &str) -> Option<String> {
    if name == "not" {
        return Some("`not` cannot be a name: it is a word of conditions".into());
    }
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && is_code(name);
    (!is_name).then(|| {
        format!(
            "`{name}` cannot be a name: it takes lower-case letters, digits and hyphens, at most {LONGEST_NAME}, and \
             starts with a letter"
        )
    })
}

fn is_code(name: &str) -> bool {
    let is_code_char = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(is_code_char)
}

/// Shared names that nothing uses: dead text in a reviewed file misleads its reader.
fn unused(definition: &Definition, used: &HashSet<Place>) -> Vec<Diagnostic> {
    let root = Place::default();
    let sets = definition.option_sets.keys().map(|name| (root.then("option_sets").then(name), "option set"));
    let conditions =
        definition.conditions.keys().map(|name| (root.then("conditions").then(name), "condition"));
    let unused = sets.chain(conditions).filter(|(place, _)| !used.contains(place));
    unused
        .map(|(place, what)| Diagnostic::new(&place, format!("nothing uses this {what}")).on_key())
        .collect()
}
