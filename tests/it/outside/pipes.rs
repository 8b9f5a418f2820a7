//! The tools that people pipe into, on real output: each reads values, not only an exit status.

use serde_json::{Value, json};

use super::sh;

fn read(line: &str) -> Value {
    let out = sh(line);
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{line}: {error}: {out}"))
}

#[test]
#[ignore = "needs jq"]
fn jq() {
    assert_eq!(
        sh("itpm-career tracks --json | jq -r '.tracks[] | [.id, .salary[0].max] | @tsv'"),
        "agile\t120000\ninfrastructure\t130000\n"
    );
    assert_eq!(
        read(
            "itpm-career plan --years 4 --json | jq '[.plan.way[] | {(.level.id): .years_missing}] | add'"
        ),
        json!({"it-pm": 0, "senior-it-pm": 3})
    );
    // The widest object of all is read whole.
    assert_eq!(
        sh(
            "itpm-career market --rank jobs --top 1000 --json | jq '[.market[].jobs | select(. == null)] | length'"
        ),
        "0\n"
    );
}

#[test]
#[ignore = "needs miller"]
fn miller() {
    assert_eq!(
        read(
            "itpm-career salaries --format csv | mlr --icsv --ojson stats1 -a min,max -f salary_min,salary_max"
        ),
        json!([{"salary_min_min": 80000, "salary_min_max": 85000, "salary_max_min": 120000, "salary_max_max": 130000}])
    );
}

#[test]
#[ignore = "needs csvkit"]
fn csvkit() {
    assert_eq!(
        sh("itpm-career tracks --format csv | csvcut -c id,salary_max | csvsort -r -c salary_max"),
        "id,salary_max\ninfrastructure,130000\nagile,120000\n"
    );
    assert_eq!(
        sh(
            "itpm-career certifications --format csv | csvgrep -c issuer -m Scrum.org | csvcut -c id"
        ),
        "id\npsm-1\npsm-2\npsm-3\npsk-1\npspo-1\n"
    );
}

#[test]
#[ignore = "needs duckdb for python"]
fn duckdb() {
    assert_eq!(
        sh("itpm-career market --rank jobs --top 1000 --format csv > market.csv && python3 -c \"
import duckdb
q = duckdb.sql(\\\"select soc, count(*), max(median) from read_csv('market.csv') where kind = 'state' group by soc order by soc\\\")
for row in q.fetchall(): print(*row)\""),
        sh("itpm-career market --rank jobs --top 1000 --kind state --json | jq -r '.market | group_by(.occupation.soc)[] | [.[0].occupation.soc, length, ([.[].median] | max)] | join(\" \")'")
    );
    assert_eq!(
        sh("itpm-career levels --json > levels.json && python3 -c \"
import duckdb
print(duckdb.sql(\\\"select unnest(levels).id as id from read_json('levels.json')\\\").fetchall())\""),
        "[('junior-it-pm',), ('it-pm',), ('senior-it-pm',)]\n"
    );
}

#[test]
#[ignore = "needs sqlite-utils"]
fn sqlite_utils() {
    assert_eq!(
        read(
            "rm -f x.db; itpm-career levels --json | jq .levels | sqlite-utils insert x.db levels - --pk id && \
              sqlite-utils x.db \"select id, json_extract(years, '$.min') as years from levels order by years\""
        ),
        json!([{"id": "junior-it-pm", "years": 1}, {"id": "it-pm", "years": 3}, {"id": "senior-it-pm", "years": 7}])
    );
}

#[test]
#[ignore = "needs pandas"]
fn pandas() {
    assert_eq!(
        sh(
            "itpm-career market --place texas --place california --format csv | python3 -c \"
import pandas, sys
frame = pandas.read_csv(sys.stdin)
print(frame.pivot(index='place', columns='soc', values='median')['15-1299'].to_json())\""
        ),
        sh(
            "itpm-career market --place texas --place california --occupation 15-1299 --json | jq -c '[.market[] | {(.place.name): .median}] | add | to_entries | sort_by(.key) | from_entries'"
        )
    );
}

#[test]
#[ignore = "needs nushell"]
fn nushell() {
    assert_eq!(
        read(
            "nu --no-config-file -c 'itpm-career tracks --json | from json | get tracks | where {|t| $t.salary.0.max > 125000} | get id | to json'"
        ),
        json!(["infrastructure"])
    );
}

#[test]
#[ignore = "needs cmark-gfm"]
fn cmark_gfm() {
    for (line, tables, cell) in [
        ("levels", 1, "<td>3–7</td>"),
        ("strategies", 1, "<td>Share Your Knowledge</td>"),
        ("plan --years 4 --full", 9, "<td>Leadership</td>"),
        ("plan --years 4 --skill scrum", 1, "<td>Scrum</td>"),
        (
            "certifications --for scrum",
            1,
            "<td>a CSM course of 16 hours with a Certified Scrum Trainer</td>",
        ),
    ] {
        let html = sh(&format!(
            "itpm-career {line} --format markdown | cmark-gfm -e table -e strikethrough -e autolink --unsafe"
        ));
        assert_eq!(html.matches("<table>").count(), tables, "{line}: {html}");
        assert!(html.contains(cell), "{line}: {html}");
        assert!(
            !html.contains("<em>") && !html.contains("<del>"),
            "{line}: {html}"
        );
    }
}

#[test]
#[ignore = "needs jsonschema for python"]
fn a_json_schema_validator() {
    let line = "itpm-career schema > schema.json; itpm-career schema --example > example.json; \
        python3 -c \"
import json, jsonschema
schema = json.load(open('schema.json'))
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
example = json.load(open('example.json'))
print(len(list(check.iter_errors(example))))
example['levels'][0]['titel'] = example['levels'][0].pop('title')
print(sorted(error.validator for error in check.iter_errors(example)))\"";
    assert_eq!(sh(line), "0\n['additionalProperties', 'required']\n");
}

#[test]
#[ignore = "needs fzf"]
fn fzf() {
    assert_eq!(
        sh("itpm-career skills --format ids | fzf --filter kanb"),
        "kanban\n"
    );
    assert_eq!(
        sh(
            "itpm-career levels --format ids | fzf --filter snr | xargs itpm-career show --json | jq -r .show.title"
        ),
        "Senior IT Project Manager\n"
    );
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_spreadsheet() {
    let line = "itpm-career market --rank median --top 50 --format csv > in.csv && \
        soffice -env:UserInstallation=file://$PWD/profile --headless --infilter='CSV:44,34,76,1' --convert-to ods in.csv >/dev/null 2>&1 && mv in.csv was.csv && \
        soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' in.ods >/dev/null 2>&1 && \
        python3 -c \"
import csv
was, now = (list(csv.DictReader(open(name))) for name in ('was.csv', 'in.csv'))
assert len(was) == len(now) == 150, (len(was), len(now))
for a, b in zip(was, now):
    assert a['place'] == b['place'] and a['occupation'] == b['occupation'], (a, b)
    for key in ('p10', 'median', 'p90', 'jobs', 'location_quotient'):
        assert (a[key] or None) == (b[key] or None) or float(a[key]) == float(b[key]), (key, a, b)
print('same')\"";
    assert_eq!(sh(line), "same\n");
}

/// What the README has to start from, each a few lines that do what is said of them.
#[test]
#[ignore = "needs duckdb, fzf, git, jq"]
fn the_recipes_of_the_readme() {
    let readme = std::fs::read_to_string("README.md").expect("there is a README");
    let (_, section) = readme
        .split_once("Five lines to start from")
        .expect("the section");
    let (section, _) = section.split_once("\n## ").expect("its end");
    let recipes: Vec<&str> = section
        .split("```sh\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    assert_eq!(recipes.len(), 5);
    assert!(recipes.iter().all(|recipe| recipe.lines().count() <= 6));
    let run = |before: &str, recipe: &str, behind: &str| {
        sh(&format!(
            "rm -rf recipe && mkdir recipe && cd recipe && {before}\n{recipe}\n{behind}"
        ))
    };
    let [pick, hook, table, areas, team] = recipes[..] else {
        panic!("five recipes");
    };
    let picked = run("export FZF_DEFAULT_OPTS=--filter=budget", pick, "");
    assert!(picked.contains("Budget Management"), "{picked}");
    let ladders = "git init -q . && mkdir ladders && itpm-career schema --example > ladders/a.json && git add .";
    run(ladders, hook, "");
    let wrong = format!("{ladders}; echo '{{}}' > ladders/b.json; git add .; (");
    let said = run(&wrong, hook, ") > said 2>&1 || echo refused; cat said");
    assert!(
        said.contains("refused") && said.contains("`levels` is missing"),
        "{said}"
    );
    run(
        "itpm-career schema --example > ours.json",
        table,
        "grep -q '^| Coaching | gained' comment.md",
    );
    let counted = run("", areas, "");
    assert!(
        counted.contains("CA") && counted.contains("count_star()"),
        "{counted}"
    );
    let team_of_two = "mkdir team && echo '{\"name\":\"Ada\",\"years\":4}' > team/a.json \
        && echo '{\"name\":\"Ben\",\"skills\":[\"communication\"]}' > team/b.json";
    let said = run(team_of_two, team, "");
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].starts_with("Ada\t6\t") && lines[1].starts_with("Ben\t2\t"),
        "{said}"
    );
}
