//! The first screen of `plan`, and that nothing on it is false.

use serde_json::{Value, json};

use crate::support::{ask, ask_with, golden, run, scratch};

fn plan(args: &str) -> Value {
    let run = ask(&format!("plan {args} --json"));
    assert_eq!(run.code, 0, "{args}: {}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

fn plan_on(ladder: &Value, args: &str) -> Value {
    let line = format!("plan {args} --json");
    let run = ask_with(&line, ladder.to_string().as_bytes());
    assert_eq!(run.code, 0, "{args}: {}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

/// The statuses of the skills of a level of the way: `x met`.
fn statuses(plan: &Value, level: &str) -> Vec<String> {
    let mut way = plan["way"].as_array().expect("a list").iter();
    let rung = way.find(|rung| rung["level"]["id"] == level).expect(level);
    let skills = rung["skills"].as_array().expect("a list").iter();
    let told = skills.map(|skill| {
        let text = |key: &str| skill[key].as_str().expect("text").to_owned();
        format!("{} {}", text("id"), text("status"))
    });
    told.collect()
}

const ALL: &str = "project-coordination,communication,time-management,leadership,risk-management,\
    budget-management,strategic-planning,advanced-risk-management,mentoring";

/// The people that the page was written for, each with what they say.
const PEOPLE: &[(&str, &str)] = &[
    (
        "beginner-from-another-job",
        "--education bsc --experience nursing:60 --skill communication",
    ),
    (
        "junior",
        "--years 1 --skill jira,communication --education bachelor --training-hours 35",
    ),
    (
        "middle",
        "--years 4 --skill leadership,risk-management --education bachelor --training-hours 35",
    ),
    (
        "shared-edge",
        "--years 3 --skill project-coordination,communication,time-management",
    ),
    (
        "senior-with-all",
        "--years 9 --certification pmp --place austin",
    ),
    (
        "top-with-one-missing",
        "--years 12 --skill strategic-planning,mentoring --certification pmp",
    ),
    (
        "waived",
        "--at it-pm --skill leadership,risk-management --waive budget-management",
    ),
];

#[test]
fn a_person_on_the_guide_reads_one_screen() {
    for (name, args) in PEOPLE {
        let args = match *name {
            "senior-with-all" => format!("{args} --skill {ALL}"),
            _ => (*args).to_owned(),
        };
        let run = ask(&format!("plan {args} --width 80"));
        assert_eq!((run.code, &*run.stderr), (0, ""), "{name}");
        assert!(run.stdout.lines().count() <= 24, "{name}\n{}", run.stdout);
        golden(&format!("plan-first-{name}.txt"), &run.stdout);
    }
    let line = "plan --data tests/ladders/weights.json --years 3 --width 80";
    golden("plan-first-own-ladder.txt", &ask(line).stdout);
}

#[test]
fn what_the_ladder_does_not_know_is_said_and_counts_for_nothing() {
    let args = "--skill jira --skill scrum,kanban --waive gardening --certification xyzzy \
        --experience nursing:60 --training-hours cooking:9 --skill pmp";
    let plan = plan(&args.replace('\n', ""));
    assert_eq!(
        plan["unknown"],
        json!([
            {"kind": "skill", "given": "jira", "near": []},
            {"kind": "skill", "given": "pmp", "near": ["certification:pmp"]},
            {"kind": "waive", "given": "gardening", "near": []},
            {"kind": "certification", "given": "xyzzy", "near": []},
            {"kind": "training", "given": "cooking", "near": []},
            {"kind": "experience", "given": "nursing", "near": []},
        ])
    );
    assert_eq!(plan["tracks"][0]["have"], json!(["scrum", "kanban"]));
    let page = ask(&format!("plan {args} --width 0")).stdout;
    assert!(page.contains("60 months of nursing"), "{page}");
    assert!(
        page.contains("Not on this ladder, so not counted: jira,"),
        "{page}"
    );
    for unknown in [
        "--skill jira",
        "--skill iso:9001",
        "--waive jira",
        "--certification jira",
        "--experience jira:3",
        "--training-hours jira:3",
    ] {
        assert_eq!(ask(&format!("plan {unknown}")).code, 0, "{unknown}");
        assert_eq!(
            ask(&format!("plan --strict {unknown}")).code,
            2,
            "{unknown}"
        );
    }
    // A level and a track decide what the page is about.
    for unknown in ["--at jira", "--goal jira", "--track jira"] {
        assert_eq!(ask(&format!("plan {unknown}")).code, 2, "{unknown}");
    }
}

#[test]
fn who_names_only_what_the_ladder_does_not_know_has_said_something() {
    let page = ask("plan --skill pmp --width 80").stdout;
    assert!(
        page.starts_with("You say  │ nothing that this ladder knows"),
        "{page}"
    );
}

#[test]
fn a_list_of_skills_is_one_name_first() {
    let ladder = json!({"levels": [{"id": "a", "title": "A", "skills": ["plans, budgets", "talks", "walks"]}]});
    let file = scratch("list.json");
    std::fs::write(&file, ladder.to_string()).expect("written");
    let have = |claim: &str| {
        let run = run([
            "plan", "--json", "--data", &file, "--at", "a", "--skill", claim,
        ]);
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        statuses(&answer["plan"], "a")
    };
    assert_eq!(have("plans, budgets")[2], "plans,-budgets met");
    assert_eq!(have("talks, walks,")[1..], ["talks met", "walks met"]);
    assert_eq!(
        ask("tracks --skill scrum,kanban --format ids").stdout,
        "agile\n"
    );
    assert_eq!(ask("tracks --skill scrum,cloud --format ids").stdout, "");
}

#[test]
fn education_in_many_words() {
    let status = |education: &str| {
        let line = [
            "plan",
            "--json",
            "--leading-months",
            "36",
            "--training-hours",
            "35",
            "--education",
        ];
        let run = run([&line[..], &[education]].concat());
        let answer: Value = serde_json::from_str(&run.stdout).expect(education);
        let mut all = answer["plan"]["certifications"]
            .as_array()
            .expect("a list")
            .iter();
        let pmp = all.find(|one| one["id"] == "pmp").expect("the PMP");
        pmp["status"].clone()
    };
    for education in ["bachelor", "bsc", "BSc", "master", "MBA", "phd", "Master's"] {
        assert_eq!(status(education), "eligible", "{education}");
    }
    for education in [
        "none",
        "high school",
        "High-School",
        "secondary",
        "associate",
    ] {
        assert_eq!(status(education), "not_yet", "{education}");
    }
    let page = ask("plan --education phd --width 0").stdout;
    assert!(page.contains("a bachelor's degree or higher"), "{page}");
    // Somebody without a diploma has said so: nothing is assumed.
    let assumed = plan("--education none")["assumed"].to_string();
    assert!(!assumed.contains("education"), "{assumed}");
}

/// Two levels that expect different things of one skill, and no proficiency to tell them apart.
fn expecting() -> Value {
    json!({"levels": [
        {"id": "a", "title": "A", "skills": [{"skill": "talk", "note": "To the team."}, "walk"]},
        {"id": "b", "title": "B", "skills": [{"skill": "talk", "note": "To the board."}, "walk"]},
        {"id": "c", "title": "C", "extends": "b"},
    ]})
}

#[test]
fn a_claim_that_the_file_cannot_judge_is_neither_met_nor_missing() {
    let plan = plan_on(&expecting(), "--goal c --skill talk,walk");
    assert_eq!(statuses(&plan, "a"), ["talk met", "walk met"]);
    assert_eq!(statuses(&plan, "b"), ["talk undecided", "walk met"]);
    assert_eq!(statuses(&plan, "c"), ["talk undecided", "walk met"]);
    // It completes no level, and is no gap.
    assert_eq!(plan["standing"]["by_skills"]["levels"], json!(["a"]));
    assert_eq!(plan["next_steps"], json!([]));
    let page = ask_with(
        "plan --goal b --at a --skill talk,walk",
        expecting().to_string().as_bytes(),
    );
    assert!(
        page.stdout.contains("The file cannot decide: 1"),
        "{}",
        page.stdout
    );
    // A claim is taken as made at the level that one holds.
    let plan = plan_on(&expecting(), "--at b --goal c --skill talk,walk");
    assert_eq!(statuses(&plan, "b"), ["talk met", "walk met"]);
    assert_eq!(statuses(&plan, "c"), ["talk met", "walk met"]);
}

#[test]
fn a_profile_says_as_whose_expectation_a_skill_is_meant() {
    let (file, data) = (scratch("at.json"), scratch("ladder.json"));
    std::fs::write(&data, expecting().to_string()).expect("written");
    let profile = json!({"at": "a", "goal": "b", "skills": [{"skill": "talk", "at": "b"}, "walk"]});
    std::fs::write(&file, profile.to_string()).expect("written");
    let run = run(["plan", "--json", "--data", &data, "--profile", &file]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(statuses(&answer["plan"], "b"), ["talk met", "walk met"]);
}

#[test]
fn a_waived_skill_completes_no_level() {
    let args = "--skill leadership,risk-management --waive budget-management";
    let standing = &plan(args)["standing"];
    assert_eq!(standing["by_skills"]["levels"], json!([]));
    assert_eq!(
        standing["by_skills"]["reason"],
        "no level is complete; nearest: IT Project Manager, 2 of 3 met (1 waived)"
    );
    let page = ask(&format!("plan {args} --width 0")).stdout;
    assert!(page.contains("without Budget Management"), "{page}");
}

#[test]
fn a_proficiency_that_is_too_low_is_said_to_be() {
    let ladder = json!({"scale": ["low", "high"], "levels": [
        {"id": "a", "title": "A", "skills": [{"skill": "talk", "proficiency": "high"}]}]});
    let standing = &plan_on(&ladder, "--skill talk:low")["standing"];
    assert_eq!(
        standing["by_skills"]["reason"],
        "too low: A asks for talk (high)"
    );
}

#[test]
fn levels_that_are_equally_near_are_all_named() {
    let ladder = json!({"levels": [
        {"id": "a", "title": "A", "skills": ["x", "y"]}, {"id": "b", "title": "B", "skills": ["x", "z"]}]});
    let standing = &plan_on(&ladder, "--skill x")["standing"];
    assert_eq!(
        standing["by_skills"]["reason"],
        "no level is complete; nearest: A and B, 1 of 2 met"
    );
}

#[test]
fn months_that_contradict_the_years_or_the_level_are_remarked_on() {
    let remarks = |args: &str| plan(args)["standing"]["remarks"].clone();
    assert_eq!(remarks("--years 5 --leading-months 60"), json!([]));
    assert_eq!(
        remarks("--years 4 --leading-months 60"),
        json!(["60 months of leading projects are longer than 4 years as a project manager"])
    );
    assert_eq!(
        remarks("--at junior --leading-months 60"),
        json!([
            "60 months of leading projects are more than the years of Junior IT Project Manager (1–3)"
        ])
    );
}

#[test]
fn where_one_stands_always_counts() {
    let all = format!("--years 9 --skill {ALL}");
    let plan = plan(&all);
    assert_eq!(plan["way"][0]["level"]["id"], "senior-it-pm");
    assert_eq!(plan["way"][0]["here"], true);
    let certificates = plan["certifications"].as_array().expect("a list").iter();
    let on_way = certificates.filter(|one| one["on_way"] == true);
    let on_way: Vec<&Value> = on_way.map(|one| &one["id"]).collect();
    for id in ["pgmp", "pfmp", "prince2-p"] {
        assert!(on_way.contains(&&json!(id)), "{id}");
    }
}

#[test]
fn what_is_held_is_never_advised() {
    for held in ["pmp", "capm", "psm-2", "prince2-f"] {
        let args = format!("--years 4 --certification {held}");
        let found = plan(&args);
        assert_ne!(found["first_certification"], json!(held));
        let page = ask(&format!("plan {args} --width 0")).stdout;
        let exam = page.lines().find(|line| line.starts_with("Exam"));
        assert!(
            !exam.expect("an exam").contains(&held.to_uppercase()),
            "{page}"
        );
    }
    // A CAPM leads to a PMP, so whoever holds a PMP is not sent back.
    let first = plan("--years 1 --certification pmp --education bachelor --training-hours 35");
    assert_ne!(first["first_certification"], "capm");
    // Nor is a strategy advised that says to earn it.
    let strategies = |args: &str| plan(args)["strategies"].to_string();
    assert!(strategies("--years 4").contains("advanced-certifications"));
    assert!(!strategies("--years 4 --certification pmp").contains("advanced-certifications"));
}

#[test]
fn the_first_steps_are_for_the_first_gaps_and_can_be_done() {
    let args = "--years 4 --skill leadership";
    let found = plan(args);
    let steps = found["next_steps"].as_array().expect("a list");
    let skills: Vec<&Value> = steps.iter().map(|step| &step["skill"]).collect();
    let expected = [
        "risk-management",
        "budget-management",
        "strategic-planning",
        "advanced-risk-management",
        "mentoring",
    ];
    assert_eq!(
        skills,
        expected.map(|id| json!(id)).iter().collect::<Vec<_>>()
    );
    assert_eq!(steps[0]["level"], "it-pm");
    for step in steps {
        let shown = json(&format!(
            "show skill:{}",
            step["skill"].as_str().expect("an id")
        ));
        assert_eq!(step["activity"], shown["activities"][0]["text"]);
        assert_eq!(step["evidence"], shown["evidence"][0]["text"]);
    }
    // Somebody without a job on the ladder has no team.
    for step in plan("")["next_steps"].as_array().expect("a list") {
        assert_ne!(step["needs"], "a team", "{step}");
        assert!(step["activity"].is_string(), "{step}");
    }
    let own = json!({
        "skills": [{"id": "x", "name": "X", "activities": [{"text": "Lead it", "needs": "a team"}]}],
        "levels": [{"id": "a", "title": "A", "skills": ["x", "y"]}],
    });
    let steps = plan_on(&own, "")["next_steps"].clone();
    let none = |skill: &str| json!({"skill": skill, "level": "a", "activity": null, "needs": null, "evidence": null});
    assert_eq!(steps, json!([none("x"), none("y")]));
    assert_eq!(
        plan_on(&own, "--at a")["next_steps"][0]["activity"],
        "Lead it"
    );
}

fn json(line: &str) -> Value {
    crate::support::json(line)["show"].clone()
}

#[test]
fn the_first_certificate_follows_its_rule() {
    let first = |args: &str| plan(args)["first_certification"].clone();
    let ready = "--education bachelor --training-hours 35";
    // For the level where one stands; eligible before not; then the most gaps.
    assert_eq!(first(&format!("--years 5 {ready}")), "pmp");
    assert_eq!(first("--years 5"), "prince2-f");
    assert_eq!(first("--years 1"), "project-plus");
    let ladder = |certificates: Value| {
        json!({"levels": [{"id": "a", "title": "A", "skills": ["x", "y"]}, {"id": "b", "title": "B"}],
            "certifications": certificates})
    };
    let one = |id: &str, routes: Value, serves: Value| json!({"id": id, "name": id, "routes": routes, "for": serves});
    let months = |months: u32| json!([{"experience": [{"months": months, "of": "it"}]}]);
    let first = |certificates: Value| {
        let plan = plan_on(&ladder(certificates), "--at a");
        plan["first_certification"].clone()
    };
    let (open, asking, unknown) = (json!([{}]), months(3), json!(null));
    for (certificates, expected) in [
        (json!([]), json!(null)),
        (json!([one("far", open.clone(), json!(["z"]))]), json!(null)),
        (
            json!([
                one("skill", open.clone(), json!(["x"])),
                one("level", asking.clone(), json!(["a"]))
            ]),
            json!("level"),
        ),
        (
            json!([
                one("next", open.clone(), json!(["b"])),
                one("here", asking.clone(), json!(["a"]))
            ]),
            json!("here"),
        ),
        (
            json!([
                one("q", unknown, json!(["x"])),
                one("m", asking.clone(), json!(["x"])),
                one("o", open.clone(), json!(["x"]))
            ]),
            json!("o"),
        ),
        (
            json!([
                one("one", open.clone(), json!(["x"])),
                one("both", open, json!(["x", "y"]))
            ]),
            json!("both"),
        ),
        (
            json!([
                one(
                    "two",
                    json!([{"education": "bachelor", "condition": "c"}]),
                    json!(["x"])
                ),
                one("m", asking, json!(["x"]))
            ]),
            json!("m"),
        ),
    ] {
        let mut ladder_certificates = certificates.clone();
        if let Some(list) = ladder_certificates.as_array_mut() {
            list.retain(|one| one["for"] != json!(["z"]));
        }
        assert_eq!(first(ladder_certificates), expected, "{certificates}");
    }
}

#[test]
fn what_was_assumed_stands_beside_what_rests_on_it() {
    let assumed = plan("--years 5 --education bachelor --training-hours 35")["assumed"].clone();
    let assumed = assumed.as_array().expect("a list");
    let find = |what: &str| assumed.iter().find(|one| one["what"] == what).expect(what);
    let leading = find("months of leading projects");
    assert_eq!(leading["value"], 60);
    assert!(
        leading["used_for"]
            .as_array()
            .expect("a list")
            .contains(&json!("pmp"))
    );
    assert_eq!(find("months of agile projects")["value"], json!(null));
    assert_eq!(find("the kind of the hours of training")["value"], "pm");
    let page = ask("plan --years 5 --education bachelor --training-hours 35 --width 0").stdout;
    let exam = page
        .lines()
        .find(|line| line.starts_with("Exam"))
        .expect("an exam");
    assert!(
        exam.contains("you may sit it, taking your years as 60 months of leading projects within the last 10 years and your hours as pm"),
        "{exam}"
    );
    let ladder =
        json!({"scale": ["low", "high"], "levels": [{"id": "a", "title": "A", "skills": ["x"]}]});
    assert_eq!(
        plan_on(&ladder, "--skill x")["assumed"],
        json!([{"what": "proficiency", "value": "low", "used_for": ["x"]}])
    );
    assert_eq!(plan("")["since"], json!(null));
}

#[test]
fn programs_and_pages_get_everything() {
    let args = "plan --years 4 --skill leadership";
    for format in ["json", "csv", "ids"] {
        let short = ask(&format!("{args} --format {format}")).stdout;
        let full = ask(&format!("{args} --format {format} --full")).stdout;
        assert_eq!(short, full, "{format}");
    }
    let full = ask(&format!("{args} --full")).stdout;
    let page = ask(&format!("{args} --full --format markdown")).stdout;
    for part in [
        "Where you stand",
        "The way",
        "What to do first",
        "Certificates",
        "Tracks",
        "Market",
    ] {
        assert!(full.contains(part), "{part}");
        assert!(page.contains(&format!("## {part}")), "{part}");
    }
}

#[test]
fn a_claim_without_a_proficiency_is_only_worth_a_word_on_a_scale() {
    let notes = |scale: Value| {
        let ladder =
            json!({"scale": scale, "levels": [{"id": "a", "title": "A", "skills": ["x"]}]});
        plan_on(&ladder, "--at a --skill x")["notes"].to_string()
    };
    assert!(notes(json!(["low", "high"])).contains("counts as `low`, the lowest: x"));
    assert!(!notes(json!([])).contains("proficiency"));
}

#[test]
fn a_place_that_is_called_otherwise_is_said_to_be_taken_for_one() {
    let pay = |place: &str| {
        let page = ask(&format!("plan --place {place} --width 0")).stdout;
        let pay = page
            .lines()
            .find(|line| line.starts_with("Pay"))
            .map(str::to_owned);
        pay.expect("a line on pay")
    };
    assert!(
        pay("nyc").contains("`nyc` is taken to mean New York-Newark"),
        "{}",
        pay("nyc")
    );
    // Of several areas of one name one is the first, and the others are named.
    assert!(
        pay("portland").contains("`portland` may also mean Portland-Vancouver-Hillsboro, OR-WA"),
        "{}",
        pay("portland")
    );
    assert!(
        pay("london").contains("`london`: the UK survey has no places"),
        "{}",
        pay("london")
    );
    assert!(
        pay("austin").starts_with("Pay      │ Austin-Round Rock"),
        "{}",
        pay("austin")
    );
}

#[test]
fn somebody_without_a_job_here_begins_with_what_needs_nothing() {
    let ladder = json!({
        "skills": [{"id": "x", "name": "X", "activities": [
            {"text": "Lead it", "needs": "a team"}, {"text": "Build it", "needs": "a project"},
            {"text": "Read it", "needs": "nothing else"}]},
            {"id": "y", "name": "Y", "activities": [
            {"text": "Lead it too", "needs": "a team"}, {"text": "Build it too", "needs": "a project"}]}],
        "levels": [{"id": "a", "title": "A", "skills": ["x", "y"]}],
    });
    let steps = |args: &str| {
        let plan = plan_on(&ladder, args);
        let steps = plan["next_steps"].as_array().expect("a list").clone();
        let told = steps
            .iter()
            .map(|step| step["activity"].as_str().expect("text").to_owned());
        told.collect::<Vec<_>>()
    };
    assert_eq!(steps(""), ["Read it", "Build it too"]);
    assert_eq!(steps("--years 2"), ["Lead it", "Lead it too"]);
    let page = ask_with("plan --width 0", ladder.to_string().as_bytes()).stdout;
    assert!(
        page.contains("Y: Build it too (needs a project: a small one of your own will do)"),
        "{page}"
    );
    assert!(!page.contains("nothing else"), "{page}");
}

#[test]
fn all_unknown_names_are_said_at_once() {
    let strict = ask("plan --strict --skill jira,pmp --certification capm,xyzzy");
    assert_eq!(strict.code, 2);
    assert_eq!(
        strict.stderr,
        "error: this ladder does not know jira, pmp (a certificate, --certification pmp) and xyzzy\n"
    );
    let held = plan("--certification pmp,capm");
    assert_eq!(held["unknown"], json!([]));
    let beyond = plan("--at senior")["beyond"].clone();
    assert_eq!(beyond.as_array().map(Vec::len), Some(5));
    assert!(
        ask("plan --at senior --full")
            .stdout
            .contains("Beyond this ladder")
    );
}

#[test]
fn a_profile_takes_an_education_in_any_spelling() {
    let file = scratch("education.json");
    let said = |profile: &str| {
        std::fs::write(&file, profile).expect("written");
        run(["plan", "--profile", &file]).stderr
    };
    assert_eq!(said(r#"{"education": "MBA"}"#), "");
    // What is right is not said beside what is wrong.
    let wrong = said(r#"{"education": "MBA", "years": -1}"#);
    assert_eq!(wrong.lines().count(), 1, "{wrong}");
    assert!(wrong.contains("years"), "{wrong}");
    let wrong = said(r#"{"education": "kindergarten"}"#);
    assert!(
        wrong.contains("expected none, secondary, associate or bachelor"),
        "{wrong}"
    );
}

#[test]
fn the_order_in_which_claims_are_said_changes_nothing() {
    let (file, data) = (scratch("order.json"), scratch("ladder.json"));
    std::fs::write(&data, expecting().to_string()).expect("written");
    let status = |first: &str, second: &str| {
        let skills = json!([{"skill": "talk", "at": first}, {"skill": "talk", "at": second}]);
        let profile = json!({"at": "a", "goal": "b", "skills": skills});
        std::fs::write(&file, profile.to_string()).expect("written");
        let run = run(["plan", "--json", "--data", &data, "--profile", &file]);
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        statuses(&answer["plan"], "b")
    };
    assert_eq!(status("a", "b"), status("b", "a"));
    assert!(status("a", "b").contains(&String::from("talk met")));
}

/// A level of another family has nothing to say of what is expected in this one.
#[test]
fn a_claim_is_taken_as_made_at_the_lowest_level_of_each_branch() {
    let asked = |note: &str| json!([{"skill": "x", "note": note}]);
    let ladder = json!({"levels": [
        {"id": "d1", "title": "D1", "family": "d", "skills": asked("one")},
        {"id": "p1", "title": "P1", "family": "p", "skills": asked("two")},
        {"id": "p2", "title": "P2", "family": "p", "skills": asked("three")}]});
    let plan = plan_on(&ladder, "--skill x --goal p2");
    assert_eq!(statuses(&plan, "p2"), ["x undecided"]);
}

/// What is expected on one branch does not answer for another.
#[test]
fn each_branch_on_which_a_claim_is_made_answers_for_itself() {
    let asked = |note: &str| json!([{"skill": "x", "note": note}]);
    let ladder = json!({"levels": [
        {"id": "w", "title": "W", "skills": asked("one"), "next": ["v"]},
        {"id": "v", "title": "V", "skills": asked("two"), "next": []},
        {"id": "y", "title": "Y", "skills": asked("two"), "next": []}]});
    let plan = plan_on(&ladder, "--skill x --goal v");
    assert_eq!(statuses(&plan, "v"), ["x undecided"]);
    assert_eq!(plan["standing"]["by_skills"]["levels"], json!(["w", "y"]));
}

#[test]
fn the_first_screen_says_only_what_is_so() {
    let screen = |args: &str| ask(&format!("plan {args} --width 0")).stdout;
    // One's own level as a goal is not the end of the ladder.
    assert!(!screen("--at junior --goal junior").contains("nothing follows"));
    assert!(screen("--at senior").contains("nothing follows"));
    assert!(screen("--at junior").contains("You say  │ at Junior IT Project Manager"));
    // Between two bands and above the last the reason is another.
    let ladder = json!({"levels": [
        {"id": "a", "title": "A", "years": {"max": 3}}, {"id": "b", "title": "B", "years": {"min": 5, "max": 7}}]});
    let screen_on = |args: &str| {
        let run = ask_with(
            &format!("plan {args} --width 0"),
            ladder.to_string().as_bytes(),
        );
        run.stdout
    };
    assert!(screen_on("--years 20").contains("above the last band"));
    assert!(screen_on("--years 4").contains("between the bands"));
    assert!(screen_on("--years 6").contains("B by your years (5–7)"));
    // A proficiency that was not said is not put into anybody's mouth.
    let scale = json!({"scale": ["basic", "expert"], "levels": [{"id": "a", "title": "A", "skills": ["x"]}]});
    let page = ask_with("plan --skill x --width 0", scale.to_string().as_bytes()).stdout;
    assert!(page.contains("x (taken for basic)"), "{page}");
    // What the survey calls rough stays rough.
    let rough = run(["plan", "--place", "virgin islands", "--width", "0"]).stdout;
    assert!(rough.contains("median ~$"), "{rough}");
    // What counts as none because it was not said.
    let page = screen("--at senior --certification prince2-p,msp-p,msp-f");
    let exam = page
        .lines()
        .find(|line| line.starts_with("Exam"))
        .expect("an exam");
    assert!(exam.contains("(not said: "), "{exam}");
}

#[test]
fn who_holds_a_certificate_is_past_what_every_route_to_it_names() {
    let one = |id: &str, routes: Value, serves: &[&str]| json!({"id": id, "name": id, "routes": routes, "for": serves});
    let ladder = |routes: Value| {
        json!({"levels": [{"id": "a", "title": "A", "skills": ["x"]}], "certifications": [
            one("held", routes, &[]), one("first", json!([{}]), &["x"]), one("other", json!([{"education": "bachelor"}]), &["x"])]})
    };
    let first = |routes: Value| {
        plan_on(&ladder(routes), "--at a --certification held")["first_certification"].clone()
    };
    assert_eq!(first(json!([{"certifications": ["first"]}])), "other");
    // One way among others to the held one does not put the person past it.
    assert_eq!(
        first(json!([{"certifications": ["first"]}, {"education": "bachelor"}])),
        "first"
    );
}
