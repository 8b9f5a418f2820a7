//! Whatever a table holds, what comes out is valid.

use super::*;
use crate::catalog::validate::Report;

/// Random tables of awkward names and cells: what comes out is valid.
#[test]
fn what_comes_out_is_valid() {
    const NAMES: &[&str] = &[
        "C",
        "C++",
        "c-2",
        "C 2",
        "Risk",
        "risk management",
        "Führung",
        "FUHRUNG",
        "情報",
        "+",
        "-x",
        "a b",
        "\u{202e}x",
        "\u{200b}",
        "👩\u{200d}💻",
        "level",
        "null",
        "1",
        "Straße",
        "STRASSE",
        "“q”",
        "a\"b",
    ];
    const CELLS: &[&str] = &[
        "",
        "x",
        "-",
        "low",
        "Low",
        "high?",
        "3",
        "0",
        "?",
        "1.0",
        "1",
        "A sentence that says what is expected.",
        "é",
    ];
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let mut sound = 0;
    for case in 0..600 {
        let mut rows = vec![
            vec!["Skill", "Group"],
            vec!["Level", "Skill", "Rating", "Expects"],
            vec!["Level"],
        ];
        let mut row = rows.swap_remove(case % 3);
        let is_long = row.len() == 4;
        let width = row.len() + if is_long { 0 } else { random(5) + 1 };
        while row.len() < width {
            row.push(NAMES[random(NAMES.len())]);
        }
        let mut table = vec![row];
        for _ in 0..=random(6) {
            let names = if is_long { 2 } else { 1 };
            let cells = (0..width).map(|column| {
                if column < names {
                    NAMES[random(NAMES.len())]
                } else {
                    CELLS[random(CELLS.len())]
                }
            });
            table.push(cells.collect());
        }
        let quoted = table.iter().map(|row| {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            cells.join(",") + "\r\n"
        });
        let csv: String = quoted.collect();
        let Ok(imported) = import(&Import::default(), &csv) else {
            continue;
        };
        sound += 1;
        let report = Report::new(&imported.json);
        assert_eq!(report.errors, [], "{csv}\n{}", imported.json);
    }
    assert!(sound > 200, "{sound}");
}
