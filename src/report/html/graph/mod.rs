//! A graph as a picture, with an arrow for each edge, and the same in words.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use crate::document::{Edge, EdgeKind, Graph, Mark, Node, NodeKind};

use super::super::describe::one_line;

mod layout;

use layout::{Layout, Place, to_f64};

/// The size of a box, and the room between two, in pixels.
const WIDTH: f64 = 190.0;
const GAP: f64 = 36.0;
/// The height of a line of text, and the room above and below the lines together.
const LINE: f64 = 20.0;
const PADDING: f64 = 16.0;
/// The room around the picture, where the widest lines would be cut.
const MARGIN: f64 = 4.0;

/// About so many columns of text stand in a line of a box; a title takes no more than so many lines.
const COLUMNS: usize = 17;
const MOST_LINES: usize = 4;

/// Writes a graph that stands under a heading, by its number on the page. One with a caption is set beside
/// the text.
pub(super) fn write(graph: &Graph, heading: &str, number: usize, aside: Option<&str>) -> Markup {
    if graph.nodes.is_empty() {
        return Markup::default();
    }
    let picture = Picture::new(graph);
    let [width, height] = picture.size().map(figure);
    let arrow = format!("arrow-{number}");
    html! {
        figure class=[aside.map(|_| "aside")] {
            div.scroll role="region" aria-label={ (heading) ": picture " (number) } tabindex="0" {
                svg.picture viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img"
                    aria-label="What leads where; the list below says it in words" {
                    marker id=(arrow) viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9"
                        orient="auto" { path d="M0 0 8 4 0 8z" {} }
                    @for (index, edge) in graph.edges.iter().enumerate() { (picture.edge(index, edge, &arrow)) }
                    "\n"
                    @for (index, node) in graph.nodes.iter().enumerate() { (picture.node(index, node)) "\n" }
                }
            }
            figcaption {
                @if let Some(caption) = aside.filter(|caption| !caption.is_empty()) { (one_line(caption)) }
                details {
                    summary { "The picture in words" }
                    (in_words(graph))
                }
            }
        }
    }
}

/// Where everything is drawn.
struct Picture<'g, 'a> {
    graph: &'g Graph<'a>,
    layout: Layout,
    /// Where each row begins and ends.
    rows: Vec<[f64; 2]>,
    /// Whether the nodes are of several families, so that each says which.
    has_groups: bool,
}

impl<'g, 'a> Picture<'g, 'a> {
    fn new(graph: &'g Graph<'a>) -> Self {
        let groups = graph.nodes.iter().filter_map(|node| node.group.as_deref());
        let first = groups.clone().next();
        let mut picture = Self {
            graph,
            layout: Layout::new(graph),
            rows: Vec::new(),
            has_groups: groups.into_iter().any(|group| Some(group) != first),
        };
        let mut heights = Vec::new();
        for (index, place) in picture.layout.nodes.iter().enumerate() {
            heights.resize(heights.len().max(place.row + 1), 0.0_f64);
            heights[place.row] = heights[place.row].max(picture.height(index));
        }
        let mut top = MARGIN;
        for height in heights {
            picture.rows.push([top, top + height]);
            top += height + GAP;
        }
        picture
    }

    fn size(&self) -> [f64; 2] {
        let nodes = (0..self.layout.nodes.len()).map(|node| self.left(node) + WIDTH);
        let passed = self.layout.passed.iter().flatten().map(x);
        let width = nodes.chain(passed).fold(0.0, f64::max);
        let height = self.rows.last().map_or(0.0, |[_, bottom]| *bottom);
        [width + MARGIN, height + MARGIN]
    }

    fn left(&self, node: usize) -> f64 {
        x(&self.layout.nodes[node])
    }

    fn top(&self, node: usize) -> f64 {
        self.rows[self.layout.nodes[node].row][0]
    }

    fn height(&self, node: usize) -> f64 {
        let lines = self.lines(&self.graph.nodes[node]);
        PADDING + LINE * to_f64(lines.iter().map(|(_, _, lines)| lines).sum())
    }

    /// What stands in a box: each text with its class, and how many lines it may take.
    fn lines(&self, node: &Node) -> Vec<(&'static str, String, usize)> {
        let group = node.group.as_deref().filter(|_| self.has_groups);
        let kind = match node.kind {
            NodeKind::Level => None,
            NodeKind::Track => Some("track"),
            NodeKind::Beyond => Some("beyond this ladder"),
        };
        let title = Some(&*node.title);
        let lines = [
            ("title", title),
            ("detail", Some(&*node.detail)),
            ("detail", group),
            ("detail", kind),
            ("mark", node.mark.text(self.graph.voice)),
        ];
        let lines = lines
            .into_iter()
            .filter_map(|(class, text)| Some((class, one_line(text?))))
            .filter(|(_, text)| !text.is_empty());
        lines
            .map(|(class, text)| {
                let lines = text.width().div_ceil(COLUMNS).clamp(1, MOST_LINES);
                (class, text, lines)
            })
            .collect()
    }

    fn node(&self, index: usize, node: &Node) -> Markup {
        let [left, top, width, height] =
            [self.left(index), self.top(index), WIDTH, self.height(index)].map(figure);
        let kind = match node.kind {
            NodeKind::Level => "level",
            NodeKind::Track => "hanging",
            NodeKind::Beyond => "hanging",
        };
        let mark = match node.mark {
            Mark::None => "plain",
            Mark::Here => "here",
            Mark::Way => "way",
        };
        html! {
            rect.box.(kind).(mark) x=(left) y=(top) width=(width) height=(height) rx="6" {}
            foreignObject x=(left) y=(top) width=(width) height=(height) {
                div.node {
                    @for (class, text, lines) in self.lines(node) {
                        div.(class).{ "lines-" (lines) } { (text) }
                    }
                }
            }
        }
    }

    /// An arrow from the bottom of a box to the top of another, by the index of the edge. It bends between
    /// the rows, and goes straight down beside what stands in them.
    fn edge(&self, index: usize, edge: &Edge, arrow: &str) -> Markup {
        let Edge { from, to, kind } = *edge;
        let middle = |node: usize| self.left(node) + WIDTH / 2.0;
        let [_, bottom] = self.rows[self.layout.nodes[from].row];
        let start = [middle(from), self.top(from) + self.height(from)];
        let mut path = format!("M{}V{}", point(start), figure(bottom));
        let mut above = [start[0], bottom];
        for place in &self.layout.passed[index] {
            let [top, bottom] = self.rows[place.row];
            path += &format!("{}V{}", bend(above, [x(place), top]), figure(bottom));
            above = [x(place), bottom];
        }
        path += &bend(above, [middle(to), self.top(to)]);
        let class = match kind {
            EdgeKind::Next => "next",
            EdgeKind::Track | EdgeKind::Beyond => "hint",
        };
        let [from, to] = [from, to].map(|node| one_line(&self.graph.nodes[node].title));
        html! {
            path.edge.(class) d=(path) marker-end={ "url(#" (arrow) ")" } { title { (from) " → " (to) } }
        }
    }
}

/// How far right a place lies.
fn x(place: &Place) -> f64 {
    MARGIN + place.column * (WIDTH + GAP)
}

/// A curve from the bottom of a row to the top of the next; it begins and ends upright.
fn bend(from: [f64; 2], to: [f64; 2]) -> String {
    let [out, into] = [[from[0], from[1] + GAP], [to[0], to[1] - GAP]];
    format!("C{} {} {}", point(out), point(into), point(to))
}

fn point([x, y]: [f64; 2]) -> String {
    format!("{} {}", figure(x), figure(y))
}

/// A length in pixels: to the tenth, so that it is short.
fn figure(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// For each node where it leads.
fn in_words(graph: &Graph) -> Markup {
    let mut to = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        to[edge.from].push(one_line(&graph.nodes[edge.to].title));
    }
    html! {
        ul {
            @for (node, to) in graph.nodes.iter().zip(to) {
                li {
                    (one_line(&node.title))
                    @if let Some(mark) = node.mark.text(graph.voice) { " (" (mark) ")" }
                    @if !to.is_empty() { " → " (to.join("; ")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Voice;

    /// So many levels, called by their index, with edges between them.
    pub(super) fn graph(nodes: usize, edges: &[(usize, usize)]) -> Graph<'static> {
        let node = |index: usize| Node {
            id: "",
            title: format!("<{index}>").into(),
            detail: "".into(),
            kind: NodeKind::Level,
            mark: if index == 0 { Mark::Here } else { Mark::None },
            group: None,
        };
        let edge = |&(from, to): &(usize, usize)| Edge {
            from,
            to,
            kind: EdgeKind::Next,
        };
        Graph {
            nodes: (0..nodes).map(node).collect(),
            edges: edges.iter().map(edge).collect(),
            is_ascii: false,
            voice: Voice::You,
        }
    }

    #[test]
    fn each_edge_is_an_arrow_and_said_in_words() {
        let graph = graph(4, &[(0, 1), (1, 2), (0, 2), (3, 2)]);
        let written = write(&graph, "T", 7, None).into_string();
        assert_eq!(written.matches("marker-end=\"url(#arrow-7)\"").count(), 4);
        for edge in [
            "0&gt; → &lt;1",
            "1&gt; → &lt;2",
            "0&gt; → &lt;2",
            "3&gt; → &lt;2",
        ] {
            assert!(
                written.contains(&format!("<title>&lt;{edge}&gt;</title>")),
                "{written}"
            );
        }
        assert!(written.contains("<li>&lt;0&gt; (you are here) → &lt;1&gt;; &lt;2&gt;</li>"));
        assert!(written.contains("class=\"box level here\""));
        assert!(!written.contains("<0>"));
    }

    #[test]
    fn an_edge_past_other_rows_goes_beside_what_stands_there() {
        let graph = graph(3, &[(0, 1), (1, 2), (0, 2)]);
        let written = write(&graph, "T", 1, None).into_string();
        // Straight down right of the box in between, which is 190 wide.
        assert!(written.contains("C99 96 230 60 230 96V132C"), "{written}");
    }
}
