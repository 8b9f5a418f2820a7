//! What the columns of a spreadsheet of people mean: a row a person, or a row a skill of a person.

use crate::catalog::{
    Attained, Catalog, Number, OrText, Profile, Row, SkillId, Text,
    names::{nearest, search_key},
};

use super::super::{
    person::unknown::{UnknownKind, UnknownName},
    skill_filter::find_skill,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Name,
    At,
    Goal,
    Years,
    Education,
    Skills,
    Certifications,
    Waive,
    LeadingMonths,
    /// The one skill of a row.
    Skill,
    /// How well the one skill of a row is had.
    Proficiency,
    /// How well this skill is had.
    How(SkillId),
}

/// What people call the columns.
const NAMES: &[(Meaning, &[&str])] = &[
    (
        Meaning::Name,
        &["name", "person", "employee", "full name", "who", "member"],
    ),
    (
        Meaning::At,
        &["at", "level", "current level", "grade", "position", "role"],
    ),
    (Meaning::Goal, &["goal", "target", "target level"]),
    (
        Meaning::Years,
        &[
            "years",
            "years as a project manager",
            "experience",
            "years of experience",
        ],
    ),
    (Meaning::Education, &["education", "degree", "diploma"]),
    (Meaning::Skills, &["skills", "competencies"]),
    (
        Meaning::Certifications,
        &[
            "certifications",
            "certification",
            "certificates",
            "certificate",
            "certs",
        ],
    ),
    (Meaning::Waive, &["waive", "waived"]),
    (
        Meaning::LeadingMonths,
        &["leading months", "months of leading projects"],
    ),
    (Meaning::Skill, &["skill", "competency"]),
    (
        Meaning::Proficiency,
        &["proficiency", "rating", "how well", "skill level"],
    ),
];

/// What a cell says of a skill that one has, however well.
const YES: &[&str] = &["x", "yes", "y", "true", "1", "✓", "✔"];

/// What a cell says of a skill that one has not.
const NO: &[&str] = &["", "0", "no", "n", "false", "-", "–", "—", "none", "n/a"];

/// The columns of a spreadsheet of people.
#[derive(Debug)]
pub struct Columns {
    meanings: Vec<Option<Meaning>>,
    /// Headings that mean nothing on this ladder.
    pub unknown: Vec<UnknownName>,
}

/// A person as a spreadsheet tells of them.
#[derive(Debug, Default)]
pub struct SheetPerson {
    /// What they say.
    pub profile: Profile<'static>,
    /// What of it was not understood.
    pub unknown: Vec<UnknownName>,
    skills: Vec<String>,
}

impl Columns {
    /// # Errors
    /// If no column is known, in one sentence.
    pub fn new(catalog: &Catalog, headings: &[String]) -> Result<Self, String> {
        let mut columns = Self {
            meanings: Vec::new(),
            unknown: Vec::new(),
        };
        for heading in headings {
            let meaning = meaning(catalog, heading);
            // Of two columns that mean the same the first counts.
            let is_new = meaning.is_none_or(|one| !columns.meanings.contains(&Some(one)));
            if !heading.is_empty() && (meaning.is_none() || !is_new) {
                let near = near_heading(catalog, heading);
                let unknown = UnknownName::new(UnknownKind::Column, heading, near);
                columns.unknown.push(unknown);
            }
            columns.meanings.push(meaning.filter(|_| is_new));
        }
        if columns.meanings.iter().all(Option::is_none) {
            return Err(String::from(
                "no column is one of a roster: `name`, `at`, `years`, `education`, `skills`, \
                 `certifications`, or a skill of the ladder",
            ));
        }
        Ok(columns)
    }

    /// Whether each row is a skill of a person.
    #[must_use]
    pub fn are_claims(&self) -> bool {
        self.meanings.contains(&Some(Meaning::Skill))
    }

    /// What a row calls a person.
    #[must_use]
    pub fn name<'r>(&self, row: &Row<'r>) -> &'r str {
        let is_name = |meaning: &Option<Meaning>| *meaning == Some(Meaning::Name);
        let column = self.meanings.iter().position(is_name);
        column.map_or("", |column| row.cell(column))
    }

    /// Adds what a row says to what is known of a person.
    pub fn add(&self, catalog: &Catalog, row: &Row, person: &mut SheetPerson) {
        let (mut skill, mut how) = ("", "");
        for (column, meaning) in self.meanings.iter().enumerate() {
            let cell = row.cell(column);
            match meaning {
                None => {}
                Some(_) if cell.is_empty() => {}
                Some(Meaning::Skill) => skill = cell,
                Some(Meaning::Proficiency) => how = cell,
                Some(Meaning::How(id)) => {
                    person.claim(catalog, catalog.skills.get(*id).name, cell);
                }
                Some(meaning) => person.say(*meaning, cell),
            }
        }
        match (skill, how) {
            ("", _) => {}
            (skill, "") => person.skills.push(skill.to_owned()),
            (skill, how) => person.claim(catalog, skill, how),
        }
    }
}

/// What a heading means.
fn meaning(catalog: &Catalog, heading: &str) -> Option<Meaning> {
    let key = search_key(heading);
    let is_called = |names: &[&str]| names.iter().any(|name| search_key(name) == key);
    let known = NAMES.iter().find(|(_, names)| is_called(names));
    // What a ladder calls a skill is one there.
    let skill = find_skill(catalog, heading).ok().map(Meaning::How);
    skill.or(known.map(|(meaning, _)| *meaning))
}

fn near_heading(catalog: &Catalog, heading: &str) -> Vec<String> {
    let columns = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    let skills = catalog.skills.iter().map(|(_, skill)| skill.name);
    let near = nearest(heading, skills.chain(columns));
    near.into_iter().map(str::to_owned).collect()
}

/// The parts of a cell that lists several things.
fn listed(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split([';', '\n', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

impl SheetPerson {
    fn say(&mut self, meaning: Meaning, cell: &str) {
        let text = || Text::new(cell.to_owned());
        let profile = &mut self.profile;
        match meaning {
            Meaning::Name => profile.name = text(),
            Meaning::At => profile.at = text(),
            Meaning::Goal => profile.goal = text(),
            Meaning::Years => match cell.replace(',', ".").parse() {
                Ok(years) => profile.years = Some(years),
                Err(_) => self.not_understood(UnknownKind::Years, cell, Vec::new()),
            },
            Meaning::LeadingMonths => match cell.replace(',', ".").parse::<Number>() {
                Ok(months) => profile.leading_months = Some(months),
                Err(_) => self.not_understood(UnknownKind::Experience, cell, Vec::new()),
            },
            Meaning::Education => match Attained::from_name(cell) {
                Some(education) => profile.education = Some(education),
                None => {
                    let names = Attained::NAMES.iter().flat_map(|(_, names)| *names);
                    let near = nearest(cell, names.copied()).into_iter();
                    let near = near.map(str::to_owned).collect();
                    self.not_understood(UnknownKind::Education, cell, near);
                }
            },
            Meaning::Skills => self.skills.extend(listed(cell).map(str::to_owned)),
            Meaning::Certifications => {
                let held = listed(cell).filter_map(|one| Text::new(one.to_owned()));
                let held = held.map(OrText::from);
                profile.certifications = held.collect();
            }
            Meaning::Waive => {
                let waived = listed(cell).filter_map(|one| Text::new(one.to_owned()));
                profile.waive = waived.collect();
            }
            Meaning::Skill | Meaning::Proficiency | Meaning::How(_) => {}
        }
    }

    /// A skill with what a cell says of how well it is had: a proficiency, or its place on the scale from
    /// 1, or that it is had or not.
    fn claim(&mut self, catalog: &Catalog, skill: &str, how: &str) {
        let (scale, key) = (&catalog.scale, search_key(how));
        let is_one_of = |words: &[&str]| words.iter().any(|word| search_key(word) == key);
        let place = how
            .parse::<usize>()
            .ok()
            .and_then(|place| place.checked_sub(1));
        if scale.find(how).is_some() {
            self.skills.push(format!("{skill}:{how}"));
        } else if let Some(name) = place.and_then(|place| scale.name(place)) {
            self.skills.push(format!("{skill}:{name}"));
        } else if is_one_of(YES) {
            self.skills.push(skill.to_owned());
        } else if !is_one_of(NO) {
            let near = nearest(how, scale.names());
            let near = near.into_iter().map(str::to_owned).collect();
            self.not_understood(UnknownKind::Proficiency, &format!("{skill}:{how}"), near);
        }
    }

    fn not_understood(&mut self, kind: UnknownKind, cell: &str, near: Vec<String>) {
        self.unknown.push(UnknownName::new(kind, cell, near));
    }

    /// All that the rows said.
    #[must_use]
    pub fn finish(mut self) -> (Profile<'static>, Vec<UnknownName>) {
        let skills = self.skills.into_iter().filter_map(Text::new);
        let skills = skills.map(OrText::from);
        self.profile.skills = skills.collect();
        (self.profile, self.unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Ladder, Spreadsheet};

    /// What each row says: skills, years, and what is not understood.
    fn read(csv: &str) -> Vec<String> {
        let json = r#"{"scale":["basic","good"],"levels":[{"id":"l","title":"L","skills":["Risk","Rust, and C","Level"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let mut sheet = Spreadsheet::new("x".into(), csv.as_bytes()).expect("a sheet");
        let columns = match Columns::new(&catalog, sheet.headings()) {
            Ok(columns) => columns,
            Err(error) => return vec![error],
        };
        let mut told: Vec<String> = columns.unknown.iter().map(UnknownName::describe).collect();
        while let Some(row) = sheet.next_row().expect("a row") {
            let mut person = SheetPerson::default();
            columns.add(&catalog, &row, &mut person);
            let (profile, unknown) = person.finish();
            let skills: Vec<&str> = profile.skills.iter().map(|one| &*one.skill).collect();
            let years = profile.years.map(|years| years.to_string());
            let unknown: Vec<String> = unknown.iter().map(UnknownName::describe).collect();
            told.push(format!(
                "{} {} [{}] [{}]",
                columns.name(&row),
                years.unwrap_or_default(),
                skills.join("|"),
                unknown.join("|")
            ));
        }
        told
    }

    #[test]
    fn a_row_is_a_person_with_a_list_of_skills() {
        assert_eq!(
            read("Name;Years;Skills\nAnn;2,5;\"risk:good; Rust, and C\"\nBen;many;\n"),
            ["Ann 2.5 [risk:good|Rust, and C] []", "Ben  [] [many]"]
        );
    }

    #[test]
    fn a_column_may_be_a_skill() {
        assert_eq!(
            read("Full name,RISK,Rrisk,level\nAnn,2,9,x\nBen,Good,,no\nCid,goood,,9\n"),
            [
                "Rrisk (nearest: Risk)",
                "Ann  [Risk:good|Level] []",
                "Ben  [Risk:Good] []",
                "Cid  [] [Risk:goood (nearest: good)|Level:9]"
            ]
        );
    }

    #[test]
    fn a_row_may_be_a_skill() {
        assert_eq!(
            read("name,skill,proficiency\nAnn,risk,basic\nAnn,cobol,\nBen,risk,-\n"),
            ["Ann  [risk:basic] []", "Ann  [cobol] []", "Ben  [] []"]
        );
    }

    #[test]
    fn a_table_of_something_else_is_refused() {
        assert!(read("fruit,colour\napple,red\n")[0].starts_with("no column is one of a roster"));
    }
}
