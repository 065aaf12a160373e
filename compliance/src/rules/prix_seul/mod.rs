//! Price as the only criterion.

pub(super) mod prix_critere_unique;
