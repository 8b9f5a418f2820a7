//! A skill as an answer gives it: what it means, what builds it, who asks for it.

use std::borrow::Cow;

use foldhash::{HashSet, HashSetExt};
use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        Activity, Catalog, Evidence, Kind, KnownSkill, Number, OrText, ResolvedRequirement,
        SkillId, Text, Thing,
    },
    document::{Block, Cell, Column, ColumnKind, Page},
};

use super::super::{
    Answer, Entry, List, certifications::served, requirement, strategies::developed,
};

/// A skill as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillEntry<'a> {
    /// The name of the built-in ladder it is of; null where only one ladder was asked.
    pub ladder: Option<&'static str>,
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The name people read.
    pub name: &'a str,
    /// Other names for the same skill.
    pub aliases: &'a [Text<'a>],
    /// The family it belongs to.
    pub group: Option<&'a str>,
    /// What it is, in a few sentences.
    pub description: Option<&'a str>,
    /// What each proficiency means in it, lowest first; of a ladder without a scale the file's own names,
    /// each with its meaning, in the order of the file.
    #[serde(serialize_with = "as_object")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<&str, &str>"))]
    pub means: Vec<(&'a str, &'a str)>,
    /// What to do on the job to build it.
    pub activities: &'a [OrText<Activity<'a>>],
    /// What shows that one has it.
    pub evidence: &'a [OrText<Evidence<'a>>],
    /// The ids of sources worth reading.
    pub references: &'a [Text<'a>],
    /// The ids of the skills that whoever has this one has too.
    pub implies: Vec<&'a str>,
    /// The names of these skills.
    #[serde(skip)]
    pub(in crate::query) implies_names: Vec<&'a str>,
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Titled<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
}

fn as_object<S: Serializer>(means: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(means.iter().copied())
}

impl<'a> SkillEntry<'a> {
    /// The same skill as one of a built-in ladder.
    pub(super) fn of_ladder(self, name: &'static str) -> Self {
        Self {
            ladder: Some(name),
            ..self
        }
    }

    /// A skill without those who ask for it.
    fn new(catalog: &'a Catalog<'a>, skill: &'a KnownSkill<'a>) -> Self {
        let entry = skill.entry;
        let implied = entry.into_iter().flat_map(|entry| &entry.implies);
        let mut seen = HashSet::new();
        let implied: Vec<&KnownSkill> = implied
            .filter_map(|name| catalog.skills.find(name))
            .filter(|skill| seen.insert(*skill))
            .map(|skill| catalog.skills.get(skill))
            .collect();
        let mut means: Vec<(&str, &str)> = entry
            .map(|entry| entry.means.iter().collect())
            .unwrap_or_default();
        means.sort_by_key(|(name, _)| catalog.scale.exact_rank(name));
        Self {
            ladder: None,
            id: &skill.id,
            name: skill.name,
            aliases: skill.aliases,
            group: skill.group,
            description: entry.and_then(|entry| entry.description.as_deref()),
            means,
            activities: entry.map(|entry| &*entry.activities).unwrap_or_default(),
            evidence: entry.map(|entry| &*entry.evidence).unwrap_or_default(),
            references: entry.map(|entry| &*entry.references).unwrap_or_default(),
            implies_names: implied.iter().map(|skill| skill.name).collect(),
            implies: implied.iter().map(|skill| &*skill.id).collect(),
            levels: Vec::new(),
            tracks: Vec::new(),
            strategies: Vec::new(),
            certifications: Vec::new(),
        }
    }

    /// Some skills, each with everyone who asks for it, gathered in one pass over the ladder.
    pub(in crate::query) fn gather(
        catalog: &'a Catalog<'a>,
        is_wanted: impl Fn(SkillId) -> bool,
    ) -> Vec<Self> {
        let entries = (catalog.skills.iter())
            .map(|(id, skill)| is_wanted(id).then(|| Self::new(catalog, skill)));
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

impl SkillEntry<'_> {
    /// Whether the ladder says more of it than who asks for it.
    pub(in crate::query) fn says_something(&self) -> bool {
        self.description.is_some()
            || !self.means.is_empty()
            || !self.activities.is_empty()
            || !self.evidence.is_empty()
    }

    /// What to begin with to build the skill: what its first activity leaves behind, or a strategy.
    fn first_step(&self) -> Option<&str> {
        let activity = self.activities.first();
        let result = activity.map(|one| one.makes.as_deref().unwrap_or(&one.text));
        result.or_else(|| self.strategies.first().map(|one| one.title))
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
    pub(in crate::query) fn describe(&self) -> Cow<'a, str> {
        requirement::describe(self.title, self.proficiency, self.required)
    }
}

impl Entry for SkillEntry<'_> {
    const KEY: &'static str = "skills";

    fn page<'p>(list: &'p List<'_, Self>) -> Page<'p> {
        let mut blocks = vec![Block::Table(list.table())];
        if list.entries.iter().any(Self::says_something) {
            let hint = "What to do for one, and what shows it: show SKILL";
            blocks.push(Block::Hint(hint));
        }
        blocks.push(Block::Sources(list.sources()));
        Page(blocks)
    }

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Prose, Short};
        vec![
            Column::people("ladder", "Ladder", Short, |skill| skill.ladder.into()),
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
            Column::programs("strategies", "Developed by", Prose, |skill| {
                Cell::list(skill.strategies.iter().map(|one| one.title))
            }),
            Column::people("", "Begin with", Prose, |skill| skill.first_step().into()),
            Column::programs("certifications", "Certificates", Short, |skill| {
                Cell::list(skill.certifications.iter().map(|one| one.title))
            }),
            Column::programs("description", "What it is", Prose, |skill| {
                skill.description.into()
            }),
            Column::programs("means", "What it means", Prose, |skill| {
                let means = skill.means.iter();
                Cell::list(means.map(|(name, text)| format!("{name}: {text}")))
            }),
            Column::programs("activities", "What to do", Prose, |skill| {
                Cell::list(skill.activities.iter().map(|one| &*one.text))
            }),
            Column::programs("evidence", "What shows it", Prose, |skill| {
                Cell::list(skill.evidence.iter().map(|one| &*one.text))
            }),
            Column::programs("references", "Worth reading", Short, |skill| {
                Cell::list(skill.references.iter().map(|id| &**id))
            }),
            Column::programs("implies", "Implies", Short, |skill| {
                Cell::list(skill.implies.iter().copied())
            }),
            Column::programs("ladder", "", Short, |skill| skill.ladder.into()),
        ]
    }
}
