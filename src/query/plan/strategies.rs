//! What closes the gap.

use foldhash::{HashSet, HashSetExt};
use serde::Serialize;

use crate::catalog::{Catalog, KnownSkill, Strategy, Text};

use super::{
    super::{person::Person, strategies::developed},
    aim::Aim,
    held::Held,
    tracks::PlanTrack,
    way::Rung,
};

/// A strategy that helps on the way.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanStrategy<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The ids of the missing skills that it develops; none for one that helps whatever is missing.
    pub develops: Vec<&'a str>,
    /// The names of these skills.
    #[serde(skip)]
    pub(super) names: Vec<&'a str>,
    #[serde(skip)]
    pub(super) steps: &'a [Text<'a>],
    /// The ids of the certificates it leads to.
    #[serde(skip)]
    pub(super) certifications: &'a [Text<'a>],
}

/// The names of the missing skills that neither a strategy nor an activity develops.
pub(super) fn undeveloped<'a>(
    catalog: &'a Catalog<'a>,
    strategies: &[PlanStrategy<'a>],
    way: &[Rung<'a>],
) -> Vec<&'a str> {
    let developed: HashSet<&str> = (strategies.iter().flat_map(|one| &one.develops))
        .copied()
        .collect();
    let skills = way.iter().flat_map(|rung| &rung.skills);
    let has_activity = |id: &str| {
        let skill = catalog
            .skills
            .find(id)
            .map(|skill| catalog.skills.get(skill));
        let entry = skill.and_then(|skill| skill.entry);
        entry.is_some_and(|entry| !entry.activities.is_empty())
    };
    let gaps = skills.filter(|skill| {
        skill.status.is_gap() && !developed.contains(skill.id) && !has_activity(skill.id)
    });
    let mut known = HashSet::new();
    let mut names: Vec<&str> = gaps
        .map(|skill| skill.name)
        .filter(|name| known.insert(*name))
        .collect();
    // A ladder without strategies is not asked for any.
    if catalog.ladder.strategies.is_empty() {
        names.clear();
    }
    names
}

/// The strategies that develop what is missing, then those that name no skill: they fit any level.
pub(super) fn choose<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    aim: &Aim,
    way: &[Rung<'a>],
    tracks: &[PlanTrack<'a>],
) -> Vec<PlanStrategy<'a>> {
    let skills = way.iter().flat_map(|rung| &rung.skills);
    let gaps = skills.filter(|skill| skill.status.is_gap());
    let mut missing: HashSet<&str> = gaps.map(|skill| skill.id).collect();
    if aim.names_tracks {
        missing.extend(tracks.iter().flat_map(|track| &track.missing));
    }
    let entry = |strategy: &'a Strategy<'a>| {
        let skills = developed(catalog, strategy).into_iter();
        let skills = skills.map(|skill| catalog.skills.get(skill));
        let missing: Vec<&KnownSkill> = skills
            .filter(|skill| missing.contains(&*skill.id))
            .collect();
        PlanStrategy {
            id: &strategy.id,
            title: &strategy.title,
            develops: missing.iter().map(|skill| &*skill.id).collect(),
            names: missing.iter().map(|skill| skill.name).collect(),
            steps: &strategy.steps,
            certifications: &strategy.certifications,
        }
    };
    // Advice to take a certificate that is held already is none.
    let held = Held::new(catalog, person);
    let is_open = |one: &&Strategy| !held.has_any(&one.certifications);
    let strategies: Vec<&Strategy> = catalog.ladder.strategies.iter().filter(is_open).collect();
    let closing = strategies
        .iter()
        .map(|one| entry(one))
        .filter(|strategy| !strategy.develops.is_empty());
    let fitting = strategies.iter().filter(|one| one.develops.is_empty());
    closing.chain(fitting.map(|one| entry(one))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Plan;
    use crate::catalog::{Catalog, Ladder, Profile};

    #[test]
    fn a_skill_that_a_strategy_names_twice_is_developed_once() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["go"]}],
            "strategies":[{"id":"s","title":"S","develops":["go","x","Go"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let plan = Plan::default().ask(&catalog, None, &Profile::default(), None);
        let plan = plan.expect("a plan").parts;
        assert_eq!(plan.strategies[0].develops, ["go"]);
    }
}
