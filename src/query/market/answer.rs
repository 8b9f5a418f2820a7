//! What the market answers: an entry for each place and occupation.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Source, english::money, market::Market as Survey},
    document::{Block, Page, Table},
    query::Answer,
};

use super::{MarketEntry, Rank, Said, figures::is_rough_pay};

/// What the surveys found of the occupations and places that were asked for.
pub struct MarketAnswer<'a> {
    pub(super) entries: Vec<MarketEntry<'a>>,
    /// For a person who asked for nothing in particular: the occupation of IT project managers in each
    /// country.
    pub(super) overview: Vec<MarketEntry<'a>>,
    pub(super) rank: Option<Rank>,
    /// What there is to say, what the page itself begins with first.
    notes: Vec<String>,
    /// How many of these the page begins with.
    notices: usize,
}

impl<'a> MarketAnswer<'a> {
    pub(super) fn new(
        entries: Vec<MarketEntry<'a>>,
        overview: Vec<MarketEntry<'a>>,
        rank: Option<Rank>,
        said: Said,
    ) -> Self {
        let Said { notices, notes } = said;
        Self {
            entries,
            overview,
            rank,
            notices: notices.len(),
            notes: [notices, notes].concat(),
        }
    }

    /// What has to be read before the figures: what a place was taken to mean, and what it is not.
    pub(in crate::query) fn notices(&self) -> &[String] {
        &self.notes[..self.notices]
    }

    /// The surveys of its entries, each once, in their order.
    pub(super) fn surveys(&self) -> Vec<&'a Survey<'a>> {
        let mut surveys: Vec<&Survey> = Vec::new();
        for entry in self.overview.iter().chain(&self.entries) {
            if !surveys.iter().any(|one| one.country == entry.country) {
                surveys.push(entry.survey);
            }
        }
        surveys
    }

    /// The names of its places, each once.
    pub(in crate::query) fn places(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self
            .entries
            .iter()
            .map(|entry| entry.place.title())
            .collect();
        names.dedup();
        names
    }

    /// Where its wages come from.
    pub(in crate::query) fn wage_sources(&self) -> Vec<&'a Source<'a>> {
        let surveys = self.surveys().into_iter();
        surveys.map(|one| &one.survey.source).collect()
    }

    /// What one may expect in one line: the median of the first occupation in the first place, or the
    /// mean where there is no median.
    pub(in crate::query) fn in_a_line(&self) -> Option<String> {
        let entry = self.entries.first()?;
        let survey = &entry.survey.survey;
        let wages = &entry.wages;
        let mark = if is_rough_pay(wages) { "~" } else { "" };
        let amount = match (wages.median, wages.mean) {
            (Some(median), _) => format!("median {mark}{}", money(median, entry.currency)),
            (None, Some(mean)) => format!("mean {mark}{}", money(mean, entry.currency)),
            (None, None) => String::from("median not released"),
        };
        let known = entry.occupation.in_short.unwrap_or(entry.occupation.title);
        let place = entry.place.title();
        Some(format!(
            "{place}: {amount} {}, {}, {known}",
            entry.period.per(),
            survey.release
        ))
    }

    /// The percentiles alone, for a page that is about something else.
    pub(in crate::query) fn brief(&self) -> Vec<Block<'_>> {
        super::page::brief(self)
    }
}

#[cfg(test)]
crate::query::schema_like!(MarketAnswer<'_>, Vec<MarketEntry<'_>>);

impl Serialize for MarketAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl Answer for MarketAnswer<'_> {
    const KEY: &'static str = "market";

    fn title(&self) -> Cow<'_, str> {
        "What the labour market pays".into()
    }

    fn table(&self) -> Table<'_> {
        Table::new(MarketEntry::columns(), &self.entries)
    }

    fn first_screen(&self) -> Page<'_> {
        super::page::first_screen(self)
    }

    fn page(&self) -> Page<'_> {
        super::page::build(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let mut sources = Vec::new();
        for survey in self.surveys() {
            sources.push(&survey.survey.source);
            let of_survey = self.entries.iter();
            let of_survey = of_survey.filter(|entry| entry.country == survey.country);
            let projected = of_survey.filter_map(|entry| entry.projection);
            let ids: Vec<&str> = projected.map(|one| &*one.source).collect();
            let others = survey.sources.iter();
            sources.extend(others.filter(|source| ids.contains(&&*source.id)));
        }
        sources
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn said_in_page(&self) -> usize {
        self.notices
    }
}
