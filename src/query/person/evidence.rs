//! What a person has done that shows their skills, in their own words.

use foldhash::{HashSet, HashSetExt};
use serde::Serialize;

use crate::{
    catalog::{Catalog, ClaimedSkill, SkillId},
    query::skill_filter::{find_skill, listed_skills, split_proficiency},
};

/// What a person has done that shows a skill.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnEvidence {
    /// The id of the skill; null where the ladder does not know it.
    pub skill: Option<String>,
    /// The skill as it was given, without how well.
    pub given: String,
    /// What shows it.
    pub evidence: String,
    #[serde(skip)]
    pub(in crate::query) id: Option<SkillId>,
}

/// The evidence of the skills that have any, each once.
pub(super) fn gather(catalog: &Catalog, skills: &[ClaimedSkill]) -> Vec<OwnEvidence> {
    let mut seen = HashSet::new();
    let mut gathered = Vec::new();
    for claim in skills {
        let Some(evidence) = claim.evidence() else {
            continue;
        };
        for text in listed_skills(catalog, claim.name()) {
            let name = split_proficiency(catalog, text).map_or(text, |(name, _)| name);
            let id = find_skill(catalog, name).ok();
            let own = OwnEvidence {
                skill: id.map(|id| catalog.skills.get(id).id.to_string()),
                given: name.to_owned(),
                evidence: evidence.to_owned(),
                id,
            };
            if seen.insert(own.clone()) {
                gathered.push(own);
            }
        }
    }
    gathered
}
