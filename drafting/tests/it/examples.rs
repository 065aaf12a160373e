//! The examples of the repository, as drafting receives them.

use std::collections::BTreeMap;

use clauses::Library;
use drafting::Brief;
use law::Law;
use obligations::Assessment;
use tender::{Cpv, Tender};

pub(crate) struct Example {
    pub(crate) tender: Tender,
    pub(crate) families: Vec<String>,
    lot_families: Vec<Vec<String>>,
}

impl Example {
    pub(crate) fn school() -> Self {
        let text = include_str!("../../../examples/mobilier-scolaire.toml");
        Self {
            tender: Tender::from_toml(text, "mobilier-scolaire.toml").unwrap(),
            families: vec!["mobilier-scolaire".into()],
            lot_families: Vec::new(),
        }
    }

    pub(crate) fn blood() -> Self {
        let text = include_str!("../../../examples/poches-de-sang.toml");
        let slug = || "poches-de-sang-perfusion".to_owned();
        Self {
            tender: Tender::from_toml(text, "poches-de-sang.toml").unwrap(),
            families: vec![slug()],
            lot_families: vec![vec![slug()]; 3],
        }
    }

    /// Below the dispensing threshold (R2122-8): a letter.
    pub(crate) fn small() -> [Self; 2] {
        let commune = include_str!("../../../examples/petite-commune-mobilier.toml");
        let hospital = include_str!("../../../examples/hopital-tenues.toml");
        let slug = || "vetements-de-travail".to_owned();
        [
            Self {
                tender: Tender::from_toml(commune, "petite-commune-mobilier.toml").unwrap(),
                families: vec!["mobilier-scolaire".into()],
                lot_families: Vec::new(),
            },
            Self {
                tender: Tender::from_toml(hospital, "hopital-tenues.toml").unwrap(),
                families: vec![slug()],
                lot_families: vec![vec![slug()]; 2],
            },
        ]
    }

    /// Drafts, and hands the draft over.
    pub(crate) fn drafted<T>(&self, see: impl FnOnce(drafting::Draft<'_>) -> T) -> T {
        let assessment = obligations::assess(&self.tender, Law::embedded());
        let labels = BTreeMap::new();
        see(drafting::draft(&self.brief(&assessment, &labels)).unwrap())
    }

    /// What drafting looks at.
    pub(crate) fn brief<'a>(
        &'a self,
        assessment: &'a Assessment,
        labels: &'a BTreeMap<Cpv, String>,
    ) -> Brief<'a> {
        Brief {
            tender: &self.tender,
            assessment,
            library: Library::embedded(),
            law: Law::embedded(),
            families: &self.families,
            lot_families: &self.lot_families,
            lot_cpv: &[],
            named_cpv: &[],
            cpv_labels: labels,
            sourced: false,
        }
    }
}
