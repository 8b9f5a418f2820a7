//! How the tests run the program and read what it says.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
    sync::LazyLock,
};

use clap::{CommandFactory, ValueEnum};
use itpm_career::{
    cli::Cli,
    generated::{ANSWERS, answer_schema},
    report::Format,
};
use jsonschema::Validator;
use serde_json::Value;
use snapbox::{Assert, Data};

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let run = Self {
            code: output.status.code().expect("the program was not killed"),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        };
        for said in [&run.stdout, &run.stderr] {
            if said.starts_with("{\"schema_version\":1,") {
                holds_to_its_schema(said);
            }
        }
        run
    }
}

/// Makes sure that an answer or an error is what its schema says. Every test that reads JSON comes by here.
fn holds_to_its_schema(json: &str) {
    static VALIDATORS: LazyLock<Vec<(&str, Validator)>> = LazyLock::new(|| {
        let schemas = ANSWERS.into_iter().map(|name| {
            let schema = answer_schema(name).expect("a schema");
            (name, jsonschema::validator_for(&schema).expect("a schema"))
        });
        schemas.collect()
    });
    let value: Value = serde_json::from_str(json).expect("JSON");
    let keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
    let validator = VALIDATORS
        .iter()
        .find(|(name, _)| keys.iter().any(|key| key == name));
    let (name, validator) = validator.unwrap_or_else(|| panic!("no schema for {keys:?}"));
    if let Err(error) = validator.validate(&value) {
        panic!("{name}: {error} at {}", error.instance_path());
    }
}

impl Run {
    /// The error of a program that was asked for JSON.
    pub fn error(&self) -> Value {
        assert_ne!(self.code, 0);
        let error: Value = serde_json::from_str(&self.stderr).expect("an error is JSON");
        error["error"].clone()
    }

    /// The notes of an answer in JSON.
    pub fn notes(&self) -> Vec<String> {
        assert_eq!(self.stderr, "", "notes are in the answer");
        let answer: Value = serde_json::from_str(&self.stdout).expect("JSON");
        serde_json::from_value(answer["notes"].clone()).expect("notes are texts")
    }
}

/// The program, in an environment that says nothing of the screen.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_itpm-career"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

/// Runs the program with these arguments.
pub fn run<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    let output = program().args(args).stdin(Stdio::null()).output();
    output.expect("the program starts").into()
}

/// Runs the program with the words of `line` as its arguments.
pub fn ask(line: &str) -> Run {
    run(line.split_whitespace())
}

/// Runs the program with a ladder on its standard input.
pub fn ask_with(line: &str, ladder: &[u8]) -> Run {
    ask_on(&format!("{line} --data -"), ladder)
}

/// Runs the program with the words of `line` as its arguments and a text on its standard input.
pub fn ask_on(line: &str, input: &[u8]) -> Run {
    let mut child = program()
        .args(line.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The program may stop reading when it has seen enough.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    output.into()
}

/// The path of a file of the calling test's own.
pub fn scratch(name: &str) -> String {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("main").replace("::", "-");
    format!("{}/{test}-{name}", env!("CARGO_TARGET_TMPDIR"))
}

/// What the program answers, as JSON.
pub fn json(line: &str) -> Value {
    let run = ask(&format!("{line} --json"));
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    serde_json::from_str(&run.stdout).expect("the answer is JSON")
}

/// The commands that write a text of the program itself, which comes in one format.
const GENERATED: &[&str] = &["schema", "import", "completions", "man", "help"];

/// Every command of the program, by its name.
pub fn command_names() -> Vec<String> {
    let command = Cli::command();
    let names = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned());
    names.collect()
}

/// Every command with an answer, with the arguments that it needs. One that needs some and has none
/// here fails every test that runs over all of them.
pub fn commands() -> Vec<String> {
    let names = command_names().into_iter();
    let answering = names.filter(|name| !GENERATED.contains(&&**name));
    let with_arguments = answering.map(|name| match &*name {
        "show" => String::from("show senior"),
        "compare" => String::from("compare junior senior"),
        "diff" => String::from("diff guide uk-delivery"),
        "plan" => String::from("plan --years 4 --skill leadership"),
        "team" => String::from("team tests/rosters/ten.csv"),
        _ => name,
    });
    with_arguments.collect()
}

/// The names of all formats.
pub fn formats() -> Vec<String> {
    let formats = Format::value_variants().iter();
    let values = formats.filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// Every command in every format that has something to say of it.
pub fn answers() -> Vec<String> {
    let mut lines = Vec::new();
    for command in commands() {
        // One record has no ids, a sound file has no problems to list, and people have no ids.
        let has_no_ids = ["show", "validate", "team"]
            .iter()
            .any(|name| command.starts_with(name));
        let formats = formats().into_iter();
        let formats = formats.filter(|format| !(has_no_ids && format == "ids"));
        lines.extend(formats.map(|format| format!("{command} --format {format}")));
    }
    lines
}

/// Compares a text with the file `tests/golden/NAME`, which `SNAPSHOTS=overwrite` writes anew.
pub fn golden(name: &str, text: &str) {
    let file = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    // Raw, because snapbox would take backslashes for the separators of Windows.
    let known = Data::read_from(file.as_ref(), None).raw();
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(Data::text(text).raw(), known);
}

/// Every ladder that is at hand: those that are built in, and those of the tests.
pub fn all_ladders() -> Vec<String> {
    let folders = ["data/ladders", "tests/ladders"].into_iter();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("there are ladders"));
    let files = files.map(|file| file.expect("a file").path().display().to_string());
    let json = files.filter(|file| file.ends_with(".json"));
    let mut ladders: Vec<String> = json.chain([String::from("data/career.json")]).collect();
    ladders.sort();
    ladders
}

/// What leads to what in a ladder file, by the places of the levels, read independently of the program: what
/// a level names as its `next`, or else the next level of the same family.
pub fn next_of(ladder: &Value) -> Vec<[usize; 2]> {
    let levels = ladder["levels"].as_array().expect("levels");
    let mut edges = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        let mut add = |to: usize| {
            if !edges.contains(&[at, to]) {
                edges.push([at, to]);
            }
        };
        match &level["next"] {
            Value::Null => {
                let behind = levels.iter().enumerate().skip(at + 1);
                let mut family = behind.filter(|(_, other)| other["family"] == level["family"]);
                if let Some((to, _)) = family.next() {
                    add(to);
                }
            }
            Value::String(id) => add(place(levels, id)),
            ids => {
                for id in ids.as_array().expect("a list") {
                    add(place(levels, id.as_str().expect("an id")));
                }
            }
        }
    }
    edges
}

fn place(levels: &[Value], id: &str) -> usize {
    let place = levels.iter().position(|level| level["id"] == *id);
    place.expect("there is such a level")
}
