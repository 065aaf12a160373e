//! The 732 sub-classes of NAF rév. 2 and their labels (`data/naf_rev2.csv`).

use std::collections::BTreeMap;

use tender::Naf;

use crate::error::{Error, Result};

/// Codes and labels.
#[derive(Debug, Clone)]
pub(crate) struct NafTable(BTreeMap<Naf, String>);

impl NafTable {
    /// Reads `code,"label"` lines; the first line is the header.
    pub(crate) fn from_csv(file: &str, text: &str) -> Result<Self> {
        let mut table = BTreeMap::new();
        for (index, line) in text.lines().enumerate().skip(1) {
            let refused = || Error::Syntax {
                file: file.to_owned(),
                line: index + 1,
                message: "attendu : un code NAF, une virgule, un libellé entre guillemets droits".into(),
            };
            let (code, label) = line.split_once(',').ok_or_else(refused)?;
            let label = label
                .strip_prefix('"')
                .and_then(|l| l.strip_suffix('"'))
                .ok_or_else(refused)?;
            table.insert(code.parse().map_err(|_| refused())?, label.to_owned());
        }
        Ok(Self(table))
    }

    pub(crate) fn label(&self, naf: &Naf) -> Option<&str> {
        self.0.get(naf).map(String::as_str)
    }

    pub(crate) fn contains(&self, naf: &Naf) -> bool {
        self.0.contains_key(naf)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Naf, &str)> {
        self.0.iter().map(|(naf, label)| (naf, label.as_str()))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Titles of the 88 divisions of NAF rév. 2.
const DIVISIONS: &str = include_str!("../data/naf_divisions.csv");

/// Title of a division of NAF rév. 2 (`31`).
#[must_use]
pub fn division_title(code: &str) -> Option<&'static str> {
    DIVISIONS.lines().skip(1).find_map(|line| {
        let (known, label) = line.split_once(',')?;
        (known == code).then(|| label.trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_have_titles() {
        assert_eq!(DIVISIONS.lines().count(), 89);
        assert_eq!(division_title("31"), Some("Fabrication de meubles"));
        assert_eq!(division_title("04"), None);
    }
}
