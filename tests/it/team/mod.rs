//! `team`: what it says of each of many is what `plan` says of one, and what cannot be read of one does not
//! stop the others.

mod answers;
mod files;
mod hostile;
mod plans;
mod short;
mod without;

use serde_json::Value;

use crate::support::{Run, ask_on};

/// Runs `team ARGS -` with a text on its standard input.
fn team_of(args: &str, people: &[u8]) -> Run {
    ask_on(&format!("team {args} -"), people)
}

/// The same as JSON, of people who can all be judged.
fn json_of(args: &str, people: &[u8]) -> Value {
    let run = team_of(&format!("--json {args}"), people);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn lines(run: &Run) -> Vec<Value> {
    let lines = run.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}
