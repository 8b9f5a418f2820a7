//! A skill as a ladder file holds it: what it is called, what it means and how to build it.
//!
//! The doc comments here are descriptions in `data/ladder.schema.json`.

use std::fmt;

use foldhash::{HashMap, HashMapExt};
use serde::{
    Deserialize, Serialize, Serializer,
    de::{Deserializer, Error, MapAccess, Visitor},
};

use super::{
    text::{List, Remark, Text},
    text_or::{FromText, OrText},
};

/// A skill by its one name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skill<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub name: Text<'a>,
    /// Other names for the same skill. An alias belongs to one skill only.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// The family the skill belongs to.
    pub group: Option<Text<'a>>,
    /// What it is, in a few sentences.
    pub description: Option<Text<'a>>,
    /// What each proficiency means in it: a text for each name of the scale. Without a scale the names
    /// are free.
    #[serde(default)]
    pub means: Means<'a>,
    /// What to do on the job to build it.
    #[serde(default)]
    pub activities: List<OrText<Activity<'a>>>,
    /// What shows that one has it.
    #[serde(default)]
    pub evidence: List<OrText<Evidence<'a>>>,
    /// The ids of sources worth reading.
    #[serde(default)]
    pub references: List<Text<'a>>,
    /// Skills that whoever has this one has too.
    #[serde(default)]
    pub implies: List<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// Something to do on the job to build a skill.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Activity<'a> {
    /// What to do.
    #[serde(borrow)]
    pub text: Text<'a>,
    /// What it leaves behind: a plan, a list, a talk.
    pub makes: Option<Text<'a>>,
    /// What it takes beside time: `nothing else`, `a project`, `a team`.
    pub needs: Option<Text<'a>>,
    /// The ids of the sources that it is drawn from. None: it is the file's own judgement.
    #[serde(default)]
    pub sources: List<Text<'a>>,
}

/// Something that shows that one has a skill.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Evidence<'a> {
    /// What shows it.
    #[serde(borrow)]
    pub text: Text<'a>,
    /// The ids of the sources that it is drawn from. None: it is the file's own judgement.
    #[serde(default)]
    pub sources: List<Text<'a>>,
}

impl<'de: 'a, 'a> FromText<'de> for Activity<'a> {
    const EXPECTING: &'static str = "a text, or an object with `text`";

    fn from_text(text: Text<'de>) -> Self {
        Self {
            text,
            makes: None,
            needs: None,
            sources: List::default(),
        }
    }
}

impl<'de: 'a, 'a> FromText<'de> for Evidence<'a> {
    const EXPECTING: &'static str = "a text, or an object with `text`";

    fn from_text(text: Text<'de>) -> Self {
        let sources = List::default();
        Self { text, sources }
    }
}

/// What each proficiency means, in the order of the file.
#[derive(Debug, Default)]
pub struct Means<'a> {
    texts: List<(Text<'a>, Text<'a>)>,
    /// The place of each name in `texts`.
    places: HashMap<Text<'a>, usize>,
}

impl Means<'_> {
    /// The names of the proficiencies, each with what it means.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (&**name, &**text))
    }

    /// What a proficiency means.
    #[must_use]
    pub fn get(&self, proficiency: &str) -> Option<&str> {
        self.places
            .get(proficiency)
            .map(|place| &*self.texts[*place].1)
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl Serialize for Means<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Means<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Means<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let (mut texts, mut places) = (Vec::new(), HashMap::new());
                while let Some((name, text)) = map.next_entry::<Text, Text>()? {
                    if places.insert(name.clone(), texts.len()).is_some() {
                        return Err(A::Error::custom("a key is given twice"));
                    }
                    texts.push((name, text));
                }
                Ok(Means {
                    texts: texts.into(),
                    places,
                })
            }
        }

        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Means, Text};

    impl JsonSchema for Means<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Means".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let text = generator.subschema_for::<Text>();
            json_schema!({
                "type": "object",
                "additionalProperties": text,
                "propertyNames": { "pattern": "\\S" },
                "patternProperties": { "^x-": true },
            })
        }
    }
}
