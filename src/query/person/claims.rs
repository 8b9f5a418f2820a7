//! The skills that a person claims, and those that come with them.

use std::cmp::Reverse;

use crate::catalog::{Graph, SkillId, SkillSet};

/// That a person has a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) struct Claim {
    /// Whether an option says it, which counts before what a profile says.
    pub(in crate::query) is_option: bool,
    /// How well, as a place on the scale; none if that was not said.
    pub(in crate::query) rank: Option<usize>,
    /// The level as whose expectation it is meant; none if that was not said.
    pub(in crate::query) at: Option<usize>,
    /// The claimed skill that implies it; none if it was claimed itself.
    pub(in crate::query) implied_by: Option<SkillId>,
}

/// What a person claims, in the ladder's order: few skills, which a sorted list holds in less time than
/// a tree.
pub(in crate::query) struct Claims(Vec<(SkillId, Claim)>);

impl Claims {
    /// The claims, each skill once, with the skills that they imply. Of two claims of one skill that of an
    /// option counts, then the better, of equals the one made higher on the ladder: in whatever order
    /// they are said.
    pub(super) fn new(implications: &Graph, mut claims: Vec<(SkillId, Claim)>) -> Self {
        let weight = |claim: &Claim| (claim.is_option, claim.rank, claim.at);
        claims.sort_unstable_by(|(skill, claim), (other, than)| {
            let better_first = || weight(than).cmp(&weight(claim));
            skill.cmp(other).then_with(better_first)
        });
        claims.dedup_by_key(|(skill, _)| *skill);
        let mut claims = Self(claims);
        claims.add_implied(implications);
        claims
    }

    /// Adds the skills that the claims imply, at the claimed proficiency. What is claimed itself stays as it
    /// is; of several skills that imply one the best counts, and of these the first.
    fn add_implied(&mut self, implications: &Graph) {
        let claimed = self.0.len();
        let implies = |skill: SkillId| !implications.next(skill.index()).is_empty();
        let implying = self.0.iter().filter(|(skill, _)| implies(*skill));
        let mut best_first: Vec<(SkillId, Claim)> = implying.copied().collect();
        if best_first.is_empty() {
            return;
        }
        best_first.sort_by_key(|(_, claim)| Reverse(claim.rank.unwrap_or(0)));
        let mut visited = SkillSet::default();
        let mut open = Vec::new();
        for (root, claim) in best_first {
            let implied_by = Some(root);
            open.push(root);
            while let Some(skill) = open.pop() {
                if !visited.insert(skill) {
                    continue;
                }
                if find(&self.0[..claimed], skill).is_none() {
                    let claim = Claim {
                        implied_by,
                        ..claim
                    };
                    self.0.push((skill, claim));
                }
                let implied = implications.next(skill.index()).iter();
                open.extend(implied.copied().map(SkillId::new));
            }
        }
        self.0.sort_unstable_by_key(|(skill, _)| *skill);
    }

    /// Whether nothing is claimed.
    pub(in crate::query) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is claimed of a skill, if it is claimed or implied.
    pub(in crate::query) fn get(&self, skill: SkillId) -> Option<&Claim> {
        find(&self.0, skill)
    }

    /// The skills with what is claimed of them.
    pub(in crate::query) fn iter(&self) -> impl Iterator<Item = (SkillId, &Claim)> {
        self.0.iter().map(|(skill, claim)| (*skill, claim))
    }
}

/// What stands beside a skill in a list in the ladder's order.
pub(super) fn find<T>(list: &[(SkillId, T)], skill: SkillId) -> Option<&T> {
    let place = list.binary_search_by_key(&skill, |(one, _)| *one).ok()?;
    Some(&list[place].1)
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
            let claim = Claim {
                is_option: false,
                rank: Some(*rank),
                at: None,
                implied_by: None,
            };
            (find(name), claim)
        });
        let claims = Claims::new(&catalog.implications(), claimed.collect());
        let id = |skill: SkillId| &catalog.skills.get(skill).id;
        let told = claims.iter().map(|(skill, claim)| {
            let by = claim.implied_by.map_or("-", |by| id(by));
            format!("{} {} {by}", id(skill), claim.rank.unwrap_or(9))
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
