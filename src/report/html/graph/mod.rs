//! A graph as a picture, with an arrow for each edge, and the same in words.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use crate::document::{Edge, EdgeKind, Graph, Mark, Node, NodeKind};

use super::super::describe::one_line;

mod layout;

use layout::{Place, to_f64};

/// The size of a box, and the room between two, in pixels.
const WIDTH: f64 = 190.0;
const GAP: f64 = 44.0;
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
        figure.aside[aside.is_some()] {
            div.scroll role="region" aria-label={ (heading) ": picture " (number) } tabindex="0" {
                svg.graph viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img"
                    aria-label="What leads where; the list below says it in words" {
                    marker id=(arrow) viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9"
                        orient="auto" { path d="M0 0 8 4 0 8z" {} }
                    @for edge in &graph.edges { (picture.edge(edge, &arrow)) }
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
    places: Vec<Place>,
    /// Where each row begins, and where the last one ends.
    tops: Vec<f64>,
    /// Whether the nodes are of several families, so that each says which.
    has_groups: bool,
}

impl<'g, 'a> Picture<'g, 'a> {
    fn new(graph: &'g Graph<'a>) -> Self {
        let places = layout::places(graph);
        let groups = graph.nodes.iter().filter_map(|node| node.group.as_deref());
        let first = groups.clone().next();
        let mut picture = Self {
            graph,
            places,
            tops: Vec::new(),
            has_groups: groups.into_iter().any(|group| Some(group) != first),
        };
        let mut heights = Vec::new();
        for (index, place) in picture.places.iter().enumerate() {
            heights.resize(heights.len().max(place.row + 1), 0.0_f64);
            heights[place.row] = heights[place.row].max(picture.height(index));
        }
        let tops = heights.iter().scan(MARGIN, |top, height| {
            let this = *top;
            *top += height + GAP;
            Some(this)
        });
        picture.tops = tops.collect();
        picture
    }

    fn size(&self) -> [f64; 2] {
        let columns = self.places.iter().map(|place| place.column);
        let columns = columns.fold(0.0, f64::max);
        let bottoms = (0..self.places.len()).map(|node| self.top(node) + self.height(node));
        // Right of the last column is room for the edges that go round it.
        let width = columns * (WIDTH + GAP) + WIDTH + GAP + MARGIN;
        [width, bottoms.fold(0.0, f64::max) + MARGIN]
    }

    fn left(&self, node: usize) -> f64 {
        MARGIN + self.places[node].column * (WIDTH + GAP)
    }

    fn top(&self, node: usize) -> f64 {
        self.tops[self.places[node].row]
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

    /// An arrow from the bottom of a box to the top of another. One that leads past rows of the same column
    /// goes round them.
    fn edge(&self, edge: &Edge, arrow: &str) -> Markup {
        let Edge { from, to, kind } = *edge;
        let (start, end) = (self.places[from], self.places[to]);
        let is_past = end.row > start.row + 1 && (end.column - start.column).abs() < 1.0;
        let path = if is_past {
            let x = [self.left(from), self.left(to)].map(|left| left + WIDTH);
            let y = [from, to].map(|node| self.top(node) + self.height(node) / 2.0);
            let out = x[0].max(x[1]) + 1.2 * GAP;
            curve([x[0], y[0]], [out, y[0]], [out, y[1]], [x[1], y[1]])
        } else {
            let x = [self.left(from), self.left(to)].map(|left| left + WIDTH / 2.0);
            let y = [self.top(from) + self.height(from), self.top(to)];
            curve(
                [x[0], y[0]],
                [x[0], y[0] + GAP],
                [x[1], y[1] - GAP],
                [x[1], y[1]],
            )
        };
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

fn curve(from: [f64; 2], out: [f64; 2], into: [f64; 2], to: [f64; 2]) -> String {
    let [from, out, into, to] =
        [from, out, into, to].map(|[x, y]| format!("{} {}", figure(x), figure(y)));
    format!("M{from}C{out} {into} {to}")
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
    fn an_edge_past_other_rows_goes_round_them() {
        let graph = graph(3, &[(0, 1), (1, 2), (0, 2)]);
        let written = write(&graph, "T", 1, None).into_string();
        // From the right side of a box to that of another, rather than from bottom to top.
        assert_eq!(written.matches("d=\"M194 ").count(), 1, "{written}");
        assert_eq!(written.matches("d=\"M99 ").count(), 2, "{written}");
    }
}
