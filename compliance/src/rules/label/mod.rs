//! Labels and certificates.

pub(super) mod certificat_entreprise;
pub(super) mod label_exige;
pub(super) mod label_note;
mod mention;

pub(crate) use mention::Mention;
