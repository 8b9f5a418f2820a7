//! Ladders as spreadsheets and wikis have them.

use crate::support::run;

/// What people put into a spreadsheet or a wiki is a sound ladder, and none of it is lost.
#[test]
fn the_shapes_of_spreadsheets_and_wikis_are_sound() {
    for (name, line, told) in [
        (
            "points-as-text",
            "show settled",
            "To people who are not in the trade",
        ),
        (
            "expectation-per-cell",
            "show two",
            "Delivers alone and says early what will be late.",
        ),
        (
            "two-scales",
            "matrix --format csv",
            "tools,Tools,Craft,C1,C2,C3",
        ),
        (
            "sub-levels",
            "matrix --format csv",
            ",basic,basic,sure,sure,strong",
        ),
        (
            "shared-top",
            "plan --at o2 --goal director",
            "Head of service",
        ),
        ("steps-of-pay", "salaries --format csv", "Step 6"),
    ] {
        let file = format!("tests/ladders/{name}.json");
        let checked = run(["validate", "--strict", &file]);
        assert_eq!(checked.stdout, format!("{file} is sound.\n"));
        let args: Vec<&str> = line
            .split(' ')
            .chain(["--data", &file, "--width", "200"])
            .collect();
        let answer = run(args);
        assert_eq!(answer.code, 0, "{name}: {}", answer.stderr);
        assert!(answer.stdout.contains(told), "{name}: {}", answer.stdout);
    }
}
