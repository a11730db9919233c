//! Names of columns: short, stable and good for every statistics package.

use std::collections::HashSet;

use crate::digest::sha256;

/// The longest name, in characters: what Stata takes.
const LONGEST: usize = 32;

/// Words that are no names in SPSS, Stata or R.
const RESERVED: [&str; 29] = [
    "all", "and", "by", "byte", "double", "else", "eq", "false", "float", "for", "function", "ge", "gt",
    "if", "in", "inf", "int", "le", "long", "lt", "ne", "next", "not", "null", "or", "to", "true", "using",
    "with",
];

/// The names given so far.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// A name for what is called `wanted` in the survey: lower-case letters, digits and underscores, a letter first, a
    /// point as two underscores. One that is too long, or taken, is cut and ends in four digits made of the whole.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let mut name = wanted.replace('.', "__").replace('-', "_");
        if RESERVED.contains(&name.as_str()) || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            name.insert_str(0, "q_");
        }
        if name.len() > LONGEST || self.0.contains(&name) {
            let mark = hex::encode(&sha256([wanted.as_bytes()])[..2]);
            name.truncate(LONGEST - mark.len() - 1);
            name = format!("{name}_{mark}");
        }
        self.0.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_good_everywhere() {
        let mut names = Names::default();
        assert_eq!(names.give("end-users.other"), "end_users__other");
        assert_eq!(names.give("with"), "q_with");
        assert_eq!(names.give("2nd-tier"), "q_2nd_tier");
    }

    #[test]
    fn long_and_taken_names_stay_apart_and_the_same() {
        let mut names = Names::default();
        let long = |end: &str| format!("a-question-with-a-very-long-name.{end}");
        let (first, second) = (names.give(&long("one")), names.give(&long("two")));
        assert!(
            first != second && first.len() == LONGEST && first.starts_with("a_question_with_a_very_long")
        );
        assert_eq!(Names::default().give(&long("two")), second);
        let taken = (names.give("a.b"), names.give("a--b"));
        assert_ne!(taken.0, taken.1);
    }
}
