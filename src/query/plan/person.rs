//! Who plans: what somebody says of themselves, every name resolved on the ladder.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{
    Attained, Catalog, Kind, Number, Profile, ResolvedRequirement, SkillId, Text,
    english::{bounded_list, count},
};

use super::{
    super::{certifications::short_name, requirement::describe},
    Plan, Usage,
    assumed::{AssumedValue, Assumption},
    claims::{Claim, with_implied},
    expectations::Expectations,
    experience::Experience,
    resolver::Resolver,
    status::SkillStatus,
    training::TrainingHad,
    unknown::UnknownName,
};

/// A person on a ladder. Everything is in the ladder's order, so that the order in which things
/// were said changes nothing.
pub(super) struct Person<'a> {
    pub(super) years: Option<Number>,
    /// The skills claimed and those that they imply.
    pub(super) skills: BTreeMap<SkillId, Claim>,
    pub(super) waived: BTreeSet<SkillId>,
    /// Indices of certificates in the ladder.
    pub(super) held: BTreeSet<usize>,
    pub(super) training: TrainingHad,
    pub(super) leading_months: Option<Number>,
    /// Months of other work.
    pub(super) experience: Experience,
    pub(super) education: Option<Attained>,
    pub(super) at: Option<usize>,
    pub(super) goal: Option<usize>,
    /// Indices of tracks in the ladder; all of them if none is named.
    pub(super) tracks: Vec<usize>,
    /// Whether tracks were named.
    pub(super) names_tracks: bool,
    /// The names that the ladder does not know.
    pub(super) unknown: Vec<UnknownName>,
    /// What the levels expect of the claimed skills.
    expectations: Expectations<'a>,
}

/// An error that names what the ladder does not know, if there is any.
fn refuse(unknown: &[UnknownName]) -> Result<(), Usage> {
    match unknown {
        [] => Ok(()),
        [one] => Err(one.as_usage()),
        several => {
            let names: Vec<String> = several.iter().map(UnknownName::describe).collect();
            let names = bounded_list(&names, 20);
            Err(Usage::new(format!("this ladder does not know {names}")))
        }
    }
}

impl<'a> Person<'a> {
    /// Resolves what the options and the profile say; an option wins over the profile. Beside the
    /// person it gives notes on how names were understood.
    pub(super) fn new(
        catalog: &Catalog<'a>,
        plan: &Plan,
        profile: &Profile,
    ) -> Result<(Self, Vec<String>), Usage> {
        let mut resolver = Resolver::new(catalog);
        let said = profile.skills.iter();
        let said = said.map(|one| (&*one.skill, one.at.as_deref()));
        let mut skills = resolver.claims(said)?;
        skills.extend(resolver.claims(plan.skill.iter().map(|name| (&**name, None)))?);
        let waived = resolver.waived(texts(&profile.waive, &plan.waive))?;
        let held = resolver.held(texts(&profile.certifications, &plan.certification))?;
        let tracks = ((texts(&profile.tracks, &plan.track))
            .map(|name| resolver.index(name, Kind::Track)))
        .collect::<Result<BTreeSet<usize>, _>>()?;
        let level = |option: &Option<String>, profile: Option<&str>| {
            let name = option.as_deref().or(profile);
            name.map(|name| resolver.index(name, Kind::Level))
                .transpose()
        };
        let at = level(&plan.at, profile.at.as_deref())?;
        let goal = level(&plan.goal, profile.goal.as_deref())?;
        let mut unknown = resolver.unknown;
        let training = TrainingHad::new(
            catalog,
            profile.training_hours.as_ref(),
            &plan.training_hours,
            &mut unknown,
        )?;
        let experience =
            Experience::new(catalog, &profile.experience, &plan.experience, &mut unknown);
        if plan.strict {
            refuse(&unknown)?;
        }
        let skills = with_implied(catalog, skills);
        let person = Self {
            years: plan.years.or(profile.years),
            expectations: Expectations::new(catalog, &skills, at),
            skills,
            waived,
            held,
            training,
            leading_months: plan.leading_months.or(profile.leading_months),
            experience,
            education: plan.education.or(profile.education),
            at,
            goal,
            names_tracks: !tracks.is_empty(),
            tracks: if tracks.is_empty() {
                (0..catalog.ladder.tracks.len()).collect()
            } else {
                tracks.into_iter().collect()
            },
            unknown,
        };
        Ok((person, resolver.aliases.into_iter().collect()))
    }

    /// What had to be assumed of the person.
    pub(super) fn notes(&self, catalog: &Catalog) -> Vec<String> {
        let mut notes = Vec::new();
        let bare: Vec<&str> = (self.skills.iter())
            .filter(|(_, claim)| claim.rank.is_none() && claim.implied_by.is_none())
            .map(|(id, _)| catalog.skills.get(*id).name)
            .collect();
        if let (Some(lowest), false) = (catalog.scale.lowest(), bare.is_empty()) {
            let names = bounded_list(&bare, 20);
            notes.push(format!(
                "a skill claimed without a proficiency counts as `{lowest}`, the lowest: {names}"
            ));
        }
        if self.at.is_none() && self.years.is_none() && self.skills.is_empty() {
            notes.push(String::from(
                "nothing says where you stand, so the way begins below the ladder: \
                 `--years`, `--skill` or `--at` would",
            ));
        }
        notes
    }

    /// The proficiencies that were not said.
    pub(super) fn assumed(&self, catalog: &'a Catalog<'a>) -> Vec<Assumption<'a>> {
        let bare = (self.skills.iter())
            .filter(|(_, claim)| claim.rank.is_none() && claim.implied_by.is_none())
            .map(|(id, _)| &*catalog.skills.get(*id).id);
        let used_for: Vec<&str> = bare.collect();
        let lowest = catalog.scale.lowest().filter(|_| !used_for.is_empty());
        let assumed = lowest.map(|lowest| Assumption {
            what: String::from("proficiency"),
            value: AssumedValue::Text(lowest),
            used_for,
        });
        assumed.into_iter().collect()
    }

    /// What the person said, in words: what a reader of the page needs to judge it.
    pub(super) fn describe(&self, catalog: &Catalog) -> Vec<String> {
        let ladder = catalog.ladder;
        let title = |level: usize| &ladder.levels[level].title;
        let mut said = Vec::new();
        said.extend(self.at.map(|level| format!("at {}", title(level))));
        said.extend(self.goal.map(|level| format!("aiming at {}", title(level))));
        said.extend(
            (self.years).map(|years| format!("{} as a project manager", count(years, "year"))),
        );
        let mut implied: BTreeMap<SkillId, Vec<&str>> = BTreeMap::new();
        for (id, claim) in &self.skills {
            if let Some(by) = claim.implied_by {
                implied
                    .entry(by)
                    .or_default()
                    .push(catalog.skills.get(*id).name);
            }
        }
        for (id, claim) in self
            .skills
            .iter()
            .filter(|(_, claim)| claim.implied_by.is_none())
        {
            let name = catalog.skills.get(*id).name;
            let name = match (claim.rank, catalog.scale.lowest()) {
                (None, Some(lowest)) => format!("{name} (taken for {lowest})").into(),
                (rank, _) => describe(name, rank.and_then(|rank| catalog.scale.name(rank)), true),
            };
            said.push(match implied.get(id) {
                Some(implied) => format!("{name} (so {} too)", bounded_list(implied, 6)),
                None => name.into_owned(),
            });
        }
        said.extend(self.education.map(|education| education.title().to_owned()));
        for index in &self.held {
            said.push(short_name(catalog, &ladder.certifications[*index].id).to_owned());
        }
        said.extend(self.training.describe());
        let led = self.leading_months;
        said.extend(led.map(|months| format!("{} of leading projects", count(months, "month"))));
        said.extend(self.experience.describe());
        let waived = self.waived.iter();
        said.extend(waived.map(|id| format!("without {}", catalog.skills.get(*id).name)));
        said
    }

    /// How well the person has a skill, as a place on the scale; none if not at all. The lowest, if it
    /// was not said how well.
    pub(super) fn rank(&self, skill: SkillId) -> Option<usize> {
        self.skills.get(&skill).map(|claim| claim.rank.unwrap_or(0))
    }

    /// Whether the person has what a level or a track asks for; of a track `level` is none.
    pub(super) fn status(
        &self,
        level: Option<usize>,
        asked: &ResolvedRequirement<'a>,
    ) -> SkillStatus {
        let is_waived = self.waived.contains(&asked.skill);
        match self.rank(asked.skill) {
            Some(rank) if rank > asked.rank => SkillStatus::Met,
            Some(rank) if rank == asked.rank => {
                let are_undecided = |level| self.expectations.are_undecided(level, asked);
                if level.is_some_and(are_undecided) {
                    SkillStatus::Undecided
                } else {
                    SkillStatus::Met
                }
            }
            _ if is_waived => SkillStatus::Waived,
            Some(_) => SkillStatus::TooLow,
            None => SkillStatus::Missing,
        }
    }
}

/// What a profile says, then what the options say.
fn texts<'t>(profile: &'t [Text], options: &'t [String]) -> impl Iterator<Item = &'t str> {
    let profile = profile.iter().map(|text| &**text);
    profile.chain(options.iter().map(String::as_str))
}
