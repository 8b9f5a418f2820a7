//! YAML is read as what it means, and what is wrong has the place that it has there.

use super::{
    super::{JsonText, LADDER_SCHEMA, Report},
    *,
};

fn json(text: &str) -> String {
    match to_json(text, LADDER_SCHEMA) {
        Ok(converted) => converted.json,
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn a_ladder_is_read() {
    let text = "# Ours\ntitle: 3.10 # text\nscale: [no, yes, 2026-01-01]\nlevels:\n- id: 0123\n  title: on\n  \
                years: {min: 1e0, max: +3}\n  responsibilities:\n  - |\n    Plans\n    more\n  - >-\n    a\n    b\n  \
                skills:\n  - Risk\n  - {skill: 'Talk', required: no, weight: 2.50}\n  summary:\nx-own: {1: ~}\n";
    assert_eq!(
        json(text),
        r#"{"title":"3.10","scale":["no","yes","2026-01-01"],"levels":[{"id":"0123","title":"on","years":{"min":1e0,"max":3},"responsibilities":["Plans\nmore\n","a b"],"skills":["Risk",{"skill":"Talk","required":false,"weight":2.50}],"summary":null}],"x-own":{"1":null}}"#
    );
    let report = Report::new(text);
    assert_eq!(report.errors, []);
}

#[test]
fn an_alias_stands_for_what_it_names() {
    let text = "levels:\n- id: a\n  title: &t 5\n  grade: *t\n  years: {min: *t}\n  skills: &s [x, y]\n- id: b\n  title: B\n  skills: *s\n";
    assert_eq!(
        json(text),
        r#"{"levels":[{"id":"a","title":"5","grade":"5","years":{"min":5},"skills":["x","y"]},{"id":"b","title":"B","skills":["x","y"]}]}"#
    );
}

#[test]
fn what_is_wrong_has_its_place() {
    for (text, error) in [
        ("# x\n", "1:1: the file is empty"),
        (
            "a: b\n---\nc: d\n",
            "2:1: a second document begins here, and a file holds one",
        ),
        (
            "levels:\n\t- id: a\n",
            "2:1: not valid YAML: a tab; YAML is indented by blanks",
        ),
        (
            "- id: a\n\ttitle: A\n",
            "2:1: not valid YAML: a tab; YAML is indented by blanks",
        ),
        (
            "levels:\n- id: a\n  \t\n\ttitle: A\n",
            "4:1: not valid YAML: a tab; YAML is indented by blanks",
        ),
        (
            "levels:\n- id: \"a\n  title: A\n- id: b\n",
            "2:7: not valid YAML: the quote is not closed, or its text goes on in a line that is not indented as far",
        ),
        (
            "a:\n- 'b\n- 'c'\n",
            "3:4: not valid YAML: text behind a closing quote, or a quote above that is not closed",
        ),
        (
            "a: 'b\n...\n",
            "1:4: not valid YAML: the quote is not closed",
        ),
        (
            "title: A: B\n",
            "1:9: not valid YAML: a `: ` within a text, or a line that is indented too far; put the text in quotes",
        ),
        (
            "title: @b\n",
            "1:8: not valid YAML: a text cannot begin with @; put it in quotes",
        ),
        (
            "a: *b\n",
            "1:4: not valid YAML: the alias stands for nothing above; `&name` names it",
        ),
        ("a: \"b\n", "1:4: not valid YAML: the quote is not closed"),
        (
            "a: [",
            "1:5: not valid YAML: it ends where a value is expected; a `[` or `{` may not be closed",
        ),
        (
            "a: 1\r\nb: [c,",
            "2:7: not valid YAML: it ends where a value is expected; a `[` or `{` may not be closed",
        ),
        (
            "a: {b: 1",
            "1:9: not valid YAML: a `{` is not closed, or a comma between its keys is missing",
        ),
        (
            "a: [b\nc: d",
            "2:2: not valid YAML: a `[` is not closed, or a comma between its items is missing",
        ),
        (
            "levels:\n - id: a\n  title: b\n",
            "3:3: not valid YAML: the indentation fits nothing above; what belongs together begins in the same column",
        ),
        (
            "a: !date b\n",
            "1:4: the tag `!date` means nothing in a ladder",
        ),
        (
            "? [a]\n: b\n",
            "1:3: a key is a word, not a list or an alias",
        ),
        (
            "a: &x {b: 1}\nc:\n  <<: *x\n",
            "3:3: `<<` is not read; a level that asks for what another does has `extends`",
        ),
        (
            "a: &a [*a]\n",
            "1:8: the alias holds itself: it stands for something that it is part of",
        ),
    ] {
        assert_eq!(json(text), error, "{text}");
    }
}

#[test]
fn what_is_nested_deeply_is_refused_however_deeply() {
    for depth in [100, 1_000, 100_000] {
        let text = format!("a: {}", "[".repeat(depth));
        let said = json(&(text + &"]".repeat(depth)));
        assert!(
            said.ends_with(": nested more deeply than anything in a ladder"),
            "{said}"
        );
    }
}

#[test]
fn a_few_lines_that_unfold_to_gigabytes_are_refused() {
    let mut text = String::from("x-a0: &a0 [lol, lol, lol]\n");
    for level in 1..40 {
        let below = level - 1;
        text += &format!("x-a{level}: &a{level} [*a{below}, *a{below}, *a{below}]\n");
    }
    assert!(json(&text).ends_with(
        "the aliases unfold to more than a ladder holds; write out what they stand for"
    ));
}

#[test]
fn findings_have_the_lines_of_the_yaml() {
    let text = "title: Ours\nlevels:\n- id: a\n  titel: x\n  years:\n    min: soon\n- id: a\n  title: [no]\n  next: [z]\n";
    let errors = JsonText::new(text);
    let errors = crate::catalog::Ladder::from_json(&errors).expect_err("wrong");
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let expected = [
        "3:3: levels[0]: `title` is missing",
        "4:3: levels[0].titel: the key is not known; did you mean `title`?",
        "6:10: levels[0].years.min: expected a number, found text",
        "7:7: levels[1].id: `a` is already the id of levels[0]",
        "8:10: levels[1].title: expected text, found a list",
        "9:10: levels[1].next[0]: there is no level `z`",
    ];
    assert_eq!(told, expected);
    for nothing in ["---", "--- ", "a:\nb:", "levels:"] {
        let errors = Report::new(nothing).errors;
        let lines = nothing.lines().count();
        assert!(errors.iter().all(|one| one.line <= lines), "{errors:?}");
    }
    let report = Report::new("levels:\n- id: a b\n  title: A\n");
    let warnings = report.warnings.expect("types are right");
    let of_id = warnings.iter().find(|one| one.path == "levels[0].id");
    assert_eq!(of_id.map(|one| (one.line, one.column)), Some((2, 7)));
}
