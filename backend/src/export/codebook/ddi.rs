//! DDI-Codebook 2.5: what data archives take.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as escape};
use shared::text::Lang;

use super::{About, described, missing};
use crate::export::{Level, Plan, Type};

/// The codebook of a file with so many rows, if that is known.
pub fn ddi(about: &About, plan: &Plan, rows: Option<u64>) -> String {
    let survey = &about.survey.about;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml += "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"en\">\n";
    xml += "  <stdyDscr>\n    <citation>\n      <titlStmt>\n";
    element(&mut xml, 8, "titl", survey.title.get(Lang::En));
    element(&mut xml, 8, "IDNo", &survey.id);
    xml += "      </titlStmt>\n      <rspStmt>\n";
    element(&mut xml, 8, "AuthEnty", survey.owner.get(Lang::En));
    xml += "      </rspStmt>\n      <prodStmt>\n";
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(xml, "        <software version=\"{version}\">Soundings</software>");
    xml += "      </prodStmt>\n      <verStmt>\n";
    element(&mut xml, 8, "version", &about.versions.join(" "));
    xml += "      </verStmt>\n    </citation>\n    <stdyInfo>\n";
    element(&mut xml, 6, "abstract", survey.brief.get(Lang::En));
    xml += "    </stdyInfo>\n  </stdyDscr>\n";
    xml +=
        "  <fileDscr ID=\"F1\">\n    <fileTxt>\n      <fileName>responses.csv</fileName>\n      <dimensns>\n";
    if let Some(rows) = rows {
        element(&mut xml, 8, "caseQnty", &rows.to_string());
    }
    element(&mut xml, 8, "varQnty", &plan.fields.len().to_string());
    xml += "      </dimensns>\n      <fileType>text/csv</fileType>\n    </fileTxt>\n  </fileDscr>\n  <dataDscr>\n";
    for at in 0..plan.fields.len() {
        variable(&mut xml, plan, at);
    }
    xml += "  </dataDscr>\n</codeBook>\n";
    xml
}

fn variable(xml: &mut String, plan: &Plan, at: usize) {
    let Some((field, column)) = described(plan).nth(at) else { return };
    let nature = match column.map(|column| column.level) {
        Some(Level::Ordinal) => "ordinal",
        Some(Level::Scale) => "ratio",
        Some(Level::Nominal) | None => "nominal",
    };
    let interval = if field.kind == Type::Number { "contin" } else { "discrete" };
    let name = attribute(&field.name);
    let _ = writeln!(
        xml,
        "    <var ID=\"V{}\" name=\"{name}\" files=\"F1\" intrvl=\"{interval}\" nature=\"{nature}\">",
        at + 1
    );
    element(xml, 6, "labl", &field.label);
    if let Some(column) = column.filter(|column| !column.ask.is_empty()) {
        let _ = writeln!(xml, "      <qstn><qstnLit>{}</qstnLit></qstn>", escape(&column.ask));
    }
    let missing = missing(plan, column);
    if !missing.is_empty() {
        *xml += "      <invalrng>\n";
        for (code, _) in &missing {
            let _ = writeln!(xml, "        <item VALUE=\"{code}\"/>");
        }
        *xml += "      </invalrng>\n";
    }
    let is_number = field.kind != Type::Text;
    for value in column.map(|column| column.values.as_slice()).unwrap_or_default() {
        let code = if is_number { value.number.to_string() } else { value.code.clone() };
        category(xml, &code, &value.label, value.missing);
    }
    for (code, label) in missing {
        category(xml, &code.to_string(), label, true);
    }
    let _ = writeln!(xml, "      <varFormat type=\"{}\"/>", if is_number { "numeric" } else { "character" });
    for note in column.map(|column| column.notes.as_slice()).unwrap_or_default() {
        element(xml, 6, "notes", note);
    }
    *xml += "    </var>\n";
}

fn category(xml: &mut String, code: &str, label: &str, is_missing: bool) {
    let missing = if is_missing { " missing=\"Y\"" } else { "" };
    let (code, label) = (escape(code), escape(label));
    let _ = writeln!(xml, "      <catgry{missing}><catValu>{code}</catValu><labl>{label}</labl></catgry>");
}

fn element(xml: &mut String, indent: usize, name: &str, text: &str) {
    let _ = writeln!(xml, "{:indent$}<{name}>{}</{name}>", "", escape(text.trim()));
}
