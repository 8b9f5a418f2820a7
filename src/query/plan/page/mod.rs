//! A plan as a page: one screen, all parts, or the page that one brings to a talk.

use crate::{
    catalog::{
        Beyond, Catalog,
        english::{and_list, or_list},
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table, Voice},
    query::Answer,
};

use super::{
    super::person::unknown::{UnknownName, unknown_names},
    finding::Finding,
    first_steps::NextStep,
    parts::{PlanAnswer, PlanParts},
    standing::Standing,
    strategies::{PlanStrategy, undeveloped},
    tracks::PlanTrack,
    way::Rung,
};

mod certificates;
mod exam;
mod first_screen;
mod ladder;
mod pay;
mod progress;
mod talk;
mod way;

/// The page for a talk; with `--full` all parts.
pub(super) fn page<'a>(answer: &'a PlanAnswer<'a>) -> Page<'a> {
    if answer.full {
        build(answer)
    } else {
        talk::build(answer)
    }
}

/// What does not fit one screen is left to `--full`.
pub(super) fn first_screen<'a>(answer: &'a PlanAnswer<'a>) -> Page<'a> {
    if answer.full {
        build(answer)
    } else {
        first_screen::build(answer)
    }
}

/// `Plan for Jane Doe, 2026-11-26: Traditional Career Path`, as far as it is known.
fn title(answer: &PlanAnswer) -> String {
    let parts = &answer.parts;
    let mut title = String::from("Plan");
    title.extend(parts.name.iter().map(|name| format!(" for {name}")));
    title.extend(parts.date.iter().map(|date| format!(", {date}")));
    title.extend(parts.ladder.iter().map(|ladder| format!(": {ladder}")));
    title
}

/// What counts for nothing: `Not on this ladder, so not counted: jira`.
fn not_counted(unknown: &[UnknownName]) -> Option<String> {
    let names = unknown_names(unknown)?;
    Some(format!("Not on this ladder, so not counted: {names}"))
}

/// Why there is no pay, where no survey knows the place.
fn no_pay(answer: &PlanAnswer) -> Option<String> {
    let why = answer.unknown_place.as_ref()?;
    Some(format!("No pay by place: {why}"))
}

/// All parts that have something to say.
fn build<'a>(answer: &'a PlanAnswer<'a>) -> Page<'a> {
    let PlanAnswer {
        catalog,
        parts,
        said,
        ..
    } = answer;
    let mut blocks = vec![Block::title(title(answer))];
    if !said.is_empty() {
        blocks.push(Block::text(format!("You say: {}.", and_list(said))));
    }
    blocks.extend(not_counted(&parts.unknown).map(Block::text));
    blocks.extend(no_pay(answer).map(Block::note));
    let PlanParts {
        standing,
        way,
        strategies,
        certifications,
        tracks,
        market,
        next_steps,
        beyond,
        notes,
        ..
    } = parts;
    blocks.extend(standing_blocks(catalog, standing));
    blocks.extend(ladder::picture(answer, Voice::You));
    blocks.extend(progress::blocks(answer));
    blocks.extend(way::blocks(catalog, way));
    blocks.extend(step_block(next_steps));
    blocks.extend(strategy_blocks(catalog, strategies, way));
    let first = exam::certificate(answer, Voice::You);
    blocks.extend(certificates::blocks(catalog, certifications, first));
    blocks.extend(progress::renewals(answer).into_iter().map(Block::text));
    blocks.extend(track_blocks(catalog, tracks));
    blocks.extend(beyond_blocks(beyond));
    if let Some(market) = market {
        blocks.push(Block::heading("Market"));
        blocks.extend(market.brief());
    }
    // Why there is no pay stands at the top already.
    let why = answer.unknown_place.as_deref();
    let is_said = |note: &&String| why.is_some_and(|why| note.ends_with(why));
    let mut notes = notes.iter().filter(|note| !is_said(note)).peekable();
    if notes.peek().is_some() {
        blocks.push(Block::heading("Notes"));
        blocks.extend(notes.map(|note| Block::note(&**note)));
    }
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

fn standing_blocks<'a>(catalog: &'a Catalog<'a>, standing: &'a Standing<'a>) -> Vec<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("Level", ColumnKind::Short),
        Heading::people("Why", ColumnKind::Prose),
    ];
    let titles = |ids: &[&'a str]| -> Cell<'a> {
        let levels = ids.iter().filter_map(|id| catalog.level(id));
        Cell::list(levels.map(|level| &*level.title))
    };
    let row = |label: &'static str, found: &'a Finding<'a>| -> Row<'a> {
        vec![label.into(), titles(&found.levels), (&*found.reason).into()]
    };
    let mut rows = vec![
        row("By years", &standing.by_years),
        row("By skills", &standing.by_skills),
    ];
    if let Some(at) = standing.at {
        let why = "you say so, and it decides where the way begins";
        rows.push(vec!["By you".into(), titles(&[at]), why.into()]);
    }
    let mut blocks = vec![
        Block::heading("Where you stand"),
        Block::Table(Table::from_rows(HEADINGS, rows)),
    ];
    blocks.extend(standing.remarks.iter().map(|remark| Block::note(&**remark)));
    if !standing.agree {
        blocks.push(Block::text(match standing.at {
            Some(_) => "Years and skills disagree.",
            None => "Years and skills disagree. The way begins where the years put you.",
        }));
    }
    blocks
}

/// For each gap what to do about it.
fn step_block<'a>(steps: &'a [NextStep<'a>]) -> Vec<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Gap", ColumnKind::Short),
        Heading::people("Do", ColumnKind::Prose),
        Heading::people("What will show it", ColumnKind::Prose),
    ];
    let known = steps.iter().filter(|step| step.activity.is_some());
    let rows: Vec<Row> = known
        .map(|step| vec![step.name.into(), step.activity.into(), step.evidence.into()])
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading("What to do first"),
        Block::Table(Table::from_rows(HEADINGS, rows)),
    ]
}

fn strategy_blocks<'a>(
    catalog: &'a Catalog<'a>,
    strategies: &'a [PlanStrategy<'a>],
    way: &'a [Rung<'a>],
) -> Vec<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Strategy", ColumnKind::Short),
        Heading::people("Develops", ColumnKind::Short),
        Heading::people("How", ColumnKind::Prose),
    ];
    let row = |one: &'a PlanStrategy<'a>| -> Row<'a> {
        vec![
            one.title.into(),
            Cell::list(one.names.iter().copied()),
            Cell::list(one.steps.iter().map(|step| &**step)),
        ]
    };
    let part = |heading: &'static str, is_closing: bool| -> Vec<Block<'a>> {
        let those = strategies
            .iter()
            .filter(|one| one.develops.is_empty() != is_closing);
        let rows: Vec<Row> = those.map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![
            Block::heading(heading),
            Block::Table(Table::from_rows(HEADINGS, rows)),
        ]
    };
    let mut blocks = part("What closes the gap", true);
    let open = undeveloped(catalog, strategies, way);
    if !open.is_empty() {
        let open = or_list(&open).into_owned();
        blocks.push(Block::text(format!(
            "No strategy of this ladder develops {open}."
        )));
    }
    blocks.extend(part("What helps in any case", false));
    blocks
}

fn track_blocks<'a>(catalog: &'a Catalog<'a>, tracks: &'a [PlanTrack<'a>]) -> Vec<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Track", ColumnKind::Short),
        Heading::people("You have", ColumnKind::Short),
        Heading::people("Missing", ColumnKind::Short),
        Heading::people("Waived", ColumnKind::Short),
        Heading::people("Salary", ColumnKind::Pay),
        Heading::people("From level", ColumnKind::Short),
    ];
    if tracks.is_empty() {
        return Vec::new();
    }
    let rows = tracks.iter().map(|track| -> Row {
        let from = track.from.and_then(|id| catalog.level(id));
        vec![
            track.title.into(),
            Cell::list(track.have_names.iter().copied()),
            Cell::list(track.lacking.iter().map(|skill| &**skill)),
            Cell::list(track.waived_names.iter().copied()),
            Cell::pay(track.salary.iter().copied()),
            from.map(|level| &*level.title).into(),
        ]
    });
    vec![
        Block::heading("Tracks"),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ]
}

fn beyond_blocks<'a>(beyond: &'a [&'a Beyond<'a>]) -> Vec<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Role", ColumnKind::Short),
        Heading::people("What it is", ColumnKind::Prose),
    ];
    if beyond.is_empty() {
        return Vec::new();
    }
    let rows = beyond.iter();
    let rows = rows.map(|one| vec![(&*one.title).into(), one.summary.as_deref().into()]);
    vec![
        Block::heading("Beyond this ladder"),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ]
}
