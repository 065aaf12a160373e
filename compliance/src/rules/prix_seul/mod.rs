//! Price as the only criterion.

mod award;
mod vocabulary;
mod weights;

pub(super) mod prix_critere_unique;
