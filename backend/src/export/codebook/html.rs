//! The codebook as a page for people: no style of its own, readable by every browser and screen reader.

use std::fmt::Write as _;

use html_escape::encode_safe as escape;
use shared::text::Lang;

use super::{About, described, missing, type_name};
use crate::export::Plan;

/// The page.
pub fn html(about: &About, plan: &Plan) -> String {
    let survey = &about.survey.about;
    let title = escape(survey.title.get(Lang::En)).into_owned();
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Codebook: {title}</title>\n\
         </head>\n<body>\n<main>\n<h1>Codebook: {title}</h1>\n"
    );
    let versions: Vec<String> =
        about.versions.iter().map(|version| format!("<code>{version}</code>")).collect();
    let _ = writeln!(
        html,
        "<p>Survey <code>{}</code>, version {}.</p>",
        escape(&survey.id),
        versions.join(", also answered in version ")
    );
    for (field, column) in described(plan) {
        let name = escape(&field.name);
        let _ = writeln!(html, "<h2 id=\"{name}\"><code>{name}</code></h2>");
        let _ = writeln!(html, "<p>{} ({})</p>", escape(&field.label), type_name(field.kind));
        let values = column.map(|column| column.values.as_slice()).unwrap_or_default();
        let missing = missing(plan, column);
        if !values.is_empty() {
            html += "<table>\n<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Number</th>\
                     <th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n";
            for value in values {
                row(&mut html, &value.code, value.number, &value.label);
            }
            for (code, label) in missing {
                row(&mut html, &code.to_string(), code, label);
            }
            html += "</tbody>\n</table>\n";
        }
        for note in column.map(|column| column.notes.as_slice()).unwrap_or_default() {
            let _ = writeln!(html, "<p>{}</p>", escape(note));
        }
    }
    html += "</main>\n</body>\n</html>\n";
    html
}

fn row(html: &mut String, code: &str, number: i64, label: &str) {
    let (code, label) = (escape(code), escape(label));
    let _ = writeln!(html, "<tr><th scope=\"row\">{code}</th><td>{number}</td><td>{label}</td></tr>");
}
