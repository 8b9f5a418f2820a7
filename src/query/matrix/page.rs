//! A matrix as a person reads it: what its marks mean, then the skills, group by group.

use crate::{
    catalog::scale::{self, are_numbered},
    document::{Block, Cell, ColumnKind, Heading, HeatMap, Page, Table},
};

use super::{super::Answer, MatrixAnswer, MatrixCell, columns};

/// The page; with numbers a table may show them in place of the proficiencies.
pub(super) fn build<'p>(answer: &'p MatrixAnswer<'_>, has_numbers: bool) -> Page<'p> {
    if answer.is_empty() {
        return Page::default();
    }
    let mut parts: Vec<Block> = answer.title.map(Block::heading).into_iter().collect();
    parts.extend(blocks(answer, has_numbers));
    parts.push(Block::Sources(answer.sources()));
    Page(parts)
}

pub(super) fn blocks<'p>(answer: &'p MatrixAnswer<'_>, has_numbers: bool) -> Vec<Block<'p>> {
    let mut blocks = vec![Block::text(legend(answer, has_numbers))];
    blocks.extend(heat_map(answer).map(Block::HeatMap));
    blocks.push(Block::Table(table(answer)));
    blocks
}

fn heat_map<'p>(answer: &'p MatrixAnswer<'_>) -> Option<HeatMap<'p>> {
    let legend = scale::legend(&answer.scale);
    HeatMap::new("Skills by levels", table(answer), legend)
}

/// What the marks mean, as far as there are any.
fn legend(answer: &MatrixAnswer, has_numbers: bool) -> String {
    let is_any = |has_mark: fn(&MatrixCell) -> bool| {
        let skills = answer.parts.skills.iter();
        skills.flat_map(|skill| &skill.levels).any(has_mark)
    };
    let scale = match answer.scale.as_slice() {
        [] => String::from("✓: asked for"),
        scale if has_numbers && are_numbered(scale) => {
            format!("Lowest to highest: {}", scale::legend(scale).join(", "))
        }
        scale => format!("Lowest to highest: {}", scale.join(", ")),
    };
    let marks = [
        (
            !answer.scale.is_empty() && is_any(|cell| cell.proficiency.is_none()),
            "✓: asked for, however well",
        ),
        (is_any(|cell| !cell.required), "?: optional"),
        (is_any(|cell| cell.has_weight()), "×: how much it counts"),
        (
            is_any(|cell| cell.note.is_some()),
            "*: show LEVEL says what is expected",
        ),
        (answer.has_person, "[ ]: you have it so, or better"),
    ];
    let marks = marks.iter().filter(|(is_any, _)| *is_any);
    let marks = marks.map(|(_, mark)| (*mark).to_owned());
    let parts: Vec<String> = [scale].into_iter().chain(marks).collect();
    format!("{}.", parts.join(". "))
}

/// A line of the table: a group, or a skill by its index.
enum Line<'p> {
    Group(&'p str),
    Skill(usize),
}

fn table<'p>(answer: &'p MatrixAnswer<'_>) -> Table<'p> {
    let skills = &answer.parts.skills;
    let has_groups = skills.iter().any(|skill| skill.group.is_some());
    let mut lines = Vec::new();
    for (index, skill) in skills.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| skills[before].group);
        if has_groups && before != Some(skill.group) {
            lines.push(Line::Group(skill.group.unwrap_or("Of no group")));
        }
        lines.push(Line::Skill(index));
    }
    let mut first = vec![Heading::people("Skill", ColumnKind::Short)];
    if answer.has_person {
        first.push(Heading::people("You have", ColumnKind::Short));
    }
    let skipped = first.len();
    let headings = first.into_iter().chain(columns::headings(answer)).collect();
    Table::from_cells(headings, lines.len(), move |row, column| {
        match (&lines[row], column) {
            (Line::Group(name), 0) => Cell::Group((*name).into()),
            (Line::Group(_), _) => Cell::Group("".into()),
            (Line::Skill(index), 0) => skills[*index].name.into(),
            (Line::Skill(index), column) if column < skipped => {
                skills[*index].have_grade(&answer.scale)
            }
            (Line::Skill(index), column) => {
                let cell = skills[*index].cell(column - skipped);
                cell.map(|cell| cell.grade(&answer.scale)).into()
            }
        }
    })
}
