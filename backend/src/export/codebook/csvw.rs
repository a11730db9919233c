//! CSV on the Web (W3C, 2015): the metadata that stands beside a CSV file.

use serde_json::{Value, json};
use shared::text::Lang;

use super::{About, described, missing, type_name};
use crate::export::{Holds, Plan};

/// The metadata of the file `url`.
pub fn csvw(about: &About, plan: &Plan, url: &str) -> String {
    let columns: Vec<Value> = described(plan)
        .map(|(field, column)| {
            let mut described = json!({
                "name": field.name,
                "titles": field.name,
                "dc:description": field.label,
                "datatype": type_name(field.kind),
            });
            if let Some(column) = column {
                let own = column.values.iter().map(|value| format!("{}: {}", value.code, value.label));
                let none =
                    missing(plan, Some(column)).into_iter().map(|(code, label)| format!("{code}: {label}"));
                let values: Vec<String> = own.chain(none).collect();
                if !values.is_empty() {
                    described["skos:note"] = json!(values.join("\n"));
                }
                if matches!(column.holds, Holds::Id | Holds::Version | Holds::Week) {
                    described["required"] = json!(true);
                }
            }
            described
        })
        .collect();
    let survey = &about.survey.about;
    let mut schema = json!({ "columns": columns });
    if plan.layout == crate::export::Layout::Wide {
        schema["primaryKey"] = json!("response_id");
    }
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": url,
        "dc:title": survey.title.get(Lang::En),
        "dc:publisher": survey.owner.get(Lang::En),
        "dc:identifier": format!("{} {}", survey.id, about.survey.version),
        "dialect": { "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"] },
        "tableSchema": schema,
    });
    format!("{metadata:#}\n")
}
