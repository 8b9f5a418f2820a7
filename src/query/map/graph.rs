//! A ladder as nodes and edges.

use crate::{
    catalog::{Beyond, Catalog, Track, Years, english::grouped},
    document::{Edge, EdgeKind, Graph, Mark, Node, NodeKind, Voice},
};

use super::{super::Usage, MapAnswer, MapEdge, MapNode};

/// A map with more edges that no level names helps nobody.
const MOST_EDGES: usize = 1_000_000;

/// Where a person stands.
pub(super) const HERE: &str = "here";

/// What is on their way.
pub(super) const WAY: &str = "way";

/// The kinds of nodes and of edges by their names in JSON.
const LEVEL: &str = "level";
const TRACK: &str = "track";
const BEYOND: &str = "beyond";
const NEXT: &str = "next";

impl<'a> MapAnswer<'a> {
    /// The map of a ladder, without a person on it.
    ///
    /// # Errors
    /// If so much lies beyond so many levels that nobody could read it.
    pub(in crate::query) fn new(catalog: &'a Catalog<'a>) -> Result<Self, Usage> {
        let ladder = catalog.ladder;
        let tops = 0..ladder.levels.len();
        let tops: Vec<usize> = tops
            .filter(|level| catalog.graph.next(*level).is_empty())
            .collect();
        let from_tops = ladder
            .beyond
            .iter()
            .filter(|one| one.from.is_none())
            .count();
        if tops.len().saturating_mul(from_tops) > MOST_EDGES {
            return Err(too_many(tops.len().saturating_mul(from_tops)));
        }
        let levels = ladder.levels.iter().map(|level| MapNode {
            id: Some(&level.id),
            family: level.family.as_deref(),
            years: level.years,
            ..MapNode::new(LEVEL, &level.title)
        });
        let tracks = ladder.tracks.iter().map(|track| MapNode {
            id: Some(&track.id),
            ..MapNode::new(TRACK, &track.title)
        });
        let beyond = ladder.beyond.iter();
        let beyond = beyond.map(|one| MapNode::new(BEYOND, &one.title));
        let mut answer = Self {
            nodes: levels.chain(tracks).chain(beyond).collect(),
            edges: Vec::new(),
            title: ladder.title.as_deref(),
            is_ascii: false,
            sources: catalog.sources(
                (ladder.levels.iter().map(|level| level.source.as_deref()))
                    .chain(ladder.tracks.iter().map(|track| track.source.as_deref()))
                    .chain(ladder.beyond.iter().map(|one| one.source.as_deref())),
            ),
            notes: Vec::new(),
        };
        for level in 0..ladder.levels.len() {
            for next in catalog.graph.next(level) {
                answer.connect(level, *next, NEXT);
            }
        }
        for (index, track) in ladder.tracks.iter().enumerate() {
            if let Some(level) = level_of(catalog, track) {
                answer.connect(level, ladder.levels.len() + index, TRACK);
            }
        }
        let first = ladder.levels.len() + ladder.tracks.len();
        for (index, beyond) in ladder.beyond.iter().enumerate() {
            for level in levels_before(catalog, beyond, &tops) {
                answer.connect(level, first + index, BEYOND);
            }
        }
        Ok(answer)
    }

    fn connect(&mut self, from: usize, to: usize, kind: &'static str) {
        // Only levels lead anywhere, and each has an id.
        let Some(id) = self.nodes[from].id else {
            return;
        };
        let (to_id, to_title) = (self.nodes[to].id, self.nodes[to].title);
        self.nodes[to].from.push(id);
        if let (NEXT, Some(to_id)) = (kind, to_id) {
            self.nodes[from].next.push(to_id);
        }
        self.edges.push(MapEdge {
            from: id,
            to: to_id.unwrap_or(to_title),
            kind,
            ends: [from, to],
        });
    }

    /// The picture.
    pub(in crate::query) fn graph(&self) -> Graph<'_> {
        let edges = self.edges.iter().map(|edge| Edge {
            from: edge.ends[0],
            to: edge.ends[1],
            kind: match edge.kind {
                NEXT => EdgeKind::Next,
                TRACK => EdgeKind::Track,
                _ => EdgeKind::Beyond,
            },
        });
        Graph {
            nodes: self.nodes.iter().map(MapNode::node).collect(),
            edges: edges.collect(),
            is_ascii: self.is_ascii,
            voice: Voice::You,
        }
    }
}

impl<'a> MapNode<'a> {
    fn new(kind: &'static str, title: &'a str) -> Self {
        Self {
            kind,
            id: None,
            title,
            family: None,
            years: Years::default(),
            mark: None,
            from: Vec::new(),
            next: Vec::new(),
        }
    }

    fn node(&self) -> Node<'a> {
        Node {
            id: self.id.unwrap_or(self.title),
            title: self.title.into(),
            detail: self.years.in_words().into(),
            kind: match self.kind {
                LEVEL => NodeKind::Level,
                TRACK => NodeKind::Track,
                _ => NodeKind::Beyond,
            },
            mark: match self.mark {
                Some(HERE) => Mark::Here,
                Some(_) => Mark::Way,
                None => Mark::None,
            },
            group: self.family.map(Into::into),
        }
    }
}

/// The level from which one may take a track.
fn level_of(catalog: &Catalog, track: &Track) -> Option<usize> {
    catalog.level_index(track.from.as_deref()?)
}

/// The levels that people come from to what lies beyond: where none is named, those that nothing follows.
fn levels_before(catalog: &Catalog, beyond: &Beyond, tops: &[usize]) -> Vec<usize> {
    match &beyond.from {
        Some(from) => {
            let levels = from.iter().filter_map(|id| catalog.level_index(id));
            levels.collect()
        }
        None => tops.to_vec(),
    }
}

fn too_many(edges: usize) -> Usage {
    let edges = grouped(&edges.to_string());
    Usage::new(format!(
        "{edges} ways beyond the ladder are more than a map can show"
    ))
    .with_hint("name in `from` of `beyond` where each begins")
}
