//! How much memory a file takes at most, for each byte of it.

use super::{
    catalogue,
    measure::{FOLDER, alone, program, run},
    shapes::{Shape, empty_routes, one_error, skills_of_one_level, tracks},
};

/// Bytes of memory for a byte of file. Loose: what there is to know of a short text takes more than
/// the text.
const BYTES: f64 = 60.0;

/// Of some megabytes, so that what the program takes in any case does not count.
const SHAPES: &[Shape] = &[
    Shape::asked(
        "skills on one level",
        "levels --json --data",
        200_000,
        skills_of_one_level,
    ),
    Shape::asked(
        "routes that ask nothing",
        "certifications --json --data",
        1_000_000,
        empty_routes,
    ),
    Shape::asked("short tracks as a table", "tracks --data", 50_000, tracks),
    Shape::asked("validate, nothing found", "validate", 50_000, tracks),
    Shape::refused("validate, one error", 50_000, one_error),
];

/// Tracks with texts of some length, as people write them.
const TRACKS: &[(&str, &[&str])] = &[
    (
        "tracks as people write them, JSON",
        &["tracks", "--json", "--data"],
    ),
    (
        "tracks as people write them, table",
        &["tracks", "--width", "120", "--data"],
    ),
];

/// The most memory at once, and the size of the file, in bytes.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn memory_and_size(words: &[&str], code: i32, file: &str) -> [f64; 2] {
    let memory = run(program(), words, code).memory;
    let size = std::fs::metadata(file).expect("written").len() as f64;
    std::fs::remove_file(file).expect("removed");
    [memory, size]
}

/// The memory for each byte of a file beyond that for next to nothing.
fn bytes_a_byte(name: &str, measure: impl Fn(usize) -> [f64; 2], n: usize) -> f64 {
    let ([base, _], [memory, size]) = (measure(1), measure(n));
    let bytes = (memory - base) / size;
    println!(
        "{bytes:5.1}  {:4.0} MB for {:4.1}  {name}",
        memory / 1e6,
        size / 1e6
    );
    bytes
}

#[test]
#[ignore = "needs GNU time"]
fn a_byte_of_file_takes_at_most_sixty_of_memory() {
    let _alone = alone();
    println!("bytes of memory for each byte of the file, beyond those for next to nothing");
    let mut above = Vec::new();
    let mut check = |name, bytes| {
        if bytes > BYTES {
            above.push(format!("{name}: {bytes:.1}"));
        }
    };
    for shape in SHAPES {
        let measure = |n| {
            let (words, file) = shape.write(n);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            memory_and_size(&words, shape.code, &file)
        };
        check(shape.name, bytes_a_byte(shape.name, measure, shape.size));
    }
    let file = format!("{FOLDER}/memory.json");
    for (name, words) in TRACKS {
        let measure = |n| {
            catalogue::write(&file, n as u64).expect("written");
            memory_and_size(&[words, &[&*file][..]].concat(), 0, &file)
        };
        check(name, bytes_a_byte(name, measure, 50_000));
    }
    assert!(above.is_empty(), "they take more: {above:?}");
}

/// How much memory a team of any size may take: 32 MB.
const TEAM: f64 = 32e6;

/// A roster as a script makes it, of so many people.
fn roster(name: &str, script: &str) -> String {
    let file = format!("{FOLDER}/{name}");
    let people = "python3 tests/team/people.py 300000";
    let line = format!("{{ {people} | {script}; }} > {file}");
    let status = std::process::Command::new("bash")
        .args(["-o", "pipefail", "-c", &line])
        .status();
    assert!(status.expect("there is bash").success(), "{line}");
    file
}

#[test]
#[ignore = "needs GNU time, jq, python3"]
fn a_team_of_any_size_takes_32_megabytes() {
    let _alone = alone();
    let as_csv =
        "jq -r '[.name, .years, (.skills | join(\";\"))] | @csv' | sed '1i name,years,skills'";
    // Lines of nearly 1 MiB that claim what nobody knows, and one that is too long.
    let long = "sed -n 1,60p | jq -c '.skills += [\"x\" * 1000000 + .name]' | sed '$s/x/xxxx/g'";
    let rosters = [
        (roster("people.ndjson", "cat"), 0),
        (roster("people.csv", as_csv), 0),
        (roster("long.ndjson", long), 1),
    ];
    let mut above = Vec::new();
    for (file, code) in rosters {
        for args in [
            "--format ndjson",
            "--part coverage --json",
            "--part coverage --ready",
        ] {
            let mut words: Vec<&str> = vec!["team", &file];
            words.extend(args.split_whitespace());
            let memory = run(program(), &words, code).memory;
            println!("{:4.0} MB  team {file} {args}", memory / 1e6);
            if memory > TEAM {
                above.push(format!("{file} {args}: {memory}"));
            }
        }
        std::fs::remove_file(file).expect("removed");
    }
    assert!(above.is_empty(), "they take more: {above:?}");
}
