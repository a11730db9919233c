//! The JSON Schema of the definition language, with which editors complete and explain what an author types.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;
use shared::definition::Definition;

/// The JSON Schema of the definition language, in the draft that editors' YAML plug-ins read best.
pub fn json_schema() -> String {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(forbid_null));
    let schema = settings.into_generator().into_root_schema_for::<Definition>();
    format!("{:#}\n", schema.to_value())
}

/// A field is filled in or left out: the reader refuses one with nothing behind it, so the schema does too.
fn forbid_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one.get("type").is_none_or(|one| one != "null"));
        if any.len() == 1 {
            let only = schema.remove("anyOf").unwrap_or_default();
            schema.insert("allOf".into(), only);
        }
    }
}
