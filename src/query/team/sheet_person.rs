//! A person as the cells of a spreadsheet tell of them.

use crate::catalog::{
    Attained, Catalog, ClaimedSkill, Number, OrText, Profile, SkillId, Text,
    names::{nearest, search_key},
};

use super::super::person::unknown::{UnknownKind, UnknownName};

/// What a cell says of a skill that one has, however well.
const YES: &[&str] = &["x", "yes", "y", "true", "1", "✓", "✔"];

/// What a cell says of a skill that one has not.
const NO: &[&str] = &["", "0", "no", "n", "false", "-", "–", "—", "none", "n/a"];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
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
    /// Nothing on this ladder: which of the headings that are not known.
    Unknown(usize),
}

/// A person as a spreadsheet tells of them.
#[derive(Debug, Default)]
pub struct SheetPerson {
    /// What they say.
    pub profile: Profile<'static>,
    /// What of it was not understood.
    pub unknown: Vec<UnknownName>,
    skills: Vec<String>,
    /// Whether a number says how well a skill is had that is only had or not.
    is_rated: bool,
}

/// A number as people write it into a cell: `2.5`, `2,5`.
fn quantity(cell: &str) -> Option<Number> {
    cell.replace(',', ".").parse().ok()
}

/// A cell without the unit that may stand behind its number: `5 years`.
fn without_unit<'c>(cell: &'c str, units: &[&str]) -> &'c str {
    let end = cell
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .len();
    let (number, unit) = cell.split_at(end);
    let is_unit = units.iter().any(|one| unit.eq_ignore_ascii_case(one));
    if is_unit { number.trim_end() } else { cell }
}

/// The parts of a cell that lists several things.
fn listed(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split([';', '\n', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

impl SheetPerson {
    /// What a cell of a column says; those of skills are for [`Self::claim`].
    pub(super) fn say(&mut self, meaning: Meaning, cell: &str) {
        let text = || Text::new(cell.to_owned());
        let profile = &mut self.profile;
        match meaning {
            Meaning::Name => profile.name = text(),
            Meaning::At => profile.at = text(),
            Meaning::Goal => profile.goal = text(),
            Meaning::Years => match quantity(without_unit(cell, &["years", "year", "yrs", "yr"])) {
                Some(years) => profile.years = Some(years),
                None => self.not_understood(UnknownKind::Years, cell, Vec::new()),
            },
            Meaning::LeadingMonths => match quantity(without_unit(cell, &["months", "month"])) {
                Some(months) => profile.leading_months = Some(months),
                None => self.not_understood(UnknownKind::Experience, cell, Vec::new()),
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
            Meaning::Skill | Meaning::Proficiency | Meaning::How(_) | Meaning::Unknown(_) => {}
        }
    }

    /// A skill with what a cell says of how well it is had: a proficiency, or its place on the scale from
    /// 1, or that it is had or not. Without a scale any number but 0 says that it is.
    pub(super) fn claim(&mut self, catalog: &Catalog, skill: &str, how: &str) {
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
        } else if scale.is_empty() && quantity(how).is_some_and(|how| !how.is_zero()) {
            self.is_rated = true;
            self.skills.push(skill.to_owned());
        } else if is_one_of(YES) {
            self.skills.push(skill.to_owned());
        } else if !is_one_of(NO) {
            let near = nearest(how, scale.names());
            let near = near.into_iter().map(str::to_owned).collect();
            self.not_understood(UnknownKind::Proficiency, &format!("{skill}:{how}"), near);
        }
    }

    /// A skill of which no more is said.
    pub(super) fn have(&mut self, skill: &str) {
        self.skills.push(skill.to_owned());
    }

    /// A cell under a heading that means nothing, which counts once however many rows have one.
    pub(super) fn say_unknown(&mut self, heading: &UnknownName) {
        if !self.unknown.contains(heading) {
            self.unknown.push(heading.clone());
        }
    }

    fn not_understood(&mut self, kind: UnknownKind, cell: &str, near: Vec<String>) {
        self.unknown.push(UnknownName::new(kind, cell, near));
    }

    /// Whether a number says how well a skill is had that is only had or not.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.is_rated
    }

    /// All that the rows said.
    #[must_use]
    pub fn finish(mut self) -> (Profile<'static>, Vec<UnknownName>) {
        let skills = self.skills.into_iter().filter_map(Text::new);
        let skills = skills.map(ClaimedSkill::Name);
        self.profile.skills = skills.collect();
        (self.profile, self.unknown)
    }
}
