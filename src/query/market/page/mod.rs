//! What the market answers, for people: country by country the percentiles, then the jobs beside the
//! ranges, all of a country drawn to one scale.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::{
    catalog::{
        Period,
        english::{and_list, money},
        market::Market as Survey,
    },
    document::{Block, ColumnKind, Heading, Page, Row, Scale, Table},
    query::Answer,
};

use super::{MarketAnswer, MarketEntry, Rank, figures, hourly};

mod remarks;
mod tables;

/// Entries under one heading, and what to call each there.
struct Group<'a> {
    heading: String,
    entries: Vec<Labelled<'a>>,
}

/// An entry and what to call it.
type Labelled<'a> = (Cow<'a, str>, &'a MarketEntry<'a>);

pub(super) fn build<'a>(answer: &'a MarketAnswer<'a>) -> Page<'a> {
    with_sections(answer, false)
}

/// The same, of a ranking for the first occupation alone: that of the others is a screen each.
pub(super) fn first_screen<'a>(answer: &'a MarketAnswer<'a>) -> Page<'a> {
    with_sections(answer, true)
}

fn with_sections<'a>(answer: &'a MarketAnswer<'a>, is_screen: bool) -> Page<'a> {
    let notices = answer.notices().iter();
    let mut blocks: Vec<Block> = notices
        .map(|notice| Block::note(format!("{notice}.")))
        .collect();
    if !answer.overview.is_empty() {
        blocks.push(overview(&answer.overview));
        blocks.push(Block::Hint(MORE));
    }
    for mut section in Section::all(answer) {
        if is_screen {
            section = section.for_screen();
        }
        section.push_to(&mut blocks);
    }
    if blocks.is_empty() {
        return Page::default();
    }
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

/// The percentiles without the jobs: for a page that is about something else.
pub(super) fn brief<'a>(answer: &'a MarketAnswer<'a>) -> Vec<Block<'a>> {
    let notices = answer.notices().iter();
    let mut blocks: Vec<Block> = notices
        .map(|notice| Block::note(format!("{notice}.")))
        .collect();
    for section in Section::all(answer) {
        blocks.push(section.about());
        for Group { heading, entries } in section.groups() {
            let paid = section.paid_in();
            blocks.push(Block::subheading(format!("{heading}, {paid}")));
            blocks.extend(tables::percentiles(&entries, section.is_one_place));
            if !section.has_percentiles() {
                blocks.push(tables::means(&entries, section.is_one_place));
            }
        }
        blocks.extend(remarks::remarks(&section, false));
    }
    blocks
}

/// What to type for the other countries.
const MORE: &str =
    "`--country gb` and `--country au` show these surveys; here follows that of the US.";

/// A line for each country: what IT project managers earn there, or the group that holds them.
fn overview<'a>(entries: &'a [MarketEntry<'a>]) -> Block<'a> {
    const HEADINGS: [Heading; 4] = [
        Heading::people("IT project managers", ColumnKind::Short),
        Heading::people("Pay", ColumnKind::Short),
        Heading::people("Of", ColumnKind::Short),
        Heading::people("Year", ColumnKind::Short),
    ];
    let rows = entries.iter().map(|entry| -> Row {
        let wages = &entry.wages;
        let named = wages.median.map(|median| ("median", median));
        let named = named.or(wages.mean.map(|mean| ("mean", mean)));
        let pay = named.map(|(name, amount)| {
            let amount = money(amount, entry.currency);
            format!("{name} {amount} {}", entry.period.per())
        });
        let who = if entry.occupation.is_group {
            "their group"
        } else {
            "them alone"
        };
        vec![
            entry.place.title().into(),
            pay.into(),
            format!("{who} ({})", entry.occupation.soc).into(),
            entry.year.to_string().into(),
        ]
    });
    Block::Table(Table::from_rows(&HEADINGS, rows.collect()))
}

/// What one survey found.
pub(super) struct Section<'a> {
    pub(super) survey: &'a Survey<'a>,
    /// Of the newest year.
    pub(super) entries: Vec<&'a MarketEntry<'a>>,
    /// Of all years.
    pub(super) of_all_years: Vec<&'a MarketEntry<'a>>,
    rank: Option<Rank>,
    /// Whether there is one place only.
    is_one_place: bool,
    /// On a screen the entries of a ranking that are left to other screens.
    others: Option<Vec<&'a MarketEntry<'a>>>,
}

impl<'a> Section<'a> {
    /// Those that have entries, in their order.
    fn all(answer: &'a MarketAnswer<'a>) -> impl Iterator<Item = Self> {
        let sections = answer.surveys().into_iter().map(|survey| {
            let entries = answer.entries.iter();
            let of_all_years: Vec<&MarketEntry> = entries
                .filter(|entry| entry.country == survey.country)
                .collect();
            let newest = of_all_years.iter().map(|entry| entry.year).max();
            let entries = of_all_years.iter().copied();
            let entries: Vec<&MarketEntry> =
                entries.filter(|entry| Some(entry.year) == newest).collect();
            let is_one_place = answer.rank.is_none()
                && entries.iter().all(|entry| entry.place == entries[0].place);
            Self {
                survey,
                entries,
                of_all_years,
                rank: answer.rank,
                is_one_place,
                others: None,
            }
        });
        sections.filter(|section| !section.entries.is_empty())
    }

    /// The same for the first screen: of a ranking the first occupation alone.
    fn for_screen(mut self) -> Self {
        if self.rank.is_some() {
            let first = self.entries[0].occupation.soc;
            let is_first = |entry: &&MarketEntry| entry.occupation.soc == first;
            let others;
            (self.entries, others) = self.entries.into_iter().partition(is_first);
            self.others = Some(others);
        }
        self
    }

    fn push_to(&self, blocks: &mut Vec<Block<'a>>) {
        blocks.push(self.about());
        let scale = self.scale();
        blocks.push(match scale {
            Some(scale) if self.others.is_none() => Block::Scale(scale),
            _ => Block::heading(self.paid_in()),
        });
        for Group { heading, entries } in self.groups() {
            blocks.push(Block::heading(heading));
            match (self.rank, scale) {
                (Some(_), Some(scale)) if self.others.is_some() => {
                    blocks.push(tables::ranking_for_screen(&entries, scale));
                }
                (Some(_), Some(scale)) => blocks.push(tables::ranking(&entries, scale)),
                (None, Some(scale)) => {
                    blocks.extend(tables::percentiles(&entries, self.is_one_place));
                    blocks.push(tables::jobs(&entries, self.is_one_place, scale));
                }
                (_, None) => blocks.push(tables::means(&entries, self.is_one_place)),
            }
            blocks.extend(tables::projections(&entries));
        }
        let others = self.others.iter().flatten();
        let mut others: Vec<_> = others.map(|entry| &entry.occupation).collect();
        others.dedup_by_key(|one| one.soc);
        if !others.is_empty() {
            let others: Vec<String> = others
                .iter()
                .map(|one| format!("`--occupation {}` ({})", one.soc, one.title))
                .collect();
            blocks.push(Block::text(format!("More: {}", and_list(&others))));
        }
        blocks.extend(tables::years(self));
        blocks.extend(remarks::remarks(self, true));
    }

    /// What the survey is, and what it counts.
    fn about(&self) -> Block<'a> {
        let survey = &self.survey.survey;
        let (title, release) = (&survey.source.title, survey.release);
        Block::text(format!("{title}, {release}: {}.", survey.scope))
    }

    /// `USD a year`.
    fn paid_in(&self) -> String {
        let first = self.entries[0];
        format!("{} {}", first.currency.code(), first.period.per())
    }

    fn is_hourly(&self) -> bool {
        self.entries[0].period == Period::Hour
    }

    fn has_percentiles(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| figures::percentiles(&entry.wages).any(|one| one.is_some()))
    }

    /// What all its bars are drawn to, if there are any.
    fn scale(&self) -> Option<Scale> {
        let entries = self.entries.iter();
        let ends = entries.flat_map(|entry| figures::percentiles(&entry.wages).flatten());
        let top = ends.max_by(|a, b| a.get().total_cmp(&b.get()))?;
        let first = self.entries[0];
        Some(Scale {
            currency: first.currency,
            period: first.period,
            top,
        })
    }

    /// One place: its occupations. Else the places of each occupation.
    fn groups(&self) -> Vec<Group<'a>> {
        let mut indices: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for &entry in &self.entries {
            let occupation = entry.occupation.title_and_code();
            let place = entry.place.title();
            let (heading, label) = match self.rank {
                Some(rank) => (format!("{occupation}: {}", rank.title()), place.into()),
                None if self.is_one_place => (place.to_owned(), occupation.into()),
                None => (occupation, place.into()),
            };
            let index = *indices.entry(heading.clone()).or_insert_with(|| {
                groups.push(Group {
                    heading,
                    entries: Vec::new(),
                });
                groups.len() - 1
            });
            groups[index].entries.push((label, entry));
        }
        groups
    }
}
