//! Place of the tenderer.

pub(super) mod implantation_exigee;
pub(super) mod preference_locale;
mod presence;
pub(in crate::rules) mod ranking;
mod vocabulary;

pub(crate) use presence::Presence;
