//! YAML read as the JSON that means the same, with the place of every value in the YAML.
//!
//! All that is known of JSON serves so: reading without a copy, the checks, their paths. What a plain word
//! is depends on what the schema asks for at its place: `3.10` is a number of years and the text of a title.

use saphyr_parser::{Event, Marker, Parser, Tag};
use serde_json::Value as Schema;

use super::{
    Problem,
    schema_check::{forms, kinds},
};

mod messages;
mod scalar;

use foldhash::HashMap;
use scalar::{Plain, plain};

/// A YAML text as JSON.
#[derive(Debug)]
pub(super) struct Converted {
    pub(super) json: String,
    pub(super) places: Places,
}

/// Where the values and keys of a JSON text stand in the YAML that it was made of.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<Place>);

/// A byte of the JSON, and the line and column that it comes from, both from 1.
#[derive(Debug)]
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

/// The line and column of the end of a text, both from 1.
#[derive(Clone, Copy)]
struct End(usize, usize);

impl End {
    fn new(text: &str) -> Self {
        // YAML's line ends, old Macintosh's among them.
        let breaks = text.matches(['\n', '\r']).count() - text.matches("\r\n").count();
        let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
        Self(breaks + 1, last.chars().count() + 1)
    }

    /// The line and column of a marker. The parser ends every text with a line end of its own, and may
    /// mean a place behind it.
    fn place(self, marker: &Marker) -> (usize, usize) {
        (marker.line().max(1), marker.col() + 1).min((self.0, self.1))
    }

    fn problem(self, marker: Marker, message: impl Into<String>) -> Problem {
        let (line, column) = self.place(&marker);
        Problem {
            path: String::new(),
            line,
            column,
            message: message.into(),
        }
    }
}

impl Places {
    /// The line and column of what stands at a byte of the JSON.
    pub(super) fn at(&self, offset: usize) -> (usize, usize) {
        let behind = self.0.partition_point(|place| place.offset <= offset);
        let place = behind.checked_sub(1).map(|index| &self.0[index]);
        place.map_or((1, 1), |place| (place.line, place.column))
    }
}

/// Deeper than a ladder ever is.
const DEEPEST: usize = 64;

/// How much longer than the text its JSON may be: an alias stands for as much as one likes, and a few
/// lines of them for more than a memory holds.
const MOST_UNFOLDED: usize = 16;

/// Reads a YAML text that is meant to fit a schema.
///
/// # Errors
/// If it is not YAML, or not one document of lists, texts and numbers.
pub(super) fn to_json(text: &str, schema: &str) -> Result<Converted, Problem> {
    let schema: Schema = serde_json::from_str(schema)
        .unwrap_or_else(|error| unreachable!("the schema is JSON: {error}"));
    let (nodes, anchors) = read(text)?;
    let mut writer = Writer {
        nodes,
        anchors,
        schema: &schema,
        end: End::new(text),
        longest: (1 << 20) + MOST_UNFOLDED * text.len(),
        open: Vec::new(),
        json: String::with_capacity(text.len() * 2),
        places: Places::default(),
    };
    writer.node(0, &forms(&schema, &schema))?;
    Ok(Converted {
        json: writer.json,
        places: writer.places,
    })
}

type Node<'t> = (Event<'t>, Marker);

/// The parts of the one document of a text, and by its number where each anchor stands.
fn read(text: &str) -> Result<(Vec<Node<'_>>, HashMap<usize, usize>), Problem> {
    let mut nodes = Vec::new();
    let mut anchors = HashMap::default();
    let mut documents = 0;
    let end = End::new(text);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| messages::not_yaml(text, &error))?;
        match &event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    let message = "a second document begins here, and a file holds one";
                    return Err(end.problem(span.start, message));
                }
            }
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _) => {
                if *anchor > 0 {
                    anchors.insert(*anchor, nodes.len());
                }
                nodes.push((event, span.start));
            }
            Event::SequenceEnd | Event::MappingEnd | Event::Alias(_) => {
                nodes.push((event, span.start));
            }
            _ => {}
        }
    }
    if nodes.is_empty() {
        return Err(end.problem(Marker::new(0, 1, 0), "the file is empty"));
    }
    Ok((nodes, anchors))
}

struct Writer<'t, 's> {
    nodes: Vec<Node<'t>>,
    anchors: HashMap<usize, usize>,
    schema: &'s Schema,
    end: End,
    /// How many bytes of JSON are too many.
    longest: usize,
    /// The lists, objects and aliases that are open, by index.
    open: Vec<usize>,
    json: String,
    places: Places,
}

impl<'s> Writer<'_, 's> {
    /// Writes the node at an index, which is to have one of some forms, and gives the index behind it.
    fn node(&mut self, index: usize, forms: &[&'s Schema]) -> Result<usize, Problem> {
        let (event, marker) = self.nodes[index].clone();
        if self.open.len() > DEEPEST {
            return Err(self.end.problem(marker, messages::TOO_DEEP));
        }
        if self.json.len() > self.longest {
            let message =
                "the aliases unfold to more than a ladder holds; write out what they stand for";
            return Err(self.end.problem(marker, message));
        }
        self.open.push(index);
        let behind = match event {
            Event::Alias(anchor) => {
                // What is not known is an error of the parser.
                let target = self.anchors.get(&anchor).copied().unwrap_or(index);
                if self.open.contains(&target) {
                    let message =
                        "the alias holds itself: it stands for something that it is part of";
                    return Err(self.end.problem(marker, message));
                }
                self.node(target, forms)?;
                index + 1
            }
            Event::SequenceStart(_, tag) => {
                self.begin(marker, tag.as_deref())?;
                self.list(index + 1, forms)?
            }
            Event::MappingStart(_, tag) => {
                self.begin(marker, tag.as_deref())?;
                self.object(index + 1, forms)?
            }
            Event::Scalar(text, style, _, tag) => {
                self.begin(marker, tag.as_deref())?;
                let asks = |kind: &str| forms.iter().any(|form| kinds(form).any(|one| one == kind));
                match plain(&text, style, tag.as_deref(), asks) {
                    Plain::Text => self.write_text(&text),
                    Plain::Json(json) => self.json += &json,
                }
                index + 1
            }
            _ => index + 1,
        };
        self.open.pop();
        Ok(behind)
    }

    /// Notes where the next value stands.
    fn begin(&mut self, marker: Marker, tag: Option<&Tag>) -> Result<(), Problem> {
        let (line, column) = self.end.place(&marker);
        self.places.0.push(Place {
            offset: self.json.len(),
            line,
            column,
        });
        match tag {
            Some(tag) if !tag.is_yaml_core_schema() => {
                let message = format!("the tag `{tag}` means nothing in a ladder");
                Err(self.end.problem(marker, message))
            }
            _ => Ok(()),
        }
    }

    fn list(&mut self, first: usize, forms: &[&'s Schema]) -> Result<usize, Problem> {
        let items = self.inside(forms, |form| form.get("items"));
        let mut index = first;
        self.json.push('[');
        while self.nodes[index].0 != Event::SequenceEnd {
            if index > first {
                self.json.push(',');
            }
            index = self.node(index, &items)?;
        }
        self.json.push(']');
        Ok(index + 1)
    }

    fn object(&mut self, first: usize, forms: &[&'s Schema]) -> Result<usize, Problem> {
        let mut index = first;
        self.json.push('{');
        while self.nodes[index].0 != Event::MappingEnd {
            if index > first {
                self.json.push(',');
            }
            let key = self.key(index)?;
            let value = self.inside(forms, |form| {
                let known = form["properties"].get(&key);
                known.or(form.get("additionalProperties"))
            });
            index = self.node(index + 1, &value)?;
        }
        self.json.push('}');
        Ok(index + 1)
    }

    /// Writes the key at an index.
    fn key(&mut self, index: usize) -> Result<String, Problem> {
        let (event, marker) = &self.nodes[index];
        let marker = *marker;
        let Event::Scalar(key, ..) = event else {
            return Err(self
                .end
                .problem(marker, "a key is a word, not a list or an alias"));
        };
        if key == "<<" {
            let message = "`<<` is not read; a level that asks for what another does has `extends`";
            return Err(self.end.problem(marker, message));
        }
        let key = key.clone().into_owned();
        self.begin(marker, None)?;
        self.write_text(&key);
        self.json.push(':');
        Ok(key)
    }

    /// What some forms ask for inside.
    fn inside(
        &self,
        around: &[&'s Schema],
        part: impl Fn(&'s Schema) -> Option<&'s Schema>,
    ) -> Vec<&'s Schema> {
        let parts = around.iter().filter_map(|form| part(form));
        parts.flat_map(|part| forms(self.schema, part)).collect()
    }

    fn write_text(&mut self, text: &str) {
        self.json += &Schema::from(text).to_string();
    }
}

#[cfg(test)]
mod tests;
