//! Names as people type them.

use serde_json::Value;

use crate::support::{ask, json};

fn ids(line: &str) -> Vec<String> {
    let run = ask(&format!("{line} --format ids"));
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn spelling_does_not_matter() {
    for spelling in [
        "Scrum",
        "scrum",
        "SCRUM",
        "sCrUm",
        "s-crum",
        "Scrúm",
        "sprint_planning",
    ] {
        assert_eq!(
            ids(&format!("tracks --skill {spelling}")),
            ["agile"],
            "{spelling}"
        );
    }
    for spelling in [
        "agile-methodologies",
        "AgileMethodologies",
        "agile–methodologies",
        "SAFe",
    ] {
        assert_eq!(
            ids(&format!("tracks --skill {spelling}")),
            ["agile"],
            "{spelling}"
        );
    }
}

#[test]
fn every_id_title_and_alias_is_found() {
    let all = [
        ("level", "levels"),
        ("track", "tracks"),
        ("skill", "skills"),
        ("strategy", "strategies"),
    ];
    for (kind, plural) in all {
        for record in json(plural)[plural].as_array().expect("a list") {
            let title = record.get("title").or(record.get("name"));
            let aliases = record["aliases"].as_array().into_iter().flatten();
            for name in aliases.chain(title).chain([&record["id"]]) {
                let name = format!("{kind}:{}", name.as_str().expect("a name"));
                let run = crate::support::run(["show", "--json", &name]);
                assert_eq!(run.code, 0, "{name}: {}", run.stderr);
                let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
                assert_eq!(found["show"]["id"], record["id"], "{name}");
                assert_eq!(found["show"]["kind"], kind);
            }
        }
    }
}

#[test]
fn a_word_of_a_name_finds_all_that_hold_it() {
    let run = ask("levels --skill risk --format ids");
    assert_eq!(run.stdout, "it-pm\nsenior-it-pm\n");
    assert_eq!(
        run.stderr,
        "note: `risk` is taken to mean Risk Management and Advanced Risk Management\n"
    );
    // The whole name of one skill means that one, though another holds its words.
    assert_eq!(ids("levels --skill risk-management"), ["it-pm"]);
    // Part of a word is no word.
    assert_eq!(ask("levels --skill ris").code, 2);
}

#[test]
fn an_alias_is_said_to_be_one() {
    let run = ask("levels --skill budgeting");
    assert_eq!(
        run.stderr,
        "note: `budgeting` is taken to mean Budget Management\n"
    );
}

#[test]
fn an_apostrophe_stays_one() {
    let run = ask("plan --education bachelor's");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = ask("plan --education doctor's");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("error: invalid value `doctor's` for `--education"),
        "{}",
        run.stderr
    );
}

#[test]
fn repeated_skills_must_all_be_met() {
    assert_eq!(ids("tracks --skill scrum --skill kanban"), ["agile"]);
    let run = ask("tracks --skill scrum --skill cloud --format ids");
    assert_eq!((run.code, &*run.stdout), (0, ""));
    assert!(
        run.stderr
            .ends_with("note: no track asks for all of these skills\n")
    );
}

#[test]
fn an_unknown_name_gets_the_nearest_and_the_list() {
    let run = ask("tracks --skill scurm");
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert_eq!(
        run.stderr,
        "error: there is no skill `scurm`; did you mean `Scrum`, `scrum master` or `scrum \
         framework`?\nhint: `itpm-career skills` lists them\n"
    );
    let run = ask("strategies --theme nonsense");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: there is no theme `nonsense`\nhint: the themes are `Strategies for Growth`, \
         `Professional Networking` and `Building Your Brand`\n"
    );
}

#[test]
fn a_known_skill_that_nobody_asks_for_is_an_empty_answer() {
    let run = ask("tracks --skill mentoring --json");
    assert_eq!(run.code, 0);
    let empty = "{\"schema_version\":1,\"tracks\":[],";
    assert!(run.stdout.starts_with(empty), "{}", run.stdout);
    assert_eq!(
        run.notes(),
        ["no track asks for Mentoring; the level Senior IT Project Manager does"]
    );
    let run = ask("levels --skill kanban");
    assert_eq!((run.code, &*run.stdout), (0, ""));
    assert_eq!(
        run.stderr,
        "note: no level asks for Kanban; the track Agile Project Management does\n"
    );
}

#[test]
fn years_pick_every_band_that_holds_them() {
    for (years, expected) in [
        ("0", &[][..]),
        ("0.5", &[]),
        ("1", &["junior-it-pm"]),
        ("2.5", &["junior-it-pm"]),
        ("3", &["junior-it-pm", "it-pm"]),
        ("6.99", &["it-pm"]),
        ("7", &["it-pm", "senior-it-pm"]),
        ("40", &["senior-it-pm"]),
    ] {
        assert_eq!(ids(&format!("levels --years {years}")), expected, "{years}");
    }
    let none = ask("levels --years 0.5").stderr;
    assert_eq!(
        none,
        "note: no level is meant for 0.5 years; the first begins at 1\n"
    );
}

#[test]
fn a_least_salary_keeps_the_ranges_that_reach_it() {
    assert_eq!(
        ids("tracks --min-salary 120000"),
        ["agile", "infrastructure"]
    );
    assert_eq!(ids("tracks --min-salary 120000.01"), ["infrastructure"]);
    assert_eq!(ids("tracks --min-salary 130000"), ["infrastructure"]);
    let run = ask("tracks --min-salary 130001");
    assert_eq!((run.code, &*run.stdout), (0, ""));
    assert_eq!(
        run.stderr,
        "note: no salary range reaches 130001; the highest ends at 130000 USD a year\n"
    );
    assert_eq!(ids("tracks --sort salary"), ["infrastructure", "agile"]);
    assert_eq!(ids("tracks --sort title"), ["agile", "infrastructure"]);
}

#[test]
fn a_name_of_several_things_is_asked_back() {
    let ladder = br#"{"levels":[{"id":"x","title":"Lead"}],"tracks":[{"id":"y","title":"lead"}]}"#;
    let run = crate::support::ask_with("show LEAD", ladder);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: `LEAD` means more than one thing\nhint: write `level:x` or `track:y`\n"
    );
    assert_eq!(crate::support::ask_with("show track:lead", ladder).code, 0);
}

#[test]
fn many_names_are_found_as_one_is() {
    // The first few are sought one by one, more of them in a table.
    let skills = json("skills");
    let skills = skills["skills"].as_array().expect("a list");
    let mut line = String::from("plan");
    let mut claimed = Vec::new();
    for skill in skills {
        let alias = skill["aliases"][0].as_str().expect("an alias");
        line += &format!(" --skill {}", alias.replace(' ', "-").to_uppercase());
        claimed.push(skill["name"].as_str().expect("a name"));
    }
    assert!(claimed.len() > 10, "{claimed:?}");
    let plan = ask(&format!("{line} --width 0"));
    let said = plan.stdout.lines().find(|line| line.starts_with("You say"));
    let said = said.expect("what was said").replace(" and ", ", ");
    for name in claimed {
        assert!(said.contains(&format!(" {name}")), "{name}: {said}");
    }
}

#[test]
fn wide_letters_and_accents_are_no_other_letters() {
    for spelling in [
        "Ｓｃｒｕｍ",
        "ＳＣＲＵＭ",
        "Ｓcrům",
        "s\u{308}crum",
        "s﹣crum",
    ] {
        assert_eq!(
            ids(&format!("tracks --skill {spelling}")),
            ["agile"],
            "{spelling}"
        );
    }
}
