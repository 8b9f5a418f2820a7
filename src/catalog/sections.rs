//! A ladder file read section by section: in one pass, without those that nobody asked for, and of a
//! file that is known to be sound no further than the last of them.

use std::fmt;

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::ladder::{Ladder, Source};

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
    /// Those of the `sources` that the levels, tracks and strategies which are read name, where they
    /// stand before the sources.
    pub const CITED: Self = Self(1 << 6);
    /// All of them.
    pub const ALL: Self = Self((1 << 7) - 1);

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

/// Reads those of a list of sources that are cited, and looks at nothing behind the last of them.
struct Cited<'l, 'a> {
    ids: Vec<String>,
    found: &'l mut Vec<Source<'a>>,
    /// Set where the rest is left unread; none where the rest has to be passed over.
    stopped: Option<&'l mut bool>,
}

impl<'de> DeserializeSeed<'de> for Cited<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Cited<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of sources")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while !self.ids.is_empty()
            && let Some(source) = list.next_element::<Source>()?
        {
            let cited = self.ids.iter().position(|id| **id == *source.id);
            if let Some(at) = cited {
                self.ids.swap_remove(at);
                self.found.push(source);
            }
        }
        match self.stopped {
            Some(stopped) => *stopped = true,
            None => while list.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(())
    }
}

impl Key {
    /// The section that the key stands for; none for the head.
    fn section(self) -> Sections {
        match self {
            Self::Sources => Sections::SOURCES.and(Sections::CITED),
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
                    ladder.sources = map.next_value()?
                }
                Key::Sources if sections.include(Sections::CITED) => {
                    let is_last = missing.without(key.section()) == Sections::HEAD;
                    let stopped = &mut *self.stopped;
                    map.next_value_seed(Cited {
                        ids: ladder.source_ids(),
                        found: &mut ladder.sources,
                        stopped: (self.stop && is_last).then_some(stopped),
                    })?;
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
