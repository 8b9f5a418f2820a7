//! Ladders and profiles of shapes that are easily answered in the square of their size.

use serde_json::{Map, Value, json};

use super::measure::FOLDER;

/// Makes a file that holds so many things.
type Make = fn(usize) -> Value;

/// A ladder of a shape, a question to it, and how many things it holds when it is measured.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The question. The file comes behind.
    words: &'static str,
    /// The exit code of the answer.
    pub(crate) code: i32,
    pub(crate) size: usize,
    ladder: Make,
    /// A second file: what a person says of themselves, or another ladder; and the option for it, if there is
    /// one.
    other: Option<(Option<&'static str>, Make)>,
}

impl Shape {
    /// A question that is answered.
    pub(crate) const fn asked(
        name: &'static str,
        words: &'static str,
        size: usize,
        ladder: fn(usize) -> Value,
    ) -> Self {
        Self {
            name,
            words,
            code: 0,
            size,
            ladder,
            other: None,
        }
    }

    /// A ladder with errors.
    pub(crate) const fn refused(
        name: &'static str,
        size: usize,
        ladder: fn(usize) -> Value,
    ) -> Self {
        let shape = Self::asked(name, "validate", size, ladder);
        Self { code: 1, ..shape }
    }

    /// A plan for a profile.
    pub(crate) const fn planned(
        name: &'static str,
        ladder: fn(usize) -> Value,
        profile: fn(usize) -> Value,
    ) -> Self {
        let shape = Self::asked(name, "plan --json --data", 1_000, ladder);
        let other = Some((Some("--profile"), profile));
        Self { other, ..shape }
    }

    /// Two versions of a ladder.
    pub(crate) const fn compared(
        name: &'static str,
        words: &'static str,
        size: usize,
        old: fn(usize) -> Value,
        new: fn(usize) -> Value,
    ) -> Self {
        let shape = Self::asked(name, words, size, old);
        let other = Some((None, new));
        Self { other, ..shape }
    }

    /// Writes the files of so many things; the words that ask about them, and where the ladder is.
    pub(crate) fn write(&self, n: usize) -> (Vec<String>, String) {
        let write = |name: &str, value: Value| {
            // Several shapes are counted at once.
            let file = format!("{FOLDER}/{name} of {}.json", self.name.replace('/', " "));
            std::fs::write(&file, value.to_string()).expect("written");
            file
        };
        let ladder = write("shape", (self.ladder)(n));
        let mut words: Vec<String> = self.words.split(' ').map(str::to_owned).collect();
        words.push(ladder.clone());
        if let Some((option, value)) = self.other {
            words.extend(option.map(str::to_owned));
            words.push(write("other", value(n)));
        }
        (words, ladder)
    }
}

/// An object with the keys of another.
fn merged(mut base: Value, other: Value) -> Value {
    if let (Some(base), Value::Object(other)) = (base.as_object_mut(), other) {
        base.extend(other);
    }
    base
}

/// So many objects of a kind with an id and a name, and with more that depends on the place.
fn items(kind: &str, name: &str, n: usize, more: impl Fn(usize) -> Value) -> Value {
    let item = |at| {
        let mut item = Map::new();
        item.insert("id".into(), format!("{kind}-{at}").into());
        item.insert(name.into(), format!("The {kind} {at}").into());
        merged(item.into(), more(at))
    };
    (0..n).map(item).collect()
}

pub(crate) fn levels(n: usize, more: impl Fn(usize) -> Value) -> Value {
    json!({ "levels": items("level", "title", n, more) })
}

pub(crate) fn certificates(n: usize, more: impl Fn(usize) -> Value) -> Value {
    let certificates = items("certificate", "name", n, more);
    merged(two_levels(), json!({ "certifications": certificates }))
}

pub(crate) fn tracks(n: usize) -> Value {
    let tracks = items("track", "title", n, |at| json!({ "skills": [skill(at)] }));
    merged(two_levels(), json!({ "tracks": tracks }))
}

fn two_levels() -> Value {
    levels(2, |at| json!({ "skills": [format!("The basics {at}")] }))
}

fn skill(at: usize) -> String {
    format!("Skill {at}")
}

fn skills(n: usize) -> Vec<String> {
    (0..n).map(skill).collect()
}

fn scale(n: usize) -> Vec<String> {
    (0..n).map(|at| format!("grade {at}")).collect()
}

/// The skills, each at a proficiency.
fn graded(n: usize, grade: impl Fn(usize) -> String) -> Value {
    let graded = |at| json!({ "skill": skill(at), "proficiency": grade(at) });
    (0..n).map(graded).collect()
}

/// As many rings as there are levels.
pub(crate) fn steps_back(n: usize) -> Value {
    levels(n, |at| {
        let next = format!("level-{}", (at + 1) % n);
        json!({ "next": ["level-0", next] })
    })
}

pub(crate) fn off_the_scale(n: usize) -> Value {
    let skills = graded(n, |at| format!("degree {at}"));
    merged(
        levels(1, |_| json!({ "skills": skills })),
        json!({ "scale": scale(n) }),
    )
}

/// The first level asks for much and leads to all the others.
pub(crate) fn steps_from_one(n: usize) -> Value {
    levels(n, |at| match at {
        0 => {
            let next: Vec<String> = (1..n).map(|at| format!("level-{at}")).collect();
            json!({ "skills": skills(n), "next": next })
        }
        _ => json!({ "skills": ["Another"], "next": [] }),
    })
}

/// The last level asks for much and all the others lead to it.
pub(crate) fn steps_to_one(n: usize) -> Value {
    let last = n - 1;
    levels(n, |at| {
        if at == last {
            json!({ "skills": skills(n), "next": [] })
        } else {
            json!({ "skills": ["Another"], "next": [format!("level-{last}")] })
        }
    })
}

/// The first level is paid in many regions and leads to all the others.
pub(crate) fn steps_between_pay(n: usize) -> Value {
    let pay = |at| json!({ "currency": "EUR", "min": 1, "period": "year", "region": format!("region {at}") });
    levels(n, |at| match at {
        0 => {
            let next: Vec<String> = (1..n).map(|at| format!("level-{at}")).collect();
            json!({ "salary": (0..n).map(pay).collect::<Vec<_>>(), "next": next })
        }
        _ => json!({ "salary": [pay(at)], "next": [] }),
    })
}

pub(crate) fn for_a_level(n: usize) -> Value {
    let certificates = certificates(n, |at| json!({ "for": [skill(at)] }));
    merged(certificates, levels(1, |_| json!({ "skills": skills(n) })))
}

pub(crate) fn years_up_to_ten(n: usize) -> Value {
    let share = |at: usize| 10.0 * at as f64 / n as f64;
    levels(
        n,
        |at| json!({ "years": { "min": share(at), "max": share(at + 1) }, "skills": [skill(at)] }),
    )
}

/// Each certificate but the first asks for the one before.
pub(crate) fn chain_of_certificates(n: usize) -> Value {
    certificates(n, |at| match at {
        0 => json!({}),
        _ => json!({ "routes": [{ "certifications": [format!("certificate-{}", at - 1)] }] }),
    })
}

pub(crate) fn kinds_of_work(n: usize) -> Value {
    certificates(n, |at| {
        let work = json!({ "months": 12, "of": format!("work {at}") });
        json!({ "routes": [{ "experience": [work] }] })
    })
}

pub(crate) fn two_levels_on_a_long_scale(n: usize) -> Value {
    let levels = levels(2, |level| {
        let grade = |at| if level == 0 { at } else { n - 1 - at };
        json!({ "skills": graded(n, |at| format!("grade {}", grade(at))) })
    });
    merged(levels, json!({ "scale": scale(n) }))
}

/// No two tracks are paid in the same currency for the same time.
pub(crate) fn currencies_and_periods(n: usize) -> Value {
    let letter = |number: usize| char::from(b'A' + (number % 26) as u8);
    let tracks = items("track", "title", n, |at| {
        let code = at / 3;
        let currency = String::from_iter([code / 676, code / 26, code].map(letter));
        let period = ["year", "month", "hour"][at % 3];
        json!({ "salary": [{ "currency": currency, "max": 1_000 + at, "period": period }] })
    });
    merged(two_levels(), json!({ "tracks": tracks }))
}

/// A level that asks for many different skills.
pub(crate) fn skills_of_one_level(n: usize) -> Value {
    levels(1, |_| json!({ "skills": skills(n) }))
}

/// A certificate with many ways to it that ask for nothing.
pub(crate) fn empty_routes(n: usize) -> Value {
    certificates(1, |_| json!({ "routes": vec![json!({}); n] }))
}

/// Many tracks, of which the last leads on from a level that there is not.
pub(crate) fn one_error(n: usize) -> Value {
    let mut ladder = tracks(n);
    ladder["tracks"][n - 1]["from"] = "nowhere".into();
    ladder
}

/// Two levels that expect different things of each of many skills.
pub(crate) fn levels_that_expect(n: usize) -> Value {
    let asked = |level: usize| -> Vec<Value> {
        let skill =
            |at| json!({ "skill": format!("skill-{at}"), "note": format!("As at {level}.") });
        (0..n).map(skill).collect()
    };
    levels(3, |at| json!({ "skills": asked(at) }))
}

/// Skills each of which implies the next.
pub(crate) fn skills_that_imply(n: usize) -> Value {
    let skill = |at: usize| {
        let implies: Vec<String> = (at + 1 < n)
            .then(|| format!("skill-{}", at + 1))
            .into_iter()
            .collect();
        json!({ "id": format!("skill-{at}"), "name": format!("Skill {at}"), "implies": implies })
    };
    let skills: Vec<Value> = (0..n).map(skill).collect();
    merged(
        levels(1, |_| json!({ "skills": ["skill-1"] })),
        json!({ "skills": skills }),
    )
}

/// A few levels that ask for many skills, in many groups.
pub(crate) fn many_skills_in_groups(n: usize) -> Value {
    let group = |at: usize| json!({ "group": format!("Group {}", at % (n / 4)) });
    let asked = |level: usize| -> Vec<Value> {
        let skill =
            |at| json!({ "skill": format!("skill-{at}"), "note": format!("As at {level}.") });
        // A newer level asks for them the other way round.
        (0..n)
            .map(|at| skill(if level == 0 { at } else { n - 1 - at }))
            .collect()
    };
    merged(
        levels(3, |level| json!({ "skills": asked(level) })),
        json!({ "skills": items("skill", "name", n, group) }),
    )
}

/// The same in another version: in another order, and all that is said is another text.
pub(crate) fn many_skills_in_other_groups(n: usize) -> Value {
    let mut ladder = many_skills_in_groups(n);
    for level in ladder["levels"].as_array_mut().into_iter().flatten() {
        for one in level["skills"].as_array_mut().into_iter().flatten() {
            one["note"] = "As ever.".into();
        }
        level["skills"]
            .as_array_mut()
            .into_iter()
            .for_each(|skills| skills.reverse());
    }
    for skill in ladder["skills"].as_array_mut().into_iter().flatten() {
        skill["group"] = "One".into();
    }
    ladder
}

/// A level that pays many ranges for the same, and has much to do.
pub(crate) fn one_level_of_many_parts(n: usize, from: usize) -> Value {
    let pay = |at| json!({ "currency": "EUR", "min": from + at, "period": "year" });
    levels(1, |_| {
        json!({
            "salary": (0..n).map(pay).collect::<Vec<_>>(),
            "responsibilities": (0..n).map(|at| format!("What to do {}", from + at)).collect::<Vec<_>>(),
        })
    })
}

/// Each level leads to the next two.
pub(crate) fn steps_to_two(n: usize) -> Value {
    levels(n, |at| {
        let next = [at + 1, at + 2].into_iter().filter(|next| *next < n);
        json!({ "next": next.map(|next| format!("level-{next}")).collect::<Vec<_>>() })
    })
}
