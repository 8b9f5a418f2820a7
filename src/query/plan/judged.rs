//! A person judged on a ladder: where they stand, the way from there, what they may sit.

use crate::catalog::{Catalog, Profile};

use super::{
    super::person::{
        Criteria, Person,
        assumed::{self, Assumption},
    },
    Plan, Usage,
    aim::Aim,
    certificates::{self, CertificateEntry},
    standing::{self, Standing},
    strategies::{self, PlanStrategy},
    tracks::{self, PlanTrack},
    way::{self, Rung},
};

/// A person with what a plan finds for them.
pub(super) struct Judged<'a> {
    pub(super) person: Person<'a>,
    pub(super) aim: Aim,
    pub(super) standing: Standing<'a>,
    pub(super) way: Vec<Rung<'a>>,
    pub(super) tracks: Vec<PlanTrack<'a>>,
    pub(super) strategies: Vec<PlanStrategy<'a>>,
    pub(super) certificates: Vec<CertificateEntry<'a>>,
    pub(super) assumed: Vec<Assumption<'a>>,
    /// What had to be assumed, and how names were understood, in words.
    pub(super) notes: Vec<String>,
}

impl<'a> Judged<'a> {
    pub(super) fn new(
        catalog: &'a Catalog<'a>,
        plan: &Plan,
        profile: &Profile,
    ) -> Result<Self, Usage> {
        let criteria = Criteria::new(catalog);
        let person = Person::new(&criteria, &plan.person, profile)?;
        // What a plan is about goes before what it may do without.
        let aim = Aim::new(catalog, plan, profile)?;
        if plan.person.strict {
            person.refuse_unknown()?;
        }
        let mut notes = person.understood.clone();
        notes.extend(person.notes(catalog));
        let standing = standing::find(&criteria, &person);
        let way = way::build(catalog, &person, &aim, &standing, &mut notes);
        let tracks = tracks::build(catalog, &person, &aim);
        let strategies = strategies::choose(catalog, &person, &aim, &way, &tracks);
        let (certificates, for_certificates) =
            certificates::check(catalog, &person, &aim, &way, &strategies);
        notes.extend(assumed::notes(&for_certificates));
        let mut assumed = person.assumed(catalog);
        assumed.extend(for_certificates);
        Ok(Self {
            person,
            aim,
            standing,
            way,
            tracks,
            strategies,
            certificates,
            assumed,
            notes,
        })
    }

    /// What the person said, in words.
    pub(super) fn said(&self, catalog: &Catalog) -> Vec<String> {
        let mut said = self.person.describe(catalog);
        if let Some(goal) = self.aim.goal {
            let goal = format!("aiming at {}", catalog.ladder.levels[goal].title);
            said.insert(usize::from(self.person.at.is_some()), goal);
        }
        said
    }
}
