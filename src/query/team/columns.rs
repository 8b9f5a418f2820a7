//! What the columns of a spreadsheet of people mean: a row a person, or a row a skill of a person.

use crate::catalog::{
    Catalog, Row,
    names::{nearest, search_key},
};

use super::{
    super::{
        person::unknown::{UnknownKind, UnknownName},
        skill_filter::find_skill,
    },
    sheet_person::{Meaning, SheetPerson},
};

/// What people call the columns.
const NAMES: &[(Meaning, &[&str])] = &[
    (
        Meaning::Name,
        &[
            "name",
            "full name",
            "person",
            "who",
            "member",
            "team member",
            "employee",
            "employee name",
            "colleague",
        ],
    ),
    (
        Meaning::At,
        &[
            "at",
            "level",
            "current level",
            "grade",
            "position",
            "role",
            "current role",
            "job",
            "job title",
        ],
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

/// The columns of a spreadsheet of people.
#[derive(Debug)]
pub struct Columns {
    meanings: Vec<Option<Meaning>>,
    /// Headings that mean nothing on this ladder.
    pub unknown: Vec<UnknownName>,
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
            // Of two columns that mean the same the first counts.
            let is_new = |one: &Meaning| !columns.meanings.contains(&Some(*one));
            let meaning = match meaning(catalog, heading).filter(is_new) {
                None if !heading.is_empty() => {
                    let near = near_heading(catalog, heading);
                    let unknown = UnknownName::new(UnknownKind::Column, heading, near);
                    columns.unknown.push(unknown);
                    Some(Meaning::Unknown(columns.unknown.len() - 1))
                }
                meaning => meaning,
            };
            columns.meanings.push(meaning);
        }
        let means_nothing = |one: &Option<Meaning>| matches!(one, None | Some(Meaning::Unknown(_)));
        if columns.meanings.iter().all(means_nothing) {
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

    /// What a row calls a person; none if no column is for that.
    #[must_use]
    pub fn name<'r>(&self, row: &Row<'r>) -> Option<&'r str> {
        let is_name = |meaning: &Option<Meaning>| *meaning == Some(Meaning::Name);
        let column = self.meanings.iter().position(is_name);
        column.map(|column| row.cell(column))
    }

    /// Adds what a row says to what is known of a person.
    pub fn add(&self, catalog: &Catalog, row: &Row, person: &mut SheetPerson) {
        let (mut skill, mut how) = ("", "");
        for (column, meaning) in self.meanings.iter().enumerate() {
            let cell = row.cell(column);
            match meaning {
                None => {}
                Some(_) if cell.is_empty() => {}
                Some(Meaning::Unknown(heading)) => person.say_unknown(&self.unknown[*heading]),
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
            (skill, "") => person.have(skill),
            (skill, how) => person.claim(catalog, skill, how),
        }
    }
}

/// What a heading means.
fn meaning(catalog: &Catalog, heading: &str) -> Option<Meaning> {
    // What a ladder calls a skill is one there.
    let skill = find_skill(catalog, heading).ok().map(Meaning::How);
    skill.or_else(|| usual_meaning(heading))
}

/// What a heading means whatever the ladder.
fn usual_meaning(heading: &str) -> Option<Meaning> {
    let key = search_key(heading);
    let is_called = |names: &[&str]| names.iter().any(|name| search_key(name) == key);
    let known = NAMES.iter().find(|(_, names)| is_called(names));
    known.map(|(meaning, _)| *meaning)
}

/// Whether headings are most likely those of people. Of a ladder there may be a column `name` too, of its levels
/// or its skills.
#[must_use]
pub fn are_of_people(headings: &[String]) -> bool {
    let known = headings.iter().filter_map(|one| usual_meaning(one));
    let known: Vec<Meaning> = known.collect();
    let has = |meaning| known.contains(&meaning);
    let mut names = headings
        .iter()
        .filter(|one| usual_meaning(one) == Some(Meaning::Name));
    let has_person = names.any(|one| search_key(one) != "name");
    let is_personal = |one: &Meaning| {
        !matches!(
            one,
            Meaning::Name | Meaning::At | Meaning::Skill | Meaning::Proficiency
        )
    };
    let has_name = has(Meaning::Name);
    let is_claim = has(Meaning::Skill) && !has(Meaning::At);
    has_person || (has_name && (is_claim || known.iter().any(is_personal)))
}

fn near_heading(catalog: &Catalog, heading: &str) -> Vec<String> {
    let columns = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    let skills = catalog.skills.iter().map(|(_, skill)| skill.name);
    let near = nearest(heading, skills.chain(columns));
    near.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Ladder, Spreadsheet};

    /// What each row says: skills, years, and what is not understood.
    fn read(csv: &str) -> Vec<String> {
        read_on(r#""scale":["basic","good"],"#, csv)
    }

    /// The same on a ladder with such keys.
    fn read_on(keys: &str, csv: &str) -> Vec<String> {
        let levels = r#""levels":[{"id":"l","title":"L","skills":["Risk","Rust, and C","Level"]}]"#;
        let json = format!("{{{keys}{levels}}}");
        let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
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
            let skills: Vec<&str> = profile.skills.iter().map(|one| one.name()).collect();
            let years = profile.years.map(|years| years.to_string());
            let unknown: Vec<String> = unknown.iter().map(UnknownName::describe).collect();
            told.push(format!(
                "{} {} [{}] [{}]",
                columns.name(&row).unwrap_or_default(),
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
        assert_eq!(
            read("Name;Years\nAnn;5 years\nBen;2.5yrs\nCid;5 apples\nDan;years\n"),
            [
                "Ann 5 [] []",
                "Ben 2.5 [] []",
                "Cid  [] [5 apples]",
                "Dan  [] [years]"
            ]
        );
    }

    #[test]
    fn without_a_scale_a_rating_says_that_a_skill_is_had() {
        let told = read_on(
            "",
            "name,RISK\nAnn,1\nBen,4\nCid,0\nDan,\"2,5\"\nEva,good\nFay,x\n",
        );
        let has = [
            "Ann  [Risk] []",
            "Ben  [Risk] []",
            "Cid  [] []",
            "Dan  [Risk] []",
        ];
        assert_eq!(told[..4], has);
        assert_eq!(told[4..], ["Eva  [] [Risk:good]", "Fay  [Risk] []"]);
    }

    #[test]
    fn a_column_may_be_a_skill() {
        assert_eq!(
            read("Full name,RISK,Rrisk,level\nAnn,2,9,x\nBen,Good,,no\nCid,goood,,9\n"),
            [
                "Rrisk (nearest: Risk)",
                "Ann  [Risk:good|Level] [Rrisk (nearest: Risk)]",
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

    #[test]
    fn people_are_told_from_a_ladder_by_the_headings() {
        let are_of_people = |headings: &str| {
            let headings: Vec<String> = headings.split(',').map(str::to_owned).collect();
            are_of_people(&headings)
        };
        for people in [
            "name,at,years,education,skills",
            "Name,Skills",
            "Employee,Risk,Budget",
            "name,skill,rating",
        ] {
            assert!(are_of_people(people), "{people}");
        }
        for ladder in [
            "Skill,Junior,Senior",
            "Name,Junior,Senior",
            "Name,Role,Risk",
            "Level,Skill,Proficiency,Name",
            "Role,Skills",
        ] {
            assert!(!are_of_people(ladder), "{ladder}");
        }
    }
}
