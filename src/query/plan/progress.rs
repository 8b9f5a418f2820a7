//! What has changed since an earlier profile of the same person.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashSet;
use serde::Serialize;

use crate::catalog::{Attained, Catalog, Date, Number, SkillId, names::search_key};

use super::{
    super::person::{Person, status::SkillStatus},
    certificates::{CertificateEntry, CertificateStatus},
    judged::Judged,
    way::Rung,
};

/// What has changed since an earlier profile.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress<'a> {
    /// The date of the earlier profile; null if it has none.
    pub date: Option<Date>,
    /// The ids of the levels where the person stood.
    pub here: Vec<&'a str>,
    /// The skills that are new.
    pub gained: Vec<ChangedSkill<'a>>,
    /// The skills that the person has at a higher proficiency.
    pub raised: Vec<ChangedSkill<'a>>,
    /// The skills that are no longer claimed, or only at a lower proficiency.
    pub lost: Vec<ChangedSkill<'a>>,
    /// What was missing on the way then and no longer is.
    pub closed: Vec<ClosedGap<'a>>,
    /// The ids of the certificates that are new.
    pub certifications_gained: Vec<&'a str>,
    /// The ids of the certificates that are no longer held.
    pub certifications_lost: Vec<&'a str>,
    /// The ids of the certificates that the person may sit now and could not then.
    pub certifications_opened: Vec<&'a str>,
    /// The ids of the certificates that the person could sit then and cannot now.
    pub certifications_closed: Vec<&'a str>,
    /// The years, months and hours that differ.
    pub amounts: Vec<ChangedAmount>,
    /// The highest education, if it differs.
    pub education: Option<ChangedEducation>,
    /// How many skills on the way are still missing.
    pub left: usize,
    /// Whether where the person stood and stands was said in the same way.
    #[serde(skip)]
    pub(super) knows_here: bool,
    /// What is on the way beside.
    #[serde(skip)]
    pub(super) beside: Beside,
}

/// How many skills on the way are neither missing nor met, and whether there are any at all.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) waived: usize,
    pub(super) undecided: usize,
    pub(super) asked: usize,
}

/// The highest education that differs.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangedEducation {
    /// What it was; null if it was not given.
    pub had: Option<&'static str>,
    /// What it is; null if it is not given.
    pub have: Option<&'static str>,
}

/// A skill that the person has in another way than before.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangedSkill<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// How well the person had it; null if not at all or without a scale.
    pub had: Option<&'a str>,
    /// How well the person has it; null if not at all or without a scale.
    pub have: Option<&'a str>,
}

/// Something that was missing to a level.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClosedGap<'a> {
    /// The id of the level.
    pub level: &'a str,
    /// The id of the skill; null where it was years.
    pub skill: Option<&'a str>,
    /// The title of the level.
    #[serde(skip)]
    pub(super) title: &'a str,
    /// The name of the skill.
    #[serde(skip)]
    pub(super) name: &'a str,
}

/// A number of years, months or hours that differs.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangedAmount {
    /// Of what: `years as a project manager`, `hours of training (agile)`.
    pub what: String,
    /// What it was; null if it was not given.
    pub had: Option<Number>,
    /// What it is; null if it is not given.
    pub have: Option<Number>,
}

impl<'a> Progress<'a> {
    /// What is different now.
    pub(super) fn new(catalog: &'a Catalog<'a>, then: &Judged<'a>, now: &Judged<'a>) -> Self {
        let (held_then, held_now) = (
            with(then, CertificateStatus::Held),
            with(now, CertificateStatus::Held),
        );
        let (open_then, open_now) = (
            with(then, CertificateStatus::Eligible),
            with(now, CertificateStatus::Eligible),
        );
        let ids = |fits: &dyn Fn(&CertificateEntry) -> bool| {
            let certificates = now.certificates.iter().filter(|one| fits(one));
            certificates.map(|one| one.id).collect()
        };
        let title = |person: &Person| person.education.map(Attained::title);
        let (had, have) = (title(&then.person), title(&now.person));
        let mut progress = Self {
            date: then.person.date,
            here: then.standing.here.clone(),
            gained: Vec::new(),
            raised: Vec::new(),
            lost: Vec::new(),
            closed: closed(catalog, &then.way, &now.person),
            certifications_gained: ids(&|one| {
                held_now.contains(one.id) && !held_then.contains(one.id)
            }),
            certifications_lost: ids(&|one| {
                held_then.contains(one.id) && !held_now.contains(one.id)
            }),
            certifications_opened: ids(&|one| {
                let was_open = open_then.contains(one.id) || held_then.contains(one.id);
                open_now.contains(one.id) && !was_open
            }),
            certifications_closed: ids(&|one| {
                let is_open = open_now.contains(one.id) || held_now.contains(one.id);
                open_then.contains(one.id) && !is_open
            }),
            amounts: amounts(&then.person, &now.person),
            education: (had != have).then_some(ChangedEducation { had, have }),
            left: skills_with(&now.way, SkillStatus::is_gap),
            knows_here: says_alike(&then.person, &now.person),
            beside: Beside {
                waived: skills_with(&now.way, |status| status == SkillStatus::Waived),
                undecided: skills_with(&now.way, |status| status == SkillStatus::Undecided),
                asked: skills_with(&now.way, |_| true),
            },
        };
        progress.compare_skills(catalog, &then.person, &now.person);
        progress
    }

    /// Whether anything is different.
    pub(super) fn is_nothing(&self) -> bool {
        let skills = [&self.gained, &self.raised, &self.lost];
        let certificates = [
            &self.certifications_gained,
            &self.certifications_lost,
            &self.certifications_opened,
            &self.certifications_closed,
        ];
        skills.iter().all(|list| list.is_empty())
            && certificates.iter().all(|list| list.is_empty())
            && self.closed.is_empty()
            && self.amounts.is_empty()
            && self.education.is_none()
    }

    fn compare_skills(&mut self, catalog: &'a Catalog<'a>, then: &Person, now: &Person) {
        let skills = then.skills.iter().chain(now.skills.iter());
        let skills: BTreeSet<SkillId> = skills.map(|(skill, _)| skill).collect();
        for id in skills {
            let (had, have) = (then.rank(id), now.rank(id));
            let list = match (had, have) {
                (None, _) => &mut self.gained,
                (Some(had), Some(have)) if had < have => &mut self.raised,
                (Some(had), Some(have)) if had == have => continue,
                (Some(_), _) => &mut self.lost,
            };
            let skill = catalog.skills.get(id);
            let named = |rank: Option<usize>| rank.and_then(|rank| catalog.scale.name(rank));
            list.push(ChangedSkill {
                id: &skill.id,
                name: skill.name,
                had: named(had),
                have: named(have),
            });
        }
    }
}

/// Whether two profiles say in the same way where the person stands: by level, years or skills.
fn says_alike(then: &Person, now: &Person) -> bool {
    let says = |person: &Person| (person.at.is_some(), person.years.is_some());
    then.says_where() && now.says_where() && says(then) == says(now)
}

/// The ids of the certificates with a status.
fn with<'a>(judged: &Judged<'a>, status: CertificateStatus) -> HashSet<&'a str> {
    let certificates = judged.certificates.iter();
    let with = certificates.filter(|one| one.status == status);
    with.map(|one| one.id).collect()
}

/// How many skills on a way have some status, each once.
fn skills_with(way: &[Rung], fits: impl Fn(SkillStatus) -> bool) -> usize {
    let skills = way.iter().flat_map(|rung| &rung.skills);
    let fitting = skills.filter(|skill| fits(skill.status));
    fitting.map(|skill| skill.id).collect::<HashSet<_>>().len()
}

/// What was missing on the way then, and is met now.
fn closed<'a>(catalog: &'a Catalog<'a>, way: &[Rung<'a>], now: &Person<'a>) -> Vec<ClosedGap<'a>> {
    let mut closed = Vec::new();
    for rung in way {
        let gap = |skill, name| ClosedGap {
            level: rung.level.id,
            skill,
            title: rung.level.title,
            name,
        };
        let lacked = rung.years_missing.is_some_and(|missing| !missing.is_zero());
        let has_them = |least: Number| now.years.is_some_and(|years| years >= least);
        if lacked && rung.from_years.is_some_and(has_them) {
            closed.push(gap(None, "years as a project manager"));
        }
        let Some(level) = catalog.level_index(rung.level.id) else {
            continue;
        };
        let met: HashSet<&str> = (catalog.level_requirements(level))
            .filter(|asked| now.status(Some(level), asked) == SkillStatus::Met)
            .map(|asked| &*catalog.skills.get(asked.skill).id)
            .collect();
        let gaps = rung.skills.iter().filter(|skill| skill.status.is_gap());
        let gaps = gaps.filter(|skill| met.contains(skill.id));
        closed.extend(gaps.map(|skill| gap(Some(skill.id), skill.name)));
    }
    closed
}

/// The years, months and hours that differ. What is spelled otherwise is the same.
fn amounts(then: &Person, now: &Person) -> Vec<ChangedAmount> {
    let (then, now) = (given(then), given(now));
    let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let amounts = keys.into_iter().filter_map(|key| {
        let (had, have) = (then.get(key), now.get(key));
        let (what, _) = have.or(had)?;
        let amount = |given: Option<&(String, Number)>| given.map(|(_, amount)| *amount);
        Some(ChangedAmount {
            what: what.clone(),
            had: amount(had),
            have: amount(have),
        })
    });
    amounts.filter(|one| one.had != one.have).collect()
}

/// The years, months and hours that a person gives, with what they are of, by the search key of that.
/// What is called alike adds up.
fn given(person: &Person) -> BTreeMap<String, (String, Number)> {
    let years = (person.years).map(|years| (String::from("years as a project manager"), years));
    let amounts = years
        .into_iter()
        .chain(person.experience.amounts())
        .chain(person.training.amounts());
    let mut given: BTreeMap<String, (String, Number)> = BTreeMap::new();
    for (what, amount) in amounts {
        let key = search_key(&what);
        let (_, sum) = given.entry(key).or_insert((what, Number::default()));
        *sum = Number::sum([*sum, amount]);
    }
    given
}
