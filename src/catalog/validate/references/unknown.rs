//! What is not wholly known of a file in which values are broken.

use super::super::path::{Path, Step};

/// What is not wholly known, since a value there is broken: a name that leads nowhere may mean it.
#[derive(Default)]
pub(super) struct Unknown {
    pub(super) scale: bool,
    pub(super) sources: bool,
    pub(super) levels: bool,
    pub(super) tracks: bool,
    pub(super) skills: bool,
    pub(super) certifications: bool,
}

impl Unknown {
    pub(super) fn new(broken: &[Path]) -> Self {
        let mut unknown = Self::default();
        for path in broken {
            let keys: Vec<&str> = (path.steps().iter())
                .filter_map(|step| match step {
                    Step::Key(key) => Some(&**key),
                    Step::Index(_) => None,
                })
                .collect();
            // A section, or the id of an item. An item that is no object names nothing.
            let is_section = path.steps().len() == 1;
            let names_items = is_section || matches!(keys.as_slice(), [_, "id"]);
            match keys.first() {
                Some(&"scale") => unknown.scale = true,
                Some(&"sources") => unknown.sources |= names_items,
                Some(&"levels") => unknown.levels |= names_items,
                Some(&"tracks") => unknown.tracks |= names_items,
                Some(&"certifications") => unknown.certifications |= names_items,
                _ => {}
            }
            // What else is said of a skill is no name of one.
            unknown.skills |= matches!(
                keys.as_slice(),
                [.., "skills" | "skill" | "develops"] | ["skills", "id" | "name" | "aliases"]
            );
            unknown.skills |=
                is_section && matches!(keys.as_slice(), ["levels" | "tracks" | "strategies"]);
        }
        unknown
    }
}
