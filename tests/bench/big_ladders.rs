//! Big ladders beside what people would take for them otherwise, which checks nothing.

use std::process::Command;

use super::{
    catalogue,
    measure::{FOLDER, Run, alone, instructions, program, run},
};

const TRACKS: u64 = 100_000;

/// The best of two was seen to differ by half from run to run on a machine that is shared.
const ROUNDS: usize = 5;

/// The question: the tracks that ask for a skill. The file comes behind.
fn question(format: &'static str) -> [&'static str; 6] {
    ["tracks", "--skill", "skill 7", "--format", format, "--data"]
}

/// A tool that answers the same question.
struct Peer {
    name: &'static str,
    command: &'static str,
    /// What makes it print its version, and before that the path to the real program where what is
    /// called so may be a script that looks for it.
    probe: &'static [&'static str],
    /// The version that the bound holds for; none: any.
    version: Option<&'static str>,
    /// How many times the processor time of the program it takes at least: 0.7 times what was measured
    /// when the bound was set.
    least: f64,
    words: &'static [&'static str],
}

const PEERS: &[Peer] = &[
    Peer {
        name: "jq",
        command: "jq",
        probe: &["--version"],
        // Later ones are quicker.
        version: Some("jq-1.6"),
        least: 4.5,
        words: &[
            "-c",
            r#"{tracks: [.tracks[] | select(any(.skills[]; (.skill? // .) == "Skill 7"))]}"#,
        ],
    },
    Peer {
        name: "node",
        command: "node",
        probe: &["-p", r"process.execPath + '\n' + process.version"],
        version: None,
        least: 1.8,
        words: &[
            "-e",
            r#"const all = JSON.parse(require("fs").readFileSync(process.argv[1]));
               const asks = track => track.skills.some(one => (one.skill ?? one) === "Skill 7");
               console.log(JSON.stringify({tracks: all.tracks.filter(asks)}));"#,
        ],
    },
    Peer {
        name: "python",
        command: "python3",
        probe: &[
            "-c",
            "import platform, sys; print(sys.executable, platform.python_version(), sep='\\n')",
        ],
        version: None,
        least: 5.3,
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
    Peer {
        name: "orjson",
        command: "python3",
        probe: &[
            "-c",
            "import orjson, sys; print(sys.executable, orjson.__version__, sep='\\n')",
        ],
        version: None,
        least: 5.0,
        words: &[
            "-c",
            r#"
import orjson, sys
with open(sys.argv[1], "rb") as file:
    tracks = orjson.loads(file.read())["tracks"]
name = lambda one: one["skill"] if isinstance(one, dict) else one
asks = lambda track: any(name(one) == "Skill 7" for one in track["skills"])
sys.stdout.buffer.write(orjson.dumps({"tracks": [track for track in tracks if asks(track)]}))"#,
        ],
    },
    Peer {
        name: "DuckDB",
        command: "python3",
        probe: &[
            "-c",
            "import duckdb, sys; print(sys.executable, duckdb.__version__, sep='\\n')",
        ],
        version: None,
        least: 5.9,
        // Told the columns, which takes less than to let it find them.
        words: &[
            "-c",
            r#"
import duckdb, json, sys
columns = """{tracks: 'STRUCT(id VARCHAR, title VARCHAR, focus VARCHAR, summary VARCHAR,
    skills JSON[], salary JSON, "from" VARCHAR)[]'}"""
rows = duckdb.sql(f"""
    SELECT track
    FROM (SELECT unnest(tracks) AS track
        FROM read_json(?, maximum_object_size = 1000000000, columns = {columns}))
    WHERE list_contains(
        list_transform(track.skills, lambda one: coalesce(one->>'skill', one->>'$')), 'Skill 7')""",
    params=[sys.argv[1]]).fetchall()
json.dump({"tracks": [track for track, in rows]}, sys.stdout)"#,
        ],
    },
];

impl Peer {
    /// Where it is and which version it has, if it is there.
    fn found(&self) -> Option<(String, String)> {
        let output = Command::new(self.command).args(self.probe).output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let (path, version) = said.split_once('\n').unwrap_or((self.command, &said));
        let found = (path.to_owned(), version.to_owned());
        output.status.success().then_some(found)
    }
}

/// The ids of the tracks in an answer, whoever gave it.
fn ids(json: &[u8]) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let tracks = answer["tracks"].as_array().expect("tracks").iter();
    tracks.map(|track| track["id"].to_string()).collect()
}

#[test]
#[ignore = "takes a minute and GNU time, and is for jq, Node.js, Python and DuckDB to compare with"]
fn a_big_ladder_takes_a_part_of_the_cpu_that_other_tools_take() {
    let _alone = alone();
    let file = format!("{FOLDER}/big.json");
    catalogue::write(&file, TRACKS).expect("written");
    let peers = PEERS.iter().filter_map(|peer| Some((peer, peer.found()?)));
    let peers: Vec<(&Peer, (String, String))> = peers.collect();
    let mut own = f64::INFINITY;
    let mut theirs = vec![f64::INFINITY; peers.len()];
    // One after another in each round: what slows the machine slows all of them.
    for _ in 0..ROUNDS {
        let words = [&question("json")[..], &[&file]].concat();
        let Run { cpu, stdout, .. } = run(program(), &words, 0);
        own = own.min(cpu);
        for ((peer, (path, _)), least) in peers.iter().zip(&mut theirs) {
            let answer = run(path, &[peer.words, &[&file]].concat(), 0);
            *least = least.min(answer.cpu);
            assert_eq!(ids(&answer.stdout), ids(&stdout), "{}", peer.name);
        }
    }
    std::fs::remove_file(&file).expect("removed");
    println!("{TRACKS} tracks take {own:.2} s of CPU, the best of {ROUNDS}; beside that");
    let mut below = Vec::new();
    for ((peer, (_, version)), cpu) in peers.iter().zip(theirs) {
        let Peer { name, least, .. } = peer;
        let ratio = cpu / own;
        println!("{ratio:5.1} times (at least {least}) {cpu:5.2} s  {name} {version}");
        let is_held_to = peer.version.is_none_or(|known| known == version);
        if is_held_to && ratio < *least {
            below.push(format!("{name}: {ratio:.1} of {least}"));
        }
    }
    assert!(below.is_empty(), "below their bounds: {below:?}");
}

#[test]
#[ignore = "needs GNU time, and half a gigabyte of memory"]
fn a_big_ladder_takes_at_most_three_times_its_size_in_memory() {
    let _alone = alone();
    let file = format!("{FOLDER}/bigger.json");
    catalogue::write(&file, 3 * TRACKS).expect("written");
    let size = std::fs::metadata(&file).expect("written").len();
    let Run { cpu, memory, .. } = run(program(), &[&question("json")[..], &[&file]].concat(), 0);
    std::fs::remove_file(&file).expect("removed");
    let ratio = memory / size as f64;
    println!(
        "{} tracks, {} MB: {cpu:.1} s of CPU, {:.0} MB of memory, {ratio:.2} bytes a byte",
        3 * TRACKS,
        size / 1_000_000,
        memory / 1e6
    );
    assert!(ratio < 3.0, "{ratio}");
}

#[test]
#[ignore = "needs valgrind"]
fn csv_takes_no_more_instructions_than_json() {
    let _alone = alone();
    let file = format!("{FOLDER}/csv.json");
    catalogue::write(&file, 1_000).expect("written");
    for words in [&["tracks", "--skill", "skill 7"][..], &["tracks"]] {
        let count = |format| {
            let words = [words, &["--format", format, "--data", &file]].concat();
            instructions(program(), &words, 0)
        };
        let share = count("csv") / count("json");
        println!("{words:?} takes as CSV {share:.2} times the instructions that it takes as JSON");
        assert!(share < 1.001, "{words:?}: {share}");
    }
    std::fs::remove_file(&file).expect("removed");
}
