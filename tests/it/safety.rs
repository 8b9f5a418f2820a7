//! Nothing that a ladder, an argument or a file name holds reaches a screen raw, and no cell is
//! lost on the way to an independent reader.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use crate::support::{ask_with, run};

/// What a hostile or merely lively ladder may call things.
const NAMES: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;title\u{7}",
    "bell\u{7}, null\u{0} and delete\u{7f}",
    "C1 \u{9b}31m and \u{85}",
    "line\nfeed\r\nand\ttab",
    "right\u{202e}to left\u{2066}x\u{2069}\u{200f}\u{61c}",
    "zero\u{200b}width\u{2060}joined\u{feff}",
    "pipe | and \\| backslash \\",
    "*bold* _under_ `code` [link](http://x) <b>html</b> &amp; ~~no~~ $x$",
    "quote \" and 'single', comma; semicolon",
    "=cmd|' /C calc'!A0",
    "👩‍💻 family 👨‍👩‍👧‍👦 flag 🇩🇪 heart ❤️",
    "情報技術プロジェクトマネージャー",
    "مدير مشروع تقنية المعلومات",
    "e\u{301}te\u{301} Zürich naïve",
    "line\u{2028}and\u{2029}paragraph",
    "hidden\u{e0041}\u{3164}\u{2062}\u{ad} text",
];

fn ladder() -> Value {
    let levels: Vec<Value> = (NAMES.iter().enumerate())
        .map(|(at, name)| {
            json!({
                "id": format!("l{at}"), "title": name, "aliases": [format!("{name} alias")],
                "summary": name, "responsibilities": [name, "plain"], "skills": [name],
                "years": {"min": at},
                "salary": [{"currency": "USD", "min": 1, "period": "year", "region": name}],
            })
        })
        .collect();
    let tracks: Vec<Value> = (NAMES.iter().enumerate())
        .map(|(at, name)| json!({"id": format!("t{at}"), "title": name, "focus": name}))
        .collect();
    let strategies: Vec<Value> = (NAMES.iter().enumerate())
        .map(|(at, name)| {
            json!({
                "id": format!("s{at}"), "title": name, "theme": name, "advice": name,
                "steps": [name, name], "develops": [name],
            })
        })
        .collect();
    json!({"title": NAMES[0], "levels": levels, "tracks": tracks, "strategies": strategies})
}

fn answer(line: &str) -> String {
    let run = ask_with(line, ladder().to_string().as_bytes());
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    assert_safe(&run.stderr, line);
    run.stdout
}

/// What a person sees of a name: its lines as lines, and nothing that steers or hides.
fn shown(name: &str) -> String {
    let lines = name.replace("\r\n", "\n");
    let lines: Vec<_> = lines
        .split('\n')
        .map(itpm_career::terminal::visible)
        .collect();
    lines.join("\n")
}

/// The characters that steer a screen, listed once more and not taken from the program.
fn steers(c: char) -> bool {
    let code = u32::from(c);
    (code < 0x20 && c != '\n')
        || (0x7f..0xa0).contains(&code)
        || [
            0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2060, 0x2062, 0x3164, 0xfeff,
        ]
        .contains(&code)
        || (0xe0000..0xe0080).contains(&code)
        || (0x2028..=0x202e).contains(&code)
        || (0x2066..=0x2069).contains(&code)
}

fn assert_safe(text: &str, what: &str) {
    if let Some(c) = text.chars().find(|c| steers(*c)) {
        panic!("{what} shows U+{:04X} raw", u32::from(c));
    }
}

#[test]
fn nothing_raw_reaches_a_screen() {
    let commands = [
        "levels",
        "tracks",
        "salaries",
        "strategies",
        "skills",
        "show l0",
        "show l5",
    ];
    for command in commands {
        for format in ["table", "markdown", "json"] {
            for width in ["0", "1", "30", "80"] {
                let line = format!("{command} --format {format} --width {width}");
                assert_safe(&answer(&line), &line);
            }
        }
    }
}

#[test]
fn joiners_and_variation_selectors_stay() {
    let table = answer("levels");
    for kept in ["👩‍💻", "👨‍👩‍👧‍👦", "🇩🇪", "❤️", "情報技術プロジェクトマネージャー"]
    {
        assert!(table.contains(kept), "{kept}");
    }
}

#[test]
fn json_is_lossless() {
    let read: Value = serde_json::from_str(&answer("levels --json")).expect("JSON");
    let titles = read["levels"].as_array().expect("a list").iter();
    let titles: Vec<&str> = titles.filter_map(|level| level["title"].as_str()).collect();
    assert_eq!(titles, NAMES);
}

#[test]
fn csv_is_faithful() {
    for (command, column) in [
        ("levels", "title"),
        ("tracks", "focus"),
        ("strategies", "advice"),
    ] {
        let text = answer(&format!("{command} --format csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().expect("a header").clone();
        let at = headers.iter().position(|name| name == column);
        let at = at.expect("the column is there");
        // The reader refuses a record of another length.
        let records: Vec<csv::StringRecord> = (reader.records())
            .collect::<Result<_, _>>()
            .expect("every record is as long as the header");
        let read: Vec<&str> = records.iter().map(|record| &record[at]).collect();
        assert_eq!(read, NAMES, "{command}");
    }
}

/// The cells of the tables in a Markdown text, as text.
fn markdown_cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut link = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut cell)),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
            Event::Text(text) => cell.push_str(&text),
            Event::InlineHtml(html) => {
                assert_eq!(&*html, "<br>", "no HTML of the ladder's own");
                cell.push('\n');
            }
            // An address is a link to itself.
            Event::Start(Tag::Link { dest_url, .. }) => link = Some(dest_url),
            Event::End(TagEnd::Link) => {
                let dest = link.take().expect("a link that began");
                assert!(cell.ends_with(&*dest), "{cell} leads to {dest}");
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) | Event::Code(_) => {
                panic!("the ladder's text marks up: {event:?}")
            }
            _ => {}
        }
    }
    rows
}

#[test]
fn markdown_loses_no_cell() {
    let rows = markdown_cells(&answer("strategies --format markdown"));
    assert_eq!(rows.len(), NAMES.len() + 1);
    for (row, name) in rows[1..].iter().zip(NAMES) {
        let shown = shown(name);
        assert_eq!(
            row[..3],
            [&*shown, &*shown, &*shown],
            "theme, strategy and why"
        );
        assert_eq!(row[3], format!("{shown}\n{shown}"), "how");
        assert_eq!(row.len(), 4);
    }
}

#[test]
fn arguments_and_file_names_are_shown_safely() {
    let hostile = "\u{1b}[31m\u{202e}\nx\u{9b}";
    let option = format!("--{hostile}");
    let file = format!("/nowhere/{hostile}");
    for args in [
        vec!["levels", "--skill", hostile],
        vec!["levels", "--years", hostile],
        vec!["levels", "--format", hostile],
        vec!["levels", &option],
        vec![hostile],
        vec!["show", hostile],
        vec!["strategies", "--theme", hostile],
        vec!["levels", "--data", &file],
    ] {
        let run = run(&args);
        assert_ne!(run.code, 0, "{args:?}");
        assert_safe(&run.stderr, &format!("{args:?}"));
        assert!(
            run.stderr
                .lines()
                .all(|line| { line.starts_with("error: ") || line.starts_with("hint: ") }),
            "a line of the argument's own: {}",
            run.stderr
        );
    }
}

#[test]
fn what_the_parser_says_is_shown_safely() {
    for ladder in [
        "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"\\u001b[31m\\u202e\":1}]}",
        "{\"levels\":[{\"id\":\"a\",\"title\":\"A\",\"next\":[\"\\u001b[31m\"]}]}",
        "{\"levels\":[{\"id\":\"\\u001b\",\"title\":\"A\"},{\"id\":\"\\u001b\",\"title\":\"B\"}]}",
        "{\"levels\": \u{1b}[31m}",
    ] {
        let run = ask_with("levels", ladder.as_bytes());
        assert_eq!((run.code, &*run.stdout), (1, ""));
        assert_safe(&run.stderr, ladder);
    }
}

#[test]
fn a_spreadsheet_would_run_no_cell_of_the_bundled_data() {
    for command in ["levels", "tracks", "salaries", "strategies", "skills"] {
        let text = crate::support::ask(&format!("{command} --format csv")).stdout;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.expect("a record") {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
    }
}
