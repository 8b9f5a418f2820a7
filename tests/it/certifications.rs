//! `certifications`: the facts about the certificates, as a reader of their sources wrote them down.

use serde_json::{Value, json};

use crate::support::{ask, ask_with};

fn read(line: &str) -> Vec<Value> {
    let run = ask(&format!("{line} --json"));
    assert_eq!((run.code, &*run.stderr), (0, ""), "{line}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["certifications"].as_array().expect("a list").clone()
}

fn one(id: &str) -> Value {
    let mut all = read("certifications").into_iter();
    all.find(|one| one["id"] == id).expect(id)
}

fn ids(line: &str) -> Vec<String> {
    let run = ask(&format!("{line} --format ids"));
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

/// Education, months, of what, within how many years, hours.
fn route(route: &Value) -> Value {
    let experience = route["experience"].as_array().expect("a list").iter();
    let experience = experience.map(|one| json!([one["months"], one["of"], one["within_years"]]));
    json!([
        route["education"],
        experience.collect::<Vec<_>>(),
        route["training"]["hours"]
    ])
}

#[test]
fn who_may_sit_them() {
    for (id, routes) in [
        (
            "pmp",
            json!([
                ["secondary", [[60, "leading projects", 10]], 35],
                ["associate", [[48, "leading projects", 10]], 35],
                ["bachelor", [[36, "leading projects", 10]], 35],
                ["bachelor", [[24, "leading projects", 10]], 35],
            ]),
        ),
        ("capm", json!([["secondary", [], 23]])),
        (
            "pmi-acp",
            json!([["secondary", [[24, "agile projects", 5]], 28]]),
        ),
        (
            "pgmp",
            json!([
                [
                    "secondary",
                    [
                        [48, "project management", 15],
                        [84, "program management", 15]
                    ],
                    null
                ],
                [
                    "bachelor",
                    [
                        [48, "project management", 15],
                        [48, "program management", 15]
                    ],
                    null
                ],
                [
                    "bachelor",
                    [
                        [36, "project management", 15],
                        [36, "program management", 15]
                    ],
                    null
                ],
            ]),
        ),
        (
            "pfmp",
            json!([
                [
                    "secondary",
                    [
                        [96, "professional business experience", 15],
                        [84, "portfolio management", null]
                    ],
                    null
                ],
                [
                    "bachelor",
                    [
                        [96, "professional business experience", 15],
                        [48, "portfolio management", null]
                    ],
                    null
                ],
            ]),
        ),
        ("psm-1", json!([[null, [], null]])),
        ("prince2-f", json!([[null, [], null]])),
    ] {
        let found = one(id)["routes"]
            .as_array()
            .expect(id)
            .iter()
            .map(route)
            .collect::<Value>();
        assert_eq!(found, routes, "{id}");
    }
    assert_eq!(
        one("pmp")["routes"][0]["training"]["or_certification"],
        json!(["capm"])
    );
    assert_eq!(
        one("pmi-acp")["routes"][0]["experience"][0]["or_certification"],
        json!(["pmp"])
    );
    // The degree that PMI's centre accredits is on one route only.
    let conditions = one("pmp")["routes"]
        .as_array()
        .expect("routes")
        .iter()
        .map(|one| one["condition"].is_string())
        .collect::<Vec<_>>();
    assert_eq!(conditions, [false, false, false, true]);
    let held = one("prince2-p")["routes"]
        .as_array()
        .expect("routes")
        .iter()
        .map(|one| one["certifications"].clone())
        .collect::<Value>();
    assert_eq!(
        held,
        json!([
            ["prince2-f"],
            ["prince2-agile"],
            ["pmp"],
            ["capm"],
            ["ipma-d"],
            ["ipma-c"],
            ["ipma-b"],
            ["ipma-a"]
        ])
    );
    assert_eq!(
        one("csp-sm")["routes"][0]["certifications"],
        json!(["a-csm"])
    );
}

#[test]
fn exams_and_renewals() {
    // Questions, scored, minutes; after how many years it is renewed, `0` where it does not expire.
    for (id, exam, renewal) in [
        ("pmp", Some((Some(180), Some(170), 240)), Some(3)),
        ("capm", Some((Some(150), Some(135), 180)), Some(3)),
        ("pmi-acp", Some((Some(120), None, 180)), Some(3)),
        ("pgmp", Some((Some(170), Some(150), 240)), Some(3)),
        ("pfmp", Some((Some(170), None, 240)), Some(3)),
        ("csm", Some((Some(50), None, 60)), Some(2)),
        ("a-csm", None, Some(2)),
        ("csp-sm", None, Some(2)),
        ("psm-1", Some((Some(80), None, 60)), Some(0)),
        ("psm-2", Some((Some(30), None, 90)), Some(0)),
        ("psm-3", None, Some(0)),
        ("safe-sa", Some((Some(45), None, 90)), None),
        ("prince2-f", Some((Some(60), None, 60)), Some(3)),
        ("prince2-p", Some((None, None, 150)), Some(3)),
        ("prince2-agile", None, Some(3)),
        ("project-plus", Some((None, None, 90)), Some(0)),
        ("itil-foundation", Some((Some(40), None, 60)), Some(3)),
    ] {
        let one = one(id);
        // Of some exams no figure is known, only what a note says.
        let found = one["exam"].as_object().and_then(|exam| {
            let (questions, scored) = (exam["questions"].as_u64(), exam["scored"].as_u64());
            Some((questions, scored, exam["minutes"].as_u64()?))
        });
        assert_eq!(found, exam, "{id}");
        let found = one["renewal"]
            .as_object()
            .map(|renewal| renewal["years"].as_u64().unwrap_or(0));
        assert_eq!(found, renewal, "{id}");
    }
}

#[test]
fn only_what_is_verified_is_there() {
    let all = read("certifications");
    assert_eq!(all.len(), 38);
    for one in &all {
        let id = one["id"].as_str().expect("an id");
        for key in ["name", "issuer"] {
            assert!(one[key].is_string(), "{id} has no {key}");
        }
        // The issuers' pages of these were not seen.
        let is_seen = !["google-pm", "aws-ccp"].contains(&id);
        assert_eq!(one["url"].is_string(), is_seen, "{id}");
        let sources = one["sources"].as_array().expect("a list");
        assert!(!sources.is_empty(), "{id} names no source");
        assert!(
            sources
                .iter()
                .all(|source| source["title"].is_string() && source["publisher"].is_string())
        );
    }
    for (key, unknown) in [
        ("routes", "prince2-agile dassm togaf-f ipma-a ipma-b ipma-c"),
        ("exam", "prince2-agile pmi-rmp csp-sm msp-f ipma-d"),
        ("renewal", "safe-sa pmi-rmp pmi-pmocp dasm pspo-1 aws-ccp"),
    ] {
        for id in unknown.split(' ') {
            assert_eq!(one(id)[key], Value::Null, "{id} {key}");
        }
    }
}

#[test]
fn what_rests_on_one_source_alone_says_so() {
    let note = one("pmp")["exam"]["note"].to_string();
    for part in [
        "from 2026-12-01 on live classes count towards the 35 hours only with",
        "(PassGrid alone, 2026-09-26)",
    ] {
        assert!(note.contains(part), "{note}");
    }
}

#[test]
fn filters() {
    assert_eq!(
        ids("certifications --issuer scrum.org"),
        ["psm-1", "psm-2", "psm-3", "psk-1", "pspo-1"]
    );
    assert_eq!(
        ids("certifications --issuer PMI"),
        [
            "pmp",
            "capm",
            "pmi-acp",
            "pgmp",
            "pfmp",
            "pmi-rmp",
            "pmi-pba",
            "pmi-pmocp",
            "dasm",
            "dassm"
        ]
    );
    assert_eq!(
        ids("certifications --issuer scrum"),
        [
            "csm", "a-csm", "csp-sm", "psm-1", "psm-2", "psm-3", "psk-1", "pspo-1"
        ]
    );
    assert_eq!(
        ids("certifications --for infrastructure"),
        [
            "pmp",
            "project-plus",
            "network-plus",
            "aws-ccp",
            "itil-foundation",
            "togaf-f",
            "togaf-p"
        ]
    );
    // A level is served by what serves a skill that it asks for, too.
    assert_eq!(
        ids("certifications --for junior"),
        [
            "pmp",
            "capm",
            "prince2-f",
            "ipma-d",
            "pm2-f",
            "google-pm",
            "project-plus"
        ]
    );
    assert_eq!(
        ids("certifications --for senior"),
        [
            "pmp",
            "pgmp",
            "pfmp",
            "pmi-rmp",
            "pmi-pba",
            "pmi-pmocp",
            "prince2-p",
            "msp-f",
            "msp-p",
            "ipma-b",
            "ipma-a",
            "togaf-f",
            "togaf-p",
            "cism"
        ]
    );
    assert_eq!(
        ids("certifications --for sprints --issuer scrum.org"),
        ["psm-1", "psm-2", "psm-3", "psk-1", "pspo-1"]
    );
    assert_eq!(ids("certifications --for kanban"), ["psk-1"]);
    let none = ask("certifications --for mentoring");
    assert_eq!((none.code, &*none.stdout), (0, ""));
    assert_eq!(
        none.stderr,
        "note: no certificate of this ladder is for Mentoring\n"
    );
    let none = ask("certifications --for senior --issuer scrum.org");
    assert_eq!(
        none.stderr,
        "note: none of these certificates is of this issuer\n"
    );
    let wrong = ask("certifications --issuer peoplecart");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong
            .stderr
            .starts_with("error: there is no issuer `peoplecart`; did you mean `PeopleCert`?\n"),
        "{}",
        wrong.stderr
    );
    let bare = ask_with(
        "certifications --issuer x",
        br#"{"levels":[{"id":"a","title":"A"}]}"#,
    );
    assert_eq!(
        (bare.code, &*bare.stderr),
        (0, "note: this ladder names no certificates\n")
    );
}

/// Only the PMP, whose routes and exam take the most words, takes more than a screen.
#[test]
fn each_fits_one_screen_that_begins_with_who_may_sit_it() {
    for certificate in read("certifications") {
        let id = certificate["id"].as_str().expect("an id");
        let line = format!("show certification:{id} --width 80");
        let page = ask(&line).stdout;
        let most = if id == "pmp" { 29 } else { 24 };
        assert!(page.lines().count() <= most, "{page}");
        let begin: Vec<&str> = page.lines().take(8).collect();
        let is_known = !certificate["routes"].is_null();
        let is_told = begin.iter().any(|line| line.starts_with("Who may sit it"));
        assert_eq!(is_told, is_known, "{page}");
        for (label, key) in [("Renewal", "renewal"), ("As of", "as_of")] {
            let is_told = page.contains(&format!("\n{label} "));
            assert_eq!(is_told, !certificate[key].is_null(), "{label}: {page}");
        }
        // An address breaks where the screen ends.
        let whole = |page: &str| page.split_whitespace().collect::<String>();
        let full = whole(&ask(&format!("{line} --full")).stdout);
        let sources = certificate["sources"].as_array().expect("a list").iter();
        let urls = sources.filter_map(|source| source["url"].as_str());
        let names = certificate["aliases"].as_array().expect("a list").iter();
        let names = names.map(|name| name.as_str().expect("a name"));
        for all in urls.chain(names).chain([id]) {
            assert!(full.contains(&whole(all)), "{all}: {full}");
        }
        let (brief, long) = (format!("{line} --json"), format!("{line} --json --full"));
        assert_eq!(ask(&brief).stdout, ask(&long).stdout);
    }
}

#[test]
fn they_are_linked() {
    let show = |name: &str| {
        let run = ask(&format!("show {name} --json"));
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        answer["show"]["certifications"].clone()
    };
    assert_eq!(show("advanced-certifications"), json!(["pmp", "pmi-acp"]));
    assert_eq!(
        show("infrastructure"),
        json!([
            "pmp",
            "project-plus",
            "network-plus",
            "aws-ccp",
            "itil-foundation",
            "togaf-f",
            "togaf-p"
        ])
    );
    assert_eq!(show("skill:project-coordination")[1]["id"], "capm");
    let page = ask("show pmp --width 0").stdout;
    assert!(
        page.contains(
            "or a bachelor's degree and 36 months of leading projects within the last 10 years"
        ),
        "{page}"
    );
    assert!(
        page.contains("each with 35 hours of project management training (or CAPM)"),
        "{page}"
    );
    // What it is for stands in CSV by the titles, as on the page.
    let csv = ask("show pmp --format csv").stdout;
    let rows: Vec<&str> = csv.lines().filter(|row| row.starts_with("for,")).collect();
    assert_eq!(
        rows[..3],
        [
            "for,IT Project Manager",
            "for,Senior IT Project Manager",
            "for,Project Coordination"
        ]
    );
}

#[test]
fn a_link_that_leads_nowhere_is_an_error() {
    let ladder = br#"{"levels":[{"id":"a","title":"A"}],"certifications":[{"id":"c","name":"C","for":["a","b"]}]}"#;
    let run = ask_with("certifications", ladder);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "error: standard input:1:86: certifications[0].for[1]: there is no level, track or skill `b`\n"
    );
}
