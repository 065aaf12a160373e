//! Price as the only criterion.

mod award;
pub(super) mod prix_critere_unique;
