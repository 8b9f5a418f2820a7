//! `match`: which levels and tracks fit what somebody can.

use std::cmp::{Ordering, Reverse};

use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        BUILT_IN, BuiltIn, Catalog, Kind, Number, Profile, SkillId, Source, Thing, Years,
        english::{bounded_list, quoted_for_shell},
    },
    document::{Block, Cell, Column, ColumnKind, Page, Table},
};

use super::{
    Answer, Usage, UsageKind,
    person::{Criteria, Person, PersonArgs, status::SkillStatus, unknown::unknown_names},
};

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

/// How much of what the person said is repeated.
const MOST_SAID: usize = 20;

/// How many a person sees who does not say how many.
const MOST_SHOWN: usize = 12;

/// A level or a track, and how much of what it asks for a person has.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatchEntry<'a> {
    /// The name of the built-in ladder it is of; null where only one ladder was asked.
    pub ladder: Option<&'static str>,
    /// `level` or `track`.
    pub kind: &'static str,
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The family of the level; null without one, and for a track.
    pub family: Option<&'a str>,
    /// How many skills it requires; the counts that follow are of these.
    pub required: usize,
    /// How many are there as well as is asked for.
    pub met: usize,
    /// How many are there, but not well enough.
    pub too_low: usize,
    /// How many are not there.
    pub missing: usize,
    /// How many are not there and not meant to be acquired.
    pub waived: usize,
    /// How many the file cannot decide: they are claimed at a level that expects something else of them.
    pub undecided: usize,
    /// How many more skills it asks for that are not required.
    pub optional: usize,
    /// How many of these are there as well as is asked for.
    pub optional_met: usize,
    /// The ids of the required skills that are missing or too low.
    pub gaps: Vec<&'a str>,
    /// The years of experience that the level is meant for.
    pub years: Years,
    /// How many years are missing to these; null if the level has none or yours are not given.
    pub years_missing: Option<Number>,
}

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
        let (person, mut notes) = Person::new(&Criteria::new(catalog), &self.person, profile)?;
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
        entries.sort_by(MatchEntry::compare);
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
        all.entries.sort_by(MatchEntry::compare);
        all.all = all.entries.len();
        Ok(self.cut(all))
    }
}

impl<'a> MatchEntry<'a> {
    fn new(catalog: &'a Catalog<'a>, person: &Person<'a>, thing: Thing) -> Self {
        let level = (thing.kind() == Kind::Level).then(|| thing.index());
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for asked in catalog.requirements(thing) {
            let list = if asked.required() {
                &mut required
            } else {
                &mut optional
            };
            list.push((asked.skill, person.status(level, &asked)));
        }
        let with = |skills: &[(SkillId, SkillStatus)], status| {
            skills.iter().filter(|(_, one)| *one == status).count()
        };
        let gaps = required.iter().filter(|(_, status)| status.is_gap());
        let level = level.map(|index| &catalog.ladder.levels[index]);
        let years = level.map(|level| level.years).unwrap_or_default();
        Self {
            ladder: None,
            kind: thing.kind().name(),
            id: catalog.id(thing),
            title: catalog.title(thing),
            family: level.and_then(|level| level.family.as_deref()),
            met: with(&required, SkillStatus::Met),
            too_low: with(&required, SkillStatus::TooLow),
            missing: with(&required, SkillStatus::Missing),
            waived: with(&required, SkillStatus::Waived),
            undecided: with(&required, SkillStatus::Undecided),
            optional_met: with(&optional, SkillStatus::Met),
            gaps: gaps.map(|(id, _)| &*catalog.skills.get(*id).id).collect(),
            required: required.len(),
            optional: optional.len(),
            years_missing: level.and_then(|level| person.years_missing(level)),
            years,
        }
    }

    /// By the share of the required skills that are met, then the fewer are missing, then the fewer are
    /// too low. What requires nothing comes last.
    fn compare(&self, other: &Self) -> Ordering {
        let requires_nothing = |one: &Self| one.required == 0;
        let share = |one: &Self, of: &Self| Reverse(one.met * of.required);
        (requires_nothing(self).cmp(&requires_nothing(other)))
            .then(share(self, other).cmp(&share(other, self)))
            .then(self.missing.cmp(&other.missing))
            .then(self.too_low.cmp(&other.too_low))
    }

    /// `2 of 3`.
    fn met_in_words(&self) -> String {
        match (self.required, self.optional) {
            (0, 0) => String::from("asks for no skill"),
            (0, _) => String::from("requires no skill"),
            (required, _) => format!("{} of {required}", self.met),
        }
    }

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Figure, Short, Years as Band};
        vec![
            Column::programs("kind", "", Short, |one| one.kind.into()),
            Column::programs("id", "Id", Short, |one| one.id.into()),
            Column::new("title", "Title", Short, |one| one.title.into()),
            Column::people("kind", "Kind", Short, |one| one.kind.into()),
            Column::people("ladder", "Ladder", Short, |one| one.ladder.into()),
            Column::new("family", "Family", Short, |one| one.family.into()),
            Column::people("met", "Met", Short, |one| one.met_in_words().into()),
            Column::programs("required", "Required", Figure, |one| count(one.required)),
            Column::programs("met", "Met", Figure, |one| count(one.met)),
            Column::programs("too_low", "Too low", Figure, |one| count(one.too_low)),
            Column::people("too_low", "Too low", Figure, |one| {
                count_if_any(one.too_low)
            }),
            Column::programs("missing", "Missing", Figure, |one| count(one.missing)),
            Column::people("missing", "Missing", Figure, |one| {
                count_if_any(one.missing)
            }),
            Column::programs("waived", "Waived", Figure, |one| count(one.waived)),
            Column::people("waived", "Waived", Figure, |one| count_if_any(one.waived)),
            Column::programs("undecided", "Undecided", Figure, |one| count(one.undecided)),
            Column::people("undecided", "Cannot be decided", Figure, |one| {
                count_if_any(one.undecided)
            }),
            Column::programs("optional", "Optional", Figure, |one| count(one.optional)),
            Column::programs("optional_met", "Optional met", Figure, |one| {
                count(one.optional_met)
            }),
            Column::programs("gaps", "Gaps", Short, |one| {
                Cell::list(one.gaps.iter().copied())
            }),
            Column::new("years", "Years", Band, |one| one.years.into()),
            Column::programs("years_missing", "", Figure, |one| one.years_missing.into()),
            Column::people("years_missing", "More years", Figure, |one| {
                let missing = one.years_missing;
                missing.filter(|missing| !missing.is_zero()).into()
            }),
            Column::programs("ladder", "", Short, |one| one.ladder.into()),
        ]
    }
}

fn count(number: usize) -> Cell<'static> {
    Number::from_count(number).into()
}

fn count_if_any(number: usize) -> Cell<'static> {
    (number > 0).then(|| Number::from_count(number)).into()
}

#[cfg(test)]
crate::query::schema_like!(MatchAnswer<'_>, Vec<MatchEntry<'_>>);

impl Serialize for MatchAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl Answer for MatchAnswer<'_> {
    const KEY: &'static str = "match";

    fn table(&self) -> Table<'_> {
        Table::new(MatchEntry::columns(), &self.entries)
    }

    fn first_screen(&self) -> Page<'_> {
        let mut blocks = vec![
            Block::text(self.you_say()),
            Block::Table(Table::new(
                MatchEntry::columns(),
                &self.entries[..self.shown],
            )),
        ];
        blocks.extend(self.more(self.shown).map(Block::text));
        let open = self.entries.iter().find(|one| !one.gaps.is_empty());
        blocks.extend(open.map(|best| {
            Block::text(format!(
                "What is missing to {}, with what you said: {}",
                best.title,
                best.command()
            ))
        }));
        Page(blocks)
    }

    fn page(&self) -> Page<'_> {
        let mut blocks = vec![
            Block::heading("What fits"),
            Block::text(self.you_say()),
            Block::Table(self.table()),
        ];
        blocks.extend(self.more(self.entries.len()).map(Block::text));
        blocks.push(Block::Sources(self.sources()));
        Page(blocks)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}

impl MatchEntry<'_> {
    /// The command that shows what is missing.
    fn command(&self) -> String {
        let option = match self.kind {
            "level" => "--goal",
            _ => "--track",
        };
        let ladder = self.ladder.map(|name| format!(" --ladder {name}"));
        let ladder = ladder.unwrap_or_default();
        format!("plan {option} {}{ladder}", quoted_for_shell(self.id))
    }
}

impl MatchAnswer<'_> {
    /// `189 more: --top 201`, unless all are shown.
    fn more(&self, shown: usize) -> Option<String> {
        let more = self.all - shown;
        (more > 0).then(|| format!("{more} more: --top {}", self.all))
    }

    fn you_say(&self) -> String {
        match self.said.as_slice() {
            [] if self.names_unknown => String::from("You say nothing that this ladder knows."),
            [] => String::from("You say nothing of what you can."),
            said => format!("You say: {}.", bounded_list(said, MOST_SAID)),
        }
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
