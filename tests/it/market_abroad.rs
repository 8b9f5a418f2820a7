//! `market` outside the United States: every figure is the office's, currencies stay apart, and a place
//! that no survey covers is never answered with one of the same name without saying so first.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

use crate::support::{Run, ask, json, run};

#[path = "../tools/pay_abroad.rs"]
mod tool;

/// The figures as the offices published them, or copies of theirs.
const FIGURES: &str = include_str!("../facts/pay-abroad.csv");

/// Cities outside the US whose names stand in the names of areas of its survey.
const CITIES: &str = include_str!("../facts/cities-abroad.csv");

type Row = BTreeMap<String, String>;

fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("a row"));
    rows.collect()
}

fn market(args: &str) -> Vec<Value> {
    let answer = json(&format!("market {args}"));
    answer["market"].as_array().expect("a list").clone()
}

#[test]
fn every_figure_is_the_offices() {
    let facts = rows(FIGURES);
    assert_eq!(facts.len(), 13);
    for (country, count, currency, period, classification) in [
        ("gb", 12, "GBP", "year", "UK SOC 2020"),
        ("au", 1, "AUD", "week", "ANZSCO"),
    ] {
        let found = market(&format!("--country {country}"));
        assert_eq!(found.len(), count);
        for row in &found {
            let text = |key: &str| row[key].as_str().expect("a text");
            assert_eq!(
                (text("country"), text("currency"), text("period")),
                (country, currency, period)
            );
            assert_eq!(text("classification"), classification);
            let fact = facts.iter().find(|fact| {
                fact["country"] == country
                    && row["occupation"]["soc"] == *fact["occupation"]
                    && row["year"].as_f64() == fact["year"].parse().ok()
            });
            let fact = fact.expect("the row is the office's");
            assert_eq!(row["occupation"]["title"], *fact["title"]);
            for figure in ["jobs", "p10", "p25", "median", "p75", "p90", "mean"] {
                let expected: Option<f64> = fact[figure].parse().ok();
                assert_eq!(row[figure].as_f64(), expected, "{figure} {fact:?}");
            }
            for figure in ["jobs_per_1000", "location_quotient", "projection"] {
                assert!(row[figure].is_null(), "{figure}");
            }
        }
    }
}

#[test]
fn scripts_get_the_united_states_unless_they_ask() {
    let countries = |args: &str| -> Vec<String> {
        let rows = market(args).into_iter();
        let mut countries: Vec<String> = rows
            .map(|row| row["country"].as_str().expect("a code").to_owned())
            .collect();
        countries.dedup();
        countries
    };
    assert_eq!(countries(""), ["us"]);
    assert_eq!(market(""), market("--country us"));
    assert_eq!(countries("--country all"), ["us", "gb", "au"]);
    assert_eq!(countries("--place austin --place london"), ["us", "gb"]);
    let header = ask("market --format csv").stdout;
    let header = header.lines().next().expect("a header");
    assert!(header.ends_with(",projection_source,country,year,classification"));
}

#[test]
fn people_see_each_country_first_and_no_currency_is_mixed() {
    for format in ["table", "markdown"] {
        let page = ask(&format!("market --width 80 --format {format}")).stdout;
        let first: Vec<&str> = page.lines().take(5).collect();
        for (country, pay) in [
            ("United States", "median $116,580 a year"),
            ("United Kingdom", "median £57,780 a year"),
            ("Australia", "mean AUD 3,573.46 a week"),
        ] {
            let is_there = |line: &&str| line.contains(country) && line.contains(pay);
            assert!(first.iter().any(is_there), "{page}");
        }
    }
    let all = ask("market --country all --width 100").stdout;
    for scale in ["USD a year, drawn", "GBP a year, drawn", "AUD a week"] {
        assert_eq!(all.matches(scale).count(), 1, "{scale}");
    }
    for said in [
        "within £6 of the published figure",
        "The licence of these figures is not known.",
        "the unit group that holds ICT project managers",
    ] {
        assert!(all.replace('\n', " ").contains(said), "{said}: {all}");
    }
}

#[test]
fn years_stand_side_by_side() {
    let page = ask("market --country gb --occupation 2131 --width 100").stdout;
    let years = page.lines().find(|line| line.contains("2022"));
    let years: Vec<&str> = years.expect("a line of years").split('│').collect();
    let years: Vec<&str> = years.iter().map(|cell| cell.trim()).collect();
    assert_eq!(years[1..], ["2022", "2023", "2024"]);
    let medians = page.lines().find(|line| line.contains("£47,616"));
    let medians = medians.expect("a line of medians");
    assert!(medians.contains("£51,948") && medians.contains("£57,780"));
}

/// What a run says before the first figure of its answer, on the screen and in JSON.
fn said_first(run: &Run) -> String {
    if run.code == 2 {
        assert_eq!(run.stdout, "");
        return run.stderr.clone();
    }
    let whole = run.stdout.replace('\n', " ");
    let end = whole.find(" a year").unwrap_or(whole.len());
    whole[..end].to_owned()
}

#[test]
fn a_city_abroad_is_said_to_be_abroad_before_any_figure() {
    let cities = rows(CITIES);
    assert!(cities.len() >= 60);
    for city in cities {
        let (name, country) = (&*city["city"], &*city["country"]);
        let screen = run(["market", "--width=0", "--place", name]);
        let said = said_first(&screen);
        assert!(said.contains(country), "{name}, {country}: {said}");
        assert!(
            said.contains("no survey has figures for") || said.contains("survey has no places"),
            "{name}: {said}"
        );
        let json = run(["market", "--json", "--place", name]);
        if json.code == 2 {
            continue;
        }
        let answer: Value = serde_json::from_str(&json.stdout).expect("JSON");
        let note = answer["notes"][0].as_str().expect("a note");
        assert!(note.contains(country), "{name}: {note}");
        // What only holds the word is no answer: `New London` for `London`.
        for row in answer["market"].as_array().expect("a list") {
            let place = row["place"]["name"].as_str().expect("a name");
            let cities = place.rsplit_once(", ").map_or(place, |(cities, _)| cities);
            let is_whole = cities.split(['-', '/']).any(|own| {
                itpm_career::catalog::names::search_key(own)
                    == itpm_career::catalog::names::search_key(name)
            });
            assert!(is_whole || row["country"] != "us", "{name}: {place}");
        }
    }
}

/// A plan with such a city fits a screen too: what is said of the city takes the place of what to do.
#[test]
fn a_plan_in_a_city_abroad_is_one_screen() {
    for city in rows(CITIES) {
        for said in [
            &["--years=9"][..],
            &["--years=5", "--education=bachelor", "--training-hours=35"],
            &[
                "--years=4",
                "--skill=leadership,risk management",
                "--track=agile",
            ],
        ] {
            let plan = ["plan", "--width=80", "--place", &city["city"]];
            let run = run(plan.iter().chain(said));
            assert_eq!(run.code, 0, "{}", run.stderr);
            assert!(run.stdout.lines().count() <= 24, "{}", run.stdout);
            assert!(run.stdout.contains("\nDo first │ "), "{}", run.stdout);
        }
    }
}

#[test]
fn a_country_is_a_place() {
    for (typed, country, note) in [
        ("United Kingdom", "gb", None),
        ("uk", "gb", None),
        ("GB", "gb", None),
        ("england", "gb", Some("no figures of its parts")),
        ("Scotland", "gb", Some("no figures of its parts")),
        ("London, UK", "gb", Some("has no places")),
        ("leeds", "gb", Some("has no places")),
        ("usa", "us", None),
        ("U.S.", "us", None),
        ("remote", "us", Some("does not tell remote jobs apart")),
        ("australia", "au", None),
        ("AU", "au", None),
        ("Sydney", "au", Some("has no places")),
        ("austin, usa", "us", None),
    ] {
        let run = run(["market", "--json", "--place", typed]);
        assert_eq!(run.code, 0, "{typed}: {}", run.stderr);
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(answer["market"][0]["country"], country, "{typed}");
        let first = answer["notes"][0].as_str();
        match note {
            Some(note) => assert!(first.is_some_and(|first| first.contains(note)), "{typed}"),
            None => assert!(first.is_none(), "{typed}: {first:?}"),
        }
    }
    let error = ask("market --country gb --place texas");
    assert_eq!(error.code, 2);
    assert!(error.stderr.contains("no place `texas` in the UK survey"));
}

#[test]
fn places_of_the_united_states_are_written_in_many_ways() {
    let cases = [
        ("st. louis", "0041180"),
        ("St Louis", "0041180"),
        ("saint louis", "0041180"),
        ("Saint Louis, MO", "0041180"),
        ("st louis missouri", "0041180"),
        ("ft worth", "0019100"),
        ("Ft. Worth", "0019100"),
        ("fort worth", "0019100"),
        ("dallas-fort worth", "0019100"),
        ("Dallas/Ft Worth", "0019100"),
        ("DFW", "0019100"),
        ("nyc", "0035620"),
        ("New York City", "0035620"),
        ("new york, ny", "0035620"),
        ("newark", "0035620"),
        ("sf", "0041860"),
        ("sf bay area", "0041860"),
        ("San Francisco Bay Area", "0041860"),
        ("san francisco", "0041860"),
        ("san francisco, california", "0041860"),
        ("silicon valley", "0041940"),
        ("san jose ca", "0041940"),
        ("dc", "1100000"),
        ("D.C.", "1100000"),
        ("District of Columbia", "1100000"),
        ("washington, dc", "0047900"),
        ("Washington D.C.", "0047900"),
        ("L.A.", "0031080"),
        ("los angeles", "0031080"),
        ("Los Angeles, CA", "0031080"),
        ("la", "2200000"),
        ("philly", "0037980"),
        ("philadelphia pa", "0037980"),
        ("twin cities", "0033460"),
        ("st. paul", "0033460"),
        ("minneapolis", "0033460"),
        ("vegas", "0029820"),
        ("las vegas nv", "0029820"),
        ("winston salem", "0049180"),
        ("Winston-Salem, North Carolina", "0049180"),
        ("mt vernon", "0034580"),
        ("ny", "3600000"),
    ];
    assert!(cases.len() >= 40);
    for (typed, code) in cases {
        let run = run(["market", "--format=ids", "--place", typed]);
        assert_eq!(run.stdout.trim_end(), code, "{typed}: {}", run.stderr);
    }
}

#[test]
fn a_year_has_2080_hours() {
    let annual = market("--place austin");
    let hourly = market("--place austin --hourly");
    for (annual, hourly) in annual.iter().zip(&hourly) {
        assert_eq!(hourly["period"], "hour");
        assert_eq!(hourly["jobs"], annual["jobs"]);
        for figure in ["p10", "p25", "median", "p75", "p90", "mean"] {
            let (year, hour) = (annual[figure].as_f64(), hourly[figure].as_f64());
            let difference = year.expect("a figure") / 2080.0 - hour.expect("a figure");
            assert!(difference.abs() <= 0.005 + 1e-9, "{figure}");
        }
    }
    assert!(
        ask("market --hourly")
            .stdout
            .replace('\n', " ")
            .contains("over 2,080 hours")
    );
    for line in [
        "market --hourly --country gb",
        "market --hourly --country all",
        "market --hourly --place london",
        "market --rank median --country gb",
    ] {
        let run = ask(line);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{line}");
        assert!(run.stderr.contains("is of the US survey alone"), "{line}");
    }
}

#[test]
fn a_title_that_another_survey_knows_leads_there() {
    let run = ask("market --occupation 2131");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`--country gb`"), "{}", run.stderr);
    // No source that was read says where these are counted: the nearest are named.
    for (title, nearest) in [
        ("delivery manager", "`Project Delivery Manager`"),
        ("program manager", "`IT Program Manager"),
    ] {
        let run = crate::support::run(["market", "--occupation", title]);
        assert_eq!(run.code, 2, "{title}");
        assert!(run.stderr.contains("is known to hold"), "{}", run.stderr);
        assert!(run.stderr.contains(nearest), "{}", run.stderr);
    }
}

/// The figures are renewed by a command, which is given what is shipped here.
#[test]
fn the_shipped_files_are_what_the_command_makes() {
    let facts = Path::new("tests/facts/pay-abroad.csv");
    for country in ["gb", "au"] {
        let file = format!("data/surveys/{country}.tsv");
        let shipped = fs::read_to_string(&file).expect("the file is there");
        let made = tool::renew(facts, Path::new(&file)).expect("the rows are sound");
        assert_eq!(made, shipped, "{country}");
    }
}

#[test]
fn a_row_that_is_not_understood_is_refused_with_its_line() {
    let header = tool::COLUMNS.join(",");
    let row = "gb,2131,IT project managers,2024,34000,33048,42276,57780,70824,,58332";
    for (from, to, expected) in [
        ("gb,", "uk,", "`uk` is no country that has a survey"),
        (",2024,", ",this year,", "`this year` is no year"),
        ("42276", "much", "p25 `much`"),
        ("42276", "32276", "p25 32276 is below"),
        ("IT project managers", "", "`` is no title"),
        (",58332", "", "is not CSV"),
    ] {
        let changed = row.replacen(from, to, 1);
        assert_ne!(changed, row);
        let name = format!("pay-abroad-{}.csv", expected.len());
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&file, format!("{header}\n{row}\n{changed}\n")).expect("written");
        let error = tool::renew(&file, Path::new("data/surveys/gb.tsv")).expect_err("refused");
        let error = format!("{error:#}");
        assert!(error.contains(expected), "{error}");
        assert!(error.contains(":3") || expected == "is not CSV", "{error}");
    }
}

#[test]
fn parts_of_a_country_and_cities_behind_which_they_stand_lead_to_it() {
    for (name, country) in [
        ("Tasmania", "au"),
        ("new south wales", "au"),
        ("Perth, Western Australia", "au"),
        ("Melbourne, VIC", "au"),
        ("Melbourne, Victoria", "au"),
        ("Leeds, West Yorkshire", "gb"),
        ("Reading, Berkshire", "gb"),
        ("Winchester, Hampshire", "gb"),
        ("Lewes, Sussex", "gb"),
        ("London, England", "gb"),
    ] {
        let run = run(["market", "--json", "--place", name]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(answer["market"][0]["country"], country, "{name}");
        let note = answer["notes"][0].as_str().expect("a note");
        assert!(note.starts_with(&format!("`{name}`: the ")), "{note}");
    }
    // What else has the name of a part is said, where nobody knows the city.
    for (name, country, said) in [
        ("Oak Bay, Victoria", "au", "Victoria in Canada"),
        (
            "mildura, victoria",
            "au",
            "in the US `victoria` is Victoria, TX",
        ),
        (
            "king's lynn, norfolk",
            "gb",
            "in the US `norfolk` is Virginia Beach-Chesapeake-Norfolk, VA-NC",
        ),
        (
            "norfolk",
            "us",
            "`market --country gb` shows the United Kingdom",
        ),
        (
            "durham",
            "us",
            "`market --country gb` shows the United Kingdom",
        ),
        (
            "sussex",
            "gb",
            "`market --country us sussex` shows Sussex Delaware",
        ),
    ] {
        let run = run(["market", "--json", "--place", name]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(answer["market"][0]["country"], country, "{name}");
        let note = answer["notes"][0].as_str().expect("a note");
        assert!(note.contains(said), "{note}");
    }
    assert_eq!(ask("market --country us sussex").code, 0);
    let screen = ask("market --place victoria").stdout;
    assert!(
        screen.contains("Victoria, TX in the US; no survey has figures for Victoria in Australia")
    );
}

#[test]
fn a_name_of_a_part_or_of_two_places_says_what_it_is_taken_for() {
    for (name, code, said) in [
        ("Manhattan", "0035620", "a borough of New York City"),
        ("brooklyn", "0035620", "a borough of New York City"),
        ("Queens, NY", "0035620", "a borough of New York City"),
        ("bronx ny", "0035620", "a borough of New York City"),
        (
            "Manhattan, New York",
            "0035620",
            "a borough of New York City",
        ),
        ("LA", "2200000", "means Los Angeles-Long Beach-Anaheim, CA"),
        (
            "Remote (US)",
            "0000000",
            "the survey does not tell remote jobs apart",
        ),
        (
            "us remote",
            "0000000",
            "the survey does not tell remote jobs apart",
        ),
    ] {
        let run = run(["market", "--json", "--place", name]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(answer["market"][0]["place"]["code"], code, "{name}");
        let note = answer["notes"][0].as_str().expect("a note");
        assert!(note.contains(said), "{note}");
    }
    for (name, code) in [
        ("L.A.", "0031080"),
        ("manhattan ks", "0031740"),
        ("DC", "1100000"),
    ] {
        let run = run(["market", "--json", "--place", name]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(answer["market"][0]["place"]["code"], code, "{name}");
        assert_eq!(answer["notes"].as_array().map(Vec::len), Some(0), "{name}");
    }
}
