//! What a person has, for the page for a talk: skills with their own evidence, certificates.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::catalog::{Catalog, Date, SkillId};

use super::super::{
    certifications::short_name,
    person::{Person, unknown::UnknownKind},
};

/// What a person has.
pub(super) struct Has<'a> {
    /// The skills that are claimed, in the order of the ladder.
    pub(super) skills: Vec<HasSkill<'a>>,
    /// The skills that the ladder does not know, and what shows them.
    pub(super) unlisted: Vec<(String, Option<String>)>,
    /// The certificates that are held, and when each was earned, if that is said.
    pub(super) certificates: Vec<(&'a str, Option<Date>)>,
    /// What else counts, in words: years, education, training, other work.
    pub(super) beside_skills: Vec<String>,
}

/// A skill that is claimed.
pub(super) struct HasSkill<'a> {
    pub(super) name: &'a str,
    /// How well, by a name from the scale; none if that was not said, or without a scale.
    pub(super) proficiency: Option<&'a str>,
    /// What shows it, in the person's own words.
    pub(super) evidence: Vec<String>,
}

impl<'a> Has<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, person: &Person) -> Self {
        let claimed = person.skills.iter();
        let claimed = claimed.filter(|(_, claim)| claim.implied_by.is_none());
        let mut shown_by: HashMap<SkillId, Vec<String>> = HashMap::new();
        let mut unlisted: Vec<(String, Option<String>)> = Vec::new();
        for own in &person.evidence {
            match own.id {
                Some(id) => shown_by.entry(id).or_default().push(own.evidence.clone()),
                None => unlisted.push((own.given.clone(), Some(own.evidence.clone()))),
            }
        }
        let named: HashSet<&str> = unlisted.iter().map(|(name, _)| &**name).collect();
        let unknown = person.unknown.iter();
        let unknown = unknown.filter(|one| one.kind == UnknownKind::Skill);
        let unknown = unknown.filter(|one| !named.contains(&*one.given));
        let bare: Vec<_> = unknown.map(|one| (one.given.clone(), None)).collect();
        unlisted.extend(bare);
        let skills = claimed.map(|(id, claim)| HasSkill {
            name: catalog.skills.get(id).name,
            proficiency: claim.rank.and_then(|rank| catalog.scale.name(rank)),
            evidence: shown_by.remove(&id).unwrap_or_default(),
        });
        let all = &catalog.ladder.certifications;
        let held = person.held.iter();
        let held = held.map(|(index, earned)| (short_name(catalog, &all[*index].id), *earned));
        let skills = skills.collect();
        Self {
            skills,
            unlisted,
            certificates: held.collect(),
            beside_skills: person.describe_beside_skills(),
        }
    }
}
