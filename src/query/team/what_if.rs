//! What if some people were not there: the coverage without them.

use serde::Serialize;

use crate::catalog::{
    SkillId,
    english::{bounded_list, quoted},
    names::{nearest, search_key},
};

use super::{
    super::{
        Usage, UsageKind,
        person::{Criteria, Person},
    },
    coverage::{Coverage, PersonRef, SkillCoverage},
};

/// The coverage without some people.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WhatIf<'a> {
    /// Who is not there.
    pub without: Vec<PersonRef>,
    /// How the others have each skill that the whole team has.
    pub coverage: Vec<SkillCoverage<'a>>,
}

/// How many names are kept for a suggestion.
const MOST_KEPT: usize = 10_000;

/// People who are thought away.
pub(super) struct Absent {
    /// What they were called by, and who is called so.
    named: Vec<(String, Vec<PersonRef>)>,
    /// The coverage of the others.
    others: Coverage,
    known: Vec<String>,
}

impl Absent {
    pub(super) fn new(names: &[String], none: &Coverage) -> Self {
        let names = names.iter();
        Self {
            named: names.map(|name| (name.clone(), Vec::new())).collect(),
            others: none.clone(),
            known: Vec::new(),
        }
    }

    /// Counts a person, unless they are thought away.
    pub(super) fn add<'a>(
        &mut self,
        criteria: &Criteria<'a>,
        person: &Person<'a>,
        at: &[usize],
        gaps: impl Iterator<Item = SkillId>,
        who: impl Fn() -> PersonRef,
    ) {
        if self.named.is_empty() {
            return;
        }
        let somebody = who();
        let key = somebody.name.as_deref().map(search_key);
        let mut is_absent = false;
        for (name, found) in &mut self.named {
            let is_row = name
                .parse()
                .is_ok_and(|row: usize| Some(row) == somebody.row);
            if is_row || key.as_ref() == Some(&search_key(name)) {
                found.push(somebody.clone());
                is_absent = true;
            }
        }
        if self.known.len() < MOST_KEPT {
            self.known.extend(somebody.name);
        }
        if !is_absent {
            self.others.add(criteria, person, at, gaps, who);
        }
    }
}

impl<'a> WhatIf<'a> {
    pub(super) fn new(
        criteria: &Criteria<'a>,
        all: &Coverage,
        absent: Absent,
    ) -> Result<Self, Usage> {
        for (name, found) in &absent.named {
            let given = quoted(name);
            match found.as_slice() {
                [_] => {}
                [] => {
                    let near = nearest(name, &absent.known);
                    let message = format!("there is nobody called {given}");
                    return Err(Usage::unknown_name(message, &near));
                }
                several => {
                    let rows = several.iter().filter_map(|one| one.row);
                    let rows: Vec<String> = rows.map(|row| row.to_string()).collect();
                    let rows = bounded_list(&rows, 6);
                    let message = format!("several people are called {given}: in rows {rows}");
                    let mut usage = Usage::new(message);
                    usage.kind = UsageKind::AmbiguousName;
                    let hint = "say which by the row: `--without 3`";
                    return Err(usage.with_hint(hint));
                }
            }
        }
        let coverage = absent.others.entries_of(all, criteria, &[]);
        let without = absent.named.into_iter().flat_map(|(_, found)| found);
        let mut once: Vec<PersonRef> = Vec::new();
        for one in without {
            if !once.contains(&one) {
                once.push(one);
            }
        }
        Ok(Self {
            without: once,
            coverage,
        })
    }
}
