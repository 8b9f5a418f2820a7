//! `skills`: who asks for a skill, how well, and what develops it.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::catalog::{Aliases, Catalog, Number, Requirement, Sections, SkillId, Source};

use super::{
    Answer, Block, Cell, Column, Grid, Kind, Page, Question, Usage, asked::SkillFilter,
    certifications::served, find::Thing,
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
    #[arg(long, value_name = "SKILL[:PROFICIENCY]")]
    pub skill: Vec<String>,
}

/// The skills that were asked for.
pub struct SkillsAnswer<'a> {
    catalog: &'a Catalog<'a>,
    skills: Vec<SkillEntry<'a>>,
    notes: Vec<String>,
}

/// A skill as an answer gives it.
#[derive(Debug, Serialize)]
pub struct SkillEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Other names for it.
    pub aliases: Aliases<'a>,
    /// The family it belongs to.
    pub group: Option<&'a str>,
    /// The levels that ask for it.
    pub levels: Vec<Asker<'a>>,
    /// The tracks that ask for it.
    pub tracks: Vec<Asker<'a>>,
    /// The strategies that develop it.
    pub strategies: Vec<Developer<'a>>,
    /// The certificates for it.
    pub certifications: Vec<Developer<'a>>,
}

/// A level or a track that asks for a skill.
#[derive(Debug, Serialize)]
pub struct Asker<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How well it asks for the skill, by a name from the ladder's scale.
    pub proficiency: Option<&'a str>,
    /// Whether one cannot do without the skill there.
    pub required: bool,
    /// How much the skill counts there.
    pub weight: Number,
    /// What the skill means there.
    pub note: Option<&'a str>,
}

/// A strategy that develops a skill, or a certificate for it.
#[derive(Debug, Serialize)]
pub struct Developer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

impl<'a> SkillEntry<'a> {
    /// Some skills, each with everyone who asks for it, gathered in one pass over the ladder.
    pub(super) fn gather(catalog: &'a Catalog<'a>, wanted: impl Fn(SkillId) -> bool) -> Vec<Self> {
        let mut entries: Vec<Option<Self>> = (catalog.skills.iter())
            .map(|(id, skill)| {
                wanted(id).then(|| Self {
                    id: &skill.id,
                    name: skill.name,
                    aliases: skill.aliases,
                    group: skill.group,
                    levels: Vec::new(),
                    tracks: Vec::new(),
                    strategies: Vec::new(),
                    certifications: Vec::new(),
                })
            })
            .collect();
        let mut at = |name: &str, add: &mut dyn FnMut(&mut Self)| {
            let skill = catalog.skills.find(name);
            if let Some(entry) = skill.and_then(|skill| entries[skill.at()].as_mut()) {
                add(entry);
            }
        };
        for level in &catalog.ladder.levels {
            for one in &level.skills {
                let asker = || Asker::new(&level.id, &level.title, one);
                at(one.skill(), &mut |entry| entry.levels.push(asker()));
            }
        }
        for track in &catalog.ladder.tracks {
            for one in &track.skills {
                let asker = || Asker::new(&track.id, &track.title, one);
                at(one.skill(), &mut |entry| entry.tracks.push(asker()));
            }
        }
        for strategy in &catalog.ladder.strategies {
            let developer = || Developer {
                id: &strategy.id,
                title: &strategy.title,
            };
            for skill in &strategy.develops {
                at(skill, &mut |entry| entry.strategies.push(developer()));
            }
        }
        for certification in &catalog.ladder.certifications {
            for thing in served(catalog, certification) {
                if let Thing::Skill(skill) = thing
                    && let Some(entry) = entries[skill.at()].as_mut()
                {
                    entry.certifications.push(Developer {
                        id: &certification.id,
                        title: &certification.name,
                    });
                }
            }
        }
        entries.into_iter().flatten().collect()
    }
}

impl<'a> Asker<'a> {
    fn new(id: &'a str, title: &'a str, requirement: &'a Requirement<'a>) -> Self {
        Self {
            id,
            title,
            proficiency: requirement.proficiency(),
            required: requirement.required(),
            weight: requirement.weight(),
            note: requirement.note(),
        }
    }

    /// Who asks, in words: `Junior`, `Junior (working, optional)`.
    pub(super) fn in_words(&self) -> Cow<'a, str> {
        super::asked::in_words(self.title, self.proficiency, self.required)
    }
}

impl Question for Skills {
    type Answer<'a> = SkillsAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        Sections::SKILLS
            .and(Sections::LEVELS)
            .and(Sections::TRACKS)
            .and(Sections::STRATEGIES)
            .and(Sections::CERTIFICATIONS)
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<SkillsAnswer<'a>, Usage> {
        let filter = SkillFilter::new(catalog, &self.skill)?;
        let mut skills = SkillEntry::gather(catalog, |skill| filter.means(skill));
        if filter.rank() > 0 {
            let ranked = |asker: &Asker| {
                let rank = asker.proficiency.and_then(|name| catalog.ladder.rank(name));
                rank.unwrap_or(0) >= filter.rank()
            };
            for skill in &mut skills {
                skill.levels.retain(&ranked);
                skill.tracks.retain(&ranked);
            }
        }
        let mut notes = filter.notes;
        if skills.is_empty() {
            notes.push(String::from(if self.skill.is_empty() {
                "this ladder names no skills"
            } else {
                "no one skill is meant by all of these names"
            }));
        }
        Ok(SkillsAnswer {
            catalog,
            skills,
            notes,
        })
    }
}

impl Serialize for SkillsAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.skills.serialize(serializer)
    }
}

impl Answer for SkillsAnswer<'_> {
    const KEY: &'static str = "skills";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::new("name", "Skill", Kind::Short),
            Column::data("aliases", Kind::Prose),
            Column::new("group", "Group", Kind::Short),
            Column::new("levels", "Levels", Kind::Short),
            Column::new("tracks", "Tracks", Kind::Short),
            Column::new("strategies", "Developed by", Kind::Short),
            Column::new("certifications", "Certificates", Kind::Short),
        ];
        let rows = self.skills.iter().map(|skill| {
            let strategies = skill.strategies.iter();
            vec![
                skill.id.into(),
                skill.name.into(),
                skill.aliases.into_iter().collect(),
                Cell::from(skill.group),
                skill.levels.iter().map(Asker::in_words).collect(),
                skill.tracks.iter().map(Asker::in_words).collect(),
                strategies.map(|strategy| strategy.title).collect(),
                skill.certifications.iter().map(|one| one.title).collect(),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        const COLUMNS: &[Column] = &[
            Column::people("Skill", Kind::Short),
            Column::people("Group", Kind::Short),
            Column::people("Asked for by", Kind::Prose),
            Column::people("Developed by", Kind::Prose),
        ];
        let rows = self.skills.iter().map(|skill| {
            let askers = skill.levels.iter().chain(&skill.tracks);
            let strategies = skill.strategies.iter();
            vec![
                skill.name.into(),
                skill.group.into(),
                askers.map(Asker::in_words).collect(),
                strategies.map(|strategy| strategy.title).collect(),
            ]
        });
        Page(vec![
            Block::Grid(Grid::new(COLUMNS, rows)),
            Block::Sources(self.sources()),
        ])
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.catalog.askers_sources()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
