//! HTML: one file to look at, to print and to send. It holds no script and loads nothing, and its content
//! security policy says so; whatever a ladder or a profile holds is text in it.

use std::io::{self, Write};

use foldhash::{HashSet, HashSetExt};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{
    catalog::Source,
    document::{Block, Graph, HeatMap, Link, Page, Scale},
};

use super::describe;

mod bar;
mod graph;
mod heat_map;
mod outline;
mod split;
mod table;
mod text;

use outline::Outline;

/// How a page looks.
const STYLE: &str = include_str!("style.css");

/// What a page may load: nothing but its own style, which is known by its hash.
const POLICY: &str = "default-src 'none'; \
    style-src 'sha256-sWHz4bUhGGrl/aZrmKWa04GLDn4cltcPAdXUZqDuOPc='; \
    base-uri 'none'; form-action 'none'";

/// Writes a page. One that does not begin with a heading is called `name`, and says which ladder, if any,
/// it is about.
pub(super) fn write(
    page: Page,
    name: &str,
    ladder: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut blocks = page.0.into_iter().peekable();
    let ladder = ladder.map(describe::one_line);
    let (heading, subtitle) = match blocks.next_if(|block| matches!(block, Block::Heading(..))) {
        Some(Block::Heading(_, text)) => (describe::one_line(&text), None),
        _ => (describe::one_line(name), ladder.as_deref()),
    };
    let title = match &ladder {
        Some(ladder) if !heading.contains(&**ladder) => format!("{heading} – {ladder}"),
        _ => heading.clone(),
    };
    let mut writer = Writer::new(shown_heading(&heading));
    let mut body = String::new();
    while let Some(block) = blocks.next() {
        let block = writer.block(block, blocks.peek()).into_string();
        if !block.is_empty() {
            body.push_str(&block);
            body.push('\n');
        }
    }
    let page = html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            "\n"
            body {
                main {
                    h1 { (shown_heading(&heading)) }
                    @if let Some(ladder) = subtitle { p.subtitle { (ladder) } }
                    "\n"
                    @if body.is_empty() { p { "There is nothing to show." } }
                    (PreEscaped(body))
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

/// A heading that says something, whatever it is made of.
fn shown_heading(text: &str) -> &str {
    match text.trim() {
        "" => describe::MISSING,
        text => text,
    }
}

/// What the blocks before decide of how a block is written.
struct Writer {
    outline: Outline,
    /// The heading that a table stands under.
    heading: String,
    /// What bars are drawn to.
    scale: Option<Scale>,
    /// What the tables before are called: no two alike, so that each can be found.
    captions: HashSet<String>,
    /// How many pictures there were.
    pictures: usize,
}

impl Writer {
    fn new(title: &str) -> Self {
        Self {
            outline: Outline::default(),
            heading: title.to_owned(),
            scale: None,
            captions: HashSet::new(),
            pictures: 0,
        }
    }

    /// A block, and what comes next.
    fn block(&mut self, block: Block, next: Option<&Block>) -> Markup {
        match block {
            Block::Heading(level, text) => self.heading(level, describe::one_line(&text), None),
            Block::Target {
                level,
                text,
                anchor,
            } => self.heading(level, describe::one_line(&text), Some(&anchor.encoded())),
            Block::Contents(links) => contents(&links),
            Block::Graph(graph) => self.graph(&graph, None),
            Block::Aside(graph, caption) => self.graph(&graph, Some(&caption)),
            Block::HeatMap(map) => self.heat_map(&map, next),
            Block::Text(text) => text::paragraphs(&text),
            Block::Note(text) => html! { p { (text::noted(&text)) } },
            Block::Hint(_) => Markup::default(),
            Block::Checklist(items) => text::checklist(&items),
            Block::Scale(scale) => {
                self.scale = Some(scale);
                let scale = describe::scale(&scale);
                match next {
                    Some(Block::Heading(..)) => html! { p { (scale) } },
                    _ => self.heading(2, scale, None),
                }
            }
            Block::Table(table) => table::write(
                &table,
                &self.heading,
                self.scale.as_ref(),
                &mut self.captions,
            ),
            Block::Sources(sources) if sources.is_empty() => Markup::default(),
            Block::Sources(sources) => self.sources(&sources),
        }
    }

    /// A picture; one with a caption stands beside the text where there is room.
    fn graph(&mut self, graph: &Graph, aside: Option<&str>) -> Markup {
        self.pictures += 1;
        graph::write(graph, &self.heading, self.pictures, aside)
    }

    /// Grades as a picture; the table that comes next says it in words, or else one within the picture.
    fn heat_map(&mut self, map: &HeatMap, next: Option<&Block>) -> Markup {
        self.pictures += 1;
        let is_told = matches!(next, Some(Block::Table(_)));
        let words =
            (!is_told).then(|| table::write(&map.table, map.title, None, &mut self.captions));
        heat_map::write(map, self.pictures, words)
    }

    fn heading(&mut self, level: u8, text: String, id: Option<&str>) -> Markup {
        let heading = shown_heading(&text);
        let markup = match self.outline.place(level) {
            2 => html! { h2 id=[id] { (heading) } },
            3 => html! { h3 id=[id] { (heading) } },
            4 => html! { h4 id=[id] { (heading) } },
            _ => html! { h5 id=[id] { (heading) } },
        };
        self.heading = heading.to_owned();
        markup
    }

    fn sources(&mut self, sources: &[&Source]) -> Markup {
        html! {
            // Unless the page itself calls them so.
            @if self.heading != "Sources" { (self.heading(2, String::from("Sources"), None)) }
            ul.sources {
                @for source in sources {
                    li { (text::inline(&describe::cited(source))) }
                }
            }
        }
    }
}

/// A list of contents, each part within the one that it belongs to.
fn contents(links: &[Link]) -> Markup {
    html! {
        @if !links.is_empty() { nav aria-label="Contents" { (list_of(links)) } }
    }
}

fn list_of(links: &[Link]) -> Markup {
    let depth = links.first().map_or(0, |link| link.depth);
    html! {
        ul {
            @for links in links.chunk_by(|_, next| next.depth > depth) {
                @if let [link, within @ ..] = links {
                    li {
                        a href={ "#" (link.to.encoded()) } { (describe::one_line(&link.text)) }
                        @if !within.is_empty() { (list_of(within)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::document::{ColumnKind, Heading, Table};

    fn written(blocks: Vec<Block>, ladder: Option<&str>) -> String {
        let mut out = Vec::new();
        write(Page(blocks), "Skills", ladder, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    /// What stands behind the style.
    fn body(page: &str) -> &str {
        page.split_once("<main>").expect("a body").1
    }

    #[test]
    fn the_policy_allows_the_style_as_it_is() {
        let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
        assert!(POLICY.contains(&format!("'sha256-{hash}'")), "{hash}");
        // What would end the element that it stands in.
        assert!(!STYLE.contains("</"));
        assert!(STYLE.lines().count() <= 200);
    }

    #[test]
    fn a_page_is_called_by_its_first_heading() {
        let page = written(vec![Block::title("A & B"), Block::heading("C")], Some("L"));
        assert!(page.contains("<title>A &amp; B – L</title>"), "{page}");
        assert!(body(&page).starts_with("<h1>A &amp; B</h1>\n<h2>C</h2>"));
        let page = written(vec![Block::text("x")], Some("<L>"));
        assert!(page.contains("<title>Skills – &lt;L&gt;</title>"), "{page}");
        let expected = "<h1>Skills</h1><p class=\"subtitle\">&lt;L&gt;</p>\n<p>x</p>";
        assert!(body(&page).starts_with(expected), "{page}");
    }

    #[test]
    fn an_empty_page_says_so() {
        let page = written(vec![Block::text(""), Block::Sources(vec![])], None);
        assert!(body(&page).contains("<p>There is nothing to show.</p>"));
    }

    #[test]
    fn a_heat_map_brings_its_words_unless_a_table_follows() {
        let table = || {
            let headings =
                [ColumnKind::Short, ColumnKind::Grade].map(|kind| Heading::people("A", kind));
            Table::from_rows(&headings, vec![vec!["x".into(), "y".into()]])
        };
        let map = || Block::HeatMap(HeatMap::new("T", table(), Vec::new()).expect("it has room"));
        let told = written(vec![map(), Block::Table(table())], None);
        assert_eq!(told.matches("<table").count(), 1);
        assert!(!told.contains("<details>"), "{told}");
        let alone = written(vec![map(), Block::heading("Next")], None);
        assert!(
            alone.contains("<summary>The picture in words</summary><table"),
            "{alone}"
        );
    }

    #[test]
    fn what_is_to_be_done_is_a_list_of_boxes() {
        let page = written(
            vec![Block::Checklist(vec!["a\nb".into(), "- c".into()])],
            None,
        );
        let list = "<ul class=\"checklist\"><li><strong>a</strong><br>b</li>\
            <li><strong>- c</strong></li></ul>";
        assert!(body(&page).contains(list), "{page}");
    }
}
