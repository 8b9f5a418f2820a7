//! How much of each track one has.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{Catalog, Salary};

use super::{
    super::{
        person::{Person, status::SkillStatus},
        requirement::describe,
    },
    aim::Aim,
    way::WaySkill,
};

/// A track, and what the person has of it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanTrack<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The ids of the skills that are there as well as it asks.
    pub have: Vec<&'a str>,
    /// The ids of the skills that are not there, or not well enough.
    pub missing: Vec<&'a str>,
    /// The ids of the missing skills that the person does not mean to acquire.
    pub waived: Vec<&'a str>,
    /// What it pays.
    pub salary: Vec<&'a Salary<'a>>,
    /// The id of the level that one must have reached; null if any will do.
    pub from: Option<&'a str>,
    /// The names of the skills that are there.
    #[serde(skip)]
    pub(super) have_names: Vec<&'a str>,
    /// The names of the skills that are waived.
    #[serde(skip)]
    pub(super) waived_names: Vec<&'a str>,
    /// The missing skills in words: `Scrum (working)`.
    #[serde(skip)]
    pub(super) lacking: Vec<Cow<'a, str>>,
}

pub(super) fn build<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    aim: &Aim,
) -> Vec<PlanTrack<'a>> {
    let tracks = aim.tracks.iter();
    tracks
        .map(|index| PlanTrack::new(catalog, person, *index))
        .collect()
}

impl<'a> PlanTrack<'a> {
    fn new(catalog: &'a Catalog<'a>, person: &Person, index: usize) -> Self {
        let track = &catalog.ladder.tracks[index];
        let skills = catalog.track_requirements(index);
        let skills: Vec<WaySkill> = skills
            .map(|one| WaySkill::new(catalog, person, None, one))
            .collect();
        let with = |fits: &dyn Fn(SkillStatus) -> bool| -> Vec<&WaySkill<'a>> {
            skills.iter().filter(|skill| fits(skill.status)).collect()
        };
        let ids = |skills: &[&WaySkill<'a>]| skills.iter().map(|skill| skill.id).collect();
        let names = |skills: &[&WaySkill<'a>]| skills.iter().map(|skill| skill.name).collect();
        let have = with(&|status| status == SkillStatus::Met);
        let waived = with(&|status| status == SkillStatus::Waived);
        let gaps = skills.iter().filter(|skill| skill.status.is_gap());
        let lacking = gaps.map(|skill| describe(skill.name, skill.want, skill.required));
        Self {
            lacking: lacking.collect(),
            id: &track.id,
            title: &track.title,
            have: ids(&have),
            missing: ids(&with(&SkillStatus::is_gap)),
            waived: ids(&waived),
            have_names: names(&have),
            waived_names: names(&waived),
            salary: track.salary.iter().collect(),
            from: track.from.as_deref(),
        }
    }
}
