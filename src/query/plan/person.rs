//! Who plans: what somebody says of themselves, every name resolved on the ladder.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use crate::catalog::{
    Catalog, Education, Number, Profile, SkillId,
    names::{alike, and_list, count, fold, or_list},
};

use super::{
    super::{
        asked,
        certifications::short,
        find::{Thing, find},
    },
    Plan, Usage,
};

/// Months spent on some work: `agile projects:24`.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The work, in the words in which a certificate asks for it.
    pub of: String,
    /// How many months.
    pub months: Number,
}

impl FromStr for Work {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (of, months) = text
            .rsplit_once(':')
            .ok_or_else(|| String::from("expected the work and its months: `agile projects:24`"))?;
        Ok(Self {
            of: of.to_owned(),
            months: months.parse()?,
        })
    }
}

/// A person on a ladder. Everything is in the ladder's order, so that the order in which things
/// were said changes nothing.
pub(super) struct Person {
    pub(super) years: Option<Number>,
    /// The skills claimed, each with how well, as a place on the scale; none if that was not said.
    pub(super) skills: BTreeMap<SkillId, Option<usize>>,
    pub(super) waived: BTreeSet<SkillId>,
    /// Places of certificates in the ladder.
    pub(super) held: BTreeSet<usize>,
    pub(super) training_hours: Option<Number>,
    pub(super) leading_months: Option<Number>,
    /// Months of other work, by its folded name.
    pub(super) experience: BTreeMap<String, Number>,
    /// The same by its name.
    spent: BTreeMap<String, Number>,
    pub(super) education: Option<Education>,
    pub(super) at: Option<usize>,
    pub(super) goal: Option<usize>,
    /// Places of tracks in the ladder; all of them if none is named.
    pub(super) tracks: Vec<usize>,
    /// Whether tracks were named.
    pub(super) on_track: bool,
    pub(super) notes: Vec<String>,
}

impl Person {
    pub(super) fn new(catalog: &Catalog, plan: &Plan, profile: &Profile) -> Result<Self, Usage> {
        let ladder = catalog.ladder;
        let mut aliases = BTreeSet::new();
        let mut claimed = Claims::default();
        for text in &profile.skills {
            claimed.add(catalog, text, &mut aliases)?;
        }
        let mut flags = Claims::default();
        for text in &plan.skill {
            flags.add(catalog, text, &mut aliases)?;
        }
        claimed.0.extend(flags.0);
        let mut waived = BTreeSet::new();
        for name in texts(&profile.waive, &plan.waive) {
            waived.insert(skill(catalog, name, &mut aliases)?);
        }
        let mut held = BTreeSet::new();
        for name in texts(&profile.certifications, &plan.certification) {
            held.insert(place(find(catalog, name, &["certification"])?));
        }
        let mut tracks = BTreeSet::new();
        for name in texts(&profile.tracks, &plan.track) {
            tracks.insert(place(find(catalog, name, &["track"])?));
        }
        let level = |flag: &Option<String>, profile: Option<&str>| {
            let name = flag.as_deref().or(profile);
            name.map(|name| find(catalog, name, &["level"]).map(place))
                .transpose()
        };
        let (mut experience, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        let spent = profile.experience.iter().map(|one| (&*one.of, one.months));
        let flags = plan.experience.iter().map(|one| (&*one.of, one.months));
        for (of, months) in spent.chain(flags) {
            let of = known_work(catalog, of)?;
            experience.insert(fold(of), months);
            by_name.insert(of.to_owned(), months);
        }
        let mut notes: Vec<String> = aliases.into_iter().collect();
        let bare = claimed.0.iter().filter(|(_, rank)| rank.is_none());
        let bare: Vec<&str> = bare.map(|(id, _)| catalog.skills.get(*id).name).collect();
        if let (Some(lowest), false) = (ladder.scale.first(), bare.is_empty()) {
            notes.push(format!(
                "a skill claimed without a proficiency counts as `{}`, the lowest: {}",
                &**lowest,
                and_list(&bare)
            ));
        }
        let at = level(&plan.at, profile.at.as_deref())?;
        let years = plan.years.or(profile.years);
        if at.is_none() && years.is_none() && claimed.0.is_empty() {
            notes.push(String::from(
                "nothing says where you stand, so the way begins below the ladder: \
                 `--years`, `--skill` or `--at` would",
            ));
        }
        Ok(Self {
            years,
            skills: claimed.0,
            waived,
            held,
            training_hours: plan.training_hours.or(profile.training_hours),
            leading_months: plan.leading_months.or(profile.leading_months),
            experience,
            spent: by_name,
            education: plan.education.or(profile.education),
            at,
            goal: level(&plan.goal, profile.goal.as_deref())?,
            on_track: !tracks.is_empty(),
            tracks: if tracks.is_empty() {
                (0..ladder.tracks.len()).collect()
            } else {
                tracks.into_iter().collect()
            },
            notes,
        })
    }

    /// What the person said, in words: what a reader of the page needs to judge it.
    pub(super) fn in_words(&self, catalog: &Catalog) -> Vec<String> {
        let ladder = catalog.ladder;
        let mut said = Vec::new();
        said.extend((self.years).map(|years| format!("{} of experience", count(years, "year"))));
        for (id, rank) in &self.skills {
            let proficiency = ladder.scale.get(rank.unwrap_or(0));
            let proficiency = proficiency.map(|name| &**name);
            let name = catalog.skills.get(*id).name;
            said.push(asked::in_words(name, proficiency, true).into_owned());
        }
        said.extend(self.education.map(|education| education.title().to_owned()));
        for at in &self.held {
            said.push(short(catalog, &ladder.certifications[*at].id).to_owned());
        }
        let hours = self.training_hours;
        said.extend(hours.map(|hours| format!("{} of training", count(hours, "hour"))));
        let led = self.leading_months;
        said.extend(led.map(|months| format!("{} of leading projects", count(months, "month"))));
        for (of, months) in &self.spent {
            said.push(format!("{} of {of}", count(*months, "month")));
        }
        said
    }

    /// How well the person has a skill, as a place on the scale; none if not at all. The lowest, if it
    /// was not said how well.
    pub(super) fn has(&self, skill: SkillId) -> Option<usize> {
        self.skills.get(&skill).map(|rank| rank.unwrap_or(0))
    }
}

/// What a profile says, then what the flags say.
fn texts<'t>(
    profile: &'t [crate::catalog::Text],
    flags: &'t [String],
) -> impl Iterator<Item = &'t str> {
    let profile = profile.iter().map(|text| &**text);
    profile.chain(flags.iter().map(String::as_str))
}

fn place(thing: Thing) -> usize {
    match thing {
        Thing::Level(at) | Thing::Track(at) | Thing::Strategy(at) | Thing::Certification(at) => at,
        Thing::Skill(id) => id.at(),
    }
}

/// The skill called exactly so. A generous match would hide a real gap.
fn skill(catalog: &Catalog, name: &str, aliases: &mut BTreeSet<String>) -> Result<SkillId, Usage> {
    let skills = &catalog.skills;
    let id = (skills.find(name)).ok_or_else(|| asked::unknown(skills, name))?;
    let known = skills.get(id);
    if !alike(known.name, name) && !alike(&known.id, name) {
        aliases.insert(format!("`{name}` is taken to mean {}", known.name));
    }
    Ok(id)
}

/// Skills that are claimed, with the places on the scale that are. Of two claims of one skill the
/// higher counts.
#[derive(Default)]
struct Claims(BTreeMap<SkillId, Option<usize>>);

impl Claims {
    fn add(
        &mut self,
        catalog: &Catalog,
        text: &str,
        aliases: &mut BTreeSet<String>,
    ) -> Result<(), Usage> {
        let (name, rank) = asked::split_proficiency(catalog, text)?;
        let id = skill(catalog, name, aliases)?;
        let known = self.0.entry(id).or_insert(rank);
        *known = rank.max(*known);
        Ok(())
    }
}

/// The name of work that some certificate asks for, as the ladder spells it.
fn known_work<'a>(catalog: &'a Catalog<'a>, name: &str) -> Result<&'a str, Usage> {
    let certifications = catalog.ladder.certifications.iter();
    let routes = certifications.flat_map(|one| one.routes.iter().flatten());
    let works = routes.flat_map(|route| &route.experience);
    let mut works: Vec<&str> = works.map(|work| &*work.of).collect();
    works.sort_unstable();
    works.dedup();
    if let Some(work) = works.iter().find(|work| alike(work, name)) {
        return Ok(work);
    }
    Err(Usage {
        message: format!("no certificate of this ladder asks for months of `{name}`"),
        hint: (!works.is_empty()).then(|| format!("they ask for months of {}", or_list(&works))),
    })
}
