//! Things by the name that a person types.
//!
//! There is one order everywhere: the exact id, the exact name or title, the exact alias, then any of
//! them without regard to case, then without regard to accents, spacing and hyphens. What fits a step
//! goes before all that fits a later one.

use super::{
    Catalog,
    kind::{Kind, Thing},
    name_index::{EXACT, Names, STEPS},
    names::{nearest, search_key},
};

/// Why a name does not mean one thing.
#[derive(Debug, PartialEq, Eq)]
pub enum LookupError {
    /// Nothing of these kinds has it.
    Unknown {
        /// The kinds that were looked through.
        kinds: Vec<Kind>,
        /// The name without a kind before it.
        name: String,
    },
    /// Several things have it.
    Ambiguous {
        /// The name.
        name: String,
        /// What it may mean.
        things: Vec<Thing>,
    },
}

impl Catalog<'_> {
    /// Finds the one thing called `name` among those of some kinds. `track:agile` means the track,
    /// whatever else is called so.
    ///
    /// # Errors
    /// If nothing has the name, or several things have it.
    pub fn find(&self, name: &str, kinds: &[Kind]) -> Result<Thing, LookupError> {
        let exact = 0..EXACT;
        if let Some(found) = self.find_in_steps(name, kinds, exact) {
            return found;
        }
        let qualified = name.split_once(':').and_then(|(kind, rest)| {
            let kind = search_key(kind);
            let mut kinds = kinds.iter();
            Some((*kinds.find(|known| known.name() == kind)?, rest))
        });
        let in_kind =
            qualified.and_then(|(kind, rest)| self.find_in_steps(rest, &[kind], 0..STEPS));
        let found = in_kind.or_else(|| self.find_in_steps(name, kinds, EXACT..STEPS));
        found.unwrap_or_else(|| {
            let (kinds, name) = match qualified {
                Some((kind, rest)) => (vec![kind], rest),
                None => (kinds.to_vec(), name),
            };
            let name = name.to_owned();
            Err(LookupError::Unknown { kinds, name })
        })
    }

    fn find_in_steps(
        &self,
        name: &str,
        kinds: &[Kind],
        steps: std::ops::Range<usize>,
    ) -> Option<Result<Thing, LookupError>> {
        for step in steps {
            let found = kinds.iter().flat_map(|kind| {
                let index = &self.name_indices[*kind as usize];
                let names = || self.things(*kind).map(|thing| self.names(thing));
                let things = index.find(name, step, names);
                things.map(|thing| Thing::new(*kind, thing))
            });
            let found: Vec<Thing> = found.collect();
            match found.as_slice() {
                [] => {}
                [one] => return Some(Ok(*one)),
                _ => {
                    return Some(Err(LookupError::Ambiguous {
                        name: name.to_owned(),
                        things: found,
                    }));
                }
            }
        }
        None
    }

    /// The names of things of some kinds that `typed` may have meant, nearest first.
    #[must_use]
    pub fn nearest(&self, typed: &str, kinds: &[Kind]) -> Vec<&str> {
        let things = kinds.iter().flat_map(|kind| self.things(*kind));
        // What people read goes before what scripts use.
        let names = things.map(|thing| self.names(thing));
        let names =
            names.flat_map(|names| [names.title, names.id].into_iter().chain(names.aliases()));
        nearest(typed, names)
    }

    /// All things of a kind, in the order of the ladder.
    pub fn things(&self, kind: Kind) -> impl Iterator<Item = Thing> + use<> {
        let ladder = self.ladder;
        let count = match kind {
            Kind::Level => ladder.levels.len(),
            Kind::Track => ladder.tracks.len(),
            Kind::Skill => self.skills.count(),
            Kind::Strategy => ladder.strategies.len(),
            Kind::Certification => ladder.certifications.len(),
        };
        (0..count).map(move |index| Thing::new(kind, index))
    }

    /// What a thing is called.
    #[must_use]
    pub fn names(&self, thing: Thing) -> Names<'_> {
        let ladder = self.ladder;
        let (id, title, aliases): (&str, &str, &[_]) = match thing {
            Thing::Level(index) => {
                let level = &ladder.levels[index];
                (&level.id, &level.title, &level.aliases)
            }
            Thing::Track(index) => {
                let track = &ladder.tracks[index];
                (&track.id, &track.title, &track.aliases)
            }
            Thing::Skill(id) => {
                let skill = self.skills.get(id);
                (&skill.id, skill.name, skill.aliases)
            }
            Thing::Strategy(index) => {
                let strategy = &ladder.strategies[index];
                (&strategy.id, &strategy.title, &strategy.aliases)
            }
            Thing::Certification(index) => {
                let one = &ladder.certifications[index];
                (&one.id, &one.name, &one.aliases)
            }
        };
        Names { id, title, aliases }
    }

    /// The id of a thing.
    #[must_use]
    pub fn id(&self, thing: Thing) -> &str {
        self.names(thing).id
    }

    /// What people call a thing.
    #[must_use]
    pub fn title(&self, thing: Thing) -> &str {
        self.names(thing).title
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    /// What a name means on a ladder: `track:agile`, or why it means nothing.
    fn found(json: &str, name: &str) -> String {
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let shown = |thing: Thing| format!("{}:{}", thing.kind().name(), catalog.id(thing));
        match catalog.find(name, Kind::ALL) {
            Ok(thing) => shown(thing),
            Err(LookupError::Ambiguous { things, .. }) => {
                let things: Vec<String> = things.into_iter().map(shown).collect();
                format!("? {}", things.join(" "))
            }
            Err(LookupError::Unknown { name, kinds }) => {
                format!("- {}", catalog.nearest(&name, &kinds).join(" "))
            }
        }
    }

    #[test]
    fn an_exact_name_goes_before_an_inexact_one() {
        let json = r#"{"levels":[{"id":"p1-1","title":"A"},{"id":"p11","title":"B"}]}"#;
        assert_eq!(found(json, "p11"), "level:p11");
        assert_eq!(found(json, "level:p11"), "level:p11");
        assert_eq!(found(json, "P11"), "level:p11");
        assert_eq!(found(json, "p1 1"), "? level:p1-1 level:p11");
    }

    #[test]
    fn an_id_goes_before_a_title_and_a_title_before_an_alias() {
        let json = r#"{"levels":[{"id":"a","title":"x","aliases":["y"]},{"id":"x","title":"y"}]}"#;
        assert_eq!(found(json, "x"), "level:x");
        assert_eq!(found(json, "y"), "level:x");
        // Without regard to case both are meant.
        assert_eq!(found(json, "X"), "? level:a level:x");
    }

    #[test]
    fn an_id_may_look_like_a_kind_and_a_name() {
        let json = r#"{"levels":[{"id":"level:1","title":"One"},{"id":"1","title":"Uno"}]}"#;
        assert_eq!(found(json, "level:1"), "level:level:1");
        assert_eq!(found(json, "level:level:1"), "level:level:1");
        assert_eq!(found(json, "Level: 1"), "level:1");
        let json = r#"{"levels":[{"id":"level:x","title":"A"}]}"#;
        assert_eq!(found(json, "LEVEL:X"), "level:level:x");
    }

    #[test]
    fn things_of_several_kinds_are_told_apart_by_their_kind() {
        let json = r#"{"levels":[{"id":"x","title":"Lead"}],"tracks":[{"id":"y","title":"lead"}]}"#;
        assert_eq!(found(json, "Lead"), "level:x");
        assert_eq!(found(json, "LEAD"), "? level:x track:y");
        assert_eq!(found(json, "track:LEAD"), "track:y");
        assert_eq!(found(json, "laed"), "- Lead");
    }
}
