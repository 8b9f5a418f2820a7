//! `plan`: where one stands, what is next, what is missing, what closes the gap, what one may sit
//! and what it pays.
//!
//! `person` resolves what somebody says of themselves on a ladder; each part of the answer is a file
//! of its own that asks the ladder about that person.

use std::{collections::HashSet, path::PathBuf};

use crate::catalog::{
    Attained, Beyond, Catalog, Number, Profile,
    english::{and_list, quoted},
    market::Market as Survey,
};

use super::{Market, Usage, values::AttainedParser};

mod answer;
mod assumed;
mod by_skills;
mod by_years;
mod certificates;
mod claims;
mod expectations;
mod experience;
mod finding;
mod first_steps;
mod held;
mod missing;
mod page;
mod parts;
mod person;
mod resolver;
mod standing;
mod status;
mod strategies;
mod tracks;
mod training;
mod unknown;
mod way;

pub use parts::{PlanAnswer, PlanParts};

use experience::WorkGiven;
use person::Person;
use training::HoursGiven;

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
    /// Years as a project manager
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub years: Option<Number>,

    /// A skill you have, by its whole name, id or alias, and how well on a ladder with a scale; repeat
    /// it for each, or separate them by commas. One that the ladder does not know counts for nothing,
    /// and is said
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// A skill you do not mean to acquire: it counts apart
    #[arg(long, value_name = "SKILL", allow_hyphen_values = true)]
    pub waive: Vec<String>,

    /// A certificate you hold
    #[arg(
        long,
        alias = "certificate",
        value_name = "CERTIFICATE",
        allow_hyphen_values = true
    )]
    pub certification: Vec<String>,

    /// Hours of training you have had: 35, or agile:28 with the kind that a certificate names, or else
    /// its words for the training; repeat it for each. A number alone counts as pm, and for everything
    /// on a ladder that names no kinds
    #[arg(long, value_name = "[KIND:]HOURS", allow_negative_numbers = true)]
    pub training_hours: Vec<HoursGiven>,

    /// Months you have led projects; left out, all your years are taken for it
    #[arg(long, value_name = "MONTHS", allow_negative_numbers = true)]
    pub leading_months: Option<Number>,

    /// Months of other work, such as a certificate asks for: 'agile projects:24'; those of the same work
    /// add up
    #[arg(long, value_name = "WORK:MONTHS")]
    pub experience: Vec<WorkGiven>,

    /// Your highest education; a master's degree or a doctorate is bachelor
    #[arg(long, value_name = "EDUCATION", value_parser = AttainedParser)]
    pub education: Option<Attained>,

    /// The level you hold, if not the one that your years say
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub at: Option<String>,

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

    /// Fail where the ladder does not know a skill, a certificate, or a kind of work or training
    #[arg(long)]
    pub strict: bool,

    /// Show all parts, not only what fits one screen
    #[arg(long)]
    pub full: bool,

    /// Read all of this from a JSON file; an option adds to the file and wins over it; - is standard
    /// input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub profile: Option<PathBuf>,
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
    ) -> Result<PlanAnswer<'a>, Usage> {
        let (person, understood) = Person::new(catalog, self, profile)?;
        let mut notes = understood.clone();
        notes.extend(person.notes(catalog));
        let place = self.place.as_deref().or(profile.place.as_deref());
        let market = Market {
            place: place.into_iter().map(str::to_owned).collect(),
            ..Market::default()
        };
        let market = survey.map(|survey| market.ask(survey)).transpose()?;
        let standing = standing::find(catalog, &person);
        let way = way::build(catalog, &person, &standing, &mut notes);
        let tracks = tracks::build(catalog, &person);
        let strategies = strategies::choose(catalog, &person, &way, &tracks);
        let (certifications, for_certificates) =
            certificates::check(catalog, &person, &way, &strategies);
        notes.extend(assumed::notes(&for_certificates));
        let mut assumed = person.assumed(catalog);
        assumed.extend(for_certificates);
        let next_steps = first_steps::next_steps(catalog, &person, &standing, &way);
        let first_certificate =
            first_steps::first_certificate(catalog, &way, &next_steps, &certifications);
        if let (Some(market), Some(place)) = (&market, place) {
            let places = and_list(&market.places()).into_owned();
            notes.push(format!("{} is taken to mean {places}", quoted(place)));
            notes.extend_from_slice(super::Answer::notes(market));
        }
        Ok(PlanAnswer {
            catalog,
            said: person.describe(catalog),
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
                since: (),
                notes,
            },
            first_certificate,
        })
    }
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
