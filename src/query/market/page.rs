//! What the market answers, for people: the percentiles, then the jobs beside the ranges, all drawn
//! to one scale.

use std::borrow::Cow;

use crate::{
    catalog::{Currency, Number, market::Wages},
    query::{Answer, Block, Cell, Column, Grid, Kind, Page, Row, Scale, Unit},
};

use super::{Line, MarketAnswer, largest};

/// Above this relative standard error, in percent, an estimate is marked.
const ROUGH: f64 = 10.0;

/// Lines under one heading, and what to call each there.
struct Group<'a> {
    heading: String,
    lines: Vec<(Cow<'a, str>, Line<'a>)>,
}

pub(super) fn of<'a>(answer: &'a MarketAnswer<'a>) -> Page<'a> {
    if answer.lines.is_empty() {
        return Page(Vec::new());
    }
    let survey = &answer.survey.survey;
    let ends = answer.lines.iter();
    let ends = ends.flat_map(|line| [line.wages.p90, line.wages.p10]);
    let scale = Scale {
        currency: survey.currency,
        period: survey.period,
        top: largest(ends).unwrap_or_default(),
    };
    let mut blocks = vec![said_of(answer), Block::Scale(scale)];
    let by_place = is_by_place(answer);
    for Group { heading, lines } in groups(answer, by_place) {
        blocks.push(Block::Heading(heading.into()));
        let projected = projections(&lines);
        if answer.rank.is_some() {
            blocks.push(ranking(lines, scale));
        } else {
            blocks.push(percentiles(lines.clone(), by_place, scale.currency));
            blocks.push(jobs(lines, by_place, scale));
        }
        blocks.extend(projected);
    }
    blocks.extend(remarks(answer, true));
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

/// The percentiles without the jobs: for a page that is about something else.
pub(super) fn brief<'a>(answer: &'a MarketAnswer<'a>) -> Vec<Block<'a>> {
    if answer.lines.is_empty() {
        return Vec::new();
    }
    let by_place = is_by_place(answer);
    let mut blocks = vec![said_of(answer)];
    for Group { heading, lines } in groups(answer, by_place) {
        let currency = answer.survey.survey.currency;
        let heading = format!(
            "{heading}, {} a {}",
            currency.code(),
            answer.survey.survey.period.name()
        );
        blocks.push(Block::Subheading(heading.into()));
        blocks.push(percentiles(lines, by_place, currency));
    }
    blocks.extend(remarks(answer, false));
    blocks
}

/// What the survey is, and what it counts.
fn said_of<'a>(answer: &MarketAnswer<'a>) -> Block<'a> {
    let survey = &answer.survey.survey;
    let (title, release) = (&*survey.source.title, survey.release);
    Block::Text(format!("{title}, {release}: {}.", survey.scope).into())
}

/// Whether there is one place only.
fn is_by_place(answer: &MarketAnswer) -> bool {
    let mut lines = answer.lines.iter();
    answer.rank.is_none() && lines.all(|line| line.place == answer.lines[0].place)
}

/// One place: its occupations. Else the places of each occupation.
fn groups<'a>(answer: &MarketAnswer<'a>, by_place: bool) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for line in &answer.lines {
        let occupation = format!("{} ({})", line.occupation.title, &*line.occupation.soc);
        let place = line.place.title();
        let (heading, label) = match answer.rank {
            Some(rank) => (format!("{occupation}: {}", rank.title()), place.into()),
            None if by_place => (place.to_owned(), occupation.into()),
            None => (occupation, place.into()),
        };
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.lines.push((label, *line)),
            None => groups.push(Group {
                heading,
                lines: vec![(label, *line)],
            }),
        }
    }
    groups
}

const fn label(by_place: bool) -> Column {
    let head = if by_place { "Occupation" } else { "Place" };
    Column::people(head, Kind::Short)
}

const fn figure(head: &'static str) -> Column {
    Column::people(head, Kind::Figure)
}

const RANGE: Column = Column::people("p10 to p90, median", Kind::Bar);

fn percentiles<'a>(
    lines: Vec<(Cow<'a, str>, Line<'a>)>,
    by_place: bool,
    currency: Currency,
) -> Block<'a> {
    const fn columns(by_place: bool) -> [Column; 6] {
        [
            label(by_place),
            figure("p10"),
            figure("p25"),
            figure("Median"),
            figure("p75"),
            figure("p90"),
        ]
    }
    const BY_PLACE: &[Column] = &columns(true);
    const BY_OCCUPATION: &[Column] = &columns(false);
    let rows = lines
        .into_iter()
        .map(move |(label, Line { wages, .. })| -> Row {
            let pay = |amount| wages.pay(amount, currency);
            vec![
                Cell::Text(label),
                pay(wages.p10),
                pay(wages.p25),
                pay(wages.median),
                pay(wages.p75),
                pay(wages.p90),
            ]
        });
    Block::Grid(Grid::new(
        if by_place { BY_PLACE } else { BY_OCCUPATION },
        rows,
    ))
}

fn jobs<'a>(lines: Vec<(Cow<'a, str>, Line<'a>)>, by_place: bool, scale: Scale) -> Block<'a> {
    const fn columns(by_place: bool) -> [Column; 5] {
        [
            label(by_place),
            figure("Mean"),
            figure("Jobs"),
            figure("Quotient"),
            RANGE,
        ]
    }
    const BY_PLACE: &[Column] = &columns(true);
    const BY_OCCUPATION: &[Column] = &columns(false);
    let rows = lines
        .into_iter()
        .map(move |(label, Line { wages, .. })| -> Row {
            vec![
                Cell::Text(label),
                wages.pay(wages.mean, scale.currency),
                wages.count(wages.jobs, Unit::Count),
                wages.count(wages.location_quotient, Unit::Ratio),
                wages.range(scale.top),
            ]
        });
    Block::Grid(Grid::new(
        if by_place { BY_PLACE } else { BY_OCCUPATION },
        rows,
    ))
}

fn ranking<'a>(lines: Vec<(Cow<'a, str>, Line<'a>)>, scale: Scale) -> Block<'a> {
    const COLUMNS: &[Column] = &[
        label(false),
        figure("p10"),
        figure("Median"),
        figure("p90"),
        figure("Jobs"),
        figure("Quotient"),
        RANGE,
    ];
    let rows = lines
        .into_iter()
        .map(move |(label, Line { wages, .. })| -> Row {
            let pay = |amount| wages.pay(amount, scale.currency);
            vec![
                Cell::Text(label),
                pay(wages.p10),
                pay(wages.median),
                pay(wages.p90),
                wages.count(wages.jobs, Unit::Count),
                wages.count(wages.location_quotient, Unit::Ratio),
                wages.range(scale.top),
            ]
        });
    Block::Grid(Grid::new(COLUMNS, rows))
}

/// How the jobs of the nation are projected to change, under a heading that says when.
fn projections<'a>(lines: &[(Cow<'a, str>, Line<'a>)]) -> Vec<Block<'a>> {
    const COLUMNS: &[Column] = &[
        label(true),
        figure("From"),
        figure("To"),
        figure("Growth in %"),
        figure("Openings a year"),
    ];
    let projected = lines.iter().filter_map(|(label, line)| {
        let projection = line.projection()?;
        Some((label.clone(), projection))
    });
    let projected: Vec<_> = projected.collect();
    let Some((_, first)) = projected.first() else {
        return Vec::new();
    };
    let heading = format!(
        "Jobs, projected from {} to {}",
        first.from_year, first.to_year
    );
    let rows = projected.into_iter().map(|(label, one)| -> Row {
        vec![
            Cell::Text(label),
            Cell::Number(one.from_jobs),
            Cell::Number(one.to_jobs),
            Cell::Number(one.growth_percent),
            Cell::Number(one.openings_per_year),
        ]
    });
    vec![
        Block::Heading(heading.into()),
        Block::Grid(Grid::new(COLUMNS, rows)),
    ]
}

/// What one must know to read the tables: only what is in them.
fn remarks<'a>(answer: &'a MarketAnswer<'a>, with_jobs: bool) -> Vec<Block<'a>> {
    let survey = &answer.survey.survey;
    let lines = || answer.lines.iter().map(|line| line.wages);
    let mut remarks = vec![format!("Percentiles: {}.", survey.percentiles)];
    if with_jobs && lines().any(|wages| wages.location_quotient.is_some()) {
        remarks.push(format!("Quotient: {}.", survey.location_quotient));
    }
    if lines().any(|wages| wages.is_rough_pay() || (with_jobs && wages.is_rough_count())) {
        remarks.push(format!(
            "~ marks a figure that rests on an estimate with a relative standard error above {ROUGH} %: \
             the mean wage for wages, the jobs for jobs and quotient."
        ));
    }
    if lines().any(|wages| wages.lacks()) {
        remarks.push(String::from(
            "— means that the survey released no estimate.",
        ));
    }
    let occupations = answer.survey.occupations.iter();
    let shown = occupations.filter(|one| {
        let mut lines = answer.lines.iter();
        lines.any(|line| line.occupation.soc == one.soc)
    });
    remarks.extend(shown.filter_map(|one| Some(one.note.as_deref()?.to_owned())));
    let remarks = remarks.into_iter();
    remarks.map(|text| Block::Text(text.into())).collect()
}

impl Wages {
    fn is_rough_pay(&self) -> bool {
        self.mean_rse_percent
            .is_some_and(|error| error.get() > ROUGH)
    }

    fn is_rough_count(&self) -> bool {
        self.jobs_rse_percent
            .is_some_and(|error| error.get() > ROUGH)
    }

    fn lacks(&self) -> bool {
        let shown = [
            self.p10,
            self.p25,
            self.median,
            self.p75,
            self.p90,
            self.mean,
            self.jobs,
        ];
        shown.iter().any(Option::is_none)
    }

    fn pay<'a>(&self, amount: Option<Number>, currency: Currency) -> Cell<'a> {
        let estimate = |value| Cell::Estimate {
            value,
            unit: Unit::Money(currency),
            rough: self.is_rough_pay(),
        };
        amount.map_or(Cell::Missing, estimate)
    }

    fn count<'a>(&self, count: Option<Number>, unit: Unit) -> Cell<'a> {
        let estimate = |value| Cell::Estimate {
            value,
            unit,
            rough: self.is_rough_count(),
        };
        count.map_or(Cell::Missing, estimate)
    }

    fn range<'a>(&self, top: Number) -> Cell<'a> {
        if self.p10.or(self.p90).is_none() {
            return Cell::Missing;
        }
        Cell::Bar {
            low: self.p10,
            middle: self.median,
            high: self.p90,
            top,
        }
    }
}
