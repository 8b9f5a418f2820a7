//! What has changed in a team.

use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::{english::bounded_list, names::search_key},
    document::{Block, Cell, ColumnKind, Heading, Table},
};

use super::{
    super::{
        TeamAnswer,
        coverage::PersonRef,
        names::{Names, WIDEST, clipped},
        since::{PersonSince, Since, SkillChange},
    },
    MOST_PEOPLE,
};

/// Who gained what, who became ready, where fewer have a skill.
pub(super) fn blocks<'p>(
    answer: &TeamAnswer,
    names: &Names,
    since: &'p Since<'_>,
) -> Vec<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Name", ColumnKind::Short),
        Heading::people("Gained", ColumnKind::Prose),
        Heading::people("Lost", ColumnKind::Prose),
        Heading::people("Ready now for", ColumnKind::Short),
    ];
    let skills = |changes: &[SkillChange]| {
        let names = changes.iter().map(|one| {
            let skill = answer.catalog.skills.find(one.id);
            let name = skill.map_or(one.id, |skill| answer.catalog.skills.get(skill).name);
            match (one.from, one.to) {
                (Some(from), Some(to)) => format!("{name} {from}→{to}"),
                (None, Some(how)) | (Some(how), None) => format!("{name} ({how})"),
                (None, None) => name.to_owned(),
            }
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let rows = since.people.iter().map(|one| {
        vec![
            names.title(&who(one)).into(),
            skills(&one.gained).into(),
            skills(&one.lost).into(),
            Cell::list(one.became_ready.iter().copied()),
        ]
    });
    let mut said = what_beside(names, since);
    let is_same = said.is_empty() && since.people.is_empty();
    if is_same {
        said.push(String::from("Nothing has changed."));
    }
    let mut blocks = vec![
        Block::heading("Since then"),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ];
    if !said.is_empty() {
        blocks.push(Block::text(said.join("\n")));
    }
    blocks
}

/// Who is new, who is gone, and what fewer have.
fn what_beside(names: &Names, since: &Since) -> Vec<String> {
    let joined = since.joined.iter().map(|one| names.title(one)).collect();
    // The rows of those who are gone are those of the earlier roster.
    let left = since.left.iter().map(PersonRef::title).collect();
    let fallen = since.coverage.iter();
    let fallen = fallen.map(|one| format!("{} ({}→{})", one.name, one.before, one.after));
    let lists: [(&str, Vec<String>); 3] = [
        ("New", joined),
        ("Gone", left),
        ("Fewer have", fallen.collect()),
    ];
    let some = lists.iter().filter(|(_, list)| !list.is_empty());
    let some = some.map(|(what, list)| format!("{what}: {}", bounded_list(list, MOST_PEOPLE)));
    some.chain(compared_by_order(names, since)).collect()
}

/// Of whom it is not known who was who: several people have their name, now or then.
fn compared_by_order(names: &Names, since: &Since) -> Option<String> {
    let key = |name: &Option<String>| name.as_deref().map(search_key);
    let beside: HashSet<_> = (since.joined.iter().chain(&since.left))
        .filter_map(|one| key(&one.name))
        .collect();
    let mut told = HashSet::new();
    let alike = since.people.iter().filter_map(|one| {
        let name = one.name.as_deref()?;
        let is_alike = names.are_several(name) || beside.contains(&search_key(name));
        (is_alike && told.insert(search_key(name))).then(|| clipped(name, WIDEST))
    });
    let alike: Vec<_> = alike.collect();
    (!alike.is_empty()).then(|| {
        let alike = bounded_list(&alike, MOST_PEOPLE);
        format!("Of one name, so compared in the order of their rows: {alike}")
    })
}

fn who(one: &PersonSince) -> PersonRef {
    PersonRef {
        name: one.name.clone(),
        row: one.row,
    }
}
