//! `team`: what it says of each of many is what `plan` says of one, and what cannot be read of one does not
//! stop the others.

use std::{collections::BTreeSet, fs, io::Write, process::Stdio};

use itpm_career::{
    catalog::{BUILT_IN, Catalog, Ladder, Profile, validate::JsonText},
    query::{Judge, Place, Plan, Said, Team},
};
use serde_json::{Value, json};

use crate::support::{Run, ask, json as asked, program, scratch};

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
    let person = serde_json::to_value(&judged.entry).expect("JSON");
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

/// Runs `team ARGS -` with a text on its standard input.
fn team_of(args: &str, people: &[u8]) -> Run {
    let mut child = program()
        .arg("team")
        .args(args.split_whitespace())
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let people = people.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&people);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("written");
    output.into()
}

fn lines(run: &Run) -> Vec<Value> {
    let lines = run.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn ten_people_are_judged_as_by_hand() {
    let answer = asked("team tests/rosters/ten.csv");
    let people = answer["team"]["people"].as_array().expect("people");
    let told: Vec<String> = (people.iter())
        .map(|one| {
            let next = one["next"].as_array().expect("levels").first();
            let next = next.map_or(String::from("-"), |next| {
                let ids = |key: &str| {
                    let all = next[key].as_array().expect("skills").iter();
                    let all = all.map(|skill| skill["id"].as_str().expect("an id").to_owned());
                    all.collect::<Vec<_>>().join("+")
                };
                format!(
                    "{} {} {}",
                    next["ready"],
                    next["years_missing"],
                    ids("missing")
                )
            });
            let name = one["name"].as_str().expect("a name");
            format!(
                "{} {} {} {next}",
                one["row"],
                name,
                one["at"][0].as_str().unwrap_or("-")
            )
        })
        .collect();
    let expected = [
        "2 Ann Ames junior-it-pm false 1 leadership+risk-management+budget-management",
        "3 Ben Bauer it-pm false 3 strategic-planning+advanced-risk-management+mentoring",
        "4 Cleo Cruz senior-it-pm -",
        "5 Dan Dietz junior-it-pm false 2 leadership+risk-management+budget-management",
        "6 Eva Engel senior-it-pm -",
        "7 Fay Fonte junior-it-pm true 0 ",
        "8 Gil Gupta - false 1 ",
        "9 Hal Hughes it-pm false 1 advanced-risk-management+mentoring",
        "10 Ida Iwata junior-it-pm false 0 budget-management",
        "11 Jon Juric it-pm false 2 strategic-planning+advanced-risk-management+mentoring",
    ];
    assert_eq!(told, expected);
    let unknown = json!([{"name": "Dan Dietz", "row": 5, "given": "Time Mgmt", "near": ["Time Management", "Leadership"]}]);
    assert_eq!(answer["team"]["unknown"], unknown);
    let coverage = answer["team"]["coverage"].as_array().expect("skills");
    let of = |id: &str| {
        let skill = coverage.iter().find(|skill| skill["id"] == id).expect(id);
        (
            skill["have"].clone(),
            skill["asked"].clone(),
            skill["short"].clone(),
            skill["next_short"].clone(),
            skill["alone"]["name"].clone(),
        )
    };
    let alone = |name: &str| json!(name);
    // Cleo's advanced risk management implies risk management.
    assert_eq!(
        of("risk-management"),
        (json!(4), json!(3), json!(2), json!(2), Value::Null)
    );
    assert_eq!(
        of("advanced-risk-management"),
        (json!(1), json!(2), json!(1), json!(3), alone("Cleo Cruz"))
    );
    assert_eq!(
        of("communication"),
        (json!(4), json!(4), json!(1), json!(0), Value::Null)
    );
    let levels = answer["team"]["levels"].as_array().expect("levels").iter();
    let levels: Vec<(Value, Value)> = levels
        .map(|one| (one["people"].clone(), one["ready"].clone()))
        .collect();
    assert_eq!(
        levels,
        [
            (json!(1), json!(0)),
            (json!(4), json!(1)),
            (json!(3), json!(0)),
            (json!(2), json!(0))
        ]
    );
}

#[test]
fn all_kinds_of_files_say_the_same() {
    let csv = "name,years,skills\nAnn,2,leadership; Risk Management\nBob,8,cobol\n";
    let claims = "person;skill;how well\nAnn;leadership;x\nAnn;Risk Management;\nBob;cobol;yes\n";
    let columns = "Name,Leadership,RISK MANAGEMENT\nAnn,x,yes\n";
    let one = r#"{"name":"Ann","years":2,"skills":["leadership","Risk Management"]}"#;
    let other = r#"{"name":"Bob","years":8,"skills":["cobol"]}"#;
    let told = |people: &[u8], without_years: bool| -> Vec<Value> {
        let people = lines(&team_of("--format ndjson", people)).into_iter();
        let plain = people.map(|mut person| {
            person["row"] = Value::Null;
            if without_years {
                person["at"] = Value::Null;
                person["next"] = Value::Null;
            }
            person
        });
        plain.collect()
    };
    let expected = told(format!("{one}\n{other}\n").as_bytes(), false);
    assert_eq!(expected.len(), 2);
    assert_eq!(
        told(format!("[{one},\n {other}]").as_bytes(), false),
        expected
    );
    assert_eq!(told(csv.as_bytes(), false), expected);
    assert_eq!(
        told(
            format!("\u{feff}{}", csv.replace(';', "|").replace(',', ";")).as_bytes(),
            false
        ),
        expected
    );
    let utf_16: Vec<u8> = format!("\u{feff}{csv}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told(&utf_16, false), expected);
    let pretty: Value = serde_json::from_str(one).expect("JSON");
    let pretty = serde_json::to_string_pretty(&pretty).expect("JSON");
    assert_eq!(told(pretty.as_bytes(), false), expected[..1]);
    let expected = told(format!("{one}\n{other}\n").as_bytes(), true);
    assert_eq!(told(claims.as_bytes(), true), expected);
    assert_eq!(told(columns.as_bytes(), true), expected[..1]);
    let folder = scratch("folder");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        format!("{folder}/b.json"),
        other.replace("\"name\":\"Bob\",", ""),
    )
    .expect("written");
    fs::write(format!("{folder}/a.json"), pretty).expect("written");
    fs::write(format!("{folder}/notes.txt"), "no profile").expect("written");
    let people = lines(&ask(&format!("team {folder} --format ndjson")));
    let names: Vec<&Value> = people.iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Ann", "b"]);
    assert_eq!(people[0]["file"], format!("{folder}/a.json"));
    assert_eq!(people[0]["row"], Value::Null);
}

#[test]
fn a_line_that_is_no_profile_stops_nothing() {
    let good = r#"{"name":"Ann"}"#;
    for broken in [
        "{",
        "x",
        "[]",
        "7",
        "null",
        r#"{"years":-1}"#,
        r#"{"age":3}"#,
        "{}{}",
        "\u{1b}[2J",
        r#"{"name":"a"#,
    ] {
        for place in 0..3 {
            let mut all = [good; 3];
            all[place] = broken;
            // A text that begins so is read as another kind of file.
            if place == 0 && !broken.starts_with('{') {
                continue;
            }
            let run = team_of("--format ndjson", all.join("\n").as_bytes());
            assert_eq!(run.code, 1, "{broken}");
            let people = lines(&run);
            assert_eq!(people.len(), 3, "{broken}");
            for (number, person) in people.iter().enumerate() {
                assert_eq!(person["row"], number + 1);
                assert_eq!(
                    person["error"].is_null(),
                    number != place,
                    "{broken} {person}"
                );
                assert_eq!(person["name"].is_null(), number == place);
            }
            let error = &people[place]["error"];
            assert_eq!(error["kind"], "invalid_file");
            assert!(!error["message"].as_str().expect("text").is_empty());
            assert_eq!(people[place]["next"], json!([]));
            assert!(!run.stdout.contains('\u{1b}'));
        }
    }
    let run = team_of("", format!("{good}\n{{\n").as_bytes());
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .contains("1 could not be judged: standard input, row 2"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_needs_all_people_is_no_stream() {
    for option in ["--sort name", "--part coverage", "--without Ann"] {
        let run = team_of(&format!("--format ndjson {option}"), b"{}");
        assert_eq!(run.code, 2, "{option}");
        assert!(
            run.error()["message"]
                .as_str()
                .expect("text")
                .contains("one by one")
        );
    }
}

#[test]
fn the_order_and_the_choice_are_of_people_and_the_coverage_is_of_all() {
    let names = |options: &str| -> String {
        let answer = asked(&format!("team tests/rosters/ten.csv {options}"));
        assert_eq!(
            answer["team"]["coverage"].as_array().expect("skills").len(),
            10
        );
        let people = answer["team"]["people"].as_array().expect("people").iter();
        let names = people.map(|one| one["name"].as_str().expect("a name")[..3].to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names("--sort name"),
        "Ann Ben Cle Dan Eva Fay Gil Hal Ida Jon"
    );
    assert_eq!(
        names("--sort level"),
        "Gil Ann Dan Fay Ida Ben Hal Jon Cle Eva"
    );
    assert_eq!(
        names("--sort missing"),
        "Fay Gil Ida Hal Ann Ben Dan Jon Cle Eva"
    );
    assert_eq!(names("--ready"), "Fay");
    assert_eq!(names("--level senior"), "Cle Eva");
    assert_eq!(names("--goal senior --ready"), "Cle");
}

#[test]
fn a_team_without_somebody_is_the_rest() {
    let answer = asked("team tests/rosters/ten.csv --without cleo-cruz");
    let what_if = &answer["team"]["what_if"];
    assert_eq!(what_if["without"], json!([{"name": "Cleo Cruz", "row": 4}]));
    let csv = fs::read_to_string("tests/rosters/ten.csv").expect("a roster");
    let rest: Vec<&str> = csv
        .lines()
        .filter(|line| !line.starts_with("Cleo"))
        .collect();
    let rest = team_of("--json", rest.join("\n").as_bytes());
    let rest: Value = serde_json::from_str(&rest.stdout).expect("JSON");
    let counts = |coverage: &Value| -> Vec<(String, String)> {
        let all = coverage.as_array().expect("skills").iter();
        all.map(|one| {
            (
                one["id"].to_string(),
                format!("{} {} {}", one["have"], one["short"], one["next_short"]),
            )
        })
        .collect()
    };
    assert_eq!(
        counts(&what_if["coverage"]),
        counts(&rest["team"]["coverage"])
    );
    for (name, message) in [
        ("Nobody", "there is nobody called `Nobody`"),
        (
            "Cleo Cruise",
            "there is nobody called `Cleo Cruise`; did you mean `Cleo Cruz`",
        ),
    ] {
        let run = crate::support::run(["team", "tests/rosters/ten.csv", "--without", name]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    let twins = b"name,years\nAnn,1\nAnn,2\n";
    let run = team_of("--without Ann", twins);
    assert!(
        run.stderr
            .contains("several people are called `Ann`: in rows 2 and 3"),
        "{}",
        run.stderr
    );
    let answer = team_of("--json --without 3", twins);
    let answer: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(
        answer["team"]["what_if"]["without"],
        json!([{"name": "Ann", "row": 3}])
    );
}

#[test]
fn what_is_not_known_counts_for_nothing_and_with_strict_fails() {
    let csv =
        "name,years,education,skills,Colour\nAnn,many,uni,cobol,red\nBob,4,phd,leadership,blue\n";
    let run = team_of("--json", csv.as_bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let unknown = answer["team"]["unknown"].as_array().expect("names").iter();
    let given: Vec<String> = unknown
        .map(|one| format!("{} {}", one["row"], one["given"]))
        .collect();
    assert_eq!(
        given,
        ["2 \"many\"", "2 \"uni\"", "2 \"cobol\"", "null \"Colour\""]
    );
    let run = team_of("--strict", csv.as_bytes());
    assert_eq!(run.code, 2);
    let run = team_of("--strict --format ndjson", csv.as_bytes());
    assert_eq!(run.code, 1);
    let people = lines(&run);
    assert_eq!(people[0]["error"]["kind"], "unknown_name");
    assert_eq!(people[1]["error"], Value::Null);
}

#[test]
fn what_a_team_needs_is_told_beside_what_it_has() {
    let needs = scratch("need.csv");
    fs::write(
        &needs,
        "skill,proficiency,people\nleadership,,6\nMentoring,,2\n",
    )
    .expect("written");
    let answer = asked(&format!("team tests/rosters/ten.csv --need {needs}"));
    let coverage = answer["team"]["coverage"]
        .as_array()
        .expect("skills")
        .iter();
    let needed = coverage.filter(|one| !one["need"].is_null());
    let needed: Vec<Value> = needed.map(|one| one["need"].clone()).collect();
    let need = |people, have, short| json!({"proficiency": null, "people": people, "have": have, "short": short});
    assert_eq!(needed, [need(6, 5, 1), need(2, 2, 0)]);
    for (csv, message) in [
        (
            "skill,people\nledership,1\n",
            "2:1: there is no skill `ledership`; did you mean `Leadership`?",
        ),
        (
            "skill,people\nleadership,some\n",
            "2:1: expected a number of people, found `some`",
        ),
        (
            "skill,proficiency\nleadership,\n",
            "1:1: there is no column `people`",
        ),
    ] {
        fs::write(&needs, csv).expect("written");
        let run = ask(&format!("team tests/rosters/ten.csv --need {needs}"));
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn what_has_changed_since_is_told_by_name() {
    let (old, new) = (scratch("old.csv"), scratch("new.csv"));
    let head = "name,years,skills\n";
    let ann = "leadership; risk management";
    fs::write(
        &old,
        format!("{head}Ann,3,{ann}\nBob,4,mentoring\nCid,1,communication\nDee,1,scrum\n"),
    )
    .expect("written");
    fs::write(
        &new,
        format!("{head}Eve,2,\nDee,1,scrum\nANN,3,{ann}; budget management\nCid,1,\n"),
    )
    .expect("written");
    let answer = asked(&format!("team {new} --since {old}"));
    let since = &answer["team"]["since"];
    let person = |name: &str, row, gained: Value, lost: Value, ready: Value| {
        json!({"name": name, "row": row, "gained": gained, "lost": lost, "became_ready": ready,
            "was_at": ["junior-it-pm"], "at": ["junior-it-pm"]})
    };
    let skill = |id: &str| json!([{"id": id, "from": null, "to": null}]);
    let expected = json!([
        person(
            "ANN",
            4,
            skill("budget-management"),
            json!([]),
            json!(["it-pm"])
        ),
        person("Cid", 5, json!([]), skill("communication"), json!([])),
    ]);
    assert_eq!(since["people"], expected);
    assert_eq!(since["joined"], json!([{"name": "Eve", "row": 2}]));
    assert_eq!(since["left"], json!([{"name": "Bob", "row": 3}]));
    let fallen: Vec<&Value> = since["coverage"]
        .as_array()
        .expect("skills")
        .iter()
        .map(|one| &one["id"])
        .collect();
    assert_eq!(fallen, ["communication", "mentoring"]);
    let page = ask(&format!("team {new} --since {old}")).stdout;
    for said in [
        "Budget Management",
        "New: Eve",
        "Gone: Bob",
        "Mentoring (1→0)",
    ] {
        assert!(page.contains(said), "{page}");
    }
    let same = ask(&format!("team {new} --since {new}")).stdout;
    assert!(same.contains("Nothing has changed."), "{same}");
}

#[test]
fn a_matrix_shows_who_has_what() {
    let people = b"name,planning,Agile and Lean practices\nAnn Ames,working,1\nBob,,expert\n";
    let csv = team_of("--ladder uk-delivery --part matrix --format csv", people).stdout;
    let expected = "id,skill,Ann Ames,Bob\r\nagile-and-lean-practices,Agile and Lean practices,awareness,expert\r\nplanning,Planning,working,\r\n";
    assert_eq!(csv, expected);
    let table = team_of("--ladder uk-delivery --part matrix", people).stdout;
    assert!(table.contains("1 awareness, 2 working"), "{table}");
}
