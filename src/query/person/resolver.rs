//! Finds on a ladder what a person names.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{
    Catalog, Date, Kind, LookupError, SkillId, english::quoted, names::search_key,
};

use crate::query::{
    Usage,
    skill_filter::{find_skill, listed_skills, parts_of_list, split_proficiency},
};

use super::{
    claims::Said,
    unknown::{UnknownKind, UnknownName},
};

/// Finds what a person names.
pub(super) struct Resolver<'c, 'a> {
    catalog: &'c Catalog<'a>,
    /// How names were understood that are neither a title nor an id.
    pub(super) aliases: BTreeSet<String>,
    /// The names that the ladder does not know.
    pub(super) unknown: Vec<UnknownName>,
}

impl<'c, 'a> Resolver<'c, 'a> {
    pub(super) fn new(catalog: &'c Catalog<'a>) -> Self {
        Self {
            catalog,
            aliases: BTreeSet::new(),
            unknown: Vec::new(),
        }
    }

    /// The skill called exactly so, if there is one. A generous match would hide a real gap.
    fn skill(&mut self, kind: UnknownKind, name: &str) -> Result<Option<SkillId>, Usage> {
        let catalog = self.catalog;
        let id = match find_skill(catalog, name) {
            Ok(id) => id,
            Err(LookupError::Unknown { .. }) => {
                let unknown = UnknownName::skill(catalog, kind, name, &self.unknown);
                self.unknown.push(unknown);
                return Ok(None);
            }
            Err(error) => return Err(Usage::from_lookup(error, catalog)),
        };
        let (known, key) = (catalog.skills.get(id), search_key(name));
        if search_key(known.name) != key && search_key(&known.id) != key {
            self.aliases
                .insert(format!("{} is taken to mean {}", quoted(name), known.name));
        }
        Ok(Some(id))
    }

    /// Skills that are claimed, each with how well and at which level, if that is said. Of two claims
    /// of one skill the higher counts.
    pub(super) fn claims<'t>(
        &mut self,
        claims: impl Iterator<Item = (&'t str, Option<&'t str>)>,
    ) -> Result<BTreeMap<SkillId, Said>, Usage> {
        let mut claimed: BTreeMap<SkillId, Said> = BTreeMap::new();
        for (text, at) in claims {
            let at = at
                .map(|name| index(self.catalog, name, Kind::Level))
                .transpose()?;
            for text in listed_skills(self.catalog, text) {
                let (name, rank) = match split_proficiency(self.catalog, text) {
                    Ok(split) => split,
                    // What stands behind a colon is a proficiency only behind a skill.
                    Err(_) if !self.is_skill_with_something(text) => (text, None),
                    Err(error) => return Err(error),
                };
                let Some(skill) = self.skill(UnknownKind::Skill, name)? else {
                    continue;
                };
                let known = claimed.entry(skill).or_insert(Said { rank, at });
                // Of two claims the better, of equals the one made higher on the ladder: in whatever order
                // they are said.
                *known = (*known).max(Said { rank, at });
            }
        }
        Ok(claimed)
    }

    /// Whether what stands before the last colon is a skill.
    fn is_skill_with_something(&self, text: &str) -> bool {
        let name = text.rsplit_once(':').map_or(text, |(name, _)| name);
        !matches!(
            find_skill(self.catalog, name),
            Err(LookupError::Unknown { .. })
        )
    }

    /// Skills that the person does not mean to acquire.
    pub(super) fn waived<'t>(
        &mut self,
        names: impl Iterator<Item = &'t str>,
    ) -> Result<BTreeSet<SkillId>, Usage> {
        let mut waived = BTreeSet::new();
        for text in names {
            for name in listed_skills(self.catalog, text) {
                waived.extend(self.skill(UnknownKind::Waive, name)?);
            }
        }
        Ok(waived)
    }

    /// Certificates that the person holds, by their indices, and when each was last earned.
    pub(super) fn held<'t>(
        &mut self,
        names: impl Iterator<Item = (&'t str, Option<Date>)>,
    ) -> Result<BTreeMap<usize, Option<Date>>, Usage> {
        let mut held: BTreeMap<usize, Option<Date>> = BTreeMap::new();
        for (text, earned) in names {
            // The whole as one name, or else the parts of a list.
            let parts = match self.catalog.find(text, &[Kind::Certification]) {
                Err(LookupError::Unknown { .. }) => parts_of_list(text),
                _ => vec![text],
            };
            for name in parts {
                match self.catalog.find(name, &[Kind::Certification]) {
                    Ok(thing) => {
                        let known = held.entry(thing.index()).or_default();
                        *known = (*known).max(earned);
                    }
                    Err(LookupError::Unknown { .. }) => {
                        let unknown = UnknownName::certification(self.catalog, name, &self.unknown);
                        self.unknown.push(unknown);
                    }
                    Err(error) => return Err(Usage::from_lookup(error, self.catalog)),
                }
            }
        }
        Ok(held)
    }
}

/// The index of a level or a track.
pub(in crate::query) fn index(catalog: &Catalog, name: &str, kind: Kind) -> Result<usize, Usage> {
    match catalog.find(name, &[kind]) {
        Ok(thing) => Ok(thing.index()),
        Err(error) => Err(Usage::from_lookup(error, catalog)),
    }
}
