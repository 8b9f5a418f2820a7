//! Finds on a ladder what a person names.

use std::{cell::OnceCell, cmp::Reverse, collections::BTreeSet, rc::Rc};

use crate::catalog::{
    Catalog, Date, Kind, LookupError, SkillId, SkillSet, english::quoted, names::search_key,
};

use crate::query::{
    Usage, UsageKind,
    skill_filter::{find_skill, listed_skills, parts_of_list, split_proficiency},
};

use super::{
    claims::Claim,
    criteria::Criteria,
    named::Named,
    unknown::{UnknownKind, UnknownName, near_skills, nearest_if_few},
};

/// How many bytes a claim may have that is kept for others who say the same.
const LONGEST_KEPT: usize = 256;

/// Finds what a person names.
pub(super) struct Resolver<'c, 'a> {
    criteria: &'c Criteria<'a>,
    /// How names were understood that are neither a title nor an id.
    aliases: BTreeSet<String>,
    /// The names that the ladder does not know.
    pub(super) unknown: Vec<UnknownName>,
}

impl<'c, 'a> Resolver<'c, 'a> {
    pub(super) fn new(criteria: &'c Criteria<'a>) -> Self {
        Self {
            criteria,
            aliases: BTreeSet::new(),
            unknown: Vec::new(),
        }
    }

    /// Notes how a name was understood; the skill, if the ladder knows it, and how well it is had.
    fn heard(&mut self, named: &Named) -> Option<(SkillId, Option<usize>)> {
        match named {
            Named::Known {
                skill,
                rank,
                understood,
            } => {
                if let Some(understood) = understood {
                    self.aliases.insert(understood.clone());
                }
                Some((*skill, *rank))
            }
            Named::Unknown { kind, given, near } => {
                let near = nearest_if_few(&self.unknown, || {
                    near.get_or_init(|| near_skills(self.criteria.catalog, *kind, given))
                        .clone()
                });
                self.unknown.push(UnknownName::new(*kind, given, near));
                None
            }
        }
    }

    /// Notes on how names were understood, each once, and the names that the ladder does not know.
    pub(super) fn finish(self) -> (Vec<String>, Vec<UnknownName>) {
        (self.aliases.into_iter().collect(), self.unknown)
    }

    /// Skills that are claimed, each by its name, the level that it is meant for and whether an option says
    /// it.
    pub(super) fn claims<'t>(
        &mut self,
        claims: impl Iterator<Item = (&'t str, Option<&'t str>, bool)>,
    ) -> Result<Vec<(SkillId, Claim)>, Usage> {
        let mut claimed = Vec::with_capacity(claims.size_hint().0);
        for (text, at, is_option) in claims {
            let at = at.map_or(Ok(None), |name| self.level(name))?;
            let named = match self.criteria.claims.get(text) {
                Some(named) => named,
                None if text.len() > LONGEST_KEPT => self.named(text)?,
                None => (self.criteria.claims).keep(text, self.named(text)?),
            };
            for one in &*named {
                if let Some((skill, rank)) = self.heard(one) {
                    let claim = Claim {
                        is_option,
                        rank,
                        at,
                        implied_by: None,
                    };
                    claimed.push((skill, claim));
                }
            }
        }
        Ok(claimed)
    }

    /// The skills that a claim names.
    fn named(&self, text: &str) -> Result<Rc<[Named]>, Usage> {
        let catalog = self.criteria.catalog;
        let parts = listed_skills(catalog, text).into_iter();
        let named = parts.map(|text| {
            let (name, rank) = match split_proficiency(catalog, text) {
                Ok(split) => split,
                // What stands behind a colon is a proficiency only behind a skill.
                Err(_) if !self.is_skill_with_something(text) => (text, None),
                Err(error) if self.criteria.lists_all_unknown => {
                    return Ok(Named::Unknown {
                        kind: UnknownKind::Proficiency,
                        given: text.to_owned(),
                        near: error.near.into(),
                    });
                }
                Err(error) => return Err(error),
            };
            skill(catalog, UnknownKind::Skill, name, rank)
        });
        named.collect()
    }

    /// Whether what stands before the last colon is a skill.
    fn is_skill_with_something(&self, text: &str) -> bool {
        let name = text.rsplit_once(':').map_or(text, |(name, _)| name);
        !matches!(
            find_skill(self.criteria.catalog, name),
            Err(LookupError::Unknown { .. })
        )
    }

    /// The index of a level. One that is not there is an error, or else listed.
    pub(super) fn level(&mut self, name: &str) -> Result<Option<usize>, Usage> {
        self.criteria.level(name, &mut self.unknown)
    }

    /// Skills that the person does not mean to acquire.
    pub(super) fn waived<'t>(
        &mut self,
        names: impl Iterator<Item = &'t str>,
    ) -> Result<SkillSet, Usage> {
        let mut waived = SkillSet::default();
        for text in names {
            for name in listed_skills(self.criteria.catalog, text) {
                let named = skill(self.criteria.catalog, UnknownKind::Waive, name, None)?;
                if let Some((skill, _)) = self.heard(&named) {
                    waived.insert(skill);
                }
            }
        }
        Ok(waived)
    }

    /// Certificates that the person holds, by their indices and in this order, and when each was last earned.
    pub(super) fn held<'t>(
        &mut self,
        names: impl Iterator<Item = (&'t str, Option<Date>)>,
    ) -> Result<Vec<(usize, Option<Date>)>, Usage> {
        let catalog = self.criteria.catalog;
        let mut held = Vec::new();
        for (text, earned) in names {
            // The whole as one name, or else the parts of a list.
            let parts = match catalog.find(text, &[Kind::Certification]) {
                Err(LookupError::Unknown { .. }) => parts_of_list(text),
                _ => vec![text],
            };
            for name in parts {
                match catalog.find(name, &[Kind::Certification]) {
                    Ok(thing) => held.push((thing.index(), earned)),
                    Err(LookupError::Unknown { .. }) => {
                        let unknown = UnknownName::certification(catalog, name, &self.unknown);
                        self.unknown.push(unknown);
                    }
                    Err(error) => return Err(Usage::from_lookup(error, catalog)),
                }
            }
        }
        held.sort_unstable_by_key(|(index, earned)| (*index, Reverse(*earned)));
        held.dedup_by_key(|(index, _)| *index);
        Ok(held)
    }
}

impl Criteria<'_> {
    /// The index of a level. One that is not there is an error, or else listed.
    pub(in crate::query) fn level(
        &self,
        name: &str,
        unknown: &mut Vec<UnknownName>,
    ) -> Result<Option<usize>, Usage> {
        match index(self.catalog, name, Kind::Level) {
            Err(error) if self.lists_all_unknown && error.kind == UsageKind::UnknownName => {
                unknown.push(UnknownName::new(UnknownKind::Level, name, error.near));
                Ok(None)
            }
            found => found.map(Some),
        }
    }
}

/// The skill called exactly so, if there is one. A generous match would hide a real gap.
fn skill(
    catalog: &Catalog,
    kind: UnknownKind,
    name: &str,
    rank: Option<usize>,
) -> Result<Named, Usage> {
    let skill = match find_skill(catalog, name) {
        Ok(skill) => skill,
        Err(LookupError::Unknown { .. }) => {
            return Ok(Named::Unknown {
                kind,
                given: name.to_owned(),
                near: OnceCell::new(),
            });
        }
        Err(error) => return Err(Usage::from_lookup(error, catalog)),
    };
    let (known, key) = (catalog.skills.get(skill), search_key(name));
    let is_plain = search_key(known.name) == key || search_key(&known.id) == key;
    Ok(Named::Known {
        skill,
        rank,
        understood: (!is_plain)
            .then(|| format!("{} is taken to mean {}", quoted(name), known.name)),
    })
}

/// The index of a level or a track.
pub(in crate::query) fn index(catalog: &Catalog, name: &str, kind: Kind) -> Result<usize, Usage> {
    match catalog.find(name, &[kind]) {
        Ok(thing) => Ok(thing.index()),
        Err(error) => Err(Usage::from_lookup(error, catalog)),
    }
}
