//! The way: each level from where one stands to the goal, what it asks and what is missing.

use std::{cmp::Ordering, collections::BTreeSet};

use foldhash::{HashMap, HashMapExt, HashSet};
use serde::Serialize;

use crate::catalog::{Catalog, Number, ResolvedRequirement, Salary, english::bounded_list, order};

use super::{
    super::person::{Person, status::SkillStatus},
    aim::Aim,
    standing::Standing,
};

/// A level on the way.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rung<'a> {
    /// The level.
    pub level: RungLevel<'a>,
    /// Whether the person stands on it.
    pub here: bool,
    /// How many years are missing to its band; null if it has none or the years are not given.
    pub years_missing: Option<Number>,
    /// The skills it asks for: gaps first, required before optional, then by weight, then by the
    /// size of the step.
    pub skills: Vec<WaySkill<'a>>,
    /// How many years the person has, if they are given.
    #[serde(skip)]
    pub(super) years: Option<Number>,
    /// From how many years it is meant.
    #[serde(skip)]
    pub(super) from_years: Option<Number>,
    /// What it pays.
    pub salary: &'a [Salary<'a>],
    /// The ids of the levels on the way, or of where the person stands, that lead to it.
    pub after: Vec<&'a str>,
}

/// A level by its names.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RungLevel<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
}

/// A skill that a level on the way asks for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WaySkill<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// How well the person has it, by a name from the scale; null if not at all or without a scale.
    pub have: Option<&'a str>,
    /// How well it is asked for, by a name from the scale; null where it is not said.
    pub want: Option<&'a str>,
    /// Whether it is there.
    pub status: SkillStatus,
    /// Whether one cannot do without it.
    pub required: bool,
    /// How much it counts beside the others.
    pub weight: Number,
    /// What is expected; null where the ladder does not say.
    pub note: Option<&'a str>,
    /// What the proficiency that is asked for means in this skill; null where the ladder does not say.
    pub means: Option<&'a str>,
    /// The id of the claimed skill that implies this one; null where it is claimed itself or not at all.
    pub implied_by: Option<&'a str>,
    /// The id of the level that it is inherited from; null where it is asked for here.
    pub inherited_from: Option<&'a str>,
    /// How many steps of the scale are missing.
    #[serde(skip)]
    pub(super) step: usize,
}

/// The levels from where a person stands to the goal.
pub(super) fn build<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    aim: &Aim,
    standing: &Standing,
    notes: &mut Vec<String>,
) -> Vec<Rung<'a>> {
    let here = &standing.indices;
    let ahead = ahead(catalog, aim.goal, here, notes);
    if ahead.is_empty() && !here.is_empty() {
        let top = &catalog.ladder.levels[here[0]].title;
        notes.push(format!("nothing follows {top} on this ladder"));
    }
    let is_here: HashSet<usize> = here.iter().copied().collect();
    let is_ahead: HashSet<usize> = ahead.iter().copied().collect();
    // One's own level is part of the way, even if it requires nothing more.
    let to_goal = aim.goal.map(|goal| catalog.graph.with_any_above(&[goal]));
    let leads = |level: &usize| to_goal.as_ref().is_none_or(|to_goal| to_goal[*level]);
    let own = here
        .iter()
        .filter(|level| leads(level) && !is_ahead.contains(level))
        .map(|level| Rung::new(catalog, person, *level, true));
    let mut after = leading_levels(catalog, &is_ahead, &is_here);
    let ahead = ahead.iter().map(|level| Rung {
        after: after.remove(level).unwrap_or_default(),
        ..Rung::new(catalog, person, *level, is_here.contains(level))
    });
    own.chain(ahead).collect()
}

/// The levels between where a person stands and the goal, and the goal; without a goal, what follows.
pub(super) fn ahead(
    catalog: &Catalog,
    goal: Option<usize>,
    here: &[usize],
    notes: &mut Vec<String>,
) -> Vec<usize> {
    let graph = &catalog.graph;
    let Some(goal) = goal else {
        return graph.next_of(here);
    };
    if here.contains(&goal) {
        return vec![goal];
    }
    let to_goal = graph.with_any_above(&[goal]);
    let from_here = graph.with_any_below(here);
    if !here.is_empty() && !from_here[goal] {
        let title = |level: &usize| &*catalog.ladder.levels[*level].title;
        let stand: Vec<&str> = here.iter().map(title).collect();
        notes.push(format!(
            "no way leads up from {} to {}, so it is shown alone",
            bounded_list(&stand, 6),
            title(&goal)
        ));
    }
    let is_between = |level: &usize| to_goal[*level] && (here.is_empty() || from_here[*level]);
    let between = graph.upwards().into_iter().filter(is_between);
    between.chain([goal]).collect()
}

/// For each level ahead the ids of those on the way that lead to it.
fn leading_levels<'a>(
    catalog: &'a Catalog<'a>,
    ahead: &HashSet<usize>,
    here: &HashSet<usize>,
) -> HashMap<usize, Vec<&'a str>> {
    let mut after: HashMap<usize, Vec<&str>> = HashMap::new();
    let on_way: BTreeSet<usize> = ahead.union(here).copied().collect();
    for from in on_way {
        for next in catalog.graph.next(from) {
            after
                .entry(*next)
                .or_default()
                .push(&catalog.ladder.levels[from].id);
        }
    }
    after
}

impl<'a> Rung<'a> {
    fn new(catalog: &'a Catalog<'a>, person: &Person, index: usize, here: bool) -> Self {
        let level = &catalog.ladder.levels[index];
        let mut skills: Vec<WaySkill> = (catalog.level_requirements(index))
            .map(|one| WaySkill::new(catalog, person, Some(index), one))
            .collect();
        order::sort_by(&mut skills, WaySkill::compare);
        Self {
            level: RungLevel {
                id: &level.id,
                title: &level.title,
            },
            here,
            years_missing: person.years_missing(level),
            skills,
            years: person.years,
            from_years: level.years.min,
            salary: &level.salary,
            after: Vec::new(),
        }
    }
}

impl Rung<'_> {
    /// Whether years or skills are missing.
    pub(super) fn lacks(&self) -> bool {
        let years = self.years_missing.is_some_and(|missing| !missing.is_zero());
        years || self.skills.iter().any(|skill| skill.status.is_gap())
    }

    /// The names of the skills of which the ladder cannot tell whether the person has them.
    pub(super) fn undecided(&self) -> Vec<&str> {
        let skills = self.skills.iter();
        let skills = skills.filter(|skill| skill.status == SkillStatus::Undecided);
        skills.map(|skill| skill.name).collect()
    }
}

impl<'a> WaySkill<'a> {
    /// A skill that a level asks for, or without one a track, beside what the person has of it.
    pub(super) fn new(
        catalog: &'a Catalog<'a>,
        person: &Person,
        level: Option<usize>,
        requirement: ResolvedRequirement<'a>,
    ) -> Self {
        let id = requirement.skill;
        let (have, want) = (person.rank(id), requirement.rank);
        let step = match have {
            Some(rank) => want.saturating_sub(rank),
            None => want + 1,
        };
        let status = person.status(level, &requirement);
        let skill = catalog.skills.get(id);
        Self {
            id: &skill.id,
            name: skill.name,
            have: have.and_then(|rank| catalog.scale.name(rank)),
            want: requirement.proficiency,
            status,
            required: requirement.required(),
            weight: requirement.weight(),
            note: requirement.note(),
            means: catalog.meaning(id, want),
            implied_by: (person.skills.get(id))
                .and_then(|claim| claim.implied_by)
                .map(|by| &*catalog.skills.get(by).id),
            inherited_from: (requirement.inherited_from)
                .map(|level| &*catalog.ladder.levels[level].id),
            step,
        }
    }

    /// What to look at first: gaps before what is waived and what is met, required before optional,
    /// then by weight, then by the size of the step.
    fn compare(&self, other: &Self) -> Ordering {
        let place = |one: &Self| match one.status {
            SkillStatus::Missing | SkillStatus::TooLow => 0,
            SkillStatus::Undecided => 1,
            SkillStatus::Waived => 2,
            SkillStatus::Met => 3,
        };
        (place(self).cmp(&place(other)))
            .then(other.required.cmp(&self.required))
            .then(other.weight.get().total_cmp(&self.weight.get()))
            .then(other.step.cmp(&self.step))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PersonArgs, Plan};
    use crate::catalog::{Catalog, Ladder, Profile};

    #[test]
    fn gaps_come_before_what_is_waived_and_that_before_what_is_met() {
        let json = r#"{"scale":["low","high"],"levels":[{"id":"a","title":"A","skills":[
            "met","waived",{"skill":"light","weight":0.5},{"skill":"optional","required":false,"weight":9},
            {"skill":"step","proficiency":"low"},{"skill":"stair","proficiency":"high"}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let plan = Plan {
            person: PersonArgs {
                skill: vec!["met".into()],
                waive: vec!["waived".into()],
                ..PersonArgs::default()
            },
            goal: Some("a".into()),
            ..Plan::default()
        };
        let answer = plan
            .ask(&catalog, None, &Profile::default(), None)
            .expect("a plan");
        let names: Vec<&str> = answer.parts.way[0]
            .skills
            .iter()
            .map(|skill| skill.name)
            .collect();
        assert_eq!(
            names,
            ["stair", "step", "light", "optional", "waived", "met"]
        );
    }

    #[test]
    fn a_goal_that_no_way_leads_to_is_said_to_stand_alone() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["x"],"next":["c"]},
            {"id":"b","title":"B","skills":["y"],"next":[]},
            {"id":"c","title":"C","skills":["z"],"next":[]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let is_alone = |at: Option<&str>, goal: &str| {
            let plan = Plan {
                person: PersonArgs {
                    at: at.map(String::from),
                    ..PersonArgs::default()
                },
                goal: Some(goal.into()),
                ..Plan::default()
            };
            let answer = plan
                .ask(&catalog, None, &Profile::default(), None)
                .expect("a plan");
            let said = format!(
                "no way leads up from A to {}, so it is shown alone",
                goal.to_uppercase()
            );
            answer.parts.notes.contains(&said)
        };
        assert!(is_alone(Some("a"), "b"));
        assert!(!is_alone(Some("a"), "c"));
        let plan = Plan {
            goal: Some("b".into()),
            ..Plan::default()
        };
        let answer = plan
            .ask(&catalog, None, &Profile::default(), None)
            .expect("a plan");
        assert!(
            !answer
                .parts
                .notes
                .iter()
                .any(|note| note.contains("no way"))
        );
    }
}
