//! The catalogue carried by the program: the tables of `catalog/data`, parsed when they are installed.
//! `data/SOURCES.md` says where each comes from.

use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Version of the embedded catalogue. Change it whenever a table of `catalog/data` changes: an installed
/// catalogue of another version is replaced at the next opening. A test compares it with the tables.
pub const PACK_VERSION: &str = "2026-11-23.2";

/// The attribution that the licences of these data require: to be shown in the application.
pub const ATTRIBUTION: &str = "Sources\u{a0}: Insee (Sirene, COG, NAF), ministère de la Transition écologique – Géorisques \
(IREP, ICPE), ministère du Travail (Index égalité professionnelle), ministère de l’Économie (DECP), Plateforme de \
l’inclusion, IGN Admin Express, Etalab, La Poste, Office des publications de l’UE (CPV). Données réutilisées sous \
Licence Ouverte 2.0 / CC BY 4.0, millésimes indiqués par fiche.";

/// A table embedded in the program.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! table {
    ($name:ident, $file:literal) => {
        pub(crate) const $name: Table = Table {
            file: $file,
            text: include_str!(concat!("../data/", $file)),
        };
    };
}

table!(ACTIVITIES, "activites.csv");
table!(COMMUNES, "communes.csv");
table!(CPV, "cpv.csv");
table!(DEPARTEMENTS, "departements.csv");
table!(FIRMS, "firms.csv");
table!(REGIONS, "regions.csv");
table!(SOURCES, "sources.csv");

impl Table {
    /// Reads each row and hands it over with its line.
    pub(crate) fn each<T: DeserializeOwned>(
        &self,
        mut take: impl FnMut(T, &dyn Fn(String) -> Error) -> Result<()>,
    ) -> Result<()> {
        let mut reader = csv::Reader::from_reader(self.text.as_bytes());
        let headers = reader
            .headers()
            .map_err(|e| Error::Embedded {
                file: self.file,
                line: 1,
                detail: e.to_string(),
            })?
            .clone();
        let mut record = csv::StringRecord::new();
        loop {
            let line = reader.position().line();
            let wrong = |detail: String| Error::Embedded {
                file: self.file,
                line,
                detail,
            };
            if !reader
                .read_record(&mut record)
                .map_err(|e| wrong(e.to_string()))?
            {
                return Ok(());
            }
            let row = record
                .deserialize::<T>(Some(&headers))
                .map_err(|e| wrong(e.to_string()))?;
            take(row, &wrong)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FNV-1a over the tables, in this order.
    fn digest() -> u64 {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for table in [ACTIVITIES, COMMUNES, CPV, DEPARTEMENTS, FIRMS, REGIONS, SOURCES] {
            for byte in table.text.bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        hash
    }

    #[test]
    fn the_version_changes_with_the_tables() {
        assert_eq!(
            (PACK_VERSION, format!("{:016x}", digest()).as_str()),
            ("2026-11-23.2", "a53dc76907170717"),
            "les tables de catalog/data ont changé : changez PACK_VERSION, puis les deux valeurs attendues ici"
        );
    }
}
