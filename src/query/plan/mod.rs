//! `plan`: where one stands, what is next, what is missing, what closes the gap, what one may sit
//! and what it pays.
//!
//! `person` resolves what somebody says of themselves on a ladder; each part of the answer is a file
//! of its own that asks the ladder about that person.

use std::path::PathBuf;

use crate::catalog::{
    Catalog, Education, Number, Profile,
    english::{and_list, quoted},
    market::Market as Survey,
};

use super::{Market, Usage};

mod answer;
mod assumed;
mod certificates;
mod claims;
mod missing;
mod page;
mod parts;
mod person;
mod standing;
mod strategies;
mod tracks;
mod training;
mod way;

pub use parts::{PlanAnswer, PlanParts};

use person::{Person, Work};
use training::HoursGiven;

/// Show where you stand, what is next, what you lack and what closes the gap
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Nothing is stored. What is not said counts as none, and the answer says so.

Examples:
  itpm-career plan --years 4 --skill leadership --skill 'risk management'
  itpm-career plan --at junior --goal senior --format markdown > plan.md
  itpm-career plan --years 5 --education bachelor --training-hours 35 --place austin
  itpm-career plan --profile me.json --json | jq '.plan.way[].skills[]'"
)]
pub struct Plan {
    /// Years of experience
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub years: Option<Number>,

    /// A skill you have, by its whole name, id or alias, and how well on a ladder with a scale; repeat
    /// it for each
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

    /// Months of other work that a certificate asks for: 'agile projects:24'
    #[arg(long, value_name = "WORK:MONTHS")]
    pub experience: Vec<Work>,

    /// Your highest education; bachelor is that or higher
    #[arg(long, value_name = "EDUCATION")]
    pub education: Option<Education>,

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
        let (person, mut notes) = Person::new(catalog, self, profile)?;
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
        let certifications = certificates::check(catalog, &person, &way, &strategies, &mut notes);
        if let (Some(market), Some(place)) = (&market, place) {
            let places = and_list(&market.places()).into_owned();
            notes.push(format!("{} is taken to mean {places}", quoted(place)));
            notes.extend_from_slice(super::Answer::notes(market));
        }
        Ok(PlanAnswer {
            catalog,
            said: person.describe(catalog),
            parts: PlanParts {
                ladder: catalog.ladder.title.as_deref(),
                standing,
                way,
                strategies,
                certifications,
                tracks,
                market,
                notes,
            },
        })
    }
}
