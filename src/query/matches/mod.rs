//! `match`: which levels and tracks fit what somebody can.

use crate::catalog::{BUILT_IN, BuiltIn, Catalog, Profile, Source, Thing, order};

use super::{
    Usage, UsageKind,
    person::{Criteria, Person, PersonArgs, unknown::unknown_names},
};

mod entry;
mod page;

pub use entry::MatchEntry;

/// Show which levels and tracks fit what you can
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "First comes what you have the largest share of the required skills for, then what
fewer are missing to, then what fewer are too low for. There is no score.

Examples:
  itpm-career match --skill scrum --skill kanban
  itpm-career match --profile me.json --top 5
  itpm-career match --skill leadership --format ids | head -1"
)]
pub struct Match {
    /// Whose skills.
    #[command(flatten)]
    pub person: PersonArgs,

    /// Only so many [default: all; in a table 12]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
}

/// How many a person sees who does not say how many.
const MOST_SHOWN: usize = 12;

/// Levels and tracks in the order in which they fit.
#[derive(Default)]
pub struct MatchAnswer<'a> {
    /// The levels and tracks.
    pub entries: Vec<MatchEntry<'a>>,
    /// How many there are.
    all: usize,
    /// How many a person is shown.
    shown: usize,
    /// What the person said, in words.
    said: Vec<String>,
    /// Whether the person named something that the ladder does not know.
    names_unknown: bool,
    sources: Vec<&'a Source<'a>>,
    notes: Vec<String>,
}

impl Match {
    /// Asks it of a ladder, for a person with this profile.
    ///
    /// # Errors
    /// If an argument or the profile names something that is not there.
    pub fn ask<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        profile: &Profile,
    ) -> Result<MatchAnswer<'a>, Usage> {
        let person = Person::new(&Criteria::new(catalog), &self.person, profile)?;
        let mut notes = person.understood.clone();
        if self.person.strict {
            person.refuse_unknown()?;
        }
        let unknown = unknown_names(&person.unknown);
        notes.extend(unknown.map(|names| format!("not on this ladder, so not counted: {names}")));
        notes.extend(person.notes_on_claims(catalog));
        if person.skills.is_empty() && person.unknown.is_empty() {
            notes.push(String::from(
                "no skill is given, so nothing is met: `--skill` or `--profile` would",
            ));
        }
        let ladder = catalog.ladder;
        let levels = (0..ladder.levels.len()).map(Thing::Level);
        let tracks = (0..ladder.tracks.len()).map(Thing::Track);
        let things = levels.chain(tracks);
        let mut entries: Vec<MatchEntry> = things
            .map(|thing| MatchEntry::new(catalog, &person, thing))
            .collect();
        order::sort_by(&mut entries, MatchEntry::compare);
        Ok(self.cut(MatchAnswer {
            shown: 0,
            all: entries.len(),
            entries,
            said: person.describe(catalog),
            names_unknown: !person.unknown.is_empty(),
            sources: catalog.sources_of_skills(std::iter::empty()),
            notes,
        }))
    }

    /// The same answer with no more entries than were asked for.
    fn cut<'a>(&self, mut answer: MatchAnswer<'a>) -> MatchAnswer<'a> {
        let top = self.top.and_then(|top| usize::try_from(top).ok());
        answer.entries.truncate(top.unwrap_or(answer.all));
        answer.shown = top.unwrap_or(MOST_SHOWN).min(answer.entries.len());
        answer
    }

    /// Asks it of all built-in ladders, which are given in their order.
    ///
    /// # Errors
    /// If an argument or the profile names something that is not there.
    pub fn ask_all<'a>(
        &self,
        catalogs: &'a [Catalog<'a>],
        profile: &Profile,
    ) -> Result<MatchAnswer<'a>, Usage> {
        let question = Self {
            top: None,
            ..self.clone()
        };
        let mut all = MatchAnswer::default();
        let (mut unknown, mut some_ladder_answers) = (None, false);
        for (catalog, BuiltIn { name, .. }) in catalogs.iter().zip(BUILT_IN) {
            let answer = match question.ask(catalog, profile) {
                Ok(answer) => answer,
                // What another ladder knows is no mistake.
                Err(error) if error.kind == UsageKind::UnknownName => {
                    all.notes
                        .push(format!("{name} is left out: {}", error.message));
                    let options = format!("--ladder {name}");
                    unknown.get_or_insert(error.with_ladder_options(options));
                    continue;
                }
                Err(error) => return Err(error),
            };
            some_ladder_answers = true;
            let entries = answer.entries.into_iter().map(|entry| MatchEntry {
                ladder: Some(name),
                ..entry
            });
            all.entries.extend(entries);
            all.sources.extend(answer.sources);
            all.names_unknown |= answer.names_unknown;
            // Of two ladders the one that knows more of what the person said repeats it.
            if answer.said.len() > all.said.len() {
                all.said = answer.said;
            }
            let notes = answer.notes.iter();
            all.notes
                .extend(notes.map(|note| format!("{name}: {note}")));
        }
        if let Some(error) = unknown.filter(|_| !some_ladder_answers) {
            return Err(error);
        }
        order::sort_by(&mut all.entries, MatchEntry::compare);
        all.all = all.entries.len();
        Ok(self.cut(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn what_fits_best_comes_first_and_what_asks_for_nothing_last() {
        let json = r#"{"scale":["low","high"],"levels":[
            {"id":"nothing","title":"N"},
            {"id":"optional","title":"O","skills":[{"skill":"x","required":false}]},
            {"id":"half-of-four","title":"H4","skills":["x","y","q","r"]},
            {"id":"half-low","title":"HL","skills":["x",{"skill":"y","proficiency":"high"}]},
            {"id":"half","title":"H","skills":["x","q"]},
            {"id":"half-again","title":"HA","skills":["y","r"]},
            {"id":"none","title":"0","skills":["q"]},
            {"id":"waived","title":"W","skills":["x","w"]}],
            "tracks":[{"id":"all","title":"T","skills":["x",{"skill":"q","required":false}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let mut question = Match {
            person: PersonArgs {
                skill: vec!["x".into(), "y".into()],
                waive: vec!["w".into()],
                ..PersonArgs::default()
            },
            top: None,
        };
        let ids = |question: &Match| -> Vec<String> {
            let answer = question
                .ask(&catalog, &Profile::default())
                .expect("an answer");
            answer.entries.iter().map(|one| one.id.to_owned()).collect()
        };
        let expected = [
            "all",
            "waived",
            "half-low",
            "half",
            "half-again",
            "half-of-four",
            "none",
            "nothing",
            "optional",
        ];
        assert_eq!(ids(&question), expected);
        question.top = Some(2);
        assert_eq!(ids(&question), expected[..2]);
    }
}
