//! Which certificates are for which levels, tracks and skills.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::catalog::{Catalog, Certification, Thing};

/// What a certificate is for, each once. A name that is an id of several goes by levels, then tracks.
pub(in crate::query) fn served(catalog: &Catalog, one: &Certification) -> Vec<Thing> {
    let thing = |name: &str| {
        (catalog.level_index(name).map(Thing::Level))
            .or_else(|| catalog.track_index(name).map(Thing::Track))
            .or_else(|| catalog.skills.find(name).map(Thing::Skill))
    };
    let mut seen = HashSet::new();
    let things = one.serves.iter().filter_map(|name| thing(name));
    things.filter(|thing| seen.insert(*thing)).collect()
}

/// The certificates by what they are for.
pub(in crate::query) struct CertificateIndex<'a> {
    catalog: &'a Catalog<'a>,
    by_thing: HashMap<Thing, Vec<usize>>,
}

impl<'a> CertificateIndex<'a> {
    pub(in crate::query) fn new(catalog: &'a Catalog<'a>) -> Self {
        let mut by_thing: HashMap<Thing, Vec<usize>> = HashMap::new();
        for (index, one) in catalog.ladder.certifications.iter().enumerate() {
            for thing in served(catalog, one) {
                by_thing.entry(thing).or_default().push(index);
            }
        }
        Self { catalog, by_thing }
    }

    /// The certificates that name a thing as what they are for.
    pub(in crate::query) fn naming(
        &self,
        thing: Thing,
    ) -> impl Iterator<Item = &'a Certification<'a>> {
        let all = &self.catalog.ladder.certifications;
        let indices = self.by_thing.get(&thing).into_iter().flatten();
        indices.map(|index| &all[*index])
    }

    /// The certificates for a level, a track or a skill: those that name it, or a skill it asks for.
    pub(in crate::query) fn serving(
        &self,
        wanted: Thing,
    ) -> impl Iterator<Item = &'a Certification<'a>> + use<'a> {
        let skills = (self.catalog.requirements(wanted)).map(|one| Thing::Skill(one.skill));
        let things = [wanted].into_iter().chain(skills);
        let indices: BTreeSet<usize> = (things.filter_map(|thing| self.by_thing.get(&thing)))
            .flatten()
            .copied()
            .collect();
        let all = &self.catalog.ladder.certifications;
        indices.into_iter().map(|index| &all[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn a_certificate_serves_what_asks_for_a_skill_that_it_names() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["x"]},{"id":"b","title":"B","skills":["y"]}],
            "tracks":[{"id":"t","title":"T","skills":["x"]},{"id":"u","title":"U","skills":["y"]}],
            "certifications":[{"id":"c","name":"C","for":["x"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let index = CertificateIndex::new(&catalog);
        for (thing, expected) in [
            (Thing::Level(0), 1),
            (Thing::Level(1), 0),
            (Thing::Track(0), 1),
            (Thing::Track(1), 0),
        ] {
            assert_eq!(index.serving(thing).count(), expected, "{thing:?}");
        }
    }
}
