//! The names of things, for finding them by what a person types.

use std::{borrow::Cow, cell::OnceCell, collections::hash_map::Entry};

use foldhash::HashMap;

use crate::terminal::visible;

use super::{
    names::{case_key, search_key},
    text::Text,
};

/// What a thing is called.
pub struct Names<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title or name.
    pub title: &'a str,
    /// Other names for it.
    pub aliases: &'a [Text<'a>],
}

impl<'a> Names<'a> {
    pub(super) fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.aliases.iter().map(|alias| &**alias)
    }

    /// The id, the title and the aliases.
    pub fn all(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        [self.id, self.title].into_iter().chain(self.aliases())
    }
}

/// The names of the things of one kind: a map for each step of the order, made when it is first asked. Most
/// names are ids, typed as they stand.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    steps: [OnceCell<StepIndex>; STEPS],
}

/// The things by a key of their names.
type StepIndex = HashMap<String, Things>;

/// The things of one name: most often one.
#[derive(Debug)]
struct Things {
    first: usize,
    others: Vec<usize>,
}

/// The steps for exact names: by id, by title and by alias.
pub(super) const EXACT: usize = 3;

/// The steps for other spellings, each with its key.
const FOLDED: [fn(&str) -> String; 2] = [case_key, search_key];

pub(super) const STEPS: usize = EXACT + FOLDED.len();

impl NameIndex {
    /// The things that have a name, as a step of the order compares names.
    pub(super) fn find<'n, I>(
        &self,
        name: &str,
        step: usize,
        things: impl Fn() -> I,
    ) -> impl Iterator<Item = usize>
    where
        I: Iterator<Item = Names<'n>>,
    {
        let index = self.steps[step].get_or_init(|| step_index(step, things()));
        let found = match step.checked_sub(EXACT) {
            None => index.get(name),
            Some(folded) => index.get(&FOLDED[folded](name)),
        };
        let things = found.into_iter();
        things.flat_map(|things| {
            [things.first]
                .into_iter()
                .chain(things.others.iter().copied())
        })
    }
}

fn step_index<'n>(step: usize, things: impl Iterator<Item = Names<'n>>) -> StepIndex {
    let mut index = StepIndex::default();
    for (thing, names) in things.enumerate() {
        match step {
            0 => {
                add(&mut index, names.id.to_owned(), thing);
                // As a list of ids shows it, where that is something else.
                if let Cow::Owned(shown) = visible(names.id) {
                    add(&mut index, shown, thing);
                }
            }
            1 => add(&mut index, names.title.to_owned(), thing),
            2 => {
                for alias in names.aliases() {
                    add(&mut index, alias.to_owned(), thing);
                }
            }
            _ => {
                for name in names.all() {
                    add(&mut index, FOLDED[step - EXACT](name), thing);
                }
            }
        }
    }
    index
}

fn add(index: &mut StepIndex, key: String, thing: usize) {
    match index.entry(key) {
        Entry::Vacant(entry) => {
            let (first, others) = (thing, Vec::new());
            entry.insert(Things { first, others });
        }
        Entry::Occupied(mut entry) => {
            let Things { first, others } = entry.get_mut();
            if *others.last().unwrap_or(first) != thing {
                others.push(thing);
            }
        }
    }
}
