use super::*;
use crate::document::{Edge, Node, Voice};

/// A graph of levels, with an edge for each pair.
fn graph(titles: &[&'static str], next: &[(usize, usize)]) -> Graph<'static> {
    let node = |title: &&'static str| Node {
        id: title,
        title: (*title).into(),
        detail: "".into(),
        kind: NodeKind::Level,
        mark: Mark::None,
        group: None,
    };
    let edge = |(from, to): &(usize, usize)| Edge {
        from: *from,
        to: *to,
        kind: EdgeKind::Next,
    };
    Graph {
        nodes: titles.iter().map(node).collect(),
        edges: next.iter().map(edge).collect(),
        is_ascii: false,
        voice: Voice::You,
    }
}

fn drawn(graph: &Graph, width: u16) -> String {
    let mut out = Vec::new();
    write(graph, Screen::with_width(width), &mut out).expect("written");
    format!("\n{}", String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn branches_part_and_meet() {
    let mut graph = graph(
        &["A", "B", "C", "D", "E"],
        &[(0, 1), (0, 2), (1, 3), (2, 3), (0, 4)],
    );
    let picture = "
○     A
├─┬─╮
○ │ │ B
│ │ │
│ ○ │ C
├─╯ │
○   │ D
    │
    ○ E
";
    assert_eq!(drawn(&graph, 80), picture);
    graph.is_ascii = true;
    let ascii = drawn(&graph, 80);
    assert!(ascii.is_ascii(), "{ascii}");
    assert!(ascii.starts_with("\no     A\n+-+-+\no | | B\n"), "{ascii}");
}

#[test]
fn an_edge_passes_a_lane_that_it_has_nothing_to_do_with() {
    // C leads to the top, for which the first lane waits; between them one waits for D.
    let graph = graph(
        &["A", "B", "C", "D", "E", "Top"],
        &[(0, 1), (0, 3), (0, 2), (0, 4), (1, 5), (2, 5), (4, 3)],
    );
    let picture = "
○       A
├─┬─┬─╮
○ │ │ │ B
│ │ │ │
│ │ ○ │ C
├─│─╯ │
○ │   │ Top
  │   │
  │   ○ E
  ├───╯
  ○ D
";
    assert_eq!(drawn(&graph, 80), picture);
}

#[test]
fn branches_that_do_not_meet_stand_apart_and_families_are_named() {
    let mut graph = graph(&["A", "B", "C", "D"], &[(0, 1), (2, 3)]);
    for (node, group) in [(0, "One"), (1, "One"), (2, "Two"), (3, "Two")] {
        graph.nodes[node].group = Some(group.into());
    }
    graph.nodes[1].detail = "3–5 years".into();
    graph.nodes[2].mark = Mark::Here;
    let picture = "
One:
○ A
│
○ B
  3–5 years

Two:
● C  ← you are here
│
○ D
";
    assert_eq!(drawn(&graph, 80), picture);
}

#[test]
fn tracks_hang_dotted_on_their_level_and_what_lies_beyond_comes_last() {
    let mut graph = graph(&["A", "B", "C", "Track", "Free", "Far"], &[(0, 1), (0, 2)]);
    graph.nodes[0].detail = "first".into();
    for (node, kind) in [
        (3, NodeKind::Track),
        (4, NodeKind::Track),
        (5, NodeKind::Beyond),
    ] {
        graph.nodes[node].kind = kind;
    }
    for (from, to, kind) in [(0, 3, EdgeKind::Track), (1, 5, EdgeKind::Beyond)] {
        graph.edges.push(Edge { from, to, kind });
    }
    let picture = "
○   A
│   first
├┄┄┄┄ Track (track)
├─╮
○ │ B
  │
  ○ C

Tracks
□ Free

Beyond this ladder, from B
◇ Far
";
    assert_eq!(drawn(&graph, 80), picture);
}

#[test]
fn what_no_lanes_can_show_is_said_in_words() {
    let graph = graph(&["A", "B", "C", "D"], &[(0, 1), (0, 2), (0, 3)]);
    let words = "\n○ A\n  leads\n    to: B;\n    C; D\n○ B\n○ C\n○ D\n";
    assert_eq!(drawn(&graph, 12), words);
}
