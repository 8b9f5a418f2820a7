//! A skill that a level or a track asks for, as an answer gives it.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    catalog::{Catalog, Number, ResolvedRequirement},
    document::Cell,
};

/// A skill that a level or a track asks for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RequirementEntry<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// The skill's name.
    pub name: &'a str,
    /// How well, by a name from the ladder's scale; null where a skill is had or not.
    pub proficiency: Option<&'a str>,
    /// Whether one cannot do without it.
    pub required: bool,
    /// How much it counts beside the others; 1 unless the ladder says otherwise.
    pub weight: Number,
    /// What is expected here; null where the ladder does not say.
    pub note: Option<&'a str>,
    /// What the proficiency means in this skill; null where the ladder does not say.
    pub means: Option<&'a str>,
    /// The id of the level that it is inherited from; null where it is asked for here.
    pub inherited_from: Option<&'a str>,
}

impl<'a> RequirementEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, requirement: ResolvedRequirement<'a>) -> Self {
        let skill = catalog.skills.get(requirement.skill);
        let from = requirement.inherited_from;
        Self {
            id: &skill.id,
            name: skill.name,
            proficiency: requirement.proficiency,
            required: requirement.required(),
            weight: requirement.weight(),
            note: requirement.note(),
            means: catalog.meaning(requirement.skill, requirement.rank),
            inherited_from: from.map(|level| &*catalog.ladder.levels[level].id),
        }
    }

    /// The skill in words: `Scrum`, `Scrum (working, optional)`.
    pub(super) fn describe(&self) -> Cow<'a, str> {
        describe(self.name, self.proficiency, self.required)
    }
}

/// What is expected of each skill and what that means, for one cell: `Scrum (working): …`. Nothing of
/// skills of which only the name is known.
pub(super) fn expectations<'a>(skills: &[RequirementEntry<'a>]) -> Cell<'a> {
    let expected = skills.iter().filter_map(|one| {
        let texts: Vec<&str> = [one.note, one.means].into_iter().flatten().collect();
        (!texts.is_empty()).then(|| format!("{}: {}", one.describe(), texts.join(" – ")))
    });
    Cell::list(expected)
}

/// A name with how well and whether at all: `Scrum`, `Scrum (working, optional)`.
pub(super) fn describe<'a>(
    name: &'a str,
    proficiency: Option<&str>,
    required: bool,
) -> Cow<'a, str> {
    match (proficiency, required) {
        (None, true) => name.into(),
        (None, false) => format!("{name} (optional)").into(),
        (Some(proficiency), true) => format!("{name} ({proficiency})").into(),
        (Some(proficiency), false) => format!("{name} ({proficiency}, optional)").into(),
    }
}
