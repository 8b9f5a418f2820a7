//! The page for a talk, what has changed since an earlier profile, and what dates decide.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Value, json};

use crate::support::{ask, ask_with, golden, run, scratch};

/// A person with dates and evidence, as of a day.
fn now() -> Value {
    json!({
        "name": "Ada Byron", "date": "2026-11-26", "years": 4,
        "note": "I would like to lead the data center move.",
        "skills": [
            {"skill": "leadership", "evidence": "Led a team of six through the CRM rollout, on time"},
            "risk management", "communication"
        ],
        "certifications": ["capm", {"certification": "pmp", "earned": "2024-05-31"}],
        "education": "bachelor", "training_hours": 35,
        "experience": [
            {"of": "leading projects", "from": "2023-01", "to": "2024-06"},
            {"of": "leading projects", "from": "2024-01"}
        ],
        "place": "austin"
    })
}

/// The same person half a year before.
fn then() -> Value {
    json!({
        "date": "2026-05", "years": 2, "skills": ["leadership", "scrum"],
        "certifications": ["capm"], "education": "bachelor"
    })
}

/// A file with this profile. Tests run side by side, so one profile has one file.
fn profile(profile: &Value) -> String {
    let text = profile.to_string();
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let file = scratch(&format!("profile-{:x}.json", hasher.finish()));
    std::fs::write(&file, text).expect("written");
    file
}

/// The table of a plan for a profile, as wide as it likes.
fn table_of(person: &Value, more: &[&str]) -> String {
    let file = profile(person);
    let words = ["plan", "--width", "0", "--profile", &file];
    run(words.iter().chain(more).copied()).stdout
}

/// What `plan` answers with two profiles and some more words.
fn plan_since(more: &[&str]) -> String {
    let (now, then) = (profile(&now()), profile(&then()));
    let words = ["plan", "--profile", &now, "--since", &then];
    let run = run(words.iter().chain(more).copied());
    assert_eq!((run.code, &*run.stderr), (0, ""), "{more:?}");
    run.stdout
}

fn plan_of(person: &Value, args: &str) -> Value {
    let file = profile(person);
    let run = ask(&format!("plan --profile {file} --json {args}"));
    assert_eq!(run.code, 0, "{person}: {}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

#[test]
fn the_page_is_in_the_persons_words() {
    let page = plan_since(&["--format", "markdown"]);
    golden("plan-talk.md", &page);
    // Nothing of commands, ids or weights.
    for word in ["--", "`", "it-pm", "weight", "plan "] {
        let found = page
            .lines()
            .find(|line| line.contains(word) && !line.starts_with("| ---"));
        assert_eq!(found, None, "{word}");
    }
    // What is missing in the present job comes behind what the person has and wants.
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(place("Where I am") < place("What I have"));
    assert!(place("What I have") < place("Where I want to go"));
    assert!(place("Where I want to go") < place("What I am developing"));
}

#[test]
fn what_has_changed_fits_the_first_screen() {
    let page = plan_since(&["--width", "80"]);
    golden("plan-since.txt", &page);
    assert!(page.lines().count() <= 24, "{page}");
}

#[test]
fn what_has_changed_is_in_every_format() {
    let answer: Value = serde_json::from_str(&plan_since(&["--json"])).expect("JSON");
    let since = &answer["plan"]["since"];
    assert_eq!(
        *since,
        json!({
            "date": "2026-05",
            "here": ["junior-it-pm"],
            "gained": [
                {"id": "communication", "name": "Communication", "had": null, "have": null},
                {"id": "risk-management", "name": "Risk Management", "had": null, "have": null},
            ],
            "raised": [],
            "lost": [{"id": "scrum", "name": "Scrum", "had": null, "have": null}],
            "closed": [
                {"level": "junior-it-pm", "skill": "communication"},
                {"level": "it-pm", "skill": null},
                {"level": "it-pm", "skill": "risk-management"},
            ],
            "certifications_gained": ["pmp"],
            "certifications_lost": [],
            "certifications_opened": [],
            "certifications_closed": [],
            "education": null,
            "amounts": [
                {"what": "hours of training (pm)", "had": null, "have": 35},
                {"what": "months of leading projects", "had": null, "have": 47},
                {"what": "years as a project manager", "had": 2, "have": 4},
            ],
            "left": 4,
        })
    );
    let csv = plan_since(&["--format", "csv"]);
    for line in [
        ",,since,,Scrum,lost,,,,,,,",
        "it-pm,IT Project Manager,since,,Risk Management,closed,,,,,,,",
        ",,since,,PMP,certification_gained,,,,,,,",
        ",,since,,years as a project manager,changed,4,,,,,,2",
    ] {
        assert!(csv.lines().any(|one| one == line), "{line}\n{csv}");
    }
    // The ids of a plan are those of what is missing.
    let ids = plan_since(&["--format", "ids"]);
    let missing = "budget-management\nstrategic-planning\nadvanced-risk-management\nmentoring\n";
    assert_eq!(ids, missing);
    assert!(
        !ids.lines()
            .any(|id| ["scrum", "communication", "pmp"].contains(&id)),
        "{ids}"
    );
    assert!(plan_since(&["--full"]).contains("What has changed since 2026-05"));
}

#[test]
fn a_raised_skill_is_told_with_both_proficiencies() {
    let ladder = json!({"scale": ["low", "high"], "levels": [
        {"id": "a", "title": "A", "skills": [{"skill": "x", "proficiency": "high"}]}]});
    let (now, then) = (
        profile(&json!({"skills": ["x:high"]})),
        profile(&json!({"skills": ["x:low"]})),
    );
    let answer = |now: &str, then: &str, format: &str| {
        let line = format!("plan --at a --profile {now} --since {then} --format {format}");
        ask_with(&line, ladder.to_string().as_bytes()).stdout
    };
    let raised = answer(&now, &then, "json");
    assert!(
        raised.contains(r#""raised":[{"id":"x","name":"x","had":"low","have":"high"}]"#),
        "{raised}"
    );
    let page = answer(&now, &then, "markdown");
    assert!(page.contains("- raised: x (high, was low)\n"), "{page}");
    // Lower than before is told apart from gone.
    let page = answer(&then, &now, "markdown");
    assert!(
        page.contains("- lower than before: x (low, was high)\n"),
        "{page}"
    );
    let same = answer(&now, &now, "table");
    assert!(
        same.contains("no skill, certificate, year, month or hour has changed"),
        "{same}"
    );
    // What may be taken now and could not be then.
    let plan = plan_of(
        &json!({"years": 4, "education": "bachelor", "training_hours": 35}),
        "",
    );
    assert_eq!(plan["since"], json!(null));
    let (now, then) = (
        profile(&json!({"years": 4, "education": "bachelor", "training_hours": 35})),
        profile(&json!({"years": 4, "training_hours": 35})),
    );
    let opened = ask(&format!("plan --profile {now} --since {then} --json")).stdout;
    assert!(
        opened.contains(r#""certifications_opened":["pmp""#),
        "{opened}"
    );
}

#[test]
fn months_count_within_the_years_that_are_asked_for_back_from_the_date() {
    // The PMP asks for 60 months within ten years of somebody without a degree.
    let missing = |date: Value, posts: Value| {
        let mut profile =
            json!({"education": "secondary", "training_hours": 35, "experience": posts});
        if !date.is_null() {
            profile["date"] = date;
        }
        let plan = plan_of(&profile, "");
        let pmp = |list: &Value, key: &str, id: &str| {
            let found = list
                .as_array()
                .expect("a list")
                .iter()
                .find(|one| one[key] == id);
            found.cloned().unwrap_or_default()
        };
        let route = pmp(&plan["certifications"], "id", "pmp")["routes"][0].clone();
        let assumed = pmp(
            &plan["assumed"],
            "what",
            "when the months of leading projects were",
        );
        (route["missing"]["months"].clone(), assumed["value"].clone())
    };
    let old = json!([
        {"of": "leading projects", "from": "2010-01", "to": "2014-12"},
        {"of": "Leading Projects", "from": "2016-10", "to": "2017-01"},
        {"of": "leading projects", "from": "2016-12", "to": "2017-03"}
    ]);
    // From December 2016 to November 2026; of the posts December to March count.
    assert_eq!(
        missing(json!("2026-11-26"), old.clone()),
        (json!(56), json!(null))
    );
    // Without a date all of them count, and that is said.
    assert_eq!(
        missing(json!(null), old),
        (json!(null), json!("within the last 10 years"))
    );
    let undated = json!([{"of": "leading projects", "months": 24}]);
    let within = json!("within the last 10 years");
    assert_eq!(missing(json!("2026-11-26"), undated), (json!(36), within));
}

#[test]
fn an_option_replaces_the_posts_of_the_same_work() {
    let posts = json!({"experience": [{"of": "leading projects", "from": "2020-01", "to": "2020-12"},
        {"of": "agile projects", "from": "2020-01", "to": "2020-12"}]});
    let said = |more: &[&str]| {
        let table = table_of(&posts, more);
        let first = table.lines().next().expect("a line");
        first.split("│ ").nth(1).expect("a cell").to_owned()
    };
    assert_eq!(
        said(&[]),
        "12 months of agile projects and 12 months of leading projects"
    );
    assert_eq!(
        said(&["--leading-months", "3", "--experience", "agile projects:5"]),
        "3 months of leading projects and 5 months of agile projects"
    );
}

#[test]
fn a_certificate_is_to_be_renewed_by_its_own_rule() {
    let renewal = |profile: Value| {
        let plan = plan_of(&profile, "");
        let certificates = plan["certifications"].as_array().expect("a list");
        let pmp = certificates
            .iter()
            .find(|one| one["id"] == "pmp")
            .expect("a PMP");
        (pmp["earned"].clone(), pmp["renew_by"].clone())
    };
    let held =
        |earned: Value| json!({"certifications": [{"certification": "PMP", "earned": earned}]});
    assert_eq!(
        renewal(held(json!("2024-02-29"))),
        (json!("2024-02-29"), json!("2027-02-28"))
    );
    assert_eq!(renewal(held(json!(null))), (json!(null), json!(null)));
    let line = |date: &str| {
        let mut profile = held(json!("2024-05-31"));
        profile["date"] = json!(date);
        let table = table_of(&profile, &[]);
        let line = table.lines().find(|line| line.starts_with("Renew"));
        line.expect("a renewal").to_owned()
    };
    assert!(line("2027-05-31").ends_with("PMP by 2027-05-31 (60 PDUs)"));
    assert!(
        line("2027-06-01").ends_with("PMP was due by 2027-05-31 (60 PDUs): past, as of 2027-06-01")
    );
}

#[test]
fn a_certificate_that_may_have_lapsed_is_said_where_it_counts() {
    let person = json!({"date": "2026-11", "years": 4, "education": "bachelor",
        "skills": ["leadership", "risk management"],
        "certifications": [{"certification": "capm", "earned": "2000-01"}]});
    let table = table_of(&person, &[]);
    let exam = table.lines().find(|line| line.starts_with("Exam"));
    let exam = exam.expect("an exam");
    assert!(
        exam.contains("(counting CAPM, which was due by 2003-01)"),
        "{exam}"
    );
}

#[test]
fn a_profile_that_contradicts_itself_is_refused_where_it_does() {
    let wrong =
        profile(&json!({"date": "2026-05", "experience": [{"of": "x", "from": "2026-06"}]}));
    for option in ["--profile", "--since"] {
        let run = run(["plan", option, &wrong]);
        assert_eq!(run.code, 1);
        let message =
            format!("{wrong}:1:41: experience[0].from: is after the `date` of the profile");
        assert!(run.stderr.contains(&message), "{}", run.stderr);
    }
    let run = run(["plan", "--profile", "-", "--since", "-"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("`--profile` and `--since` cannot both read standard input")
    );
}
