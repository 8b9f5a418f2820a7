//! A person of a team as a line of JSON, one of a million: the same bytes as any other answer's, each key
//! written with what is around it. Looking at them one by one takes three times as long.

use std::{
    io::{self, Write},
    rc::Rc,
};

use serde::Serialize;

use crate::query::{Gap, NextLevel, TeamPerson};

use super::json;

/// Writes people of a team, each on a line of their own, as NDJSON has it.
#[derive(Default)]
pub struct PersonLines {
    line: Vec<u8>,
    usual_end: Option<UsualEnd>,
}

/// What ends the line of most people of a file, those of whom all is known: to write it each time takes a
/// third of a line's instructions.
struct UsualEnd {
    file: Option<Rc<str>>,
    text: Box<[u8]>,
}

impl PersonLines {
    /// Writes a person.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&mut self, person: &TeamPerson, out: &mut dyn Write) -> io::Result<()> {
        self.line.clear();
        push_begin(person, &mut self.line)?;
        let is_usual =
            person.certifications.is_none() && person.unknown.is_empty() && person.error.is_none();
        match &self.usual_end {
            Some(end) if is_usual && end.file == person.file => self.line.extend(&end.text),
            _ => {
                let begin = self.line.len();
                push_end(person, &mut self.line)?;
                if is_usual {
                    self.usual_end = Some(UsualEnd {
                        file: person.file.clone(),
                        text: self.line[begin..].into(),
                    });
                }
            }
        }
        out.write_all(&self.line)
    }
}

fn push_begin(person: &TeamPerson, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend(b"{\"name\":");
    push_text_or_null(person.name.as_deref(), out)?;
    out.extend(b",\"row\":");
    push_value(&person.row, out)?;
    out.extend(b",\"at\":");
    push_list(&person.at, out, |id, out| push_text(id, out))?;
    out.extend(b",\"next\":");
    push_list(&person.next, out, push_next)
}

fn push_end(person: &TeamPerson, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend(b",\"certifications\":");
    push_value(&person.certifications, out)?;
    out.extend(b",\"unknown\":");
    push_list(&person.unknown, out, push_value)?;
    out.extend(b",\"file\":");
    push_text_or_null(person.file.as_deref(), out)?;
    out.extend(b",\"error\":");
    push_value(&person.error, out)?;
    out.extend(b"}\n");
    Ok(())
}

fn push_next(next: &NextLevel, out: &mut Vec<u8>) -> io::Result<()> {
    let [before, behind] = match next.gap.written.get() {
        Some(written) => written,
        None => {
            let (mut before, mut behind) = (Vec::new(), Vec::new());
            push_title(next, &mut before)?;
            push_gap(&next.gap, &mut behind)?;
            (next.gap.written).get_or_init(|| [before.into(), behind.into()])
        }
    };
    out.extend(before);
    out.extend(if next.ready { &b"true"[..] } else { b"false" });
    out.extend(b",\"years_missing\":");
    push_value(&next.years_missing, out)?;
    out.extend(behind);
    Ok(())
}

/// What begins a level.
fn push_title(next: &NextLevel, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend(b"{\"id\":");
    push_text(next.id, out)?;
    out.extend(b",\"title\":");
    push_text(next.title, out)?;
    out.extend(b",\"ready\":");
    Ok(())
}

/// What ends a level.
fn push_gap(gap: &Gap, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend(b",\"met\":");
    let push_id = |id: &&str, out: &mut Vec<u8>| push_text(id, out);
    push_list(&gap.met, out, push_id)?;
    out.extend(b",\"too_low\":");
    push_list(&gap.too_low, out, push_value)?;
    out.extend(b",\"missing\":");
    push_list(&gap.missing, out, push_value)?;
    out.extend(b",\"waived\":");
    push_list(&gap.waived, out, push_id)?;
    out.extend(b",\"undecided\":");
    push_list(&gap.undecided, out, push_id)?;
    out.push(b'}');
    Ok(())
}

fn push_list<T>(
    items: &[T],
    out: &mut Vec<u8>,
    push: impl Fn(&T, &mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        push(item, out)?;
    }
    out.push(b']');
    Ok(())
}

fn push_text_or_null(text: Option<&str>, out: &mut Vec<u8>) -> io::Result<()> {
    match text {
        Some(text) => push_text(text, out),
        None => {
            out.extend(b"null");
            Ok(())
        }
    }
}

/// For each byte whether it stands in JSON as it is.
static IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        is_plain[byte as usize] = byte != b'"' && byte != b'\\';
        byte += 1;
    }
    is_plain
};

fn push_text(text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    if !text.bytes().all(|byte| IS_PLAIN[usize::from(byte)]) {
        return push_value(text, out);
    }
    out.push(b'"');
    out.extend(text.as_bytes());
    out.push(b'"');
    Ok(())
}

fn push_value<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> io::Result<()> {
    json::push_value(value, out)
}

#[cfg(test)]
mod tests {
    use crate::{
        catalog::{Catalog, Ladder, Profile},
        query::{Judge, Place, Said, Team},
    };

    use super::*;

    #[test]
    fn it_is_what_any_other_answer_would_be() {
        let ladder = r#"{"scale":["low","hi \"gh\""],"skills":[{"id":"é\u202e","name":"A"}],"levels":[
            {"id":"a\\","title":"\u0007 A","years":{"min":2.5},"skills":[
                "B",{"skill":"A","proficiency":"hi \"gh\""},"C","D","K",
                {"skill":"F","proficiency":"hi \"gh\""}]},
            {"id":"b","title":"B","skills":[{"skill":"G","note":"one"}]},
            {"id":"c","title":"C","skills":[{"skill":"G","note":"two"},"H"]}],
            "certifications":[{"id":"x","name":"X"},{"id":"y","name":"Y"}]}"#;
        let ladder: Ladder = serde_json::from_str(ladder).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let team = Team {
            certifications: true,
            ..Team::default()
        };
        let without = Team::default();
        let profiles = [
            r#"{}"#,
            r#"{"name":"Ann \"\u001b\"","skills":["A:low","B","C"],"waive":["D","K"],"years":1.25}"#,
            r#"{"name":"Ben","at":"b","skills":["G"],"goal":"c"}"#,
            r#"{"name":"Cleo"}"#,
            r#"{"skills":["nothing","A:x","\u200b"],"years":1e12,"at":"none"}"#,
        ];
        let file = "a/\u{1b}".into();
        let mut lines = Vec::new();
        let mut writer = PersonLines::default();
        for team in [team, without] {
            let judge = Judge::new(&team, &catalog).expect("a judge");
            let mut compare = |place: Place, said: &Said| {
                let person = judge.judge(place, said, Vec::new());
                let (mut line, mut expected) = (Vec::new(), Vec::new());
                writer.write(&person, &mut line).expect("written");
                json::write_line(&person, &mut expected).expect("written");
                assert_eq!(String::from_utf8(line), String::from_utf8(expected.clone()));
                lines.extend(expected);
            };
            for (index, profile) in profiles.iter().enumerate() {
                let profile: Profile = serde_json::from_str(profile).expect("a profile");
                let place = Place {
                    file: (index == 1).then_some(&file),
                    row: (index != 1).then_some(index),
                    name: None,
                };
                compare(place, &Said::Profile(&profile));
            }
            compare(Place::default(), &Said::Invalid(String::from("no \"x\"")));
        }
        // Each list and each null was there, full and empty.
        let lines = String::from_utf8(lines).expect("UTF-8");
        for part in [
            "\"met\":[\"b\",\"c\"]",
            "\"too_low\":[{",
            "\"waived\":[\"d\",\"k\"]",
            "\"undecided\":[\"g\"]",
            "\"missing\":[{\"id\":\"f\",\"want\":\"hi \\\"gh\\\"\"}]",
            "\"certifications\":[{",
            "\"certifications\":null",
            "\"years_missing\":1.25",
            "\"error\":{",
            "\"unknown\":[{",
        ] {
            assert!(lines.contains(part), "{part}: {lines}");
        }
    }
}
