//! What is said of a team: its pages, and its parts as rectangles.

use crate::{
    catalog::Number,
    document::{Cell, Column, ColumnKind, Heading, Page, Row, Table},
    query::Answer,
};

use super::{
    coverage::{HaveAt, PersonRef, SkillCoverage},
    matrix, page,
    parts::{TeamAnswer, TeamPart},
    person::{NextLevel, TeamPerson},
};

impl Answer for TeamAnswer<'_> {
    const KEY: &'static str = "team";
    const ID: Option<&'static str> = None;

    /// One table has no room for before and after, so that with somebody thought away it is of the others.
    fn table(&self) -> Table<'_> {
        let what_if = self.what_if.as_ref();
        let absent = what_if.map_or(&[][..], |what_if| &what_if.without);
        match self.part {
            Some(TeamPart::Coverage) => {
                let left = what_if.map_or(&self.coverage, |what_if| &what_if.coverage);
                Table::new(coverage_columns(), left)
            }
            Some(TeamPart::Matrix) => matrix::table(self.catalog, &self.seen, absent, false),
            Some(TeamPart::People) | None => {
                let people = self.people.iter();
                people_table(people.filter(|one| !absent.contains(&one.who())))
            }
        }
    }

    fn first_screen(&self) -> Page<'_> {
        page::first_screen(self)
    }

    fn page(&self) -> Page<'_> {
        page::page(self)
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn failed(&self) -> bool {
        self.failed
    }
}

/// A row for each person and level that may be next; at the top one without.
fn people_table<'t>(people: impl Iterator<Item = &'t TeamPerson<'t>>) -> Table<'t> {
    use ColumnKind::{Figure, Prose, Short};
    const HEADINGS: &[Heading] = &[
        Heading::programs("name", Short),
        Heading::programs("row", Figure),
        Heading::programs("file", Short),
        Heading::programs("at", Short),
        Heading::programs("next", Short),
        Heading::programs("next_title", Short),
        Heading::programs("ready", Short),
        Heading::programs("years_missing", Figure),
        Heading::programs("required", Figure),
        Heading::programs("met", Short),
        Heading::programs("too_low", Short),
        Heading::programs("missing", Short),
        Heading::programs("waived", Short),
        Heading::programs("undecided", Short),
        Heading::programs("certifications_open", Short),
        Heading::programs("unknown", Short),
        Heading::programs("error", Prose),
        Heading::programs("short", Short),
    ];
    let rows = people.flat_map(|one| {
        let next = one.next.iter().map(|next| row(one, Some(next)));
        let alone = one.next.is_empty().then(|| row(one, None));
        next.chain(alone).collect::<Vec<_>>()
    });
    Table::from_rows(HEADINGS, rows.collect())
}

fn row<'t>(one: &'t TeamPerson, next: Option<&'t NextLevel>) -> Row<'t> {
    let open = one.certifications.iter().flatten();
    let open = open.filter(|certificate| certificate.status.is_open());
    let list = |ids: fn(&'t NextLevel) -> Vec<&'t str>| Cell::from(next.map(ids).map(Cell::list));
    vec![
        one.name.as_deref().into(),
        one.row.map(Number::from_count).into(),
        one.file.as_deref().into(),
        Cell::list(one.at.iter().copied()),
        next.map(|next| next.id).into(),
        next.map(|next| next.title).into(),
        next.map(|next| next.ready).into(),
        next.and_then(|next| next.years_missing).into(),
        next.map(|next| Number::from_count(next.gap.required()))
            .into(),
        list(|next| next.gap.met.clone()),
        list(|next| next.gap.too_low.iter().map(|one| one.id).collect()),
        list(|next| next.gap.missing.iter().map(|one| one.id).collect()),
        list(|next| next.gap.waived.clone()),
        list(|next| next.gap.undecided.clone()),
        Cell::list(open.map(|certificate| certificate.id)),
        Cell::list(one.unknown.iter().map(|unknown| &*unknown.given)),
        one.error.as_ref().map(|error| &*error.message).into(),
        Cell::list(one.short_ids()),
    ]
}

fn coverage_columns<'a>() -> Vec<Column<SkillCoverage<'a>>> {
    use ColumnKind::{Figure, Short};
    vec![
        Column::programs("id", "Id", Short, |one| one.id.into()),
        Column::new("name", "Skill", Short, |one| one.name.into()),
        Column::new("have", "Have it", Figure, |one| count(one.have)),
        Column::new("at", "At", Short, |one| {
            let some = one.at.iter().filter(|at| at.people > 0);
            Cell::list(some.map(HaveAt::describe))
        }),
        Column::new("want", "Asked for", Short, |one| one.want.into()),
        Column::new("asked", "Asked of", Figure, |one| count(one.asked)),
        Column::new("short", "Short", Figure, |one| count(one.short)),
        Column::new("next_short", "Short of the next", Figure, |one| {
            count(one.next_short)
        }),
        Column::new("alone", "Alone", Short, |one| {
            one.alone.as_ref().map(PersonRef::title).into()
        }),
        Column::new("one_below", "One step below", Short, |one| {
            Cell::list(one.one_below.iter().map(PersonRef::title))
        }),
        Column::new("need", "Needed", Figure, |one| {
            one.need.map(|need| Number::from_count(need.people)).into()
        }),
        Column::programs("need_proficiency", "", Short, |one| {
            one.need.and_then(|need| need.proficiency).into()
        }),
        Column::new("need_short", "More needed", Figure, |one| {
            one.need.map(|need| Number::from_count(need.short)).into()
        }),
    ]
}

fn count(number: usize) -> Cell<'static> {
    Number::from_count(number).into()
}

impl HaveAt<'_> {
    /// `working: 3`.
    pub(super) fn describe(&self) -> String {
        format!("{}: {}", self.proficiency, self.people)
    }
}
