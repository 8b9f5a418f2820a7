//! Who lacks something that their own level requires.

use serde_json::{Value, json};

use super::json_of;
use crate::support::{ask, json as asked};

#[test]
fn who_lacks_what_at_their_own_level_is_told_as_by_hand() {
    let answer = asked("team tests/rosters/ten.csv");
    let short = answer["team"]["short"].as_array().expect("people").iter();
    let told = short.map(|one| {
        let missing = one["missing"].as_array().expect("skills").iter();
        let missing: Vec<&str> = missing.filter_map(|skill| skill["id"].as_str()).collect();
        format!("{} {} {}", one["name"], one["at"], missing.join("+")).replace('"', "")
    });
    let told: Vec<String> = told.collect();
    let expected = [
        "Ann Ames junior-it-pm time-management",
        "Dan Dietz junior-it-pm project-coordination+time-management",
        "Eva Engel senior-it-pm strategic-planning+advanced-risk-management",
        "Fay Fonte junior-it-pm project-coordination+communication",
        "Hal Hughes it-pm risk-management+budget-management",
        "Ida Iwata junior-it-pm project-coordination+time-management",
        "Jon Juric it-pm leadership+risk-management",
    ];
    assert_eq!(told, expected);
    let csv = ask("team tests/rosters/ten.csv --format csv").stdout;
    let eva = csv.lines().find(|line| line.starts_with("Eva"));
    let at_the_top = eva.expect("Eva");
    assert!(
        at_the_top.ends_with(",strategic-planning; advanced-risk-management"),
        "{at_the_top}"
    );
}

#[test]
fn a_person_sees_who_and_on_a_page_what() {
    let screen = ask("team tests/rosters/ten.csv --width 80").stdout;
    let line =
        "\nShort at their own level: Ann Ames, Dan Dietz, Eva Engel, Fay Fonte +3 (--full)\n";
    assert!(screen.contains(line), "{screen}");
    let page = ask("team tests/rosters/ten.csv --format markdown").stdout;
    let eva = "\n| Eva Engel | Senior IT Project Manager | Strategic Planning, Advanced Risk Management | — |";
    assert!(page.contains(eva), "{page}");
    // Where nobody lacks anything there is no such line and no such column.
    let csv = scratch_roster();
    for format in ["table", "markdown"] {
        let page = ask(&format!("team {csv} --format {format} --part people")).stdout;
        assert!(
            page.contains("Fay") && !page.contains("Short now"),
            "{page}"
        );
    }
    assert!(!ask(&format!("team {csv}")).stdout.contains("Short at"));
}

/// A roster of one who has all that their level requires.
fn scratch_roster() -> String {
    let csv = crate::support::scratch("sound.csv");
    let people = "name,at,skills\nFay,it-pm,Leadership; Risk Management; Budget Management\n";
    std::fs::write(&csv, people).expect("written");
    csv
}

#[test]
fn what_is_too_low_or_waived_is_lacking_too() {
    let people = r#"{"name": "Ann", "at": "delivery-manager", "skills": ["Planning:awareness"], "waive": ["Making a process work"]}"#;
    let answer = json_of("--ladder uk-delivery", people.as_bytes());
    let short = &answer["team"]["short"][0];
    assert_eq!(short["at"], "delivery-manager");
    let low = json!([{"id": "planning", "have": "awareness", "want": "practitioner"}]);
    assert_eq!(short["too_low"], low);
    assert_eq!(short["waived"], json!(["making-a-process-work"]));
    // As many as the coverage counts.
    let lacks = |skill: &Value| {
        let lists = ["too_low", "missing"].into_iter();
        let listed = lists.flat_map(|list| short[list].as_array().expect("skills"));
        let mut listed = listed.map(|one| &one["id"]);
        listed.any(|id| id == skill) || short["waived"][0] == *skill
    };
    for one in answer["team"]["coverage"].as_array().expect("skills") {
        assert_eq!(one["short"] == 1, lacks(&one["id"]), "{one}");
    }
}

#[test]
fn what_alone_one_does_not_mean_to_acquire_is_lacking_too() {
    let people = r#"{"name": "Bob", "at": "junior", "skills": ["Communication", "Time Management"], "waive": ["Project Coordination"]}"#;
    let short = &json_of("", people.as_bytes())["team"]["short"];
    assert_eq!(short[0]["waived"], json!(["project-coordination"]));
}
