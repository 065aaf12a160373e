//! Place of the tenderer.

pub(super) mod implantation_exigee;
pub(super) mod preference_locale;
mod presence;
mod vocabulary;

pub(crate) use presence::Presence;
