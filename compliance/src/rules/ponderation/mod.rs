//! Weights of the criteria.

pub(super) mod poids_enonces;
pub(super) mod poids_manquant;
pub(super) mod poids_total;
pub(super) mod sous_criteres;
