//! Requirements on candidates out of proportion with the contract.

mod age;
mod counted;
mod firm;
mod measure;
mod vocabulary;

pub(super) mod agrement_inconnu;
pub(super) mod anciennete_exigee;
pub(super) mod capacite_de_tiers;
pub(super) mod effectif_exige;
pub(super) mod elimination_sans_reference;
pub(super) mod finances_exigees;
pub(super) mod references_exigees;
