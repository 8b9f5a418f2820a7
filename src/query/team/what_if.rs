//! What if some people were not there: the coverage without them.

use serde::Serialize;

use crate::catalog::{
    SkillId,
    english::{bounded_list, quoted, quoted_for_shell},
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
    named: Vec<Named>,
    /// The coverage of nobody.
    none: Coverage,
    /// The coverage of the others.
    others: Coverage,
    known: Vec<String>,
}

/// A name that was given, and whom it may mean.
struct Named {
    given: String,
    /// Who is called so, or stands in that row.
    whole: Vec<PersonRef>,
    /// Whose first name it is.
    by_first: Vec<PersonRef>,
    /// The coverage of the first of these alone, who is not among the others until it is known that somebody
    /// else is meant.
    of_first: Option<Coverage>,
}

impl Named {
    fn is_whole(&self, somebody: &PersonRef) -> bool {
        let row = self.given.parse().ok();
        let name = somebody.name.as_deref();
        (row.is_some() && row == somebody.row)
            || name.is_some_and(|name| search_key(name) == search_key(&self.given))
    }

    fn is_first_name(&self, somebody: &PersonRef) -> bool {
        let name = somebody.name.as_deref().unwrap_or_default();
        let first = name.split_whitespace().next();
        first.is_some_and(|first| search_key(first) == search_key(&self.given))
    }

    /// Who is meant: by a first name alone only where one person has it.
    fn meant(&self, known: &[String]) -> Result<&[PersonRef], Usage> {
        let given = quoted(&self.given);
        match (self.whole.as_slice(), self.by_first.as_slice()) {
            ([_], _) => Ok(&self.whole),
            ([], [_]) => Ok(&self.by_first),
            ([], []) => {
                let near = nearest(&self.given, known);
                let message = format!("there is nobody called {given}");
                Err(Usage::unknown_name(message, &near))
            }
            ([], several) => {
                let who: Vec<String> = several.iter().map(PersonRef::title).collect();
                let first = search_key(&who[0]);
                let are_alike = who[1..].iter().any(|one| search_key(one) == first);
                let (what, which) = match several[0].row {
                    Some(row) if are_alike => ("row", row.to_string()),
                    _ => ("whole name", quoted_for_shell(&who[0])),
                };
                let who = bounded_list(&who, MOST_NAMED);
                let hint = format!("say which by the {what}: `--without {which}`");
                Err(ambiguous(&format!("{given}: {who}")).with_hint(hint))
            }
            (several, _) => {
                let rows = several.iter().filter_map(|one| one.row);
                let rows: Vec<String> = rows.map(|row| row.to_string()).collect();
                let Some(first) = rows.first() else {
                    let hint = "give one of them another name in their file";
                    return Err(ambiguous(&given).with_hint(hint));
                };
                let hint = format!("say which by the row: `--without {first}`");
                let rows = bounded_list(&rows, MOST_NAMED);
                Err(ambiguous(&format!("{given}: in rows {rows}")).with_hint(hint))
            }
        }
    }
}

/// How many people are named that a name may mean.
const MOST_NAMED: usize = 6;

fn ambiguous(who: &str) -> Usage {
    let mut usage = Usage::new(format!("several people are called {who}"));
    usage.kind = UsageKind::AmbiguousName;
    usage
}

impl Absent {
    pub(super) fn new(names: &[String], none: &Coverage) -> Self {
        let named = |name: &String| Named {
            given: name.clone(),
            whole: Vec::new(),
            by_first: Vec::new(),
            of_first: None,
        };
        Self {
            named: names.iter().map(named).collect(),
            none: none.clone(),
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
        let mut is_absent = false;
        let mut first_of = None;
        for named in &mut self.named {
            if named.is_whole(&somebody) {
                named.whole.push(somebody.clone());
                is_absent = true;
            } else if named.is_first_name(&somebody) {
                named.by_first.push(somebody.clone());
                first_of = Some(named).filter(|named| named.by_first.len() == 1);
            }
        }
        if !is_absent {
            let counted = match first_of {
                Some(named) => named.of_first.insert(self.none.clone()),
                None => &mut self.others,
            };
            counted.add(criteria, person, at, gaps, who);
        }
        if self.known.len() < MOST_KEPT {
            self.known.extend(somebody.name);
        }
    }
}

impl<'a> WhatIf<'a> {
    pub(super) fn new(
        criteria: &Criteria<'a>,
        all: &Coverage,
        absent: Absent,
    ) -> Result<Self, Usage> {
        let Absent {
            named,
            mut others,
            known,
            ..
        } = absent;
        let mut without = Vec::new();
        for one in &named {
            without.extend(one.meant(&known)?);
            if let (false, Some(first)) = (one.whole.is_empty(), &one.of_first) {
                others.merge(first);
            }
        }
        let coverage = others.entries_of(all, criteria, &[]);
        let mut once: Vec<PersonRef> = Vec::new();
        for one in without {
            if !once.contains(one) {
                once.push(one.clone());
            }
        }
        Ok(Self {
            without: once,
            coverage,
        })
    }
}
