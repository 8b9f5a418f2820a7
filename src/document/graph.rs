//! What leads to what: the levels of a ladder, and what hangs on them.

use std::borrow::Cow;

use super::Voice;

/// A picture of nodes and the edges between them. It has no circles. The terminal draws it in
/// [`Lanes`](super::Lanes), Markdown writes it as a diagram in Mermaid, which GitHub draws.
pub struct Graph<'a> {
    /// The nodes: levels in the order of the ladder, then tracks, then what lies beyond.
    pub nodes: Vec<Node<'a>>,
    /// What leads where.
    pub edges: Vec<Edge>,
    /// Whether a terminal draws it in ASCII alone.
    pub is_ascii: bool,
    /// Whose words the marks are in.
    pub voice: Voice,
}

/// A node of a graph.
pub struct Node<'a> {
    /// The id of the thing.
    pub id: &'a str,
    /// What people call it.
    pub title: Cow<'a, str>,
    /// What else to say of it in a line: its years, its pay. Empty is nothing.
    pub detail: Cow<'a, str>,
    /// What it is.
    pub kind: NodeKind,
    /// Where it lies from whoever looks at it.
    pub mark: Mark,
    /// The family that it belongs to; nodes of a family stand together where that is possible.
    pub group: Option<Cow<'a, str>>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A level.
    Level,
    /// A track, which hangs on the level from which one may take it, or on none.
    Track,
    /// What people move to that the ladder does not hold.
    Beyond,
}

/// Where a node lies from whoever looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is said of it.
    None,
    /// They are there.
    Here,
    /// It is on their way.
    Way,
}

impl Mark {
    /// The mark in words; none where nothing is said.
    #[must_use]
    pub fn text(self, voice: Voice) -> Option<&'static str> {
        match (self, voice) {
            (Self::None, _) => None,
            (Self::Here, Voice::You) => Some("you are here"),
            (Self::Here, Voice::I) => Some("I am here"),
            (Self::Way, Voice::You) => Some("on your way"),
            (Self::Way, Voice::I) => Some("on my way"),
        }
    }
}

/// An edge of a graph, from a node to another, both by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it says.
    pub kind: EdgeKind,
}

/// What an edge says. All but the first are drawn dotted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// From a level to one that may follow.
    Next,
    /// From a level to a track that one may take from there on.
    Track,
    /// From a level to what lies beyond the ladder.
    Beyond,
}

impl Graph<'_> {
    /// For each node those that an edge of a kind leads to from there, in the order of the edges.
    #[must_use]
    pub fn targets(&self, kind: EdgeKind) -> Vec<Vec<usize>> {
        let mut targets = vec![Vec::new(); self.nodes.len()];
        for edge in self.edges.iter().filter(|edge| edge.kind == kind) {
            targets[edge.from].push(edge.to);
        }
        targets
    }

    /// The nodes of a kind, by index.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(move |(_, node)| node.kind == kind)
            .map(|(index, _)| index)
    }
}
