//! Certificates that nobody could earn, since each route to them asks for one of them first, and
//! training of which it is not said for certain what counts for it.

use foldhash::HashMap;

use crate::catalog::{
    Ladder,
    english::{bounded_list, quoted},
};

use super::Lint;
use crate::catalog::validate::path::Path;

impl Lint<'_, '_> {
    pub(super) fn circles_of_certificates(&mut self) {
        let ladder = self.ladder;
        let stuck = out_of_reach(ladder);
        let names: Vec<String> = (stuck.iter().take(8))
            .map(|index| quoted(&ladder.certifications[*index].id))
            .collect();
        for index in &stuck {
            let path = Path::item("certifications", *index).key("routes");
            let names = bounded_list(&names, 7);
            self.report(
                path,
                format!("nobody can earn it first, since these ask for each other: {names}"),
            );
        }
    }

    /// Hours without a kind beside others that have one, and kinds of no hours.
    pub(super) fn kinds_of_training(&mut self) {
        let mut trainings = Vec::new();
        for (index, one) in self.ladder.certifications.iter().enumerate() {
            for (n, route) in one.routes.iter().flatten().enumerate() {
                trainings.extend(route.training.as_ref().map(|one| (index, n, one)));
            }
        }
        let are_named = (trainings.iter())
            .any(|(_, _, training)| training.hours.is_some() && training.kind.is_some());
        for (index, n, training) in trainings {
            let path = || {
                let route = Path::item("certifications", index).key("routes").index(n);
                route.key("training")
            };
            match (training.hours, &training.kind) {
                (None, Some(_)) => self.report(
                    path().key("kind"),
                    "the kind counts for nothing, since no `hours` are asked for",
                ),
                (Some(_), None) if are_named => self.report(
                    path(),
                    "the hours have no `kind`, while others of this ladder have one",
                ),
                _ => {}
            }
        }
    }
}

/// The certificates that cannot be earned by whoever begins without any.
fn out_of_reach(ladder: &Ladder) -> Vec<usize> {
    let certifications = ladder.certifications.iter().enumerate();
    let by_id: HashMap<&str, usize> = certifications
        .map(|(index, one)| (&*one.id, index))
        .collect();
    // For each route how many certificates must still be earned, and who waits for each certificate.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); ladder.certifications.len()];
    let mut earned: Vec<usize> = Vec::new();
    for (index, one) in ladder.certifications.iter().enumerate() {
        let routes = one.routes.as_deref().unwrap_or_default();
        if routes.is_empty() {
            earned.push(index);
        }
        for route in routes {
            let required = route
                .certifications
                .iter()
                .filter_map(|id| by_id.get(&**id));
            required
                .clone()
                .for_each(|other| waiting[*other].push(open.len()));
            let count = required.count();
            open.push((index, count));
            if count == 0 {
                earned.push(index);
            }
        }
    }
    let mut is_earned = vec![false; ladder.certifications.len()];
    while let Some(index) = earned.pop() {
        if !std::mem::replace(&mut is_earned[index], true) {
            for route in std::mem::take(&mut waiting[index]) {
                let (owner, count) = &mut open[route];
                *count -= 1;
                if *count == 0 {
                    earned.push(*owner);
                }
            }
        }
    }
    (0..is_earned.len())
        .filter(|index| !is_earned[*index])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

    fn certificates(json: &str) -> Vec<String> {
        findings(&format!(
            r#"{{"levels":[{{"id":"l","title":"L","skills":["x"]}}],"certifications":[{json}]}}"#
        ))
    }

    #[test]
    fn a_circle_is_said_of_each() {
        let found = certificates(
            r#"{"id":"a","name":"A","routes":[{"certifications":["b"]}]},
            {"id":"b","name":"B","routes":[{"certifications":["a"]}]},
            {"id":"c","name":"C","routes":[{"certifications":["a"]},{}]}"#,
        );
        let message = "nobody can earn it first, since these ask for each other: `a` and `b`";
        let expected = [0, 1].map(|index| format!("certifications[{index}].routes: {message}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_kind_is_wanted_where_others_have_one() {
        let training =
            |json: &str| format!(r#"{{"id":"c","name":"C","routes":[{{"training":{json}}}]}}"#);
        let of_none = training(r#"{"hours":10,"of":"it"}"#);
        assert!(certificates(&of_none).is_empty());
        let of_one = training(r#"{"hours":10,"of":"it","kind":"pm"}"#);
        let of_one = of_one.replace("\"c\"", "\"d\"").replace("\"C\"", "\"D\"");
        assert_eq!(
            certificates(&format!("{of_none},{of_one}")),
            [
                "certifications[0].routes[0].training: the hours have no `kind`, while others of this ladder have one"
            ]
        );
        let of_no_hours = training(r#"{"of":"a course","kind":"pm"}"#);
        assert_eq!(
            certificates(&of_no_hours),
            [
                "certifications[0].routes[0].training.kind: the kind counts for nothing, since no `hours` are asked for"
            ]
        );
    }

    #[test]
    fn a_circle_may_have_alternatives() {
        let found = certificates(
            r#"{"id":"m","name":"M","routes":[{"certifications":["n"]},{"certifications":["o"]}]},
            {"id":"n","name":"N","routes":[{"certifications":["m"]}]},
            {"id":"o","name":"O","routes":[{"certifications":["m"]}]}"#,
        );
        assert_eq!(found.len(), 3);
    }
}
