//! What the program costs: instructions of each command, the size of the program, and big ladders
//! beside the tools that people would take for them otherwise.
//!
//! Ignored in a plain `cargo test`, since it takes minutes, valgrind and GNU time. It prints its
//! figures: `cargo test --test bench -- --ignored --nocapture`.

#![expect(clippy::print_stdout, reason = "the figures are for those who ask")]

mod budget;
mod catalogue;
mod hostile;
mod scale;

use std::{
    process::Command,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// The measurements go one after another: they would slow each other down.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program as it is released. What the tests run is built without optimization.
fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        // Beside the target folder of the tests, which may be locked.
        let target = format!("{FOLDER}/release");
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--release", "--locked", "--quiet"]);
        cargo.args(["--bin", "itpm-career", "--target-dir", &target]);
        succeeds(&mut cargo);
        format!("{target}/release/itpm-career")
    })
}

fn succeeds(command: &mut Command) {
    let status = command.status().expect("it starts");
    assert!(status.success(), "{command:?}");
}

/// How many instructions a command takes. `valgrind` counts the same to the digit each time.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn instructions(program: &str, words: &[&str]) -> f64 {
    let output = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            program,
        ])
        .args(words)
        .env_remove("COLUMNS")
        .output()
        .expect("there is valgrind");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {said}");
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, count) = count.unwrap_or_else(|| panic!("{words:?}: {said}"));
    count.trim().parse::<u64>().expect("a count") as f64
}
