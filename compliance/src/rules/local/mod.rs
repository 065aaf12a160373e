//! Place of the tenderer.

mod claims;
pub(super) mod implantation_exigee;
mod nearness;
pub(super) mod preference_locale;
mod presence;
pub(in crate::rules) mod ranking;
mod vocabulary;

pub(crate) use presence::Presence;
