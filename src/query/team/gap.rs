//! What of a level's required skills a person has, and what is missing. A million people have some hundreds
//! of gaps: as a rule each is worked out, and written, once.

use std::{cell::OnceCell, rc::Rc};

use serde::Serialize;

use crate::catalog::SkillId;

use super::super::person::{Criteria, Memo, Person, status::SkillStatus};

/// What of a level's required skills is met, and what is not.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Gap<'a> {
    /// The ids of the required skills that are met. All lists are in the ladder's order.
    pub met: Vec<&'a str>,
    /// The required skills that are there, but not well enough.
    pub too_low: Vec<TooLow<'a>>,
    /// The required skills that are not there.
    pub missing: Vec<MissingSkill<'a>>,
    /// The ids of the required skills that are not there and not meant to be acquired.
    pub waived: Vec<&'a str>,
    /// The ids of the required skills that the file cannot decide.
    pub undecided: Vec<&'a str>,
    /// How the level stands in a line of JSON, once it was written: what is before and what is behind that
    /// which differs from person to person.
    #[serde(skip)]
    pub(crate) written: OnceCell<[Box<[u8]>; 2]>,
}

/// A skill that is not there well enough.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TooLow<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// How well it is there.
    pub have: Option<&'a str>,
    /// How well it is asked for.
    pub want: Option<&'a str>,
    #[serde(skip)]
    skill: SkillId,
}

/// A skill that is not there.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MissingSkill<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// How well it is asked for; null where it is not said.
    pub want: Option<&'a str>,
    #[serde(skip)]
    skill: SkillId,
}

impl<'a> Gap<'a> {
    fn new(criteria: &Criteria<'a>, person: &Person<'a>, level: usize) -> Self {
        let catalog = criteria.catalog;
        let mut gap = Self::default();
        for asked in criteria.required(level) {
            let skill = asked.skill;
            let id = &*catalog.skills.get(skill).id;
            let want = asked.proficiency;
            match person.status(Some(level), asked) {
                SkillStatus::Met => gap.met.push(id),
                SkillStatus::Waived => gap.waived.push(id),
                SkillStatus::Undecided => gap.undecided.push(id),
                SkillStatus::TooLow => {
                    let have = person.rank(skill);
                    let have = have.and_then(|rank| catalog.scale.name(rank));
                    gap.too_low.push(TooLow {
                        id,
                        have,
                        want,
                        skill,
                    });
                }
                SkillStatus::Missing => gap.missing.push(MissingSkill { id, want, skill }),
            }
        }
        gap
    }

    /// How many required skills there are.
    pub(super) fn required(&self) -> usize {
        self.met.len() + self.open()
    }

    /// How many of them are not met.
    pub(super) fn open(&self) -> usize {
        let gaps = self.too_low.len() + self.missing.len();
        gaps + self.waived.len() + self.undecided.len()
    }

    /// Whether anything is lacking of what is required, be it meant to be acquired or not.
    pub(super) fn is_short(&self) -> bool {
        !(self.too_low.is_empty() && self.missing.is_empty() && self.waived.is_empty())
    }

    /// The skills that are too low or missing.
    pub(super) fn skills(&self) -> impl Iterator<Item = SkillId> {
        let too_low = self.too_low.iter().map(|one| one.skill);
        too_low.chain(self.missing.iter().map(|one| one.skill))
    }
}

/// The gaps of people, each worked out once: by the level, and by what is had of its required skills.
#[derive(Default)]
pub(super) struct Gaps<'a>(Memo<(usize, u64), Rc<Gap<'a>>>);

impl<'a> Gaps<'a> {
    /// What a person has and what they lack of what a level requires, as a plan has it.
    pub(super) fn find(
        &self,
        criteria: &Criteria<'a>,
        person: &Person<'a>,
        level: usize,
    ) -> Rc<Gap<'a>> {
        let gap = || Rc::new(Gap::new(criteria, person, level));
        match had(criteria, person, level) {
            None => gap(),
            Some(had) => {
                let key = (level, had);
                (self.0.get(&key)).unwrap_or_else(|| self.0.keep(key, gap()))
            }
        }
    }
}

/// What is had of each skill that a level requires, in four bits each; none where that is too little: of more
/// than 16 skills, and where one is too low at the 13th proficiency or above.
fn had(criteria: &Criteria, person: &Person, level: usize) -> Option<u64> {
    let required = criteria.required(level);
    if required.len() > 16 {
        return None;
    }
    required.iter().try_fold(0, |had, asked| {
        let status = match person.status(Some(level), asked) {
            SkillStatus::Missing => 0,
            SkillStatus::Waived => 1,
            SkillStatus::Undecided => 2,
            SkillStatus::Met => 3,
            SkillStatus::TooLow => 4 + person.rank(asked.skill)?,
        };
        let bits = u64::try_from(status).ok().filter(|bits| *bits < 16)?;
        Some(had << 4 | bits)
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        catalog::{Catalog, Ladder, Profile},
        query::{Judge, Place, Said, Team},
    };

    /// A ladder of two levels that ask for skills as well as can be, the higher one for others.
    fn ladder(scale: usize, required: usize) -> String {
        let list = |items: Vec<String>| items.join(",");
        let names = list((0..scale).map(|rank| format!("\"p{rank}\"")).collect());
        let skill =
            |skill: usize| format!(r#"{{"skill":"S{skill}","proficiency":"p{}"}}"#, scale - 1);
        let level = |id: &str, first: usize| {
            let skills = list((first..first + required).map(skill).collect());
            format!(r#"{{"id":"{id}","title":"{id}","skills":[{skills}]}}"#)
        };
        let (low, high) = (level("low", 0), level("high", 1));
        format!(r#"{{"scale":[{names}],"levels":[{low},{high}]}}"#)
    }

    /// A person who has the first and the last of some skills at some proficiency, or does not mean to have
    /// it, or lacks it; the others as well as can be.
    fn person(goal: &str, first: usize, last: usize, scale: usize, skills: usize) -> String {
        let (mut claimed, mut waived) = (Vec::new(), Vec::new());
        for skill in 0..skills {
            let had = match skill {
                0 => first,
                _ if skill + 1 == skills => last,
                _ => scale - 1,
            };
            match had.checked_sub(scale) {
                None => claimed.push(format!("\"S{skill}:p{had}\"")),
                Some(0) => waived.push(format!("\"S{skill}\"")),
                Some(_) => {}
            }
        }
        let (claimed, waived) = (claimed.join(","), waived.join(","));
        format!(r#"{{"goal":"{goal}","skills":[{claimed}],"waive":[{waived}]}}"#)
    }

    #[test]
    fn what_is_kept_for_others_changes_nothing() {
        for (scale, required) in [(1, 2), (13, 2), (14, 2), (3, 16), (3, 17)] {
            let ladder = ladder(scale, required);
            let ladder: Ladder = serde_json::from_str(&ladder).expect("a ladder");
            let catalog = Catalog::new(&ladder);
            let team = Team::default();
            let judge = || Judge::new(&team, &catalog).expect("a judge");
            let keeping = judge();
            let told = |judge: &Judge, person: &str| {
                let profile: Profile = serde_json::from_str(person).expect("a profile");
                let judged = judge.judge(Place::default(), &Said::Profile(&profile), Vec::new());
                serde_json::to_string(&judged).expect("JSON")
            };
            for (goal, skills) in [("low", required), ("high", required + 1)] {
                for had in 0..(scale + 2).pow(2) {
                    let (first, last) = (had / (scale + 2), had % (scale + 2));
                    let person = person(goal, first, last, scale, skills);
                    assert_eq!(told(&keeping, &person), told(&judge(), &person), "{person}");
                }
            }
        }
    }
}
