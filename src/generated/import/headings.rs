//! What columns are usually called.

use crate::catalog::Spreadsheet;

pub(super) const LEVEL: &[&str] = &[
    "level",
    "levels",
    "role",
    "role level",
    "job level",
    "job title",
    "job",
    "grade",
    "band",
    "rung",
    "position",
    "career level",
    "title",
];
pub(super) const SKILL: &[&str] = &[
    "skill",
    "skills",
    "skill name",
    "competency",
    "competencies",
    "competence",
    "capability",
    "skill or competency",
    "attribute",
    "criterion",
    "dimension",
    "topic",
];
pub(super) const PROFICIENCY: &[&str] = &[
    "proficiency",
    "proficiency level",
    "skill level",
    "required level",
    "required proficiency",
    "target level",
    "competency level",
    "rating",
    "score",
    "mastery",
    "expected level",
];
pub(super) const EXPECTS: &[&str] = &[
    "expects",
    "expectation",
    "expectations",
    "expected",
    "description",
    "behaviour",
    "behavior",
    "behaviours",
    "behaviors",
    "indicator",
    "indicators",
    "note",
    "notes",
    "what is expected",
    "requirement",
    "details",
];
pub(super) const GROUP: &[&str] = &[
    "group",
    "skill group",
    "category",
    "skill category",
    "area",
    "family",
    "skill family",
    "theme",
    "pillar",
    "domain",
    "section",
];
pub(super) const ID: &[&str] = &["skill id", "skill_id", "id"];

/// The column with one of some usual names.
pub(super) fn usual(table: &Spreadsheet, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| table.column(name))
}
