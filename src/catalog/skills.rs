//! The skills of a ladder, each by its one name: the registry, and any bare name that the registry
//! does not know.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    collections::hash_map::Entry,
};

use foldhash::{HashMap, HashMapExt};

use super::{
    aliases::Aliases,
    ladder::Ladder,
    names::{alike, fold, slug},
    requirement::Requirement,
};

/// The place of a skill in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkillId(usize);

impl SkillId {
    /// The place in the table, from 0.
    #[must_use]
    pub fn at(self) -> usize {
        self.0
    }
}

/// One skill.
#[derive(Debug)]
pub struct KnownSkill<'a> {
    /// The stable name for scripts: the registry's, or made from the name.
    pub id: Cow<'a, str>,
    /// The name people read.
    pub name: &'a str,
    /// Other names for it.
    pub aliases: Aliases<'a>,
    /// The family it belongs to.
    pub group: Option<&'a str>,
    /// Whether the registry holds it.
    pub registered: bool,
}

/// All skills of a ladder, the registry's first and in its order.
#[derive(Debug, Default)]
pub struct Skills<'a> {
    known: Vec<KnownSkill<'a>>,
    by_spelling: HashMap<&'a str, SkillId>,
    // Folding costs more than all the rest, and most files spell a name one way.
    by_fold: OnceCell<HashMap<String, SkillId>>,
    /// How many names have been sought one by one.
    sought: Cell<usize>,
}

/// Up to so many names a look at each skill is quicker than to fold all of them.
const FEW: usize = 8;

impl<'a> Skills<'a> {
    /// Collects the skills that the loaded sections of `ladder` name.
    #[must_use]
    pub fn of(ladder: &'a Ladder<'a>) -> Self {
        let mut skills = Self {
            known: Vec::with_capacity(ladder.skills.len()),
            by_spelling: HashMap::with_capacity(2 * ladder.skills.len()),
            ..Self::default()
        };
        for skill in &ladder.skills {
            let id = SkillId(skills.known.len());
            skills.known.push(KnownSkill {
                id: Cow::Borrowed(&skill.id),
                name: &skill.name,
                aliases: skill.aliases,
                group: skill.group.as_deref(),
                registered: true,
            });
            skills.by_spelling.entry(&skill.id).or_insert(id);
            skills.by_spelling.entry(&skill.name).or_insert(id);
        }
        let asked = (ladder.levels.iter().flat_map(|level| &level.skills))
            .chain(ladder.tracks.iter().flat_map(|track| &track.skills))
            .map(Requirement::skill);
        let developed = ladder
            .strategies
            .iter()
            .flat_map(|strategy| strategy.develops.iter().map(|skill| &**skill));
        for name in asked.chain(developed) {
            skills.admit(name);
        }
        skills
    }

    fn admit(&mut self, name: &'a str) {
        if self.by_spelling.contains_key(name) {
            return;
        }
        self.folded();
        let next = SkillId(self.known.len());
        let id = match self.by_fold.get_mut().map(|known| known.entry(fold(name))) {
            Some(Entry::Occupied(known)) => *known.get(),
            Some(Entry::Vacant(place)) => *place.insert(next),
            None => next,
        };
        if id == next {
            self.known.push(KnownSkill {
                id: Cow::Owned(slug(name)),
                name,
                aliases: Aliases::default(),
                group: None,
                registered: false,
            });
        }
        self.by_spelling.insert(name, id);
    }

    fn folded(&self) -> &HashMap<String, SkillId> {
        self.by_fold.get_or_init(|| {
            let mut folded = HashMap::new();
            for (id, skill) in self.iter() {
                for name in [&*skill.id, skill.name] {
                    folded.entry(fold(name)).or_insert(id);
                }
                for alias in skill.aliases {
                    folded.entry(fold(&alias)).or_insert(id);
                }
            }
            folded
        })
    }

    /// The skill called exactly `name`, by id, name or alias, however it is spelled.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<SkillId> {
        if let Some(id) = self.by_spelling.get(name) {
            return Some(*id);
        }
        let sought = self.sought.get();
        if sought >= FEW || self.by_fold.get().is_some() {
            return self.folded().get(&fold(name)).copied();
        }
        self.sought.set(sought + 1);
        let called = |skill: &KnownSkill| {
            (alike(&skill.id, name) || alike(skill.name, name))
                || skill.aliases.into_iter().any(|alias| alike(&alias, name))
        };
        let mut skills = self.iter();
        skills.find_map(|(id, skill)| called(skill).then_some(id))
    }

    /// The skill that a level or a track asks for.
    ///
    /// # Panics
    /// If the requirement is not of the ladder that these skills were collected from.
    #[must_use]
    pub fn asked(&self, requirement: &Requirement) -> (SkillId, &KnownSkill<'a>) {
        let id = self.by_spelling[requirement.skill()];
        (id, self.get(id))
    }

    /// The skill at a place in the table.
    #[must_use]
    pub fn get(&self, id: SkillId) -> &KnownSkill<'a> {
        &self.known[id.0]
    }

    /// How many skills there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// All skills, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SkillId, &KnownSkill<'a>)> {
        self.known
            .iter()
            .enumerate()
            .map(|(at, skill)| (SkillId(at), skill))
    }
}
