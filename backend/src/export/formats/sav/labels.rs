//! What values mean, and which variables are the options of one question.

use std::fmt::Write as _;

use super::header::{Bytes, cut};
use super::variables::Variable;

/// The longest label of a value, in bytes.
const LONGEST_LABEL: usize = 120;

/// Records of value labels, each followed by the variable it is for: by the number of elements of eight bytes before it,
/// counted from 1.
pub(super) fn of_values(bytes: &mut Bytes, variables: &[Variable]) {
    let mut index = 1;
    for variable in variables {
        if !variable.labels.is_empty() {
            bytes.int(3);
            bytes.count(variable.labels.len());
            for (value, label) in &variable.labels {
                let label = cut(label, LONGEST_LABEL);
                bytes.float(*value);
                bytes.0.push(u8::try_from(label.len()).unwrap_or_default());
                bytes.padded(label, (label.len() + 1).next_multiple_of(8) - 1);
            }
            bytes.int(4);
            bytes.int(1);
            bytes.count(index);
        }
        index += variable.segments.iter().map(|width| width.div_ceil(8)).sum::<usize>().max(1);
    }
}

/// Multiple-response sets: for each question with several answers its options, of which 1 counts.
pub(super) fn sets(variables: &[Variable]) -> Option<String> {
    let mut sets = String::new();
    let mut at = 0;
    while at < variables.len() {
        let Some((question, ask)) = &variables[at].option_of else {
            at += 1;
            continue;
        };
        let is_option =
            |other: &&Variable| other.option_of.as_ref().is_some_and(|(name, _)| name == question);
        let options: Vec<&str> =
            variables[at..].iter().take_while(is_option).map(|variable| variable.short.as_str()).collect();
        at += options.len();
        let label = cut(ask, LONGEST_LABEL);
        let name = question.replace(['-', '.'], "_");
        let _ = writeln!(sets, "${name}=D1 1 {} {label} {}", label.len(), options.join(" "));
    }
    (!sets.is_empty()).then_some(sets)
}
