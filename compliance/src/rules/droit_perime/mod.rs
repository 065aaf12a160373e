//! Repealed texts and thresholds of the past.

pub(super) mod seuil_depasse;
pub(crate) mod texte_abroge;
pub(super) mod vocabulaire_ancien;
