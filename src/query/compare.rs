//! `compare`: what changes from one level or track to another.

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Requirement, Salary, Sections, SkillId, Source, Text, Years};

use super::{
    Answer, Block, Cell, Column, Grid, Kind, Page, Question, Row, Usage,
    find::{Thing, find},
};

/// Compare two levels or tracks: skills gained, raised, unchanged, lowered and dropped
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career compare junior senior
  itpm-career compare senior track:agile --json")]
pub struct Compare {
    /// The level or track to come from; `level:` or `track:` before it says which kind is meant
    #[arg(value_name = "FROM")]
    pub from: String,

    /// The level or track to go to
    #[arg(value_name = "TO")]
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
}

/// How what is asked of a skill changes. The proficiency decides; on a ladder without a scale a
/// skill is had or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It was not asked for.
    Gained,
    /// It is asked for at a higher proficiency.
    Raised,
    /// It is asked for as before.
    Unchanged,
    /// It is asked for at a lower proficiency.
    Lowered,
    /// It is not asked for any more.
    Dropped,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Raised => "raised",
            Self::Unchanged => "unchanged",
            Self::Lowered => "lowered",
            Self::Dropped => "dropped",
        }
    }
}

/// What is asked of two levels or tracks.
pub struct CompareAnswer<'a> {
    catalog: &'a Catalog<'a>,
    comparison: Comparison<'a>,
    sources: [Option<&'a str>; 2],
    notes: Vec<String>,
}

/// A level or a track, as far as the two are alike.
struct Asking<'a> {
    side: Side<'a>,
    skills: &'a [Requirement<'a>],
    years: Years,
    salary: &'a [Salary<'a>],
    source: Option<&'a Text<'a>>,
}

impl<'a> Asking<'a> {
    fn of(catalog: &'a Catalog<'a>, name: &str) -> Result<Self, Usage> {
        let thing = find(catalog, name, &["level", "track"])?;
        let side = Side {
            kind: thing.kind(),
            id: thing.id(catalog),
            title: thing.title(catalog),
        };
        let (skills, years, salary, source) = match thing {
            Thing::Track(at) => {
                let track = &catalog.ladder.tracks[at];
                let source = track.source.as_ref();
                (&track.skills, Years::default(), &track.salary, source)
            }
            Thing::Level(at) => {
                let level = &catalog.ladder.levels[at];
                let source = level.source.as_ref();
                (&level.skills, level.years, &level.salary, source)
            }
            _ => unreachable!("not among the kinds"),
        };
        Ok(Self {
            side,
            skills,
            years,
            salary,
            source,
        })
    }

    /// What is asked of each skill, by its place in the table.
    fn requirements(&self, catalog: &Catalog) -> Vec<Option<&'a Requirement<'a>>> {
        let mut requirements = vec![None; catalog.skills.count()];
        for one in self.skills {
            requirements[catalog.skills.asked(one).0.at()] = Some(one);
        }
        requirements
    }
}

impl Question for Compare {
    type Answer<'a> = CompareAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        Sections::LEVELS.and(Sections::TRACKS).and(Sections::SKILLS)
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<CompareAnswer<'a>, Usage> {
        let from = Asking::of(catalog, &self.from)?;
        let to = Asking::of(catalog, &self.to)?;
        let (before, now) = (from.requirements(catalog), to.requirements(catalog));
        let new = to.skills.iter().map(|one| {
            let (id, _) = catalog.skills.asked(one);
            compared(catalog, id, before[id.at()], Some(one))
        });
        let old = from.skills.iter().filter_map(|one| {
            let (id, _) = catalog.skills.asked(one);
            let gone = now[id.at()].is_none();
            gone.then(|| compared(catalog, id, Some(one), None))
        });
        let mut skills: Vec<ComparedSkill> = new.chain(old).collect();
        skills.sort_by_key(|skill| skill.change);
        let mut notes = Vec::new();
        if from.side.kind == to.side.kind && from.side.id == to.side.id {
            notes.push(format!("both are {}", to.side.title));
        }
        Ok(CompareAnswer {
            catalog,
            sources: [from.source.map(|id| &**id), to.source.map(|id| &**id)],
            comparison: Comparison {
                skills,
                years: Both {
                    from: from.years,
                    to: to.years,
                },
                salary: Both {
                    from: from.salary,
                    to: to.salary,
                },
                from: from.side,
                to: to.side,
            },
            notes,
        })
    }
}

fn compared<'a>(
    catalog: &'a Catalog<'a>,
    id: SkillId,
    from: Option<&'a Requirement<'a>>,
    to: Option<&'a Requirement<'a>>,
) -> ComparedSkill<'a> {
    let rank = |one| catalog.ladder.rank_asked(one);
    let change = match (from, to) {
        (None, _) => Change::Gained,
        (_, None) => Change::Dropped,
        (Some(from), Some(to)) => match rank(to).cmp(&rank(from)) {
            std::cmp::Ordering::Greater => Change::Raised,
            std::cmp::Ordering::Equal => Change::Unchanged,
            std::cmp::Ordering::Less => Change::Lowered,
        },
    };
    let skill = catalog.skills.get(id);
    ComparedSkill {
        id: &skill.id,
        name: skill.name,
        change,
        from: from.and_then(Requirement::proficiency),
        to: to.and_then(Requirement::proficiency),
        required: Both {
            from: from.map(Requirement::required),
            to: to.map(Requirement::required),
        },
    }
}

impl Serialize for CompareAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.comparison.serialize(serializer)
    }
}

/// What is asked of a skill, in words: `working, optional`. Where it is not said how well, that is at
/// the lowest proficiency, or `yes` on a ladder without any.
fn asked(catalog: &Catalog, proficiency: Option<&str>, required: Option<bool>) -> Cell<'static> {
    let lowest = catalog.ladder.scale.first().map(|name| &**name);
    let proficiency = proficiency.or(lowest);
    let Some(required) = required else {
        return Cell::Missing;
    };
    let optional = (!required).then_some("optional");
    let words: Vec<&str> = proficiency.into_iter().chain(optional).collect();
    if words.is_empty() {
        "yes".into()
    } else {
        words.join(", ").into()
    }
}

impl Answer for CompareAnswer<'_> {
    const KEY: &'static str = "compare";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::data("name", Kind::Short),
            Column::data("change", Kind::Short),
            Column::data("from", Kind::Short),
            Column::data("to", Kind::Short),
            Column::data("from_required", Kind::Short),
            Column::data("to_required", Kind::Short),
        ];
        let flag = |required: Option<bool>| -> Cell {
            let words = required.map(|required| if required { "true" } else { "false" });
            words.into()
        };
        let rows = self.comparison.skills.iter().map(move |skill| {
            vec![
                skill.id.into(),
                skill.name.into(),
                skill.change.name().into(),
                skill.from.into(),
                skill.to.into(),
                flag(skill.required.from),
                flag(skill.required.to),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        const SIDES: &[Column] = &[
            Column::people("", Kind::Short),
            Column::people("From", Kind::Prose),
            Column::people("To", Kind::Prose),
        ];
        const SKILLS: &[Column] = &[
            Column::people("Skill", Kind::Short),
            Column::people("Change", Kind::Short),
            Column::people("From", Kind::Short),
            Column::people("To", Kind::Short),
        ];
        let Comparison {
            from,
            to,
            years,
            salary,
            ..
        } = &self.comparison;
        let sides: Vec<Row> = vec![
            vec!["Title".into(), from.title.into(), to.title.into()],
            vec!["Kind".into(), from.kind.into(), to.kind.into()],
            vec![
                "Years".into(),
                Cell::Years(years.from),
                Cell::Years(years.to),
            ],
            vec![
                "Salary".into(),
                Cell::Pay(salary.from.iter().collect()),
                Cell::Pay(salary.to.iter().collect()),
            ],
        ];
        let known = |row: &Row| row[1..].iter().any(|cell| !cell.is_missing());
        let sides = sides.into_iter().filter(known);
        let skills = self.comparison.skills.iter().map(|skill| {
            vec![
                skill.name.into(),
                skill.change.name().into(),
                asked(self.catalog, skill.from, skill.required.from),
                asked(self.catalog, skill.to, skill.required.to),
            ]
        });
        let mut blocks = vec![
            Block::Grid(Grid::new(SIDES, sides)),
            Block::Grid(Grid::new(SKILLS, skills)),
        ];
        let mut changes = self.comparison.skills.iter().map(|skill| skill.change);
        if changes.any(|change| change == Change::Dropped) {
            let what = "Dropped: not named any more, which is not to say that it is not needed.";
            blocks.push(Block::Text(what.into()));
        }
        blocks.push(Block::Sources(self.sources()));
        Page(blocks)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let salary = &self.comparison.salary;
        let paid = salary.from.iter().chain(salary.to);
        let paid = paid.map(|salary| salary.source.as_deref());
        self.catalog.sources(paid.chain(self.sources))
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
