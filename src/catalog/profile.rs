//! What a person says of themselves, as a small file: `--profile FILE`.
//!
//! The doc comments here are the descriptions in `data/profile.schema.json`. Names mean something
//! only on a ladder, so whoever asks a question with a profile resolves them.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize,
    de::{Deserializer, Error, IntoDeserializer, SeqAccess, Visitor},
};

use super::{
    attained::Attained,
    date::Date,
    number::Number,
    text::{List, Remark, Text},
    text_or::{self, FromText, OrText, TextOr},
};

/// What a person says of themselves. Everything may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile<'a> {
    /// The schema that an editor completes and checks this file with.
    #[serde(rename = "$schema")]
    pub schema: Option<Remark>,
    /// What one is called: a page for a talk begins with it.
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    /// When all of this is said: a day, `2026-11-26`, or a month, `2026-11`. Months within the last years
    /// are counted back from it.
    pub date: Option<Date>,
    /// What else one wants to say: a page for a talk shows it.
    pub note: Option<Text<'a>>,
    /// Years as a project manager.
    pub years: Option<Number>,
    /// Skills one has.
    #[serde(default, deserialize_with = "list_with_room")]
    pub skills: Vec<ClaimedSkill<'a>>,
    /// Skills one does not mean to acquire.
    #[serde(default)]
    pub waive: List<Text<'a>>,
    /// Certificates one holds.
    #[serde(default)]
    pub certifications: List<OrText<HeldCertificate<'a>>>,
    /// Hours of training: a number, or a list that says of what kind they are.
    pub training_hours: Option<TrainingHours<'a>>,
    /// Months of leading projects.
    pub leading_months: Option<Number>,
    /// Months of other work, such as a certificate asks for; those of the same work add up.
    #[serde(default)]
    pub experience: Vec<Spent<'a>>,
    /// The highest education: `none`, `secondary`, `associate` or `bachelor`, or a usual name such as
    /// `high school`, `bsc`, `mba` or `phd`.
    pub education: Option<Attained>,
    /// The level one holds.
    pub at: Option<Text<'a>>,
    /// The level one wants.
    pub goal: Option<Text<'a>>,
    /// The tracks one thinks of.
    #[serde(default)]
    pub tracks: List<Text<'a>>,
    /// The place one works in.
    pub place: Option<Text<'a>>,
}

/// Reads a list that has room from the start for as many as most people name: with a million of them
/// growing it takes a seventeenth of the instructions.
fn list_with_room<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::with_capacity(8);
            while let Some(one) = seq.next_element()? {
                list.push(one);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_seq(List(PhantomData))
}

/// A skill one has: by name, as most people say it, or an object that says more. Not [`OrText`]: of many
/// people the names are what there is most of, and an object with its empty places is three times as large.
#[derive(Debug)]
pub enum ClaimedSkill<'a> {
    /// Its name, id or alias; `name:proficiency` says how well.
    Name(Text<'a>),
    /// The same with more.
    Detailed(Box<DetailedSkill<'a>>),
}

/// A skill one has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "ClaimedSkill"))]
pub struct DetailedSkill<'a> {
    /// Its name, id or alias; `name:proficiency` says how well.
    #[serde(borrow)]
    pub skill: Text<'a>,
    /// The level as whose expectation it is meant, where levels expect different things of it.
    pub at: Option<Text<'a>>,
    /// What one has done that shows it: a page for a talk puts it beside the skill.
    pub evidence: Option<Text<'a>>,
}

impl ClaimedSkill<'_> {
    /// Its name, id or alias, maybe with how well.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Detailed(detailed) => &detailed.skill,
        }
    }

    /// The level as whose expectation it is meant, if that is said.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        match self {
            Self::Name(_) => None,
            Self::Detailed(detailed) => detailed.at.as_deref(),
        }
    }

    /// What one has done that shows it, if that is said.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        match self {
            Self::Name(_) => None,
            Self::Detailed(detailed) => detailed.evidence.as_deref(),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for ClaimedSkill<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or::deserialize(deserializer)
    }
}

impl<'de: 'a, 'a> TextOr<'de> for ClaimedSkill<'a> {
    type Object = DetailedSkill<'de>;

    const EXPECTING: &'static str = "a skill, or an object with `skill`";

    fn from_text(name: Text<'de>) -> Self {
        Self::Name(name)
    }

    fn from_object(detailed: Self::Object) -> Self {
        Self::Detailed(Box::new(detailed))
    }
}

#[cfg(test)]
impl schemars::JsonSchema for ClaimedSkill<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ClaimedSkillOrText".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        text_or::any_of::<Text, DetailedSkill>(generator)
    }
}

/// Hours of training: a number, or a list that says of what kind they are.
#[derive(Debug)]
pub enum TrainingHours<'a> {
    /// Hours of no stated kind.
    Unspecified(Number),
    /// Hours kind by kind; those of one kind add up.
    ByKind(Vec<HoursOfKind<'a>>),
}

/// Hours of one kind of training.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HoursOfKind<'a> {
    /// The kind, as a certificate names it, or where it names none its words for the training.
    #[serde(borrow)]
    pub kind: Text<'a>,
    /// How many hours.
    pub hours: Number,
}

impl<'de: 'a, 'a> Deserialize<'de> for TrainingHours<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::value::SeqAccessDeserializer;

        struct NumberOrList;

        impl<'de> Visitor<'de> for NumberOrList {
            type Value = TrainingHours<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number of hours, or a list of objects with `kind` and `hours`")
            }

            fn visit_f64<E: Error>(self, hours: f64) -> Result<Self::Value, E> {
                Number::deserialize(hours.into_deserializer()).map(TrainingHours::Unspecified)
            }

            fn visit_u64<E: Error>(self, hours: u64) -> Result<Self::Value, E> {
                Number::deserialize(hours.into_deserializer()).map(TrainingHours::Unspecified)
            }

            fn visit_i64<E: Error>(self, hours: i64) -> Result<Self::Value, E> {
                Number::deserialize(hours.into_deserializer()).map(TrainingHours::Unspecified)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(TrainingHours::ByKind)
            }
        }

        deserializer.deserialize_any(NumberOrList)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for TrainingHours<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TrainingHours".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::text_or::any_of::<Number, Vec<HoursOfKind>>(generator)
    }
}

/// A certificate one holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeldCertificate<'a> {
    /// Its name, id or alias.
    #[serde(borrow)]
    pub certification: Text<'a>,
    /// When one earned it, or last renewed it: a day, `2024-05-31`, or a month, `2024-05`.
    pub earned: Option<Date>,
}

impl<'de: 'a, 'a> FromText<'de> for HeldCertificate<'a> {
    const EXPECTING: &'static str = "a certificate, or an object with `certification`";

    fn from_text(certification: Text<'de>) -> Self {
        Self {
            certification,
            earned: None,
        }
    }
}

/// Time spent on some work: so many months, or from one month to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spent<'a> {
    /// The work, in the words in which a certificate asks for it.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// How many months.
    pub months: Option<Number>,
    /// The month in which it began, such as `2021-03`. Posts of the same work that overlap count once.
    pub from: Option<Date>,
    /// The month in which it ended, which counts too. Left out: it goes on at the `date` of the profile.
    pub to: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_a_number_or_a_list() {
        let read = |json: &str| match serde_json::from_str(json) {
            Ok(TrainingHours::Unspecified(hours)) => hours.to_string(),
            Ok(TrainingHours::ByKind(list)) => (list.iter())
                .map(|one| format!("{}:{} ", &*one.kind, one.hours))
                .collect(),
            Err(error) => error.to_string(),
        };
        assert_eq!(read("35"), "35");
        assert_eq!(read("0.5"), "0.5");
        assert_eq!(
            read(r#"[{"kind":"pm","hours":35},{"kind":"agile","hours":2}]"#),
            "pm:35 agile:2 "
        );
        for (wrong, message) in [
            ("-1", "expected a number from 0 to 1000000000000"),
            (
                r#"[{"kind":"pm","hours":1,"of":"x"}]"#,
                "unknown field `of`",
            ),
            (r#"[{"hours":1}]"#, "missing field `kind`"),
            (r#""35""#, "a number of hours, or a list of objects"),
        ] {
            assert!(read(wrong).contains(message), "{wrong}: {}", read(wrong));
        }
    }
}
