//! The skills of a comparison: how what is asked of each changes.

use std::cmp::Ordering;

use foldhash::HashMap;
use serde::Serialize;

use crate::{
    catalog::{Catalog, Number, ResolvedRequirement, SkillId, order},
    document::{Column, ColumnKind},
};

/// The same of where one comes from and of where one goes to.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Both<T> {
    /// Of where one comes from.
    pub from: T,
    /// Of where one goes to.
    pub to: T,
}

/// A skill that one of the two asks for, or both.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ComparedSkill<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// How what is asked of it changes.
    pub change: Change,
    /// How well it was asked for; null if it was not, or not how well.
    pub from: Option<&'a str>,
    /// How well it is asked for; null if it is not, or not how well.
    pub to: Option<&'a str>,
    /// Whether one cannot do without it; null where it is not asked for.
    pub required: Both<Option<bool>>,
    /// How much it counts beside the others; null where it is not asked for.
    pub weight: Both<Option<Number>>,
    /// What is expected; null where it is not asked for, or not said.
    pub note: Both<Option<&'a str>>,
    /// What the proficiency means in this skill; null where it is not asked for, or not said.
    pub means: Both<Option<&'a str>>,
    /// The ids of the levels that it is inherited from; null where it is not.
    pub inherited_from: Both<Option<&'a str>>,
}

/// How what is asked of a skill changes. The proficiency decides first; on a ladder without a scale a
/// skill is had or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It was not asked for.
    Gained,
    /// It is asked for at a higher proficiency.
    Raised,
    /// It is asked for as well, but what is expected, how much it counts or whether one can do without
    /// it differs.
    Changed,
    /// It is asked for as before.
    Unchanged,
    /// It is asked for at a lower proficiency.
    Lowered,
    /// It is not asked for any more.
    Dropped,
}

impl Change {
    fn new(from: Option<&ResolvedRequirement>, to: Option<&ResolvedRequirement>) -> Self {
        let (from, to) = match (from, to) {
            (None, _) => return Self::Gained,
            (_, None) => return Self::Dropped,
            (Some(from), Some(to)) => (from, to),
        };
        let is_same = from.note() == to.note()
            && from.required() == to.required()
            && from.weight() == to.weight();
        match to.rank.cmp(&from.rank) {
            Ordering::Greater => Self::Raised,
            Ordering::Less => Self::Lowered,
            Ordering::Equal if is_same => Self::Unchanged,
            Ordering::Equal => Self::Changed,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Raised => "raised",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Lowered => "lowered",
            Self::Dropped => "dropped",
        }
    }
}

/// The skills of the second in its order, then those that only the first asks for, all by how they
/// change.
pub(super) fn compare<'a>(
    catalog: &'a Catalog<'a>,
    from: &[ResolvedRequirement<'a>],
    to: &[ResolvedRequirement<'a>],
) -> Vec<ComparedSkill<'a>> {
    let (before, now) = (by_skill(from), by_skill(to));
    let kept = to.iter().map(|one| {
        let before = before.get(&one.skill).copied();
        ComparedSkill::new(catalog, one.skill, before, Some(one))
    });
    let gone = from.iter().filter_map(|one| {
        let is_gone = !now.contains_key(&one.skill);
        is_gone.then(|| ComparedSkill::new(catalog, one.skill, Some(one), None))
    });
    let mut skills: Vec<ComparedSkill> = kept.chain(gone).collect();
    order::sort_by_cached_key(&mut skills, |skill| skill.change);
    skills
}

fn by_skill<'r, 'a>(
    requirements: &'r [ResolvedRequirement<'a>],
) -> HashMap<SkillId, &'r ResolvedRequirement<'a>> {
    requirements.iter().map(|one| (one.skill, one)).collect()
}

impl<'a> ComparedSkill<'a> {
    fn new(
        catalog: &'a Catalog<'a>,
        skill: SkillId,
        from: Option<&ResolvedRequirement<'a>>,
        to: Option<&ResolvedRequirement<'a>>,
    ) -> Self {
        let change = Change::new(from, to);
        let skill = catalog.skills.get(skill);
        let means = |one: &ResolvedRequirement| catalog.meaning(one.skill, one.rank);
        let level = |one: &ResolvedRequirement| {
            let level = one.inherited_from?;
            Some(&*catalog.ladder.levels[level].id)
        };
        Self {
            id: &skill.id,
            name: skill.name,
            change,
            from: from.and_then(|one| one.proficiency),
            to: to.and_then(|one| one.proficiency),
            required: Both {
                from: from.map(ResolvedRequirement::required),
                to: to.map(ResolvedRequirement::required),
            },
            weight: Both {
                from: from.map(ResolvedRequirement::weight),
                to: to.map(ResolvedRequirement::weight),
            },
            note: Both {
                from: from.and_then(ResolvedRequirement::note),
                to: to.and_then(ResolvedRequirement::note),
            },
            means: Both {
                from: from.and_then(means),
                to: to.and_then(means),
            },
            inherited_from: Both {
                from: from.and_then(level),
                to: to.and_then(level),
            },
        }
    }

    pub(super) fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Figure, Prose, Short};
        vec![
            Column::programs("id", "", Short, |skill: &Self| skill.id.into()),
            Column::programs("name", "", Short, |skill| skill.name.into()),
            Column::programs("change", "", Short, |skill| skill.change.name().into()),
            Column::programs("from", "", Short, |skill| skill.from.into()),
            Column::programs("to", "", Short, |skill| skill.to.into()),
            Column::programs("from_required", "", Short, |skill| {
                skill.required.from.into()
            }),
            Column::programs("to_required", "", Short, |skill| skill.required.to.into()),
            Column::programs("from_weight", "", Figure, |skill| skill.weight.from.into()),
            Column::programs("to_weight", "", Figure, |skill| skill.weight.to.into()),
            Column::programs("from_note", "", Prose, |skill| skill.note.from.into()),
            Column::programs("to_note", "", Prose, |skill| skill.note.to.into()),
            Column::programs("from_means", "", Prose, |skill| skill.means.from.into()),
            Column::programs("to_means", "", Prose, |skill| skill.means.to.into()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{super::Question, Compare};
    use crate::catalog::{Catalog, Ladder};

    #[test]
    fn the_proficiency_decides_first() {
        let json = r#"{"scale":["low","high"],"levels":[
            {"id":"a","title":"A","skills":[{"skill":"up","proficiency":"low"},
                {"skill":"down","proficiency":"high","note":"x"},{"skill":"note","note":"x"},
                {"skill":"weight"},{"skill":"required"},"same","gone"]},
            {"id":"b","title":"B","skills":["new",{"skill":"up","proficiency":"high"},
                {"skill":"down","proficiency":"low"},{"skill":"note","note":"y"},
                {"skill":"weight","weight":2},{"skill":"required","required":false},
                {"skill":"same","proficiency":"low"}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let question = Compare {
            from: "a".into(),
            to: "b".into(),
            more: Vec::new(),
        };
        let answer = question.ask(&catalog).expect("an answer");
        let changes = answer.comparison.skills.iter();
        let changes: Vec<String> = changes
            .map(|skill| format!("{} {}", skill.name, skill.change.name()))
            .collect();
        let expected = [
            "new gained",
            "up raised",
            "note changed",
            "weight changed",
            "required changed",
            "same unchanged",
            "down lowered",
            "gone dropped",
        ];
        assert_eq!(changes, expected);
    }
}
