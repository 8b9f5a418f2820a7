//! Diagrams and links in Markdown, as GitHub takes them: read by Mermaid itself, and by GitHub's own rule for
//! the names of headings.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use crate::support::{all_ladders, next_of, run, scratch};

use super::sh;

/// Titles that could end a diagram, a label or a link.
const HARD: &[&str] = &[
    "end",
    "Say \"hi\" [x](y) {z} `c` <b>&amp;</b> #35; 1. x",
    "1. First",
    "- dash\nand a new line; %% no comment",
    "Größe 情報 🚀 click",
    "`md` **b** _i_ $x^2$ \\n | ~ ^",
    "m²",
    "???",
    "end",
    "https://x.example/?a=b&c",
    "a  b @me",
    "subgraph x --> y; style n0 fill:red",
];

/// A page of Markdown, with the texts of its headings, the names written into it and the links within it.
fn page(file: &str) -> Value {
    let run = run(["levels", "--full", "--format", "markdown", "--data", file]);
    assert_eq!(run.code, 0, "{file}: {}", run.stderr);
    let (mut headings, mut names, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(&run.stdout, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let name = html.trim().strip_prefix("<a id=\"");
                let name = name.and_then(|name| name.split('"').next());
                names.extend(name.map(str::to_owned));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.extend(dest_url.strip_prefix('#').map(str::to_owned));
            }
            _ => {}
        }
    }
    assert!(links.len() > 2, "{file}");
    json!({"markdown": run.stdout, "headings": headings, "names": names, "links": links})
}

#[test]
#[ignore = "needs npm's mermaid, jsdom and github-slugger"]
fn mermaid_draws_each_next_and_no_link_leads_nowhere() {
    let hard = scratch("hard.json");
    let levels = HARD.iter().enumerate();
    let levels = levels.map(|(at, title)| json!({"id": format!("l {at}%"), "title": title}));
    let ladder = json!({"levels": levels.collect::<Vec<_>>()});
    std::fs::write(&hard, ladder.to_string()).expect("written");
    let files: Vec<String> = all_ladders().into_iter().chain([hard]).collect();
    let pages: Vec<String> = files.iter().map(|file| page(file).to_string()).collect();
    let input = scratch("pages.ndjson");
    std::fs::write(&input, pages.join("\n")).expect("written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/outside/diagram.mjs");
    let said = sh(&format!("node '{script}' < '{input}'"));
    let answers: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), files.len());
    for (file, answer) in files.iter().zip(answers) {
        assert_eq!(answer["lost"], json!([]), "{file}");
        let text = std::fs::read_to_string(file).expect("text");
        let ladder: Value = serde_json::from_str(&text).expect("JSON");
        let levels = ladder["levels"].as_array().expect("levels");
        for (at, level) in levels.iter().enumerate() {
            let title = level["title"].as_str().expect("a title").replace('\n', " ");
            let title = itpm_career::terminal::visible(&title).into_owned();
            assert_eq!(answer["titles"][format!("n{at}")], json!(title), "{file}");
        }
        let edges = answer["edges"].as_array().expect("edges").iter();
        let edges = edges.filter(|edge| edge[2] == "normal");
        let mut edges: Vec<[String; 2]> = edges
            .map(|edge| [0, 1].map(|end| edge[end].as_str().expect("an id").to_owned()))
            .collect();
        edges.sort();
        let next = next_of(&ladder).into_iter();
        let mut next: Vec<[String; 2]> =
            next.map(|ends| ends.map(|end| format!("n{end}"))).collect();
        next.sort();
        assert_eq!(edges, next, "{file}");
    }
}
