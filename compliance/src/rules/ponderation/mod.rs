//! Weights of the criteria.

pub(super) mod criteres_sans_poids;
pub(super) mod poids_au_dela;
pub(super) mod poids_en_liste;
pub(super) mod poids_enonces;
pub(super) mod poids_manquant;
pub(super) mod poids_total;
pub(super) mod sous_criteres;
