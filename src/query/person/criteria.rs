//! What people are judged by: what of a ladder is worked out once, for however many of them.

use std::{cell::OnceCell, rc::Rc};

use crate::catalog::{Catalog, Graph, ResolvedRequirement};

use super::{
    expectations::Disputes, experience::WorksAsked, memo::Memo, named::Named, training::Kinds,
};

/// How many levels may stand and follow where people stand that is kept for others who stand there.
const LONGEST_KEPT: usize = 64;

/// A ladder as people are judged by it. Each part is made when the first of them needs it.
pub(in crate::query) struct Criteria<'a> {
    pub(in crate::query) catalog: &'a Catalog<'a>,
    /// Whether a level or a proficiency that the ladder does not know is listed like an unknown skill,
    /// and counts for nothing; else it is an error.
    pub(super) lists_all_unknown: bool,
    /// By years where they put a person; none where years say nothing.
    pub(in crate::query) by_years: Memo<u64, Option<Rc<Stand<'a>>>>,
    /// By levels where they put a person.
    stands: Memo<Vec<usize>, Rc<Stand<'a>>>,
    /// What was claimed, by its text.
    pub(super) claims: Memo<String, Rc<[Named]>>,
    required: Vec<OnceCell<Box<[ResolvedRequirement<'a>]>>>,
    implications: OnceCell<Graph>,
    disputes: OnceCell<Disputes<'a>>,
    kinds: OnceCell<Kinds<'a>>,
    works: OnceCell<WorksAsked<'a>>,
}

/// Where people stand.
#[derive(Debug)]
pub(in crate::query) struct Stand<'a> {
    /// The indices of the levels; none below the first.
    pub(in crate::query) levels: Vec<usize>,
    /// The ids of these levels.
    pub(in crate::query) ids: Rc<[&'a str]>,
    /// The levels that follow any of them; the first ones, where there are none.
    pub(in crate::query) next: Vec<usize>,
}

impl<'a> Stand<'a> {
    /// Whether it is kept for others who stand there: few levels are.
    pub(in crate::query) fn is_kept(&self) -> bool {
        self.levels.len() + self.next.len() <= LONGEST_KEPT
    }

    fn new(catalog: &'a Catalog<'a>, levels: Vec<usize>) -> Self {
        let all = &catalog.ladder.levels;
        Self {
            ids: levels.iter().map(|level| &*all[*level].id).collect(),
            next: catalog.graph.next_of(&levels),
            levels,
        }
    }
}

impl<'a> Criteria<'a> {
    /// For a person who is told when a level or a proficiency is not there.
    pub(in crate::query) fn new(catalog: &'a Catalog<'a>) -> Self {
        Self {
            catalog,
            lists_all_unknown: false,
            by_years: Memo::default(),
            stands: Memo::default(),
            claims: Memo::default(),
            required: (0..catalog.ladder.levels.len())
                .map(|_| OnceCell::new())
                .collect(),
            implications: OnceCell::new(),
            disputes: OnceCell::new(),
            kinds: OnceCell::new(),
            works: OnceCell::new(),
        }
    }

    /// For many people, of whom one who names what is not there does not stop the others.
    pub(in crate::query) fn for_many(catalog: &'a Catalog<'a>) -> Self {
        Self {
            lists_all_unknown: true,
            ..Self::new(catalog)
        }
    }

    /// What a level requires, in the order in which it asks for it.
    pub(in crate::query) fn required(&self, level: usize) -> &[ResolvedRequirement<'a>] {
        self.required[level].get_or_init(|| {
            let asked = self.catalog.level_requirements(level);
            asked.filter(ResolvedRequirement::required).collect()
        })
    }

    /// Where people stand of whom it is known at which levels.
    pub(in crate::query) fn stand(&self, levels: Vec<usize>) -> Rc<Stand<'a>> {
        self.stands.get(&levels).unwrap_or_else(|| {
            let stand = Rc::new(Stand::new(self.catalog, levels));
            if !stand.is_kept() {
                return stand;
            }
            self.stands.keep(stand.levels.clone(), stand)
        })
    }

    /// The skills as a graph in which each leads to those that it implies.
    pub(super) fn implications(&self) -> &Graph {
        (self.implications).get_or_init(|| self.catalog.implications())
    }

    pub(super) fn disputes(&self) -> &Disputes<'a> {
        self.disputes.get_or_init(|| Disputes::new(self.catalog))
    }

    /// The kinds of training that certificates ask for.
    pub(super) fn kinds(&self) -> &Kinds<'a> {
        self.kinds.get_or_init(|| Kinds::new(self.catalog))
    }

    /// The work that certificates ask for.
    pub(super) fn works(&self) -> &WorksAsked<'a> {
        self.works.get_or_init(|| WorksAsked::new(self.catalog))
    }
}
