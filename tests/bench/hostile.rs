//! Cells that would take some libraries the square of their length.

use super::measure::{FOLDER, alone, instructions, program};

const LENGTH: usize = 200_000;

/// How many instructions a table takes of which one cell holds such a text.
fn count(name: &str, piece: &str) -> f64 {
    // Blanks alone would be no text.
    let text = format!("x{}x", piece.repeat(LENGTH / piece.len()));
    let file = format!("{FOLDER}/hostile-{name}.json");
    let ladder = serde_json::json!({
        "levels": [{ "id": "a", "title": "A" }],
        "tracks": [{ "id": "b", "title": "B", "focus": text }],
    });
    std::fs::write(&file, ladder.to_string()).expect("written");
    let count = instructions(program(), &["tracks", "--width", "80", "--data", &file], 0);
    std::fs::remove_file(&file).expect("removed");
    count
}

#[test]
#[ignore = "needs valgrind"]
fn no_cell_takes_twenty_times_the_instructions_of_plain_words() {
    let _alone = alone();
    let plain = count("plain", "plain words of text ");
    println!("200 KB of plain words in one cell take {plain:.0} instructions");
    for (name, piece) in [
        ("no blank", "x"),
        ("hyphens", "x-"),
        ("blanks", "  "),
        ("CJK", "項目管理"),
        ("combining marks", "e\u{301}"),
        ("nothing but marks", "\u{301}"),
        ("joined emoji", "👩\u{200d}💻"),
        ("escapes", "\u{1b}[31m"),
    ] {
        let ratio = count(name, piece) / plain;
        println!("{ratio:5.1} times that for {name}");
        assert!(ratio < 20.0, "{name}: {ratio:.1}");
    }
}
