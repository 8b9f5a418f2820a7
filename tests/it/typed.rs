//! What people type, and the answer that each gets.

use crate::support::{Run, ask, run, scratch};

/// A line, the exit code, and what stands in the answer or in what is said beside it.
const LINES: &[(&str, i32, &str)] = &[
    // Nothing, and the ways to ask for help.
    ("", 0, "What would you like to know?"),
    ("help", 0, "A ladder of yours:"),
    ("--help", 0, "Explore:"),
    ("-h", 0, "The shell:"),
    ("help plan", 0, "Usage: itpm-career plan"),
    ("help paln", 2, "did you mean `plan`?"),
    ("plan --help", 0, "Usage: itpm-career plan"),
    ("--help plan", 0, "Usage: itpm-career plan"),
    ("--version", 0, "itpm-career 0."),
    ("-V", 0, "itpm-career 0."),
    ("-v", 2, "type `itpm-career --version`"),
    ("version", 2, "type `itpm-career --version`"),
    // Commands by other names.
    ("LEVELS", 2, "type `itpm-career levels`"),
    ("level", 2, "type `itpm-career levels`"),
    ("ladder", 2, "type `itpm-career levels`"),
    ("track", 2, "type `itpm-career tracks`"),
    ("certs", 2, "type `itpm-career certifications`"),
    ("certificates", 2, "type `itpm-career certifications`"),
    ("cert pmp", 2, "type `itpm-career certifications pmp`"),
    ("skill scrum", 2, "type `itpm-career skills scrum`"),
    ("salary", 2, "type `itpm-career salaries`"),
    ("salary senior", 2, "type `itpm-career show senior`"),
    ("pay", 2, "type `itpm-career salaries`"),
    ("wages texas", 2, "type `itpm-career market texas`"),
    ("pay texas", 2, "type `itpm-career market texas`"),
    ("PMP", 2, "type `itpm-career show PMP`"),
    ("scrum master", 2, "type `itpm-career show scrum master`"),
    ("austin", 2, "type `itpm-career market austin`"),
    ("4 years", 2, "type `itpm-career plan --years 4`"),
    ("plan senior", 2, "type `itpm-career plan --goal senior`"),
    ("plan pmp", 2, "type `itpm-career plan --certification pmp`"),
    (
        "how much does a senior earn",
        2,
        "`itpm-career` alone shows what may be asked",
    ),
    ("certifications pmp capm", 0, "CAPM"),
    ("skills scrum kanban", 0, "Kanban"),
    ("levels junior senior", 0, "Senior IT Project Manager"),
    ("market texas ohio", 0, "Ohio"),
    ("levels 3 yrs", 0, "IT Project Manager"),
    ("man Plan", 2, "did you mean `plan`?"),
    ("--help --bom", 0, "Explore:"),
    // Words beside options.
    (
        "levels leadership --skill yyy",
        2,
        "there is no skill `yyy`",
    ),
    (
        "levels yyy --skill leadership",
        2,
        "there is no level or skill `yyy`",
    ),
    ("tracks scrum --skill yyy", 2, "there is no skill `yyy`"),
    (
        "certifications csm --for junior",
        0,
        "what is named is left out by the other options",
    ),
    (
        "certifications pmp --for senior",
        0,
        "Project Management Professional",
    ),
    (
        "certifications pmi --issuer scrum.org",
        2,
        "says what `--issuer` says too",
    ),
    (
        "certifications senior --for junior",
        2,
        "says what `--for` says too",
    ),
    ("levels 4 --years 9", 2, "says what `--years` says too"),
    (
        "levels senior --years 1",
        0,
        "what is named is left out by the other options",
    ),
    (
        "tracks agile --skill leadership",
        0,
        "what is named is left out by the other options",
    ),
    ("jobs --state TX", 2, "type `itpm-career market --place TX`"),
    ("next", 2, "type `itpm-career plan`"),
    ("gaps --years 4", 2, "type `itpm-career plan --years 4`"),
    (
        "check ours.json",
        2,
        "type `itpm-career validate ours.json`",
    ),
    ("info scrum", 2, "type `itpm-career show scrum`"),
    (
        "diff junior senior",
        2,
        "type `itpm-career compare junior senior`",
    ),
    ("completion bash", 2, "type `itpm-career completions bash`"),
    ("manual", 2, "type `itpm-career man`"),
    ("levles", 2, "a similar subcommand exists: `levels`"),
    ("frobnicate", 2, "unrecognized subcommand `frobnicate`"),
    // Words of more than one, without quotes.
    ("show project manager", 0, "IT Project Manager"),
    ("show risk management", 0, "Risk Management"),
    ("show PMP", 0, "Project Management Professional"),
    (
        "show nobody here",
        2,
        "there is no level, track, skill, strategy or certification `nobody here`",
    ),
    ("show program manager", 2, "it lies beyond this ladder: "),
    (
        "compare junior project manager",
        2,
        "a name of several words stands in quotes",
    ),
    // Words without an option.
    ("tracks scrum", 0, "Agile Project Management"),
    ("tracks agile", 0, "Agile Project Management"),
    (
        "tracks agile project management",
        0,
        "Agile Project Management",
    ),
    (
        "tracks knitting",
        2,
        "there is no track or skill `knitting`",
    ),
    ("levels senior", 0, "Senior IT Project Manager"),
    ("levels leadership", 0, "IT Project Manager"),
    ("levels 4", 0, "IT Project Manager"),
    ("levels 4 years", 0, "IT Project Manager"),
    (
        "levels knitting",
        2,
        "there is no level or skill `knitting`",
    ),
    ("skills leadership", 0, "Leadership"),
    ("skills risk", 0, "Advanced Risk Management"),
    ("certifications pmp", 0, "Project Management Professional"),
    ("certifications scrum", 0, "Professional Scrum Master"),
    ("certifications scrum.org", 0, "Professional Scrum Master"),
    (
        "certifications knitting",
        2,
        "there is no certification, level, track or skill `knitting`",
    ),
    ("strategies growth", 0, "Strategies for Growth"),
    ("strategies share your knowledge", 0, "Share Your Knowledge"),
    ("strategies knitting", 2, "there is no theme `knitting`"),
    ("market TX", 0, "Texas"),
    ("market new york", 0, "New York"),
    ("market austin-tx", 0, "Austin-Round Rock-San Marcos, TX"),
    (
        "market --city Austin",
        2,
        "type `itpm-career market --place Austin`",
    ),
    (
        "market --location=Austin",
        2,
        "type `itpm-career market --place=Austin`",
    ),
    ("salaries senior", 2, "type `itpm-career show senior`"),
    ("plan 4 years", 2, "type `itpm-career plan --years 4`"),
    ("plan 4", 2, "type `itpm-career plan --years 4`"),
    ("plan scrum", 2, "type `itpm-career plan --skill scrum`"),
    ("plan --year 4", 2, "type `itpm-career plan --years 4`"),
    (
        "plan --skills scrum",
        2,
        "type `itpm-career plan --skill scrum`",
    ),
    (
        "match scrum kanban",
        2,
        "type `itpm-career match --skill scrum --skill kanban`",
    ),
    (
        "match --skill scrum 3 years",
        2,
        "type `itpm-career match --skill scrum --years 3`",
    ),
    // Options in the wrong place, and values that are none.
    (
        "levels --place austin",
        2,
        "unexpected argument `--place` found",
    ),
    ("levels --format jsno", 2, "a similar value exists: `json`"),
    (
        "levels --years four",
        2,
        "invalid value `four` for `--years <YEARS>`",
    ),
    ("levels --bom", 2, "`--bom` is for CSV"),
    ("market --data ours.json", 2, "this command reads no ladder"),
];

fn said(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn each_line_gets_an_answer_that_helps() {
    assert!(LINES.len() >= 60);
    for (line, code, expected) in LINES {
        let run = ask(line);
        assert_eq!(run.code, *code, "{line}: {}", said(&run));
        assert!(said(&run).contains(expected), "{line}: {}", said(&run));
    }
}

#[test]
fn what_is_to_be_typed_is_taken() {
    for (line, _, expected) in LINES {
        let Some(meant) = expected.strip_prefix("type `itpm-career ") else {
            continue;
        };
        let run = ask(meant.trim_end_matches('`'));
        // A file that is not there is no wrong usage.
        assert_ne!(run.code, 2, "{line}: {}", said(&run));
    }
}

#[test]
fn the_start_page_is_a_dozen_lines_each_of_which_works() {
    let page = ask("");
    assert_eq!((page.code, &*page.stderr), (0, ""));
    assert!(page.stdout.lines().count() <= 12, "{}", page.stdout);
    assert!(page.stdout.lines().all(|line| line.chars().count() <= 80));
    let lines = page.stdout.lines().filter(|line| line.starts_with("  "));
    for line in lines {
        let (_, command) = line.split_once("itpm-career ").expect("a command");
        // The shell writes this file.
        let (command, _) = command.split_once(" > ").unwrap_or((command, ""));
        let people = scratch("people.csv");
        std::fs::write(&people, "name,years\nAnn,2\n").expect("written");
        let words = command.split(' ').map(|word| match word {
            "people.csv" => people.clone(),
            word => word.to_owned(),
        });
        assert_eq!(run(words).code, 0, "{command}");
    }
}

#[test]
fn ids_are_taken_back_by_whatever_takes_a_name() {
    for (list, takers) in [
        (
            "levels",
            &[
                "show",
                "levels",
                "compare junior-it-pm",
                "plan --at",
                "certifications --for",
            ][..],
        ),
        (
            "tracks",
            &["show", "tracks", "compare junior-it-pm", "plan --track"],
        ),
        (
            "skills",
            &[
                "show",
                "skills",
                "levels --skill",
                "plan --strict --skill",
                "match --strict --skill",
            ],
        ),
        ("strategies", &["show", "strategies"]),
        (
            "certifications",
            &["show", "certifications", "plan --strict --certification"],
        ),
        ("match --skill scrum", &["show"]),
    ] {
        for id in ask(&format!("{list} --format ids")).stdout.lines() {
            for taker in takers {
                let run = run(taker.split(' ').chain([id]));
                assert_eq!(run.code, 0, "{taker} {id}: {}", run.stderr);
            }
        }
    }
}
