//! One duty a file, in the order of the answer.

mod accord_cadre_maximum;
mod agec;
mod allotissement;
mod avance;
mod ca_1_5;
mod delai_paiement_30;
mod delai_paiement_50;
mod donnees_essentielles;
mod ecrit;
mod egalim;
mod energie_performance;
mod env_critere;
mod env_execution;
mod env_specification;
mod impi_dm;
mod joue_publication;
mod nzia;
mod prix_unique_interdit;
mod profil_acheteur;
mod revision_prix;
mod social_execution;
mod tracabilite_sourcage;

use crate::Obligation;
use crate::facts::Facts;

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        /// Every rule.
        pub(crate) const ALL: [fn(&Facts) -> Obligation; 22] = [$($module::assess),+];
        /// Their identifiers, in the same order.
        pub(crate) const IDS: [&str; 22] = [$($module::ID),+];
    };
}

rules![
    env_specification,
    env_execution,
    env_critere,
    social_execution,
    prix_unique_interdit,
    allotissement,
    avance,
    revision_prix,
    accord_cadre_maximum,
    profil_acheteur,
    donnees_essentielles,
    ecrit,
    delai_paiement_30,
    delai_paiement_50,
    impi_dm,
    nzia,
    egalim,
    agec,
    tracabilite_sourcage,
    joue_publication,
    ca_1_5,
    energie_performance,
];
