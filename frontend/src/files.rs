//! The files of an unsent answer: what the respondent calls them, and which questions still have some on their way.

use shared::raw::{Raw, RawValue};

/// What is known of uploads beyond their ids, which are the answers.
#[derive(Debug, Default)]
pub struct Files {
    /// What files are called, by the ids of their uploads.
    pub names: Raw,
    /// The variables with files that are on their way, or did not make it.
    unfinished: Vec<usize>,
}

impl Files {
    /// What the file of an upload is called.
    pub fn name(&self, id: &str) -> String {
        self.names.get(id).map_or(id, |_| self.names.text(id)).to_owned()
    }

    /// Notes what the file of an upload is called; an empty name forgets the upload.
    pub fn set(&mut self, id: &str, name: &str) {
        self.names.set(id, RawValue::from(name));
    }

    /// Notes whether every file of a variable is uploaded.
    pub fn set_finished(&mut self, variable: usize, is_finished: bool) {
        self.unfinished.retain(|other| *other != variable);
        if !is_finished {
            self.unfinished.push(variable);
        }
    }

    /// Whether every file of a variable is uploaded.
    pub fn is_finished(&self, variable: usize) -> bool {
        !self.unfinished.contains(&variable)
    }

    /// Forgets all, and returns the ids of those that these answers do not name.
    pub fn leave(&mut self, answers: &Raw) -> Vec<String> {
        let names = std::mem::take(&mut self.names);
        let is_named = |id: &str| {
            answers.iter().any(|(variable, _)| answers.items(variable).iter().any(|item| item == id))
        };
        names.iter().map(|(id, _)| id).filter(|id| !is_named(id)).map(str::to_owned).collect()
    }
}
