//! Trade marks, models, catalogue references.

mod background;
mod designation;
pub(super) mod equivalence_neutralisee;
pub(super) mod exclusivite_constructeur;
pub(super) mod marque_avec_equivalent;
pub(super) mod marque_sans_equivalent;
mod name;
pub(super) mod nom_surveille;
mod shapes;

pub(crate) use designation::Designation;
