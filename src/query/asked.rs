//! Skills that are asked for, and the filter that picks by them.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{
    Catalog, KnownSkill, Number, Requirement, SkillId, Skills, Text,
    names::{alike, and_list, nearest, words},
};

use super::{Usage, find::did_you_mean};

/// A skill that a level or a track asks for, as an answer gives it.
#[derive(Debug, Serialize)]
pub struct Asked<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// The skill's name.
    pub name: &'a str,
    /// How well, by a name from the ladder's scale; null where a skill is had or not.
    pub proficiency: Option<&'a str>,
    /// Whether one cannot do without it.
    pub required: bool,
    /// How much it counts beside the others; 1 unless the ladder says otherwise.
    pub weight: Number,
    /// What it means here.
    pub note: Option<&'a str>,
}

impl<'a> Asked<'a> {
    pub(super) fn all(catalog: &'a Catalog<'a>, requirements: &'a [Requirement<'a>]) -> Vec<Self> {
        requirements
            .iter()
            .map(|requirement| {
                let (_, skill) = catalog.skills.asked(requirement);
                Self {
                    id: &skill.id,
                    name: skill.name,
                    proficiency: requirement.proficiency(),
                    required: requirement.required(),
                    weight: requirement.weight(),
                    note: requirement.note(),
                }
            })
            .collect()
    }

    /// The skill in words: `Scrum`, `Scrum (working, optional)`.
    pub(super) fn in_words(&self) -> Cow<'a, str> {
        in_words(self.name, self.proficiency, self.required)
    }
}

/// A name with how well and whether at all: `Scrum`, `Scrum (working, optional)`.
pub(super) fn in_words<'a>(
    name: &'a str,
    proficiency: Option<&str>,
    required: bool,
) -> Cow<'a, str> {
    match (proficiency, required) {
        (None, true) => name.into(),
        (None, false) => format!("{name} (optional)").into(),
        (Some(how), true) => format!("{name} ({how})").into(),
        (Some(how), false) => format!("{name} ({how}, optional)").into(),
    }
}

/// Skills that one term means, and how well they must be asked for at least, as a place on the scale.
struct Group {
    skills: Vec<SkillId>,
    rank: usize,
}

/// Skills to pick by: of each group at least one must be asked for.
pub(super) struct SkillFilter {
    groups: Vec<Group>,
    /// How a word was understood, where that is not plain.
    pub(super) notes: Vec<String>,
}

impl SkillFilter {
    /// Finds the skills that each term means: by its exact name, else by words inside a name.
    /// `scrum:working` means those that are asked for at that proficiency or a higher one.
    pub(super) fn new(catalog: &Catalog, terms: &[String]) -> Result<Self, Usage> {
        let skills = &catalog.skills;
        let mut filter = Self {
            groups: Vec::with_capacity(terms.len()),
            notes: Vec::new(),
        };
        for term in terms {
            let (term, rank) = split_proficiency(catalog, term)?;
            let group = match skills.find(term) {
                Some(skill) => vec![skill],
                None => with_words(skills, term),
            };
            if group.is_empty() {
                return Err(unknown(skills, term));
            }
            let names: Vec<String> = names(skills, &group);
            let first = skills.get(group[0]);
            if !alike(first.name, term) && !alike(&first.id, term) {
                let names = and_list(&names);
                filter
                    .notes
                    .push(format!("`{term}` is taken to mean {names}"));
            }
            filter.groups.push(Group {
                skills: group,
                rank: rank.unwrap_or(0),
            });
        }
        Ok(filter)
    }

    /// Whether the requirements meet every term.
    pub(super) fn met_by(&self, catalog: &Catalog, requirements: &[Requirement]) -> bool {
        self.groups.iter().all(|group| {
            requirements.iter().any(|requirement| {
                group.skills.contains(&catalog.skills.asked(requirement).0)
                    && (group.rank == 0 || catalog.ladder.rank_asked(requirement) >= group.rank)
            })
        })
    }

    /// Whether the skill is meant by every term.
    pub(super) fn means(&self, skill: SkillId) -> bool {
        self.groups
            .iter()
            .all(|group| group.skills.contains(&skill))
    }

    /// How well a skill must be asked for at least, as a place on the scale.
    pub(super) fn rank(&self) -> usize {
        let ranks = self.groups.iter().map(|group| group.rank);
        ranks.max().unwrap_or(0)
    }

    /// Why nothing of a kind (`level`) meets the filter: who does ask for each of the skills.
    pub(super) fn why_none(&self, catalog: &Catalog, kind: &str) -> Vec<String> {
        let skills = &catalog.skills;
        if self.groups.len() > 1 {
            return vec![format!("no {kind} asks for all of these skills")];
        }
        let how = |group: &Group| {
            let name = catalog.ladder.scale.get(group.rank);
            let name = name.filter(|_| group.rank > 0);
            name.map_or(String::new(), |name| format!(" at `{}` or higher", &**name))
        };
        let Some(group) = self.groups.first() else {
            return Vec::new();
        };
        let asks = |requirements: &[Requirement]| {
            let mut asked = requirements.iter().map(|one| skills.asked(one).0);
            asked.any(|skill| group.skills.contains(&skill))
        };
        let ladder = catalog.ladder;
        let levels = ladder.levels.iter().filter(|level| asks(&level.skills));
        let levels = levels.map(|level| format!("the level {}", &*level.title));
        let tracks = ladder.tracks.iter().filter(|track| asks(&track.skills));
        let tracks = tracks.map(|track| format!("the track {}", &*track.title));
        let others: Vec<String> = levels.chain(tracks).collect();
        let names = names(skills, &group.skills);
        let names = format!("{}{}", and_list(&names), how(group));
        if group.rank > 0 {
            return vec![format!("no {kind} asks for {names}")];
        }
        vec![if others.is_empty() {
            format!("no level and no track asks for {names}")
        } else {
            let verb = if others.len() == 1 { "does" } else { "do" };
            format!("no {kind} asks for {names}; {} {verb}", and_list(&others))
        }]
    }
}

/// A term without the proficiency that may stand behind a colon, and its place on the scale.
///
/// # Errors
/// If what stands there is no proficiency of the ladder, and the whole is no skill.
pub(super) fn split_proficiency<'t>(
    catalog: &Catalog,
    term: &'t str,
) -> Result<(&'t str, Option<usize>), Usage> {
    match term.rsplit_once(':') {
        // A name may hold a colon itself.
        Some((name, how)) if catalog.skills.find(term).is_none() => {
            Ok((name, Some(rank(catalog, name, how)?)))
        }
        _ => Ok((term, None)),
    }
}

fn rank(catalog: &Catalog, name: &str, how: &str) -> Result<usize, Usage> {
    let ladder = catalog.ladder;
    ladder.rank(how).ok_or_else(|| {
        let scale: Vec<&str> = ladder.scale.iter().map(|name| &**name).collect();
        if scale.is_empty() {
            return Usage {
                message: format!("this ladder has no proficiencies to take `{how}` from"),
                hint: Some(format!("a skill is had or not: `--skill '{name}'`")),
            };
        }
        let meant = did_you_mean(&nearest(how, scale.iter().copied()));
        Usage {
            message: format!("there is no proficiency `{how}` on this ladder{meant}"),
            hint: Some(format!("the proficiencies are {}", and_list(&scale))),
        }
    })
}

fn names(skills: &Skills, group: &[SkillId]) -> Vec<String> {
    let names = group.iter().map(|skill| skills.get(*skill).name.to_owned());
    names.collect()
}

/// The skills of which a name or an alias holds the words of `term`, side by side.
fn with_words(skills: &Skills, term: &str) -> Vec<SkillId> {
    let sought = words(term);
    if sought.is_empty() {
        return Vec::new();
    }
    let holds = |name: &str| words(name).windows(sought.len()).any(|part| part == sought);
    let holding = |skill: &KnownSkill| {
        holds(skill.name) || skill.aliases.into_iter().any(|alias| holds(&alias))
    };
    skills
        .iter()
        .filter(|(_, skill)| holding(skill))
        .map(|(id, _)| id)
        .collect()
}

/// An error for a name that no skill has.
pub(super) fn unknown(skills: &Skills, term: &str) -> Usage {
    let named = skills.iter();
    let named: Vec<(&str, Vec<Text>)> = named
        .map(|(_, skill)| (skill.name, skill.aliases.into_iter().collect()))
        .collect();
    let names = named.iter().flat_map(|(name, aliases)| {
        let aliases = aliases.iter().map(|alias| &**alias);
        [*name].into_iter().chain(aliases)
    });
    super::find::not_found(&["skill"], term, &nearest(term, names))
}
