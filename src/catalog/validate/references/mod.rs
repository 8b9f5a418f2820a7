//! What a type cannot say about a ladder: that ids are its own, that names lead somewhere, that
//! ranges are the right way round and that the way up never comes back.

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{
    Catalog, Kind, Ladder, Requirement, Salary, Text, Years, by_id,
    english::{bounded_list, quoted},
    names::{nearest, strict_identity_key},
};

use super::{
    path::Path,
    problem::{Finding, MOST_SUGGESTIONS},
    schema_check::is_stand_in,
};

mod circles;
mod names;
mod skills;
mod unknown;

use names::Wanted;
use unknown::Unknown;

/// Everything that is wrong with a ladder whose every value has the right type. `broken` are the
/// paths of those values that only stand in for what is not known: nothing is said that rests on them.
pub(super) fn check(catalog: &Catalog, broken: &[Path]) -> Vec<Finding> {
    let mut check = ReferenceCheck {
        catalog,
        ladder: catalog.ladder,
        unknown: Unknown::new(broken),
        is_repaired: !broken.is_empty(),
        lists: 0,
        required_in: vec![(0, ""); catalog.skills.count()],
        suggestions: MOST_SUGGESTIONS,
        found: Vec::new(),
    };
    check.scale();
    check.unique(
        "sources",
        catalog.ladder.sources.iter().map(|source| &source.id),
        Catalog::source_index,
    );
    check.registry();
    check.skills();
    check.levels();
    check.circles_of_levels();
    check.tracks();
    check.beyond();
    check.strategies();
    check.certifications();
    check.found
}

struct ReferenceCheck<'c, 'a> {
    catalog: &'c Catalog<'a>,
    ladder: &'a Ladder<'a>,
    unknown: Unknown,
    is_repaired: bool,
    /// How many lists of requirements have been looked at.
    lists: usize,
    /// For each skill the last list that asks for it, counted from 1, and how it is spelled there.
    required_in: Vec<(usize, &'a str)>,
    /// How many problems may still get the nearest name.
    suggestions: usize,
    found: Vec<Finding>,
}

/// A path is made where something is reported: those of all that is right were a twentieth of the
/// reading.
impl<'a> ReferenceCheck<'_, 'a> {
    fn report(&mut self, path: Path, message: impl Into<String>) {
        let message = message.into();
        self.found.push(Finding { path, message });
    }

    fn scale(&mut self) {
        let mut first = HashMap::new();
        for (index, name) in self.ladder.scale.iter().enumerate() {
            let known = *first.entry(strict_identity_key(name)).or_insert(index);
            if known != index {
                let message = format!(
                    "the proficiency {} is given at scale[{known}] too",
                    quoted(name)
                );
                self.report(Path::item("scale", index), message);
            }
        }
    }

    /// An id that is given again is not where the catalog finds it, which is where it comes first.
    fn unique<'t>(
        &mut self,
        section: &'static str,
        ids: impl Iterator<Item = &'t Text<'t>>,
        first: impl Fn(&Catalog<'a>, &str) -> Option<usize>,
    ) {
        for (index, id) in ids.enumerate() {
            if let Some(known) = first(self.catalog, id).filter(|known| *known != index) {
                let message = format!("{} is already the id of {section}[{known}]", quoted(id));
                self.report(Path::item(section, index).key("id"), message);
            }
        }
    }

    fn levels(&mut self) {
        let ladder = self.ladder;
        // Of a broken file the schema says so.
        if ladder.levels.is_empty() && !self.is_repaired {
            self.report(Path::default().key("levels"), "the list is empty");
        }
        let ids = ladder.levels.iter().map(|level| &level.id);
        self.unique("levels", ids, Catalog::level_index);
        for (index, level) in ladder.levels.iter().enumerate() {
            let path = || Path::item("levels", index);
            self.years(path, &level.years);
            self.requirements(path, &level.skills);
            self.salaries(path, &level.salary);
            self.source(path, level.source.as_ref());
            let next = level.next.as_deref().unwrap_or_default();
            self.all_known(|| path().key("next"), next, Wanted::Kind(Kind::Level));
            if let Some(base) = &level.extends {
                self.known(|| path().key("extends"), base, Wanted::Kind(Kind::Level));
            }
        }
    }

    fn tracks(&mut self) {
        let ladder = self.ladder;
        let ids = ladder.tracks.iter().map(|track| &track.id);
        self.unique("tracks", ids, Catalog::track_index);
        for (index, track) in ladder.tracks.iter().enumerate() {
            let path = || Path::item("tracks", index);
            self.requirements(path, &track.skills);
            self.salaries(path, &track.salary);
            self.source(path, track.source.as_ref());
            if let Some(from) = &track.from {
                self.known(|| path().key("from"), from, Wanted::Kind(Kind::Level));
            }
        }
    }

    fn beyond(&mut self) {
        for (index, beyond) in self.ladder.beyond.iter().enumerate() {
            let path = || Path::item("beyond", index);
            let from = beyond.from.as_deref().unwrap_or_default();
            self.all_known(|| path().key("from"), from, Wanted::Kind(Kind::Level));
            self.certificates(|| path().key("certifications"), &beyond.certifications);
            self.source(path, beyond.source.as_ref());
        }
    }

    fn strategies(&mut self) {
        let ladder = self.ladder;
        let first = by_id(&ladder.strategies, |strategy| &strategy.id);
        let ids = ladder.strategies.iter().map(|strategy| &strategy.id);
        self.unique("strategies", ids, |_, id| first.get(id).copied());
        for (index, strategy) in ladder.strategies.iter().enumerate() {
            let path = || Path::item("strategies", index);
            self.source(path, strategy.source.as_ref());
            let references = &strategy.references;
            self.all_known(|| path().key("references"), references, Wanted::Source);
            self.certificates(|| path().key("certifications"), &strategy.certifications);
        }
    }

    fn certifications(&mut self) {
        let ladder = self.ladder;
        let ids = ladder.certifications.iter().map(|one| &one.id);
        self.unique("certifications", ids, Catalog::certification_index);
        for (index, one) in ladder.certifications.iter().enumerate() {
            let path = || Path::item("certifications", index);
            self.served(|| path().key("for"), &one.serves);
            self.all_known(|| path().key("sources"), &one.sources, Wanted::Source);
            for (n, route) in one.routes.iter().flatten().enumerate() {
                let path = || path().key("routes").index(n);
                for (n, experience) in route.experience.iter().enumerate() {
                    let path = || path().key("experience").index(n).key("or_certification");
                    self.certificates(path, &experience.or_certification);
                }
                if let Some(training) = &route.training {
                    let path = || path().key("training").key("or_certification");
                    self.certificates(path, &training.or_certification);
                }
                self.certificates(|| path().key("certifications"), &route.certifications);
            }
        }
    }

    /// What a certificate is for: a level or a track by its id, or a skill by any name.
    fn served(&mut self, path: impl Fn() -> Path, names: &[Text]) {
        if self.unknown.levels || self.unknown.tracks || self.unknown.skills {
            return;
        }
        for (n, name) in names.iter().enumerate() {
            let is_known = self.catalog.level_index(name).is_some()
                || self.catalog.track_index(name).is_some()
                || self.catalog.skills.find(name).is_some();
            if !is_known && !is_stand_in(name) {
                let near = self.suggest(name, Kind::CERTIFIED);
                let message = format!("there is no level, track or skill {}{near}", quoted(name));
                self.report(path().index(n), message);
            }
        }
    }

    fn certificates(&mut self, path: impl Fn() -> Path, ids: &[Text]) {
        self.all_known(path, ids, Wanted::Kind(Kind::Certification));
    }

    fn years(&mut self, path: impl Fn() -> Path, years: &Years) {
        if let (Some(min), Some(max)) = (years.min, years.max)
            && min > max
        {
            let message = format!("min {min} is above max {max}");
            self.report(path().key("years"), message);
        }
    }

    fn requirements(&mut self, path: impl Fn() -> Path, requirements: &'a [Requirement<'a>]) {
        self.lists += 1;
        for (index, requirement) in requirements.iter().enumerate() {
            let path = || path().key("skills").index(index);
            let skill = self.catalog.skills.required(requirement);
            let list = self.lists;
            let (last, spelling) = &mut self.required_in[skill.index()];
            let is_again = std::mem::replace(last, list) == list;
            let known = std::mem::replace(spelling, requirement.skill());
            // What only case folding makes one name is a warning, unless the registry says that it is.
            // Looked at only where a skill comes again: the keys of all names took half of the reading.
            let key = strict_identity_key;
            let is_same = || {
                self.catalog.skills.get(skill).is_registered()
                    || key(known) == key(requirement.skill())
            };
            if is_again && is_same() {
                let name = match self.catalog.skills.get(skill).name {
                    // What stands for a name that is broken is shown to nobody.
                    name if is_stand_in(name) => quoted(requirement.skill()),
                    name => quoted(name),
                };
                self.report(path(), format!("{name} is asked for twice"));
            }
            if let Some(proficiency) = requirement.proficiency() {
                self.proficiency(|| path().key("proficiency"), proficiency);
            }
        }
    }

    fn proficiency(&mut self, path: impl Fn() -> Path, name: &str) {
        let scale = &self.catalog.scale;
        if scale.exact_rank(name).is_some() || is_stand_in(name) || self.unknown.scale {
            return;
        }
        if scale.is_empty() {
            let message = "the ladder has no `scale` to take a proficiency from";
            return self.report(path(), message);
        }
        let near = self
            .take_suggestion()
            .then(|| nearest(name, scale.names()).into_iter().next());
        let names: Vec<&str> = scale.names().take(12).collect();
        let names = match scale.names().len() {
            12.. => format!("{} proficiencies", scale.names().len()),
            _ => bounded_list(&names, names.len()),
        };
        let rest = match near.flatten() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {names}"),
        };
        self.report(
            path(),
            format!("{} is not on the scale; {rest}", quoted(name)),
        );
    }

    fn salaries(&mut self, path: impl Fn() -> Path, salaries: &[Salary]) {
        for (index, salary) in salaries.iter().enumerate() {
            let path = || path().key("salary").index(index);
            match (salary.min, salary.max) {
                (Some(min), Some(max)) if min > max => {
                    self.report(path(), format!("min {min} is above max {max}"));
                }
                // Of a broken file the schema says so, and knows what is broken.
                (None, None) if !self.is_repaired => {
                    self.report(path(), "neither `min` nor `max` is given");
                }
                _ => {}
            }
            self.source(path, salary.source.as_ref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn a_band_may_end_where_it_begins() {
        let errors = |min, max| {
            let json = format!(
                r#"{{"levels":[{{"id":"a","title":"A","years":{{"min":{min},"max":{max}}}}}]}}"#
            );
            let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
            let found = check(&Catalog::new(&ladder), &[]).into_iter();
            let messages: Vec<String> = found.map(|one| one.message).collect();
            messages
        };
        assert_eq!(errors(3, 3), [""; 0]);
        assert_eq!(errors(4, 3), ["min 4 is above max 3"]);
    }
}
