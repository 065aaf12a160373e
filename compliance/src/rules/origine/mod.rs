//! Origin of products or means.

pub(super) mod label_d_origine;
mod located;
pub(super) mod moyens_localises;
mod native;
pub(super) mod origine_imposee;
pub(super) mod origine_notee;
mod provenance;
mod soundness;
mod unlisted;
mod vocabulary;

pub(crate) use provenance::Provenance;
