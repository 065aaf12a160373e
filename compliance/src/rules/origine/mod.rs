//! Origin of products or means.

pub(super) mod label_d_origine;
pub(super) mod moyens_localises;
pub(super) mod origine_imposee;
pub(super) mod origine_notee;
mod provenance;
mod soundness;
mod vocabulary;

pub(crate) use provenance::Provenance;
