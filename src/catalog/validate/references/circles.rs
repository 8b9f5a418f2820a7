//! What must not come back to where it began: the way up, what a level extends, what a skill implies.

use foldhash::HashSet;

use crate::catalog::{Cycle, Graph, Text, most_inherited};

use super::{
    super::{path::Path, schema_check::is_stand_in},
    ReferenceCheck,
};

impl ReferenceCheck<'_, '_> {
    /// With an id given twice it is not said which level is meant.
    pub(super) fn circles_of_levels(&mut self) {
        let levels = &self.ladder.levels;
        let ids: HashSet<&str> = levels.iter().map(|level| &*level.id).collect();
        if ids.len() < levels.len() {
            return;
        }
        let id = |level: usize| &*levels[level].id;
        self.circles(
            self.catalog.graph.cycles(),
            ("levels", "next"),
            id,
            "the way up comes back",
        );
        let index = |id: &Text| self.catalog.level_index(id);
        let base = levels
            .iter()
            .map(|level| level.extends.as_ref().and_then(index));
        let extended = Graph::new(base.map(|base| base.into_iter().collect()).collect());
        self.circles(
            extended.cycles(),
            ("levels", "extends"),
            id,
            "the levels extend each other",
        );
        if let Some(level) = self.catalog.inherits_too_much_at() {
            self.report(
                Path::item("levels", level).key("extends"),
                format!(
                    "levels inherit more than {} skills, all together",
                    most_inherited(self.ladder)
                ),
            );
        }
    }

    /// Skills that imply each other.
    pub(super) fn circles_of_skills(&mut self) {
        let skills = &self.ladder.skills;
        let cycles = self.catalog.implications().cycles();
        let id = |skill: usize| &*skills[skill].id;
        self.circles(
            cycles,
            ("skills", "implies"),
            id,
            "the skills imply each other",
        );
    }

    /// Reports circles among the items of a section through one of their keys.
    fn circles<'n>(
        &mut self,
        cycles: Vec<Cycle>,
        (section, key): (&'static str, &'static str),
        id: impl Fn(usize) -> &'n str,
        message: &str,
    ) {
        let name = |index: &usize| match id(*index) {
            id if is_stand_in(id) => format!("{section}[{index}]"),
            id => id.to_owned(),
        };
        for Cycle { first, last } in cycles {
            let mut names: Vec<String> = first.iter().map(name).collect();
            if !last.is_empty() {
                names.push(String::from("…"));
                names.extend(last.iter().map(name));
            }
            names.extend(first.first().map(name));
            let closing = last.last().or(first.last()).copied().unwrap_or_default();
            let path = Path::item(section, closing).key(key);
            self.report(path, format!("{message}: {}", names.join(" -> ")));
        }
    }
}
