//! `compare`: what changes from one level or track to another.

use std::{cmp::Ordering, collections::HashMap};

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Catalog, Kind, Number, Requirement, Salary, SkillId, Source, Text, Thing, Years},
    document::{Column, ColumnKind, Page, Table},
};

use super::{Answer, Question, Usage};

mod page;

/// Compare two levels or tracks: skills gained, raised, changed, unchanged, lowered and dropped
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career compare junior senior
  itpm-career compare senior track:agile --json")]
pub struct Compare {
    /// The level or track to come from; `level:` or `track:` before it says which kind is meant
    #[arg(value_name = "FROM", allow_hyphen_values = true)]
    pub from: String,

    /// The level or track to go to
    #[arg(value_name = "TO", allow_hyphen_values = true)]
    pub to: String,
}

/// What changes from one level or track to another.
#[derive(Serialize)]
pub struct Comparison<'a> {
    /// Where one comes from.
    pub from: Side<'a>,
    /// Where one goes to.
    pub to: Side<'a>,
    /// The skills of both, those to work on first.
    pub skills: Vec<ComparedSkill<'a>>,
    /// The bands of years; without ends for a track.
    pub years: Both<Years>,
    /// What they pay.
    pub salary: Both<&'a [Salary<'a>]>,
    /// What they are, in a sentence or two.
    pub summary: Both<Option<&'a str>>,
    /// What one answers for; none for a track.
    pub responsibilities: Both<&'a [Text<'a>]>,
}

/// A level or a track.
#[derive(Serialize)]
pub struct Side<'a> {
    /// `level` or `track`.
    pub kind: &'static str,
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// The same of where one comes from and of where one goes to.
#[derive(Serialize)]
pub struct Both<T> {
    /// Of where one comes from.
    pub from: T,
    /// Of where one goes to.
    pub to: T,
}

/// A skill that one of the two asks for, or both.
#[derive(Serialize)]
pub struct ComparedSkill<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
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
}

/// How what is asked of a skill changes. The proficiency decides first; on a ladder without a scale a
/// skill is had or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    fn new(catalog: &Catalog, from: Option<&Requirement>, to: Option<&Requirement>) -> Self {
        let (from, to) = match (from, to) {
            (None, _) => return Self::Gained,
            (_, None) => return Self::Dropped,
            (Some(from), Some(to)) => (from, to),
        };
        let is_same = from.note() == to.note()
            && from.required() == to.required()
            && from.weight() == to.weight();
        match catalog.rank(to).cmp(&catalog.rank(from)) {
            Ordering::Greater => Self::Raised,
            Ordering::Less => Self::Lowered,
            Ordering::Equal if is_same => Self::Unchanged,
            Ordering::Equal => Self::Changed,
        }
    }

    fn name(self) -> &'static str {
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

/// The answer of `compare`.
pub struct CompareAnswer<'a> {
    comparison: Comparison<'a>,
    /// The proficiency that is meant where none is named.
    lowest: Option<&'a str>,
    sources: Vec<&'a Source<'a>>,
    notes: Vec<String>,
}

/// A level or a track, as far as the two are alike.
struct Asking<'a> {
    side: Side<'a>,
    skills: &'a [Requirement<'a>],
    years: Years,
    salary: &'a [Salary<'a>],
    summary: Option<&'a str>,
    responsibilities: &'a [Text<'a>],
    source: Option<&'a str>,
}

impl<'a> Asking<'a> {
    fn find(catalog: &'a Catalog<'a>, name: &str) -> Result<Self, Usage> {
        let thing = (catalog.find(name, Kind::ASKING))
            .map_err(|error| Usage::from_lookup(error, catalog))?;
        let side = Side {
            kind: thing.kind().name(),
            id: catalog.id(thing),
            title: catalog.title(thing),
        };
        Ok(if let Thing::Track(index) = thing {
            let track = &catalog.ladder.tracks[index];
            Self {
                side,
                skills: &track.skills,
                years: Years::default(),
                salary: &track.salary,
                summary: track.summary.as_deref(),
                responsibilities: &[],
                source: track.source.as_deref(),
            }
        } else {
            let level = &catalog.ladder.levels[thing.index()];
            Self {
                side,
                skills: &level.skills,
                years: level.years,
                salary: &level.salary,
                summary: level.summary.as_deref(),
                responsibilities: &level.responsibilities,
                source: level.source.as_deref(),
            }
        })
    }

    /// What is asked of each skill.
    fn requirements(&self, catalog: &Catalog) -> HashMap<SkillId, &'a Requirement<'a>> {
        let skills = self.skills.iter();
        skills
            .map(|one| (catalog.skills.required(one), one))
            .collect()
    }

    fn cited(&self) -> impl Iterator<Item = Option<&'a str>> {
        let paid = self.salary.iter().map(|salary| salary.source.as_deref());
        paid.chain([self.source])
    }
}

impl Question for Compare {
    type Answer<'a> = CompareAnswer<'a>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<CompareAnswer<'a>, Usage> {
        let from = Asking::find(catalog, &self.from)?;
        let to = Asking::find(catalog, &self.to)?;
        let is_same = from.side.kind == to.side.kind && from.side.id == to.side.id;
        let note = is_same.then(|| format!("both are {}", to.side.title));
        Ok(CompareAnswer {
            sources: catalog.sources(from.cited().chain(to.cited())),
            lowest: catalog.scale.lowest(),
            notes: note.into_iter().collect(),
            comparison: Comparison {
                skills: compared_skills(catalog, &from, &to),
                years: Both {
                    from: from.years,
                    to: to.years,
                },
                salary: Both {
                    from: from.salary,
                    to: to.salary,
                },
                summary: Both {
                    from: from.summary,
                    to: to.summary,
                },
                responsibilities: Both {
                    from: from.responsibilities,
                    to: to.responsibilities,
                },
                from: from.side,
                to: to.side,
            },
        })
    }
}

/// The skills of the second in its order, then those that only the first asks for, all by how they
/// change.
fn compared_skills<'a>(
    catalog: &'a Catalog<'a>,
    from: &Asking<'a>,
    to: &Asking<'a>,
) -> Vec<ComparedSkill<'a>> {
    let (before, now) = (from.requirements(catalog), to.requirements(catalog));
    let kept = to.skills.iter().map(|one| {
        let skill = catalog.skills.required(one);
        ComparedSkill::new(catalog, skill, before.get(&skill).copied(), Some(one))
    });
    let gone = from.skills.iter().filter_map(|one| {
        let skill = catalog.skills.required(one);
        let is_gone = !now.contains_key(&skill);
        is_gone.then(|| ComparedSkill::new(catalog, skill, Some(one), None))
    });
    let mut skills: Vec<ComparedSkill> = kept.chain(gone).collect();
    skills.sort_by_key(|skill| skill.change);
    skills
}

impl<'a> ComparedSkill<'a> {
    fn new(
        catalog: &'a Catalog<'a>,
        skill: SkillId,
        from: Option<&'a Requirement<'a>>,
        to: Option<&'a Requirement<'a>>,
    ) -> Self {
        let change = Change::new(catalog, from, to);
        let skill = catalog.skills.get(skill);
        Self {
            id: &skill.id,
            name: skill.name,
            change,
            from: from.and_then(Requirement::proficiency),
            to: to.and_then(Requirement::proficiency),
            required: Both {
                from: from.map(Requirement::required),
                to: to.map(Requirement::required),
            },
            weight: Both {
                from: from.map(Requirement::weight),
                to: to.map(Requirement::weight),
            },
            note: Both {
                from: from.and_then(Requirement::note),
                to: to.and_then(Requirement::note),
            },
        }
    }

    fn columns() -> Vec<Column<Self>> {
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
        ]
    }
}

impl Serialize for CompareAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.comparison.serialize(serializer)
    }
}

impl Answer for CompareAnswer<'_> {
    const KEY: &'static str = "compare";

    fn table(&self) -> Table<'_> {
        Table::new(ComparedSkill::columns(), &self.comparison.skills)
    }

    fn page(&self) -> Page<'_> {
        page::build(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

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
