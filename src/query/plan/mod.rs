//! `plan`: where one stands, what is next, what is missing, what closes the gap, what one may sit
//! and what it pays.
//!
//! `person` resolves what somebody says of themselves on a ladder; each part of the answer is a file
//! of its own that asks the ladder about that person.

use std::{collections::HashSet, path::PathBuf};

use crate::catalog::{
    Beyond, Catalog, Profile, Text,
    english::{and_list, quoted},
    market::Market as Survey,
};

use super::{
    Market, Usage,
    person::{Person, PersonArgs, assumed},
};

mod aim;
mod answer;
mod by_skills;
mod by_years;
mod certificates;
mod finding;
mod first_steps;
mod has;
mod held;
mod missing;
mod page;
mod parts;
mod progress;
mod standing;
mod strategies;
mod tracks;
mod way;

pub use parts::{PlanAnswer, PlanParts};

use aim::Aim;
use has::Has;
use progress::{Judged, Progress};

/// Show where you stand, what is next, what you lack and what closes the gap
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Nothing is stored. What is not said counts as none; the answer says what that decides.

Examples:
  itpm-career plan --years 4 --skill leadership --skill 'risk management'
  itpm-career plan --at junior --goal senior --format markdown > plan.md
  itpm-career plan --years 5 --education bachelor --training-hours 35 --place austin
  itpm-career plan --profile me.json --json | jq '.plan.way[].skills[]'"
)]
pub struct Plan {
    /// Who plans.
    #[command(flatten)]
    pub person: PersonArgs,

    /// The level you want; left out, the next one
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub goal: Option<String>,

    /// Only this track; left out, all of them
    #[arg(long, value_name = "TRACK", allow_hyphen_values = true)]
    pub track: Vec<String>,

    /// Where you work, for what the US labour market pays; left out, the nation, and nothing with a
    /// ladder of your own
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,

    /// What you said of yourself before, as another profile: show what has changed since; - is standard
    /// input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub since: Option<PathBuf>,

    /// Show all parts, not only what fits one screen
    #[arg(long)]
    pub full: bool,
}

impl Plan {
    /// Asks it of a ladder and, if it has to do with it, a market, for a person with this profile.
    ///
    /// # Errors
    /// If an argument or the profile names something that is not there.
    pub fn ask<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        survey: Option<&'a Survey<'a>>,
        profile: &Profile,
        since: Option<&Profile>,
    ) -> Result<PlanAnswer<'a>, Usage> {
        let (person, understood) = Person::new(catalog, &self.person, profile)?;
        let aim = Aim::new(catalog, self, profile)?;
        let mut notes = understood.clone();
        notes.extend(person.notes(catalog));
        let place = self.place.as_deref().or(profile.place.as_deref());
        let market = Market {
            place: place.into_iter().map(str::to_owned).collect(),
            ..Market::default()
        };
        let market = survey.map(|survey| market.ask(survey)).transpose()?;
        let standing = standing::find(catalog, &person);
        let way = way::build(catalog, &person, &aim, &standing, &mut notes);
        let tracks = tracks::build(catalog, &person, &aim);
        let strategies = strategies::choose(catalog, &person, &aim, &way, &tracks);
        let (certifications, for_certificates) =
            certificates::check(catalog, &person, &aim, &way, &strategies);
        notes.extend(assumed::notes(&for_certificates));
        let mut assumed = person.assumed(catalog);
        assumed.extend(for_certificates);
        let next_steps = first_steps::next_steps(catalog, &person, &standing, &way);
        let first_certificate =
            first_steps::first_certificate(catalog, &way, &next_steps, &certifications);
        let since = since.map(|then| {
            let now = Judged {
                person: &person,
                way: &way,
                certificates: &certifications,
            };
            progress(catalog, then, &now)
        });
        let since = since.transpose()?;
        let mut said = person.describe(catalog);
        if let Some(goal) = aim.goal {
            let goal = &catalog.ladder.levels[goal].title;
            said.insert(
                usize::from(person.at.is_some()),
                format!("aiming at {goal}"),
            );
        }
        if let (Some(market), Some(place)) = (&market, place) {
            let places = and_list(&market.places()).into_owned();
            notes.push(format!("{} is taken to mean {places}", quoted(place)));
            notes.extend_from_slice(super::Answer::notes(market));
        }
        Ok(PlanAnswer {
            catalog,
            said,
            note: text(profile.note.as_ref()),
            has: Has::new(catalog, &person),
            full: self.full,
            place: place.map(str::to_owned),
            understood,
            years: person.years,
            is_top: is_top(catalog, &standing.indices),
            parts: PlanParts {
                beyond: beyond(catalog, &standing.indices),
                ladder: catalog.ladder.title.as_deref(),
                standing,
                way,
                strategies,
                certifications,
                tracks,
                market,
                next_steps,
                first_certification: first_certificate.as_ref().map(|one| one.id),
                assumed,
                unknown: person.unknown,
                since,
                name: text(profile.name.as_ref()),
                date: profile.date,
                notes,
            },
            first_certificate,
        })
    }
}

/// What has changed since an earlier profile.
fn progress<'a>(
    catalog: &'a Catalog<'a>,
    profile: &Profile,
    now: &Judged<'_, 'a>,
) -> Result<Progress<'a>, Usage> {
    let (person, _) = Person::new(catalog, &PersonArgs::default(), profile)?;
    let aim = Aim::new(catalog, &Plan::default(), profile)?;
    let standing = standing::find(catalog, &person);
    let way = way::build(catalog, &person, &aim, &standing, &mut Vec::new());
    let (certificates, _) = certificates::check(catalog, &person, &aim, &way, &[]);
    let then = Judged {
        person: &person,
        way: &way,
        certificates: &certificates,
    };
    Ok(Progress::new(catalog, standing.here, &then, now))
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.to_string())
}

/// Whether there are levels, and nothing follows any of them.
fn is_top(catalog: &Catalog, levels: &[usize]) -> bool {
    let is_last = |level: &usize| catalog.graph.next(*level).is_empty();
    !levels.is_empty() && levels.iter().all(is_last)
}

/// What people move to from some of these levels that the ladder does not hold.
fn beyond<'a>(catalog: &'a Catalog<'a>, levels: &[usize]) -> Vec<&'a Beyond<'a>> {
    let ids: HashSet<&str> = levels
        .iter()
        .map(|level| &*catalog.ladder.levels[*level].id)
        .collect();
    let is_any_top = levels
        .iter()
        .any(|level| catalog.graph.next(*level).is_empty());
    let beyond = catalog.ladder.beyond.iter();
    let is_from_here = |one: &&Beyond| match &one.from {
        Some(from) => from.iter().any(|id| ids.contains(&**id)),
        None => is_any_top,
    };
    beyond.filter(is_from_here).collect()
}
