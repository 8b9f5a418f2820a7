//! The README shows what the program does: every console block is run, and what it prints compared.

use std::{fs, process::Command};

/// The commands of the README's console blocks, each with what it is said to print.
fn examples() -> Vec<(String, String)> {
    let readme = fs::read_to_string("README.md").expect("there is a README");
    let mut examples: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(command), _) => examples.push((command.to_owned(), String::new())),
                (None, Some((_, printed))) => {
                    printed.push_str(line);
                    printed.push('\n');
                }
                (None, None) => panic!("the block begins without a command: {line}"),
            },
            (false, _) => {}
        }
    }
    examples
}

#[test]
fn every_console_block_is_true() {
    let examples = examples();
    assert!(examples.len() >= 10, "the README has a tour");
    let folder = format!("{}/readme", env!("CARGO_TARGET_TMPDIR"));
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_itpm-career"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("the binary has a folder").display(),
        std::env::var("PATH").expect("there is a PATH")
    );
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (command, printed) in examples {
        if command.starts_with("cargo ") || (command.contains("| jq") && !has_jq()) {
            continue;
        }
        let output = Command::new("sh")
            .args(["-c", &format!("{command} 2>&1")])
            .current_dir(&folder)
            .env("PATH", &path)
            .env("COLUMNS", "80")
            .output()
            .expect("there is a shell");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        // Commands that print nothing here write a file, which the next one may read.
        assert_eq!(said.replace("\r\n", "\n"), printed, "$ {command}");
    }
}

fn has_jq() -> bool {
    Command::new("jq").arg("--version").output().is_ok()
}
