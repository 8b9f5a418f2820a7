//! One person of a team: where they stand, what is next, and what is missing to it.

use serde::Serialize;

use crate::catalog::{Catalog, Number, SkillId};

use super::super::{
    person::{Person, status::SkillStatus, unknown::UnknownName},
    plan::CertificateStatus,
};

/// A person of a team. Of one who could not be read all is null or empty but `error` and what tells
/// where they stand in the file.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamPerson<'a> {
    /// What they are called; null if that is not said.
    pub name: Option<String>,
    /// The line of the file, or the place in a list, from 1; null for a file of their own.
    pub row: Option<usize>,
    /// The ids of the levels where they stand; none below the first.
    pub at: Vec<&'a str>,
    /// The levels that follow, several where the ladder branches; the goal alone if there is one; none
    /// at the top.
    pub next: Vec<NextLevel<'a>>,
    /// What the levels ask for where they stand: only for whoever compares two ladders.
    #[serde(skip)]
    pub(in crate::query) own: Vec<NextLevel<'a>>,
    /// The certificates of the ladder; null unless `--certifications` asks for them.
    pub certifications: Option<Vec<TeamCertificate<'a>>>,
    /// What the ladder does not know of what they say: it counts for nothing.
    pub unknown: Vec<UnknownName>,
    /// The file; null for standard input.
    pub file: Option<String>,
    /// Why nothing is known of them; null if something is.
    pub error: Option<PersonError>,
}

/// A level that a person may reach next.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextLevel<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Whether it requires any skill, all of them are met, and no years are missing.
    pub ready: bool,
    /// How many years are missing to its band; null if it has none or the years are not given.
    pub years_missing: Option<Number>,
    /// The ids of the required skills that are met. All lists are in the ladder's order.
    pub met: Vec<&'a str>,
    /// The required skills that are there, but not well enough.
    pub too_low: Vec<TooLow<'a>>,
    /// The required skills that are not there.
    pub missing: Vec<MissingSkill<'a>>,
    /// The ids of the required skills that are not there and not meant to be acquired.
    pub waived: Vec<&'a str>,
    /// The ids of the required skills that the file cannot decide.
    pub undecided: Vec<&'a str>,
}

/// A skill that is not there well enough.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TooLow<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// How well it is there.
    pub have: Option<&'a str>,
    /// How well it is asked for.
    pub want: Option<&'a str>,
    #[serde(skip)]
    pub(super) skill: SkillId,
}

/// A skill that is not there.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MissingSkill<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// How well it is asked for; null where it is not said.
    pub want: Option<&'a str>,
    #[serde(skip)]
    pub(super) skill: SkillId,
}

/// A certificate, and whether a person may sit it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamCertificate<'a> {
    /// The certificate's id.
    pub id: &'a str,
    /// Whether the person may sit it.
    pub status: CertificateStatus,
}

/// Why nothing is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonError {
    /// What is wrong.
    pub kind: PersonErrorKind,
    /// The same in one sentence.
    pub message: String,
}

/// What is wrong with what is said of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonErrorKind {
    /// It cannot be read.
    UnreadableFile,
    /// It is no profile.
    InvalidFile,
    /// It makes no sense on this ladder.
    Usage,
    /// It names something that the ladder does not know, with `--strict`.
    UnknownName,
    /// It names several things equally well.
    AmbiguousName,
}

impl<'a> NextLevel<'a> {
    /// What is missing to a level, as a plan has it.
    pub(super) fn new<'c>(
        criteria: &'c super::Criteria<'a>,
        person: &Person<'a>,
        index: usize,
    ) -> Self {
        let catalog: &'a Catalog<'a> = criteria.catalog;
        let level = &catalog.ladder.levels[index];
        let mut next = Self {
            id: &level.id,
            title: &level.title,
            ready: false,
            years_missing: person.years_missing(level),
            met: Vec::new(),
            too_low: Vec::new(),
            missing: Vec::new(),
            waived: Vec::new(),
            undecided: Vec::new(),
        };
        for asked in criteria.required(index) {
            let skill = asked.skill;
            let id = &*catalog.skills.get(skill).id;
            let want = asked.proficiency;
            match person.status(Some(index), asked) {
                SkillStatus::Met => next.met.push(id),
                SkillStatus::Waived => next.waived.push(id),
                SkillStatus::Undecided => next.undecided.push(id),
                SkillStatus::TooLow => {
                    let have = person.rank(skill);
                    let have = have.and_then(|rank| catalog.scale.name(rank));
                    next.too_low.push(TooLow {
                        id,
                        have,
                        want,
                        skill,
                    });
                }
                SkillStatus::Missing => next.missing.push(MissingSkill { id, want, skill }),
            }
        }
        let years = next.years_missing.is_none_or(Number::is_zero);
        next.ready = years && !next.met.is_empty() && next.open() == 0;
        next
    }

    /// How many required skills there are.
    pub(super) fn required(&self) -> usize {
        self.met.len() + self.open()
    }

    /// How many of them are not met.
    pub(super) fn open(&self) -> usize {
        let gaps = self.too_low.len() + self.missing.len();
        gaps + self.waived.len() + self.undecided.len()
    }

    /// The skills that are too low or missing.
    pub(super) fn gaps(&self) -> impl Iterator<Item = SkillId> {
        let too_low = self.too_low.iter().map(|one| one.skill);
        too_low.chain(self.missing.iter().map(|one| one.skill))
    }
}
