//! Certificates that require each other, so that nobody could earn the first of them.

use std::collections::HashMap;

use crate::catalog::{Ladder, LevelGraph, english::quoted};

use super::Lint;
use crate::catalog::validate::path::Path;

impl Lint<'_, '_> {
    pub(super) fn circles_of_certificates(&mut self) {
        let ladder = self.ladder;
        for circle in required_by_every_route(ladder).cycles() {
            let name = |index: &usize| quoted(&ladder.certifications[*index].id);
            let names: Vec<String> = circle.iter().chain(circle.first()).map(name).collect();
            let path = Path::item("certifications", circle[0]).key("routes");
            self.report(
                path,
                format!("each requires the next: {}", names.join(" -> ")),
            );
        }
    }
}

/// Which certificates one must hold first, whichever route one takes.
fn required_by_every_route(ladder: &Ladder) -> LevelGraph {
    let certifications = ladder.certifications.iter().enumerate();
    let by_id: HashMap<&str, usize> = certifications
        .map(|(index, one)| (&*one.id, index))
        .collect();
    let required = ladder.certifications.iter().map(|one| {
        let routes = one.routes.as_deref().unwrap_or_default();
        let Some((first, others)) = routes.split_first() else {
            return Vec::new();
        };
        let in_all =
            |id: &&super::Text| others.iter().all(|route| route.certifications.contains(id));
        let ids = first.certifications.iter().filter(in_all);
        ids.filter_map(|id| by_id.get(&**id).copied()).collect()
    });
    LevelGraph::from_edges(required.collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

    #[test]
    fn a_circle_is_said_once() {
        let json = r#"{"levels":[{"id":"l","title":"L","skills":["x"]}],"certifications":[
            {"id":"a","name":"A","routes":[{"certifications":["b"]}]},
            {"id":"b","name":"B","routes":[{"certifications":["a"]}]},
            {"id":"c","name":"C","routes":[{"certifications":["a"]},{}]}]}"#;
        let expected = ["certifications[0].routes: each requires the next: `a` -> `b` -> `a`"];
        assert_eq!(findings(json), expected);
    }
}
