//! What a command may cost: instructions as ratios to an empty Rust program that is built in the same
//! way and counted in the same run. A budget that is passed has been passed by the code, whatever the
//! machine was doing.

use std::process::Command;

use super::{FOLDER, alone, instructions, program, succeeds};

/// How many times the instructions of an empty program a command may take.
const BUDGETS: &[(f64, &str)] = &[
    (1.3, "--version"),
    (1.8, "levels --json"),
    (1.8, "tracks --skill scrum --json"),
    (3.0, "levels --width 80"),
    (3.0, "tracks --width 80"),
    (3.0, "strategies --width 80"),
    (8.0, "market --place austin --width 80"),
    // A page of 150 lines with eight tables. The aim was 6; comfy-table alone takes 1.7 for it.
    (
        7.7,
        "plan --years 4 --skill leadership --skill risk-management --skill budgeting --skill scrum \
         --skill kanban --width 80",
    ),
];

/// How many bytes the program may have, without its symbols.
const SIZE: u64 = 2_000_000;

#[test]
#[ignore = "needs valgrind"]
fn no_command_is_above_its_budget() {
    let _alone = alone();
    let empty = format!("{FOLDER}/empty");
    std::fs::write(format!("{empty}.rs"), "fn main() {}").expect("written");
    let mut rustc = Command::new("rustc");
    for option in [
        "opt-level=s",
        "lto=fat",
        "codegen-units=1",
        "panic=abort",
        "strip=symbols",
    ] {
        rustc.args(["-C", option]);
    }
    rustc.args(["--edition=2024", "-o", &empty, &format!("{empty}.rs")]);
    succeeds(&mut rustc);
    let unit = instructions(&empty, &[]);
    println!("times the {unit:.0} instructions of an empty program; the instructions; the command");
    let mut above = Vec::new();
    for (budget, words) in BUDGETS {
        let words: Vec<&str> = words.split_whitespace().collect();
        let count = instructions(program(), &words);
        let (ratio, words) = (count / unit, words.join(" "));
        println!("{ratio:5.2} of {budget:3.1}  {count:>9}  {words}");
        if ratio > *budget {
            above.push(format!("{words}: {ratio:.2} of {budget}"));
        }
    }
    let size = std::fs::metadata(program()).expect("it is built").len();
    println!("{size} of {SIZE} bytes");
    if size > SIZE {
        above.push(format!("{size} of {SIZE} bytes"));
    }
    assert!(above.is_empty(), "above their budgets: {above:?}");
}
