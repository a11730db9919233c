//! The relationships of a part: which other parts, pictures and links belong to it.

use super::is_dropped;
use crate::clean::xml::{Element, Rules, is_path};

/// The rules for the relationships of one part. Those that lead to a part that goes, go with it.
pub(super) struct Relations {
    /// The folder that targets start from.
    folder: Vec<String>,
}

impl Relations {
    /// For the part of this name: `word/_rels/document.xml.rels` holds those of `word/document.xml`.
    pub(super) fn of(name: &str) -> Self {
        let folder = name.split_once("_rels/").map_or("", |(folder, _)| folder);
        Relations { folder: folder.split('/').filter(|step| !step.is_empty()).map(str::to_owned).collect() }
    }

    /// The part that a target means.
    fn resolve(&self, target: &str) -> String {
        let mut steps: Vec<&str> = Vec::new();
        if !target.starts_with('/') {
            steps.extend(self.folder.iter().map(String::as_str));
        }
        for step in target.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(steps.pop()),
                step => steps.push(step),
            }
        }
        steps.join("/")
    }
}

impl Rules for Relations {
    fn start(&mut self, element: &mut Element) -> bool {
        let Some(target) = element.get("Target") else { return true };
        if element.get("Type").is_some_and(|kind| kind.ends_with("/attachedTemplate")) {
            return false;
        }
        if element.get("TargetMode") != Some("External") {
            return !is_dropped(&self.resolve(target));
        }
        let is_link = ["http:", "https:", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        if !is_link || is_path(target) {
            element.set("Target", "about:blank");
        }
        true
    }
}
