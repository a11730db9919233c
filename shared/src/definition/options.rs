//! Lists of options: a map from code to label, in the author's order.
//!
//! Read and written by hand, because codes and labels may look like numbers or booleans (`1: Strongly disagree`,
//! `yes: Yes`) and because order matters, which serde's own maps forget.

use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::question::is_false;
use crate::text::Text;

/// Options in place, or the name of a set of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Options {
    /// The name of one of the definition's `option_sets`.
    Set(String),
    /// The options themselves.
    List(OptionList),
}

/// Options by code, in the order they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionList(pub Vec<(String, ChoiceOption)>);

/// One option of a question. An author who needs only a label writes the label alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// The words beside the box.
    pub label: Text,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// An answer outside the list proper, such as "I am not sure": analysed apart, after an "or".
    #[serde(default, skip_serializing_if = "is_false")]
    pub missing: bool,
    /// Ticking it unticks all others: "None of these".
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// The label of a text box it reveals, stored as `{question}.{code}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    /// Whether that box must be filled in when the option is chosen.
    #[serde(default, skip_serializing_if = "is_false")]
    pub detail_required: bool,
    /// Offered only while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<String>,
    /// Not offered while this condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip_if: Option<String>,
}

impl ChoiceOption {
    /// An option that is nothing but its label.
    pub fn labelled(label: Text) -> Self {
        ChoiceOption {
            label,
            hint: None,
            missing: false,
            exclusive: false,
            detail: None,
            detail_required: false,
            show_if: None,
            skip_if: None,
        }
    }

    fn plain_label(&self) -> Option<&str> {
        match &self.label {
            Text::Plain(label) if *self == ChoiceOption::labelled(self.label.clone()) => Some(label),
            Text::Plain(_) | Text::ByLang(_) => None,
        }
    }
}

impl Serialize for OptionList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (code, option) in &self.0 {
            match option.plain_label() {
                Some(label) => map.serialize_entry(code, label)?,
                None => map.serialize_entry(code, option)?,
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for OptionList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ListVisitor)
    }
}

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OptionsVisitor;

        impl<'de> Visitor<'de> for OptionsVisitor {
            type Value = Options;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("the name of an option set, or a map from code to label")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Options, E> {
                Ok(Options::Set(name.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Options, A::Error> {
                ListVisitor.visit_map(map).map(Options::List)
            }
        }

        deserializer.deserialize_any(OptionsVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = OptionList;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a map from code to label")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OptionList, A::Error> {
        let mut options: Vec<(String, ChoiceOption)> = Vec::new();
        while let Some(code) = map.next_key::<String>()? {
            if options.iter().any(|(other, _)| *other == code) {
                return Err(de::Error::custom(format!("the code `{code}` stands twice in this list")));
            }
            options.push((code, map.next_value_seed(OptionSeed)?));
        }
        Ok(OptionList(options))
    }
}

/// A label alone, or an option in full.
struct OptionSeed;

impl<'de> DeserializeSeed<'de> for OptionSeed {
    type Value = ChoiceOption;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ChoiceOption, D::Error> {
        struct OptionVisitor;

        impl<'de> Visitor<'de> for OptionVisitor {
            type Value = ChoiceOption;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a label, or an option such as `{ label: Other, detail: Please describe }`")
            }

            fn visit_str<E: de::Error>(self, label: &str) -> Result<ChoiceOption, E> {
                Ok(ChoiceOption::labelled(label.trim().into()))
            }

            fn visit_i64<E: de::Error>(self, label: i64) -> Result<ChoiceOption, E> {
                self.visit_str(&label.to_string())
            }

            fn visit_u64<E: de::Error>(self, label: u64) -> Result<ChoiceOption, E> {
                self.visit_str(&label.to_string())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ChoiceOption, A::Error> {
                ChoiceOption::deserialize(de::value::MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(OptionVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for OptionList {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OptionList".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let option = generator.subschema_for::<ChoiceOption>();
        schemars::json_schema!({
            "type": "object",
            "description": "Options by code, in the order they are shown.",
            "additionalProperties": { "anyOf": [{ "type": ["string", "integer"] }, option] }
        })
    }
}
