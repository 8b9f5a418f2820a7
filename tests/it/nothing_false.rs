//! Wrong answers that hostile and random input once brought out, each as its smallest case.

use serde_json::{Value, json};

use crate::support::{Run, ask, ask_with, program, scratch};

/// The ids that an answer lists, of a ladder on standard input.
fn ids(line: &str, ladder: &Value) -> Vec<String> {
    let run = ask_with(
        &format!("{line} --format ids"),
        ladder.to_string().as_bytes(),
    );
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

fn stderr(line: &str, ladder: &Value) -> String {
    ask_with(line, ladder.to_string().as_bytes()).stderr
}

#[test]
fn pay_is_compared_in_one_currency_and_period() {
    let range = |currency: &str, max: u32, period: &str| json!({"currency": currency, "max": max, "period": period});
    let ladder = json!({
        "levels": [{"id": "l", "title": "L"}],
        "tracks": [
            {"id": "a", "title": "A", "salary": [range("USD", 36000, "year"), range("USD", 90000, "year")]},
            {"id": "b", "title": "B", "salary": [range("USD", 50000, "year")]},
            {"id": "m", "title": "M", "salary": [range("USD", 60000, "month")]},
        ],
    });
    assert_eq!(ids("tracks --sort salary", &ladder), ["a", "b", "m"]);
    assert_eq!(ids("tracks --min-salary 50000", &ladder), ["a", "b"]);
    assert_eq!(
        stderr("tracks --min-salary 50000", &ladder),
        "note: 1 salary range was not compared, since it is not in USD a year\n"
    );
    assert_eq!(
        ids("tracks --min-salary 50000 --period month", &ladder),
        ["m"]
    );
    let mut two = ladder;
    two["tracks"][1]["salary"][0]["currency"] = json!("EUR");
    let run = ask_with("tracks --min-salary 50000", two.to_string().as_bytes());
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("`--currency` with EUR or USD"),
        "{}",
        run.stderr
    );
    assert_eq!(ids("tracks --min-salary 50000 --currency eur", &two), ["b"]);
    // None of these means anything alone.
    assert_eq!(ask("tracks --currency EUR").code, 2);
    assert_eq!(ask("tracks --period month").code, 2);
}

#[test]
fn no_sum_is_too_large_and_no_digit_is_made_up() {
    let ladder = |experience: Value| {
        json!({
            "levels": [{"id": "l", "title": "L", "years": {"min": 3}, "skills": ["x"]}],
            "certifications": [{"id": "c", "name": "C", "routes": [{"experience": experience}]}],
        })
    };
    let plan = |line: &str, ladder: &Value| -> Value {
        let run = ask_with(&format!("{line} --json"), ladder.to_string().as_bytes());
        serde_json::from_str::<Value>(&run.stdout).expect("JSON")["plan"].clone()
    };
    let large = ladder(json!([{"months": 1e12, "of": "x"}, {"months": 1, "of": "y"}]));
    let certificate = &plan("plan", &large)["certifications"][0];
    assert_eq!(certificate["status"], "not_yet");
    assert_eq!(
        certificate["routes"][0]["missing"]["months"],
        1_000_000_000_001_u64
    );
    let small = ladder(json!([{"months": 0.1, "of": "x"}, {"months": 0.2, "of": "y"}]));
    let certificate = &plan("plan", &small)["certifications"][0];
    assert_eq!(certificate["routes"][0]["missing"]["months"], 0.3);
    let csv = ask_with(
        "plan --years 2.3456789 --format csv",
        small.to_string().as_bytes(),
    );
    assert!(
        csv.stdout.contains(",too_low,2.3456789,3,"),
        "{}",
        csv.stdout
    );
    // The digits of a file are the digits of the answer.
    for digits in ["12571.767137226985", "0.1", "33.33", "999999999999.9999"] {
        let pay = format!(r#"[{{"currency":"USD","min":{digits},"period":"year"}}]"#);
        let ladder = format!(r#"{{"levels":[{{"id":"l","title":"L","salary":{pay}}}]}}"#);
        let answer = ask_with("salaries --json", ladder.as_bytes()).stdout;
        assert!(answer.contains(&format!("\"min\":{digits},")), "{answer}");
    }
}

#[test]
fn what_ids_lists_is_accepted_back() {
    let names = [
        "p1-1",
        "p11",
        "level:1",
        "two words",
        "-x",
        "--y",
        "a\nb",
        "r\u{202e}l",
        "ÄÖ",
    ];
    let levels: Vec<Value> = (names.iter().enumerate())
        .map(|(at, name)| json!({"id": name, "title": format!("Title {at}"), "skills": ["x"]}))
        .collect();
    let ladder = json!({"levels": levels});
    let file = scratch("ids.json");
    std::fs::write(&file, ladder.to_string()).expect("written");
    let listed = ids("levels", &ladder);
    assert_eq!(listed.len(), names.len());
    for (at, id) in listed.iter().enumerate() {
        for args in [
            vec!["show", id, "--format", "csv", "--data", &file],
            vec!["plan", "--at", id, "--format", "csv", "--data", &file],
            vec!["compare", id, id, "--format", "csv", "--data", &file],
        ] {
            let run = crate::support::run(&args);
            assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
            if args[0] == "show" {
                assert!(run.stdout.contains(&format!("Title {at}")), "{id}");
            }
        }
    }
}

#[test]
fn a_hint_repeats_the_ladder_that_was_given() {
    let file = scratch("our ladder.json");
    std::fs::write(
        &file,
        r#"{"levels":[{"id":"a","title":"A","skills":["x"]}]}"#,
    )
    .expect("written");
    let run = crate::support::run(["levels", "--skill", "nothing", "--data", &file]);
    assert!(
        run.stderr
            .contains(&format!("`itpm-career skills --data '{file}'` lists them")),
        "{}",
        run.stderr
    );
}

#[test]
fn lines_and_lists_are_shown_as_such() {
    let ladder = json!({"levels": [{
        "id": "a", "title": "A\nLevel", "skills": ["x"],
        "summary": "First.\n\n- one\n- two",
        "responsibilities": ["Plan:\n- this\n- that", "Report"],
    }]});
    let text = ladder.to_string();
    let show = ask_with("show a --width 80", text.as_bytes()).stdout;
    let expected = "Summary          │ First.\n                 │\n                 │ - one\n                 │ - two\n";
    assert!(show.contains(expected), "{show}");
    assert!(show.starts_with("A Level\n"), "{show}");
    let markdown = ask_with("show a --format markdown", text.as_bytes()).stdout;
    assert!(
        markdown.contains("First.<br><br>- one<br>- two"),
        "{markdown}"
    );
    for format in ["table", "markdown"] {
        let shown = ask_with(&format!("show a --format {format}"), text.as_bytes()).stdout;
        assert!(!shown.contains('␊'), "{shown}");
    }
}

#[test]
fn no_width_is_overflowed_or_made_up() {
    let blanks = format!("{}x", " ".repeat(60));
    let long = "word ".repeat(5000);
    let ladder = json!({"levels": [{"id": "a", "title": "A", "skills": ["x"], "summary": blanks}],
        "tracks": [{"id": "t", "title": "T", "focus": long.trim_end()}]});
    let text = ladder.to_string();
    let narrow = ask_with("levels --width 40", text.as_bytes()).stdout;
    assert!(
        narrow.lines().all(|line| line.chars().count() <= 40),
        "{narrow}"
    );
    // No limit is none, however long the text is.
    let free = ask_with("tracks --width 0", text.as_bytes()).stdout;
    assert!(free.lines().any(|line| line.contains(long.trim_end())));
    // One letter of 196 KB.
    let cluster = "\u{1100}".repeat(65_536);
    let ladder = json!({"levels": [{"id": "a", "title": "A", "summary": cluster}]});
    let run = ask_with("levels --width 80", ladder.to_string().as_bytes());
    assert_eq!(run.code, 0);
    assert_eq!(run.stdout.matches('\u{1100}').count(), 65_536);
}

#[cfg(unix)]
#[test]
fn a_stdout_that_cannot_be_written_is_a_failure() {
    let read_only = std::fs::File::open("/dev/null").expect("there is /dev/null");
    let output = program().arg("levels").stdout(read_only).output();
    let run = Run::from(output.expect("the program starts"));
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.starts_with("error: cannot write the answer: "),
        "{}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn the_name_of_the_program_is_its_own() {
    use std::os::unix::process::CommandExt;

    let mut command = program();
    let output = command.arg0("\u{1b}[31mitpm").arg("--help").output();
    let run = Run::from(output.expect("the program starts"));
    assert_eq!(run.stdout, ask("--help").stdout);
}

#[cfg(unix)]
#[test]
fn a_manual_page_overwrites_nothing_that_a_link_points_to() {
    let dir = scratch("man");
    let precious = scratch("precious.txt");
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("made");
    std::fs::write(&precious, "precious").expect("written");
    let link = format!("{dir}/itpm-career.1");
    std::os::unix::fs::symlink(&precious, link).expect("linked");
    let run = ask(&format!("man {dir}"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = std::fs::read_to_string(format!("{dir}/itpm-career.1")).expect("a page");
    assert!(page.contains(".SH NAME"));
    assert_eq!(
        std::fs::read_to_string(&precious).expect("there"),
        "precious"
    );
}

/// The problems of a ladder: severity, path and message.
fn problems(ladder: &str) -> Vec<String> {
    let run = ask_with("validate --json", ladder.as_bytes());
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let problems = answer["validate"]["problems"]
        .as_array()
        .expect("a list")
        .iter();
    let text = |one: &Value, key: &str| one[key].as_str().expect("text").to_owned();
    problems
        .map(|one| format!("{}: {}", text(one, "path"), text(one, "message")))
        .collect()
}

#[test]
fn one_problem_neither_hides_nor_makes_another() {
    for (ladder, expected) in [
        (
            r#"{"levels":[{"id":"a","title":"A","next":["nosuch",5]}]}"#,
            &[
                "levels[0].next[0]: there is no level `nosuch`",
                "levels[0].next[1]: expected text, found a number",
            ][..],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","skills":["x",5]}],
                "certifications":[{"id":"c","name":"C","for":["x"]}]}"#,
            &["levels[0].skills[1]: expected text or an object, found a number"],
        ),
        (
            r#"{"scale":[5,"a","A"],"levels":[{"id":"l","title":"L","skills":[{"skill":"x","proficiency":"a"}]}]}"#,
            &[
                "scale[0]: expected text, found a number",
                "scale[2]: the proficiency `A` is given at scale[1] too",
            ],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","next":["c"]},{"title":"B","next":["a"]},{"id":"c","title":"C","next":["a"]}]}"#,
            &[
                "levels[1]: `id` is missing",
                "levels[2].next: the way up comes back: a -> c -> a",
            ],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","skills":[{"skill":"x","required":1}]}]}"#,
            &["levels[0].skills[0].required: expected true or false, found a number"],
        ),
        (
            r#"{"levels":[{"title":"A"}],"certifications":[{"id":"c","name":"C","for":["x"]}]}"#,
            &["levels[0]: `id` is missing"],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A"}],"tracks":[{"title":"T"}],"certifications":[{"id":"c","name":"C","for":["x"]}]}"#,
            &["tracks[0]: `id` is missing"],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A"},{"title":"B","next":["a"]}]}"#,
            &[
                "levels[1]: `id` is missing",
                "levels[1].next: the way up comes back: a -> levels[1] -> a",
            ],
        ),
        (
            r#"{"levels":[{"title":"A"},{"title":"B"}]}"#,
            &["levels[0]: `id` is missing", "levels[1]: `id` is missing"],
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","salary":[{"currency":"USD","min":"1","period":"year"}]}]}"#,
            &["levels[0].salary[0].min: expected a number, found text; write 1"],
        ),
        (
            r#"{"levels":[{"id":"a","title":"\ud800","years":{"min":5,"max":2}}]}"#,
            &[
                "levels[0].title: the text holds half of a surrogate pair, which is no character",
                "levels[0].years: min 5 is above max 2",
            ],
        ),
        (
            r#"{"skills":[{"id":"x","nam":"X","aliases":["ex"]},{"id":"y","name":"Ex"}],"levels":[{"id":"a","title":"A","skills":["x","x"]}]}"#,
            &[
                "skills[0]: `name` is missing",
                "skills[0].nam: the key is not known; did you mean `name`?",
                "skills[1].name: `Ex` already means the skill skills[0]",
                "levels[0].skills[1]: `x` is asked for twice",
            ],
        ),
        (
            r#"{"levels":[{"id":5,"title":"A"},{"id":"b","title":"B","next":["a"]}]}"#,
            &["levels[0].id: expected text, found a number"],
        ),
    ] {
        assert_eq!(problems(ladder), expected, "{ladder}");
    }
}

#[test]
fn a_message_names_the_cause_and_the_right_thing() {
    for (ladder, expected) in [
        (
            r#"{"levels":[{"id":"lead","title":"Delivery Lead"},{"id":"b","title":"B","next":["Delivery Lead"]}]}"#,
            "there is no level `Delivery Lead`; did you mean `lead`?",
        ),
        (
            r#"{"scale":["working","practitioner"],"levels":[{"id":"a","title":"A","skills":[{"skill":"x","proficiency":"practicioner"}]}]}"#,
            "`practicioner` is not on the scale; did you mean `practitioner`?",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","salary":[{"currency":"gbp","max":"80k","period":"year"}]}]}"#,
            "`gbp` is not a currency code; did you mean `GBP`?",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","salary":[{"currency":"GBP","max":"80k","period":"year"}]}]}"#,
            "expected a number, found text; write 80000",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A"},]}"#,
            "not valid JSON: a trailing comma",
        ),
        (
            "{\"levels\": [] // none\n}",
            "not valid JSON: JSON has no comments",
        ),
        (
            "level;skill\na;b\n",
            "not valid JSON: this looks like CSV, of which `import` makes a ladder",
        ),
    ] {
        let found = problems(ladder);
        assert!(
            found.iter().any(|one| one.ends_with(expected)),
            "{ladder}: {found:?}"
        );
    }
    for (bytes, expected) in [
        (&b"\xff\xfe{\0"[..], "it is UTF-16; save it as UTF-8"),
        (b"\x1f\x8b\x08\xff", "it is compressed by gzip"),
        (b"PK\x03\x04\xff", "it is a ZIP archive"),
    ] {
        let said = ask_with("levels", bytes).stderr;
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_valid_file_stays_valid_and_strict_makes_warnings_fail() {
    let ladder = r#"{"x-owner": "HR", "levels":[{"id":"a","title":"A","x-note":{"any":[1]},"skills":["x"]},
        {"id":"b","title":"B","next":["b2","b2"],"skills":["y"]},{"id":"b2","title":"C","skills":["z"]}]}"#;
    let run = ask_with("validate", ladder.as_bytes());
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("`b2` is named twice"), "{}", run.stdout);
    assert_eq!(ask_with("validate --strict", ladder.as_bytes()).code, 1);
    assert_eq!(
        ask("validate --strict").code,
        0,
        "the built-in ladder has no warnings"
    );
    assert_eq!(
        ids("levels", &serde_json::from_str(ladder).expect("JSON")),
        ["a", "b", "b2"]
    );
}

#[test]
fn a_way_to_two_levels_of_one_name_names_it_once() {
    let ladder = json!({"levels": [
        {"id": "a", "title": "A", "skills": ["x"], "next": ["b", "b"]},
        {"id": "b", "title": "B", "skills": ["y"]},
    ]});
    let plan = ask_with("plan --at a --json", ladder.to_string().as_bytes()).stdout;
    let plan: Value = serde_json::from_str(&plan).expect("JSON");
    let way = plan["plan"]["way"].as_array().expect("a list");
    assert_eq!(way.last().expect("a level")["after"], json!(["a"]));
}
