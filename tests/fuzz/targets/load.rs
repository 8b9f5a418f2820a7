//! Any bytes as a ladder and as a profile: valid or not, and if not, told where.

#![no_main]

use itpm_career::catalog::{
    Catalog, Ladder, Profile,
    validate::{JsonText, Problem, Report},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let report = Report::new(text);
    let json = JsonText::new(text);
    let read = Ladder::from_json(&json);
    let checked = read.and_then(|ladder| Catalog::new(&ladder).check(&json));
    match checked {
        Ok(()) => assert!(report.errors.is_empty()),
        Err(problems) => {
            check(text, &problems);
            assert_eq!(problems, report.errors);
        }
    }
    if let Some(warnings) = &report.warnings {
        check_places(text, warnings);
    }
    if let Err(problems) = Profile::from_json(&JsonText::of_profile(text)) {
        check(text, &problems);
    }
});

fn check(text: &str, problems: &[Problem]) {
    assert!(!problems.is_empty(), "not valid, and nobody says why");
    check_places(text, problems);
}

/// Every place is in the text, they come in order, no message is endless or shows a stand-in.
fn check_places(text: &str, problems: &[Problem]) {
    // YAML knows the line ends of old Macintosh too.
    let lines = text.matches(['\n', '\r']).count() + 1;
    let places = problems.iter().map(|one| (one.line, one.column));
    assert!(
        places
            .clone()
            .all(|(line, column)| (1..=lines).contains(&line) && column >= 1)
    );
    assert!(places.is_sorted());
    for problem in problems {
        assert!(problem.message.chars().count() < 1000, "{}", problem.message);
        let is_stand_in = problem.message.contains('\u{fdd0}') && !text.contains('\u{fdd0}');
        assert!(!is_stand_in || text.contains("\\u"), "{}", problem.message);
    }
}
