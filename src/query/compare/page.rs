//! A comparison as a person reads it: the two side by side, then the skills.

use std::borrow::Cow;

use crate::{
    catalog::{
        Number, Text,
        english::how_many,
        scale::{self, in_short},
    },
    document::{Block, Cell, ColumnKind, Heading, HeatMap, Page, Row, Table, Tone},
};

use super::{super::Answer, Change, CompareAnswer, ComparedSkill, Comparison};

pub(super) fn build<'p>(answer: &'p CompareAnswer<'_>) -> Page<'p> {
    let mut blocks = vec![facts(&answer.comparison)];
    blocks.extend(heat_map(answer).map(Block::HeatMap));
    blocks.push(skills(answer));
    let mut changes = answer.comparison.skills.iter().map(|skill| skill.change);
    if changes.any(|change| change == Change::Dropped) {
        blocks.push(Block::text(
            "Dropped: not named any more, which is not to say that it is not needed.",
        ));
    }
    let inherited = answer.comparison.skills.len() - shown(answer).count();
    match inherited {
        0 => {}
        inherited => blocks.push(Block::text(format!(
            "Inherited and unchanged, so not shown: {}.",
            how_many(inherited, "skill")
        ))),
    }
    blocks.push(texts(&answer.comparison));
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

fn facts<'p>(comparison: &'p Comparison<'_>) -> Block<'p> {
    let Comparison {
        from,
        to,
        years,
        salary,
        ..
    } = comparison;
    sides(vec![
        vec!["Title".into(), from.title.into(), to.title.into()],
        vec!["Kind".into(), from.kind.into(), to.kind.into()],
        vec!["Years".into(), years.from.into(), years.to.into()],
        vec![
            "Salary".into(),
            Cell::pay(salary.from),
            Cell::pay(salary.to),
        ],
    ])
}

/// What the two are in words, which is longer and so stands below.
fn texts<'p>(comparison: &'p Comparison<'_>) -> Block<'p> {
    let Comparison {
        summary,
        responsibilities,
        ..
    } = comparison;
    let texts = |texts: &'p [Text<'_>]| Cell::list(texts.iter().map(|text| &**text));
    sides(vec![
        vec!["Summary".into(), summary.from.into(), summary.to.into()],
        vec![
            "Responsibilities".into(),
            texts(responsibilities.from),
            texts(responsibilities.to),
        ],
    ])
}

/// The rows in which something is known.
fn sides(mut rows: Vec<Row<'_>>) -> Block<'_> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("From", ColumnKind::Prose),
        Heading::people("To", ColumnKind::Prose),
    ];
    rows.retain(|row| row[1..].iter().any(|cell| !cell.is_missing()));
    Block::Table(Table::from_rows(HEADINGS, rows))
}

fn skills<'p>(answer: &'p CompareAnswer<'_>) -> Block<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Skill", ColumnKind::Short),
        Heading::people("Change", ColumnKind::Short),
        Heading::people("From", ColumnKind::Prose),
        Heading::people("To", ColumnKind::Prose),
    ];
    let lowest = answer.scale.first().copied();
    let rows = shown(answer).map(|skill| -> Row {
        let weights = &skill.weight;
        // A weight is worth a word only where it changes.
        let is_reweighted =
            weights.from.is_some() && weights.to.is_some() && weights.from != weights.to;
        let weight = |weight: Option<Number>| weight.filter(|_| is_reweighted);
        let from = Asked {
            proficiency: skill.from.or(lowest),
            required: skill.required.from,
            weight: weight(weights.from),
            note: skill.note.from,
            means: skill.means.from,
        };
        let to = Asked {
            proficiency: skill.to.or(lowest),
            required: skill.required.to,
            weight: weight(weights.to),
            note: skill.note.to,
            means: skill.means.to,
        };
        vec![
            skill.name.into(),
            skill.change.name().into(),
            from.cell(),
            to.cell(),
        ]
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

/// The skills of the second that it does not only inherit, and those that it drops.
fn shown<'p>(answer: &'p CompareAnswer<'_>) -> impl Iterator<Item = &'p ComparedSkill<'p>> {
    let skills = answer.comparison.skills.iter();
    skills.filter(|skill| !is_old_news(skill))
}

/// How well each of the two asks for these skills.
fn heat_map<'p>(answer: &'p CompareAnswer<'_>) -> Option<HeatMap<'p>> {
    let Comparison { from, to, .. } = &answer.comparison;
    let headings = vec![
        Heading::people("Skill", ColumnKind::Short),
        Heading::people(from.title, ColumnKind::Grade),
        Heading::people(to.title, ColumnKind::Grade),
    ];
    let skills: Vec<&ComparedSkill> = shown(answer).collect();
    let table = Table::from_cells(headings, skills.len(), move |row, column| {
        let skill = skills[row];
        match column {
            0 => skill.name.into(),
            1 => grade(&answer.scale, skill.required.from, skill.from),
            _ => grade(&answer.scale, skill.required.to, skill.to),
        }
    });
    let legend = scale::legend(&answer.scale);
    HeatMap::new("What each asks for", table, legend)
}

/// `2`, where it is optional `2?`; nothing where it is not asked for.
fn grade(scale: &[&str], required: Option<bool>, proficiency: Option<&str>) -> Cell<'static> {
    let Some(required) = required else {
        return Cell::Missing;
    };
    let rank = scale.iter().position(|name| Some(*name) == proficiency);
    let rank = rank.unwrap_or(0);
    let letter = in_short(scale, rank);
    let optional = if required { "" } else { "?" };
    Cell::Grade {
        text: format!("{letter}{optional}").into(),
        short: None,
        rank: rank + 1,
        of: scale.len().max(1),
        tone: Tone::Plain,
    }
}

/// Whether the second only inherits what the first asks for too.
fn is_old_news(skill: &ComparedSkill) -> bool {
    skill.change == Change::Unchanged && skill.inherited_from.to.is_some()
}

/// What one of the two asks of a skill.
struct Asked<'p> {
    /// Where it is not said how well: the lowest proficiency.
    proficiency: Option<&'p str>,
    required: Option<bool>,
    weight: Option<Number>,
    note: Option<&'p str>,
    means: Option<&'p str>,
}

impl<'p> Asked<'p> {
    /// In words: `working, optional`, and below it what is expected; `yes` where a skill is had or not.
    fn cell(&self) -> Cell<'p> {
        let Some(required) = self.required else {
            return Cell::Missing;
        };
        let proficiency = self.proficiency.map(str::to_owned);
        let optional = (!required).then(|| String::from("optional"));
        let weight = self.weight.map(|weight| format!("weight {weight}"));
        let words: Vec<String> = [proficiency, optional, weight]
            .into_iter()
            .flatten()
            .collect();
        let words = match words.as_slice() {
            [] => String::from("yes"),
            words => words.join(", "),
        };
        let note = self.note.map(Cow::Borrowed);
        let means = self
            .means
            .map(|means| Cow::Owned(format!("means: {means}")));
        Cell::list([Some(Cow::Owned(words)), note, means].into_iter().flatten())
    }
}
