//! The skills that a person claims, and those that come with them.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use crate::catalog::{Graph, SkillId};

/// What a person says of a skill that they claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::query) struct Said {
    /// How well, as a place on the scale; none if that was not said.
    pub(in crate::query) rank: Option<usize>,
    /// The level as whose expectation it is meant; none if that was not said.
    pub(in crate::query) at: Option<usize>,
}

/// That a person has a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) struct Claim {
    /// How well, as a place on the scale; none if that was not said.
    pub(in crate::query) rank: Option<usize>,
    /// The level as whose expectation it is meant; none if that was not said.
    pub(in crate::query) at: Option<usize>,
    /// The claimed skill that implies it; none if it was claimed itself.
    pub(in crate::query) implied_by: Option<SkillId>,
}

/// The claims with the skills that they imply, at the claimed proficiency. What is claimed itself
/// stays as it is; of several skills that imply one the best counts, and of these the first.
pub(in crate::query) fn with_implied(
    implications: &Graph,
    claimed: &BTreeMap<SkillId, Said>,
) -> BTreeMap<SkillId, Claim> {
    let claim = |said: Said, implied_by| Claim {
        rank: said.rank,
        at: said.at,
        implied_by,
    };
    let mut claims: BTreeMap<SkillId, Claim> = BTreeMap::new();
    for (skill, said) in claimed {
        claims.insert(*skill, claim(*said, None));
    }
    let implies = |skill: &SkillId| !implications.next(skill.index()).is_empty();
    let mut best_first: Vec<(SkillId, Said)> = (claimed.iter())
        .filter(|(skill, _)| implies(skill))
        .map(|(skill, said)| (*skill, *said))
        .collect();
    if best_first.is_empty() {
        return claims;
    }
    best_first.sort_by_key(|(_, said)| std::cmp::Reverse(said.rank.unwrap_or(0)));
    let mut visited: HashSet<SkillId> = HashSet::new();
    for (claimed, said) in best_first {
        let mut open = vec![claimed];
        while let Some(skill) = open.pop() {
            if visited.insert(skill) {
                claims
                    .entry(skill)
                    .or_insert_with(|| claim(said, Some(claimed)));
                open.extend(
                    implications
                        .next(skill.index())
                        .iter()
                        .copied()
                        .map(SkillId::new),
                );
            }
        }
    }
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Ladder};

    /// Each skill with its rank and what implies it.
    fn claims(claimed: &[(&str, usize)]) -> Vec<String> {
        let json = r#"{"scale":["low","mid","high"],"skills":[
            {"id":"a","name":"A","implies":["b"]},{"id":"b","name":"B","implies":["c"]},
            {"id":"c","name":"C"},{"id":"d","name":"D","implies":["c"]}],
            "levels":[{"id":"l","title":"L"}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let find = |name: &str| catalog.skills.find(name).expect("a skill");
        let claimed = claimed.iter().map(|(name, rank)| {
            let said = Said {
                rank: Some(*rank),
                at: None,
            };
            (find(name), said)
        });
        let claims = with_implied(&catalog.implications(), &claimed.collect());
        let id = |skill: SkillId| &catalog.skills.get(skill).id;
        let told = claims.iter().map(|(skill, claim)| {
            let by = claim.implied_by.map_or("-", |by| id(by));
            format!("{} {} {by}", id(*skill), claim.rank.unwrap_or(9))
        });
        told.collect()
    }

    #[test]
    fn what_is_implied_is_implied_in_turn_and_as_well() {
        assert_eq!(claims(&[("a", 2)]), ["a 2 -", "b 2 a", "c 2 a"]);
    }

    #[test]
    fn a_claim_of_its_own_wins_even_if_it_is_lower() {
        assert_eq!(claims(&[("a", 2), ("b", 0)]), ["a 2 -", "b 0 -", "c 2 a"]);
    }

    #[test]
    fn the_best_of_those_that_imply_a_skill_counts() {
        assert_eq!(claims(&[("b", 0), ("d", 1)]), ["b 0 -", "c 1 d", "d 1 -"]);
        assert_eq!(claims(&[("b", 1), ("d", 1)]), ["b 1 -", "c 1 b", "d 1 -"]);
    }
}
