//! A team that outgrows one process, by the README's own lines; and how far a long reading is.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::sh;

/// How many people there are: some blocks of GNU parallel.
const PEOPLE: usize = 20_000;

/// The lines of shell in the README that spread a team over processes.
fn lines_of_readme() -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("a README");
    let blocks = readme.split("```sh\n").skip(1);
    let mut blocks = blocks.filter_map(|block| block.split("```").next());
    let block = blocks.find(|block| block.contains("parallel --pipe"));
    let lines = block.expect("a block with GNU parallel").lines();
    lines.map(str::to_owned).collect()
}

/// The people of NDJSON without their rows, which are those of each part.
fn people(ndjson: &str) -> Vec<Value> {
    let people = ndjson.lines().map(|line| {
        let mut person: Value = serde_json::from_str(line).expect("JSON");
        person["row"] = Value::Null;
        person
    });
    people.collect()
}

/// The counts of each skill in a table whose cells a character parts.
fn counts(table: &str, separator: char) -> BTreeMap<String, Vec<u64>> {
    let rows = table.lines().filter_map(|line| {
        let cells = line.split(separator).map(str::trim);
        let mut cells = cells.filter(|cell| !cell.is_empty());
        let id = cells.next()?.to_owned();
        let counts: Result<Vec<u64>, _> = cells.map(str::parse).collect();
        counts
            .ok()
            .filter(|counts| counts.len() == 4)
            .map(|counts| (id, counts))
    });
    rows.collect()
}

#[test]
#[ignore = "needs GNU parallel, DuckDB, python3"]
fn parts_of_a_team_add_up_to_the_whole() {
    sh(&format!(
        "python3 {} {PEOPLE} > people.ndjson && rm -f part-*.csv",
        maker()
    ));
    let lines = lines_of_readme();
    let said: Vec<String> = lines.iter().map(|line| sh(line)).collect();
    let [_, _, sums, ready] = said.as_slice() else {
        panic!("other lines: {lines:?}");
    };
    let parts: usize = sh("ls part-*.csv | wc -l")
        .trim()
        .parse()
        .expect("a number");
    assert!(parts > 2, "{parts} parts");
    let single = people(&sh("itpm-career team --format ndjson - < people.ndjson"));
    assert_eq!(single.len(), PEOPLE);
    assert!(
        people(&sh("cat judged.ndjson")) == single,
        "other people, or another order"
    );
    let columns = "csvcut -c id,have,asked,short,next_short";
    let whole = sh(&format!(
        "itpm-career team --part coverage --format csv - < people.ndjson | {columns}"
    ));
    let whole = counts(&whole, ',');
    assert_eq!(whole.len(), 11);
    assert_eq!(counts(sums, '│'), whole, "{sums}");
    let levels = single.iter().filter(|one| one["next"][0]["ready"] == true);
    let mut expected: BTreeMap<String, u64> = BTreeMap::new();
    for one in levels {
        *expected
            .entry(one["next"][0]["id"].as_str().expect("an id").to_owned())
            .or_default() += 1;
    }
    assert_eq!(expected.len(), 2);
    for (level, people) in expected {
        let row = ready
            .lines()
            .find(|line| line.contains(&format!(" {level} ")));
        let row = row.unwrap_or_else(|| panic!("{level}: {ready}"));
        assert!(
            row.contains(&format!(" {people} ")),
            "{level} {people}: {ready}"
        );
    }
}

/// What a terminal gets on stderr while a command runs. Whether stdout is a terminal too is up to the
/// redirection.
fn terminal(command: &str) -> String {
    sh(&format!(
        "timeout 60 script -qfec \"{command}\" seen < /dev/null"
    ))
}

#[test]
#[ignore = "needs script"]
fn who_waits_at_a_terminal_is_told_how_far_it_is() {
    // People come until something is said: a machine that is slow today makes it later, not wrong.
    let person = r#"echo '{\"years\":3}'"#;
    let slow = format!("({person}; sleep 1.2; {person})");
    let until_told = format!(
        "until grep -q ' people read' seen; do {person}; sleep 0.1; done | tee people.ndjson"
    );
    for format in ["--format ndjson", "--json", "--part coverage"] {
        let told = terminal(&format!(
            "{until_told} | itpm-career team {format} - > out.txt"
        ));
        assert!(told.contains(" people read\u{1b}[K"), "{told:?}");
        assert!(
            told.ends_with("\r\u{1b}[K"),
            "something stays on the line: {told:?}"
        );
        assert_eq!(
            sh("cat out.txt"),
            sh(&format!("itpm-career team {format} - < people.ndjson")),
            "{format}"
        );
        let quiet = terminal(&format!(
            "{slow} | itpm-career team {format} - > out.txt 2> err.txt"
        ));
        assert_eq!(
            (quiet, sh("cat err.txt")),
            (String::new(), String::new()),
            "{format}"
        );
    }
    // Lines that come on the terminal say it themselves.
    let lines = terminal(&format!("{slow} | itpm-career team --format ndjson -"));
    assert!(!lines.contains("people read"), "{lines:?}");
    // Of a file it is known how much is read; who reads the answer lets it wait for more than a second.
    sh(&format!("python3 {} 3000 > many.ndjson", maker()));
    let many =
        terminal("itpm-career team --format ndjson many.ndjson | (sleep 1.2; wc -l > out.txt)");
    assert!(
        many.contains("% of the file\u{1b}[K") && many.ends_with("\r\u{1b}[K"),
        "{many:?}"
    );
    assert_eq!(sh("cat out.txt").trim(), "3000");
}

/// What makes up people.
fn maker() -> String {
    format!("{}/tests/team/people.py", env!("CARGO_MANIFEST_DIR"))
}
