//! A plan as a page that one can bring to a talk: only the parts that have something to say.

use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::{
        Catalog, Number,
        names::{and_list, count, or_list},
    },
    query::{Answer, Block, Cell, Column, Grid, Kind, Page, Row},
};

use super::{
    super::certifications::{lines, short},
    CertificateEntry, CertificateStatus, Finding, Path, PlanAnswer, PlanStrategy, PlanTrack, Rung,
    Standing,
    strategies::undeveloped,
    way::SkillStatus,
};

pub(super) fn of<'a>(answer: &'a PlanAnswer<'a>) -> Page<'a> {
    let PlanAnswer {
        catalog,
        path,
        said,
    } = answer;
    let Path {
        standing,
        way,
        strategies,
        certifications,
        tracks,
        market,
        notes,
        ..
    } = path;
    let title = match path.ladder {
        Some(ladder) => format!("Plan: {ladder}"),
        None => String::from("Plan"),
    };
    let mut blocks = vec![Block::Title(title.into())];
    if !said.is_empty() {
        blocks.push(Block::Text(format!("You say: {}.", and_list(said)).into()));
    }
    blocks.push(Block::Heading("Where you stand".into()));
    blocks.extend(self::standing(catalog, standing));
    blocks.extend(self::way(catalog, way));
    blocks.extend(self::strategies(catalog, strategies, way));
    blocks.extend(self::certifications(catalog, certifications));
    blocks.extend(self::tracks(catalog, tracks));
    if let Some(market) = market {
        blocks.push(Block::Heading("Market".into()));
        blocks.extend(market.brief());
    }
    if !notes.is_empty() {
        blocks.push(Block::Heading("Notes".into()));
        blocks.extend(notes.iter().map(|note| Block::Text(note.into())));
    }
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

fn standing<'a>(catalog: &'a Catalog<'a>, standing: &'a Standing<'a>) -> Vec<Block<'a>> {
    const COLUMNS: &[Column] = &[
        Column::people("", Kind::Short),
        Column::people("Level", Kind::Short),
        Column::people("Why", Kind::Prose),
    ];
    let titles = |ids: &[&'a str]| -> Cell<'a> {
        let levels = ids.iter().filter_map(|id| catalog.level(id));
        levels.map(|level| &*level.title).collect()
    };
    let row = |label: &'static str, found: &'a Finding<'a>| -> Row<'a> {
        vec![label.into(), titles(&found.levels), (&*found.reason).into()]
    };
    let said = standing.at.map(|at| -> Row {
        let why = "you say so, and it decides where the way begins";
        vec!["By you".into(), titles(&[at]), why.into()]
    });
    let rows = [
        row("By years", &standing.by_years),
        row("By skills", &standing.by_skills),
    ];
    let mut blocks = vec![Block::Grid(Grid::new(
        COLUMNS,
        rows.into_iter().chain(said),
    ))];
    if !standing.agree {
        let text = "Years and skills disagree.";
        blocks.push(Block::Text(match standing.at {
            Some(_) => text.into(),
            None => format!("{text} The way begins where the years put you.").into(),
        }));
    }
    blocks
}

fn way<'a>(catalog: &'a Catalog<'a>, way: &'a [Rung<'a>]) -> Vec<Block<'a>> {
    const SALARY: &[Column] = &[
        Column::people("", Kind::Short),
        Column::people("", Kind::Pay),
    ];
    if way.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading("The way".into())];
    let skills = way.iter().flat_map(|rung| &rung.skills);
    if skills.filter(|skill| skill.status.is_gap()).count() > 1 {
        let order =
            "Gaps come first: required before optional, then by weight, then the larger step.";
        blocks.push(Block::Text(order.into()));
    }
    // Two levels that come after the same one part the way, and so does one that two lead to.
    let mut left = HashSet::new();
    let branches = way.iter().any(|rung| {
        let after = rung.after.iter();
        let again = after.filter(|id| !left.insert(**id)).count() > 0;
        rung.after.len() > 1 || again
    });
    if branches {
        let text = "The way branches: it is said of each level what it comes after.";
        blocks.push(Block::Text(text.into()));
    }
    for rung in way {
        let stand = if rung.here { ", where you stand" } else { "" };
        let after = rung.after.iter().filter_map(|id| catalog.level(id));
        let after: Vec<&str> = after.map(|level| &*level.title).collect();
        let after = match &*or_list(&after) {
            titles if branches && !titles.is_empty() => format!(", after {titles}"),
            _ => String::new(),
        };
        let title = format!("{}{stand}{after}", rung.level.title);
        blocks.push(Block::Subheading(title.into()));
        blocks.push(Block::Text(missing(rung).into()));
        blocks.push(asked(catalog, rung));
        if !rung.salary.is_empty() {
            let pay = vec!["Salary".into(), Cell::Pay(rung.salary.iter().collect())];
            blocks.push(Block::Grid(Grid::new(SALARY, std::iter::once(pay))));
        }
    }
    blocks
}

/// What is missing, counted: `Missing: 3 of 7 years and 2 of 3 required skills.`
fn missing(rung: &Rung) -> String {
    let years = rung.years_missing.filter(|missing| missing.get() > 0.0);
    let years = years.zip(rung.from_years);
    let years = years.map(|(missing, from)| format!("{missing} of {}", count(from, "year")));
    let with = |required, fits: &dyn Fn(SkillStatus) -> bool| {
        let skills = rung.skills.iter();
        let skills = skills.filter(|skill| skill.required == required && fits(skill.status));
        skills.count()
    };
    let gaps = |required, kind| {
        let (gaps, all) = (
            with(required, &SkillStatus::is_gap),
            with(required, &|_| true),
        );
        let s = if all == 1 { "" } else { "s" };
        (gaps > 0).then(|| format!("{gaps} of {all} {kind} skill{s}"))
    };
    let skills = [gaps(true, "required"), gaps(false, "optional")];
    let parts: Vec<String> = years
        .into_iter()
        .chain(skills.into_iter().flatten())
        .collect();
    let waived = |status| status == SkillStatus::Waived;
    let waived = with(true, &waived) + with(false, &waived);
    let apart = match waived {
        0 => String::new(),
        waived => format!(" Waived: {waived}."),
    };
    match &*and_list(&parts) {
        "" => format!("Nothing is missing.{apart}"),
        parts => format!("Missing: {parts}.{apart}"),
    }
}

fn asked<'a>(catalog: &'a Catalog<'a>, rung: &'a Rung<'a>) -> Block<'a> {
    const COLUMNS: &[Column] = &[
        Column::people("It asks for", Kind::Short),
        Column::people("You have", Kind::Short),
        Column::people("Wanted", Kind::Short),
        Column::people("Weight", Kind::Figure),
        Column::people("Status", Kind::Short),
    ];
    let mut skills = rung.skills.iter();
    let weighted = skills.any(|skill| skill.weight != Number::ONE);
    // What is asked for without a word on how well is asked for at the lowest proficiency.
    let lowest = catalog.ladder.scale.first().map(|name| &**name);
    let rows = rung.skills.iter().map(move |skill| {
        let optional = if skill.required { "" } else { ", optional" };
        let status = skill.status.name().replace('_', " ");
        vec![
            skill.name.into(),
            skill.have.into(),
            skill.want.or(lowest).into(),
            weighted.then_some(skill.weight).into(),
            format!("{status}{optional}").into(),
        ]
    });
    Block::Grid(Grid::new(COLUMNS, rows))
}

fn strategies<'a>(
    catalog: &'a Catalog<'a>,
    strategies: &'a [PlanStrategy<'a>],
    way: &'a [Rung<'a>],
) -> Vec<Block<'a>> {
    const CLOSING: &[Column] = &[
        Column::people("Strategy", Kind::Short),
        Column::people("Develops", Kind::Short),
        Column::people("How", Kind::Prose),
    ];
    let row = |one: &'a PlanStrategy<'a>| -> Row<'a> {
        vec![
            one.title.into(),
            names(catalog, &one.develops),
            one.steps.iter().map(|step| &**step).collect(),
        ]
    };
    let part = |heading: &'static str, closing: bool| -> Vec<Block<'a>> {
        let mut those = strategies.iter();
        let those = those
            .by_ref()
            .filter(move |one| one.develops.is_empty() != closing);
        let rows: Vec<Row> = those.map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let grid = Grid::new(CLOSING, rows.into_iter());
        vec![Block::Heading(heading.into()), Block::Grid(grid)]
    };
    let mut blocks = part("What closes the gap", true);
    let open = undeveloped(catalog, strategies, way);
    if !open.is_empty() {
        let text = format!("No strategy of this ladder develops {}.", or_list(&open));
        blocks.push(Block::Text(text.into()));
    }
    blocks.extend(part("What helps in any case", false));
    blocks
}

fn certifications<'a>(
    catalog: &'a Catalog<'a>,
    certificates: &'a [CertificateEntry<'a>],
) -> Vec<Block<'a>> {
    const COLUMNS: &[Column] = &[
        Column::people("Certificate", Kind::Short),
        Column::people("What is missing", Kind::Prose),
        Column::people("As of", Kind::Short),
    ];
    if certificates.is_empty() {
        return Vec::new();
    }
    let with = |status| move |one: &&CertificateEntry| one.status == status;
    let names = |status| {
        let those = certificates.iter().filter(with(status));
        let names: Vec<&str> = those.map(|one| short(catalog, one.id)).collect();
        and_list(&names).into_owned()
    };
    let mut blocks = vec![Block::Heading("Certificates".into())];
    for (status, label) in [
        (CertificateStatus::Held, "You hold"),
        (CertificateStatus::Eligible, "You may sit"),
    ] {
        let names = names(status);
        if !names.is_empty() {
            blocks.push(Block::Text(format!("{label}: {names}.").into()));
        }
    }
    let row = |one: &'a CertificateEntry<'a>| -> Row<'a> {
        // Of two routes the one that lacks less in everything is enough to know.
        let worth = one.routes.iter().enumerate().filter(|(at, route)| {
            let mut others = one.routes.iter().enumerate();
            !others.any(|(other, better)| {
                better.missing.is_within(&route.missing)
                    && (other < *at || !route.missing.is_within(&better.missing))
            })
        });
        let routes = worth.map(|(_, route)| route.missing.parts(catalog));
        let missing = lines(routes.collect());
        vec![short(catalog, one.id).into(), missing, one.as_of.into()]
    };
    let is_open = |one: &&CertificateEntry| {
        let open = [CertificateStatus::NotYet, CertificateStatus::Unknown];
        open.contains(&one.status)
    };
    let open = || certificates.iter().filter(is_open);
    let (on_way, others): (Vec<_>, Vec<_>) = open()
        .filter(|one| !one.routes.is_empty())
        .partition(|one| one.on_way);
    blocks.push(Block::Grid(Grid::new(COLUMNS, on_way.into_iter().map(row))));
    let unknown = open().filter(|one| one.routes.is_empty()).collect();
    for (those, label) in [
        (others, "Not yet either, and for other levels and tracks"),
        (unknown, "Not known here who may sit"),
    ] {
        let names: Vec<&str> = those.iter().map(|one| short(catalog, one.id)).collect();
        if !names.is_empty() {
            blocks.push(Block::Text(
                format!("{label}: {}.", and_list(&names)).into(),
            ));
        }
    }
    blocks.push(Block::Text(
        "The command certifications names the whole conditions, how recent experience must be, and \
         the sources."
            .into(),
    ));
    blocks
}

fn tracks<'a>(catalog: &'a Catalog<'a>, tracks: &'a [PlanTrack<'a>]) -> Vec<Block<'a>> {
    const COLUMNS: &[Column] = &[
        Column::people("Track", Kind::Short),
        Column::people("You have", Kind::Short),
        Column::people("Missing", Kind::Short),
        Column::people("Waived", Kind::Short),
        Column::people("Salary", Kind::Pay),
        Column::people("From level", Kind::Short),
    ];
    if tracks.is_empty() {
        return Vec::new();
    }
    let rows = tracks.iter().map(|track| {
        let from = track.from.and_then(|id| catalog.level(id));
        vec![
            track.title.into(),
            names(catalog, &track.have),
            track.lacking.iter().map(|skill| &**skill).collect(),
            names(catalog, &track.waived),
            Cell::Pay(track.salary.clone()),
            from.map(|level| &*level.title).into(),
        ]
    });
    vec![
        Block::Heading("Tracks".into()),
        Block::Grid(Grid::new(COLUMNS, rows)),
    ]
}

/// The names of skills.
fn names<'a>(catalog: &'a Catalog<'a>, ids: &[&str]) -> Cell<'a> {
    let skills = ids.iter().filter_map(|id| catalog.skills.find(id));
    skills.map(|skill| catalog.skills.get(skill).name).collect()
}
