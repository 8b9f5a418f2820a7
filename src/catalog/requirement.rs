//! A skill that is asked for: a bare name, or an object that says how well.

use serde::{Deserialize, Deserializer};

use super::{
    number::Number,
    text::Text,
    text_or::{self, TextOr},
};

/// A skill that a level or a track asks for: its name, or an object that says how well.
#[derive(Debug)]
pub enum Requirement<'a> {
    /// The skill alone, by name, id or alias.
    Name(Text<'a>),
    /// The skill and how well. Boxed, because most requirements of a big file are bare names.
    Detailed(Box<Detail<'a>>),
}

/// A skill that a level or a track asks for, and how well.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Detail<'a> {
    /// The skill, by name, id or alias.
    #[serde(borrow)]
    pub skill: Text<'a>,
    /// How well, by a name from the ladder's scale.
    pub proficiency: Option<Text<'a>>,
    /// Whether one cannot do without it.
    #[serde(default = "yes")]
    pub required: bool,
    /// How much it counts beside the others.
    #[serde(default = "one")]
    pub weight: Number,
    /// What is expected here, shown wherever the requirement is.
    pub note: Option<Text<'a>>,
}

fn yes() -> bool {
    true
}

fn one() -> Number {
    Number::ONE
}

impl<'a> Requirement<'a> {
    /// The skill, as the file names it.
    #[must_use]
    pub fn skill(&self) -> &str {
        match self {
            Self::Name(skill) => skill,
            Self::Detailed(detail) => &detail.skill,
        }
    }

    /// How well, by a name from the ladder's scale.
    #[must_use]
    pub fn proficiency(&self) -> Option<&str> {
        self.detail()?.proficiency.as_deref()
    }

    /// Whether one cannot do without it; true unless said otherwise.
    #[must_use]
    pub fn required(&self) -> bool {
        self.detail().is_none_or(|detail| detail.required)
    }

    /// How much it counts beside the others; 1 unless said otherwise.
    #[must_use]
    pub fn weight(&self) -> Number {
        self.detail().map_or(Number::ONE, |detail| detail.weight)
    }

    /// What is expected here.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.detail()?.note.as_deref()
    }

    fn detail(&self) -> Option<&Detail<'a>> {
        match self {
            Self::Name(_) => None,
            Self::Detailed(detail) => Some(detail),
        }
    }
}

impl<'de> TextOr<'de> for Requirement<'de> {
    type Object = Detail<'de>;

    const EXPECTING: &'static str = "the name of a skill, or an object with `skill`";

    fn from_text(name: Text<'de>) -> Self {
        Self::Name(name)
    }

    fn from_object(detail: Detail<'de>) -> Self {
        Self::Detailed(Box::new(detail))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Requirement<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or::deserialize::<Requirement<'de>, D>(deserializer)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Requirement<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Requirement".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        text_or::any_of::<Text, Detail>(generator)
    }
}
