//! Stata commands. The kinds of no answer become the extended missing values .a to .d.

use std::fmt::Write as _;

use super::{labelled, line, missing_codes};
use crate::export::{Plan, Type};

/// The longest label of a variable, in characters.
const LONGEST_LABEL: usize = 80;

/// The extended missing values, in the order of the codes.
const EXTENDED: [&str; 4] = [".a", ".b", ".c", ".d"];

/// The commands.
pub(in crate::export) fn stata(plan: &Plan) -> String {
    let mut script =
        "* Reads responses.csv from this folder. -1, -2, -7 and -9 become .a, .b, .c and .d.\n".to_owned();
    script += "version 14\nimport delimited using \"responses.csv\", clear varnames(1) case(preserve) encoding(\"utf-8\") ///\n";
    script += "  bindquote(strict) maxquotedrows(unlimited) asdouble";
    let texts = plan.fields.iter().enumerate().filter(|(_, field)| field.kind == Type::Text);
    let texts: Vec<String> = texts.map(|(at, _)| (at + 1).to_string()).collect();
    let _ = writeln!(script, " stringcols({})", texts.join(" "));
    for field in &plan.fields {
        let label: String = line(&field.label).chars().take(LONGEST_LABEL).collect();
        let _ = writeln!(script, "label variable {} {}", field.name, quoted(&label));
    }
    for (field, values) in labelled(plan) {
        let missing = missing_codes(plan, field);
        if !missing.is_empty() {
            let codes =
                missing.iter().zip(EXTENDED).map(|((code, _), extended)| format!("{code}={extended}"));
            let _ =
                writeln!(script, "mvdecode {}, mv({})", field.name, codes.collect::<Vec<_>>().join(" \\ "));
        }
        for (number, label) in values {
            let _ = writeln!(script, "label define {} {number} {}, modify", field.name, quoted(&line(label)));
        }
        for ((_, label), extended) in missing.into_iter().zip(EXTENDED) {
            let _ = writeln!(script, "label define {} {extended} {}, modify", field.name, quoted(label));
        }
        let _ = writeln!(script, "label values {0} {0}", field.name);
    }
    script
}

/// In compound quotes, which may hold quotes of any other kind.
fn quoted(text: &str) -> String {
    format!("`\"{}\"'", text.replace('`', "'").replace("\"'", "\" '"))
}
