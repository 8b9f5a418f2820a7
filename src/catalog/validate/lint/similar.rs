//! Skills without a registry whose names differ in one letter, so that one may be a slip.

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{SkillId, english::quoted, names::identity_key};

use super::{Lint, skill_names};

/// Shorter names differ in a letter as a rule: `C` and `D`.
const SHORTEST: usize = 5;

/// Longer names are sentences.
const LONGEST: usize = 60;

impl Lint<'_, '_> {
    pub(super) fn similar_skills(&mut self) {
        let slips = slips(
            self.catalog
                .skills
                .iter()
                .map(|(id, skill)| (id, skill.name)),
        );
        let mut reported = vec![false; self.catalog.skills.count()];
        for (path, name) in skill_names(self.ladder) {
            let Some(skill) = self.catalog.skills.find(name) else {
                continue;
            };
            let Some(other) = slips.get(&skill).filter(|_| !reported[skill.index()]) else {
                continue;
            };
            reported[skill.index()] = true;
            let other = quoted(self.catalog.skills.get(*other).name);
            let message = format!("{} and {other} differ in one letter", quoted(name));
            self.report(path, message);
        }
    }
}

/// The names that differ in one letter from an earlier one, each with that one.
///
/// Two such names have something in common once a letter is taken out of each: so each name is
/// entered without each of its letters, which takes time in proportion to the names.
fn slips<'n>(names: impl Iterator<Item = (SkillId, &'n str)>) -> HashMap<SkillId, SkillId> {
    let mut slips = HashMap::new();
    let mut seen: HashMap<String, Vec<(SkillId, String)>> = HashMap::new();
    for (id, name) in names {
        let key = identity_key(name);
        let letters = key.chars().count();
        if !(SHORTEST..=LONGEST).contains(&letters) {
            continue;
        }
        for shorter in without_one_letter(&key) {
            let others = seen.entry(shorter).or_default();
            let slip = others
                .iter()
                .find(|(_, other)| differ_in_a_letter(other, &key));
            if let Some((other, _)) = slip {
                slips.entry(id).or_insert(*other);
            }
            // A few are enough to find one.
            if others.len() < 8 {
                others.push((id, key.clone()));
            }
        }
    }
    slips
}

/// A name, and the name without each of its letters.
fn without_one_letter(name: &str) -> impl Iterator<Item = String> {
    let without = name.char_indices().map(|(at, c)| {
        let (before, behind) = name.split_at(at);
        [before, &behind[c.len_utf8()..]].concat()
    });
    without.chain([name.to_owned()])
}

/// Whether one letter is another, missing or added. A digit is no letter: `Level 1` and `Level 2` are
/// two names.
pub(super) fn differ_in_a_letter(one: &str, other: &str) -> bool {
    let start: usize = (one.chars().zip(other.chars()).take_while(|(a, b)| a == b))
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (one, other) = (&one[start..], &other[start..]);
    let end: usize = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let differing = |text: &str| -> Vec<char> { text[..text.len() - end].chars().collect() };
    let (one, other) = (differing(one), differing(other));
    let letters = one.iter().chain(&other).all(|c| c.is_alphabetic());
    letters && one.len() <= 1 && other.len() <= 1 && one.len() + other.len() > 0
}

#[cfg(test)]
mod tests {
    use super::{super::tests::findings, differ_in_a_letter};

    #[test]
    fn one_letter_may_be_another_missing_or_added() {
        for (one, other, differ) in [
            ("mentoring", "mentorimg", true),
            ("mentoring", "mentorng", true),
            ("budgeting", "budgetting", true),
            ("level1", "level2", false),
            ("planning", "planing2", false),
            ("scrum", "scrum", false),
        ] {
            assert_eq!(differ_in_a_letter(one, other), differ, "{one} {other}");
        }
    }

    #[test]
    fn a_slip_is_said_once() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["Mentoring"]},
            {"id":"b","title":"B","skills":["Mentorimg","Level 1"]},
            {"id":"c","title":"C","skills":["Mentorimg","Level 2"]}]}"#;
        let expected = ["levels[1].skills[0]: `Mentorimg` and `Mentoring` differ in one letter"];
        assert_eq!(findings(json), expected);
    }
}
