//! The ladder file as types: what `data/career.json` and a `--data` file may hold.
//!
//! The doc comments here are the descriptions in `data/ladder.schema.json`. Reading is in one pass,
//! borrows from the text, and skips the sections that nobody asked for.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use serde::{
    Deserialize, Serialize,
    de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    names::fold,
    text::{Currency, Number, Period, Remark, Text},
};

/// A career ladder: its rungs, the tracks one may specialize in, and how to advance.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ladder<'a> {
    /// The schema that an editor completes and checks this file with.
    #[cfg_attr(test, schemars(rename = "$schema", default))]
    pub schema: Option<Text<'a>>,
    /// The version of this format. There is one: 1.
    #[cfg_attr(test, schemars(default))]
    pub schema_version: Option<Number>,
    /// What the ladder is called.
    #[cfg_attr(test, schemars(default))]
    pub title: Option<Text<'a>>,
    /// What the role is, in a sentence or two.
    #[cfg_attr(test, schemars(default))]
    pub summary: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[cfg_attr(test, schemars(default))]
    pub note: Remark,
    /// How many things the file should hold: a guard against a piece that got lost.
    #[cfg_attr(test, schemars(default))]
    pub counts: Counts,
    /// Where facts come from. A fact names its source by id.
    #[cfg_attr(test, schemars(default))]
    pub sources: Vec<Source<'a>>,
    /// The names of the proficiencies, lowest first. Left out: a skill is had or not.
    #[cfg_attr(test, schemars(default))]
    pub scale: Vec<Text<'a>>,
    /// The skills there are. Left out: the names that levels and tracks use.
    #[cfg_attr(test, schemars(default))]
    pub skills: Vec<Skill<'a>>,
    /// The rungs, lowest first. Their order is the order of the ladder.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub levels: Vec<Level<'a>>,
    /// The specializations.
    #[cfg_attr(test, schemars(default))]
    pub tracks: Vec<Track<'a>>,
    /// The ways to advance.
    #[cfg_attr(test, schemars(default))]
    pub strategies: Vec<Strategy<'a>>,
    /// The certificates that matter on this ladder.
    #[cfg_attr(test, schemars(default))]
    pub certifications: Vec<Certification<'a>>,
}

impl<'a> Ladder<'a> {
    /// The ids of the levels that may follow the one at `at`: those it names, or the next in the
    /// list.
    #[must_use]
    pub fn next(&self, at: usize) -> Vec<&str> {
        match &self.levels[at].next {
            Some(ids) => ids.iter().map(|id| &**id).collect(),
            None => self
                .levels
                .get(at + 1)
                .map(|level| &*level.id)
                .into_iter()
                .collect(),
        }
    }

    /// The ids of the sources that the levels, tracks and strategies name, pay included.
    fn source_ids(&self) -> HashSet<String> {
        let levels = self.levels.iter().map(|one| (&one.source, &*one.salary));
        let tracks = self.tracks.iter().map(|one| (&one.source, &*one.salary));
        let strategies = self.strategies.iter().map(|one| (&one.source, &[][..]));
        let all = levels.chain(tracks).chain(strategies);
        let ids = all.flat_map(|(source, salary)| {
            let paid = salary.iter().map(|salary| &salary.source);
            paid.chain([source]).flatten()
        });
        ids.map(|id| id.to_string()).collect()
    }

    /// Whether some level leads elsewhere than to the next in the list.
    #[must_use]
    pub fn branches(&self) -> bool {
        let mut levels = self.levels.iter().enumerate();
        levels.any(|(at, level)| {
            let following = self.levels.get(at + 1).map(|level| &level.id);
            let only = |next: &[Text]| next.iter().eq(following);
            level.next.as_ref().is_some_and(|next| !only(next))
        })
    }

    /// For each level the places of those that may follow it.
    #[must_use]
    pub fn followers(&self) -> Vec<Vec<usize>> {
        let ids = self.levels.iter().enumerate();
        // Of an id that is given twice the first is meant.
        let places: HashMap<&str, usize> = ids.rev().map(|(at, level)| (&*level.id, at)).collect();
        let next = (0..self.levels.len()).map(|at| self.next(at));
        next.map(|ids| {
            ids.iter()
                .filter_map(|id| places.get(id).copied())
                .collect()
        })
        .collect()
    }

    /// The place of a proficiency on the scale, from 0, however it is spelled.
    #[must_use]
    pub fn rank(&self, proficiency: &str) -> Option<usize> {
        let mut exactly = self.scale.iter();
        exactly.position(|name| **name == *proficiency).or_else(|| {
            let folded = fold(proficiency);
            self.scale.iter().position(|name| fold(name) == folded)
        })
    }

    /// The place on the scale of what is asked for: the lowest where it is not said how well.
    #[must_use]
    pub fn rank_asked(&self, requirement: &Requirement) -> usize {
        let proficiency = requirement.proficiency();
        proficiency.and_then(|name| self.rank(name)).unwrap_or(0)
    }
}

/// How many things of each kind a file should hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// How many skills the registry should hold.
    pub skills: Option<Number>,
    /// How many levels.
    pub levels: Option<Number>,
    /// How many tracks.
    pub tracks: Option<Number>,
    /// How many strategies.
    pub strategies: Option<Number>,
    /// How many certificates.
    pub certifications: Option<Number>,
}

/// Where facts come from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source<'a> {
    /// The name that facts refer to it by.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
    /// Who published it.
    pub publisher: Option<Text<'a>>,
    /// Where it can be read.
    pub url: Option<Text<'a>>,
    /// The date or period it speaks of.
    pub as_of: Option<Text<'a>>,
    /// The terms on which it may be used.
    pub license: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
    pub note: Remark,
}

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
    pub aliases: Box<[Text<'a>]>,
    /// The family the skill belongs to.
    pub group: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A rung of the ladder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Level<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The title people carry.
    pub title: Text<'a>,
    /// Other titles for the same rung.
    #[serde(default)]
    pub aliases: Box<[Text<'a>]>,
    /// The years of experience it is meant for.
    #[serde(default)]
    pub years: Years,
    /// What the rung is, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// What one answers for.
    #[serde(default)]
    pub responsibilities: Box<[Text<'a>]>,
    /// The skills it asks for.
    #[serde(default)]
    pub skills: Box<[Requirement<'a>]>,
    /// What it pays.
    #[serde(default)]
    pub salary: Box<[Salary<'a>]>,
    /// The ids of the rungs that may follow. Left out: the next in the list; empty: none.
    pub next: Option<Box<[Text<'a>]>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A specialization.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Track<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub title: Text<'a>,
    /// Other names for the same track.
    #[serde(default)]
    pub aliases: Box<[Text<'a>]>,
    /// What it concentrates on, in a line.
    pub focus: Option<Text<'a>>,
    /// What one does in it, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// The skills it asks for.
    #[serde(default)]
    pub skills: Box<[Requirement<'a>]>,
    /// What it pays.
    #[serde(default)]
    pub salary: Box<[Salary<'a>]>,
    /// The id of the level that one must have reached.
    pub from: Option<Text<'a>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A way to advance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Strategy<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The heading it stands under.
    pub theme: Option<Text<'a>>,
    /// The name people read.
    pub title: Text<'a>,
    /// Other names for the same strategy.
    #[serde(default)]
    pub aliases: Box<[Text<'a>]>,
    /// Why it helps.
    pub advice: Option<Text<'a>>,
    /// What to do, step by step.
    #[serde(default)]
    pub steps: Box<[Text<'a>]>,
    /// The skills it develops.
    #[serde(default)]
    pub develops: Box<[Text<'a>]>,
    /// The ids of the certificates it leads to.
    #[serde(default)]
    pub certifications: Box<[Text<'a>]>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A certificate: who gives it, who may sit it, how it is kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Certification<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub name: Text<'a>,
    /// Other names for the same certificate.
    #[serde(default)]
    pub aliases: Box<[Text<'a>]>,
    /// Who gives it.
    pub issuer: Option<Text<'a>>,
    /// The issuer's page.
    pub url: Option<Text<'a>>,
    /// The ways to be admitted, any one of them enough. Left out: not known.
    pub routes: Option<Box<[Route<'a>]>>,
    /// The exam.
    pub exam: Option<Exam<'a>>,
    /// How it is kept.
    pub renewal: Option<Renewal<'a>>,
    /// The ids or names of the levels, tracks and skills it is for.
    #[serde(default, rename = "for")]
    pub serves: Box<[Text<'a>]>,
    /// The date or period these facts speak of.
    pub as_of: Option<Text<'a>>,
    /// The ids of the sources of these facts.
    #[serde(default)]
    pub sources: Box<[Text<'a>]>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// One way to be admitted to a certificate. All of it must be met.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Route<'a> {
    /// The least education.
    pub education: Option<Education>,
    /// The experience, all of it.
    #[serde(default, borrow)]
    pub experience: Box<[Experience<'a>]>,
    /// The training.
    pub training: Option<Training<'a>>,
    /// The ids of certificates one must hold, all of them.
    #[serde(default)]
    pub certifications: Box<[Text<'a>]>,
    /// A condition that only the issuer can check, in words.
    pub condition: Option<Text<'a>>,
}

/// An education, lowest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Education {
    /// An upper-secondary diploma
    Secondary,
    /// An associate's degree
    Associate,
    /// A bachelor's degree or higher
    #[value(aliases = ["master", "doctorate"])]
    Bachelor,
}

impl Education {
    /// What it is called in a sentence: `a bachelor's degree`.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Secondary => "an upper-secondary diploma",
            Self::Associate => "an associate's degree",
            Self::Bachelor => "a bachelor's degree",
        }
    }
}

/// Experience that a certificate asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Experience<'a> {
    /// How many months.
    pub months: Number,
    /// Of what work.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// Within how many of the last years.
    pub within_years: Option<Number>,
    /// What a plan counts it from if it is not told. Left out: nothing.
    pub counted_as: Option<Work>,
    /// The ids of certificates any of which counts instead.
    #[serde(default)]
    pub or_certification: Box<[Text<'a>]>,
}

/// Work that a plan knows the length of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Work {
    /// Leading projects.
    Leading,
    /// Work of any kind.
    Any,
}

/// Training that a certificate asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Training<'a> {
    /// How many hours. Left out: a course, of no stated length.
    pub hours: Option<Number>,
    /// In what.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// The ids of certificates any of which counts instead.
    #[serde(default)]
    pub or_certification: Box<[Text<'a>]>,
}

/// An exam.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Exam<'a> {
    /// How many questions.
    pub questions: Option<Number>,
    /// How many of them count.
    pub scored: Option<Number>,
    /// How many minutes it lasts.
    pub minutes: Option<Number>,
    /// What else is known of it.
    #[serde(borrow)]
    pub note: Option<Text<'a>>,
}

/// How a certificate is kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Renewal<'a> {
    /// After how many years. Left out: it does not expire.
    pub years: Option<Number>,
    /// By what.
    #[serde(borrow)]
    pub by: Option<Text<'a>>,
}

/// A band of years of experience. Either end may be open.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Years {
    /// From how many years, themselves included.
    pub min: Option<Number>,
    /// To how many years, themselves included.
    pub max: Option<Number>,
}

/// `1–3`, `7+`, `up to 2`, `3`; nothing for a band without ends.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => min.fmt(f),
            (Some(min), Some(max)) => write!(f, "{min}–{max}"),
            (Some(min), None) => write!(f, "{min}+"),
            (None, Some(max)) => write!(f, "up to {max}"),
            (None, None) => Ok(()),
        }
    }
}

impl Years {
    /// Whether `years` lies in the band, its ends included. A band without ends holds nothing: it
    /// says nothing.
    #[must_use]
    pub fn hold(&self, years: Number) -> bool {
        (self.min.is_some() || self.max.is_some())
            && self.min.is_none_or(|min| min <= years)
            && self.max.is_none_or(|max| years <= max)
    }
}

/// A salary range. At least one end is known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Salary<'a> {
    /// The ISO 4217 code of the currency.
    pub currency: Currency,
    /// The low end, in the currency, for the period.
    pub min: Option<Number>,
    /// The high end, in the currency, for the period.
    pub max: Option<Number>,
    /// The time it is paid for.
    pub period: Period,
    /// Where it is paid.
    #[serde(borrow)]
    pub region: Option<Text<'a>>,
    /// The id of the source of this range.
    pub source: Option<Text<'a>>,
    /// The date or period it speaks of.
    pub as_of: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
    pub note: Remark,
}

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
    /// What it means here.
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

    /// What it means here.
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

impl<'de: 'a, 'a> Deserialize<'de> for Requirement<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer};

        struct NameOrObject;

        impl<'de> Visitor<'de> for NameOrObject {
            type Value = Requirement<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("the name of a skill, or an object with `skill`")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Text::deserialize(BorrowedStrDeserializer::new(name)).map(Requirement::Name)
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                Text::deserialize(StrDeserializer::new(name)).map(Requirement::Name)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Detail::deserialize(MapAccessDeserializer::new(map))
                    .map(|detail| Requirement::Detailed(Box::new(detail)))
            }
        }

        deserializer.deserialize_any(NameOrObject)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Requirement<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Requirement".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (name, detail) = (
            generator.subschema_for::<Text>(),
            generator.subschema_for::<Detail>(),
        );
        schemars::json_schema!({ "anyOf": [name, detail] })
    }
}

/// Which sections of a ladder file to read; the others are passed over and stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sections(u8);

impl Sections {
    /// The title, the summary, the scale and the version, which every question reads.
    pub const HEAD: Self = Self(0);
    /// `sources`
    pub const SOURCES: Self = Self(1);
    /// `skills`
    pub const SKILLS: Self = Self(1 << 1);
    /// `levels`
    pub const LEVELS: Self = Self(1 << 2);
    /// `tracks`
    pub const TRACKS: Self = Self(1 << 3);
    /// `strategies`
    pub const STRATEGIES: Self = Self(1 << 4);
    /// `certifications`
    pub const CERTIFICATIONS: Self = Self(1 << 5);
    /// All of them.
    pub const ALL: Self = Self((1 << 6) - 1);

    /// These and those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These, but not those.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` are among these.
    #[must_use]
    pub const fn include(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The keys of a ladder file.
#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    #[serde(rename = "$schema")]
    Schema,
    SchemaVersion,
    Title,
    Summary,
    Note,
    Counts,
    Sources,
    Scale,
    Skills,
    Levels,
    Tracks,
    Strategies,
    Certifications,
}

/// Reads those of a list of sources that are named, and nothing behind the last of them.
struct Named<'l, 'a> {
    ids: HashSet<String>,
    found: &'l mut Vec<Source<'a>>,
    /// Whether something was left unread.
    stopped: &'l mut bool,
}

impl<'de> DeserializeSeed<'de> for Named<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Named<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of sources")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(source) = list.next_element::<Source>()? {
            if self.ids.remove(&*source.id) {
                self.found.push(source);
            }
            if self.ids.is_empty() {
                *self.stopped = true;
                break;
            }
        }
        Ok(())
    }
}

impl Key {
    /// The section that the key stands for; none for the head.
    fn section(self) -> Sections {
        match self {
            Self::Sources => Sections::SOURCES,
            Self::Skills => Sections::SKILLS,
            Self::Levels => Sections::LEVELS,
            Self::Tracks => Sections::TRACKS,
            Self::Strategies => Sections::STRATEGIES,
            Self::Certifications => Sections::CERTIFICATIONS,
            _ => Sections::HEAD,
        }
    }
}

/// Reads some sections into a ladder.
pub(super) struct Reader<'l, 'a> {
    pub(super) sections: Sections,
    pub(super) ladder: &'l mut Ladder<'a>,
    /// Whether to stop where the last of the sections ends. What comes behind is not looked at, so
    /// this is for a text that is known to be sound.
    pub(super) stop: bool,
    /// Whether it did.
    pub(super) stopped: &'l mut bool,
}

impl<'de> DeserializeSeed<'de> for Reader<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object with `levels`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self {
            sections, ladder, ..
        } = self;
        let mut missing = sections;
        let mut seen = 0_u16;
        while let Some(key) = map.next_key::<Key>()? {
            if seen & (1 << key as u16) != 0 {
                return Err(A::Error::custom("a key is given twice"));
            }
            seen |= 1 << key as u16;
            match key {
                Key::Schema => ladder.schema = map.next_value()?,
                Key::SchemaVersion => ladder.schema_version = map.next_value()?,
                Key::Title => ladder.title = map.next_value()?,
                Key::Summary => ladder.summary = map.next_value()?,
                Key::Note => ladder.note = map.next_value()?,
                Key::Counts => ladder.counts = map.next_value()?,
                Key::Scale => ladder.scale = map.next_value()?,
                Key::Sources if sections.include(Sections::SOURCES) => {
                    if self.stop && missing == Sections::SOURCES {
                        map.next_value_seed(Named {
                            ids: ladder.source_ids(),
                            found: &mut ladder.sources,
                            stopped: self.stopped,
                        })?;
                    } else {
                        ladder.sources = map.next_value()?;
                    }
                }
                Key::Skills if sections.include(Sections::SKILLS) => {
                    ladder.skills = map.next_value()?
                }
                Key::Levels if sections.include(Sections::LEVELS) => {
                    ladder.levels = map.next_value()?
                }
                Key::Tracks if sections.include(Sections::TRACKS) => {
                    ladder.tracks = map.next_value()?
                }
                Key::Strategies if sections.include(Sections::STRATEGIES) => {
                    ladder.strategies = map.next_value()?;
                }
                Key::Certifications if sections.include(Sections::CERTIFICATIONS) => {
                    ladder.certifications = map.next_value()?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            missing = missing.without(key.section());
            if self.stop && missing == Sections::HEAD {
                *self.stopped = true;
                return Ok(());
            }
        }
        if seen & (1 << Key::Levels as u16) == 0 {
            return Err(A::Error::missing_field("levels"));
        }
        Ok(())
    }
}
