//! Four times the file takes about four times the work, whatever its shape.

use serde_json::json;

use super::{
    catalogue,
    measure::{FOLDER, alone, count_each, instructions, program},
    shapes::{
        Shape, certificates, chain_of_certificates, currencies_and_periods, for_a_level,
        kinds_of_work, levels, levels_that_expect, many_skills_in_groups,
        many_skills_in_other_groups, off_the_scale, one_level_of_many_parts, skills_that_imply,
        steps_back, steps_between_pay, steps_from_one, steps_to_one, steps_to_two, tracks,
        two_levels_on_a_long_scale, years_up_to_ten,
    },
};

/// Times the instructions that four times the file may take. What sorts takes n log n, which at these
/// sizes is up to 4.6 times.
const GROWTH: f64 = 4.6;

/// Each is large enough for a square to show, and as small as that allows: valgrind is slow.
const SHAPES: &[Shape] = &[
    Shape::refused("a step back to the first level from each", 500, steps_back),
    Shape::refused("names that are not on a long scale", 250, off_the_scale),
    Shape::refused("next levels that there are not", 250, |n| {
        levels(n, |at| json!({ "next": [format!("nowhere {at}")] }))
    }),
    Shape::asked("validate, nothing found", "validate", 1_000, tracks),
    Shape::asked("validate, years in gaps", "validate", 1_000, |n| {
        levels(
            n,
            |at| json!({ "years": { "min": 2 * at, "max": 2 * at + 1 } }),
        )
    }),
    Shape::asked(
        "validate, many steps from one level",
        "validate",
        250,
        steps_from_one,
    ),
    Shape::asked(
        "validate, many steps to one level",
        "validate",
        250,
        steps_to_one,
    ),
    Shape::asked(
        "validate, many steps between pay",
        "validate",
        250,
        steps_between_pay,
    ),
    Shape::asked(
        "an issuer for each certificate",
        "certifications --issuer institute --format ids --data",
        2_000,
        |n| certificates(n, |at| json!({ "issuer": format!("Institute {at}") })),
    ),
    Shape::asked(
        "certificates for what a level asks for",
        "certifications --for level-0 --format ids --data",
        1_000,
        for_a_level,
    ),
    Shape::asked(
        "half the levels behind, half ahead",
        "plan --years 5 --json --data",
        1_000,
        years_up_to_ten,
    ),
    Shape::planned("a profile of certificates", chain_of_certificates, |n| {
        let ids: Vec<String> = (0..n).map(|at| format!("certificate-{at}")).collect();
        json!({ "years": 1, "certifications": ids })
    }),
    Shape::planned("a profile of tracks", tracks, |n| {
        let ids: Vec<String> = (0..n).map(|at| format!("track-{at}")).collect();
        json!({ "years": 1, "tracks": ids })
    }),
    Shape::planned("a profile of kinds of experience", kinds_of_work, |n| {
        let spent = |at| json!({ "of": format!("work {at}"), "months": 6 });
        json!({ "years": 1, "experience": (0..n).map(spent).collect::<Vec<_>>() })
    }),
    Shape::planned("a profile of posts", kinds_of_work, |n| {
        let post = |at| {
            let year = 1000 + at / 12;
            let month = at % 12 + 1;
            json!({ "of": "work 0", "from": format!("{year}-{month:02}"), "to": format!("{year}-12") })
        };
        json!({ "years": 1, "experience": (0..n).map(post).collect::<Vec<_>>() })
    }),
    Shape::planned("a profile of evidence", tracks, |n| {
        let shown = |at| json!({ "skill": format!("skill-{at}"), "evidence": "I did it" });
        json!({ "at": "level-0", "skills": (0..n).map(shown).collect::<Vec<_>>() })
    }),
    Shape::asked(
        "a text of addresses that are none",
        "levels --format markdown --data",
        4_000,
        |n| {
            levels(
                1,
                |_| json!({ "summary": "http:// http://é www. ".repeat(n) }),
            )
        },
    ),
    Shape::asked(
        "a text of brackets that are not opened",
        "levels --format markdown --data",
        20_000,
        |n| {
            levels(
                1,
                |_| json!({ "summary": format!("http://a{}", ")).".repeat(n)) }),
            )
        },
    ),
    Shape::planned("a profile of unknown skills", tracks, |n| {
        let names: Vec<String> = (0..n)
            .map(|at| format!("nothing of this name {at}"))
            .collect();
        json!({ "years": 1, "skills": names })
    }),
    Shape::planned("a profile of unknown work", kinds_of_work, |n| {
        let spent = |at| json!({ "of": format!("other work {at}"), "months": 6 });
        json!({ "years": 1, "experience": (0..n).map(spent).collect::<Vec<_>>() })
    }),
    Shape::planned("a profile of expectations", levels_that_expect, |n| {
        let names: Vec<String> = (0..n).map(|at| format!("skill-{at}")).collect();
        json!({ "at": "level-0", "skills": names })
    }),
    Shape::asked(
        "levels that extend one another",
        "levels --json --data",
        1_000,
        |n| {
            levels(n, |at| match at {
                0 => json!({ "skills": ["a", "b", "c"] }),
                _ => json!({ "extends": "level-0", "skills": [format!("skill {at}")] }),
            })
        },
    ),
    Shape::refused("levels that extend too much", 1_000, |n| {
        levels(n, |at| match at {
            0 => json!({ "skills": ["a"] }),
            _ => {
                json!({ "extends": format!("level-{}", at - 1), "skills": [format!("skill {at}")] })
            }
        })
    }),
    Shape::asked(
        "a chain of skills that imply the next",
        "plan --skill skill-0 --json --data",
        2_000,
        skills_that_imply,
    ),
    Shape::asked(
        "a comparison on a long scale",
        "compare level-0 level-1 --json --data",
        1_000,
        two_levels_on_a_long_scale,
    ),
    Shape::asked(
        "currencies and periods to sort by",
        "tracks --sort salary --format ids --data",
        2_500,
        currencies_and_periods,
    ),
    Shape::asked(
        "a word that all skills hold",
        "levels --skill risk --format ids --data",
        4_000,
        |n| levels(n, |at| json!({ "skills": [format!("Risk {at}")] })),
    ),
    Shape::asked(
        "a matrix of many skills in groups",
        "matrix --width 80 --data",
        500,
        many_skills_in_groups,
    ),
    Shape::asked(
        "a matrix of many skills as HTML",
        "matrix --format html --data",
        500,
        many_skills_in_groups,
    ),
    Shape::asked("a map of a stair", "map --data", 1_000, steps_to_two),
    Shape::asked(
        "a map of a stair as HTML",
        "map --format html --data",
        1_000,
        steps_to_two,
    ),
    Shape::asked(
        "a map of many steps from one level as Markdown",
        "map --format markdown --data",
        1_000,
        steps_from_one,
    ),
    Shape::asked(
        "a whole ladder as HTML",
        "levels --full --format html --data",
        1_000,
        |n| levels(n, |at| json!({ "skills": [format!("Risk {at}")] })),
    ),
    Shape::compared(
        "two versions with other requirements",
        "diff --json",
        500,
        many_skills_in_groups,
        many_skills_in_other_groups,
    ),
    Shape::compared(
        "two versions with other pay and duties",
        "diff --json",
        500,
        |n| one_level_of_many_parts(n, 1),
        |n| one_level_of_many_parts(n, n / 2),
    ),
];

/// The instructions that reading, checking and filtering take for a track of a big ladder: 1.2 times
/// what was reached when the bound was set. A growth alone does not show that each takes twice as many.
const A_TRACK: f64 = 15_200.0;

/// The instructions that the question takes of so many things.
fn count(shape: &Shape, n: usize) -> f64 {
    let (words, ladder) = shape.write(n);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let count = instructions(program(), &words, shape.code);
    std::fs::remove_file(ladder).expect("removed");
    count
}

#[test]
#[ignore = "takes a minute and valgrind"]
fn the_instructions_for_each_shape_grow_as_the_file_does() {
    let _alone = alone();
    println!("times the instructions for four times the file; instructions for how many");
    let counts = count_each(SHAPES, |shape| {
        [shape.size, 4 * shape.size].map(|size| count(shape, size))
    });
    let mut above = Vec::new();
    for (shape, [few, many]) in SHAPES.iter().zip(counts) {
        let growth = many / few;
        let Shape { name, size, .. } = shape;
        println!("{growth:5.2}  {few:>11} {size:>5}  {name}");
        if growth > GROWTH {
            above.push(format!("{name}: {growth:.2}"));
        }
    }
    assert!(
        above.is_empty(),
        "they grow faster than the file: {above:?}"
    );
}

/// The instructions that a question takes of a ladder of so many tracks of some length.
fn count_tracks(words: &[&str], tracks: u64) -> f64 {
    let file = format!("{FOLDER}/counted.json");
    catalogue::write(&file, tracks).expect("written");
    let count = instructions(program(), &[words, &[&file]].concat(), 0);
    std::fs::remove_file(&file).expect("removed");
    count
}

#[test]
#[ignore = "needs valgrind"]
fn the_instructions_for_tracks_of_a_skill_grow_as_the_file_does() {
    let _alone = alone();
    let words = ["tracks", "--skill", "skill 7", "--json", "--data"];
    let (few, many) = (count_tracks(&words, 2_500), count_tracks(&words, 10_000));
    let (growth, track) = (many / few, (many - few) / 7_500.0);
    println!(
        "{growth:.2} times the instructions for four times the tracks; {track:.0} for a track"
    );
    assert!(growth < 4.2, "{growth}");
    assert!(track < A_TRACK, "{track}");
}

#[test]
#[ignore = "needs valgrind"]
fn the_instructions_for_a_table_grow_as_its_rows_do() {
    let _alone = alone();
    let words = ["tracks", "--width", "120", "--data"];
    let (few, many) = (count_tracks(&words, 1_000), count_tracks(&words, 4_000));
    let (growth, row) = (many / few, (many - few) / 3_000.0);
    println!("{growth:.2} times the instructions for four times the rows; {row:.0} for a row");
    assert!(growth < 4.2, "{growth}");
}

/// Spreadsheets that `import` reads: the options for so many rows, the headings, and a row.
type Sheet = (fn(usize) -> Vec<String>, &'static str, fn(usize) -> String);

/// Sheets whose cells are words that differ, which could each be compared with each.
const SHEETS: &[Sheet] = &[
    (
        |_| vec!["--expects".into(), "Rating".into()],
        "Level,Skill,Rating",
        |n| format!("L{},S{n},p{n}", n % 50),
    ),
    (|_| Vec::new(), "Skill,A,B", |n| format!("S{n},{n}.5,q{n}")),
    (
        |rows| {
            let names: Vec<String> = (0..rows).map(|n| format!("p{n}")).collect();
            vec!["--scale".into(), names.join(",")]
        },
        "Level,Skill,Rating",
        |n| format!("L,S{n},p{n}"),
    ),
];

#[test]
#[ignore = "needs valgrind"]
fn the_instructions_for_an_import_grow_as_its_rows_do() {
    let _alone = alone();
    let mut above = Vec::new();
    for (options, headings, row) in SHEETS {
        let count = |rows: usize| {
            let (file, options) = (format!("{FOLDER}/imported.csv"), options(rows));
            let rows: Vec<String> = (0..rows).map(row).collect();
            std::fs::write(&file, format!("{headings}\n{}\n", rows.join("\n"))).expect("written");
            let mut words = vec!["import", &file];
            words.extend(options.iter().map(String::as_str));
            instructions(program(), &words, 0)
        };
        let growth = count(8_000) / count(2_000);
        println!("{growth:.2} times the instructions for four times the rows: {headings}");
        if growth > GROWTH {
            above.push(headings);
        }
    }
    assert!(
        above.is_empty(),
        "they grow faster than the rows: {above:?}"
    );
}
