//! What a person is shown of what fits, and what programs get.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        Number, Source,
        english::{bounded_list, quoted_for_shell},
    },
    document::{Block, Cell, Column, ColumnKind, Page, Table},
};

use super::{super::Answer, MatchAnswer, MatchEntry};

/// How much of what the person said is repeated.
const MOST_SAID: usize = 20;

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

fn count(number: usize) -> Cell<'static> {
    Number::from_count(number).into()
}

fn count_if_any(number: usize) -> Cell<'static> {
    (number > 0).then(|| Number::from_count(number)).into()
}
