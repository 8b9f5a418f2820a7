//! `import`: a spreadsheet becomes a ladder that every other command takes.

use std::fs;

use crate::support::{ask, scratch};

#[test]
fn what_is_imported_is_read_by_all_else() {
    let (csv, ladder) = (scratch("matrix.csv"), scratch("ladder.json"));
    // As Excel saves it in the West: semicolons, CRLF, Windows-1252.
    let table = b"Gruppe;Skill;Junior;Senior\r\nMenschen;F\xfchrung;kann?;lehrt\r\nTechnik;Risiko;;kann\r\n";
    fs::write(&csv, table).expect("written");
    let imported = ask(&format!("import {csv} --group gruppe --scale kann,lehrt"));
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let expected = format!(
        "note: a row is a skill: the skill in `Skill`, the levels in 2 columns from `Junior` to `Senior` and the group in `Gruppe`\n\
         note: {csv} is not UTF-8 (line 2), so its letters were read as Windows-1252; save it as UTF-8 if they are wrong\n\
         note: 2 levels, 2 skills, 3 requirements\n"
    );
    assert_eq!(imported.stderr, expected);
    fs::write(&ladder, imported.stdout).expect("written");
    let checked = ask(&format!("validate --strict {ladder}"));
    assert_eq!(checked.stdout, format!("{ladder} is sound.\n"));
    let skills = ask(&format!("skills --data {ladder} --format csv"));
    assert!(
        skills.stdout.contains("Führung") && skills.stdout.contains("Menschen"),
        "{}",
        skills.stdout
    );
}

#[test]
fn an_error_has_its_line_for_programs_too() {
    let csv = scratch("broken.csv");
    fs::write(&csv, "Skill,A\nx,1\ny,\"2\nz,3\n").expect("written");
    let error = ask(&format!("import {csv} --json")).error();
    assert_eq!(
        (&error["kind"], &error["line"]),
        (&"invalid_file".into(), &3.into())
    );
    assert_eq!(error["message"], "the quote before `2` is not closed");
    let error = ask(&format!("import {csv} --format csv"));
    assert_eq!(error.code, 2);
}
