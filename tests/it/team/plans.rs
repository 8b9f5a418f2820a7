//! What a team says of a person, beside what a plan says.

use std::{collections::BTreeSet, fs};

use itpm_career::{
    catalog::{BUILT_IN, Catalog, Ladder, Profile, validate::JsonText},
    query::{Judge, Place, Plan, Said, Team},
};
use serde_json::{Value, json};

/// Numbers that look random, and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn one<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        (!things.is_empty()).then(|| &things[self.below(things.len())])
    }

    /// A profile of somebody on a ladder.
    fn profile(&mut self, catalog: &Catalog) -> Value {
        let skills: Vec<&str> = catalog.skills.iter().map(|(_, skill)| skill.name).collect();
        let scale: Vec<&str> = catalog.scale.names().collect();
        let levels = &catalog.ladder.levels;
        let claim = |dice: &mut Self| {
            let skill = dice.one(&skills).copied().unwrap_or("nothing");
            match (dice.below(3), dice.one(&scale)) {
                (0, _) | (_, None) => json!(skill),
                (_, Some(how)) => json!(format!("{skill}:{how}")),
            }
        };
        let mut profile = json!({});
        let claims = self.below(9);
        profile["skills"] = (0..claims).map(|_| claim(self)).collect();
        if self.below(4) > 0 {
            profile["years"] = json!(self.below(40) / 2);
        }
        if self.below(3) == 0 {
            profile["at"] = json!(*levels[self.below(levels.len())].id);
        }
        if self.below(3) == 0 {
            profile["goal"] = json!(*levels[self.below(levels.len())].title);
        }
        if self.below(3) == 0 {
            profile["waive"] = json!([self.one(&skills).copied().unwrap_or("nothing")]);
        }
        profile
    }
}

/// What a plan says of somebody, in the shape that a team says it.
fn by_plan(catalog: &Catalog, profile: &Profile) -> Option<Value> {
    let plan = Plan::default().ask(catalog, None, profile, None).ok()?;
    let plan = serde_json::to_value(&plan).expect("JSON");
    let here = plan["standing"]["here"].as_array().expect("levels");
    let goal = profile.goal.as_deref().map(|name| {
        let mut levels = catalog.ladder.levels.iter();
        let level = levels.find(|level| *level.title == *name || *level.id == *name);
        json!(*level.expect("the goal").id)
    });
    let is_next = |rung: &&Value| match &goal {
        Some(goal) => rung["level"]["id"] == *goal,
        None => {
            let after = rung["after"].as_array().expect("levels");
            (here.is_empty() && after.is_empty()) || after.iter().any(|one| here.contains(one))
        }
    };
    let way = plan["way"].as_array().expect("levels");
    let next = way.iter().filter(is_next).map(|rung| {
        let with = |status: &str| -> BTreeSet<String> {
            let skills = rung["skills"].as_array().expect("skills");
            let skills = skills.iter().filter(|skill| skill["required"] == true);
            let skills = skills.filter(|skill| skill["status"] == status);
            skills
                .map(|skill| format!("{} {}>{}", skill["id"], skill["have"], skill["want"]))
                .collect()
        };
        json!({
            "id": rung["level"]["id"],
            "years_missing": rung["years_missing"],
            "met": with("met").len(),
            "too_low": with("too_low"),
            "missing": with("missing"),
            "waived": with("waived").len(),
            "undecided": with("undecided").len(),
        })
    });
    Some(json!({"at": here, "next": next.collect::<Vec<_>>()}))
}

/// What a team says, in the same shape.
fn by_team(judge: &Judge, profile: &Profile) -> Value {
    let judged = judge.judge(Place::default(), &Said::Profile(profile), Vec::new());
    let person = serde_json::to_value(&judged).expect("JSON");
    assert_eq!(person["error"], Value::Null);
    let next = person["next"]
        .as_array()
        .expect("levels")
        .iter()
        .map(|next| {
            let count = |key: &str| next[key].as_array().expect("a list").len();
            let skills = |key: &str| -> BTreeSet<String> {
                let skills = next[key].as_array().expect("skills").iter();
                skills
                    .map(|skill| format!("{} {}>{}", skill["id"], skill["have"], skill["want"]))
                    .collect()
            };
            let open = count("too_low") + count("missing") + count("waived") + count("undecided");
            let has_years = next["years_missing"]
                .as_f64()
                .is_none_or(|years| years == 0.0);
            let is_ready = count("met") > 0 && open == 0 && has_years;
            assert_eq!(next["ready"], is_ready, "{next}");
            json!({
                "id": next["id"],
                "years_missing": next["years_missing"],
                "met": count("met"),
                "too_low": skills("too_low"),
                "missing": skills("missing"),
                "waived": count("waived"),
                "undecided": count("undecided"),
            })
        });
    json!({"at": person["at"], "next": next.collect::<Vec<_>>()})
}

#[test]
fn every_person_of_a_team_is_told_what_a_plan_tells() {
    let own = fs::read_dir("tests/ladders")
        .expect("ladders")
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("a ladder"));
    let built_in = BUILT_IN.iter().map(|one| one.text.to_owned());
    let mut dice = Dice(20);
    let (mut compared, mut ready) = (0, 0);
    for text in own.chain(built_in) {
        let text = JsonText::new(&text);
        let ladder = Ladder::from_json(&text).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        // One judge for all: what is kept of one person must not tell on another.
        let judge = Judge::new(&Team::default(), &catalog).expect("no goal");
        for _ in 0..150 {
            let profile = dice.profile(&catalog).to_string();
            let profile_text = JsonText::of_profile(&profile);
            let profile_read = Profile::from_json(&profile_text).expect("a profile");
            let Some(expected) = by_plan(&catalog, &profile_read) else {
                continue;
            };
            let told = by_team(&judge, &profile_read);
            assert_eq!(told, expected, "{profile}");
            compared += 1;
            let is_ready = |next: &Value| next["missing"] == json!([]);
            ready += usize::from(
                told["next"]
                    .as_array()
                    .expect("levels")
                    .iter()
                    .any(is_ready),
            );
        }
    }
    assert!(compared > 1000 && ready > 50, "{compared} {ready}");
}
