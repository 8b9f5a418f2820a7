//! `map`: every `next` of a ladder is an edge of its map, and no other.

use serde_json::{Value, json};

use crate::support::{Run, all_ladders, ask_with, next_of, run, scratch};

/// The edges from level to level in the JSON of a map, by the places of the levels.
fn edges_in_json(run: &Run) -> Vec<[usize; 2]> {
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let nodes = answer["map"]["nodes"].as_array().expect("nodes").clone();
    let place = |id: &Value| {
        let mut levels = nodes.iter();
        levels.position(|node| node["kind"] == "level" && node["id"] == *id)
    };
    let edges = answer["map"]["edges"].as_array().expect("edges").iter();
    let edges = edges.filter(|edge| edge["kind"] == "next");
    let ends = edges.map(|edge| ["from", "to"].map(|end| place(&edge[end]).expect("a level")));
    ends.collect()
}

/// The edges of a drawing, by the titles of the levels: each line is followed down its lane.
fn edges_in_drawing(drawing: &str) -> Vec<[String; 2]> {
    let mut edges = Vec::new();
    // For each lane the levels whose edges come down it.
    let mut lanes: Vec<Vec<String>> = vec![Vec::new(); 100];
    let mut last = (0, String::new());
    let has_down = |c: char| "│├┤┼╮╭┬".contains(c);
    for line in drawing.lines() {
        let chars: Vec<char> = line.chars().collect();
        let at = |lane: usize| chars.get(2 * lane).copied().unwrap_or(' ');
        let dash = |lane: usize| chars.get(2 * lane + 1) == Some(&'─');
        let width = (0..).take_while(|lane| {
            let is_gap = matches!(chars.get(2 * lane + 1), None | Some(' ' | '─'));
            is_gap && 2 * lane < chars.len() && "│├┤┼╮╭┬╯╰┴─○●◉ ".contains(at(*lane))
        });
        let width = width.count();
        let own = (0..width).find(|lane| "○●◉".contains(at(*lane)));
        if let Some(own) = own {
            let text: String = chars.iter().skip(2 * own + 1).collect();
            let title = text.trim_start_matches(|c| "│ ".contains(c));
            let title = title.split("  ← ").next().unwrap_or_default().to_owned();
            for from in std::mem::take(&mut lanes[own]) {
                edges.push([from, title.clone()]);
            }
            lanes[own] = vec![title.clone()];
            last = (own, title);
        } else if (0..width).any(dash) {
            let (from, title) = last.clone();
            let reach = |step: &dyn Fn(usize) -> Option<(usize, bool)>| {
                let mut reached = Vec::new();
                let mut lane = from;
                while let Some((next, true)) = step(lane) {
                    lane = next;
                    if at(lane) != '│' && has_down(at(lane)) {
                        reached.push(lane);
                    }
                }
                reached
            };
            let right = reach(&|lane| Some((lane + 1, dash(lane))));
            let left = reach(&|lane| lane.checked_sub(1).map(|before| (before, dash(before))));
            if !has_down(at(from)) {
                lanes[from].clear();
            }
            for lane in right.into_iter().chain(left) {
                lanes[lane].push(title.clone());
            }
        }
        for (lane, waiting) in lanes.iter_mut().enumerate() {
            if own != Some(lane) && !has_down(at(lane)) {
                waiting.clear();
            }
        }
    }
    edges
}

fn titles(ladder: &Value) -> Vec<String> {
    let levels = ladder["levels"].as_array().expect("levels").iter();
    let titles = levels.map(|level| level["title"].as_str().expect("a title"));
    titles
        .map(|title| itpm_career::terminal::visible(title).into_owned())
        .collect()
}

/// Checks the JSON and both drawings of a ladder against the file.
fn check(ladder: &Value) {
    let text = ladder.to_string();
    let expected = next_of(ladder);
    let json = ask_with("map --json", text.as_bytes());
    assert_eq!(json.code, 0, "{}", json.stderr);
    let mut edges = edges_in_json(&json);
    edges.sort_unstable();
    let mut sorted = expected.clone();
    sorted.sort_unstable();
    assert_eq!(edges, sorted, "{text}");
    let titles = titles(ladder);
    let mut named: Vec<[String; 2]> = expected
        .iter()
        .map(|ends| ends.map(|end| titles[end].clone()))
        .collect();
    named.sort();
    let drawing = ask_with("map --width 0", text.as_bytes()).stdout;
    let mut drawn = edges_in_drawing(&drawing);
    drawn.sort();
    assert_eq!(drawn, named, "{drawing}");
    // The drawing in ASCII is the same, a character for a character.
    let ascii = ask_with("map --width 0 --ascii", text.as_bytes()).stdout;
    let as_ascii = |line: &str| -> String {
        let plain = line.chars().map(|c| match c {
            '│' => '|',
            '─' | '–' => '-',
            '┄' => '.',
            '○' => 'o',
            '◇' => '>',
            '□' => '#',
            c if "├┤┼╮╭┬╯╰┴".contains(c) => '+',
            c => c,
        });
        plain.collect()
    };
    for (ascii, line) in ascii.lines().zip(drawing.lines()) {
        assert_eq!(ascii.replace('–', "-"), as_ascii(line));
    }
}

#[test]
fn every_next_is_an_edge_and_no_other() {
    for file in all_ladders() {
        let text = std::fs::read_to_string(&file).expect("text");
        check(&serde_json::from_str(&text).expect("JSON"));
    }
}

#[test]
fn every_next_of_ladders_that_part_and_meet_at_random_is_an_edge() {
    let mut state: u64 = 7;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..40 {
        let count = 2 + random(12);
        let levels = (0..count).map(|at| {
            let mut level = json!({"id": format!("l{at}"), "title": format!("Level {at}")});
            if random(3) > 0 {
                let ahead = (at + 1..count).filter(|_| random(count) < 2);
                let next: Vec<String> = ahead.map(|to| format!("l{to}")).collect();
                level["next"] = json!(next);
            }
            if random(3) == 0 {
                level["family"] = json!(format!("family {}", random(3)));
            }
            level
        });
        check(&json!({"levels": levels.collect::<Vec<_>>()}));
    }
}

#[test]
fn a_profile_marks_where_one_stands_and_the_way() {
    let profile = scratch("me.json");
    std::fs::write(&profile, r#"{"at":"l2"}"#).expect("written");
    let marks = |args: &[&str]| -> Vec<(String, String)> {
        let line = [
            "map",
            "--data",
            "tests/ladders/fork.json",
            "--profile",
            &profile,
            "--json",
        ];
        let answer = run(line.iter().chain(args));
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let answer: Value = serde_json::from_str(&answer.stdout).expect("JSON");
        let nodes = answer["map"]["nodes"].as_array().expect("nodes").clone();
        let marked = nodes.into_iter().filter(|node| !node["mark"].is_null());
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        marked
            .map(|node| (text(&node["id"]), text(&node["mark"])))
            .collect()
    };
    let marked = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(id, mark)| ((*id).to_owned(), (*mark).to_owned()))
            .collect()
    };
    assert_eq!(
        marks(&[]),
        marked(&[("l2", "here"), ("m3", "way"), ("x3", "way")])
    );
    let to_m4 = marked(&[("l2", "here"), ("m3", "way"), ("m4", "way")]);
    assert_eq!(marks(&["--goal", "m4"]), to_m4);
    let drawing = run([
        "map",
        "--data",
        "tests/ladders/fork.json",
        "--profile",
        &profile,
    ])
    .stdout;
    assert!(
        drawing.contains("●   Senior engineer  ← you are here\n"),
        "{drawing}"
    );
    assert!(
        drawing.contains("Staff engineer  ← on your way\n"),
        "{drawing}"
    );
}

#[test]
fn a_long_ladder_is_drawn_level_by_level() {
    let levels = (0..201).map(|at| {
        let family = format!("Role {}", at / 7);
        json!({"id": format!("l{at}"), "title": format!("Level {at}"), "family": family})
    });
    check(&json!({"levels": levels.collect::<Vec<_>>()}));
}
