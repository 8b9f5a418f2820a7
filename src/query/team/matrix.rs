//! Skills by people: who has what, and how well.

use std::rc::Rc;

use crate::{
    catalog::{
        Catalog, SkillId,
        scale::{self, in_short},
    },
    document::{Cell, ColumnKind, Heading, HeatMap, Row, Table, Tone},
};

use super::{super::person::Person, coverage::PersonRef, names::Names};

/// Somebody of a team with what they have.
pub(super) struct Seen<'a> {
    pub(super) who: PersonRef,
    /// The skills they have, each with its place on the scale, in the ladder's order.
    pub(super) ranks: Vec<(SkillId, usize)>,
    /// The ids of the levels where they stand.
    pub(super) at: Rc<[&'a str]>,
    /// The ids of the levels that they are ready for.
    pub(super) ready: Vec<&'a str>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        who: PersonRef,
        person: &Person,
        at: Rc<[&'a str]>,
        ready: Vec<&'a str>,
    ) -> Self {
        let skills = person.skills.iter();
        let ranks = skills.map(|(skill, claim)| (skill, claim.rank.unwrap_or(0)));
        Self {
            who,
            ranks: ranks.collect(),
            at,
            ready,
        }
    }

    /// How well they have a skill, as a place on the scale.
    pub(super) fn rank(&self, skill: SkillId) -> Option<usize> {
        let found = self.ranks.binary_search_by_key(&skill, |(known, _)| *known);
        found.ok().map(|place| self.ranks[place].1)
    }
}

/// A row for each skill that somebody has, a column for each person. For people a digit is the place on
/// the scale, unless its names are as short.
pub(super) fn table<'t>(
    catalog: &'t Catalog,
    people: &'t [Seen],
    absent: &[PersonRef],
    is_for_people: bool,
) -> Table<'t> {
    let people = people.iter().filter(|one| !absent.contains(&one.who));
    let people: Vec<&Seen> = people.collect();
    let mut headings = vec![
        Heading::programs("id", ColumnKind::Short),
        Heading::all("skill", "Skill", ColumnKind::Short),
    ];
    let names = Names::new(people.iter().filter_map(|one| one.who.name.as_deref()));
    headings.extend(people.iter().map(|one| {
        let title = names.title(&one.who);
        let short = initials(&title);
        Heading::all(title.clone(), title, ColumnKind::Grade).or_short(Some(short))
    }));
    let scale: Vec<&str> = catalog.scale.names().collect();
    let grade = |rank: Option<usize>| -> Cell {
        let Some(rank) = rank else {
            return Cell::Missing;
        };
        let name = scale.get(rank).filter(|_| !is_for_people);
        let text = name.map_or_else(|| in_short(&scale, rank), |name| (*name).to_owned());
        Cell::Grade {
            text: text.into(),
            short: None,
            rank: rank + 1,
            of: scale.len().max(1),
            tone: Tone::Plain,
        }
    };
    let skills = catalog.skills.iter();
    let held = skills.filter(|(skill, _)| people.iter().any(|one| one.rank(*skill).is_some()));
    let rows = held.map(|(id, skill)| {
        let mut row: Row = vec![(&*skill.id).into(), skill.name.into()];
        row.extend(people.iter().map(|one| grade(one.rank(id))));
        row
    });
    Table::from_rows(&headings, rows.collect())
}

/// The same as a picture, if they are not too many.
pub(super) fn heat_map<'t>(catalog: &'t Catalog, people: &'t [Seen]) -> Option<HeatMap<'t>> {
    if people.len() > HeatMap::MOST_COLUMNS {
        return None;
    }
    let names: Vec<&str> = catalog.scale.names().collect();
    let legend = scale::legend(&names);
    HeatMap::new(
        "Skills by people",
        table(catalog, people, &[], true),
        legend,
    )
}

/// `1 awareness, 2 working`: what the digits mean; nothing without a scale.
pub(super) fn legend(catalog: &Catalog) -> Option<String> {
    let names: Vec<&str> = catalog.scale.names().collect();
    (!names.is_empty()).then(|| scale::legend(&names).join(", "))
}

/// `AB` of `Ann Bauer`; of a name of one word its first two letters.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [one] => one.chars().take(2).collect(),
        words => words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect(),
    }
}
