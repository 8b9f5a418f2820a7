//! What kinds of named things a ladder holds, and which of them is meant.

use super::skills::SkillId;

/// A kind of thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A level of the ladder.
    Level,
    /// A specialization.
    Track,
    /// A skill.
    Skill,
    /// A way to advance.
    Strategy,
    /// A certificate.
    Certification,
}

impl Kind {
    /// All of them, in the order in which they are listed.
    pub const ALL: &[Self] = &[
        Self::Level,
        Self::Track,
        Self::Skill,
        Self::Strategy,
        Self::Certification,
    ];
    /// Those that ask for skills.
    pub const ASKING: &[Self] = &[Self::Level, Self::Track];
    /// Those that a certificate may be for.
    pub const CERTIFIED: &[Self] = &[Self::Level, Self::Track, Self::Skill];

    /// `level`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Track => "track",
            Self::Skill => "skill",
            Self::Strategy => "strategy",
            Self::Certification => "certification",
        }
    }

    /// `levels`: the section of a ladder file, and the command that lists them.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Level => "levels",
            Self::Track => "tracks",
            Self::Skill => "skills",
            Self::Strategy => "strategies",
            Self::Certification => "certifications",
        }
    }
}

/// One thing of a ladder, by its index in its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A level.
    Level(usize),
    /// A track.
    Track(usize),
    /// A skill.
    Skill(SkillId),
    /// A strategy.
    Strategy(usize),
    /// A certificate.
    Certification(usize),
}

impl Thing {
    /// The thing of this kind at an index.
    #[must_use]
    pub fn new(kind: Kind, index: usize) -> Self {
        match kind {
            Kind::Level => Self::Level(index),
            Kind::Track => Self::Track(index),
            Kind::Skill => Self::Skill(SkillId::new(index)),
            Kind::Strategy => Self::Strategy(index),
            Kind::Certification => Self::Certification(index),
        }
    }

    /// What kind it is of.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Level(_) => Kind::Level,
            Self::Track(_) => Kind::Track,
            Self::Skill(_) => Kind::Skill,
            Self::Strategy(_) => Kind::Strategy,
            Self::Certification(_) => Kind::Certification,
        }
    }

    /// Its index in the list of its kind.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Skill(id) => id.index(),
            Self::Level(index)
            | Self::Track(index)
            | Self::Strategy(index)
            | Self::Certification(index) => index,
        }
    }
}
