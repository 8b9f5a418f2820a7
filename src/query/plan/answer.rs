//! What a plan answers: its JSON, and the gaps as one rectangle.

use serde::{Serialize, Serializer};

use crate::{
    catalog::Source,
    document::{Cell, ColumnKind, Heading, Page, Row, Table},
    query::{Answer, MarketAnswer},
};

use super::{
    super::person::status::SkillStatus,
    first_steps::NextStep,
    parts::PlanAnswer,
    progress_rows,
    way::{Rung, WaySkill},
};

#[cfg(test)]
crate::query::schema_like!(PlanAnswer<'_>, super::PlanParts<'_>);

impl Serialize for PlanAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}

/// A row for the years that are missing to a level.
fn years_row<'p>(rung: &'p Rung<'_>) -> Row<'p> {
    vec![
        rung.level.id.into(),
        rung.level.title.into(),
        "years".into(),
        Cell::Missing,
        "Years as a project manager".into(),
        SkillStatus::TooLow.name().into(),
        rung.years.into(),
        rung.from_years.into(),
        true.into(),
        Cell::Missing,
        Cell::Missing,
        Cell::Missing,
        Cell::Missing,
    ]
}

/// A row for a skill that is missing to a level.
fn skill_row<'p>(rung: &'p Rung<'_>, skill: &'p WaySkill<'_>) -> Row<'p> {
    vec![
        rung.level.id.into(),
        rung.level.title.into(),
        "skill".into(),
        skill.id.into(),
        skill.name.into(),
        skill.status.name().into(),
        skill.have.into(),
        skill.want.into(),
        skill.required.into(),
        skill.weight.into(),
        skill.note.into(),
        skill.means.into(),
        Cell::Missing,
    ]
}

impl Answer for PlanAnswer<'_> {
    const KEY: &'static str = "plan";

    fn table(&self) -> Table<'_> {
        const HEADINGS: &[Heading] = &[
            Heading::programs("level", ColumnKind::Short),
            Heading::programs("level_title", ColumnKind::Short),
            Heading::programs("kind", ColumnKind::Short),
            Heading::programs("id", ColumnKind::Short),
            Heading::programs("name", ColumnKind::Short),
            Heading::programs("status", ColumnKind::Short),
            Heading::programs("have", ColumnKind::Short),
            Heading::programs("want", ColumnKind::Short),
            Heading::programs("required", ColumnKind::Short),
            Heading::programs("weight", ColumnKind::Figure),
            Heading::programs("note", ColumnKind::Prose),
            Heading::programs("means", ColumnKind::Prose),
            Heading::programs("had", ColumnKind::Short),
        ];
        let rows = self.parts.way.iter().flat_map(|rung| {
            let are_missing = rung.years_missing.is_some_and(|missing| !missing.is_zero());
            let years = are_missing.then(|| years_row(rung));
            let gaps = rung.skills.iter().filter(|skill| skill.status.is_gap());
            years
                .into_iter()
                .chain(gaps.map(|skill| skill_row(rung, skill)))
        });
        let since = self.parts.since.iter();
        let since = since.flat_map(|progress| progress_rows::build(self.catalog, progress));
        Table::from_rows(HEADINGS, rows.chain(since).collect())
    }

    fn first_screen(&self) -> Page<'_> {
        super::page::first_screen(self)
    }

    fn page(&self) -> Page<'_> {
        super::page::page(self)
    }

    fn notes_in_json(&self) -> &[String] {
        &self.parts.notes
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let steps = self.parts.next_steps.iter().flat_map(NextStep::sources);
        let salaries = self.parts.way.iter().flat_map(|rung| rung.salary);
        let salaries = salaries.filter_map(|salary| salary.source.as_deref());
        let beyond = self.parts.beyond.iter();
        let beyond = beyond.filter_map(|one| one.source.as_deref());
        let mut sources = (self.catalog).sources_of_skills(steps.chain(salaries).chain(beyond));
        sources.extend(
            self.parts
                .market
                .iter()
                .flat_map(MarketAnswer::wage_sources),
        );
        sources
    }
}
