//! Words a person reads, in one language or several.

use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language of the interface and of survey texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Welsh (Cymraeg).
    Cy,
}

impl Lang {
    /// Every language, in the order a language switch shows them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Cy];

    /// The BCP 47 tag, as used in the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Cy => "cy",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Cy => "Cymraeg",
        }
    }

    /// The language with this BCP 47 tag, if the interface speaks it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A text of a survey: one string for every language, or one per language.
///
/// Authors write `Yes` or `{ en: Yes, cy: Ydw }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same words whatever the language of the interface.
    Plain(String),
    /// Words by language.
    ByLang(Vec<(Lang, String)>),
}

impl Text {
    /// The words for `lang`, or the nearest there are: the plain text, else English, else any.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Text::Plain(text) => text,
            Text::ByLang(texts) => nearest(texts, lang).map_or("", |(_, text)| text),
        }
    }

    /// The language the words returned by [`get`](Self::get) are really in, where the author said.
    pub fn lang(&self, wanted: Lang) -> Option<Lang> {
        match self {
            Text::Plain(_) => None,
            Text::ByLang(texts) => nearest(texts, wanted).map(|(lang, _)| *lang),
        }
    }

    /// Every wording with its language (`None` for a plain text).
    pub fn wordings(&self) -> Vec<(Option<Lang>, &str)> {
        match self {
            Text::Plain(text) => vec![(None, text)],
            Text::ByLang(texts) => texts.iter().map(|(lang, text)| (Some(*lang), text.as_str())).collect(),
        }
    }
}

fn nearest(texts: &[(Lang, String)], wanted: Lang) -> Option<&(Lang, String)> {
    let of = |lang: Lang| texts.iter().find(|(other, _)| *other == lang);
    of(wanted).or_else(|| of(Lang::En)).or(texts.first())
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::Plain(text.to_owned())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // A compiled survey's form says nothing of types: the shape must not depend on the text.
            text if !serializer.is_human_readable() => text.wordings().serialize(serializer),
            Text::Plain(text) => text.serialize(serializer),
            Text::ByLang(texts) => serializer.collect_map(texts.iter().map(|(lang, text)| (lang, text))),
        }
    }
}

// Written by hand: an untagged derive would report "did not match any variant" with no place in the author's file.
//
// A label may be a whole number. `1.0` and `True` are refused, since their spelling would be lost: they need quotes.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text, or one text per language such as `{ en: Yes, cy: Ydw }`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.trim().to_owned()))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Text, E> {
                self.visit_str(&value.to_string())
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Text, E> {
                self.visit_str(&value.to_string())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut texts: Vec<(Lang, String)> = Vec::new();
                while let Some((lang, text)) = map.next_entry::<Lang, String>()? {
                    if texts.iter().any(|(other, _)| *other == lang) {
                        let message = format!("there are two texts for the language `{}`", lang.tag());
                        return Err(de::Error::custom(message));
                    }
                    texts.push((lang, text.trim().to_owned()));
                }
                if texts.is_empty() {
                    Err(de::Error::invalid_length(0, &self))
                } else {
                    Ok(Text::ByLang(texts))
                }
            }
        }

        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(TextVisitor);
        }
        let wordings: Vec<(Option<Lang>, String)> = Deserialize::deserialize(deserializer)?;
        let mut texts = Vec::with_capacity(wordings.len());
        for (lang, text) in wordings {
            match lang {
                None => return Ok(Text::Plain(text)),
                Some(lang) => texts.push((lang, text)),
            }
        }
        Ok(Text::ByLang(texts))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words = || serde_json::json!({ "type": ["string", "integer"] });
        let by_lang: serde_json::Map<_, _> =
            Lang::ALL.map(|lang| (lang.tag().to_owned(), words())).into_iter().collect();
        schemars::json_schema!({
            "description": "A text: one for every language, or one per language.",
            "anyOf": [
                words(),
                { "type": "object", "properties": by_lang, "additionalProperties": false, "minProperties": 1 }
            ]
        })
    }
}
