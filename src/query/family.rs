//! `--family` and `--group`: the levels of a family, the skills of a group.

use foldhash::HashSet;

use crate::catalog::{Catalog, SkillId};

use super::{Usage, words_filter::WordsFilter};

/// The levels of a family, by index: that of this name, or with its words in its name.
///
/// # Errors
/// If there is no such family.
pub(super) fn levels(catalog: &Catalog, family: &str) -> Result<HashSet<usize>, Usage> {
    let levels = &catalog.ladder.levels;
    let families = levels.iter().map(|level| level.family.as_deref());
    let none = "the levels of this ladder name no families";
    let filter = WordsFilter::new(families, family).or_unknown("family", "families", none)?;
    let levels = levels.iter().enumerate().filter(|(_, level)| {
        let family = level.family.as_deref();
        family.is_some_and(|family| filter.accepts(family))
    });
    Ok(levels.map(|(index, _)| index).collect())
}

/// The skills of a group: that of this name, or with its words in its name.
///
/// # Errors
/// If there is no such group.
pub(super) fn skills(catalog: &Catalog, group: &str) -> Result<HashSet<SkillId>, Usage> {
    let groups = catalog.skills.iter().map(|(_, skill)| skill.group);
    let none = "the skills of this ladder name no groups";
    let filter = WordsFilter::new(groups, group).or_unknown("group", "groups", none)?;
    let skills = catalog.skills.iter().filter(|(_, skill)| {
        let group = skill.group;
        group.is_some_and(|group| filter.accepts(group))
    });
    Ok(skills.map(|(id, _)| id).collect())
}
