//! Repealed texts and thresholds of the past.

mod history;

pub(super) mod seuil_depasse;
pub(crate) mod texte_abroge;
pub(super) mod vocabulaire_ancien;
