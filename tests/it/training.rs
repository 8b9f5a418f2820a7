//! Hours of training count for their kind alone: 35 hours of project management open no certificate
//! that asks for hours of something else.

use serde_json::{Value, json};

use crate::support::{ask, ask_with, run, scratch};

/// A bachelor who has led projects and done all other work for long enough: only training decides.
const READY: &str = "plan --json --education bachelor --years 20 --experience agile-projects:60 \
     --experience business-analysis:60 --experience project-risk-management:60";

fn plan(args: &str) -> Value {
    let run = ask(args);
    assert_eq!((run.code, &*run.stderr), (0, ""), "{args}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

fn certificate<'p>(plan: &'p Value, id: &str) -> &'p Value {
    let mut all = plan["certifications"].as_array().expect("a list").iter();
    all.find(|one| one["id"] == id).expect(id)
}

/// Those of the certificates that ask for hours which may be sat.
fn open(plan: &Value) -> Vec<&'static str> {
    let ids = ["pmp", "capm", "pmi-acp", "pmi-rmp", "pmi-pba", "pmi-pmocp"].into_iter();
    ids.filter(|id| certificate(plan, id)["status"] == "eligible")
        .collect()
}

fn hours_missing(plan: &Value, id: &str) -> (Value, Value) {
    let missing = &certificate(plan, id)["routes"][0]["missing"];
    (missing["hours"].clone(), missing["hours_kind"].clone())
}

/// A ready person's plan with a profile beside some options.
fn with_profile(training_hours: &Value, options: &str) -> Value {
    let file = scratch("hours.json");
    let profile = json!({"training_hours": training_hours});
    std::fs::write(&file, profile.to_string()).expect("written");
    let line: Vec<&str> = READY
        .split_whitespace()
        .chain(options.split_whitespace())
        .collect();
    let run = run([&line[..], &["--profile", &file]].concat());
    assert_eq!((run.code, &*run.stderr), (0, ""), "{options}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

#[test]
fn hours_open_what_asks_for_hours_of_their_kind() {
    for (hours, expected) in [
        ("", &[][..]),
        ("--training-hours 35", &["pmp", "capm"]),
        ("--training-hours pm:35", &["pmp", "capm"]),
        ("--training-hours 23", &["capm"]),
        ("--training-hours 1000", &["pmp", "capm"]),
        ("--training-hours agile:28", &["pmi-acp"]),
        ("--training-hours agile:27", &[]),
        ("--training-hours Risk:30", &["pmi-rmp"]),
        ("--training-hours business-analysis:35", &["pmi-pba"]),
        ("--training-hours pmo:10", &["pmi-pmocp"]),
        (
            "--training-hours agile:28 --training-hours 35",
            &["pmp", "capm", "pmi-acp"],
        ),
        // Given twice, hours of one kind add up.
        (
            "--training-hours agile:20 --training-hours agile:8",
            &["pmi-acp"],
        ),
        ("--training-hours pm:12 --training-hours 11", &["capm"]),
    ] {
        let plan = plan(&format!("{READY} {hours}"));
        assert_eq!(open(&plan), expected, "{hours}");
    }
    let plan = plan(&format!(
        "{READY} --training-hours 20 --training-hours agile:8"
    ));
    assert_eq!(hours_missing(&plan, "pmp"), (json!(15), json!("pm")));
    assert_eq!(hours_missing(&plan, "pmi-acp"), (json!(20), json!("agile")));
    assert_eq!(hours_missing(&plan, "pmi-pmocp"), (json!(10), json!("pmo")));
}

#[test]
fn an_option_replaces_what_the_profile_says_of_the_kind() {
    let both = json!([{"kind": "pm", "hours": 35}, {"kind": "agile", "hours": 28}]);
    for (profile, options, expected) in [
        (&both, "", &["pmp", "capm", "pmi-acp"][..]),
        (&both, "--training-hours agile:1", &["pmp", "capm"]),
        (&both, "--training-hours 23", &["capm", "pmi-acp"]),
        (&json!(35), "", &["pmp", "capm"]),
        (
            &json!(35),
            "--training-hours agile:28",
            &["pmp", "capm", "pmi-acp"],
        ),
        (&json!(35), "--training-hours pm:23", &["capm"]),
        (&json!([]), "", &[]),
        (&json!(null), "", &[]),
        (
            &json!([{"kind": "agile", "hours": 8}, {"kind": "Agile", "hours": 20}]),
            "",
            &["pmi-acp"],
        ),
    ] {
        let plan = with_profile(profile, options);
        assert_eq!(open(&plan), expected, "{profile} {options}");
    }
}

#[test]
fn a_profile_with_wrong_hours_is_told_where() {
    let file = scratch("wrong-hours.json");
    for (profile, problem) in [
        (
            "{\"training_hours\": [{\"kind\": \"pm\", \"hours\": 35},\n {\"kind\": \"agile\", \"hourz\": 28, \"hours\": 1}]}",
            "2:20: training_hours[1].hourz: the key is not known; did you mean `hours`?",
        ),
        (
            "{\"training_hours\": [{\"hours\": 35}]}",
            "1:21: training_hours[0]: `kind` is missing",
        ),
        (
            "{\"training_hours\": \"35\"}",
            "1:20: training_hours: expected a number or a list, found text",
        ),
        (
            "{\"training_hours\": [35]}",
            "1:21: training_hours[0]: expected an object, found a number",
        ),
        (
            "{\"training_hours\": -1}",
            "1:20: training_hours: expected a number from 0 to 1000000000000",
        ),
    ] {
        std::fs::write(&file, profile).expect("written");
        let run = run(["plan", "--profile", &file]);
        assert_eq!((run.code, &*run.stdout), (1, ""), "{profile}");
        assert_eq!(run.stderr, format!("error: {file}:{problem}\n"));
    }
}

#[test]
fn an_unknown_kind_is_an_error_if_one_is_strict() {
    for (args, error) in [
        (
            "plan --strict --training-hours agil:28",
            String::from(
                "error: no certificate of this ladder asks for hours of training of the kind `agil`; \
                 did you mean `agile`?\n",
            ),
        ),
        (
            "plan --strict --training-hours cooking:28",
            String::from(
                "error: no certificate of this ladder asks for hours of training of the kind \
                 `cooking`\n",
            ),
        ),
        (
            "plan --training-hours agile",
            String::from(
                "error: invalid value `agile` for `--training-hours <[KIND:]HOURS>`: expected hours \
                 from 0 to 1000000000000, or a kind and its hours: `agile:28`\n\
                 hint: `itpm-career --help` shows the usage\n",
            ),
        ),
    ] {
        let run = ask(args);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{args}");
        assert_eq!(run.stderr, error, "{args}");
    }
}

#[test]
fn that_a_number_alone_counts_as_pm_is_said_beside_the_certificates() {
    let said = "Hours of training that you give without a kind count as pm here: PMP and CAPM.";
    let assumed = json!(["hours of training that are given without a kind count as `pm`"]);
    let page = |hours: &str| {
        let args = READY.replace("--json", "--width 0 --full");
        ask(&format!("{args} {hours}")).stdout
    };
    assert!(page("--training-hours 35").contains(said));
    assert!(!page("--training-hours pm:35").contains("without a kind"));
    assert!(!page("").contains("without a kind"));
    let with_number = plan(&format!("{READY} --training-hours 35"));
    let with_kind = plan(&format!("{READY} --training-hours pm:35"));
    for (id, expected) in [
        ("pmp", &assumed),
        ("capm", &assumed),
        ("pmi-acp", &json!([])),
    ] {
        assert_eq!(&certificate(&with_number, id)["assumed"], expected, "{id}");
        assert_eq!(certificate(&with_kind, id)["assumed"], json!([]), "{id}");
    }
    // A CAPM stands for the hours, so none are counted.
    let held = plan(&format!("{READY} --training-hours 35 --certification capm"));
    assert_eq!(certificate(&held, "pmp")["assumed"], json!([]));
}

#[test]
fn what_was_given_and_what_was_not_is_said() {
    let page = ask("plan --full --width 0 --training-hours 35 --training-hours agile:28").stdout;
    assert!(
        page.contains("You say: 28 hours of training (agile) and 35 hours of training."),
        "{page}"
    );
    let notes = |hours: &str| plan(&format!("{READY} {hours}"))["notes"].to_string();
    assert!(notes("").contains("counted as none for the certificates: hours of training,"));
    let some = notes("--training-hours pm:35");
    for kind in ["agile", "business-analysis", "pmo", "risk"] {
        assert!(
            some.contains(&format!("hours of training ({kind})")),
            "{some}"
        );
    }
    assert!(!some.contains("(pm)"), "{some}");
}

#[test]
fn ladders_of_ones_own() {
    let open = |ladder: &str, hours: &str| {
        let line: Vec<&str> = hours.split(' ').collect();
        let args = [&["plan", "--json", "--data", ladder][..], &line[..]].concat();
        let run = run(args);
        if run.code != 0 {
            return run.error()["message"].as_str().expect("text").to_owned();
        }
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let all = answer["plan"]["certifications"].as_array().expect("a list");
        let open = all.iter().filter(|one| one["status"] == "eligible");
        open.map(|one| one["id"].as_str().expect("an id").to_owned() + " ")
            .collect()
    };
    let kinds = "tests/ladders/training.json";
    assert_eq!(open(kinds, "--training-hours 35"), "manager ");
    assert_eq!(open(kinds, "--training-hours law:20"), "manager ");
    assert_eq!(open(kinds, "--training-hours law:19"), "");
    assert_eq!(
        open(kinds, "--training-hours=Work-at-Height:12.5"),
        "safety "
    );
    assert_eq!(open(kinds, "--certification safety"), "manager ");

    // Where no kind is named, hours count for everything, as they always have.
    let certificate = |id: &str, training: Value| json!({"id": id, "name": id, "routes": [{"training": training}]});
    let of_none = json!({"levels": [{"id": "a", "title": "A"}], "certifications": [
        certificate("p", json!({"hours": 20, "of": "planning"})),
        certificate("l", json!({"hours": 20, "of": "law"}))]});
    let mut of_one = of_none.clone();
    of_one["certifications"][0]["routes"][0]["training"]["kind"] = json!("planning");
    let file = scratch("hours-of-none.json");
    std::fs::write(&file, of_none.to_string()).expect("written");
    assert_eq!(open(&file, "--training-hours 20"), "p l ");
    assert_eq!(open(&file, "--training-hours planning:20"), "p ");
    // Where some have a kind, hours count for the others by their words.
    std::fs::write(&file, of_one.to_string()).expect("written");
    assert_eq!(open(&file, "--training-hours planning:20"), "p ");
    assert_eq!(open(&file, "--training-hours law:20"), "l ");
    assert_eq!(
        open(&file, "--training-hours 20"),
        "hours of training without a kind count for no certificate of this ladder"
    );
    let lint = ask_with("validate --width 0", of_one.to_string().as_bytes()).stdout;
    assert!(lint.contains("the hours have no `kind`"), "{lint}");
}
