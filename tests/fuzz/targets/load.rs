//! Any bytes as a ladder and as a profile: sound or not, and if not, told where.

#![no_main]

use itpm_career::catalog::{Ladder, Problems, Profile, Report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let report = Report::of(text);
    match Ladder::from_json(text) {
        Ok(_) => assert!(report.errors.0.is_empty()),
        Err(problems) => {
            assert_eq!(problems.0, report.errors.0);
            check(text, &problems);
        }
    }
    if let Some(warnings) = &report.warnings {
        check_places(text, warnings);
    }
    if let Err(problems) = Profile::from_json(text) {
        check(text, &problems);
    }
});

fn check(text: &str, problems: &Problems) {
    assert!(!problems.0.is_empty(), "unsound, and nobody says why");
    check_places(text, problems);
}

/// Every place is in the text, and they come in order.
fn check_places(text: &str, problems: &Problems) {
    let lines = text.matches('\n').count() + 1;
    let places = problems.0.iter().map(|one| (one.line, one.column));
    assert!(
        places
            .clone()
            .all(|(line, column)| (1..=lines).contains(&line) && column >= 1)
    );
    assert!(places.is_sorted());
}
