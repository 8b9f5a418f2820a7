//! The tool that makes the market's file from the survey's: what it understands becomes the file
//! that is shipped, and what it does not it refuses.
//!
//! The sample is a few areas of the shipped release in the layout of the survey's flat files. Its
//! series of another industry and of all occupations are stand-ins for the many that are skipped.

use std::{
    fs,
    path::{Path, PathBuf},
};

#[path = "../tools/market_data.rs"]
mod tool;

const DATA: &str = include_str!("../samples/oe.data.0.Current");
const AREA: &str = include_str!("../samples/oe.area");
const OCCUPATION: &str = include_str!("../samples/oe.occupation");
const SHIPPED: &str = include_str!("../../data/surveys/us.tsv");

/// A directory of its own for the three files of a test.
fn files(test: &str, [data, area, occupation]: [&str; 3]) -> [PathBuf; 3] {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("a folder for the files");
    let write = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::write(&file, text).expect("the file is written");
        file
    };
    [
        write("oe.data", data),
        write("oe.area", area),
        write("oe.occupation", occupation),
    ]
}

fn convert(test: &str, texts: [&str; 3]) -> Result<String, String> {
    let files = files(test, texts);
    let files = [&*files[0], &*files[1], &*files[2]];
    tool::convert(files, "2026-05-15").map_err(|error| format!("{error:#}"))
}

#[test]
fn a_sample_becomes_lines_of_the_shipped_file() {
    let made = convert("sample", [DATA, AREA, OCCUPATION]).expect("the sample is sound");
    let shipped: Vec<&str> = SHIPPED.lines().collect();
    let lines: Vec<&str> = made.lines().collect();
    // Everything above the areas is the same, and so is each area.
    let head = |lines: &[&str]| lines.iter().position(|line| line.starts_with("kind\t"));
    let end = head(&lines).expect("the columns are named");
    assert_eq!(lines[..=end], shipped[..=end]);
    let areas = &lines[end + 1..];
    assert_eq!(areas.len(), AREA.lines().count() - 1);
    for area in areas {
        assert!(shipped.contains(area), "{area}");
    }
    // The nation, the states, the metro areas.
    let kinds: String = areas.iter().map(|area| &area[..1]).collect();
    assert_eq!(kinds, "NSSMMMMM");
}

#[test]
fn an_area_without_an_estimate_keeps_its_name() {
    let area = format!("{AREA}72\t0011640\tM\tArecibo, PR\r\n");
    let made = convert("area", [DATA, &area, OCCUPATION]).expect("the sample is sound");
    let line = format!("M\t0011640\tPR\t2025\tArecibo, PR{}\n", "\t".repeat(33));
    assert!(made.contains(&line), "{made}");
}

#[test]
fn what_it_does_not_understand_is_refused() {
    let data = |from: &str, to: &str| {
        assert!(DATA.contains(from), "{from}");
        [DATA.replacen(from, to, 1), AREA.into(), OCCUPATION.into()]
    };
    let area = |from: &str, to: &str| {
        assert!(AREA.contains(from), "{from}");
        [DATA.into(), AREA.replacen(from, to, 1), OCCUPATION.into()]
    };
    let occupation = |from: &str, to: &str| {
        assert!(OCCUPATION.contains(from), "{from}");
        [DATA.into(), AREA.into(), OCCUPATION.replacen(from, to, 1)]
    };
    let last = DATA.lines().last().expect("the sample has lines");
    let cases = [
        (
            data("footnote_codes", "notes"),
            "oe.data:1: expected the columns series_id, year",
        ),
        (
            data("\tA01\t", "\tA01\tx\t"),
            "oe.data:2: expected 5 columns, found 6",
        ),
        (
            data("\tA01\t", "\tM05\t"),
            "oe.data:2: `2025 M05` is no release",
        ),
        (
            data("2025", "2024"),
            "oe.data:3: it is of 2025, those before of 2024",
        ),
        (
            data("OEUM0012420", "OEUX0012420"),
            "is no series of the survey",
        ),
        (
            data("OEUM0012420", "OESM0012420"),
            "is no series of the survey",
        ),
        (
            data("OEUM0012420", "OEUM0012421"),
            "the area M0012421 is not among the areas",
        ),
        (
            data("OEUM0012420", "OEUS0012420"),
            "the area S0012420 is not among the areas",
        ),
        (
            data("11302101", "11302118"),
            "the type of data `18` is unknown",
        ),
        (data("11302102", "11302101"), "is there twice"),
        (
            data("\t       11050\t", "\t      11,050\t"),
            "oe.data:2: `11,050` is no number",
        ),
        (
            data("\t       11050\t", "\t           -\t"),
            "no value and no footnote that says why",
        ),
        (
            data("\t       11050\t", "\t       11050\t8"),
            "a footnote that says there is none",
        ),
        (
            data("\t       11050\t", "\t       11050\t9"),
            "the footnote `9` is unknown",
        ),
        (
            data("\t       11050\t", "\t       11050\t5"),
            "only a lower bound",
        ),
        (
            data("\t      291790\t", "\t        1790\t"),
            "do not ascend",
        ),
        (
            [
                DATA.replace("OEUN0000000000000151299", "OEUN0000000000000151252"),
                AREA.into(),
                OCCUPATION.into(),
            ],
            "there is nothing of 151299 in the nation",
        ),
        (
            [
                format!("{DATA}{last}x\ty\r\n"),
                AREA.into(),
                OCCUPATION.into(),
            ],
            "expected 5 columns, found 6",
        ),
        (
            ["".into(), AREA.into(), OCCUPATION.into()],
            "oe.data: it is empty",
        ),
        (
            area("area_name", "area_title"),
            "oe.area:1: expected the columns",
        ),
        (area("\tM\t", "\tD\t"), "`D` is no type of area"),
        (
            area("\t0012420\t", "\t12420\t"),
            "`12420` is no area's code",
        ),
        (
            area("48\t0012420", "99\t0012420"),
            "`99` is no state's code",
        ),
        (area("0019460", "0012420"), "an area is there twice"),
        (
            occupation("occupation_description\t", ""),
            "oe.occupation:1: expected the columns",
        ),
        (
            occupation("151299", "151298"),
            "there is no occupation 151299",
        ),
        (
            occupation("131082", "113021"),
            "the occupation 113021 is there twice",
        ),
    ];
    for (at, (texts, expected)) in cases.iter().enumerate() {
        let texts = [&*texts[0], &*texts[1], &*texts[2]];
        let error = convert(&format!("refused-{at}"), texts).expect_err(expected);
        assert!(error.contains(expected), "expected `{expected}`: {error}");
    }
}

#[test]
fn the_day_of_publication_is_a_day() {
    let files = files("day", [DATA, AREA, OCCUPATION]);
    let files = [&*files[0], &*files[1], &*files[2]];
    let error = tool::convert(files, "May 2026").expect_err("it is no day");
    assert!(
        error.to_string().contains("`May 2026` is no day"),
        "{error}"
    );
}
