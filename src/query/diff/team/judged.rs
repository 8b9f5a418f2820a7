//! What one ladder finds of all people of a roster, and what to say of reading it.

use crate::catalog::{
    Catalog,
    english::{and_list, quoted},
};

use super::{
    super::super::{
        Usage,
        person::unknown::{UnknownKind, UnknownName},
        team::{Few, TeamPerson},
    },
    GoneLevel,
};

/// A person, and the ladder that judged them.
pub(super) type Found<'f> = (&'f Catalog<'f>, &'f TeamPerson<'f>);

/// What a ladder finds of people.
pub struct Judgement<'a> {
    /// What the version of the ladder is called.
    pub version: String,
    /// The ladder.
    pub catalog: &'a Catalog<'a>,
    /// The people, in the order in which they were read.
    pub people: Vec<TeamPerson<'a>>,
    /// The headings of a spreadsheet that mean nothing on it.
    pub unknown_columns: Vec<UnknownName>,
    /// How files were read.
    pub remarks: Vec<String>,
}

impl Judgement<'_> {
    pub(super) fn ensure_same_people(&self, other: &Self) -> Result<(), Usage> {
        let places = |one: &Self| {
            let places = one.people.iter();
            places
                .map(|one| (one.file.clone(), one.row))
                .collect::<Vec<_>>()
        };
        if places(self) == places(other) {
            return Ok(());
        }
        let (old, new) = (quoted(&self.version), quoted(&other.version));
        let message = format!(
            "{old} and {new} read the team as different people: a column is a skill of one of them, \
             and to the other it says who or what a row is"
        );
        Err(Usage::new(message).with_hint("give that column another heading"))
    }

    /// The levels where somebody stands or wants to go that the other ladder does not have.
    pub(super) fn gone(&self, other: &Catalog) -> Vec<GoneLevel> {
        let levels = self.catalog.ladder.levels.iter();
        let gone = levels.filter(|level| other.level(&level.id).is_none());
        let gone = gone.map(|level| {
            let id = &*level.id;
            let stood = self.people.iter().filter(|one| one.at.contains(&id));
            let is_next = |one: &&TeamPerson| one.next.iter().any(|next| next.id == id);
            GoneLevel {
                id: id.to_owned(),
                title: level.title.to_string(),
                stood: stood.count(),
                next: self.people.iter().filter(is_next).count(),
            }
        });
        gone.filter(|level| level.stood + level.next > 0).collect()
    }

    /// What to say beside the answer: how the files were read, which columns count for neither or only one
    /// of the ladders, and who could not be judged.
    pub(super) fn notes(&self, new: &Self) -> Vec<String> {
        let mut notes = self.remarks.clone();
        let is_in = |list: &[UnknownName], one: &UnknownName| {
            list.iter().any(|other| other.given == one.given)
        };
        let mut tell = |columns: Vec<String>, what: String| {
            if !columns.is_empty() {
                let columns = and_list(&columns).into_owned();
                notes.push(format!("columns that {what}: {columns}"));
            }
        };
        let told = |one: &UnknownName| {
            let near = one.near.first();
            let near = near.map(|near| format!(" (nearest: {near})"));
            format!("{}{}", quoted(&one.given), near.unwrap_or_default())
        };
        let (before, after) = (&self.unknown_columns, &new.unknown_columns);
        let neither = before.iter().filter(|one| is_in(after, one)).map(told);
        tell(
            neither.collect(),
            String::from("neither ladder knows, so not counted"),
        );
        let gone = after.iter().filter(|one| !is_in(before, one)).map(told);
        let version = quoted(&new.version);
        tell(
            gone.collect(),
            format!("{version} does not know any more, so not counted there"),
        );
        let come = before.iter().filter(|one| !is_in(after, one)).map(told);
        let version = quoted(&self.version);
        tell(
            come.collect(),
            format!("{version} did not know, so not counted there"),
        );
        let mut unknown = Few::default();
        for (was, is) in self.people.iter().zip(&new.people) {
            let names = is.unknown.iter().filter(|one| is_in(&was.unknown, one));
            for one in names.filter(|one| one.kind != UnknownKind::Column) {
                let row = is.row.map(|row| format!("row {row}"));
                let who = is.name.as_deref().or(row.as_deref()).or(is.file.as_deref());
                unknown.add(format!("{} {}", who.unwrap_or_default(), told(one)));
            }
        }
        notes.extend(unknown.told("neither ladder knows, so not counted"));
        let mut unreadable = Few::default();
        for (was, is) in self.people.iter().zip(&new.people) {
            if let (Some(error), true) = (is.error.as_ref(), was.error.is_some()) {
                unreadable.add_unreadable(is.file.as_deref(), is.row, &error.message);
            }
        }
        notes.extend(unreadable.could_not_be_judged());
        if self.people.is_empty() {
            notes.push(String::from("there is nobody in the team"));
        }
        notes
    }
}
