//! What is not wrong with a ladder but may not be meant: a skill that no registry knows, a level that
//! nothing leads to, a gap between two bands.

use std::fmt;

use foldhash::{HashMap, HashMapExt};

use super::{
    ladder::Ladder,
    names::{fold, nearest},
    problem::Found,
    requirement::Requirement,
    skills::Skills,
    text::{Number, Text},
};

/// Everything in a sound ladder that may not be meant.
pub(super) fn warnings(ladder: &Ladder) -> Vec<Found> {
    let mut warn = Warn {
        ladder,
        skills: Skills::of(ladder),
        found: Vec::new(),
    };
    warn.counts();
    warn.names();
    warn.spellings();
    warn.registry();
    warn.steps();
    warn.found
}

struct Warn<'a> {
    ladder: &'a Ladder<'a>,
    skills: Skills<'a>,
    found: Vec<Found>,
}

impl<'a> Warn<'a> {
    fn say(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.found.push(Found {
            path: path.into(),
            message: message.into(),
        });
    }

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
            #[expect(clippy::cast_precision_loss)]
            // No file has so many things that it matters.
            let differs = |declared: Number| declared.get() != there as f64;
            if let Some(declared) = declared.filter(|declared| differs(*declared)) {
                let message = format!("{declared} are declared, but `{section}` holds {there}");
                self.say(format!("counts.{section}"), message);
            }
        }
    }

    /// Names that hold what nobody sees.
    fn names(&mut self) {
        let ladder = self.ladder;
        for (at, name) in ladder.scale.iter().enumerate() {
            self.name(|| format!("scale[{at}]"), name);
        }
        for (at, one) in ladder.skills.iter().enumerate() {
            let aliases: Vec<Text> = one.aliases.into_iter().collect();
            self.named("skills", at, &one.id, ("name", &one.name), &aliases);
        }
        for (at, one) in ladder.levels.iter().enumerate() {
            self.named("levels", at, &one.id, ("title", &one.title), &one.aliases);
        }
        for (at, one) in ladder.tracks.iter().enumerate() {
            self.named("tracks", at, &one.id, ("title", &one.title), &one.aliases);
        }
        for (at, name) in asked(ladder) {
            self.name(|| at.to_string(), name);
        }
        for (at, one) in ladder.strategies.iter().enumerate() {
            let title = ("title", &*one.title);
            self.named("strategies", at, &one.id, title, &one.aliases);
        }
        for (at, one) in ladder.certifications.iter().enumerate() {
            let name = ("name", &*one.name);
            self.named("certifications", at, &one.id, name, &one.aliases);
        }
    }

    fn named(
        &mut self,
        section: &str,
        at: usize,
        id: &str,
        (key, title): (&str, &str),
        aliases: &[Text],
    ) {
        self.name(|| format!("{section}[{at}].id"), id);
        self.name(|| format!("{section}[{at}].{key}"), title);
        for (n, alias) in aliases.iter().enumerate() {
            self.name(|| format!("{section}[{at}].aliases[{n}]"), alias);
        }
    }

    fn name(&mut self, path: impl Fn() -> String, name: &str) {
        if name.trim() != name {
            self.say(path(), format!("`{name}` begins or ends with a blank"));
        }
        let unseen = |c: &char| crate::terminal::is_steering(*c) || *c == '\u{ad}';
        if let Some(c) = name.chars().find(unseen) {
            let message = format!("the name holds U+{:04X}, which nobody sees", u32::from(c));
            self.say(path(), message);
        }
    }

    /// Skills without a registry that are spelled in two ways, and names that mean two things.
    fn spellings(&mut self) {
        let ladder = self.ladder;
        let mut spelled: Vec<Option<&str>> = vec![None; self.skills.count()];
        for (at, name) in asked(ladder) {
            let Some(skill) = self.skills.find(name).filter(|_| ladder.skills.is_empty()) else {
                continue;
            };
            let first = *spelled[skill.at()].get_or_insert(name);
            if first != name {
                let message = format!("`{name}` and `{first}` are taken for the same skill");
                self.say(at.to_string(), message);
            }
        }
        let levels = ladder.levels.iter();
        let levels = levels.map(|one| (&one.id, &one.title, &*one.aliases));
        self.shared("levels", levels);
        let tracks = ladder.tracks.iter();
        let tracks = tracks.map(|one| (&one.id, &one.title, &*one.aliases));
        self.shared("tracks", tracks);
    }

    /// Names that mean two things of one kind, however they are spelled.
    fn shared<'t>(
        &mut self,
        section: &str,
        things: impl Iterator<Item = (&'t Text<'t>, &'t Text<'t>, &'t [Text<'t>])>,
    ) {
        let mut owners: HashMap<String, usize> = HashMap::new();
        for (at, (id, title, aliases)) in things.enumerate() {
            let named = [(String::from("id"), id), (String::from("title"), title)].into_iter();
            let aliases = aliases.iter().enumerate();
            let aliases = aliases.map(|(n, alias)| (format!("aliases[{n}]"), alias));
            for (key, name) in named.chain(aliases) {
                let owner = *owners.entry(fold(name)).or_insert(at);
                if owner != at {
                    let message = format!("`{}` means {section}[{owner}] too", &**name);
                    self.say(format!("{section}[{at}].{key}"), message);
                }
            }
        }
    }

    /// Names of skills that the registry, if there is one, does not hold.
    fn registry(&mut self) {
        let ladder = self.ladder;
        if ladder.skills.is_empty() {
            return;
        }
        // Gathered when the first is needed, since most ladders need none.
        let mut names: Option<Vec<Text>> = None;
        let gather = || {
            let skills = ladder.skills.iter();
            let names = skills.flat_map(|one| {
                let names = [one.id.clone(), one.name.clone()];
                names.into_iter().chain(one.aliases)
            });
            names.collect()
        };
        // The nearest of many names to many others would take the square of the file.
        let mut helped = 0;
        for (at, name) in asked(ladder) {
            let known = self.skills.find(name).map(|id| self.skills.get(id));
            if known.is_some_and(|skill| skill.registered) {
                continue;
            }
            helped += 1;
            let near = if helped <= super::check::HELPED {
                let names = names.get_or_insert_with(gather).iter();
                nearest(name, names.map(|name| &**name)).first().copied()
            } else {
                None
            };
            let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            self.say(
                at.to_string(),
                format!("`{name}` is not among `skills`{meant}"),
            );
        }
    }

    /// The steps from level to level.
    fn steps(&mut self) {
        let ladder = self.ladder;
        let following = ladder.followers();
        let mut led_to = vec![false; following.len()];
        following.iter().flatten().for_each(|at| led_to[*at] = true);
        for (at, led_to) in led_to.into_iter().enumerate().skip(1) {
            if !led_to {
                let title = &*ladder.levels[at].title;
                self.say(
                    format!("levels[{at}]"),
                    format!("no level leads to {title}"),
                );
            }
        }
        for (from, next) in following.iter().enumerate() {
            for &to in next.iter().filter(|to| **to != from) {
                self.step(from, to);
            }
        }
    }

    fn step(&mut self, from: usize, to: usize) {
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        if let (Some(lower_start), Some(upper_start)) = (lower.years.min, upper.years.min)
            && upper_start < lower_start
        {
            let message = format!(
                "{} ({}) begins before {} ({}), which leads to it",
                &*upper.title, upper.years, &*lower.title, lower.years
            );
            self.say(format!("levels[{to}].years"), message);
        }
        if let (Some(end), Some(start)) = (lower.years.max, upper.years.min)
            && lower.years.min.is_none_or(|start| start <= end)
            && end < start
        {
            let message = format!(
                "between {} ({}) and {} ({}) {end} to {start} years belong to no level",
                &*lower.title, lower.years, &*upper.title, upper.years
            );
            self.say(format!("levels[{to}].years"), message);
        }
        let asked = |one: &Requirement| (self.skills.asked(one).0, self.ladder.rank_asked(one));
        let before: HashMap<_, _> = lower.skills.iter().map(asked).collect();
        let is_new = |one: &Requirement| {
            let (skill, rank) = asked(one);
            before.get(&skill).is_none_or(|before| *before < rank)
        };
        if !upper.skills.is_empty() && !upper.skills.iter().any(is_new) {
            let message = format!(
                "{} asks for nothing that {} does not",
                &*upper.title, &*lower.title
            );
            self.say(format!("levels[{to}].skills"), message);
        }
    }
}

/// A place that names a skill: its section, the list there, and where in both.
#[derive(Clone, Copy)]
struct At(&'static str, usize, &'static str, usize);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self(section, at, list, n) = self;
        write!(f, "{section}[{at}].{list}[{n}]")
    }
}

/// Every place that names a skill, in the order of the file.
fn asked<'a>(ladder: &'a Ladder<'a>) -> impl Iterator<Item = (At, &'a str)> {
    let by = |section, at, skills: &'a [Requirement<'a>]| {
        let skills = skills.iter().enumerate();
        skills.map(move |(n, one)| (At(section, at, "skills", n), one.skill()))
    };
    let levels = ladder.levels.iter().enumerate();
    let levels = levels.flat_map(move |(at, level)| by("levels", at, &level.skills));
    let tracks = ladder.tracks.iter().enumerate();
    let tracks = tracks.flat_map(move |(at, track)| by("tracks", at, &track.skills));
    let strategies = ladder.strategies.iter().enumerate();
    let developed = strategies.flat_map(|(at, strategy)| {
        let skills = strategy.develops.iter().enumerate();
        skills.map(move |(n, skill)| (At("strategies", at, "develops", n), &**skill))
    });
    levels.chain(tracks).chain(developed)
}
