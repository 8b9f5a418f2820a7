//! `market`: what the labour market pays, here and there. It is asked of a wage survey, not of a
//! ladder.

use crate::catalog::{
    english::{and_list, or_list, quoted},
    market::{Area, Called, Market as Survey, Occupation, Place, PlaceKind, Wages},
    names::nearest,
};

use super::{Usage, words};

mod answer;
mod figures;
mod page;
mod rank;

pub use answer::{MarketAnswer, MarketEntry};
pub use rank::Rank;

/// Show what the labour market pays, in the nation or in a place
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "The figures are those of the US Bureau of Labor Statistics' wage survey. Its percentiles are of an
occupation as a whole: none is a junior's or a senior's salary. No ladder is read.

Examples:
  itpm-career market
  itpm-career market --place austin --place texas
  itpm-career market --place 'portland, or' --occupation 'it project manager'
  itpm-career market --rank median --occupation 15-1299 --kind metro --in CA"
)]
pub struct Market {
    /// Only this place, as with --place
    #[arg(value_name = "PLACE", conflicts_with = "rank")]
    pub name: Vec<String>,

    /// Only this place; repeat it to compare
    ///
    /// A state by its name or postal code, a metro area by a city or any words of its name, or an
    /// area code. Every match is shown. Without it: the nation.
    #[arg(long, value_name = "PLACE")]
    pub place: Vec<String>,

    /// Only this occupation; repeat it for more
    ///
    /// A code such as 15-1299, a title, or the title of a job that is counted in it.
    #[arg(long, value_name = "OCCUPATION")]
    pub occupation: Vec<String>,

    /// The places where this is highest, for each occupation
    #[arg(long, value_name = "FIGURE", conflicts_with = "place")]
    pub rank: Option<Rank>,

    /// How many places, with --rank [default: 10]
    #[arg(long, value_name = "N", requires = "rank")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    pub top: Option<u16>,

    /// Only places that are counted under this state, itself included, with --rank
    #[arg(long = "in", value_name = "STATE", requires = "rank")]
    pub within: Option<String>,

    /// Only places of this kind, with --rank
    #[arg(long, value_name = "KIND", requires = "rank")]
    pub kind: Option<PlaceKind>,
}

/// An occupation in an area, and what the survey released of it.
#[derive(Clone, Copy)]
struct Line<'a> {
    occupation: &'a Occupation<'a>,
    place: Place<'a>,
    wages: Wages,
}

impl Market {
    /// Asks it of a survey.
    ///
    /// # Errors
    /// If an argument names a place or an occupation that the survey does not know.
    pub fn ask<'a>(&self, survey: &'a Survey<'a>) -> Result<MarketAnswer<'a>, Usage> {
        let mut notes = Vec::new();
        let occupations = self.occupations(survey, &mut notes)?;
        let lines = match self.rank {
            Some(rank) => self.ranked(survey, &occupations, rank, &mut notes)?,
            None => {
                let areas = self.areas(survey, &mut notes)?;
                lines(&areas, &occupations, &mut notes)
            }
        };
        Ok(MarketAnswer::new(survey, &lines, self.rank, notes))
    }

    /// The occupations that are asked for, in the order of the survey; all if none is named.
    fn occupations<'a>(
        &self,
        survey: &'a Survey<'a>,
        notes: &mut Vec<String>,
    ) -> Result<Vec<&'a Occupation<'a>>, Usage> {
        let mut asked = Vec::new();
        for name in &self.occupation {
            let mut all = survey.occupations.iter();
            let found = all.find_map(|one| Some((one, one.called(name)?)));
            let (occupation, called) = found.ok_or_else(|| no_occupation(survey, name))?;
            if called == Called::Alias {
                let Occupation { soc, title, .. } = occupation;
                let counted = match occupation.note {
                    Some(_) => ": the group that this job is counted in, not the job alone",
                    None => "",
                };
                notes.push(format!(
                    "{} is taken to mean {soc} {title}{counted}",
                    quoted(name)
                ));
            }
            asked.push(&*occupation.soc);
        }
        let all = survey.occupations.iter();
        Ok(all
            .filter(|one| asked.is_empty() || asked.contains(&&*one.soc))
            .collect())
    }

    /// The areas that are asked for, each once.
    fn areas<'a>(
        &self,
        survey: &Survey<'a>,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Area<'a>>, Usage> {
        let mut places = self.place.clone();
        if let Some(name) = words::joined(&self.name) {
            // The words as one place, or each as one.
            let is_each = survey.find(&name).is_empty()
                && self.name.iter().all(|word| !survey.find(word).is_empty());
            if is_each {
                places.extend(self.name.iter().cloned());
            } else {
                places.push(name);
            }
        }
        if places.is_empty() {
            return Ok(survey.areas().take(1).collect());
        }
        let mut areas: Vec<Area> = Vec::new();
        for name in &places {
            for area in find_areas(survey, name, notes)? {
                if !areas.iter().any(|known| known.place == area.place) {
                    areas.push(area);
                }
            }
        }
        Ok(areas)
    }
}

/// The areas that a name means, with a note where it means a state and a metro area.
fn find_areas<'a>(
    survey: &Survey<'a>,
    name: &str,
    notes: &mut Vec<String>,
) -> Result<Vec<Area<'a>>, Usage> {
    let found = survey.find(name);
    if found.is_empty() {
        return Err(no_place("place", name, &survey.nearest(name)));
    }
    let is_state = |area: &&Area| area.place.kind == PlaceKind::State;
    let (states, metros): (Vec<&Area>, Vec<&Area>) = found.iter().partition(is_state);
    if let ([state], false) = (states.as_slice(), metros.is_empty()) {
        let metros: Vec<&str> = metros.iter().map(|area| area.place.name).collect();
        let Place {
            state: code,
            name: state,
            ..
        } = state.place;
        notes.push(format!(
            "{} is taken to mean the state {state} and the metro area {}; `{code}` means the state alone",
            quoted(name),
            and_list(&metros)
        ));
    }
    Ok(found)
}

/// What the survey released of the occupations in the areas, and a note for what it did not.
fn lines<'a>(
    areas: &[Area<'a>],
    occupations: &[&'a Occupation<'a>],
    notes: &mut Vec<String>,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for area in areas {
        let mut none = Vec::new();
        for occupation in occupations {
            match area.wages(occupation) {
                Some(wages) => lines.push(Line {
                    occupation,
                    place: area.place,
                    wages,
                }),
                None => none.push(&*occupation.soc),
            }
        }
        if !none.is_empty() {
            notes.push(format!(
                "the survey released no estimate of {} in {}",
                or_list(&none),
                area.place.title()
            ));
        }
    }
    lines
}

fn no_occupation(survey: &Survey, name: &str) -> Usage {
    let names = survey.occupations.iter().flat_map(|one| {
        let aliases = one.aliases.iter().map(|alias| &**alias);
        [&*one.soc, one.title].into_iter().chain(aliases)
    });
    let near = nearest(name, names);
    let known = survey.occupations.iter();
    let known: Vec<String> = known
        .map(|one| format!("`{}` ({})", one.soc, one.title))
        .collect();
    let message = format!(
        "there is no occupation {} in the survey's figures",
        quoted(name)
    );
    Usage::unknown_name(message, &near)
        .with_hint(format!("the occupations are {}", and_list(&known)))
}

fn no_place(kind: &str, name: &str, nearest: &[&str]) -> Usage {
    let message = format!("there is no {kind} {} in the survey", quoted(name));
    Usage::unknown_name(message, nearest).with_hint(
        "`itpm-career market --rank jobs --top 1000` lists the places where there are such jobs",
    )
}
