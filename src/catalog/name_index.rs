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

/// The names of the things of one kind: a map for each step of the order. Most names are typed as they
/// stand, so what ignores case or accents is only made when it is needed.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    exact: OnceCell<[StepIndex; EXACT]>,
    folded: OnceCell<[StepIndex; FOLDED.len()]>,
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
        let found = if step < EXACT {
            let exact = self.exact.get_or_init(|| Self::exact(things()));
            exact[step].get(name)
        } else {
            let folded = self.folded.get_or_init(|| Self::folded(things()));
            folded[step - EXACT].get(&FOLDED[step - EXACT](name))
        };
        let things = found.into_iter();
        things.flat_map(|things| {
            [things.first]
                .into_iter()
                .chain(things.others.iter().copied())
        })
    }

    fn exact<'n>(things: impl Iterator<Item = Names<'n>>) -> [StepIndex; EXACT] {
        let [mut ids, mut titles, mut aliases] = <[StepIndex; EXACT]>::default();
        for (thing, names) in things.enumerate() {
            add(&mut ids, names.id.to_owned(), thing);
            // As a list of ids shows it, where that is something else.
            if let Cow::Owned(shown) = visible(names.id) {
                add(&mut ids, shown, thing);
            }
            add(&mut titles, names.title.to_owned(), thing);
            for alias in names.aliases() {
                add(&mut aliases, alias.to_owned(), thing);
            }
        }
        [ids, titles, aliases]
    }

    fn folded<'n>(things: impl Iterator<Item = Names<'n>>) -> [StepIndex; FOLDED.len()] {
        let mut indices = <[StepIndex; FOLDED.len()]>::default();
        for (thing, names) in things.enumerate() {
            for name in names.all() {
                for (index, key) in indices.iter_mut().zip(FOLDED) {
                    add(index, key(name), thing);
                }
            }
        }
        indices
    }
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
