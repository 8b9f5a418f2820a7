//! The program and an empty one to compare it with, and how both are measured.

use std::{
    process::{Command, Stdio},
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

pub(crate) const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// The measurements go one after another: they would slow each other down.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program as it is released. What the tests run is built without optimization. `RELEASED_PROGRAM` names
/// one that has been built already.
pub(crate) fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Ok(built) = std::env::var("RELEASED_PROGRAM") {
            return installed(&built, &format!("{FOLDER}/program"));
        }
        // Beside the target folder of the tests, which may be locked.
        let target = format!("{FOLDER}/release");
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--release", "--locked", "--quiet"]);
        cargo.args(["--bin", "itpm-career", "--target-dir", &target]);
        succeeds(&mut cargo);
        installed(
            &format!("{target}/release/itpm-career"),
            &format!("{FOLDER}/program"),
        )
    })
}

/// A program that does nothing, built with the options of the release profile in Cargo.toml.
pub(crate) fn empty_program() -> &'static str {
    static EMPTY: OnceLock<String> = OnceLock::new();
    EMPTY.get_or_init(|| {
        let empty = format!("{FOLDER}/empty");
        let source = format!("{empty}.rs");
        std::fs::write(&source, "fn main() {}").expect("written");
        let mut rustc = Command::new("rustc");
        for option in [
            "opt-level=2",
            "lto=fat",
            "codegen-units=1",
            "panic=abort",
            "strip=symbols",
        ] {
            rustc.args(["-C", option]);
        }
        succeeds(rustc.args(["--edition=2024", "-o", &empty, &source]));
        installed(&empty, &format!("{empty}-installed"))
    })
}

/// A copy of a built program, as it is where it is installed. What a linker wrote lies in many small
/// pieces of the system's cache, and starts more slowly. Written at once, so that the pieces are as large as
/// the system has them: how large is luck, and worth a tenth of the time of a small command.
pub(crate) fn installed(built: &str, copy: &str) -> String {
    let program = std::fs::read(built).expect("it is built");
    let permissions = std::fs::metadata(built).expect("it is built");
    // Written anew: what was there before would keep its pieces.
    let _ = std::fs::remove_file(copy);
    std::fs::write(copy, program).expect("written");
    std::fs::set_permissions(copy, permissions.permissions()).expect("it is ours");
    copy.to_owned()
}

fn succeeds(command: &mut Command) {
    let status = command.status().expect("it starts");
    assert!(status.success(), "{command:?}");
}

/// How long a command takes from its start to its end. The standard library starts it with
/// `posix_spawn`, so the size of this process does not count.
pub(crate) fn wall_time(program: &str, words: &[&str]) -> Duration {
    let mut command = Command::new(program);
    // Cargo has its tests look for libraries in folders of its own, which a user's shell does not.
    command
        .args(words)
        .env_remove("LD_LIBRARY_PATH")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("it starts");
    let took = start.elapsed();
    assert!(status.success(), "{command:?}");
    took
}

/// How many instructions a command takes that ends with this exit code. Callgrind counts nearly the
/// same each time, whatever the machine is doing.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub(crate) fn instructions(program: &str, words: &[&str], code: i32) -> f64 {
    let output = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            program,
        ])
        .args(words)
        .env_remove("COLUMNS")
        .stdout(Stdio::null())
        .output()
        .expect("there is valgrind");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, count) = count.unwrap_or_else(|| panic!("{words:?}: {said}"));
    count.trim().parse::<u64>().expect("a count") as f64
}

/// Counts something of each of some things, on all processors: instructions are the same whatever else the
/// machine is doing.
pub(crate) fn count_each<T: Sync, C: Send>(things: &[T], count: impl Fn(&T) -> C + Sync) -> Vec<C> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let counts: Mutex<Vec<(usize, C)>> = Mutex::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let index = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(thing) = things.get(index)
                {
                    let count = count(thing);
                    counts.lock().expect("none has failed").push((index, count));
                }
            });
        }
    });
    let mut counts = counts.into_inner().expect("none has failed");
    counts.sort_by_key(|(index, _)| *index);
    counts.into_iter().map(|(_, count)| count).collect()
}

/// What a command took and what it printed.
pub(crate) struct Run {
    /// The time of the processor for the program and for the system on its behalf, in seconds.
    pub(crate) cpu: f64,
    /// The most memory at once, in bytes.
    pub(crate) memory: f64,
    pub(crate) stdout: Vec<u8>,
}

/// Runs a command that ends with this exit code under GNU time.
pub(crate) fn run(program: &str, words: &[&str], code: i32) -> Run {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%U %S %M", program])
        .args(words)
        .env_remove("COLUMNS")
        .output()
        .expect("there is GNU time");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
    let last = said.lines().last().unwrap_or_default();
    let figures = last
        .split(' ')
        .map(|figure| figure.parse().expect("GNU time"));
    let [user, system, kilobytes] = figures.collect::<Vec<f64>>()[..] else {
        panic!("{said}");
    };
    Run {
        cpu: user + system,
        memory: kilobytes * 1024.0,
        stdout: output.stdout,
    }
}
