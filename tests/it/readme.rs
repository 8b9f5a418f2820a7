//! The README shows what the program does: every console block is run, and what it prints compared.

use std::{fs, process::Command};

/// The README as it is, and as it is with what its console blocks really print.
fn readme(print: impl Fn(&str) -> Option<String>) -> (String, String) {
    let readme = fs::read_to_string("README.md").expect("there is a README");
    let mut true_one = String::new();
    let (mut inside, mut kept) = (false, true);
    for line in readme.split_inclusive('\n') {
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if let Some(command) = command {
            let printed = print(command.trim_end());
            kept = printed.is_none();
            true_one += line;
            true_one += &printed.unwrap_or_default();
            continue;
        }
        if line.starts_with("```") {
            inside = line.trim_end() == "```console";
            kept = true;
        }
        if kept {
            true_one += line;
        }
    }
    (readme, true_one)
}

/// Every console block shows what its commands print. `SNAPSHOTS=overwrite` writes that anew.
#[test]
fn every_console_block_is_true() {
    let folder = format!("{}/readme", env!("CARGO_TARGET_TMPDIR"));
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_itpm-career"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("the binary has a folder").display(),
        std::env::var("PATH").expect("there is a PATH")
    );
    // Files that an earlier run left would hide that one is not made any more.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let commands = std::cell::Cell::new(0);
    let (readme, true_one) = readme(|command| {
        if command.starts_with("cargo ") || (command.contains("| jq") && !has_jq()) {
            return None;
        }
        commands.set(commands.get() + 1);
        let output = Command::new("sh")
            .args(["-c", &format!("{command} 2>&1")])
            .current_dir(&folder)
            .env("PATH", &path)
            .env("COLUMNS", "80")
            .output()
            .expect("there is a shell");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        Some(said.replace("\r\n", "\n"))
    });
    assert!(commands.get() >= 10, "the README has a tour");
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        fs::write("README.md", true_one).expect("the README can be written");
    } else {
        snapbox::Assert::new().eq(
            snapbox::Data::text(readme).raw(),
            snapbox::Data::text(true_one).raw(),
        );
    }
}

fn has_jq() -> bool {
    Command::new("jq").arg("--version").output().is_ok()
}
