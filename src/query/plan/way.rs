//! The way: each level from where one stands to the goal, what it asks and what is missing.

use std::{cmp::Reverse, collections::BTreeSet};

use serde::Serialize;

use crate::catalog::{Catalog, Number, Requirement, Salary, names::and_list};

use super::{climb::Climb, person::Person, standing::Standing};

/// A level on the way.
#[derive(Serialize)]
pub struct Rung<'a> {
    /// The level.
    pub level: RungLevel<'a>,
    /// Whether the person stands on it and still lacks something that it requires.
    pub here: bool,
    /// How many years are missing to its band; null if it has none or the years are not given.
    pub years_missing: Option<Number>,
    /// The skills it asks for: gaps first, required before optional, then by weight, then by the
    /// size of the step.
    pub skills: Vec<WaySkill<'a>>,
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
pub struct RungLevel<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// A skill that a level on the way asks for.
#[derive(Serialize)]
pub struct WaySkill<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
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
    /// How many steps of the scale are missing.
    #[serde(skip)]
    pub(super) step: usize,
}

/// Whether a skill is there, in the order of what to look at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillStatus {
    /// Not claimed.
    Missing,
    /// Claimed at a lower proficiency than is asked for.
    TooLow,
    /// A gap that the person does not mean to close.
    Waived,
    /// As well as is asked for, or better.
    Met,
}

impl SkillStatus {
    /// Whether it is to be worked on.
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Missing | Self::TooLow)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLow => "too_low",
            Self::Waived => "waived",
            Self::Met => "met",
        }
    }
}

pub(super) fn of<'a>(
    catalog: &'a Catalog<'a>,
    person: &mut Person,
    climb: &Climb,
    standing: &Standing,
) -> Vec<Rung<'a>> {
    let levels = &catalog.ladder.levels;
    let here = &standing.places;
    let title = |at: usize| &*levels[at].title;
    let ahead: Vec<usize> = match person.goal {
        None => climb.next(here),
        Some(goal) if here.contains(&goal) => vec![goal],
        Some(goal) => {
            let to_goal = climb.with_any_above(&[goal]);
            let from_here = climb.with_any_below(here);
            let between = |at: &usize| to_goal[*at] && (here.is_empty() || from_here[*at]);
            if !here.is_empty() && !from_here[goal] {
                let stand: Vec<&str> = here.iter().map(|at| title(*at)).collect();
                person.notes.push(format!(
                    "no way leads up from {} to {}, so it is shown alone",
                    and_list(&stand),
                    title(goal)
                ));
            }
            let mut way: Vec<usize> = climb.upwards().filter(between).collect();
            way.push(goal);
            way
        }
    };
    if let (true, [top, ..]) = (ahead.is_empty(), here.as_slice()) {
        let top = title(*top);
        person
            .notes
            .push(format!("nothing follows {top} on this ladder"));
    }
    // One's own level is part of the way while it still requires something.
    let to_goal = person.goal.map(|goal| climb.with_any_above(&[goal]));
    let own = here.iter().filter(|at| {
        let leads = to_goal.as_ref().is_none_or(|to_goal| to_goal[**at]);
        leads && !ahead.contains(at)
    });
    let own = own.map(|at| rung(catalog, person, *at, true));
    let own = own.filter(|rung| {
        rung.skills
            .iter()
            .any(|one| one.required && one.status.is_gap())
    });
    let own: Vec<Rung> = own.collect();
    let on_way: BTreeSet<usize> = ahead.iter().chain(here).copied().collect();
    let mut after: Vec<Vec<&str>> = vec![Vec::new(); levels.len()];
    for from in on_way {
        for next in climb.following(from) {
            after[*next].push(&levels[from].id);
        }
    }
    let ahead = ahead.iter().map(|at| Rung {
        after: std::mem::take(&mut after[*at]),
        ..rung(catalog, person, *at, here.contains(at))
    });
    own.into_iter().chain(ahead).collect()
}

fn rung<'a>(catalog: &'a Catalog<'a>, person: &Person, at: usize, here: bool) -> Rung<'a> {
    let level = &catalog.ladder.levels[at];
    let mut skills: Vec<WaySkill> = (level.skills.iter())
        .map(|one| wanted(catalog, person, one))
        .collect();
    skills.sort_by(|a, b| {
        let heavier = b.weight.get().total_cmp(&a.weight.get());
        let order = |one: &WaySkill| (!one.status.is_gap(), one.status == SkillStatus::Met);
        (order(a).cmp(&order(b)))
            .then(b.required.cmp(&a.required))
            .then(heavier)
            .then(Reverse(a.step).cmp(&Reverse(b.step)))
    });
    Rung {
        level: RungLevel {
            id: &level.id,
            title: &level.title,
        },
        here,
        years_missing: level.years.min.and_then(|min| min.lacking(person.years?)),
        skills,
        from_years: level.years.min,
        salary: &level.salary,
        after: Vec::new(),
    }
}

/// A skill that is asked for, beside what the person has of it.
pub(super) fn wanted<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    requirement: &'a Requirement<'a>,
) -> WaySkill<'a> {
    let ladder = catalog.ladder;
    let (id, skill) = catalog.skills.asked(requirement);
    let (has, asked) = (person.has(id), ladder.rank_asked(requirement));
    let step = match has {
        Some(rank) => asked.saturating_sub(rank),
        None => asked + 1,
    };
    let status = match has {
        _ if step == 0 => SkillStatus::Met,
        _ if person.waived.contains(&id) => SkillStatus::Waived,
        Some(_) => SkillStatus::TooLow,
        None => SkillStatus::Missing,
    };
    WaySkill {
        id: &skill.id,
        name: skill.name,
        have: has
            .and_then(|rank| ladder.scale.get(rank))
            .map(|name| &**name),
        want: requirement.proficiency(),
        status,
        required: requirement.required(),
        weight: requirement.weight(),
        step,
    }
}
