//! `skills`: who asks for a skill, how well, and what develops it.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    catalog::{Catalog, Kind, Number, ResolvedRequirement, SkillId, Text, Thing},
    document::{Cell, Column, ColumnKind},
};

use super::{
    Entry, List, Question, Usage, certifications::served, requirement, skill_filter::SkillFilter,
    strategies::developed,
};

/// Show which levels and tracks ask for a skill, and what develops it
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career skills
  itpm-career skills --skill risk
  itpm-career skills --format ids")]
pub struct Skills {
    /// Only the skills of this name, id or alias, or with this word in their name; repeat it to
    /// narrow further; `scrum:working` leaves those who ask for it at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,
}

/// A skill as an answer gives it.
#[derive(Debug, Serialize)]
pub struct SkillEntry<'a> {
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The name people read.
    pub name: &'a str,
    /// Other names for the same skill.
    pub aliases: &'a [Text<'a>],
    /// The family it belongs to.
    pub group: Option<&'a str>,
    /// The levels that ask for it.
    pub levels: Vec<Asker<'a>>,
    /// The tracks that ask for it.
    pub tracks: Vec<Asker<'a>>,
    /// The strategies that develop it.
    pub strategies: Vec<Titled<'a>>,
    /// The certificates for it.
    pub certifications: Vec<Titled<'a>>,
}

/// A level or a track that asks for a skill.
#[derive(Debug, Serialize)]
pub struct Asker<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// How well it asks for the skill, by a name from the ladder's scale.
    pub proficiency: Option<&'a str>,
    /// Whether one cannot do without the skill there.
    pub required: bool,
    /// How much the skill counts there.
    pub weight: Number,
    /// What is expected there; null where the ladder does not say.
    pub note: Option<&'a str>,
    /// The id of the level that it is inherited from there; null where it is not.
    pub inherited_from: Option<&'a str>,
}

/// A thing by its id and its title.
#[derive(Debug, Serialize)]
pub struct Titled<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
}

impl<'a> SkillEntry<'a> {
    /// Some skills, each with everyone who asks for it, gathered in one pass over the ladder.
    pub(super) fn gather(
        catalog: &'a Catalog<'a>,
        is_wanted: impl Fn(SkillId) -> bool,
    ) -> Vec<Self> {
        let entries = catalog.skills.iter().map(|(id, skill)| {
            is_wanted(id).then(|| Self {
                id: &skill.id,
                name: skill.name,
                aliases: skill.aliases,
                group: skill.group,
                levels: Vec::new(),
                tracks: Vec::new(),
                strategies: Vec::new(),
                certifications: Vec::new(),
            })
        });
        let mut entries = Gathering(entries.collect());
        for thing in Kind::ASKING.iter().flat_map(|kind| catalog.things(*kind)) {
            for one in catalog.requirements(thing) {
                if let Some(entry) = entries.get(one.skill) {
                    let asker = Asker::new(catalog, thing, &one);
                    match thing {
                        Thing::Level(_) => entry.levels.push(asker),
                        _ => entry.tracks.push(asker),
                    }
                }
            }
        }
        entries.add_developers(catalog);
        entries.0.into_iter().flatten().collect()
    }
}

/// The skills that are gathered, by their places in the table; none where one is not wanted.
struct Gathering<'a>(Vec<Option<SkillEntry<'a>>>);

impl<'a> Gathering<'a> {
    fn get(&mut self, skill: SkillId) -> Option<&mut SkillEntry<'a>> {
        self.0[skill.index()].as_mut()
    }

    /// Adds the strategies that develop the skills and the certificates for them.
    fn add_developers(&mut self, catalog: &'a Catalog<'a>) {
        for strategy in &catalog.ladder.strategies {
            for skill in developed(catalog, strategy) {
                if let Some(entry) = self.get(skill) {
                    entry.strategies.push(Titled {
                        id: &strategy.id,
                        title: &strategy.title,
                    });
                }
            }
        }
        for certification in &catalog.ladder.certifications {
            for thing in served(catalog, certification) {
                if let Thing::Skill(skill) = thing
                    && let Some(entry) = self.get(skill)
                {
                    entry.certifications.push(Titled {
                        id: &certification.id,
                        title: &certification.name,
                    });
                }
            }
        }
    }
}

impl<'a> Asker<'a> {
    fn new(catalog: &'a Catalog<'a>, thing: Thing, requirement: &ResolvedRequirement<'a>) -> Self {
        Self {
            id: catalog.id(thing),
            title: catalog.title(thing),
            proficiency: requirement.proficiency,
            required: requirement.required(),
            weight: requirement.weight(),
            note: requirement.note(),
            inherited_from: (requirement.inherited_from)
                .map(|level| &*catalog.ladder.levels[level].id),
        }
    }

    /// Who asks, in words: `Junior`, `Junior (working, optional)`.
    fn describe(&self) -> Cow<'a, str> {
        requirement::describe(self.title, self.proficiency, self.required)
    }
}

impl Entry for SkillEntry<'_> {
    const KEY: &'static str = "skills";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Prose, Short};
        vec![
            Column::programs("id", "Id", Short, |skill| skill.id.into()),
            Column::new("name", "Skill", Short, |skill| skill.name.into()),
            Column::programs("aliases", "Also called", Prose, |skill| {
                Cell::list(skill.aliases.iter().map(|alias| &**alias))
            }),
            Column::new("group", "Group", Short, |skill| skill.group.into()),
            Column::programs("levels", "Levels", Short, |skill| {
                Cell::list(skill.levels.iter().map(Asker::describe))
            }),
            Column::programs("tracks", "Tracks", Short, |skill| {
                Cell::list(skill.tracks.iter().map(Asker::describe))
            }),
            Column::people("", "Asked for by", Prose, |skill| {
                Cell::list(
                    skill
                        .levels
                        .iter()
                        .chain(&skill.tracks)
                        .map(Asker::describe),
                )
            }),
            Column::new("strategies", "Developed by", Prose, |skill| {
                Cell::list(skill.strategies.iter().map(|one| one.title))
            }),
            Column::programs("certifications", "Certificates", Short, |skill| {
                Cell::list(skill.certifications.iter().map(|one| one.title))
            }),
        ]
    }
}

impl Question for Skills {
    type Answer<'a> = List<'a, SkillEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let filter = SkillFilter::new(catalog, &self.skill)?;
        let mut entries = SkillEntry::gather(catalog, |skill| filter.means(skill));
        if filter.rank() > 0 {
            let is_high_enough = |asker: &Asker| {
                let rank = asker
                    .proficiency
                    .and_then(|name| catalog.scale.exact_rank(name));
                rank.unwrap_or(0) >= filter.rank()
            };
            for skill in &mut entries {
                skill.levels.retain(is_high_enough);
                skill.tracks.retain(is_high_enough);
            }
        }
        let mut notes = filter.notes;
        if entries.is_empty() {
            notes.push(String::from(if self.skill.is_empty() {
                "this ladder names no skills"
            } else {
                "no one skill is meant by all of these names"
            }));
        }
        Ok(List {
            entries,
            title: None,
            sources: catalog.sources_of_skills(),
            notes,
        })
    }
}
