//! Who asks: what somebody says of themselves, every name resolved on the ladder.
//!
//! `args` is what can be said; `plan` and `match` judge by it.

use std::collections::BTreeMap;

use crate::catalog::{
    Attained, Catalog, Date, Experience as Asked, Level, Number, Profile, ResolvedRequirement,
    SkillId, SkillSet, Text,
    english::{bounded_list, count},
};

use super::{Usage, certifications::short_name, requirement::describe};

mod args;
pub(in crate::query) mod assumed;
mod claims;
mod criteria;
mod evidence;
mod expectations;
mod experience;
mod memo;
mod named;
mod resolver;
pub(in crate::query) mod status;
mod training;
pub(in crate::query) mod unknown;

pub use args::PersonArgs;
pub(in crate::query) use criteria::{Criteria, Stand};
pub use evidence::OwnEvidence;
pub(in crate::query) use memo::Memo;
pub(in crate::query) use resolver::index;

use {
    assumed::{AssumedValue, Assumption},
    claims::Claims,
    expectations::Expectations,
    experience::{Experience, TimeSpent},
    resolver::Resolver,
    status::SkillStatus,
    training::TrainingHad,
    unknown::UnknownName,
};

/// A person on a ladder. Everything is in the ladder's order, so that the order in which things
/// were said changes nothing.
pub(in crate::query) struct Person<'a> {
    pub(in crate::query) years: Option<Number>,
    /// The skills claimed and those that they imply.
    pub(in crate::query) skills: Claims,
    pub(in crate::query) waived: SkillSet,
    /// Indices of certificates in the ladder, each once, and when they were earned, if that is said.
    pub(in crate::query) held: Vec<(usize, Option<Date>)>,
    pub(in crate::query) training: TrainingHad,
    /// Months of leading projects and of other work.
    pub(in crate::query) experience: Experience,
    pub(in crate::query) education: Option<Attained>,
    pub(in crate::query) at: Option<usize>,
    /// When all of this is said.
    pub(in crate::query) date: Option<Date>,
    /// What the person has done that shows their skills.
    pub(in crate::query) evidence: Vec<OwnEvidence>,
    /// Notes on how names were understood.
    pub(in crate::query) understood: Vec<String>,
    /// The names that the ladder does not know.
    pub(in crate::query) unknown: Vec<UnknownName>,
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
            let message = format!("this ladder does not know {names}");
            let mut error = Usage::unknown_name(message, &[""; 0]);
            error.near = several.iter().flat_map(|one| one.near.clone()).collect();
            Err(error)
        }
    }
}

impl<'a> Person<'a> {
    /// Resolves what the options and the profile say; an option wins over the profile.
    pub(in crate::query) fn new(
        criteria: &Criteria<'a>,
        args: &PersonArgs,
        profile: &Profile,
    ) -> Result<Self, Usage> {
        let catalog = criteria.catalog;
        let mut resolver = Resolver::new(criteria);
        let in_profile = profile.skills.iter();
        let in_profile = in_profile.map(|one| (one.name(), one.at(), false));
        let in_args = args.skill.iter().map(|name| (&**name, None, true));
        let claimed = resolver.claims(in_profile.chain(in_args))?;
        let waived = resolver.waived(texts(&profile.waive, &args.waive))?;
        let in_profile = profile.certifications.iter();
        let in_profile = in_profile.map(|one| (&*one.certification, one.earned));
        let in_args = args.certification.iter().map(|name| (&**name, None));
        let held = resolver.held(in_profile.chain(in_args))?;
        let evidence = evidence::gather(catalog, &profile.skills);
        let at = args.at.as_deref().or(profile.at.as_deref());
        let at = at.map_or(Ok(None), |name| resolver.level(name))?;
        let (understood, mut unknown) = resolver.finish();
        // What is not said is not looked for on the ladder.
        let hours = profile.training_hours.as_ref();
        let training = if hours.is_none() && args.training_hours.is_empty() {
            TrainingHad::default()
        } else {
            TrainingHad::new(criteria.kinds(), hours, &args.training_hours, &mut unknown)?
        };
        let (given, leading) = (&args.experience, args.leading_months);
        let experience = if profile.experience.is_empty() && given.is_empty() {
            Experience::leading(leading.or(profile.leading_months))
        } else {
            Experience::new(criteria.works(), profile, given, leading, &mut unknown)
        };
        let skills = Claims::new(criteria.implications(), claimed);
        let expectations = if skills.is_empty() {
            Expectations::default()
        } else {
            Expectations::new(catalog, criteria.disputes(), &skills, at)
        };
        Ok(Self {
            years: args.years.or(profile.years),
            expectations,
            skills,
            waived,
            held,
            training,
            experience,
            education: args.education.or(profile.education),
            at,
            date: profile.date,
            evidence,
            understood,
            unknown,
        })
    }

    /// How long the person has done some work that a certificate asks for, as far as that is given, and
    /// within the last years that it asks for, as far as both the time and the date of the profile are.
    pub(in crate::query) fn time_spent(&self, asked: &Asked) -> Option<TimeSpent> {
        let since = asked.within_years.zip(self.date);
        let since = since.map(|(years, date)| date.first_of_last(years));
        let mut time = self.experience.time_of(asked, since)?;
        // Without a date nothing can be counted back from.
        let could_be_older = asked.within_years.is_some()
            && (self.date.is_none() || time.is_partly_undated)
            && !time.months.is_zero();
        time.is_partly_undated = could_be_older;
        Some(time)
    }

    /// What had to be assumed of the person.
    pub(in crate::query) fn notes(&self, catalog: &Catalog) -> Vec<String> {
        let mut notes = self.notes_on_claims(catalog);
        if !self.says_where() {
            notes.push(String::from(
                "nothing says where you stand, so the way begins below the ladder: \
                 `--years`, `--skill` or `--at` would",
            ));
        }
        notes
    }

    /// What had to be assumed of the skills that were claimed.
    pub(in crate::query) fn notes_on_claims(&self, catalog: &Catalog) -> Vec<String> {
        let mut notes = Vec::new();
        let bare: Vec<&str> = (self.skills.iter())
            .filter(|(_, claim)| claim.rank.is_none() && claim.implied_by.is_none())
            .map(|(id, _)| catalog.skills.get(id).name)
            .collect();
        if let (Some(lowest), false) = (catalog.scale.lowest(), bare.is_empty()) {
            let names = bounded_list(&bare, 20);
            notes.push(format!(
                "a skill claimed without a proficiency counts as `{lowest}`, the lowest: {names}"
            ));
        }
        notes
    }

    /// Makes sure that the ladder knows every name.
    ///
    /// # Errors
    /// If it does not.
    pub(in crate::query) fn refuse_unknown(&self) -> Result<(), Usage> {
        refuse(&self.unknown)
    }

    /// Whether anything is said of where the person stands.
    pub(in crate::query) fn says_where(&self) -> bool {
        self.at.is_some() || self.years.is_some() || !self.skills.is_empty()
    }

    /// The proficiencies that were not said.
    pub(in crate::query) fn assumed(&self, catalog: &'a Catalog<'a>) -> Vec<Assumption<'a>> {
        let bare = (self.skills.iter())
            .filter(|(_, claim)| claim.rank.is_none() && claim.implied_by.is_none())
            .map(|(id, _)| &*catalog.skills.get(id).id);
        let used_for: Vec<&str> = bare.collect();
        let lowest = catalog.scale.lowest().filter(|_| !used_for.is_empty());
        let assumed = lowest.map(|lowest| Assumption {
            what: String::from(assumed::PROFICIENCY),
            value: AssumedValue::Text(lowest),
            used_for,
        });
        assumed.into_iter().collect()
    }

    /// What the person said, in words: what a reader of the page needs to judge it.
    pub(in crate::query) fn describe(&self, catalog: &Catalog) -> Vec<String> {
        let ladder = catalog.ladder;
        let title = |level: usize| &ladder.levels[level].title;
        let mut said = Vec::new();
        said.extend(self.at.map(|level| format!("at {}", title(level))));
        said.extend(self.describe_years());
        let mut implied: BTreeMap<SkillId, Vec<&str>> = BTreeMap::new();
        for (id, claim) in self.skills.iter() {
            if let Some(by) = claim.implied_by {
                implied
                    .entry(by)
                    .or_default()
                    .push(catalog.skills.get(id).name);
            }
        }
        for (id, claim) in self
            .skills
            .iter()
            .filter(|(_, claim)| claim.implied_by.is_none())
        {
            let name = catalog.skills.get(id).name;
            let name = match (claim.rank, catalog.scale.lowest()) {
                (None, Some(lowest)) => format!("{name} (taken for {lowest})").into(),
                (rank, _) => describe(name, rank.and_then(|rank| catalog.scale.name(rank)), true),
            };
            said.push(match implied.get(&id) {
                Some(implied) => format!("{name} (so {} too)", bounded_list(implied, 6)),
                None => name.into_owned(),
            });
        }
        said.extend(self.education.map(|education| education.title().to_owned()));
        for (index, _) in &self.held {
            said.push(short_name(catalog, &ladder.certifications[*index].id).to_owned());
        }
        said.extend(self.training.describe());
        said.extend(self.experience.describe());
        let waived = self.waived.iter();
        said.extend(waived.map(|id| format!("without {}", catalog.skills.get(id).name)));
        said
    }

    fn describe_years(&self) -> Option<String> {
        self.years
            .map(|years| format!("{} as a project manager", count(years, "year")))
    }

    /// What the person said beside skills and certificates, in words.
    pub(in crate::query) fn describe_beside_skills(&self) -> Vec<String> {
        let mut said: Vec<String> = self.describe_years().into_iter().collect();
        said.extend(self.education.map(|education| education.title().to_owned()));
        said.extend(self.training.describe());
        said.extend(self.experience.describe());
        said
    }

    /// How well the person has a skill, as a place on the scale; none if not at all. The lowest, if it
    /// was not said how well.
    pub(in crate::query) fn rank(&self, skill: SkillId) -> Option<usize> {
        self.skills.get(skill).map(|claim| claim.rank.unwrap_or(0))
    }

    /// How many years are missing to the band of a level; none if it has no band, or the years are not
    /// given.
    pub(in crate::query) fn years_missing(&self, level: &Level) -> Option<Number> {
        let (from, years) = level.years.min.zip(self.years)?;
        Some(from.lacking(years))
    }

    /// Whether the person has what a level or a track asks for; of a track `level` is none.
    pub(in crate::query) fn status(
        &self,
        level: Option<usize>,
        asked: &ResolvedRequirement<'a>,
    ) -> SkillStatus {
        let is_waived = self.waived.contains(asked.skill);
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
