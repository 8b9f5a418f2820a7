//! What takes tools that cargo does not bring: real shells, readers of manuals, the programs that
//! people pipe into, a terminal. Ignored in a plain `cargo test`; `.ci/run` installs the tools and
//! runs all of it.

mod diagrams;
mod manual;
mod pipes;
mod screen;
mod shells;
mod team;

use std::process::Command;

/// Runs a line of shell in a folder of the calling test's own, with the program on the PATH. The line
/// must succeed and say nothing on stderr.
fn sh(line: &str) -> String {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("main").replace("::", "-");
    let folder = format!("{}/{test}", env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_itpm-career"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("the binary has a folder").display(),
        std::env::var("PATH").expect("there is a PATH")
    );
    let output = Command::new("bash")
        .args(["-o", "pipefail", "-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("COLUMNS")
        .output()
        .expect("there is bash");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
