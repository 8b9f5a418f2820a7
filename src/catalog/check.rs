//! What a type cannot say about a ladder: that ids are its own, that names lead somewhere, that
//! ranges are the right way round and that the way up never comes back.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{
    ladder::{Ladder, Salary, Years},
    names::{fold, nearest, or_list},
    problem::Found,
    requirement::Requirement,
    skills::Skills,
    text::{Number, Text},
};

/// How many problems get the nearest name: the nearest of many names to many others would take the
/// square of the file.
pub(super) const HELPED: usize = 100;

/// Everything that is wrong with a ladder whose every value has the right shape.
pub(super) fn check(ladder: &Ladder, skills: &Skills) -> Vec<Found> {
    let mut check = Check {
        ladder,
        sources: ids(&ladder.sources, |source| &source.id),
        levels: ids(&ladder.levels, |level| &level.id),
        tracks: if ladder.certifications.is_empty() {
            HashMap::new()
        } else {
            ids(&ladder.tracks, |track| &track.id)
        },
        certifications: ids(&ladder.certifications, |certification| &certification.id),
        scale: ladder.scale.iter().map(|name| &**name).collect(),
        skills,
        lists: 0,
        asked_in: vec![0; skills.count()],
        helped: 0,
        found: Vec::new(),
    };
    check.head();
    check.registry();
    check.levels();
    check.tracks();
    check.strategies();
    check.certifications();
    check.found
}

/// The place of each id in its section; of an id that is given twice, the first.
fn ids<'a, T>(section: &'a [T], id: impl Fn(&'a T) -> &'a str) -> HashMap<&'a str, usize> {
    let mut ids = HashMap::with_capacity(section.len());
    for (at, item) in section.iter().enumerate() {
        ids.entry(id(item)).or_insert(at);
    }
    ids
}

struct Check<'a> {
    ladder: &'a Ladder<'a>,
    sources: HashMap<&'a str, usize>,
    levels: HashMap<&'a str, usize>,
    /// Gathered only where something may name a track.
    tracks: HashMap<&'a str, usize>,
    certifications: HashMap<&'a str, usize>,
    scale: HashSet<&'a str>,
    skills: &'a Skills<'a>,
    /// How many lists of skills have been looked at.
    lists: usize,
    /// For each skill the last list that asked for it, counted from 1.
    asked_in: Vec<usize>,
    /// How many problems got the nearest name.
    helped: usize,
    found: Vec<Found>,
}

impl<'a> Check<'a> {
    fn say(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.found.push(Found {
            path: path.into(),
            message: message.into(),
        });
    }

    fn head(&mut self) {
        let ladder = self.ladder;
        if let Some(version) = ladder.schema_version
            && version != Number::ONE
        {
            let message = format!("version {version} of the format is not known; write 1");
            self.say("schema_version", message);
        }
        let mut names = HashMap::new();
        for (at, name) in ladder.scale.iter().enumerate() {
            if let Some(first) = names.insert(fold(name), at) {
                let message = format!(
                    "the proficiency `{}` is given at scale[{first}] too",
                    &**name
                );
                self.say(format!("scale[{at}]"), message);
            }
        }
        self.unique("sources", &ladder.sources, |source| &source.id);
    }

    fn registry(&mut self) {
        let ladder = self.ladder;
        self.unique("skills", &ladder.skills, |skill| &skill.id);
        // The names of a skill are one another's only if they are the same skill's.
        let mut owners = HashMap::new();
        for (at, skill) in ladder.skills.iter().enumerate() {
            let names = [(format!("skills[{at}].name"), &*skill.name)].into_iter();
            let aliases: Vec<Text> = skill.aliases.into_iter().collect();
            let aliases = (aliases.iter().enumerate())
                .map(|(n, alias)| (format!("skills[{at}].aliases[{n}]"), &**alias));
            for (path, name) in names.chain(aliases) {
                let owner = *owners.entry(fold(name)).or_insert(at);
                if owner != at {
                    let other = &*ladder.skills[owner].name;
                    self.say(path, format!("`{name}` already means the skill `{other}`"));
                }
            }
        }
    }

    fn levels(&mut self) {
        let ladder = self.ladder;
        if ladder.levels.is_empty() {
            self.say("levels", "a ladder needs at least one level");
        }
        self.unique("levels", &ladder.levels, |level| &level.id);
        for (at, level) in ladder.levels.iter().enumerate() {
            let path = || format!("levels[{at}]");
            self.years(&path, &level.years);
            self.requirements(&path, &level.skills);
            self.salaries(&path, &level.salary);
            self.source(&path, level.source.as_ref());
            for (n, next) in level.next.iter().flatten().enumerate() {
                self.level(|| format!("levels[{at}].next[{n}]"), next);
            }
        }
        self.cycles();
    }

    /// Walks up from every level; a level met again on the same way up closes a cycle.
    fn cycles(&mut self) {
        if self.levels.len() < self.ladder.levels.len() {
            // With an id given twice it is not said which way is meant.
            return;
        }
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            OnTheWay,
            Done,
        }
        let ladder = self.ladder;
        let following = ladder.followers();
        let mut state = vec![State::New; following.len()];
        for start in 0..following.len() {
            // The way up, each level with how many of its followers have been tried. Not a
            // recursion: a ladder may have a million rungs.
            let mut way = vec![(start, 0)];
            while let Some((level, tried)) = way.last_mut() {
                let level = *level;
                if *tried == 0 && state[level] == State::Done {
                    way.pop();
                    continue;
                }
                state[level] = State::OnTheWay;
                let Some(&next) = following[level].get(*tried) else {
                    state[level] = State::Done;
                    way.pop();
                    continue;
                };
                *tried += 1;
                match state[next] {
                    State::New => way.push((next, 0)),
                    State::Done => {}
                    State::OnTheWay => {
                        let from = way.iter().position(|(at, _)| *at == next).unwrap_or(0);
                        let ring: Vec<&str> = way[from..]
                            .iter()
                            .map(|(at, _)| *at)
                            .chain([next])
                            .map(|at| &*ladder.levels[at].id)
                            .collect();
                        let message = format!("the way up comes back: {}", ring.join(" -> "));
                        self.say(format!("levels[{level}].next"), message);
                    }
                }
            }
        }
    }

    fn tracks(&mut self) {
        let ladder = self.ladder;
        self.unique("tracks", &ladder.tracks, |track| &track.id);
        for (at, track) in ladder.tracks.iter().enumerate() {
            let path = || format!("tracks[{at}]");
            self.requirements(&path, &track.skills);
            self.salaries(&path, &track.salary);
            self.source(&path, track.source.as_ref());
            if let Some(from) = &track.from {
                self.level(|| format!("tracks[{at}].from"), from);
            }
        }
    }

    fn strategies(&mut self) {
        let ladder = self.ladder;
        self.unique("strategies", &ladder.strategies, |strategy| &strategy.id);
        for (at, strategy) in ladder.strategies.iter().enumerate() {
            self.source(&|| format!("strategies[{at}]"), strategy.source.as_ref());
            for (n, id) in strategy.certifications.iter().enumerate() {
                self.certification(|| format!("strategies[{at}].certifications[{n}]"), id);
            }
        }
    }

    fn certifications(&mut self) {
        let ladder = self.ladder;
        self.unique("certifications", &ladder.certifications, |one| &one.id);
        for (at, certification) in ladder.certifications.iter().enumerate() {
            let path = format!("certifications[{at}]");
            for (n, name) in certification.serves.iter().enumerate() {
                let known = self.levels.contains_key(&**name)
                    || self.tracks.contains_key(&**name)
                    || self.skills.find(name).is_some();
                if !known {
                    let message = format!("there is no level, track or skill `{}`", &**name);
                    self.say(format!("{path}.for[{n}]"), message);
                }
            }
            for (n, id) in certification.sources.iter().enumerate() {
                self.known_source(|| format!("{path}.sources[{n}]"), id);
            }
            for (n, route) in certification.routes.iter().flatten().enumerate() {
                let experience = route.experience.iter().enumerate();
                let experience = experience.flat_map(|(e, one)| {
                    let path = format!("routes[{n}].experience[{e}].or_certification");
                    one.or_certification
                        .iter()
                        .map(move |id| (path.clone(), id))
                });
                let training = route.training.iter().flat_map(|training| {
                    let path = format!("routes[{n}].training.or_certification");
                    let ids = &training.or_certification;
                    ids.iter().map(move |id| (path.clone(), id))
                });
                let held = route.certifications.iter();
                let held = held.map(|id| (format!("routes[{n}].certifications"), id));
                for (inside, id) in experience.chain(training).chain(held) {
                    self.certification(|| format!("{path}.{inside}"), id);
                }
            }
        }
    }

    fn unique<T>(&mut self, section: &str, items: &'a [T], id: impl Fn(&'a T) -> &'a str) {
        let mut first = HashMap::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let id = id(item);
            let known = *first.entry(id).or_insert(at);
            if known != at {
                let message = format!("`{id}` is already the id of {section}[{known}]");
                self.say(format!("{section}[{at}].id"), message);
            }
        }
    }

    fn years(&mut self, path: &dyn Fn() -> String, years: &Years) {
        if let (Some(min), Some(max)) = (years.min, years.max)
            && min > max
        {
            let message = format!("min {min} is above max {max}");
            self.say(format!("{}.years", path()), message);
        }
    }

    fn requirements(&mut self, path: &dyn Fn() -> String, requirements: &[Requirement]) {
        self.lists += 1;
        for (at, requirement) in requirements.iter().enumerate() {
            let (skill, known) = self.skills.asked(requirement);
            if std::mem::replace(&mut self.asked_in[skill.at()], self.lists) == self.lists {
                let message = format!("`{}` is asked for twice", known.name);
                self.say(format!("{}.skills[{at}]", path()), message);
            }
            let Some(proficiency) = requirement.proficiency() else {
                continue;
            };
            if !self.scale.contains(proficiency) {
                let scale: Vec<&str> = self.ladder.scale.iter().map(|name| &**name).collect();
                let message = if scale.is_empty() {
                    String::from("the ladder has no `scale` to take a proficiency from")
                } else {
                    format!(
                        "`{proficiency}` is not on the scale; it has {}",
                        or_list(&scale)
                    )
                };
                self.say(format!("{}.skills[{at}].proficiency", path()), message);
            }
        }
    }

    fn salaries(&mut self, path: &dyn Fn() -> String, salaries: &[Salary]) {
        for (at, salary) in salaries.iter().enumerate() {
            let path = || format!("{}.salary[{at}]", path());
            match (salary.min, salary.max) {
                (Some(min), Some(max)) if min > max => {
                    self.say(path(), format!("min {min} is above max {max}"));
                }
                (None, None) => self.say(path(), "neither `min` nor `max` is given"),
                _ => {}
            }
            self.source(&path, salary.source.as_ref());
        }
    }

    fn source(&mut self, path: &dyn Fn() -> String, id: Option<&Text>) {
        if let Some(id) = id {
            self.known_source(|| format!("{}.source", path()), id);
        }
    }

    fn known_source(&mut self, path: impl Fn() -> String, id: &str) {
        if !self.sources.contains_key(id) {
            let message = self.dangling("source", id, |check| &check.sources);
            self.say(path(), message);
        }
    }

    fn level(&mut self, path: impl Fn() -> String, id: &str) {
        if !self.levels.contains_key(id) {
            let message = self.dangling("level", id, |check| &check.levels);
            self.say(path(), message);
        }
    }

    fn certification(&mut self, path: impl Fn() -> String, id: &str) {
        if !self.certifications.contains_key(id) {
            let message = self.dangling("certification", id, |check| &check.certifications);
            self.say(path(), message);
        }
    }

    fn dangling(
        &mut self,
        kind: &str,
        id: &str,
        known: impl Fn(&Self) -> &HashMap<&'a str, usize>,
    ) -> String {
        self.helped += 1;
        let mut ids: Vec<&str> = if self.helped <= HELPED {
            known(self).keys().copied().collect()
        } else {
            Vec::new()
        };
        // In the order of a hash map the nearest would differ from run to run.
        ids.sort_unstable();
        match nearest(id, ids).first() {
            Some(near) => format!("there is no {kind} `{id}`; did you mean `{near}`?"),
            None => format!("there is no {kind} `{id}`"),
        }
    }
}
