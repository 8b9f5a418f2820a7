//! The way on the page of a plan: level by level what is asked and what is missing.

use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::{
        Catalog, Number,
        english::{bounded_list, count, how_many},
    },
    document::{Block, Cell, ColumnKind, Heading, Row, Table},
};

use super::super::{super::person::status::SkillStatus, way::Rung};

pub(super) fn blocks<'a>(catalog: &'a Catalog<'a>, way: &'a [Rung<'a>]) -> Vec<Block<'a>> {
    if way.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading("The way")];
    let skills = way.iter().flat_map(|rung| &rung.skills);
    if skills.filter(|skill| skill.status.is_gap()).count() > 1 {
        blocks.push(Block::text(
            "Gaps come first: required before optional, then by weight, then the larger step.",
        ));
    }
    let branches = branches(way);
    if branches {
        blocks.push(Block::text(
            "The way branches: it is said of each level what it comes after.",
        ));
    }
    for rung in way {
        let here = if rung.here { ", where you stand" } else { "" };
        let after = if branches {
            after(catalog, rung)
        } else {
            String::new()
        };
        blocks.push(Block::subheading(format!(
            "{}{here}{after}",
            rung.level.title
        )));
        blocks.push(Block::text(missing(rung)));
        blocks.push(skills_table(catalog, rung));
        blocks.extend(salary(rung));
    }
    blocks
}

/// Two levels that come after the same one part the way, and so does one that two lead to.
fn branches(way: &[Rung]) -> bool {
    let mut left = HashSet::new();
    way.iter().any(|rung| {
        let again = rung.after.iter().filter(|id| !left.insert(**id)).count() > 0;
        rung.after.len() > 1 || again
    })
}

/// `, after Project Manager`; nothing where a person stands below.
fn after(catalog: &Catalog, rung: &Rung) -> String {
    let levels = rung.after.iter().filter_map(|id| catalog.level(id));
    let titles: Vec<&str> = levels.map(|level| &*level.title).collect();
    match titles.as_slice() {
        [] => String::new(),
        [one] => format!(", after {one}"),
        [one, other] => format!(", after {one} or {other}"),
        several => format!(", after one of {}", bounded_list(several, 6)),
    }
}

/// What is missing, counted: `Missing: 3 of 7 years and 2 of 3 required skills.`
fn missing(rung: &Rung) -> String {
    let lacking = Lacking::new(rung);
    let apart = match &*lacking.apart {
        "" => String::new(),
        apart => format!(" {apart}."),
    };
    match &*lacking.parts {
        "" if rung.skills.is_empty() => {
            format!("This level asks for no skill, so there is none to check.{apart}")
        }
        "" => match rung.from_years.filter(|_| rung.years.is_none()) {
            Some(from) => {
                let years = count(from, "year");
                format!(
                    "No skill is missing; {years} are asked for, and yours are not given.{apart}"
                )
            }
            None if apart.is_empty() => String::from("Nothing is missing."),
            None => format!("No skill is missing.{apart}"),
        },
        parts => format!("Missing: {parts}.{apart}"),
    }
}

/// The same for one line: `3 more years, 2 of 3 required skills`.
pub(super) fn missing_in_short(rung: &Rung) -> String {
    let lacking = Lacking::new(rung);
    let missing = match &*lacking.parts {
        "" if rung.skills.is_empty() => "asks for no skill, so nothing can be checked",
        "" => "no skill",
        parts => parts,
    };
    match &*lacking.apart {
        "" => missing.to_owned(),
        apart => format!("{missing}. {apart}"),
    }
}

/// What a level lacks, counted.
struct Lacking {
    /// `3 more years, 2 of 3 required skills`; empty where nothing is missing.
    parts: String,
    /// What is counted apart: `Waived: 1`.
    apart: String,
}

impl Lacking {
    fn new(rung: &Rung) -> Self {
        let years = rung
            .years_missing
            .filter(|missing| !missing.is_zero())
            .zip(rung.from_years)
            .map(|(missing, _)| match missing {
                Number::ONE => String::from("1 more year"),
                _ => format!("{missing} more years"),
            });
        let with = |required, fits: &dyn Fn(SkillStatus) -> bool| {
            let skills = rung
                .skills
                .iter()
                .filter(|skill| skill.required == required && fits(skill.status));
            skills.count()
        };
        let gaps = |required, kind| {
            let gaps = with(required, &SkillStatus::is_gap);
            let all = how_many(with(required, &|_| true), &format!("{kind} skill"));
            (gaps > 0).then(|| format!("{gaps} of {all}"))
        };
        let parts: Vec<String> = ([years, gaps(true, "required"), gaps(false, "optional")])
            .into_iter()
            .flatten()
            .collect();
        let counted = |what: &str, wanted: SkillStatus| {
            let is_wanted = |status| status == wanted;
            let count = with(true, &is_wanted) + with(false, &is_wanted);
            (count > 0).then(|| format!("{what}: {count}"))
        };
        let apart = [
            counted("Waived", SkillStatus::Waived),
            counted("The file cannot decide", SkillStatus::Undecided),
        ];
        let apart: Vec<String> = apart.into_iter().flatten().collect();
        Self {
            parts: parts.join(", "),
            apart: apart.join(". "),
        }
    }
}

fn skills_table<'a>(catalog: &'a Catalog<'a>, rung: &'a Rung<'a>) -> Block<'a> {
    const HEADINGS: &[Heading] = &[
        Heading::people("It asks for", ColumnKind::Short),
        Heading::people("You have", ColumnKind::Short),
        Heading::people("Wanted", ColumnKind::Short),
        Heading::people("Weight", ColumnKind::Figure),
        Heading::people("Status", ColumnKind::Short),
        Heading::people("What is expected", ColumnKind::Prose),
        Heading::people("What it means", ColumnKind::Prose),
    ];
    let mut skills = rung.skills.iter();
    let are_weighted = skills.any(|skill| skill.weight != Number::ONE);
    // What is asked for without a word on how well is asked for at the lowest proficiency.
    let lowest = catalog.scale.lowest();
    let rows = rung.skills.iter().map(|skill| -> Row {
        let optional = if skill.required { "" } else { ", optional" };
        let status = skill.status.name().replace('_', " ");
        vec![
            skill.name.into(),
            skill.have.into(),
            skill.want.or(lowest).into(),
            are_weighted.then_some(skill.weight).into(),
            Cell::Toned(skill.status.tone(), format!("{status}{optional}").into()),
            skill.note.into(),
            skill.means.into(),
        ]
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

fn salary<'a>(rung: &'a Rung<'a>) -> Option<Block<'a>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Pay),
    ];
    let row: Row = vec!["Salary".into(), Cell::pay(rung.salary)];
    let is_paid = !rung.salary.is_empty();
    is_paid.then(|| Block::Table(Table::from_rows(HEADINGS, vec![row])))
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{PersonArgs, Plan},
        missing,
    };
    use crate::catalog::{Catalog, Ladder, Profile};

    #[test]
    fn what_a_level_lacks_is_counted() {
        let json = r#"{"levels":[{"id":"none","title":"None","next":["a"]},
            {"id":"a","title":"A","skills":["x","y",{"skill":"z","required":false}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let say = |goal: &str, skill: &[&str], waive: &[&str]| {
            let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            let plan = Plan {
                goal: Some(goal.into()),
                person: PersonArgs {
                    skill: owned(skill),
                    waive: owned(waive),
                    ..PersonArgs::default()
                },
                ..Plan::default()
            };
            let answer = plan
                .ask(&catalog, None, &Profile::default(), None)
                .expect("a plan");
            missing(answer.parts.way.last().expect("a rung"))
        };
        assert_eq!(
            say("none", &["x"], &[]),
            "This level asks for no skill, so there is none to check."
        );
        assert_eq!(say("a", &["x", "y", "z"], &[]), "Nothing is missing.");
        assert_eq!(
            say("a", &["x"], &["y", "z"]),
            "No skill is missing. Waived: 2."
        );
        assert_eq!(
            say("a", &[], &["y", "z"]),
            "Missing: 1 of 2 required skills. Waived: 2."
        );
    }
}
