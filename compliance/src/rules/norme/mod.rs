//! Standards and technical reference systems.

pub(super) mod norme_sans_equivalent;
pub(super) mod referentiel_sans_equivalent;
pub(crate) mod shape;
