//! `skills`: who asks for a skill, how well, and what develops it.

use crate::catalog::{BUILT_IN, BuiltIn, Catalog, Kind, SkillId};

use super::{List, Question, Usage, UsageKind, family, skill_filter::SkillFilter, words};

mod entry;

pub use entry::{Asker, SkillEntry};

/// Show who asks for a skill, and what develops it
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career skills
  itpm-career skills --skill risk
  itpm-career skills --group delivery --ladder uk-delivery
  itpm-career skills --format ids")]
pub struct Skills {
    /// Only this skill, as with --skill
    #[arg(value_name = "SKILL")]
    pub name: Vec<String>,

    /// Only the skills of this name, id or alias, or with this word in their name; repeat it to
    /// narrow further; `scrum:working` leaves those who ask for it at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// Only the skills of this group: its name or a word of it
    #[arg(long, value_name = "GROUP", allow_hyphen_values = true)]
    pub group: Option<String>,
}

impl Question for Skills {
    type Answer<'a> = List<'a, SkillEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let mut skills = self.skill.clone();
        let mut named = None;
        if let Some(name) = words::joined(&self.name) {
            named = words::items(catalog, &self.name, Kind::Skill)?;
            skills.extend(named.is_none().then_some(name));
        }
        let filter = SkillFilter::new(catalog, &skills)?;
        let group = self.group.as_deref();
        let group = group
            .map(|group| family::skills(catalog, group))
            .transpose()?;
        let is_of_group =
            |skill: SkillId| group.as_ref().is_none_or(|group| group.contains(&skill));
        let is_named = |skill: SkillId| {
            let named = named.as_ref();
            named.is_none_or(|named| named.contains(&skill.index()))
        };
        let mut entries = SkillEntry::gather(catalog, |skill| {
            is_named(skill) && filter.means(skill) && is_of_group(skill)
        });
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
            notes.push(String::from(if group.is_some() || named.is_some() {
                words::LEFT_OUT
            } else if skills.is_empty() {
                "this ladder names no skills"
            } else {
                "no one skill is meant by all of these names"
            }));
        }
        Ok(List {
            entries,
            title: None,
            summary: None,
            sources: catalog.sources_of_skills(std::iter::empty()),
            notes,
        })
    }

    fn ask_all<'a>(&self, catalogs: &'a [Catalog<'a>]) -> Option<Result<Self::Answer<'a>, Usage>> {
        let mut all = List {
            entries: Vec::new(),
            title: None,
            summary: None,
            sources: Vec::new(),
            notes: Vec::new(),
        };
        let mut unknown = None;
        for (catalog, BuiltIn { name, .. }) in catalogs.iter().zip(BUILT_IN) {
            match self.ask(catalog) {
                Ok(answer) => {
                    let entries = answer.entries.into_iter();
                    all.entries
                        .extend(entries.map(|entry| entry.of_ladder(name)));
                    all.sources.extend(answer.sources);
                    let notes = answer.notes.iter();
                    all.notes
                        .extend(notes.map(|note| format!("{name}: {note}")));
                }
                // What another ladder knows is no mistake.
                Err(error) if error.kind == UsageKind::UnknownName => unknown = Some(error),
                Err(error) => return Some(Err(error)),
            }
        }
        Some(match unknown.filter(|_| all.entries.is_empty()) {
            Some(error) => Err(error),
            None => Ok(all),
        })
    }
}
