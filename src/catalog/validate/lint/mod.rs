//! What is valid in a ladder but may not be meant: a skill that no registry knows, a level that
//! nothing leads to, a gap between two bands.

use foldhash::{HashSet, HashSetExt};

use crate::catalog::{
    Catalog, Kind, Ladder, Number, Requirement, Text,
    english::quoted,
    names::{identity_key, nearest},
};

use super::{
    path::Path,
    problem::{Finding, MOST_SUGGESTIONS},
};

mod certificates;
mod levels;
mod means;
mod names;
mod pay;
mod similar;
mod years;

/// Everything in a valid ladder that may not be meant.
pub(super) fn check(catalog: &Catalog) -> Vec<Finding> {
    let mut lint = Lint {
        catalog,
        ladder: catalog.ladder,
        found: Vec::new(),
    };
    lint.counts();
    lint.names();
    lint.shared_names();
    lint.spellings();
    lint.groups();
    lint.families();
    lint.lowered();
    lint.registry();
    lint.means();
    lint.repetitions();
    lint.steps();
    lint.pay();
    lint.circles_of_certificates();
    lint.kinds_of_training();
    lint.found
}

struct Lint<'c, 'a> {
    catalog: &'c Catalog<'a>,
    ladder: &'a Ladder<'a>,
    found: Vec<Finding>,
}

impl Lint<'_, '_> {
    fn report(&mut self, path: Path, message: impl Into<String>) {
        let message = message.into();
        self.found.push(Finding { path, message });
    }

    /// Sections that do not hold as many things as the file says they should.
    fn counts(&mut self) {
        let ladder = self.ladder;
        let counts = &ladder.counts;
        for (section, declared, there) in [
            ("skills", counts.skills, ladder.skills.len()),
            ("levels", counts.levels, ladder.levels.len()),
            ("tracks", counts.tracks, ladder.tracks.len()),
            ("strategies", counts.strategies, ladder.strategies.len()),
            (
                "certifications",
                counts.certifications,
                ladder.certifications.len(),
            ),
        ] {
            #[expect(clippy::cast_precision_loss, reason = "no file has so many things")]
            let differs = |declared: &Number| declared.get() != there as f64;
            if let Some(declared) = declared.filter(differs) {
                let message = format!("{declared} are declared, but `{section}` holds {there}");
                self.report(Path::default().key("counts").key(section), message);
            }
        }
    }

    /// Names of skills that the registry, if there is one, does not hold.
    fn registry(&mut self) {
        let ladder = self.ladder;
        if ladder.skills.is_empty() {
            return;
        }
        // The nearest of many names to many others would take the square of the file.
        let mut suggestions = MOST_SUGGESTIONS;
        for (path, name) in skill_names(ladder) {
            let skill = self.catalog.skills.find(name);
            if skill.is_some_and(|skill| self.catalog.skills.get(skill).is_registered()) {
                continue;
            }
            let near = (suggestions > 0).then(|| {
                let skills = ladder.skills.iter();
                let names = skills.flat_map(|skill| {
                    let names = [&skill.id, &skill.name].into_iter();
                    names.chain(&skill.aliases).map(|name| &**name)
                });
                nearest(name, names).into_iter().next()
            });
            suggestions = suggestions.saturating_sub(1);
            let meant = near.flatten().map_or(String::new(), |near| {
                format!("; did you mean {}?", quoted(near))
            });
            self.report(
                path,
                format!("{} is not among `skills`{meant}", quoted(name)),
            );
        }
    }

    /// Lists that name one thing twice.
    fn repetitions(&mut self) {
        let ladder = self.ladder;
        let catalog = self.catalog;
        let skills = &catalog.skills;
        let skill_key = |name: &str| match skills.find(name) {
            Some(skill) => skill.index().to_string(),
            None => identity_key(name),
        };
        let id_key = |id: &str| id.to_owned();
        // What is no level and no track is a skill.
        let thing_key = |name: &str| {
            let is_id = catalog
                .level_index(name)
                .or(catalog.track_index(name))
                .is_some();
            if is_id {
                format!("id {name}")
            } else {
                skill_key(name)
            }
        };
        for (index, level) in ladder.levels.iter().enumerate() {
            let path = Path::item("levels", index).key("next");
            let next = level.next.as_deref().unwrap_or_default();
            self.repeated(&path, next, &id_key);
        }
        for (index, skill) in ladder.skills.iter().enumerate() {
            let path = || Path::item("skills", index);
            self.repeated(&path().key("references"), &skill.references, &id_key);
            self.repeated(&path().key("implies"), &skill.implies, &skill_key);
            for (n, one) in skill.activities.iter().enumerate() {
                let path = path().key("activities").index(n).key("sources");
                self.repeated(&path, &one.sources, &id_key);
            }
            for (n, one) in skill.evidence.iter().enumerate() {
                let path = path().key("evidence").index(n).key("sources");
                self.repeated(&path, &one.sources, &id_key);
            }
        }
        for (index, strategy) in ladder.strategies.iter().enumerate() {
            let path = || Path::item("strategies", index);
            self.repeated(&path().key("references"), &strategy.references, &id_key);
            self.repeated(&path().key("develops"), &strategy.develops, &skill_key);
            self.repeated(
                &path().key("certifications"),
                &strategy.certifications,
                &id_key,
            );
        }
        for (index, one) in ladder.certifications.iter().enumerate() {
            let path = || Path::item("certifications", index);
            self.repeated(&path().key("for"), &one.serves, &thing_key);
            self.repeated(&path().key("sources"), &one.sources, &id_key);
            for (n, route) in one.routes.iter().flatten().enumerate() {
                let path = path().key("routes").index(n).key("certifications");
                self.repeated(&path, &route.certifications, &id_key);
            }
        }
    }

    fn repeated(&mut self, path: &Path, names: &[Text], key: &dyn Fn(&str) -> String) {
        let mut seen = HashSet::new();
        for (n, name) in names.iter().enumerate() {
            if !seen.insert(key(name)) {
                self.report(
                    path.clone().index(n),
                    format!("{} is named twice", quoted(name)),
                );
            }
        }
    }
}

/// Every place that names a skill, in the order of the file.
fn skill_names<'a>(ladder: &'a Ladder<'a>) -> impl Iterator<Item = (Path, &'a str)> {
    let required = |kind: Kind, index: usize, skills: &'a [Requirement<'a>]| {
        let skills = skills.iter().enumerate();
        skills.map(move |(n, one)| {
            let path = Path::item(kind.plural(), index).key("skills").index(n);
            (path, one.skill())
        })
    };
    let levels = ladder
        .levels
        .iter()
        .enumerate()
        .flat_map(move |(index, level)| required(Kind::Level, index, &level.skills));
    let tracks = ladder
        .tracks
        .iter()
        .enumerate()
        .flat_map(move |(index, track)| required(Kind::Track, index, &track.skills));
    let strategies = ladder.strategies.iter().enumerate();
    let developed = strategies.flat_map(|(index, strategy)| {
        let skills = strategy.develops.iter().enumerate();
        skills.map(move |(n, skill)| {
            let path = Path::item("strategies", index).key("develops").index(n);
            (path, &**skill)
        })
    });
    levels.chain(tracks).chain(developed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a ladder: a path and a message each.
    pub(super) fn findings(json: &str) -> Vec<String> {
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let found = check(&Catalog::new(&ladder)).into_iter();
        found
            .map(|one| format!("{}: {}", one.path, one.message))
            .collect()
    }

    #[test]
    fn what_is_named_twice_is_said() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["go"],"next":["b","b"]},
            {"id":"b","title":"B","skills":["x","go"]}],
            "strategies":[{"id":"s","title":"S","develops":["go","Go"]}]}"#;
        let expected = [
            "strategies[0].develops[1]: `Go` and `go` are taken for the same skill",
            "levels[0].next[1]: `b` is named twice",
            "strategies[0].develops[1]: `Go` is named twice",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn the_first_of_many_unknown_skills_get_the_nearest() {
        let names: Vec<String> = (0..=MOST_SUGGESTIONS)
            .map(|n| format!(r#""scrum{n}""#))
            .collect();
        let json = format!(
            r#"{{"skills":[{{"id":"scrum","name":"Scrum"}}],"levels":[{{"id":"a","title":"A","skills":[{}]}}]}}"#,
            names.join(",")
        );
        let found = findings(&json);
        let that_say = |what: &str| found.iter().filter(|one| one.contains(what)).count();
        assert_eq!(that_say("is not among `skills`"), MOST_SUGGESTIONS + 1);
        assert_eq!(that_say("; did you mean `scrum`?"), MOST_SUGGESTIONS);
    }

    #[test]
    fn a_lost_piece_is_noticed() {
        let json = r#"{"counts":{"levels":2},"levels":[{"id":"a","title":"A","skills":["x"]}]}"#;
        assert_eq!(
            findings(json),
            ["counts.levels: 2 are declared, but `levels` holds 1"]
        );
    }
}
