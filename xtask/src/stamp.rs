//! Remembers what a step was last done for, so that it is skipped while its inputs are the same.
//!
//! Inputs are compared by content, not by time: a checkout touches files without changing them.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::workspace;

/// What a step is about to be done for.
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// The stamp of the step `name` for files and folders of the workspace, folders with all that is in them
    /// except `node_modules`.
    ///
    /// # Errors
    /// When an input cannot be read.
    pub(crate) fn of(name: &str, inputs: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        for input in inputs {
            hash(&workspace::root().join(input), &mut hasher)?;
        }
        let file = workspace::target().join("stamps").join(name);
        Ok(Self { file, inputs: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the step was last done for these same inputs.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|done| done == self.inputs)
    }

    /// Notes that the step is done.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub(crate) fn set(&self) -> Result<()> {
        self.write().with_context(|| format!("cannot write {}", self.file.display()))
    }

    fn write(&self) -> std::io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.inputs)
    }
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    let unreadable = || format!("cannot read {}", path.display());
    path.hash(hasher);
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(unreadable)?;
        let mut children: Vec<PathBuf> = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<_>>()
            .with_context(unreadable)?;
        children.retain(|child| !child.ends_with("node_modules"));
        children.sort();
        children.iter().try_for_each(|child| hash(child, hasher))
    } else {
        fs::read(path).with_context(unreadable)?.hash(hasher);
        Ok(())
    }
}
