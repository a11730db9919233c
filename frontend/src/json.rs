//! JSON by the browser's own reader and writer: serde's would add a twentieth to what respondents download.

use js_sys::{Array, JSON, Object, Reflect};
use shared::raw::{Raw, RawValue};
use wasm_bindgen::{JsCast, JsValue};

/// A value that was read.
#[must_use]
pub struct Json(JsValue);

impl Json {
    /// Reads a text; `None` when it is not JSON.
    pub fn read(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Json)
    }

    /// The field of an object; nothing has no fields.
    pub fn field(&self, name: &str) -> Self {
        Json(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    /// The text it is.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The number it is.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0.is_truthy()
    }

    /// The texts it lists.
    pub fn texts(&self) -> Option<Vec<String>> {
        self.0.dyn_ref::<Array>()?.iter().map(|item| item.as_string()).collect()
    }

    /// The answers it holds, by variable.
    pub fn answers(&self) -> Option<Raw> {
        let entries = Object::entries(self.0.dyn_ref::<Object>()?);
        let answer = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            let value = Json(entry.get(1));
            let value = value.text().map(RawValue::One).or_else(|| value.texts().map(RawValue::Many))?;
            Some((entry.get(0).as_string()?, value))
        };
        entries.iter().map(answer).collect::<Option<Vec<_>>>().map(|answers| answers.into_iter().collect())
    }
}

/// An object to be written, field by field.
#[must_use]
#[derive(Default)]
pub struct Fields(Object);

impl Fields {
    /// Adds a field, `null` for nothing.
    pub fn with(self, name: &str, value: impl Into<JsValue>) -> Self {
        // Setting a field of a fresh object does not fail.
        let _ = Reflect::set(&self.0, &name.into(), &value.into());
        self
    }

    /// Adds a field that lists texts.
    pub fn with_texts(self, name: &str, texts: &[String]) -> Self {
        let list: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        self.with(name, list)
    }

    /// Adds a field that holds answers.
    pub fn with_answers(self, name: &str, answers: &Raw) -> Self {
        let object = answers.iter().fold(Fields::default(), |fields, (variable, value)| match value {
            RawValue::One(text) => fields.with(variable, text.as_str()),
            RawValue::Many(items) => fields.with_texts(variable, items),
        });
        self.with(name, object.0)
    }

    /// The object as JSON.
    pub fn write(self) -> String {
        JSON::stringify(&self.0).map(String::from).unwrap_or_default()
    }
}
