//! The way: each level from where one stands to the goal, what it asks and what is missing.

use std::{cmp::Reverse, collections::BTreeSet};

use serde::Serialize;

use crate::catalog::{Catalog, Ladder, Number, Requirement, Salary};

use super::{person::Person, standing::Standing};

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

/// The levels as a graph: what follows what.
pub(super) struct Climb {
    following: Vec<Vec<usize>>,
    /// All levels, each before those that follow it.
    order: Vec<usize>,
}

impl Climb {
    pub(super) fn new(ladder: &Ladder) -> Self {
        let following = ladder.followers();
        let mut before = vec![0; following.len()];
        following.iter().flatten().for_each(|at| before[*at] += 1);
        let mut order: Vec<usize> = (0..before.len()).filter(|at| before[*at] == 0).collect();
        let mut done = 0;
        while let Some(&at) = order.get(done) {
            done += 1;
            for &next in &following[at] {
                before[next] -= 1;
                if before[next] == 0 {
                    order.push(next);
                }
            }
        }
        Self { following, order }
    }

    /// For each level whether one of `places` is somewhere above it.
    pub(super) fn with_any_above(&self, places: &[usize]) -> Vec<bool> {
        let is = self.marked(places);
        let mut above = vec![false; is.len()];
        for &at in self.order.iter().rev() {
            above[at] = self.following[at]
                .iter()
                .any(|next| is[*next] || above[*next]);
        }
        above
    }

    /// For each level whether one of `places` is somewhere below it.
    fn with_any_below(&self, places: &[usize]) -> Vec<bool> {
        let is = self.marked(places);
        let mut below = vec![false; is.len()];
        for &at in &self.order {
            for &next in &self.following[at] {
                below[next] |= is[at] || below[at];
            }
        }
        below
    }

    /// Those of `places` that have none of the others above them.
    pub(super) fn highest(&self, places: &[usize]) -> Vec<usize> {
        let above = self.with_any_above(places);
        places.iter().copied().filter(|at| !above[*at]).collect()
    }

    /// Those of `places` that have none of the others below them.
    pub(super) fn lowest(&self, places: &[usize]) -> Vec<usize> {
        let below = self.with_any_below(places);
        places.iter().copied().filter(|at| !below[*at]).collect()
    }

    /// The levels that follow any of `here`; from below the ladder, the levels that it begins with.
    fn next(&self, here: &[usize]) -> Vec<usize> {
        let mut next: Vec<usize> = if here.is_empty() {
            let all: Vec<usize> = (0..self.following.len()).collect();
            self.lowest(&all)
        } else {
            let next = here.iter().flat_map(|at| &self.following[*at]);
            next.copied().collect()
        };
        next.sort_unstable();
        next.dedup();
        next
    }

    fn marked(&self, places: &[usize]) -> Vec<bool> {
        let mut marked = vec![false; self.following.len()];
        places.iter().for_each(|at| marked[*at] = true);
        marked
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
                    crate::catalog::names::and_list(&stand),
                    title(goal)
                ));
            }
            let mut way: Vec<usize> = (climb.order.iter().copied()).filter(between).collect();
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
    let own = here.iter().filter(|at| {
        let leads = person
            .goal
            .is_none_or(|goal| climb.with_any_above(&[goal])[**at]);
        leads && !ahead.contains(at)
    });
    let own = own.map(|at| rung(catalog, person, *at, true));
    let own = own.filter(|rung| {
        rung.skills
            .iter()
            .any(|one| one.required && one.status.is_gap())
    });
    let own: Vec<Rung> = own.collect();
    let on_way = ahead
        .iter()
        .chain(here)
        .copied()
        .collect::<BTreeSet<usize>>();
    let after = |to: usize| {
        let leads = on_way
            .iter()
            .filter(|from| climb.following[**from].contains(&to));
        leads.map(|from| &*levels[*from].id).collect()
    };
    let ahead = ahead.iter().map(|at| Rung {
        after: after(*at),
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
