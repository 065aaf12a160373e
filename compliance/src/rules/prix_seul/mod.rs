//! Price as the only criterion.

mod award;
mod weights;

pub(super) mod prix_critere_unique;
