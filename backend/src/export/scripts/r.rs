//! R, without packages; with haven the labels are shown and the codes for no answer count as missing.

use std::fmt::Write as _;

use super::{labelled, line, missing_codes};
use crate::export::{Plan, Type};

const HEAD: &str = r#"# Reads responses.csv from this folder into the data frame `responses`.
# Every column has its wording as the attribute "label", numbers have their meanings as "labels". -1, -2, -7 and -9 say
# why there is no answer; with the package haven they count as missing and stay apart.
describe <- function(column, label, labels = NULL, missing = NULL) {
  attr(column, "label") <- label
  if (is.null(labels)) return(column)
  if (is.integer(column)) storage.mode(labels) <- "integer"
  if (requireNamespace("haven", quietly = TRUE)) {
    return(haven::labelled_spss(as.vector(column), labels, na_range = as.numeric(missing), label = label))
  }
  attr(column, "labels") <- labels
  attr(column, "na_range") <- missing
  column
}

"#;

/// The script.
pub(in crate::export) fn r(plan: &Plan) -> String {
    let mut script = HEAD.to_owned();
    script += "responses <- read.csv(\"responses.csv\", encoding = \"UTF-8\", check.names = FALSE, na.strings = \"\",\n";
    script += "  colClasses = c(\n";
    for (at, field) in plan.fields.iter().enumerate() {
        let class = match field.kind {
            Type::Text => "character",
            Type::Integer => "integer",
            Type::Number => "numeric",
        };
        let end = if at + 1 == plan.fields.len() { "" } else { "," };
        let _ = writeln!(script, "    {} = \"{class}\"{end}", field.name);
    }
    script += "  ))\n\n";
    for field in plan.fields.iter().filter(|field| field.kind == Type::Text) {
        let _ = writeln!(
            script,
            "responses${0} <- describe(responses${0}, {1})",
            field.name,
            quoted(&field.label)
        );
    }
    for (field, values) in labelled(plan) {
        let missing = missing_codes(plan, field);
        let labels = values.iter().copied().chain(missing.iter().copied());
        let labels: Vec<String> =
            labels.map(|(number, label)| format!("{} = {number}", quoted(label))).collect();
        let _ = writeln!(
            script,
            "responses${0} <- describe(responses${0}, {1},",
            field.name,
            quoted(&field.label)
        );
        let _ = writeln!(script, "  c({}),", labels.join(", "));
        let codes = missing.iter().map(|(code, _)| *code);
        match (codes.clone().min(), codes.max()) {
            (Some(least), Some(greatest)) => {
                let _ = writeln!(script, "  c({least}, {greatest}))");
            }
            _ => script += "  NULL)\n",
        }
    }
    script
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
