//! Big ladders, the same in each run.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

/// How many skills the tracks ask for between them.
const SKILLS: u64 = 500;

const SCALE: [&str; 4] = ["awareness", "working", "practitioner", "expert"];

/// A ladder of so many tracks, as a file.
pub(crate) fn write(path: &str, tracks: u64) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    write!(out, r#"{{"scale":["{}"],"#, SCALE.join(r#"",""#))?;
    write!(
        out,
        r#""levels":[{{"id":"junior","title":"Junior"}},{{"id":"senior","title":"Senior"}}],"tracks":["#
    )?;
    let mut random = Random(7);
    for at in 0..tracks {
        let comma = if at > 0 { "," } else { "" };
        // Three different skills: one by its name alone, two with how well.
        let [first, second, third] = random.three(SKILLS);
        let [how, well, _] = random.three(SCALE.len() as u64);
        let (how, well) = (SCALE[how as usize], SCALE[well as usize]);
        // An escape forces a copy of the text, which otherwise is borrowed from the file.
        let escape = if at % 8 == 0 {
            r#" and \"another\""#
        } else {
            ""
        };
        let (min, max) = (80_000 + at % 5_000, 120_000 + at % 9_000);
        write!(
            out,
            r#"{comma}{{"id":"track-{at}","title":"Track number {at}","focus":"What it concentrates on, in a line of some length","summary":"What one does in it, in a sentence or two that are as long as such sentences are, with the odd “quote” in them{escape}.","skills":["Skill {first}",{{"skill":"Skill {second}","proficiency":"{how}"}},{{"skill":"Skill {third}","proficiency":"{well}","required":false}}],"salary":[{{"currency":"USD","min":{min},"max":{max},"period":"year"}}],"from":"junior"}}"#
        )?;
    }
    out.write_all(b"]}")?;
    out.flush()
}

/// `SplitMix64`, by Sebastiano Vigna, in the public domain.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// Three different numbers below `end`.
    fn three(&mut self, end: u64) -> [u64; 3] {
        let first = self.below(end);
        [
            first,
            (first + 1) % end,
            (first + 2 + self.below(end - 2)) % end,
        ]
    }
}
