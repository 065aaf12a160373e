//! Conditions on persons: nationality, age, sex, residence, language, situation.

pub(super) mod age_exige;
pub(super) mod langue_exigee;
pub(super) mod nationalite_exigee;
mod persons;
pub(super) mod residence_exigee;
pub(super) mod sexe_exige;
pub(super) mod situation_exigee;

pub(super) use residence_exigee::residence;
