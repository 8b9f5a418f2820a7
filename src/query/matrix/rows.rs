//! The rows of a matrix: the skills that are asked for, those of a group together.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{Catalog, SkillId, order};

use super::{
    super::{person::Person, skill_filter::SkillFilter},
    MatrixCell, MatrixSkill,
};

/// A row for each skill that is asked for, in the order of the skills.
pub(super) fn gather<'a>(
    catalog: &'a Catalog<'a>,
    levels: &[usize],
    filter: &SkillFilter,
    person: Option<&Person<'a>>,
) -> Vec<MatrixSkill<'a>> {
    let mut rows: BTreeMap<SkillId, Vec<MatrixCell>> = BTreeMap::new();
    for (column, level) in levels.iter().enumerate() {
        for asked in catalog.level_requirements(*level) {
            if !filter.means_any(asked.skill) || asked.rank < filter.rank() {
                continue;
            }
            let from = asked.inherited_from;
            let cell = MatrixCell {
                level: &catalog.ladder.levels[*level].id,
                proficiency: asked.proficiency,
                required: asked.required(),
                weight: asked.weight(),
                note: asked.note(),
                inherited_from: from.map(|level| &*catalog.ladder.levels[level].id),
                status: person.map(|person| person.status(Some(*level), &asked)),
                column,
                rank: asked.rank,
            };
            rows.entry(asked.skill).or_default().push(cell);
        }
    }
    let rows = rows.into_iter().map(|(id, levels)| {
        let skill = catalog.skills.get(id);
        let rank = person.and_then(|person| person.rank(id));
        MatrixSkill {
            id: &skill.id,
            name: skill.name,
            group: skill.group,
            has: person.map(|_| rank.is_some()),
            have: rank.and_then(|rank| catalog.scale.name(rank)),
            levels,
        }
    });
    rows.collect()
}

/// The rows of a group together, in the order in which the groups first come; those of none last.
pub(super) fn in_groups(mut rows: Vec<MatrixSkill>) -> Vec<MatrixSkill> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for group in rows.iter().filter_map(|row| row.group) {
        let next = places.len();
        places.entry(group).or_insert(next);
    }
    order::sort_by_cached_key(&mut rows, |row| {
        row.group.map_or(places.len(), |group| places[group])
    });
    rows
}
