//! Files that are no ladder: a clear error with a place, never a panic.

use std::fs::{self, File};

use crate::support::{ask, ask_with, run, scratch};

/// What the program says of a ladder.
fn errors(ladder: &[u8]) -> String {
    let run = ask_with("levels", ladder);
    assert_eq!((run.code, &*run.stdout), (1, ""), "{}", run.stderr);
    run.stderr
}

#[test]
fn each_error_has_its_place() {
    for (ladder, error) in [
        ("", "1:1: the file is empty"),
        (" \n ", "1:1: the file is empty"),
        ("[]", "1:1: expected an object, found a list"),
        ("null", "1:1: expected an object, found null"),
        ("{}", "1:1: `levels` is missing"),
        ("{\"levels\":[]}", "1:11: levels: the list is empty"),
        (
            "{\"levels\":\n  7}",
            "2:3: levels: expected a list, found a number",
        ),
        (
            "{\"levels\":[{\"id\":\"é\",\"title\":1}]}",
            "1:30: levels[0].title: expected text, found a number",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\" \"}]}",
            "1:30: levels[0].title: the text is blank",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"titel\":\"A\",\"title\":\"A\"}]}",
            "1:22: levels[0].titel: the key is not known; did you mean `title`?",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"id\":\"b\"}]}",
            "1:34: levels[0].id: the key is given twice",
        ),
        (
            // The key, wherever its value stands, and with the escapes it holds.
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"b\\\"ad\" \n:\n\n 1}]}",
            "1:34: levels[0].b\"ad: the key is not known; the keys here are aliases, extends, family, grade, id, next, note, responsibilities, salary, skills, source, summary, title, url, years",
        ),
        ("[[[", "1:3: not valid JSON: the file ends within a list"),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"salary\":[{\"currency\":\"USD\",\"min\":2,\"period\":null}]}]}",
            "1:79: levels[0].salary[0].period: expected text, found null",
        ),
        (
            "{\"schema_version\":2,\"levels\":[{\"id\":\"a\",\"title\":\"A\"}]}",
            "1:19: schema_version: version 2 of the format is not known; write 1",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"years\":{\"min\":3,\"max\":1}}]}",
            "1:42: levels[0].years: min 3 is above max 1",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"years\":{\"min\":-1}}]}",
            "1:49: levels[0].years.min: expected a number from 0 to 1000000000000",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"years\":{\"min\":1e400}}]}",
            "1:49: levels[0].years.min: expected a number from 0 to 1000000000000",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"years\":{\"min\":NaN}}]}",
            "1:49: not valid JSON: `NaN` is no value of JSON",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"salary\":[{\"currency\":\"usd\",\"min\":1,\"period\":\"year\"}]}]}",
            "1:56: levels[0].salary[0].currency: `usd` is not a currency code; did you mean `USD`?",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"salary\":[{\"currency\":\"USD\",\"period\":\"year\"}]}]}",
            "1:44: levels[0].salary[0]: neither `min` nor `max` is given",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"salary\":[{\"currency\":\"USD\",\"min\":2,\"max\":1,\"period\":\"year\"}]}]}",
            "1:44: levels[0].salary[0]: min 2 is above max 1",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"salary\":[{\"currency\":\"USD\",\"min\":2,\"period\":\"yaer\"}]}]}",
            "1:79: levels[0].salary[0].period: `yaer` is not `year`, `month`, `week`, `day` or `hour`",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"a\",\"title\":\"B\"}]}",
            "1:41: levels[1].id: `a` is already the id of levels[0]",
        ),
        (
            "{\"levels\":[{\"id\":\"junior\",\"title\":\"A\",\"next\":[\"senoir\"]},{\"id\":\"senior\",\"title\":\"B\"}]}",
            "1:47: levels[0].next[0]: there is no level `senoir`; did you mean `senior`?",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"next\":[\"b\"]},{\"id\":\"b\",\"title\":\"B\",\"next\":[\"a\"]}]}",
            "1:77: levels[1].next: the way up comes back: a -> b -> a",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"source\":\"x\"}]}",
            "1:43: levels[0].source: there is no source `x`",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"skills\":[\"X\",\"x\"]}]}",
            "1:48: levels[0].skills[1]: `X` is asked for twice",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"skills\":[{\"skill\":\"X\",\"proficiency\":\"good\"}]}]}",
            "1:71: levels[0].skills[0].proficiency: the ladder has no `scale` to take a proficiency from",
        ),
        (
            "{\"scale\":[\"low\",\"high\"],\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"skills\":[{\"skill\":\"X\",\"proficiency\":\"hihg\"}]}]}",
            "1:94: levels[0].skills[0].proficiency: `hihg` is not on the scale; did you mean `high`?",
        ),
        (
            "{\"skills\":[{\"id\":\"a\",\"name\":\"A\",\"aliases\":[\"x\"]},{\"id\":\"b\",\"name\":\"B\",\"aliases\":[\"X\"]}],\"levels\":[{\"id\":\"a\",\"title\":\"A\"}]}",
            "1:82: skills[1].aliases[0]: `X` already means the skill `A`",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\"}],\"tracks\":[{\"id\":\"t\",\"title\":\"T\",\"from\":\"b\"}]}",
            "1:75: tracks[0].from: there is no level `b`",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\"}],\"strategies\":[{\"id\":\"t\",\"title\":\"T\",\"certifications\":[\"pmp\"]}]}",
            "1:90: strategies[0].certifications[0]: there is no certification `pmp`",
        ),
    ] {
        assert_eq!(
            errors(ladder.as_bytes()),
            format!("error: standard input:{error}\n"),
            "{ladder}"
        );
    }
}

#[test]
fn all_problems_are_named_at_once() {
    let ladder = r#"{
  "levels": [
    {"id": "a", "titel": "A", "years": {"min": 5, "max": 2}},
    {"id": "b", "title": "B", "skills": [{"skil": "X"}], "next": ["c"]},
    7
  ],
  "tracks": {},
  "extra": true
}"#;
    assert_eq!(
        errors(ladder.as_bytes()),
        "error: standard input:3:5: levels[0]: `title` is missing
error: standard input:3:17: levels[0].titel: the key is not known; did you mean `title`?
error: standard input:3:40: levels[0].years: min 5 is above max 2
error: standard input:4:42: levels[1].skills[0]: `skill` is missing
error: standard input:4:43: levels[1].skills[0].skil: the key is not known; did you mean `skill`?
error: standard input:4:67: levels[1].next[0]: there is no level `c`
error: standard input:5:5: levels[2]: expected an object, found a number
error: standard input:7:13: tracks: expected a list, found an object
error: standard input:8:3: extra: the key is not known; the keys here are $schema, beyond, certifications, counts, levels, note, scale, schema_version, skills, sources, strategies, summary, title, tracks
"
    );
}

#[test]
fn a_ladder_cut_off_anywhere_is_an_error() {
    let whole = fs::read("data/career.json").expect("the bundled ladder is there");
    let end = whole.trim_ascii_end().len();
    // Every byte of a small ladder, and a sample of the bundled one.
    let small = br#"{"levels":[{"id":"a","title":"\u00e9","years":{"min":1.5}}]}"#;
    let cuts = (0..small.len()).map(|at| &small[..at]);
    for cut in cuts.chain((0..end).step_by(97).map(|at| &whole[..at])) {
        let said = errors(cut);
        assert!(said.starts_with("error: standard input:"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn what_is_no_text_is_an_error() {
    assert_eq!(
        errors(b"{\"levels\":\n [\"\xff\"]}"),
        "error: cannot read standard input: it is not UTF-8 at line 2, column 4\n"
    );
    // Cut in the middle of a character.
    assert!(errors("{\"é".as_bytes().split_last().expect("not empty").1).contains("not UTF-8"));
}

#[test]
fn deep_nesting_is_an_error() {
    for (open, close) in [
        ("[", "]"),
        ("{\"levels\":", "}"),
        ("{\"levels\":[{\"x\":", "}]}"),
    ] {
        // Deep enough to exhaust the stack of a reader that follows it down.
        const DEPTH: usize = 30_000;
        let deep = open.repeat(DEPTH) + "1" + &close.repeat(DEPTH);
        assert!(errors(deep.as_bytes()).starts_with("error: standard input:1:"));
        assert!(errors(open.repeat(DEPTH).as_bytes()).starts_with("error: standard input:1:"));
    }
}

#[test]
fn all_of_many_problems_are_named() {
    let levels = r#"{"id":"a","title":"A","x":1},"#.repeat(20_000);
    let ladder = format!("{{\"levels\":[{}]}}", levels.trim_end_matches(','));
    // An unknown key each, and all but the first an id that is taken.
    assert_eq!(errors(ladder.as_bytes()).lines().count(), 2 * 20_000 - 1);
    let keys: String = (0..50_000).map(|at| format!("\"x{at}\":1,")).collect();
    let ladder = format!("{{{keys}\"levels\":[{{\"id\":\"a\",\"title\":\"A\"}}]}}");
    assert_eq!(errors(ladder.as_bytes()).lines().count(), 50_000);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_any_kind_are_welcome() {
    let ladder = fs::read_to_string("data/career.json").expect("the bundled ladder is there");
    let plain = ask("levels --format csv").stdout;
    let windows = format!("\u{feff}{}", ladder.replace('\n', "\r\n"));
    let read = ask_with("levels --format csv", windows.as_bytes());
    assert_eq!(read.stdout, plain);
    let read = ask("levels --format csv --data data/career.json");
    assert_eq!(read.stdout, plain);
    // Places are counted as in an editor, which shows no mark.
    let said = errors("\u{feff}{\r\n\"levels\": 1}".as_bytes());
    assert_eq!(
        said,
        "error: standard input:2:11: levels: expected a list, found a number\n"
    );
    // Two of them are one too many, whoever looks.
    let twice = format!("\u{feff}\u{feff}{ladder}");
    for line in ["levels", "validate --format csv"] {
        let run = ask_with(line, twice.as_bytes());
        assert_eq!(run.code, 1, "{line}");
        let said = run.stdout + &run.stderr;
        assert!(
            said.contains("not valid JSON: expected value"),
            "{line}: {said}"
        );
    }
}

#[test]
fn a_file_past_the_limit_is_not_read() {
    let path = scratch("huge.json");
    let file = File::create(&path).expect("the file can be made");
    // Sparse: it takes no room.
    file.set_len((512 << 20) + 1)
        .expect("the length can be set");
    let said = run(["levels", "--data", &path]);
    fs::remove_file(&path).expect("the file can be removed");
    assert_eq!(said.code, 1);
    let expected = format!("error: cannot read {path}: it is larger than the limit of 512 MiB\n");
    assert_eq!(said.stderr, expected);
}

#[cfg(unix)]
#[test]
fn a_fifo_is_read_to_its_end() {
    use std::{io::Write, process::Command};

    let path = scratch("fifo");
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo runs").success());
    let writer = std::thread::spawn({
        let path = path.clone();
        move || {
            let ladder = fs::read("data/career.json").expect("the bundled ladder is there");
            let mut fifo = File::options()
                .write(true)
                .open(path)
                .expect("the fifo opens");
            for piece in ladder.chunks(1000) {
                fifo.write_all(piece).expect("the fifo is read");
            }
        }
    });
    let said = run(["levels", "--format", "csv", "--data", &path]);
    writer.join().expect("the ladder is written");
    fs::remove_file(&path).expect("the fifo can be removed");
    assert_eq!(said.stdout, ask("levels --format csv").stdout);
}
