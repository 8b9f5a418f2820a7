//! What a plan is about: the level that is wanted, the tracks that are thought of.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Kind, Profile};

use super::{super::person::index, Plan, Usage};

/// What a plan is about.
pub(super) struct Aim {
    /// The level that is wanted; none: the next one.
    pub(super) goal: Option<usize>,
    /// Indices of tracks in the ladder; all of them if none is named.
    pub(super) tracks: Vec<usize>,
    /// Whether tracks were named.
    pub(super) names_tracks: bool,
}

impl Aim {
    /// What the options say, or else the profile.
    pub(super) fn new(catalog: &Catalog, plan: &Plan, profile: &Profile) -> Result<Self, Usage> {
        let goal = plan.goal.as_deref().or(profile.goal.as_deref());
        let goal = goal
            .map(|name| index(catalog, name, Kind::Level))
            .transpose()?;
        let in_profile = profile.tracks.iter().map(|name| &**name);
        let named = in_profile.chain(plan.track.iter().map(String::as_str));
        let named = named.map(|name| index(catalog, name, Kind::Track));
        let tracks = named.collect::<Result<BTreeSet<usize>, _>>()?;
        let names_tracks = !tracks.is_empty();
        Ok(Self {
            goal,
            names_tracks,
            tracks: if names_tracks {
                tracks.into_iter().collect()
            } else {
                (0..catalog.ladder.tracks.len()).collect()
            },
        })
    }
}
