//! What a person has, for the page for a talk: skills with their own evidence, certificates.

use crate::catalog::{Catalog, Date};

use super::super::{certifications::short_name, person::Person};

/// What a person has.
pub(super) struct Has<'a> {
    /// The skills that are claimed, in the order of the ladder.
    pub(super) skills: Vec<HasSkill<'a>>,
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
        let skills = claimed.map(|(id, claim)| HasSkill {
            name: catalog.skills.get(*id).name,
            proficiency: claim.rank.and_then(|rank| catalog.scale.name(rank)),
            evidence: person.evidence.get(id).cloned().unwrap_or_default(),
        });
        let all = &catalog.ladder.certifications;
        let held = person.held.iter();
        let held = held.map(|(index, earned)| (short_name(catalog, &all[*index].id), *earned));
        Self {
            skills: skills.collect(),
            certificates: held.collect(),
            beside_skills: person.describe_beside_skills(),
        }
    }
}
