//! Where a line stands: by the code of its commune, or by its postal code and its name.

use std::collections::BTreeMap;

use super::super::intake::Known;
use crate::distance::km_between;
use crate::error::Result;
use crate::place::{Commune, Coordinates, Near, Precision};
use crate::record::Record;
use crate::store::Catalog;
use crate::tables::communes::{self, comparable};

/// Farther than this from the middle of its commune, km, a position is not believed.
const FAR_KM: f64 = 30.0;

/// What a line says of its place; each part may be empty.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Written<'r> {
    pub(in super::super) insee: &'r str,
    pub(in super::super) postal_code: &'r str,
    pub(in super::super) commune: &'r str,
    pub(in super::super) position: Option<(f64, f64)>,
}

/// Finds communes, and remembers them.
pub(in super::super) struct Places<'a> {
    catalog: &'a Catalog,
    found: BTreeMap<(String, String), Option<String>>,
}

impl<'a> Places<'a> {
    pub(in super::super) fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            found: BTreeMap::new(),
        }
    }

    /// Says in the record where the line is; what is not sure is left unknown, and said.
    pub(in super::super) fn place(
        &mut self,
        known: &Known,
        written: Written<'_>,
        record: &mut Record,
    ) -> Result<Option<String>> {
        let postal_code: String = written
            .postal_code
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let postal = postal_code.len() == 5 && postal_code.bytes().all(|b| b.is_ascii_digit());
        if postal {
            record.postal_code = Some(postal_code.clone());
        }
        let code = written.insee.to_uppercase();
        let insee = if known.communes.contains_key(&code) {
            Some(code.clone())
        } else if postal {
            self.named(&postal_code, written.commune)?
        } else {
            None
        };
        let Some((insee, centre)) = insee.and_then(|code| known.communes.get_key_value(&code)) else {
            record.commune = (!written.commune.is_empty()).then(|| written.commune.to_owned());
            // A postal code of Corsica does not say which of its two départements.
            record.departement = match &departements(if code.is_empty() { &postal_code } else { &code })[..] {
                [only] if known.departement(only) => Some(only.clone()),
                _ => None,
            };
            let nothing = code.is_empty() && written.postal_code.is_empty() && written.commune.is_empty();
            return Ok((!nothing).then(|| {
                format!(
                    "commune non reconnue («\u{a0}{}\u{a0}»)\u{a0}: situation inconnue",
                    [&code, &postal_code, written.commune]
                        .into_iter()
                        .filter(|part| !part.is_empty())
                        .collect::<Vec<_>>()
                        .join(" ")
                )
            }));
        };
        record.insee = Some(insee.clone());
        record.departement = Some(centre.departement.clone());
        let at = |(lat, lon), precision| Coordinates { lat, lon, precision };
        let middle = centre.point.map(|point| at(point, Precision::Commune));
        let own = written
            .position
            .filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0)
            .map(|point| at(point, Precision::Site))
            .filter(|own| middle.is_some_and(|m| km_between(Near::from(m), Near::from(*own)) < FAR_KM));
        record.coordinates = own.or(middle);
        Ok(None)
    }

    /// The only commune of that name with that postal code or, failing that, in its département.
    fn named(&mut self, postal_code: &str, name: &str) -> Result<Option<String>> {
        let name = comparable(name);
        let name = name.split(" cedex").next().unwrap_or_default().to_owned();
        if name.is_empty() {
            return Ok(None);
        }
        let asked = (postal_code.to_owned(), name);
        if let Some(found) = self.found.get(&asked) {
            return Ok(found.clone());
        }
        let communes = self.catalog.read(|db| communes::named(db, &asked.1))?;
        let only = |kept: Vec<&Commune>| match kept[..] {
            [one] => Some(one.insee.as_str().to_owned()),
            _ => None,
        };
        let areas = departements(postal_code);
        let found = only(
            communes
                .iter()
                .filter(|c| c.postal_codes.iter().any(|code| code == postal_code))
                .collect(),
        )
        .or_else(|| {
            only(
                communes
                    .iter()
                    .filter(|c| areas.contains(&c.departement.code))
                    .collect(),
            )
        });
        self.found.insert(asked, found.clone());
        Ok(found)
    }
}

/// Codes that the département of a postal code, or of a commune, may have.
fn departements(code: &str) -> Vec<String> {
    let length = if code.starts_with("97") || code.starts_with("98") {
        3
    } else {
        2
    };
    match code.get(..length) {
        Some("20") => vec!["2A".to_owned(), "2B".to_owned()],
        Some(code) => vec![code.to_owned()],
        None => Vec::new(),
    }
}
