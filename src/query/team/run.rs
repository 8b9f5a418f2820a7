//! Gathers what is found of one person after another.

use std::{collections::BTreeMap, rc::Rc};

use crate::catalog::{Catalog, Kind, names::search_key, order};

use super::{
    super::{
        Usage,
        person::{
            index,
            unknown::{UnknownKind, UnknownName},
        },
    },
    Team, TeamAnswer, TeamOrder, TeamPart,
    coverage::{Coverage, PersonRef},
    judge::{Judge, Place, Said},
    matrix::Seen,
    need::Needs,
    notes::TeamNotes,
    parts::LevelCount,
    person::{ShortPerson, TeamPerson},
    since::Since,
    what_if::{Absent, WhatIf},
};

/// People that are being judged.
pub struct TeamRun<'t, 'a> {
    team: &'t Team,
    judge: Judge<'a>,
    /// The ladder.
    pub catalog: &'a Catalog<'a>,
    /// The index of the level at which people stand who are asked for.
    level: Option<usize>,
    people: Vec<(TeamPerson<'a>, Vec<usize>)>,
    seen: Vec<Seen<'a>>,
    coverage: Coverage,
    absent: Absent,
    /// For each level how many stand there and how many of them are ready; those below the first have no
    /// level.
    by_level: BTreeMap<Option<usize>, (usize, usize)>,
    judged: usize,
    ready: usize,
    /// What there is to say beside it.
    pub notes: TeamNotes,
}

impl<'t, 'a> TeamRun<'t, 'a> {
    /// # Errors
    /// If an option names a level that is not there.
    pub fn new(team: &'t Team, catalog: &'a Catalog<'a>) -> Result<Self, Usage> {
        let judge = Judge::new(team, catalog)?;
        let level = team.level.as_deref();
        let level = level.map(|name| index(catalog, name, Kind::Level));
        let coverage = Coverage::new(&judge.criteria);
        Ok(Self {
            team,
            catalog,
            level: level.transpose()?,
            people: Vec::new(),
            seen: Vec::new(),
            absent: Absent::new(&team.without, &coverage),
            coverage,
            by_level: BTreeMap::new(),
            judged: 0,
            ready: 0,
            notes: TeamNotes::default(),
            judge,
        })
    }

    /// Judges a person.
    #[must_use]
    pub fn judge(&self, place: Place, said: &Said, unknown: Vec<UnknownName>) -> TeamPerson<'a> {
        self.judge.judge(place, said, unknown)
    }

    /// Judges a person, and keeps what the answer needs.
    pub fn add(&mut self, place: Place, said: &Said, unknown: Vec<UnknownName>) {
        let mut found = self.judge.find(place, said, unknown);
        let mut entry = self.judge.tell(place, &mut found);
        let Ok(known) = found else {
            self.notes.add_unreadable(&entry);
            self.keep(entry, &[]);
            return;
        };
        if self.keeps_people() {
            entry.own = self.judge.own_levels(&known);
        }
        let (person, at) = (&known.person, &*known.stand.levels);
        let who = || PersonRef {
            name: entry.name.clone(),
            row: entry.row,
        };
        self.judged += 1;
        let gaps = || entry.next.iter().flat_map(|next| next.gap.skills());
        let criteria = &self.judge.criteria;
        self.coverage.add(criteria, person, at, gaps(), who);
        self.absent.add(criteria, person, at, gaps(), who);
        if self.team.keeps_skills(self.seen.len()) {
            let ready = entry.next.iter().filter(|next| next.ready);
            let ready = ready.map(|next| next.id).collect();
            let seen = Seen::new(who(), person, Rc::clone(&entry.at), ready);
            self.seen.push(seen);
        }
        self.count_levels(&entry, at);
        let asks_years = |level: usize| self.catalog.ladder.levels[level].years.min.is_some();
        let mut next = entry.next.iter();
        let asks_years = next.any(|next| self.catalog.level_index(next.id).is_some_and(asks_years));
        if asks_years && person.years.is_none() {
            self.notes.without_years.add(who().title());
        }
        let unknown = entry.unknown.iter();
        // A heading that is not known is told of the file, and not of each person again.
        let unknown = unknown.filter(|one| one.kind != UnknownKind::Column);
        self.notes.list_unknown(&who(), unknown);
        self.keep(entry, at);
    }

    fn keeps_people(&self) -> bool {
        self.team.part != Some(TeamPart::Coverage)
    }

    fn keep(&mut self, entry: TeamPerson<'a>, at: &[usize]) {
        if self.keeps_people() && self.is_asked_for(&entry) {
            self.people.push((entry, at.to_vec()));
        }
    }

    fn count_levels(&mut self, entry: &TeamPerson, at: &[usize]) {
        let is_ready = entry.next.iter().any(|next| next.ready);
        self.ready += usize::from(is_ready);
        let levels = at.iter().copied().map(Some);
        let below = at.is_empty().then_some(None);
        for level in levels.chain(below) {
            let (people, ready) = self.by_level.entry(level).or_default();
            *people += 1;
            *ready += usize::from(is_ready);
        }
    }

    /// Whether the options ask for a person: one who could not be read is always told.
    #[must_use]
    pub fn is_asked_for(&self, person: &TeamPerson) -> bool {
        let is_ready = || person.next.iter().any(|next| next.ready);
        let is_there = |level: usize| {
            let id = &*self.catalog.ladder.levels[level].id;
            person.at.contains(&id)
        };
        person.error.is_some()
            || ((!self.team.ready || is_ready()) && self.level.is_none_or(is_there))
    }

    /// What was found of all, with what the team needs, and what was found of the team before.
    ///
    /// # Errors
    /// With `--strict` if the ladder did not know something; if nobody or several are called what
    /// `--without` says.
    pub fn finish(mut self, needs: &Needs, then: Option<Self>) -> Result<TeamAnswer<'a>, Usage> {
        if self.team.strict {
            self.notes.refuse()?;
        }
        self.sort();
        self.note_nobody();
        let failed = self.notes.unreadable.count > 0;
        let (unknown, notes) = self.notes.finish();
        let criteria = &self.judge.criteria;
        let absent = (!self.team.without.is_empty()).then_some(self.absent);
        let what_if = absent.map(|absent| WhatIf::new(criteria, &self.coverage, absent));
        let what_if = what_if.transpose()?;
        let then = then.as_ref();
        let since = then.map(|then| {
            let now = (&*self.seen, &self.coverage);
            Since::new(self.catalog, (&then.seen, &then.coverage), now)
        });
        let levels = &self.catalog.ladder.levels;
        let by_level = self.by_level.into_iter();
        let people: Vec<TeamPerson> = self.people.into_iter().map(|(one, _)| one).collect();
        Ok(TeamAnswer {
            catalog: self.catalog,
            part: self.team.part,
            full: self.team.full,
            judged: self.judged,
            ready: self.ready,
            levels: by_level
                .map(|(level, (people, ready))| LevelCount {
                    id: level.map(|level| &*levels[level].id),
                    title: level.map(|level| &*levels[level].title),
                    people,
                    ready,
                })
                .collect(),
            coverage: self.coverage.entries(criteria, &needs.0),
            short: people.iter().flat_map(ShortPerson::each).collect(),
            people,
            unknown,
            failed,
            what_if,
            since,
            seen: self.seen,
            notes,
        })
    }

    fn sort(&mut self) {
        let Some(order) = self.team.sort else {
            return;
        };
        // One key for all orders: what comes last, a number, text, levels.
        order::sort_by_cached_key(&mut self.people, |(one, at)| match order {
            // Those who lack nothing since they are at the top, or could not be read, come last.
            TeamOrder::Missing => {
                let open = one.next.iter().map(|next| next.gap.open()).min();
                (open.is_none(), open, None, Vec::new())
            }
            TeamOrder::Name => {
                let name = one.name.as_deref().map(search_key);
                (name.is_none(), None, name, Vec::new())
            }
            TeamOrder::Level => (one.error.is_some(), None, None, at.clone()),
        });
    }

    /// Notes that there are no people, if there are none.
    fn note_nobody(&mut self) {
        let notes = &mut self.notes;
        let nobody = if self.judged == 0 && notes.unreadable.count == 0 {
            "there is nobody in it"
        } else if self.people.is_empty() && self.team.part != Some(TeamPart::Coverage) {
            "nobody is what `--ready` and `--level` ask for"
        } else {
            return;
        };
        notes.last = Some(nobody);
    }
}
