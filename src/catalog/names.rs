//! Names as people type them: how two spellings of one name are recognized.
//!
//! There are three keys, each coarser than the one before. [`case_key`] ignores case.
//! [`identity_key`] ignores spacing and hyphens too and tells whether two names are the same name.
//! [`search_key`] ignores accents as well and is only for finding what somebody typed.

use unicase::UniCase;
use unicode_normalization::UnicodeNormalization;

use crate::terminal::is_unsafe;

/// A name without its case, by Unicode's full case folding: `STRASSE` and `Straße` are alike.
#[must_use]
pub fn case_key(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let decomposed: String = name.nfd().collect();
    let folded = UniCase::unicode(decomposed).to_folded_case();
    folded.nfd().collect()
}

/// What two spellings of one name in a file have in common: not case, spacing or hyphens, but every
/// letter and every mark.
///
/// ```
/// use itpm_career::catalog::names::identity_key;
///
/// assert_eq!(identity_key("Risk-Management"), identity_key("risk  management"));
/// assert_ne!(identity_key("バス"), identity_key("パス"));
/// ```
#[must_use]
pub fn identity_key(name: &str) -> String {
    let key = case_key(name);
    let kept = key.chars().filter(|c| !separates(*c) && !is_ignored(*c));
    or_itself(kept.collect(), name)
}

/// As [`identity_key`], but with lower case for case folding, so that `Maße` is not `Masse`: what is
/// an error in a registry. What only case folding makes one name is a warning.
#[must_use]
pub fn strict_identity_key(name: &str) -> String {
    let lower = name.nfd().flat_map(char::to_lowercase);
    let kept = lower.filter(|c| !separates(*c) && !is_ignored(*c));
    or_itself(kept.collect(), name)
}

/// What a name has in common with what somebody may type for it: not case, spacing, hyphens,
/// accents, width or ligatures.
///
/// ```
/// use itpm_career::catalog::names::search_key;
///
/// assert_eq!(search_key("Führung & Strategie"), search_key("fuhrung-&-STRATEGIE"));
/// assert_eq!(search_key("Ｓｃｒｕｍ’s ﬁle"), "scrum'sfile");
/// ```
#[must_use]
pub fn search_key(name: &str) -> String {
    if name.is_ascii() {
        let kept = name.chars().filter(|c| !separates(*c));
        return or_itself(kept.map(|c| c.to_ascii_lowercase()).collect(), name);
    }
    or_itself(words(name).concat(), name)
}

/// Whether two names have the same [`search_key`].
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    one == other || search_key(one) == search_key(other)
}

/// The words of a name, each as a [`search_key`]: `Risk-Management` is `risk` and `management`.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    let plain = if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        let kept = name.nfkd().filter(|c| !is_accent(*c) && !is_ignored(*c));
        let plain: String = kept.map(usual).collect();
        let folded = UniCase::unicode(plain).to_folded_case();
        folded.nfkd().filter(|c| !is_accent(*c)).collect()
    };
    plain
        .split(separates)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a name without what stands around and between them: `(PMI)` is `pmi`, and `Scrum.org`
/// is `scrum` and `org`.
#[must_use]
pub fn plain_words(name: &str) -> Vec<String> {
    let signs = ['(', ')', '[', ']', ',', ';', ':', '"', '.', '/', '&'];
    words(&name.replace(signs, " "))
}

/// Whether the words of `part` stand side by side among those of `whole`.
#[must_use]
pub fn has_words(whole: &str, part: &[String]) -> bool {
    !part.is_empty()
        && plain_words(whole)
            .windows(part.len())
            .any(|words| words == part)
}

/// A name as an id: `Risk Management` becomes `risk-management`. A ladder without a registry of
/// skills gets its ids this way.
#[must_use]
pub fn slug(name: &str) -> String {
    or_itself(words(name).join("-"), name)
}

/// Those of `names` that `typed` may have meant, nearest first, three at most.
#[must_use]
pub fn nearest<N: AsRef<str>>(typed: &str, names: impl IntoIterator<Item = N>) -> Vec<N> {
    let mut names = names.into_iter();
    nearest_of(typed, &mut || names.next())
}

/// The same, compiled once for all that gives names: it is asked for in two dozen places.
fn nearest_of<N: AsRef<str>>(typed: &str, next: &mut dyn FnMut() -> Option<N>) -> Vec<N> {
    let typed = search_key(typed);
    let mut best: Vec<(f64, N)> = Vec::new();
    while let Some(name) = next() {
        let score = likeness(&typed, name.as_ref());
        // Below this a suggestion is more of a riddle than a help.
        let is_known = |(_, known): &(f64, N)| alike(known.as_ref(), name.as_ref());
        if score <= 0.75 || best.iter().any(is_known) {
            continue;
        }
        let place = best.partition_point(|(other, _)| *other >= score);
        best.insert(place, (score, name));
        best.truncate(3);
    }
    best.into_iter().map(|(_, name)| name).collect()
}

/// How alike a search key and a name are, from 0 to 1. A part of a long name may be all that was
/// typed, so its words count too.
fn likeness(typed: &str, name: &str) -> f64 {
    // A hostile name of megabytes would take the square of its length.
    const LONGEST: usize = 200;
    if typed.len() > LONGEST || name.len() > LONGEST {
        return 0.0;
    }
    let words = words(name);
    let whole = strsim::jaro_winkler(typed, &words.concat());
    words
        .iter()
        .map(|word| word_likeness(typed, word) * 0.95)
        .fold(whole, f64::max)
}

/// How alike two words are. In words of three letters the measure takes letters that changed places for
/// others.
fn word_likeness(typed: &str, word: &str) -> f64 {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().take(4).collect();
        letters.sort_unstable();
        letters
    };
    let (one, other) = (letters(typed), letters(word));
    if one.len() == 3 && one == other && typed != word {
        return 0.85;
    }
    strsim::jaro_winkler(typed, word)
}

/// The combining marks of Latin, Greek and Cyrillic. Those of other scripts are letters, not
/// accents: without them バス would be パス.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The usual character for one that a keyboard or an editor puts in its place.
fn usual(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        c => c,
    }
}

/// Whether a character stands between two words.
fn separates(c: char) -> bool {
    c.is_whitespace() || is_hyphen(c)
}

/// Whether nobody sees the character, so that no name can be told by it.
fn is_ignored(c: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}');
    joins || (is_unsafe(c) && !c.is_control() && !c.is_whitespace())
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// A name made of nothing but hyphens has no words; it stays what it is.
fn or_itself(key: String, name: &str) -> String {
    if key.is_empty() { name.to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_folded_as_unicode_says() {
        assert_eq!(case_key("ΣΊΣΥΦΟΣ"), case_key("Σίσυφος"));
        assert_eq!(case_key("STRASSE"), case_key("Straße"));
        assert_ne!(case_key("resume"), case_key("résumé"));
        assert_ne!(case_key("risk management"), case_key("risk-management"));
    }

    #[test]
    fn a_sign_beside_a_word_is_no_part_of_it() {
        let holds = |name: &str, typed: &str| has_words(name, &plain_words(typed));
        for name in [
            "RISK: BASIC",
            "(risk) basic",
            "risk/basic",
            "Plan, risk & check",
        ] {
            assert!(holds(name, "risk"), "{name}");
        }
        assert!(holds("Plan, Do & Check", "do check"));
        assert!(!holds("C++", "c") && holds("C++", "c++") && !holds("C#", "C"));
    }

    #[test]
    fn letters_of_any_script_keep_their_identity() {
        for (one, other) in [("バス", "パス"), ("दल", "दिल"), ("ข่าว", "ข้าว")]
        {
            assert_ne!(identity_key(one), identity_key(other), "{one} {other}");
        }
        for (one, other) in [("バス", "パス"), ("दल", "दिल"), ("ข่าว", "ข้าว")]
        {
            assert_ne!(search_key(one), search_key(other), "{one} {other}");
        }
    }

    #[test]
    fn case_folding_alone_is_no_error() {
        for (one, other) in [("Maße", "Masse"), ("Οδός", "ΟΔΌΣ")] {
            assert_eq!(identity_key(one), identity_key(other));
            assert_ne!(strict_identity_key(one), strict_identity_key(other));
        }
        assert_eq!(
            strict_identity_key("Risk-Management"),
            strict_identity_key("RISK management")
        );
    }

    #[test]
    fn accents_are_optional_only_in_a_search() {
        for (one, other) in [("Résumé", "resume"), ("Ελλάδα", "ελλαδα"), ("ёлка", "елка")]
        {
            assert!(alike(one, other), "{one} {other}");
            assert_ne!(identity_key(one), identity_key(other), "{one} {other}");
        }
        // The same letter in two encodings.
        assert_eq!(identity_key("é"), identity_key("e\u{301}"));
    }

    #[test]
    fn hyphens_alone_are_a_name() {
        assert_eq!(identity_key("--"), "--");
        assert_eq!(slug("Risk  Management"), "risk-management");
        assert_eq!(slug("C++"), "c++");
    }

    #[test]
    fn what_nobody_sees_tells_no_names_apart() {
        for hidden in ['\u{200b}', '\u{202e}', '\u{200d}'] {
            assert_eq!(search_key(&format!("sc{hidden}rum")), "scrum");
        }
    }

    #[test]
    fn the_nearest_come_first() {
        let names = ["Scrum", "Scrum Master", "Kanban"];
        assert_eq!(nearest("scurm", names), ["Scrum", "Scrum Master"]);
        // A whole name goes before a word of a longer one.
        assert_eq!(
            nearest("scrun", ["Scrum Master", "Scrum"]),
            ["Scrum", "Scrum Master"]
        );
        assert!(nearest("zzz", names).is_empty());
        // Three letters are enough, and one of them may stand in another place.
        assert_eq!(nearest("Bne", ["Ann Ames", "Ben Bauer"]), ["Ben Bauer"]);
        assert!(nearest(&"s".repeat(1000), names).is_empty());
        let long = format!("Scrum {}", "x".repeat(1000));
        assert!(nearest("scrun", [&*long]).is_empty());
    }

    #[test]
    fn words_stand_side_by_side() {
        let sought = words("risk management");
        assert!(has_words("Advanced Risk-Management", &sought));
        assert!(!has_words("Management of Risk", &sought));
        assert!(!has_words("Risk", &[]));
    }
}
