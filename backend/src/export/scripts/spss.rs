//! SPSS syntax. The format `sav` is the better way into SPSS: its import of text files takes no line breaks within a text.

use std::fmt::Write as _;

use super::{labelled, line, missing_codes};
use crate::export::{Plan, Type};

/// The longest text, in bytes.
const LONGEST_TEXT: usize = 32_767;

/// The longest labels of variables and of values, in bytes.
const LONGEST_LABELS: (usize, usize) = (255, 120);

/// The syntax. `widths` are the lengths of the longest texts.
pub(in crate::export) fn spss(plan: &Plan, widths: &[usize]) -> String {
    let mut script = "* Reads responses.csv from this folder. Save the file as it is, in UTF-8.\n".to_owned();
    script += "SET UNICODE=ON.\n";
    script +=
        "GET DATA /TYPE=TXT /FILE='responses.csv' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /FIRSTCASE=2\n";
    script += "  /DELIMITERS=\",\" /QUALIFIER='\"' /VARIABLES=\n";
    for (field, width) in plan.fields.iter().zip(widths.iter().copied().chain(std::iter::repeat(1))) {
        let format = match field.kind {
            Type::Text => format!("A{}", width.clamp(1, LONGEST_TEXT)),
            Type::Integer => "F8.0".to_owned(),
            Type::Number => "F18.2".to_owned(),
        };
        let _ = writeln!(script, "    {} {format}", field.name);
    }
    script += "  .\n";
    for field in &plan.fields {
        let _ =
            writeln!(script, "VARIABLE LABELS {} {}.", field.name, quoted(&field.label, LONGEST_LABELS.0));
    }
    for (field, values) in labelled(plan) {
        let missing = missing_codes(plan, field);
        let _ = writeln!(script, "VALUE LABELS {}", field.name);
        for (number, label) in values.iter().copied().chain(missing.iter().copied()) {
            let _ = writeln!(script, "  {number} {}", quoted(label, LONGEST_LABELS.1));
        }
        script += "  .\n";
        let codes = missing.iter().map(|(code, _)| *code);
        if let (Some(least), Some(greatest)) = (codes.clone().min(), codes.max()) {
            let _ = writeln!(script, "MISSING VALUES {} ({least} THRU {greatest}).", field.name);
        }
    }
    script += "EXECUTE.\n";
    script
}

fn quoted(text: &str, longest: usize) -> String {
    let text = line(text);
    format!("'{}'", text[..text.floor_char_boundary(longest)].replace('\'', "''"))
}
