//! `plan`: where one stands, what is next, what is missing, what closes the gap, what one may sit
//! and what it pays.
//!
//! `person` resolves what somebody says of themselves on a ladder; each part of the answer is a file
//! of its own that asks the ladder about that person.

use std::path::PathBuf;

use foldhash::HashSet;

use crate::catalog::{
    Beyond, Catalog, Kind, Profile, Text,
    english::{and_list, quoted},
    market::Surveys,
};

use super::{
    Market, MarketAnswer, Usage,
    person::{
        Criteria, Person, PersonArgs, index,
        unknown::{UnknownKind, UnknownName, unknown_names},
    },
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
mod judged;
mod missing;
mod page;
mod parts;
mod progress;
mod progress_rows;
pub(in crate::query) mod standing;
mod strategies;
mod tracks;
mod way;

pub use certificates::CertificateStatus;
pub(in crate::query) use certificates::statuses;
pub use parts::{PlanAnswer, PlanParts};

use has::Has;
use judged::Judged;
use progress::Progress;

/// Show where you stand, what is next and what to do first
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Nothing is stored. What is not said counts as none; the answer says what that decides.
With --format markdown it is a page for a talk, in your words.

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

    /// Where you work, for what the labour market pays; left out, the US, and nothing with another
    /// ladder; a place that no survey knows is passed over
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
        surveys: Option<&'a Surveys>,
        profile: &Profile,
        since: Option<&Profile>,
    ) -> anyhow::Result<PlanAnswer<'a>> {
        let mut now = Judged::new(catalog, self, profile)?;
        let place = self.place.as_deref().or(profile.place.as_deref());
        let (market, unknown_place) = match surveys {
            Some(surveys) => self.pay(surveys, place, &mut now)?,
            None => (None, None),
        };
        let since = since.map(|then| self.progress(catalog, then, &mut now));
        let since = since.transpose()?;
        let next_steps = first_steps::next_steps(catalog, &now.person, &now.standing, &now.way);
        let first_certificate =
            first_steps::first_certificate(catalog, &now.way, &next_steps, &now.certificates);
        let text = |text: Option<&Text>| text.map(ToString::to_string);
        let goal = now.aim.goal.map(|goal| &*catalog.ladder.levels[goal].id);
        Ok(PlanAnswer {
            catalog,
            said: now.said(catalog),
            has: Has::new(catalog, &now.person),
            full: self.full,
            place: place.map(str::to_owned),
            unknown_place,
            understood: now.person.understood,
            years: now.person.years,
            names_tracks: now.aim.names_tracks,
            goal,
            is_top: goal.is_none() && is_top(catalog, &now.standing.indices),
            parts: PlanParts {
                beyond: beyond(catalog, &now.standing.indices),
                ladder: catalog.ladder.title.as_deref(),
                standing: now.standing,
                way: now.way,
                strategies: now.strategies,
                certifications: now.certificates,
                tracks: now.tracks,
                market,
                next_steps,
                first_certification: first_certificate.as_ref().map(|one| one.id),
                assumed: now.assumed,
                unknown: now.person.unknown,
                since,
                name: text(profile.name.as_ref()),
                date: profile.date,
                note: text(profile.note.as_ref()),
                own_evidence: now.person.evidence,
                notes: now.notes,
            },
            first_certificate,
        })
    }

    /// What the labour market pays at a place, if one is named; or why the surveys do not know it.
    fn pay<'a>(
        &self,
        surveys: &'a Surveys,
        place: Option<&str>,
        now: &mut Judged,
    ) -> anyhow::Result<(Option<MarketAnswer<'a>>, Option<String>)> {
        let market = Market {
            place: place.into_iter().map(str::to_owned).collect(),
            ..Market::default()
        };
        let market = match market.ask(surveys) {
            Ok(market) => market,
            Err(error) => {
                let Some(place) = place.filter(|_| !self.person.strict) else {
                    return Err(error);
                };
                let usage: Usage = error.downcast()?;
                let unknown = UnknownName::new(UnknownKind::Place, place, usage.near);
                now.person.unknown.push(unknown);
                now.notes
                    .push(format!("no pay by place: {}", usage.message));
                return Ok((None, Some(usage.message)));
            }
        };
        if let Some(place) = place {
            if market.notices().is_empty() {
                let places = and_list(&market.places()).into_owned();
                now.notes
                    .push(format!("{} is taken to mean {places}", quoted(place)));
            }
            now.notes.extend_from_slice(super::Answer::notes(&market));
        }
        Ok((Some(market), None))
    }

    /// What has changed since an earlier profile.
    fn progress<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        profile: &Profile,
        now: &mut Judged<'a>,
    ) -> Result<Progress<'a>, Usage> {
        let as_then = Self {
            person: PersonArgs {
                strict: self.person.strict,
                ..PersonArgs::default()
            },
            ..Self::default()
        };
        let then = Judged::new(catalog, &as_then, profile)?;
        if let Some(names) = unknown_names(&then.person.unknown) {
            now.notes.push(format!(
                "not on this ladder, so not compared with the earlier profile: {names}"
            ));
        }
        let dates = then.person.date.zip(now.person.date);
        if let Some((then, now_date)) = dates.filter(|(then, now)| then.is_after(*now)) {
            now.notes.push(format!(
                "the profile to compare with is of a later date: {then}, not before {now_date}"
            ));
        }
        Ok(Progress::new(catalog, &then, now))
    }
}

/// Where a person stands, and the levels ahead on their way, all by index.
pub(super) struct Place {
    pub(super) here: Vec<usize>,
    pub(super) ahead: Vec<usize>,
    /// How names were understood, and what had to be assumed.
    pub(super) notes: Vec<String>,
}

impl Place {
    /// Finds the place of a person with this profile on the way to a goal: the one that is named, else that
    /// of the profile, else what comes next.
    ///
    /// # Errors
    /// If the goal or the profile names something that is not there.
    pub(super) fn find<'a>(
        catalog: &'a Catalog<'a>,
        profile: &Profile,
        goal: Option<&str>,
    ) -> Result<Self, Usage> {
        let criteria = Criteria::new(catalog);
        let person = Person::new(&criteria, &PersonArgs::default(), profile)?;
        let mut notes = person.understood.clone();
        let unknown = unknown_names(&person.unknown);
        notes.extend(unknown.map(|names| format!("not on this ladder, so not counted: {names}")));
        notes.extend(person.notes(catalog));
        let goal = goal.or(profile.goal.as_deref());
        let goal = goal
            .map(|name| index(catalog, name, Kind::Level))
            .transpose()?;
        let here = standing::find(&criteria, &person).indices;
        let ahead = way::ahead(catalog, goal, &here, &mut notes);
        Ok(Self { here, ahead, notes })
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
