//! What each level and each track asks for, with what a level inherits from the one that it extends.

use foldhash::HashMap;

use super::{
    graph::Graph,
    ladder::Ladder,
    number::Number,
    requirement::Requirement,
    scale::Scale,
    skills::{SkillId, Skills},
    text::Text,
};

/// How many requirements the levels of a ladder may inherit, all together: as many as no ladder has
/// that is meant for people, and in proportion to the file. A chain of levels would take the square of
/// its length.
#[must_use]
pub fn most_inherited(ladder: &Ladder) -> usize {
    let own: usize = ladder.levels.iter().map(|level| level.skills.len()).sum();
    10_000 + 16 * (ladder.levels.len() + own)
}

/// A skill that a level or a track asks for, its names resolved.
#[derive(Clone, Copy, Debug)]
pub struct ResolvedRequirement<'a> {
    /// The skill.
    pub skill: SkillId,
    /// How well, as a place on the scale; the lowest where it is not said.
    pub rank: usize,
    /// How well, by a name from the ladder's scale; none where it is not said.
    pub proficiency: Option<&'a str>,
    /// The index of the level that it comes from; none where it is asked for here.
    pub inherited_from: Option<usize>,
    /// What the file says of it.
    said: &'a Requirement<'a>,
}

impl<'a> ResolvedRequirement<'a> {
    fn new(skills: &Skills, scale: &Scale, said: &'a Requirement<'a>) -> Self {
        let proficiency = said.proficiency();
        Self {
            skill: skills.required(said),
            rank: proficiency
                .and_then(|name| scale.exact_rank(name))
                .unwrap_or(0),
            proficiency,
            inherited_from: None,
            said,
        }
    }

    /// Whether one cannot do without it; true unless said otherwise.
    #[must_use]
    pub fn required(&self) -> bool {
        self.said.required()
    }

    /// How much it counts beside the others; 1 unless said otherwise.
    #[must_use]
    pub fn weight(&self) -> Number {
        self.said.weight()
    }

    /// What is expected; none where the file does not say.
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.said.note()
    }
}

/// The requirements of the levels that extend another, by their indices.
#[derive(Debug, Default)]
pub(super) struct Inherited<'a> {
    levels: HashMap<usize, Vec<ResolvedRequirement<'a>>>,
    /// The first level with which they are too many.
    pub(super) too_many_at: Option<usize>,
}

impl<'a> Inherited<'a> {
    /// What the levels of a ladder ask for that extend another; `by_id` has the indices of the levels.
    /// A level on a circle inherits nothing.
    pub(super) fn new(
        ladder: &'a Ladder<'a>,
        by_id: &HashMap<&str, usize>,
        skills: &Skills,
        scale: &Scale,
    ) -> Self {
        let mut inherited = Self::default();
        let mut count = 0;
        let most = most_inherited(ladder);
        let bases = bases(ladder, by_id);
        for level in extensions(&bases).upwards() {
            let Some(base) = bases[level] else {
                continue;
            };
            let theirs = match inherited.get(base) {
                Some(theirs) => theirs.to_vec(),
                None => own(&ladder.levels[base].skills, skills, scale).collect(),
            };
            count += theirs.len();
            if count > most {
                inherited.too_many_at = Some(level);
                break;
            }
            let ours = own(&ladder.levels[level].skills, skills, scale).collect();
            inherited.levels.insert(level, merged(ours, theirs, base));
        }
        inherited
    }

    /// What a level asks for, if it extends another.
    pub(super) fn get(&self, level: usize) -> Option<&[ResolvedRequirement<'a>]> {
        self.levels.get(&level).map(Vec::as_slice)
    }
}

/// For each level the index of the one that it extends.
fn bases(ladder: &Ladder, by_id: &HashMap<&str, usize>) -> Vec<Option<usize>> {
    let levels = ladder.levels.iter();
    if levels.clone().all(|level| level.extends.is_none()) {
        return Vec::new();
    }
    let base = |id: &Text| by_id.get(&**id).copied();
    levels
        .map(|level| level.extends.as_ref().and_then(base))
        .collect()
}

/// The levels as a graph in which each leads to those that extend it.
fn extensions(bases: &[Option<usize>]) -> Graph {
    let mut next = vec![Vec::new(); bases.len()];
    for (level, base) in bases.iter().enumerate() {
        if let Some(base) = base {
            next[*base].push(level);
        }
    }
    Graph::new(next)
}

/// What is asked for here, in the order of the file.
pub(super) fn own<'a>(
    requirements: &'a [Requirement<'a>],
    skills: &Skills,
    scale: &Scale,
) -> impl Iterator<Item = ResolvedRequirement<'a>> + Clone {
    requirements
        .iter()
        .map(|one| ResolvedRequirement::new(skills, scale, one))
}

/// What a level asks for, then what it inherits. Where both name a skill, the higher proficiency
/// counts, and all else that the level itself says.
fn merged<'a>(
    mut ours: Vec<ResolvedRequirement<'a>>,
    theirs: Vec<ResolvedRequirement<'a>>,
    base: usize,
) -> Vec<ResolvedRequirement<'a>> {
    let places = ours.iter().enumerate();
    let places: HashMap<SkillId, usize> = places.map(|(n, one)| (one.skill, n)).collect();
    for inherited in theirs {
        match places.get(&inherited.skill) {
            Some(place) => {
                let own = &mut ours[*place];
                if own.rank < inherited.rank {
                    own.rank = inherited.rank;
                    own.proficiency = inherited.proficiency;
                }
            }
            None => ours.push(ResolvedRequirement {
                inherited_from: inherited.inherited_from.or(Some(base)),
                ..inherited
            }),
        }
    }
    ours
}
