//! The page that one brings to a talk with a manager or a coach, in one's own words: where I am, where I
//! want to go, what I have, what I do about the rest. No ids, weights or commands.

use foldhash::HashMap;

use crate::{
    catalog::{Level, Source, english::and_list},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table, Voice},
    query::MarketAnswer,
};

use super::super::{
    first_steps::NextStep,
    parts::PlanAnswer,
    way::{Rung, WaySkill},
};
use super::{exam, first_screen, ladder, pay, progress, way};

/// What to do about each gap, by the id of the skill.
type Steps<'s, 'p> = HashMap<&'p str, &'s NextStep<'p>>;

/// How many skills that the ladder does not know are named.
const MOST_UNLISTED: usize = 20;

pub(super) fn build<'p>(answer: &'p PlanAnswer<'_>) -> Page<'p> {
    let mut blocks = vec![Block::title(title(answer))];
    blocks.extend(
        answer
            .parts
            .ladder
            .map(|ladder| Block::text(format!("Career ladder: {ladder}"))),
    );
    blocks.push(Block::heading("Where I am"));
    blocks.extend(where_i_am(answer));
    blocks.extend(answer.parts.note.as_deref().map(Block::text));
    blocks.extend(ladder::picture(answer, Voice::I));
    blocks.extend(has(answer));
    blocks.extend(progress::blocks(answer));
    let steps = answer.parts.next_steps.iter();
    let steps: Steps = steps.map(|step| (step.skill, step)).collect();
    let ahead: Vec<&Rung> = answer.parts.way.iter().filter(|rung| !rung.here).collect();
    for rung in &ahead {
        blocks.extend(next_level(answer, rung, ahead.len(), &steps));
    }
    blocks.extend(developing(answer, &steps));
    if ahead.is_empty() {
        blocks.extend(beyond(answer));
    }
    if let Some(certificate) = exam::certificate(answer, Voice::I) {
        blocks.push(Block::heading("Certificate to take first"));
        blocks.push(Block::text(certificate));
    }
    blocks.extend(pay(answer, &ahead));
    blocks.push(Block::Sources(sources(answer)));
    Page(blocks)
}

/// `Jane Doe: my next step, 2026-11-26`.
fn title(answer: &PlanAnswer) -> String {
    let name = answer.parts.name.as_deref();
    let name = name.map_or(String::from("My next step"), |name| {
        format!("{name}: my next step")
    });
    match answer.parts.date {
        Some(date) => format!("{name}, {date}"),
        None => name,
    }
}

/// Where the person stands, and what they say of themselves beside skills and certificates.
fn where_i_am<'p>(answer: &'p PlanAnswer) -> Vec<Block<'p>> {
    let standing = first_screen::standing(answer, Voice::I);
    let mut lines = vec![Block::text(format!("{standing}."))];
    let remarks = answer.parts.standing.remarks.iter();
    lines.extend(remarks.map(|remark| Block::note(&**remark)));
    let said = &answer.has.beside_skills;
    if !said.is_empty() {
        lines.push(Block::text(format!("I have {}.", and_list(said))));
    }
    lines
}

/// The skills with what shows them, and the certificates.
fn has<'p>(answer: &'p PlanAnswer<'_>) -> Vec<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Skill", ColumnKind::Short),
        Heading::people("How well", ColumnKind::Short),
        Heading::people("What shows it", ColumnKind::Prose),
    ];
    let mut blocks = Vec::new();
    let rows = answer.has.skills.iter().map(|skill| -> Row {
        vec![
            skill.name.into(),
            skill.proficiency.into(),
            Cell::list(skill.evidence.iter().map(String::as_str)),
        ]
    });
    let unlisted = answer.has.unlisted.iter().take(MOST_UNLISTED);
    let unlisted = unlisted.map(|(name, evidence)| -> Row {
        let name = format!("{name} (not on this ladder)");
        vec![name.into(), Cell::Missing, evidence.as_deref().into()]
    });
    let rows: Vec<Row> = rows.chain(unlisted).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
    }
    let certificates = answer.has.certificates.iter();
    let certificates = certificates.map(|(name, earned)| match earned {
        Some(earned) => format!("{name} ({earned})"),
        None => (*name).to_owned(),
    });
    let certificates: Vec<String> = certificates.collect();
    if !certificates.is_empty() {
        let held = and_list(&certificates);
        blocks.push(Block::text(format!("Certificates: {held}.")));
    }
    let renewals = progress::renewals(answer);
    if !renewals.is_empty() {
        blocks.push(Block::text(format!("Renewal: {}.", renewals.join("; "))));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading("What I have"));
    }
    blocks
}

/// What the next level is responsible for, and what it takes.
fn next_level<'p>(
    answer: &'p PlanAnswer<'_>,
    rung: &'p Rung<'_>,
    ahead: usize,
    steps: &Steps,
) -> Vec<Block<'p>> {
    let title = rung.level.title;
    let what = match answer.goal {
        Some(goal) if goal != rung.level.id => "On the way there",
        None if ahead > 1 => "Where I could go",
        _ => "Where I want to go",
    };
    let mut blocks = vec![Block::heading(format!("{what}: {title}"))];
    if let Some(level) = answer.catalog.level(rung.level.id) {
        blocks.extend(level.summary.as_deref().map(Block::text));
        blocks.extend(responsibilities(level));
    }
    blocks.push(Block::text(match way::missing_in_short(rung) {
        missing if rung.lacks() => format!("Still missing: {missing}"),
        missing => format!("Missing: {missing}"),
    }));
    blocks.extend(checklist(answer, rung, steps));
    blocks.extend(undecided(rung));
    blocks
}

fn responsibilities<'p>(level: &Level) -> Option<Block<'p>> {
    let items = level.responsibilities.iter();
    // Where an item has several lines, the later ones belong to it.
    let items = items.map(|item| format!("- {}", item.replace('\n', "\n  ")));
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| Block::text(items.join("\n")))
}

/// What the level where the person stands asks for and they do not have yet.
fn developing<'p>(answer: &'p PlanAnswer<'_>, steps: &Steps) -> Vec<Block<'p>> {
    let mut blocks = Vec::new();
    for rung in answer.parts.way.iter().filter(|rung| rung.here) {
        if let Some(list) = checklist(answer, rung, steps) {
            let title = rung.level.title;
            blocks.push(Block::heading(format!("What I am developing as {title}")));
            blocks.push(list);
        }
        blocks.extend(undecided(rung));
    }
    blocks
}

/// For each gap of a level what to do about it.
fn checklist<'p>(
    answer: &'p PlanAnswer<'_>,
    rung: &'p Rung<'_>,
    steps: &Steps,
) -> Option<Block<'p>> {
    let gaps = rung.skills.iter().filter(|skill| skill.status.is_gap());
    let items: Vec<String> = gaps.map(|skill| item(answer, skill, steps)).collect();
    (!items.is_empty()).then(|| Block::Checklist(items.into_iter().map(Into::into).collect()))
}

/// A skill, what is expected of it, what to do, and what will show it.
fn item(answer: &PlanAnswer, skill: &WaySkill, steps: &Steps) -> String {
    let mut first = skill.name.to_owned();
    first.extend(skill.want.map(|want| format!(" ({want})")));
    if !skill.required {
        first.push_str(", optional");
    }
    let is_first = answer.parts.next_steps.first();
    if is_first.is_some_and(|step| step.skill == skill.id) {
        first.push_str(" (first)");
    }
    let mut lines = vec![first];
    lines.extend(skill.note.map(|note| format!("Expected: {note}")));
    lines.extend(skill.means.map(|means| format!("It means: {means}")));
    if let Some(step) = steps.get(skill.id) {
        lines.extend(step.activity.map(|activity| format!("To do: {activity}")));
        lines.extend(
            step.evidence
                .map(|evidence| format!("Shown by: {evidence}")),
        );
    }
    lines.join("\n")
}

/// The skills of a level of which the ladder cannot tell whether the person has them there.
fn undecided<'p>(rung: &Rung) -> Option<Block<'p>> {
    let names = rung.undecided();
    (!names.is_empty()).then(|| {
        Block::text(format!(
            "To settle in the talk, since something else is expected here than where I have it: {}.",
            and_list(&names)
        ))
    })
}

/// What people move to that the ladder does not hold.
fn beyond<'p>(answer: &'p PlanAnswer<'_>) -> Vec<Block<'p>> {
    let beyond = answer.parts.beyond.iter();
    let items = beyond.map(|one| match &one.summary {
        Some(summary) => format!("- {}: {summary}", one.title),
        None => format!("- {}", one.title),
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading("What lies beyond this ladder"),
        Block::text(items.join("\n")),
    ]
}

fn pay<'p>(answer: &'p PlanAnswer<'_>, ahead: &[&'p Rung<'_>]) -> Vec<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Level", ColumnKind::Short),
        Heading::people("Pay", ColumnKind::Pay),
    ];
    let here = answer.parts.way.iter().filter(|rung| rung.here);
    let rungs = here.chain(ahead.iter().copied());
    let paid = rungs.filter(|rung| !rung.salary.is_empty());
    let row = |rung: &'p Rung<'_>| -> Row { vec![rung.level.title.into(), Cell::pay(rung.salary)] };
    let rows: Vec<Row> = paid.map(row).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
    }
    blocks.extend(pay::of_market(answer).map(Block::note));
    blocks.extend(super::no_pay(answer).map(Block::note));
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading("Pay"));
    }
    blocks
}

/// Where what stands on this page is from.
fn sources<'p>(answer: &'p PlanAnswer<'_>) -> Vec<&'p Source<'p>> {
    let parts = &answer.parts;
    let levels = parts
        .way
        .iter()
        .filter_map(|rung| answer.catalog.level(rung.level.id));
    let levels = levels.filter_map(|level| level.source.as_deref());
    let steps = parts.next_steps.iter().flat_map(NextStep::sources);
    let salaries = parts.way.iter().flat_map(|rung| rung.salary);
    let salaries = salaries.filter_map(|salary| salary.source.as_deref());
    let beyond = parts.beyond.iter().filter_map(|one| one.source.as_deref());
    let ids = levels.chain(steps).chain(salaries).chain(beyond);
    let mut sources = answer.catalog.sources(ids.map(Some));
    sources.extend(parts.market.iter().flat_map(MarketAnswer::wage_sources));
    sources
}
