//! What is wrong with a survey, told to its author: the line, a caret under the spot, and a way out.

use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One thing wrong with a file.
#[derive(Debug)]
pub(super) struct Finding {
    /// What is wrong and what was expected.
    pub(super) message: String,
    /// Where, in bytes of the file.
    pub(super) range: Range<usize>,
    /// What the author may have meant.
    pub(super) help: Option<String>,
}

/// Why surveys cannot be used. Displays as everything that is wrong with all of them.
#[derive(Debug, Default)]
pub struct Failure(Vec<String>);

impl Failure {
    /// Something wrong with a file or directory as a whole.
    pub(super) fn of(path: &Path, message: impl fmt::Display) -> Self {
        Failure(vec![format!("error: {message}\n --> {}", path.display())])
    }

    /// What was found in the file called `name`, whose text is `yaml`.
    pub(super) fn in_file(name: &str, yaml: &str, findings: &[Finding]) -> Self {
        Failure(findings.iter().map(|finding| finding.render(name, yaml)).collect())
    }

    /// Adds what is wrong elsewhere.
    pub(super) fn extend(&mut self, other: Failure) {
        self.0.extend(other.0);
    }

    /// This failure, or `value` if nothing is wrong.
    pub(super) fn or<T>(self, value: T) -> Result<T, Failure> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0.join("\n\n"))
    }
}

impl Error for Failure {}

impl Finding {
    fn render(&self, name: &str, yaml: &str) -> String {
        let mark = AnnotationKind::Primary.span(self.range.clone());
        let snippet = Snippet::source(yaml).path(name).annotation(mark);
        let mut group = Level::ERROR.primary_title(self.message.as_str()).element(snippet);
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        Renderer::plain().render(&[group])
    }
}
