//! What a command may cost: instructions as ratios to an empty Rust program that is built in the same
//! way and counted in the same run. `valgrind` counts the same to the digit each time, so a budget
//! that is passed has been passed by the code.

use std::process::Command;

/// How many times the instructions of an empty program a command may take. What is aimed at is 1.8 for
/// the JSON of `levels` and `tracks`, and 6 for `plan`; until then this holds what is reached.
const BUDGETS: &[(f64, &str)] = &[
    (1.3, "--version"),
    (2.0, "levels --json"),
    (2.0, "tracks --skill scrum --json"),
    (3.0, "levels --width 80"),
    (3.0, "tracks --width 80"),
    (3.0, "strategies --width 80"),
    (8.0, "market --place austin --width 80"),
    (
        9.7,
        "plan --years 4 --skill leadership --skill risk-management --skill budgeting --skill scrum \
         --skill kanban --width 80",
    ),
];

fn succeeds(command: &mut Command) {
    let status = command.status().expect("it starts");
    assert!(status.success(), "{command:?}");
}

fn instructions(program: &str, words: &str) -> f64 {
    let output = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            program,
        ])
        .args(words.split_whitespace())
        .env_remove("COLUMNS")
        .output()
        .expect("there is valgrind");
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, count) = count.unwrap_or_else(|| panic!("{words}: {said}"));
    count.trim().parse().expect("a count")
}

#[test]
#[ignore = "needs valgrind"]
#[expect(clippy::print_stdout, reason = "the figures are for those who ask")]
fn no_command_is_above_its_budget() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let empty = format!("{folder}/empty");
    std::fs::write(format!("{empty}.rs"), "fn main() {}").expect("written");
    succeeds(
        Command::new("rustc")
            .args([
                "-C",
                "opt-level=3",
                "-C",
                "lto=fat",
                "-C",
                "codegen-units=1",
            ])
            .args(["-C", "panic=abort", "-C", "strip=symbols", "--edition=2024"])
            .args(["-o", &empty, &format!("{empty}.rs")]),
    );
    // Beside the target folder of the tests, which may be locked.
    let target = format!("{folder}/release");
    succeeds(
        Command::new("cargo")
            .args([
                "build",
                "--release",
                "--locked",
                "--quiet",
                "--bin",
                "itpm-career",
            ])
            .args(["--target-dir", &target]),
    );
    let program = format!("{target}/release/itpm-career");
    let unit = instructions(&empty, "");
    let mut above = Vec::new();
    for (budget, words) in BUDGETS {
        let count = instructions(&program, words);
        let ratio = count / unit;
        println!("{ratio:5.2} of {budget:4.1}  {count:>9}  {words}");
        if ratio > *budget {
            above.push(format!("{words}: {ratio:.2} of {budget}"));
        }
    }
    assert!(above.is_empty(), "above their budgets: {above:?}");
}
