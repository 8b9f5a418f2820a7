//! The columns of a matrix: one for each level, made while the program runs.

use foldhash::{HashMap, HashMapExt};

use crate::{
    catalog::{Catalog, scale::are_numbered},
    document::{Cell, ColumnKind, Heading, Table, Tone},
};

use super::{MatrixAnswer, MatrixCell, MatrixLevel, MatrixSkill};

/// A tick, where a skill is had or not.
pub(super) const TICK: &str = "✓";

/// What programs call the column of what a person has. A level of that title is called by its id too.
pub(super) const HAVE: &str = "have";

/// The levels as columns, each with the shortest of its names that is no other's.
pub(super) fn of_levels<'a>(catalog: &'a Catalog<'a>, levels: &[usize]) -> Vec<MatrixLevel<'a>> {
    let levels = levels.iter().map(|level| &catalog.ladder.levels[*level]);
    let mut taken: HashMap<&str, usize> = HashMap::new();
    for level in levels.clone() {
        let aliases = level.aliases.iter().map(|alias| &**alias);
        for name in aliases.chain([&*level.title]) {
            *taken.entry(name).or_default() += 1;
        }
    }
    let is_own = |name: &&str| taken.get(name) == Some(&1);
    let columns = levels.map(|level| {
        let aliases = level.aliases.iter().map(|alias| &**alias);
        let shorter = aliases.filter(|alias| alias.chars().count() < level.title.chars().count());
        MatrixLevel {
            id: &level.id,
            title: &level.title,
            family: level.family.as_deref(),
            short: shorter
                .filter(is_own)
                .min_by_key(|alias| alias.chars().count()),
            is_shared: !is_own(&&*level.title) || &*level.title == HAVE,
        }
    });
    columns.collect()
}

impl<'a> MatrixLevel<'a> {
    /// A column of grades, which programs call by the title, and by the id too where that is needed to tell
    /// two apart.
    fn heading(&self) -> Heading<'a> {
        let heading = if self.is_shared {
            let name = format!("{} ({})", self.title, self.id);
            Heading::all(name.clone(), name, ColumnKind::Grade)
        } else {
            Heading::all(self.title, self.title, ColumnKind::Grade)
        };
        heading.or_short(self.short)
    }
}

impl<'a> MatrixSkill<'a> {
    pub(super) fn cell(&self, column: usize) -> Option<&MatrixCell<'a>> {
        let place = self
            .levels
            .binary_search_by_key(&column, |cell| cell.column);
        place.ok().map(|place| &self.levels[place])
    }
}

impl<'a> MatrixCell<'a> {
    /// How well it is asked for, in a word; a tick where that is not said.
    pub(super) fn word(&self) -> &'a str {
        self.proficiency.unwrap_or(TICK)
    }

    /// As a person reads it: `working`, `[working?×2*]`; in short `2`, `[2?×2*]`.
    pub(super) fn grade(&self, scale: &[&'a str]) -> Cell<'a> {
        let number = self.proficiency.filter(|_| are_numbered(scale));
        let number = number.map(|_| (self.rank + 1).to_string());
        Cell::Grade {
            text: self.marked(self.word().to_owned()).into(),
            short: number.map(|number| self.marked(number).into()),
            rank: self.rank + 1,
            of: scale.len().max(1),
            tone: self.status.map_or(Tone::Plain, |status| status.tone()),
        }
    }

    /// The same with what else is to be known of it.
    fn marked(&self, mut text: String) -> String {
        if !self.required {
            text.push('?');
        }
        if self.has_weight() {
            text.push_str(&format!("×{}", self.weight));
        }
        if self.note.is_some() {
            text.push('*');
        }
        if self.is_met() {
            text = format!("[{text}]");
        }
        text
    }

    pub(super) fn has_weight(&self) -> bool {
        self.weight.get() != 1.0
    }

    pub(super) fn is_met(&self) -> bool {
        self.status == Some(super::SkillStatus::Met)
    }
}

impl<'a> MatrixSkill<'a> {
    /// How well the person has it, as they read it.
    pub(super) fn have_grade(&self, scale: &[&'a str]) -> Cell<'a> {
        let rank = self
            .have
            .and_then(|have| scale.iter().position(|name| *name == have));
        let short = rank.filter(|_| are_numbered(scale));
        let grade = self.have_word().map(|word| Cell::Grade {
            text: word.into(),
            short: short.map(|rank| (rank + 1).to_string().into()),
            rank: rank.unwrap_or(0) + 1,
            of: scale.len().max(1),
            tone: Tone::Plain,
        });
        grade.into()
    }
}

/// The columns of the levels.
pub(super) fn headings<'p>(answer: &'p MatrixAnswer<'_>) -> impl Iterator<Item = Heading<'p>> {
    answer.parts.levels.iter().map(MatrixLevel::heading)
}

/// The matrix as a spreadsheet holds it.
pub(super) fn for_programs<'p>(answer: &'p MatrixAnswer<'_>) -> Table<'p> {
    let mut first = vec![
        Heading::programs("id", ColumnKind::Short),
        Heading::programs("skill", ColumnKind::Short),
        Heading::programs("group", ColumnKind::Short),
    ];
    if answer.has_person {
        first.push(Heading::programs(HAVE, ColumnKind::Short));
    }
    let skipped = first.len();
    let headings = first.into_iter().chain(headings(answer)).collect();
    let skills = &answer.parts.skills;
    Table::from_cells(headings, skills.len(), move |row, column| {
        let skill = &skills[row];
        match column {
            0 => skill.id.into(),
            1 => skill.name.into(),
            2 => skill.group.into(),
            column if column < skipped => skill.have_word().into(),
            column => {
                let cell = skill.cell(column - skipped);
                let text = cell.map(|cell| {
                    let mark = if cell.required { "" } else { "?" };
                    format!("{}{mark}", cell.word())
                });
                text.into()
            }
        }
    })
}

impl<'a> MatrixSkill<'a> {
    /// How well the person has it, in a word; without a scale a tick, and nothing if not at all.
    pub(super) fn have_word(&self) -> Option<&'a str> {
        self.has
            .filter(|has| *has)
            .map(|_| self.have.unwrap_or(TICK))
    }
}
