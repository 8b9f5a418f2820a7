//! Big ladders: time and memory grow as the file does, and what people would take otherwise takes
//! longer, though it checks nothing.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use super::{FOLDER, alone, catalogue, instructions, program};

/// How many times as long as the program others take at least to pick the tracks that ask for a skill.
const PEERS: &[Peer] = &[
    Peer {
        name: "jq",
        whereabouts: &[],
        // Later ones are quicker.
        version: Some("jq-1.6"),
        least: 6.0,
        words: &[
            "-c",
            r#"{tracks: [.tracks[] | select(any(.skills[]; (.skill? // .) == "Skill 7"))]}"#,
        ],
    },
    Peer {
        name: "node",
        whereabouts: &["-p", "process.execPath"],
        version: None,
        least: 2.5,
        words: &[
            "-e",
            r#"const all = JSON.parse(require("fs").readFileSync(process.argv[1]));
               const asks = track => track.skills.some(one => (one.skill ?? one) === "Skill 7");
               console.log(JSON.stringify({tracks: all.tracks.filter(asks)}));"#,
        ],
    },
    Peer {
        name: "python3",
        whereabouts: &["-c", "import sys; print(sys.executable)"],
        version: None,
        // The aim was 10. To parse the file into borrowed structs and do nothing with them already
        // takes an eighth of what Python takes.
        least: 5.0,
        words: &[
            "-c",
            r#"
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    tracks = json.load(file)["tracks"]
name = lambda one: one["skill"] if isinstance(one, dict) else one
asks = lambda track: any(name(one) == "Skill 7" for one in track["skills"])
json.dump({"tracks": [track for track in tracks if asks(track)]}, sys.stdout)"#,
        ],
    },
];

struct Peer {
    name: &'static str,
    /// What makes it say where it is: what is called so may be a script that looks for it.
    whereabouts: &'static [&'static str],
    /// The version that the limit holds for; none: any.
    version: Option<&'static str>,
    least: f64,
    words: &'static [&'static str],
}

impl Peer {
    /// What it says to these words, if it is there.
    fn said(&self, words: &[&str]) -> Option<String> {
        let output = Command::new(self.name).args(words).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Where it is and what it calls itself, if it is there.
    fn found(&self) -> Option<[String; 2]> {
        let program = match self.whereabouts {
            [] => String::from(self.name),
            words => self.said(words)?,
        };
        Some([program, self.said(&["--version"])?])
    }
}

/// Runs a program on a file; how long it took and what it printed.
fn run(program: &str, words: &[&str], file: &str) -> (Duration, Vec<u8>) {
    let mut command = Command::new(program);
    command.args(words).arg(file);
    let start = Instant::now();
    let output = command.output().expect("it starts");
    let took = start.elapsed();
    assert!(output.status.success(), "{command:?}");
    (took, output.stdout)
}

/// The ids of the tracks in an answer, whoever gave it.
fn ids(json: &[u8]) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let tracks = answer["tracks"].as_array().expect("tracks").iter();
    tracks.map(|track| track["id"].to_string()).collect()
}

/// The most memory that the program takes at once for a file, in kilobytes.
fn memory(words: &[&str], file: &str) -> f64 {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M", program()])
        .args(words)
        .arg(file)
        .output()
        .expect("there is GNU time");
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().expect("a count");
    last.parse().unwrap_or_else(|_| panic!("{said}"))
}

/// The program's words for the question; the file comes behind.
fn question(format: &'static str) -> [&'static str; 6] {
    ["tracks", "--skill", "skill 7", "--format", format, "--data"]
}

#[test]
#[ignore = "takes minutes, GNU time, and is for jq, Node.js and Python to compare with"]
fn a_big_ladder_takes_what_reading_it_takes() {
    let _alone = alone();
    let mut peers: Vec<(&Peer, [String; 2])> = (PEERS.iter())
        .filter_map(|peer| Some((peer, peer.found()?)))
        .collect();
    let versions: Vec<&str> = peers.iter().map(|(_, [_, version])| &**version).collect();
    println!(
        "beside {}; seconds, the best of several",
        versions.join(", ")
    );
    let mut wrong = Vec::new();
    let mut before = None;
    // What the program takes for next to nothing.
    let least = {
        let file = format!("{FOLDER}/catalogue-1.json");
        catalogue::write(&file, 1).expect("written");
        memory(&question("json"), &file)
    };
    for (tracks, rounds) in [(1_000, 20), (10_000, 10), (100_000, 5), (1_000_000, 3)] {
        let file = format!("{FOLDER}/catalogue-{tracks}.json");
        catalogue::write(&file, tracks).expect("written");
        if tracks > 100_000 {
            // A minute each, and more memory than many machines have.
            peers.clear();
        }
        let mut best = vec![Duration::MAX; 2 + peers.len()];
        let mut note = |at: usize, took: Duration| best[at] = best[at].min(took);
        // One after another in each round: what slows the machine slows all of them.
        for _ in 0..rounds {
            let (took, json) = run(program(), &question("json"), &file);
            note(0, took);
            note(1, run(program(), &question("csv"), &file).0);
            for (at, (peer, [program, _])) in peers.iter().enumerate() {
                let (took, theirs) = run(program, peer.words, &file);
                note(2 + at, took);
                assert_eq!(ids(&theirs), ids(&json), "{}", peer.name);
            }
        }
        let [json, csv, ..] = best[..] else { panic!() };
        let kilobytes = std::fs::metadata(&file).expect("written").len() as f64 / 1024.0;
        let megabytes = memory(&question("json"), &file) / 1024.0;
        let memory = megabytes * 1024.0 - least;
        let mut line = format!(
            "{tracks:>9} tracks, {:5.1} MB: JSON {:.4}, CSV {:.4}, memory {megabytes:.0} MB, {:.2} times the \
             file beside that for one track",
            kilobytes / 1024.0,
            json.as_secs_f64(),
            csv.as_secs_f64(),
            memory / kilobytes
        );
        for ((peer, [_, version]), took) in peers.iter().zip(&best[2..]) {
            let ratio = took.as_secs_f64() / json.as_secs_f64();
            line += &format!(
                "; {} {:.3} ({ratio:.1} times)",
                peer.name,
                took.as_secs_f64()
            );
            let held_to = peer.version.is_none_or(|known| known == version);
            if held_to && ratio < peer.least {
                wrong.push(format!("{tracks}: {} {ratio:.1} times", peer.name));
            }
        }
        println!("{line}");
        // Of less than a megabyte the pages of memory alone are a good part.
        if tracks >= 10_000 && memory > 2.5 * kilobytes {
            wrong.push(format!("{tracks}: {memory} KB for {kilobytes:.0} KB"));
        }
        if let Some(before) = before {
            let growth = json.min(csv).div_duration_f64(before);
            println!("           ten times the file takes {growth:.1} times as long");
        }
        before = Some(json.min(csv));
        std::fs::remove_file(&file).expect("removed");
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// How many instructions it takes to ask something of a ladder of so many tracks.
fn count(words: &[&str], tracks: u64) -> f64 {
    let file = format!("{FOLDER}/counted.json");
    catalogue::write(&file, tracks).expect("written");
    let count = instructions(program(), &[words, &[&file]].concat());
    std::fs::remove_file(&file).expect("removed");
    count
}

#[test]
#[ignore = "needs valgrind"]
fn ten_times_the_file_takes_ten_times_the_work() {
    let _alone = alone();
    let few = count(&question("json"), 10_000);
    let many = count(&question("json"), 100_000);
    let times = many / few;
    println!("{times:.2} times the instructions for ten times the tracks");
    assert!(times < 10.5, "{times}");
}

#[test]
#[ignore = "needs valgrind"]
fn csv_takes_no_more_than_json() {
    let _alone = alone();
    for words in [&["tracks", "--skill", "skill 7"][..], &["tracks"]] {
        let count = |format| count(&[words, &["--format", format, "--data"]].concat(), 10_000);
        let share = count("csv") / count("json");
        println!("{words:?} takes as CSV {share:.2} times the instructions that it takes as JSON");
        assert!(share < 1.001, "{words:?}: {share}");
    }
}

#[test]
#[ignore = "needs valgrind"]
fn a_long_table_takes_the_same_for_each_row() {
    let _alone = alone();
    const WORDS: [&str; 4] = ["tracks", "--width", "120", "--data"];
    let (few, many) = (count(&WORDS, 2_000), count(&WORDS, 10_000));
    let row = (many - few) / 8_000.0;
    let file = format!("{FOLDER}/rows.json");
    catalogue::write(&file, 100_000).expect("written");
    let best = (0..3).map(|_| run(program(), &WORDS, &file).0).min();
    let best = best.expect("a run").as_secs_f64();
    std::fs::remove_file(&file).expect("removed");
    println!(
        "a row takes {row:.0} instructions; of 100,000 rows each {:.1} µs",
        best * 10.0
    );
    // Twelve microseconds, on the machine that the README's figures are from.
    assert!(row < 95_000.0, "{row} instructions a row");
    assert!(many / few < 5.25, "{many} for 10,000 rows, {few} for 2,000");
}
