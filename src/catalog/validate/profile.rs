//! What a type cannot say about a profile: that times have an end, and that it comes after their
//! beginning.

use crate::catalog::{Date, Profile, Spent};

use super::{path::Path, problem::Finding};

/// Everything that is wrong with a profile whose every value has the right type.
pub(super) fn check(profile: &Profile) -> Vec<Finding> {
    let date = profile.date;
    let posts = profile.experience.iter().enumerate();
    let posts = posts.filter_map(|(index, post)| {
        let (key, message) = wrong_post(post, date)?;
        let path = Path::item("experience", index);
        let path = if key.is_empty() { path } else { path.key(key) };
        Some((path, message))
    });
    let held = profile.certifications.iter().enumerate();
    let held = held.filter(|(_, one)| is_after(one.earned, date));
    let held = held.map(|(index, _)| {
        let path = Path::item("certifications", index).key("earned");
        (path, "is after the `date` of the profile")
    });
    let found = posts.chain(held).map(|(path, message)| Finding {
        path,
        message: message.to_owned(),
    });
    found.collect()
}

/// The key of a post whose value is wrong, and why; of the post as a whole an empty key.
fn wrong_post(post: &Spent, date: Option<Date>) -> Option<(&'static str, &'static str)> {
    match (post.months, post.from, post.to) {
        (Some(_), None, None) => None,
        (Some(_), _, _) => Some(("months", "either `months`, or `from` and `to`, not both")),
        (None, None, Some(_)) => Some(("to", "there is no `from`")),
        (None, None, None) => Some(("", "expected `months`, or `from` and `to`")),
        (None, Some(_), None) if date.is_none() => {
            let message =
                "there is no `to`, and the profile has no `date` up to which it would count";
            Some(("from", message))
        }
        (None, from, to) if is_after(from, to) => Some(("from", "is after `to`")),
        (None, from, _) if is_after(from, date) => {
            Some(("from", "is after the `date` of the profile"))
        }
        _ => None,
    }
}

fn is_after(one: Option<Date>, other: Option<Date>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| one.is_after(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_begin_before_they_end() {
        let said = |json: &str| {
            let profile: Profile = serde_json::from_str(json).expect(json);
            let found = check(&profile).into_iter();
            let told = found.map(|one| format!("{}: {}", one.path, one.message));
            told.collect::<Vec<_>>().join("; ")
        };
        let post = |rest: &str| format!(r#"{{"experience":[{{"of":"x"{rest}}}]}}"#);
        let dated = |rest: &str| post(rest).replacen('{', r#"{"date":"2026-05","#, 1);
        for (json, expected) in [
            (post(r#","months":3"#), ""),
            (post(r#","from":"2021-03","to":"2021-03""#), ""),
            (dated(r#","from":"2021-03""#), ""),
            (dated(r#","from":"2021-03","to":"2027-01""#), ""),
            (post(""), "experience[0]: expected `months`, or `from` and `to`"),
            (
                post(r#","months":3,"from":"2021-03""#),
                "experience[0].months: either `months`, or `from` and `to`, not both",
            ),
            (post(r#","to":"2021-03""#), "experience[0].to: there is no `from`"),
            (
                post(r#","from":"2021-03""#),
                "experience[0].from: there is no `to`, and the profile has no `date` up to which it \
                 would count",
            ),
            (
                post(r#","from":"2021-04","to":"2021-03-31""#),
                "experience[0].from: is after `to`",
            ),
            (
                dated(r#","from":"2026-06""#),
                "experience[0].from: is after the `date` of the profile",
            ),
            (
                r#"{"date":"2026-05-03","certifications":["a",{"certification":"b","earned":"2026-05-04"}]}"#
                    .to_owned(),
                "certifications[1].earned: is after the `date` of the profile",
            ),
        ] {
            assert_eq!(said(&json), expected, "{json}");
        }
    }
}
