//! Where it pays most, and where the jobs are.

use crate::catalog::{
    Number,
    english::{and_list, how_many, quoted, verb},
    market::{Area, FIGURES, Market as Survey, Occupation, PlaceKind},
    names::nearest,
};

use super::{Line, Market, Said, Usage, no_place, occupation::occupations};

/// A place with fewer jobs than this has no rank unless it is asked for: its figures rest on a handful of
/// people.
const MIN_JOBS: u32 = 500;

/// A figure to rank places by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Rank {
    /// The median wage
    Median,
    /// The wage that nine tenths earn less than
    P90,
    /// How many jobs there are
    Jobs,
    /// The location quotient: how much denser the jobs are than in the nation
    Concentration,
}

impl Rank {
    /// What it is called in a heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Median => "highest median",
            Self::P90 => "highest p90",
            Self::Jobs => "most jobs",
            Self::Concentration => "highest location quotient",
        }
    }

    /// The figure's place in [`FIGURES`].
    fn index(self) -> usize {
        let name = match self {
            Self::Median => "median",
            Self::P90 => "p90",
            Self::Jobs => JOBS,
            Self::Concentration => "location_quotient",
        };
        index(name)
    }
}

/// How many places that were left out are named.
const MOST_NAMED: usize = 5;

const JOBS: &str = "jobs";

/// Where a figure stands in [`FIGURES`].
fn index(name: &str) -> usize {
    let found = FIGURES.iter().position(|figure| *figure == name);
    found.unwrap_or_default()
}

/// The places where a figure of an occupation is highest.
struct Ranking<'a> {
    occupation: &'a Occupation<'a>,
    /// The highest, with their figures, highest first; equals in the order of the survey.
    highest: Vec<(Number, Area<'a>)>,
    /// How many places have no such figure.
    withheld: usize,
    /// The places that would be among the highest if they had more jobs, highest first.
    small: Vec<(Number, Area<'a>)>,
}

impl Market {
    /// For each occupation the places where a figure is highest; the survey's order where it is
    /// the same. A place without the figure has no rank, nor has one with a handful of jobs.
    pub(super) fn ranked<'a>(
        &self,
        survey: &'a Survey<'a>,
        rank: Rank,
        said: &mut Said,
    ) -> Result<Vec<Line<'a>>, Usage> {
        let areas = self.candidates(survey, &mut said.notes)?;
        let occupations = occupations(survey, &self.occupation, said).into_iter();
        let mut rankings: Vec<Ranking> = occupations
            .map(|occupation| Ranking {
                occupation,
                highest: Vec::new(),
                withheld: 0,
                small: Vec::new(),
            })
            .collect();
        let columns = (rank.index(), index(JOBS));
        for area in areas {
            for ranking in &mut rankings {
                self.rank_area(ranking, area, columns);
            }
        }
        let mut lines = Vec::new();
        for mut ranking in rankings {
            if let Some(last) = self.last(&ranking) {
                ranking.small.retain(|(figure, _)| *figure > last);
            }
            said.notes.extend(self.left_out(&ranking));
            let highest = ranking.highest.into_iter();
            let line = |(_, area)| Line::new(survey, area, ranking.occupation);
            lines.extend(highest.filter_map(line));
        }
        Ok(lines)
    }

    fn top(&self) -> usize {
        self.top.unwrap_or(10).into()
    }

    /// The figure that a place must be above to be among the highest, once there are enough of them.
    fn last(&self, ranking: &Ranking) -> Option<Number> {
        let last = ranking.highest.get(self.top() - 1);
        last.map(|(figure, _)| *figure)
    }

    fn rank_area<'a>(
        &self,
        ranking: &mut Ranking<'a>,
        area: Area<'a>,
        (of_rank, of_jobs): (usize, usize),
    ) {
        let Some(figure) = area.figure(ranking.occupation, of_rank) else {
            ranking.withheld += usize::from(area.has_any(ranking.occupation));
            return;
        };
        // Most are not, and need no look at their jobs.
        if self.last(ranking).is_some_and(|last| figure <= last) {
            return;
        }
        let least = Number::from(self.min_jobs.unwrap_or(MIN_JOBS));
        // Where the survey does not say how many jobs there are, there may be many.
        let ranked = match area.figure(ranking.occupation, of_jobs) {
            Some(jobs) if jobs < least => &mut ranking.small,
            _ => &mut ranking.highest,
        };
        let top = self.top();
        let place = ranked.partition_point(|(other, _)| *other >= figure);
        if place < top {
            ranked.truncate(top - 1);
            ranked.insert(place, (figure, area));
        }
    }

    /// What to say of the places that have no rank.
    fn left_out(&self, ranking: &Ranking) -> Vec<String> {
        let soc = &ranking.occupation.soc;
        let mut notes = Vec::new();
        if ranking.highest.is_empty() && ranking.small.is_empty() {
            notes.push(format!("the survey released no such figure of {soc} there"));
        } else if ranking.withheld > 0 {
            let places = how_many(ranking.withheld, "place");
            let have = verb(ranking.withheld, "has", "have");
            notes.push(format!(
                "{places} {have} no rank in {soc}: the survey did not release the figure"
            ));
        }
        if !ranking.small.is_empty() {
            let small = ranking.small.iter().map(|(_, area)| area.place.name);
            let mut names: Vec<String> = small.map(quoted).collect();
            let others = names.split_off(names.len().min(MOST_NAMED)).len();
            if others > 0 {
                names.push(format!("{others} more"));
            }
            notes.push(format!(
                "left out of {soc}, since there are fewer than {} jobs: {}; `--min-jobs 0` ranks all",
                self.min_jobs.unwrap_or(MIN_JOBS),
                and_list(&names)
            ));
        }
        notes
    }

    fn candidates<'a>(
        &self,
        survey: &Survey<'a>,
        notes: &mut Vec<String>,
    ) -> Result<impl Iterator<Item = Area<'a>> + use<'a>, Usage> {
        let state = match &self.within {
            Some(name) => Some(survey.state(name).ok_or_else(|| {
                let names = survey.states().map(|state| state.name);
                no_place("state", name, &nearest(name, names))
            })?),
            None => None,
        };
        if let Some(state) = state {
            let beyond = survey.areas().map(|area| area.place);
            let beyond: Vec<&str> = beyond
                .filter(|place| place.reaches_into(state.state))
                .map(|place| place.name)
                .collect();
            if !beyond.is_empty() && self.kind != Some(PlaceKind::State) {
                notes.push(format!(
                    "left out, since counted under another state: {}",
                    and_list(&beyond)
                ));
            }
        }
        let kind = self.kind;
        let wanted = move |area: &Area| {
            let place = area.place;
            place.kind != PlaceKind::National
                && kind.is_none_or(|kind| place.kind == kind)
                && state.is_none_or(|state| place.state == state.state)
        };
        Ok(survey.areas().filter(wanted))
    }
}
