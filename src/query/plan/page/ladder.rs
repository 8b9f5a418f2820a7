//! The part of the ladder around a person, as a small picture.

use crate::{
    catalog::{Catalog, english::grouped},
    document::{Block, Edge, EdgeKind, Graph, Mark, Node, NodeKind, Voice},
};

use super::super::{parts::PlanAnswer, way::Rung};

/// So many levels fit beside the text.
const MOST_LEVELS: usize = 8;

/// Who stands on more levels than these sees nothing in a picture of them.
const MOST_HERE: usize = 3;

/// The levels around the person; nothing where none of them leads to another.
pub(super) fn picture<'p>(answer: &'p PlanAnswer<'_>, voice: Voice) -> Option<Block<'p>> {
    let catalog = answer.catalog;
    let (here, ahead): (Vec<&Rung>, Vec<&Rung>) =
        answer.parts.way.iter().partition(|rung| rung.here);
    if here.len() > MOST_HERE {
        return None;
    }
    let [here, ahead] = [here, ahead].map(|rungs| -> Vec<usize> {
        let levels = rungs.iter();
        levels
            .filter_map(|rung| catalog.level_index(rung.level.id))
            .collect()
    });
    let shown = around(catalog, here.iter().chain(&ahead));
    let node = |level: &usize| Node {
        mark: match () {
            () if here.contains(level) => Mark::Here,
            () if ahead.contains(level) => Mark::Way,
            () => Mark::None,
        },
        ..node(catalog, *level)
    };
    let graph = Graph {
        nodes: shown.iter().map(node).collect(),
        edges: edges(catalog, &shown),
        is_ascii: false,
        voice,
    };
    let all = catalog.ladder.levels.len();
    let caption = match shown.len() {
        shown if shown == all => String::new(),
        shown => format!(
            "{shown} of the {} levels of this ladder",
            grouped(&all.to_string())
        ),
    };
    (!graph.edges.is_empty()).then(|| Block::Aside(graph, caption.into()))
}

/// The levels of a way, and what leads there or follows as far as there is room, in the order of the ladder.
fn around<'w>(catalog: &Catalog, way: impl Iterator<Item = &'w usize>) -> Vec<usize> {
    let mut shown: Vec<usize> = way.take(MOST_LEVELS).copied().collect();
    loop {
        let mut near: Vec<usize> = Vec::new();
        for level in 0..catalog.ladder.levels.len() {
            let next = catalog.graph.next(level);
            if shown.contains(&level) {
                near.extend(next);
            } else if next.iter().any(|next| shown.contains(next)) {
                near.push(level);
            }
        }
        near.retain(|level| !shown.contains(level));
        near.sort_unstable();
        near.dedup();
        // All that are as near, or none of them.
        if near.is_empty() || shown.len() + near.len() > MOST_LEVELS {
            shown.sort_unstable();
            return shown;
        }
        shown.extend(near);
    }
}

fn node<'a>(catalog: &'a Catalog, level: usize) -> Node<'a> {
    let level = &catalog.ladder.levels[level];
    Node {
        id: &level.id,
        title: (&*level.title).into(),
        detail: level.years.in_words().into(),
        kind: NodeKind::Level,
        mark: Mark::None,
        group: level.family.as_deref().map(Into::into),
    }
}

/// What leads from one of these levels to another, by their places among them.
fn edges(catalog: &Catalog, shown: &[usize]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (from, level) in shown.iter().enumerate() {
        let next = catalog.graph.next(*level).iter();
        let next = next.filter_map(|next| shown.iter().position(|level| level == next));
        edges.extend(next.map(|to| Edge {
            from,
            to,
            kind: EdgeKind::Next,
        }));
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    /// The levels of a ladder around a way, by index; each leads to those that are given.
    fn shown(next: &[&[usize]], way: &[usize]) -> Vec<usize> {
        let levels = next.iter().enumerate().map(|(level, next)| {
            let next: Vec<String> = next.iter().map(ToString::to_string).collect();
            serde_json::json!({"id": level.to_string(), "title": level.to_string(), "next": next})
        });
        let levels: Vec<_> = levels.collect();
        let json = serde_json::json!({ "levels": levels }).to_string();
        let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
        around(&Catalog::new(&ladder), way.iter())
    }

    #[test]
    fn a_small_branch_is_shown_whole_and_no_other() {
        let next: &[&[usize]] = &[&[1], &[2, 3], &[], &[], &[5], &[]];
        assert_eq!(shown(next, &[1, 2]), [0, 1, 2, 3]);
        assert_eq!(shown(next, &[5]), [4, 5]);
        assert!(shown(next, &[]).is_empty());
    }

    #[test]
    fn of_a_big_ladder_what_is_near_is_shown() {
        let line: Vec<Vec<usize>> = (0..50).map(|at| vec![at + 1]).chain([vec![]]).collect();
        let line: Vec<&[usize]> = line.iter().map(Vec::as_slice).collect();
        assert_eq!(shown(&line, &[20, 21]), [17, 18, 19, 20, 21, 22, 23, 24]);
        // Of a long way its beginning.
        let way: Vec<usize> = (20..40).collect();
        assert_eq!(shown(&line, &way), way[..MOST_LEVELS]);
        // Nine that are as near are too many.
        let star: &[&[usize]] = &[
            &[1, 2, 3, 4, 5, 6, 7, 8, 9],
            &[],
            &[],
            &[],
            &[],
            &[],
            &[],
            &[],
            &[],
            &[],
        ];
        assert_eq!(shown(star, &[0]), [0]);
    }
}
