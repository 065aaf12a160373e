//! Departures from the general conditions (CCAG).

mod closing;
pub(super) mod derogation_non_recapitulee;
pub(super) mod derogation_sans_objet;
pub(super) mod penalite_sans_derogation;
