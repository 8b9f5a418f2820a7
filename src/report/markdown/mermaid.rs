//! A graph as a diagram in Mermaid, which GitHub and others draw.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use crate::{
    document::{EdgeKind, Graph, Mark, Node, NodeKind, Voice},
    report::describe,
};

use super::escape;

/// Mermaid draws no more edges than these, and reads no more characters, unless its page says otherwise;
/// GitHub's does not.
const MOST_EDGES: usize = 500;
const MOST_CHARACTERS: usize = 50_000;

/// More nodes than these take more characters, whatever they are called.
const MOST_NODES: usize = MOST_CHARACTERS / 10;

/// Writes a graph: as a diagram, or as a list where Mermaid would refuse it.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    if graph.nodes.is_empty() {
        return Ok(());
    }
    if graph.edges.len() <= MOST_EDGES && graph.nodes.len() <= MOST_NODES {
        let diagram = diagram(graph);
        if diagram.chars().count() <= MOST_CHARACTERS {
            return write!(out, "```mermaid\n{diagram}```\n");
        }
    }
    write_list(graph, out)
}

fn diagram(graph: &Graph) -> String {
    let mut lines = String::from("flowchart TD\n");
    let mut groups: Vec<&str> = Vec::new();
    for node in &graph.nodes {
        let group = node.group.as_deref();
        if let Some(group) = group.filter(|group| !groups.contains(group)) {
            groups.push(group);
        }
    }
    // Writing to a string cannot fail.
    for (place, group) in groups.iter().enumerate() {
        let _ = writeln!(lines, "  subgraph g{place}[\"{}\"]", label(group));
        write_nodes(graph, Some(group), "    ", &mut lines);
        lines.push_str("  end\n");
    }
    write_nodes(graph, None, "  ", &mut lines);
    for edge in &graph.edges {
        let arrow = match edge.kind {
            EdgeKind::Next => "-->",
            EdgeKind::Track | EdgeKind::Beyond => "-.->",
        };
        let _ = writeln!(lines, "  n{} {arrow} n{}", edge.from, edge.to);
    }
    for (mark, style) in [
        (Mark::Here, "stroke-width:4px"),
        (Mark::Way, "stroke-width:3px,stroke-dasharray:6 3"),
    ] {
        let nodes = graph.nodes.iter().enumerate();
        let marked = nodes.filter(|(_, node)| node.mark == mark);
        for (index, _) in marked {
            let _ = writeln!(lines, "  style n{index} {style}");
        }
    }
    lines
}

/// The nodes of a group, or those of none.
fn write_nodes(graph: &Graph, group: Option<&str>, indent: &str, lines: &mut String) {
    for (index, node) in graph.nodes.iter().enumerate() {
        if node.group.as_deref() == group {
            let (open, close) = match node.kind {
                NodeKind::Level => ("[", "]"),
                NodeKind::Track => ("([", "])"),
                NodeKind::Beyond => ("{{", "}}"),
            };
            let text = text(node, graph.voice);
            let _ = writeln!(lines, "{indent}n{index}{open}\"{text}\"{close}");
        }
    }
}

/// What stands in a node: its title, what else is said of it, and where it lies from whoever looks.
fn text(node: &Node, voice: Voice) -> String {
    let parts = [
        &*node.title,
        &*node.detail,
        node.mark.text(voice).unwrap_or(""),
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts
        .map(|part| label(part))
        .collect::<Vec<_>>()
        .join("<br>")
}

/// A text between quotes. All that Mermaid could take for its own, for Markdown or for HTML is written as a
/// number.
fn label(text: &str) -> String {
    let mut label = String::new();
    for c in describe::one_line(text).chars() {
        if c.is_alphanumeric() || c == ' ' || (!c.is_ascii() && !c.is_control()) {
            label.push(c);
        } else {
            let _ = write!(label, "#{};", u32::from(c));
        }
    }
    label
}

/// The graph in words: for each node where it leads.
fn write_list(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut to = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        to[edge.from].push(edge.to);
    }
    let title = |node: usize| escape::escaped(&describe::one_line(&graph.nodes[node].title));
    for (index, node) in graph.nodes.iter().enumerate() {
        let first = escape::at_line_start(&describe::one_line(&node.title));
        let mark = node.mark.text(graph.voice).map(|mark| format!(" ({mark})"));
        let titles: Vec<String> = to[index].iter().map(|node| title(*node)).collect();
        let to = if titles.is_empty() { "" } else { " → " };
        let mark = mark.unwrap_or_default();
        writeln!(out, "- {first}{mark}{to}{}", titles.join("; "))?;
    }
    Ok(())
}
