//! What stands behind the options in the help of a command: words on it, examples, exit codes.

use clap::Command;

/// What stands behind the options, parted by blank lines.
pub(super) struct AfterHelp {
    /// Words on the command, a paragraph each.
    pub(super) notes: Vec<String>,
    /// Lines to type.
    pub(super) examples: Vec<String>,
    /// What the exit codes mean; only in the help of the whole program.
    pub(super) exit_codes: Option<String>,
}

impl AfterHelp {
    pub(super) fn of_command(command: &Command) -> Self {
        let text = command.get_after_help();
        let text = text.map(ToString::to_string).unwrap_or_default();
        let mut found = Self {
            notes: Vec::new(),
            examples: Vec::new(),
            exit_codes: None,
        };
        for part in text.split("\n\n").filter(|part| !part.is_empty()) {
            if let Some(lines) = part.strip_prefix("Examples:\n") {
                let lines = lines.lines().map(|line| line.trim().to_owned());
                found.examples.extend(lines);
            } else if let Some(codes) = part.strip_prefix("Exit codes: ") {
                found.exit_codes = Some(codes.to_owned());
            } else {
                found.notes.push(part.replace('\n', " "));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_told_apart() {
        let command =
            Command::new("x").after_help("One\ntwo.\n\nExamples:\n  a\n  b\n\nExit codes: 0 done");
        let found = AfterHelp::of_command(&command);
        assert_eq!(found.notes, ["One two."]);
        assert_eq!(found.examples, ["a", "b"]);
        assert_eq!(found.exit_codes.as_deref(), Some("0 done"));
    }
}
