//! Some of a ladder's skills.

use super::skills::SkillId;

/// How many skills a word of a set holds.
const BITS: usize = u64::BITS as usize;

/// Some of a ladder's skills, a bit for each up to the last of them; an empty one takes no memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkillSet(Vec<u64>);

impl SkillSet {
    /// Adds a skill, and says whether it is new.
    pub fn insert(&mut self, skill: SkillId) -> bool {
        let (word, bit) = place(skill);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }

    /// Whether it holds a skill.
    #[must_use]
    pub fn contains(&self, skill: SkillId) -> bool {
        let (word, bit) = place(skill);
        self.0.get(word).is_some_and(|held| held & bit != 0)
    }

    /// The skills, in the ladder's order.
    pub fn iter(&self) -> impl Iterator<Item = SkillId> {
        let all = (0..self.0.len() * BITS).map(SkillId::new);
        all.filter(|skill| self.contains(*skill))
    }
}

/// The word that holds a skill, and its bit.
fn place(skill: SkillId) -> (usize, u64) {
    (skill.index() / BITS, 1 << (skill.index() % BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_inserted_each_once_and_in_order() {
        let mut set = SkillSet::default();
        assert!(!set.contains(SkillId::new(0)));
        let inserted = [64, 3, 1000, 63, 0, 64].map(SkillId::new);
        let new = inserted.map(|skill| set.insert(skill));
        assert_eq!(new, [true, true, true, true, true, false]);
        let held: Vec<usize> = set.iter().map(SkillId::index).collect();
        assert_eq!(held, [0, 3, 63, 64, 1000]);
        let absent = [1, 62, 65, 999, 1001, 5000].map(SkillId::new);
        assert!(absent.iter().all(|skill| !set.contains(*skill)));
    }
}
