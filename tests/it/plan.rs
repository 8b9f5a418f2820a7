//! `plan`: for a table of people the whole of what matters, and what must hold for everyone.

use serde_json::{Value, json};

use crate::support::{Run, ask, ask_with, run, scratch};

fn plan(args: &str) -> Value {
    read(&ask(&format!("plan {args} --json")), args)
}

fn plan_on(ladder: &Value, args: &str) -> Value {
    let run = ask_with(
        &format!("plan {args} --json"),
        ladder.to_string().as_bytes(),
    );
    read(&run, args)
}

fn read(run: &Run, args: &str) -> Value {
    assert_eq!((run.code, &*run.stderr), (0, ""), "plan {args}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["plan"].clone()
}

fn strings(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| one.as_str().expect("text")).collect()
}

/// The gaps of a plan: `level/skill`, in order.
fn gaps(plan: &Value) -> Vec<String> {
    let way = plan["way"].as_array().expect("a list").iter();
    let gaps = way.flat_map(|rung| {
        let level = rung["level"]["id"].as_str().expect("an id");
        let skills = rung["skills"].as_array().expect("a list").iter();
        let gaps = skills.filter(|skill| ["missing", "too_low"].contains(&text(&skill["status"])));
        gaps.map(move |skill| format!("{level}/{}", text(&skill["id"])))
    });
    gaps.collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

/// A plan in short: standing by years and by skills, where the way begins, and each level of it with
/// the years and the number of skills that are missing.
fn short(plan: &Value) -> String {
    let standing = &plan["standing"];
    let ids = |list: &Value| strings(list).join(",");
    let way = plan["way"].as_array().expect("a list").iter();
    let way = way.map(|rung| {
        let skills = rung["skills"].as_array().expect("a list").iter();
        let gaps = skills.filter(|skill| ["missing", "too_low"].contains(&text(&skill["status"])));
        let here = if rung["here"] == true { "*" } else { "" };
        let (level, years) = (text(&rung["level"]["id"]), &rung["years_missing"]);
        format!("{here}{level} {years}y {}s", gaps.count())
    });
    format!(
        "years[{}] skills[{}] agree={} here[{}] way[{}]",
        ids(&standing["by_years"]["levels"]),
        ids(&standing["by_skills"]["levels"]),
        standing["agree"],
        ids(&standing["here"]),
        way.collect::<Vec<_>>().join("; ")
    )
}

const JUNIOR: &str = "--skill project-coordination --skill communication --skill time-management";
const MIDDLE: &str = "--skill leadership --skill risk-management --skill budget-management";
const SENIOR: &str =
    "--skill strategic-planning --skill advanced-risk-management --skill mentoring";

#[test]
fn people_on_the_bundled_ladder() {
    let all = format!("{JUNIOR} {MIDDLE} {SENIOR}");
    let both = format!("{JUNIOR} {MIDDLE}");
    for (args, expected) in [
        // Nothing is said.
        (
            "",
            "years[] skills[] agree=true here[] way[junior-it-pm nully 3s]",
        ),
        // Years alone: below the first, in each band, on each edge, far above.
        (
            "--years 0",
            "years[] skills[] agree=true here[] way[junior-it-pm 1y 3s]",
        ),
        (
            "--years 0.5",
            "years[] skills[] agree=true here[] way[junior-it-pm 0.5y 3s]",
        ),
        (
            "--years 1",
            "years[junior-it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s; it-pm 2y 3s]",
        ),
        (
            "--years 3",
            "years[junior-it-pm,it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s; it-pm 0y 3s]",
        ),
        (
            "--years 2.9",
            "years[junior-it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s; it-pm 0.1y 3s]",
        ),
        (
            "--years 7",
            "years[it-pm,senior-it-pm] skills[] agree=true here[it-pm] way[*it-pm 0y 3s; senior-it-pm 0y 3s]",
        ),
        (
            "--years 40",
            "years[senior-it-pm] skills[] agree=true here[senior-it-pm] way[*senior-it-pm 0y 3s]",
        ),
        // Skills alone.
        (
            JUNIOR,
            "years[] skills[junior-it-pm] agree=true here[junior-it-pm] way[*junior-it-pm nully 0s; it-pm nully 3s]",
        ),
        (
            &all,
            "years[] skills[senior-it-pm] agree=true here[senior-it-pm] way[*senior-it-pm nully 0s]",
        ),
        // Only those of a higher rung.
        (
            SENIOR,
            "years[] skills[senior-it-pm] agree=true here[senior-it-pm] way[*senior-it-pm nully 0s]",
        ),
        // Years and skills that agree, and that do not.
        (
            &format!("--years 2 {JUNIOR}"),
            "years[junior-it-pm] skills[junior-it-pm] agree=true here[junior-it-pm] way[*junior-it-pm 0y 0s; it-pm 1y 3s]",
        ),
        (
            &format!("--years 4 {JUNIOR}"),
            "years[it-pm] skills[junior-it-pm] agree=false here[it-pm] way[*it-pm 0y 3s; senior-it-pm 3y 3s]",
        ),
        (
            &format!("--years 0.5 {both}"),
            "years[] skills[it-pm] agree=false here[] way[junior-it-pm 0.5y 0s]",
        ),
        (
            &format!("--years 3 {both}"),
            "years[junior-it-pm,it-pm] skills[it-pm] agree=true here[junior-it-pm] way[*junior-it-pm 0y 0s; it-pm 0y 0s]",
        ),
        // The top.
        (
            &format!("--years 40 {all}"),
            "years[senior-it-pm] skills[senior-it-pm] agree=true here[senior-it-pm] way[*senior-it-pm 0y 0s]",
        ),
        // A skill of no level says nothing of where one stands.
        (
            "--years 4 --skill scrum",
            "years[it-pm] skills[] agree=true here[it-pm] way[*it-pm 0y 3s; senior-it-pm 3y 3s]",
        ),
        // What one says goes before what the years say.
        (
            "--years 4 --at junior",
            "years[it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s; it-pm 0y 3s]",
        ),
        // A goal beyond the next, one's own, one below.
        (
            "--years 2 --goal senior",
            "years[junior-it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s; it-pm 1y 3s; senior-it-pm 5y 3s]",
        ),
        (
            "--years 2 --goal junior",
            "years[junior-it-pm] skills[] agree=true here[junior-it-pm] way[*junior-it-pm 0y 3s]",
        ),
        (
            "--years 8 --goal pm",
            "years[senior-it-pm] skills[] agree=true here[senior-it-pm] way[it-pm 0y 3s]",
        ),
        (
            "--goal senior",
            "years[] skills[] agree=true here[] way[junior-it-pm nully 3s; it-pm nully 3s; senior-it-pm nully 3s]",
        ),
    ] {
        let found = short(&plan(args));
        assert_eq!(found, expected, "plan {args}");
    }
}

#[test]
fn each_standing_has_its_reason() {
    for (args, by_years, by_skills) in [
        ("", "no years are given", "no skills are given"),
        (
            "--years 0.5 --skill scrum",
            "0.5 years is below the first band, Junior IT Project Manager (1–3)",
            "no level requires any of these skills",
        ),
        (
            "--years 1 --skill mentoring",
            "1 year is within the band of Junior IT Project Manager (1–3)",
            "no level is complete; nearest: Senior IT Project Manager, 1 of 3 met",
        ),
        (
            "--years 3 --skill strategy --skill erm --skill coaching",
            "3 years is within the bands of Junior IT Project Manager (1–3) and IT Project Manager (3–7)",
            "all required skills of Senior IT Project Manager are there",
        ),
    ] {
        let standing = &plan(args)["standing"];
        assert_eq!(standing["by_years"]["reason"], by_years, "{args}");
        assert_eq!(standing["by_skills"]["reason"], by_skills, "{args}");
    }
}

/// Two branches that meet, a scale, weights, an optional skill, bands with a gap and an end.
fn forked() -> Value {
    json!({
        "scale": ["aware", "working", "expert"],
        "levels": [
            {"id": "start", "title": "Start", "years": {"max": 2},
             "skills": [{"skill": "Plans", "proficiency": "working"}], "next": ["maker", "leader"]},
            {"id": "maker", "title": "Maker", "years": {"min": 3, "max": 5},
             "skills": [{"skill": "Plans", "proficiency": "expert"}, {"skill": "Craft", "proficiency": "expert", "weight": 2}],
             "next": ["top"]},
            {"id": "leader", "title": "Leader", "years": {"min": 3, "max": 5},
             "skills": [
                {"skill": "Plans", "proficiency": "aware"},
                {"skill": "Poems", "required": false, "weight": 9},
                {"skill": "Talks", "proficiency": "working"},
                {"skill": "People", "proficiency": "expert"}],
             "next": ["top"]},
            {"id": "top", "title": "Top", "years": {"min": 6, "max": 9},
             "skills": [{"skill": "People", "proficiency": "expert"}]}
        ],
        "tracks": [{"id": "t", "title": "T", "from": "leader",
                    "skills": [{"skill": "Craft", "proficiency": "working"}, "Talks"],
                    "salary": [{"currency": "GBP", "min": 5, "period": "hour"}]}],
        "strategies": [{"id": "s", "title": "S", "develops": ["people", "Craft"]},
                       {"id": "other", "title": "Other", "develops": ["Sewing"]}]
    })
}

#[test]
fn people_on_a_forked_ladder_with_a_scale() {
    for (args, expected) in [
        (
            "--years 1 --skill plans:working",
            "years[start] skills[start] agree=true here[start] way[*start nully 0s; maker 2y 2s; leader 2y 3s]",
        ),
        // Between two bands: the one that was reached.
        (
            "--years 2.5 --skill plans:working",
            "years[start] skills[start] agree=true here[start] way[*start nully 0s; maker 0.5y 2s; leader 0.5y 3s]",
        ),
        // Two bands of two branches: both.
        (
            "--years 4",
            "years[maker,leader] skills[] agree=true here[maker,leader] way[*maker 0y 2s; *leader 0y 4s; top 2y 1s]",
        ),
        (
            "--years 4 --skill plans:expert --skill craft:expert",
            "years[maker,leader] skills[maker] agree=true here[maker,leader] way[*maker 0y 0s; *leader 0y 3s; top 2y 1s]",
        ),
        // Along one branch.
        (
            "--at start --goal top --skill people:expert --skill plans:working",
            "years[] skills[top] agree=true here[start] way[*start nully 0s; maker nully 2s; leader nully 2s; top nully 0s]",
        ),
        (
            "--at maker --goal leader",
            "years[] skills[] agree=true here[maker] way[leader nully 4s]",
        ),
        // Above the last band.
        (
            "--years 30 --skill people:expert",
            "years[top] skills[top] agree=true here[top] way[*top 0y 0s]",
        ),
    ] {
        let mut found = plan_on(&forked(), args);
        let notes = found["notes"].take();
        assert_eq!(short(&found), expected, "plan {args}: {notes}");
    }
}

#[test]
fn a_next_rung_that_asks_less_is_met() {
    let plan = plan_on(&forked(), "--at start --skill plans:working");
    let leader = &plan["way"][2];
    assert_eq!(leader["level"]["id"], "leader");
    let skills = leader["skills"].as_array().expect("a list").iter();
    let plans = skills.last().expect("skills");
    assert_eq!(
        *plans,
        json!({"id": "plans", "name": "Plans", "have": "working", "want": "aware",
               "status": "met", "required": true, "weight": 1, "note": null, "means": null,
               "implied_by": null, "inherited_from": null})
    );
}

#[test]
fn gaps_are_in_the_order_that_is_said() {
    let plan = plan_on(&forked(), "--at start --skill plans:working --skill talks");
    let order: Vec<(&str, &str)> = (plan["way"][2]["skills"].as_array().expect("a list").iter())
        .map(|skill| (text(&skill["id"]), text(&skill["status"])))
        .collect();
    assert_eq!(
        order,
        [
            // Required: three steps, then one; then the optional one, whatever its weight.
            ("people", "missing"),
            ("talks", "too_low"),
            ("poems", "missing"),
            ("plans", "met"),
        ]
    );
    assert_eq!(
        plan["way"][1]["skills"][0]["id"], "craft",
        "the heavier goes first"
    );
    assert_eq!(
        plan["notes"],
        json!(["a skill claimed without a proficiency counts as `aware`, the lowest: Talks"])
    );
}

#[test]
fn strategies_develop_what_is_missing() {
    let on = |args: &str| plan_on(&forked(), args)["strategies"].clone();
    assert_eq!(
        on("--at start"),
        json!([{"id": "s", "title": "S", "develops": ["people", "craft"]}])
    );
    assert_eq!(
        on("--at leader --goal top --skill people:expert"),
        json!([]),
        "nothing is missing on the way, and no strategy fits any level"
    );
    // A track that is named counts as wanted.
    assert_eq!(
        on(
            "--at maker --goal top --skill people:expert --skill plans:expert --skill craft:aware --track t"
        ),
        json!([{"id": "s", "title": "S", "develops": ["craft"]}])
    );
    let bundled = plan("--years 4 --skill risk-management");
    let ids: Vec<&str> = (bundled["strategies"].as_array().expect("a list").iter())
        .map(|one| text(&one["id"]))
        .collect();
    assert_eq!(
        ids,
        [
            "leadership-skills",
            "advanced-certifications",
            "professional-organizations",
            "share-knowledge"
        ]
    );
}

#[test]
fn tracks_say_what_one_has_of_them() {
    let plan = plan_on(&forked(), "--skill craft --skill talks --waive poems");
    assert_eq!(
        plan["tracks"],
        json!([{"id": "t", "title": "T", "have": ["talks"], "missing": ["craft"], "waived": [],
                "salary": [{"currency": "GBP", "min": 5, "max": null, "period": "hour",
                            "region": null, "source": null, "as_of": null}],
                "from": "leader"}])
    );
    assert_eq!(
        self::plan("")["tracks"].as_array().expect("a list").len(),
        2
    );
    let one = self::plan("--track agile --skill scrum --waive kanban");
    let one = &one["tracks"];
    assert_eq!(one.as_array().expect("a list").len(), 1);
    assert_eq!(one[0]["have"], json!(["scrum"]));
    assert_eq!(one[0]["missing"], json!(["agile-methodologies"]));
    assert_eq!(one[0]["waived"], json!(["kanban"]));
}

#[test]
fn a_waived_skill_counts_apart() {
    let plan = plan("--at pm --waive mentoring --skill mentoring --waive strategy");
    let senior = plan["way"]
        .as_array()
        .expect("a list")
        .last()
        .expect("a level");
    let status = |id: &str| {
        let mut skills = senior["skills"].as_array().expect("a list").iter();
        text(&skills.find(|skill| skill["id"] == id).expect(id)["status"]).to_owned()
    };
    assert_eq!(
        status("mentoring"),
        "met",
        "what one has need not be waived"
    );
    assert_eq!(status("strategic-planning"), "waived");
    assert_eq!(status("advanced-risk-management"), "missing");
}

#[test]
fn a_ladder_without_years() {
    let ladder =
        json!({"levels": [{"id": "a", "title": "A", "skills": ["X"]}, {"id": "b", "title": "B"}]});
    let plan = plan_on(&ladder, "--years 5 --skill x");
    assert_eq!(
        short(&plan),
        "years[] skills[a] agree=true here[a] way[*a nully 0s; b nully 0s]"
    );
    assert_eq!(
        plan["standing"]["by_years"]["reason"],
        "the levels of this ladder name no years"
    );
    let bare = json!({"levels": [{"id": "a", "title": "A"}]});
    assert_eq!(
        plan_on(&bare, "--years 5 --at a")["notes"],
        json!(["nothing follows A on this ladder"])
    );
}

#[test]
fn bands_that_only_begin_last_until_the_next() {
    let ladder = json!({"levels": [
        {"id": "a", "title": "A", "years": {"min": 0}}, {"id": "b", "title": "B", "years": {"min": 2}},
        {"id": "c", "title": "C", "years": {"min": 5}}
    ]});
    for (years, level) in [
        ("0", "a"),
        ("1.9", "a"),
        ("2", "b"),
        ("4.99", "b"),
        ("50", "c"),
    ] {
        let plan = plan_on(&ladder, &format!("--years {years}"));
        assert_eq!(
            strings(&plan["standing"]["by_years"]["levels"]),
            [level],
            "{years}"
        );
    }
}

#[test]
fn a_claim_matches_exactly_or_not_at_all() {
    for (args, error) in [
        (
            "plan --strict --skill risk",
            "error: there is no skill `risk`; did you mean `Risk Management`?\n\
             hint: `itpm-career skills` lists them\n",
        ),
        (
            "plan --strict --skill pmp",
            "error: there is no skill `pmp`\nhint: it is a certificate: `--certification pmp`\n",
        ),
        (
            "plan --strict --certification pm",
            "error: there is no certification `pm`; did you mean `Google Project Management Certificate` or `Project Management Professional (PMP)`?\nhint: `itpm-career certifications` lists them\n",
        ),
        (
            "plan --skill scrum:expert",
            "error: this ladder has no proficiencies to take `expert` from\nhint: a skill is had or not: `--skill scrum`\n",
        ),
        (
            "plan --experience agile",
            "error: invalid value `agile` for `--experience <WORK:MONTHS>`: expected the work and its months: `agile projects:24`\n\
             hint: `itpm-career --help` shows the usage\n",
        ),
        (
            "plan --strict --experience agile:3",
            "error: no certificate of this ladder asks for months of `agile`; did you mean `agile projects`?\n",
        ),
    ] {
        let run = ask(args);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{args}");
        assert_eq!(run.stderr, error, "{args}");
    }
    let run = ask_with("plan --skill plans:expret", forked().to_string().as_bytes());
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: there is no proficiency `expret` on this ladder; did you mean `expert`?\n\
         hint: the proficiencies are aware, working and expert\n"
    );
}

#[test]
fn a_name_with_a_colon_is_a_name() {
    let ladder = json!({"scale": ["low", "high"], "levels": [{"id": "a", "title": "A",
        "skills": [{"skill": "C: the language", "proficiency": "high"}]}]});
    let skill = |claim: &str| {
        let file = scratch("colon.json");
        std::fs::write(&file, ladder.to_string()).expect("written");
        let run = run(["plan", "--json", "--skill", claim, "--data", &file]);
        read(&run, claim)["way"][0]["skills"][0]["status"].clone()
    };
    assert_eq!(skill("C: the language"), "too_low");
    assert_eq!(skill("c: the language:HIGH"), "met");
}

#[test]
fn of_two_claims_the_higher_counts_and_a_flag_wins_over_the_file() {
    let file = scratch("profile.json");
    let ladder = scratch("forked.json");
    std::fs::write(&ladder, forked().to_string()).expect("written");
    let profile = json!({"years": 1, "skills": ["plans:expert", "talks:aware"], "at": "start", "goal": "leader"});
    std::fs::write(&file, profile.to_string()).expect("written");
    let have = |flags: &[&str]| {
        let args = ["plan", "--json", "--data", &ladder, "--profile", &file];
        let plan = read(&run(args.iter().chain(flags)), "profile");
        let way = plan["way"].as_array().expect("a list");
        let skills = way.last().expect("a level")["skills"]
            .as_array()
            .expect("a list")
            .clone();
        let of = |id: &str| skills.iter().find(|one| one["id"] == id).expect(id)["have"].clone();
        (
            text(&way.last().expect("a level")["level"]["id"]).to_owned(),
            of("plans"),
            of("talks"),
        )
    };
    assert_eq!(
        have(&[]),
        ("leader".into(), json!("expert"), json!("aware"))
    );
    assert_eq!(
        have(&[
            "--skill",
            "plans:aware",
            "--skill",
            "plans:working",
            "--skill",
            "plans"
        ]),
        ("leader".into(), json!("working"), json!("aware"))
    );
}

#[test]
fn the_profile_says_the_same_as_the_flags() {
    let file = scratch("whole.json");
    let profile = json!({
        "$schema": "profile.schema.json", "years": 4, "skills": ["leadership", "sprints"],
        "waive": ["mentoring"], "certifications": ["capm"], "training_hours": 10,
        "leading_months": 30, "experience": [{"of": "Agile projects", "months": 24}],
        "education": "bachelor", "at": "pm", "goal": "senior", "tracks": ["agile"], "place": "austin"
    });
    std::fs::write(&file, format!("\u{feff}{profile}")).expect("written");
    let from_file = run(["plan", "--json", "--profile", &file]);
    let flags = ask(
        "plan --json --place austin --track agile --goal senior --at pm --education bachelor \
         --experience agile-projects:24 --leading-months 30 --training-hours 10 --certification capm \
         --waive mentoring --skill sprints --skill leadership --years 4",
    );
    assert_eq!(from_file.code, 0, "{}", from_file.stderr);
    assert_eq!(from_file.stdout, flags.stdout);
    let plan = read(&flags, "flags");
    let notes = strings(&plan["notes"]);
    assert_eq!(notes[0], "`sprints` is taken to mean Scrum");
    assert_eq!(plan["market"][0]["place"]["code"], "0012420");
}

#[test]
fn a_profile_with_something_wrong_is_told_where() {
    let file = scratch("wrong.json");
    std::fs::write(&file, "{\"years\": \"4\",\n \"skils\": []}").expect("written");
    let run = run(["plan", "--profile", &file]);
    assert_eq!((run.code, &*run.stdout), (1, ""));
    assert_eq!(
        run.stderr,
        format!(
            "error: {file}:1:11: years: expected a number, found text; write 4\n\
             error: {file}:2:2: skils: the key is not known; did you mean `skills`?\n"
        )
    );
    let both = ask("plan --profile - --data -");
    assert_eq!(both.code, 2);
}

#[test]
fn the_order_of_flags_changes_nothing() {
    let flags = [
        "--years 4",
        "--skill scrum",
        "--skill leading-teams",
        "--skill coaching",
        "--certification capm",
        "--education bachelor",
        "--waive erm",
        "--track agile",
        "--track infrastructure",
        "--experience agile-projects:5",
    ];
    let forward = plan(&flags.join(" "));
    let backward: Vec<&str> = flags.iter().rev().copied().collect();
    assert_eq!(plan(&backward.join(" ")), forward);
}

#[test]
fn another_skill_never_adds_a_gap() {
    let names = [
        "project-coordination",
        "communication",
        "time-management",
        "leadership",
        "risk-management",
        "budget-management",
        "strategic-planning",
        "advanced-risk-management",
        "mentoring",
        "scrum",
    ];
    for start in [
        "--years 0.5",
        "--years 3",
        "--years 4",
        "--years 9",
        "--at junior --goal senior",
    ] {
        let mut args = start.to_owned();
        let mut before = gaps(&plan(&args));
        for name in names {
            args += &format!(" --skill {name}");
            let after = gaps(&plan(&args));
            assert!(
                after.iter().all(|gap| before.contains(gap)),
                "{args}: {after:?}"
            );
            before = after;
        }
    }
    let mut args = String::from("--at start --goal top");
    let mut before = gaps(&plan_on(&forked(), &args));
    for claim in [
        "plans",
        "plans:working",
        "craft:expert",
        "people:aware",
        "people:expert",
        "poems",
    ] {
        args += &format!(" --skill {claim}");
        let after = gaps(&plan_on(&forked(), &args));
        assert!(
            after.iter().all(|gap| before.contains(gap)),
            "{args}: {after:?}"
        );
        before = after;
    }
}

/// What someone lacks who has all of one level is what `compare` says is gained or raised.
#[test]
fn a_plan_lacks_what_compare_gains() {
    for (from, to) in [
        ("start", "maker"),
        ("start", "leader"),
        ("maker", "top"),
        ("leader", "top"),
        ("maker", "leader"),
    ] {
        let ladder = forked();
        let level = |id: &str| {
            let mut levels = ladder["levels"].as_array().expect("a list").iter();
            levels.find(|level| level["id"] == id).expect(id).clone()
        };
        let claims = level(from)["skills"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|skill| match skill["proficiency"].as_str() {
                Some(how) => format!(" --skill {}:{how}", text(&skill["skill"])),
                None => format!(" --skill {}", text(&skill["skill"])),
            })
            .collect::<String>();
        let mut found: Vec<String> = gaps(&plan_on(
            &ladder,
            &format!("--at {from} --goal {to}{claims}"),
        ));
        let run = ask_with(
            &format!("compare {from} {to} --json"),
            ladder.to_string().as_bytes(),
        );
        let compare: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let skills = compare["compare"]["skills"]
            .as_array()
            .expect("a list")
            .iter();
        let mut expected: Vec<String> = skills
            .filter(|skill| ["gained", "raised"].contains(&text(&skill["change"])))
            .map(|skill| format!("{to}/{}", text(&skill["id"])))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{from} {to}");
    }
}

fn certificate(args: &str, id: &str) -> Value {
    let plan = plan(args);
    let mut all = plan["certifications"].as_array().expect("a list").iter();
    all.find(|one| one["id"] == id).expect(id).clone()
}

#[test]
fn the_four_routes_to_the_pmp() {
    // Education, months of leading, hours: the status, and the months that each route lacks.
    for (education, months, hours, status, missing) in [
        ("secondary", 60, 35, "eligible", [0, 0, 0, 0]),
        ("secondary", 59, 35, "not_yet", [1, 0, 0, 0]),
        ("associate", 48, 35, "eligible", [12, 0, 0, 0]),
        ("associate", 47, 35, "not_yet", [13, 1, 0, 0]),
        ("bachelor", 36, 35, "eligible", [24, 12, 0, 0]),
        ("bachelor", 35, 35, "unknown", [25, 13, 1, 0]),
        ("bachelor", 24, 35, "unknown", [36, 24, 12, 0]),
        ("bachelor", 23, 35, "not_yet", [37, 25, 13, 1]),
        ("bachelor", 36, 34, "not_yet", [24, 12, 0, 0]),
        ("secondary", 36, 35, "not_yet", [24, 12, 0, 0]),
    ] {
        let args =
            format!("--education {education} --leading-months {months} --training-hours {hours}");
        let pmp = certificate(&args, "pmp");
        assert_eq!(pmp["status"], status, "{args}");
        for (route, months) in pmp["routes"].as_array().expect("four").iter().zip(missing) {
            let found = route["missing"]["months"].as_u64().unwrap_or(0);
            assert_eq!(found, months, "{args}");
        }
        let needs = ["secondary", "associate", "bachelor", "bachelor"];
        let ranks = ["secondary", "associate", "bachelor"];
        let rank = |name: &str| ranks.iter().position(|one| *one == name);
        for (route, need) in pmp["routes"].as_array().expect("four").iter().zip(needs) {
            let expected = (rank(education) < rank(need)).then_some(need);
            assert_eq!(route["missing"]["education"].as_str(), expected, "{args}");
            let hours_missing = (hours < 35).then_some(35 - hours);
            assert_eq!(route["missing"]["hours"].as_i64(), hours_missing, "{args}");
        }
    }
}

#[test]
fn what_else_counts_for_a_certificate() {
    // A CAPM covers the 35 hours; the years are taken for months of leading, and it is said.
    let args = "--education bachelor --years 3 --certification capm";
    assert_eq!(certificate(args, "pmp")["status"], "eligible");
    assert_eq!(certificate(args, "capm")["status"], "held");
    let notes = plan(args)["notes"].clone();
    assert!(
        strings(&notes)
            .contains(&"not given, so taken from the years: 36 months of leading projects"),
        "{notes}"
    );
    // Told otherwise, the years do not count.
    assert_eq!(
        certificate(&format!("{args} --leading-months 12"), "pmp")["status"],
        "not_yet"
    );
    // PMI-ACP: 24 months of agile projects or a PMP, and 28 hours.
    for (args, status) in [
        (
            "--education secondary --experience agile-projects:24 --training-hours agile:28",
            "eligible",
        ),
        (
            "--education secondary --experience agile-projects:23 --training-hours agile:28",
            "not_yet",
        ),
        (
            "--education secondary --experience agile-projects:24 --training-hours agile:27",
            "not_yet",
        ),
        (
            "--education secondary --certification pmp --training-hours agile:28",
            "eligible",
        ),
        (
            "--experience agile-projects:24 --training-hours agile:28",
            "not_yet",
        ),
        (
            "--education bachelor --years 10 --training-hours agile:28",
            "not_yet",
        ),
    ] {
        assert_eq!(certificate(args, "pmi-acp")["status"], status, "{args}");
    }
    for (args, id, status) in [
        ("", "psm-1", "eligible"),
        ("", "itil-foundation", "eligible"),
        ("", "psm-3", "eligible"),
        ("", "togaf-f", "unknown"),
        ("", "csm", "not_yet"),
        ("--certification csm", "a-csm", "not_yet"),
        ("", "prince2-p", "not_yet"),
        ("--certification ipma-d", "prince2-p", "eligible"),
        ("--certification capm", "prince2-p", "eligible"),
        (
            "--education secondary --training-hours 23",
            "capm",
            "eligible",
        ),
        (
            "--education secondary --training-hours 22.5",
            "capm",
            "not_yet",
        ),
    ] {
        assert_eq!(certificate(args, id)["status"], status, "{args} {id}");
    }
    assert_eq!(
        certificate("--education secondary --training-hours 22.5", "capm")["routes"],
        json!([{"met": false, "missing": {"months": null, "hours": 0.5, "hours_kind": "pm", "education": null,
            "certification": [], "experience": [], "course": null, "condition": null,
            "training_or_certification": []}}])
    );
    let acp = &certificate("", "pmi-acp")["routes"][0]["missing"];
    assert_eq!(
        acp["experience"],
        json!([{"of": "agile projects", "months": 24, "or_certification": ["pmp"]}])
    );
    assert_eq!(
        certificate("", "pmp")["routes"][0]["missing"]["training_or_certification"],
        json!(["capm"])
    );
    assert_eq!(
        certificate("--certification csm", "a-csm")["routes"][0]["missing"]["certification"],
        json!([])
    );
    assert_eq!(
        certificate("", "a-csm")["routes"][0]["missing"]["certification"],
        json!(["csm"])
    );
}

#[test]
fn csv_is_one_rectangle_of_gaps() {
    let out = ask("plan --years 2.9 --skill leadership --goal pm --format csv").stdout;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a record")).collect();
    let column = |at: usize| {
        rows.iter()
            .map(|row| row[at].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        column(3),
        [
            "project-coordination",
            "communication",
            "time-management",
            "",
            "risk-management",
            "budget-management"
        ]
    );
    assert_eq!(
        rows[3].iter().skip(4).take(4).collect::<Vec<_>>(),
        ["Years as a project manager", "too_low", "2.9", "3"]
    );
    assert_eq!(
        ask("plan --years 2.9 --skill leadership --goal pm --format ids").stdout,
        "project-coordination\ncommunication\ntime-management\nrisk-management\nbudget-management\n"
    );
}

#[test]
fn the_page_says_only_what_there_is_to_say() {
    let all = format!("plan --years 40 {JUNIOR} {MIDDLE} {SENIOR}");
    let page = ask(&format!("{all} --full")).stdout;
    assert!(page.contains("nothing follows Senior IT Project Manager on this ladder"));
    assert!(!page.contains("What to do first"), "{page}");
    let bare =
        json!({"levels": [{"id": "a", "title": "A"}, {"id": "b", "title": "B", "skills": ["X"]}]});
    let page = ask_with("plan --at a --full", bare.to_string().as_bytes()).stdout;
    for absent in [
        "Certificates",
        "Tracks",
        "What closes the gap",
        "What to do first",
        "Gaps come first",
    ] {
        assert!(!page.contains(absent), "{absent} in\n{page}");
    }
    assert!(page.contains("Missing: 1 of 1 required skill."), "{page}");
}

#[test]
fn the_page_tells_what_it_rests_on() {
    let page =
        ask("plan --full --years 5 --education master --leading-months 70 --skill scrum --width 0")
            .stdout;
    for line in [
        "Plan: Traditional Career Path",
        "You say: 5 years as a project manager, Scrum, a bachelor's degree or higher and 70 months of leading projects.",
        "70 months of leading projects are longer than 5 years as a project manager",
        "Not known here who may sit: DASSM, PRINCE2 Agile, IPMA Level C, IPMA Level B, IPMA Level A and TOGAF Foundation.",
    ] {
        assert!(
            page.lines().any(|one| one == line),
            "{line} is not in\n{page}"
        );
    }
    let forked = forked().to_string();
    let page = ask_with("plan --at start --width 0 --full", forked.as_bytes()).stdout;
    assert!(
        page.contains("The way branches: it is said of each level what it comes after."),
        "{page}"
    );
    assert!(
        page.lines().any(|line| line == "Leader, after Start"),
        "{page}"
    );
    assert!(
        page.contains("Craft (working)"),
        "a track says how well\n{page}"
    );
    // Both branches, if they lead to the goal.
    let page = ask_with("plan --at start --goal top --full", forked.as_bytes()).stdout;
    assert!(
        page.lines()
            .any(|line| line == "Top, after Maker or Leader"),
        "{page}"
    );
    let page = ask_with("plan --at leader --goal top --full", forked.as_bytes()).stdout;
    assert!(!page.contains("branches"), "{page}");
    // A skill that is asked for without a word on how well is wanted at the lowest proficiency.
    let page = ask_with("plan --at start --full", forked.as_bytes()).stdout;
    let poems = page.lines().find(|line| line.starts_with("Poems"));
    assert!(poems.expect("a row").contains("aware"), "{page}");
}

/// The wages are those of IT project managers in the US: on somebody's own ladder they are shown only
/// if somebody asks.
#[test]
fn the_market_of_a_ladder_of_ones_own_has_to_be_asked_for() {
    assert_eq!(plan_on(&forked(), "--at start")["market"], json!([]));
    let asked = plan_on(&forked(), "--at start --place texas");
    assert_eq!(asked["market"][0]["place"]["name"], "Texas");
    assert_eq!(plan("")["market"][0]["place"]["kind"], "national");
    // Another name than the survey's is said to be taken for it.
    let notes = plan("--place nyc")["notes"].clone();
    assert!(
        strings(&notes).contains(&"`nyc` is taken to mean New York-Newark-Jersey City, NY-NJ"),
        "{notes}"
    );
    // A city of another country gets that country's row, and the plan begins its line with that.
    let abroad = plan("--place london");
    assert_eq!(abroad["market"][0]["country"], "gb");
    assert_eq!(abroad["market"][0]["median"], 57780);
    let said = "`london`: the UK survey has no places";
    assert!(
        strings(&abroad["notes"])
            .iter()
            .any(|note| note.starts_with(said))
    );
    let screen = ask("plan --years 4 --place london").stdout;
    let pay = screen.lines().find(|line| line.starts_with("Pay"));
    assert!(pay.is_some_and(|line| line.contains("the UK survey has no places")));
}

#[test]
fn the_pay_of_the_levels_on_the_way_is_shown() {
    let pay = [("--data", "tests/ladders/pay.json")];
    let line = format!("plan --at a {} {} --width 0 --full", pay[0].0, pay[0].1);
    let page = ask(&line).stdout;
    assert!(
        page.contains("Salary │ £38,000 – £52,000 a year, London"),
        "{page}"
    );
}

/// On a narrow screen the routes stand behind one another; `or` keeps them apart.
#[test]
fn alternatives_read_as_alternatives() {
    let page = ask("certifications --issuer peoplecert --width 40").stdout;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains("PRINCE2 Foundation, or PRINCE2 Agile, or PMP, or CAPM, or IPMA Level D,"),
        "{page}"
    );
}

/// The page shows what those certificates take that are for what one is about; JSON has them all.
#[test]
fn the_page_shows_the_certificates_on_the_way() {
    let page = ask("plan --years 4 --width 0 --full").stdout;
    let row = |page: &str, name: &str| {
        page.lines()
            .any(|line| line.starts_with(&format!("{name} ")))
    };
    for name in ["PMP", "PMI-ACP", "PgMP", "PfMP"] {
        assert!(row(&page, name), "{name} is not in\n{page}");
    }
    assert!(!row(&page, "CSM") && !row(&page, "CAPM"), "{page}");
    let others = "Not yet either, and for other levels and tracks: CAPM, DASM, CSM, A-CSM, CSP-SM and Certified SAFe Agilist.";
    assert!(page.lines().any(|line| line == others), "{page}");
    let page = ask("plan --years 4 --track agile --width 0 --full").stdout;
    assert!(row(&page, "CSM") && row(&page, "A-CSM"), "{page}");
    let all = plan("--years 4");
    let all = all["certifications"].as_array().expect("a list");
    assert_eq!(all.len(), 38);
    let on_way = all.iter().filter(|one| one["on_way"] == true);
    let on_way: Vec<&str> = on_way.map(|one| text(&one["id"])).collect();
    assert_eq!(
        on_way,
        [
            "pmp",
            "pmi-acp",
            "pgmp",
            "pfmp",
            "pmi-rmp",
            "pmi-pba",
            "pmi-pmocp",
            "prince2-f",
            "prince2-p",
            "msp-f",
            "msp-p",
            "ipma-c",
            "ipma-b",
            "ipma-a",
            "pm2-p",
            "project-plus",
            "togaf-f",
            "togaf-p",
            "cism"
        ]
    );
}

/// A ladder of many rungs is climbed once, not once for each rung.
#[test]
fn a_long_way() {
    let levels: Vec<Value> = (0..20_000)
        .map(|at| json!({"id": format!("l{at}"), "title": format!("L{at}"), "skills": [format!("S{at}")]}))
        .collect();
    let ladder = json!({ "levels": levels });
    let plan = plan_on(&ladder, "--at l0 --goal l19999 --skill s5");
    let way = plan["way"].as_array().expect("a list");
    assert_eq!(way.len(), 20_000);
    assert_eq!(way[19_999]["after"], json!(["l19998"]));
    assert_eq!(gaps(&plan).len(), 19_999);
}

#[test]
fn a_place_that_is_not_known_stops_no_plan() {
    let nearest = "no place `Atlantis` in the US survey; did you mean `Atlanta`, `Atlantic City`";
    for format in ["table", "table --full", "markdown", "html --full"] {
        let run = ask(&format!(
            "plan --years 4 --place Atlantis --width 200 --format {format}"
        ));
        assert_eq!(run.code, 0, "{format}: {}", run.stderr);
        let shown = run.stdout.replace("&#39;", "'");
        assert!(
            shown.contains("No pay by place: there is no place"),
            "{format}\n{shown}"
        );
        assert_eq!(shown.matches("Atlantis").count(), 1, "{format}\n{shown}");
    }
    let screen = ask("plan --years 4 --place Atlantis --width 200").stdout;
    assert!(
        screen
            .lines()
            .nth(1)
            .is_some_and(|line| line.contains(nearest)),
        "{screen}"
    );
    assert!(!screen.contains("Pay "), "{screen}");
    let json = ask("plan --years 4 --place Berlin --json").stdout;
    assert!(json.contains("\"market\":[]"), "{json}");
    assert!(json.contains("no pay by place: no survey has figures for Berlin in Germany"));
    for (place, near) in [
        ("Leedz", json!(["Leeds, United Kingdom"])),
        (
            "Bostn",
            json!(["Boston", "Bolton, United Kingdom", "Houston"]),
        ),
        ("Berlin", json!([])),
    ] {
        let plan = plan(&format!("--skill jira --place {place}"));
        let unknown = plan["unknown"].as_array().expect("a list");
        let place = json!({"kind": "place", "given": place, "near": near});
        assert_eq!(unknown[1..], [place]);
        // What is meant finds figures.
        for name in near.as_array().into_iter().flatten() {
            let name = name.as_str().expect("a name");
            let found = run(["market", "--place", name]);
            assert_eq!(found.code, 0, "{name}");
        }
    }
    // A place is no matter of the ladder.
    let said = "You say  │ nothing; --years";
    assert!(
        ask("plan --place Leedz --width 80")
            .stdout
            .starts_with(said)
    );
    let strict = ask("plan --years 4 --place Atlantis --strict");
    assert_eq!((strict.code, strict.stdout.as_str()), (2, ""));
    assert!(strict.stderr.contains(nearest), "{}", strict.stderr);
}
