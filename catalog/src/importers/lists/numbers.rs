//! SIRET and SIREN as people type them.

use tender::{Siren, Siret};

use super::super::table::quoted;
use crate::number::{FirmNumber, SiteNumber};

/// Whom a line speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Number {
    /// An establishment.
    Site(SiteNumber),
    /// A legal unit.
    Firm(FirmNumber),
}

impl Number {
    pub(in super::super) fn firm(self) -> FirmNumber {
        match self {
            Self::Site(site) => site.firm(),
            Self::Firm(firm) => firm,
        }
    }
}

/// Why a number is refused: what counts it with its like, and what is wrong with this one.
pub(in super::super) type Refused = (&'static str, String);

/// The number of a line, from its SIRET and its SIREN; either may be empty.
pub(in super::super) fn number(siret: &str, siren: &str) -> Result<Number, Refused> {
    if siret.is_empty() {
        if siren.is_empty() {
            return Err(("numéro SIRET absent", String::new()));
        }
        return firm(siren);
    }
    let digits = compact(siret);
    if digits.len() == 9 {
        return firm(siret);
    }
    let Ok(valid) = digits.parse::<Siret>() else {
        return Err(("numéro SIRET invalide", wrong(siret, &digits, 14)));
    };
    if valid.as_str().ends_with("00000") {
        return Err((
            "numéro SIRET invalide",
            format!(
                "{}\u{a0}: aucun établissement n’a le numéro interne 00000",
                quoted(siret)
            ),
        ));
    }
    if !siren.is_empty() && compact(siren) != valid.siren().as_str() {
        return Err((
            "SIRET et SIREN de deux entreprises différentes",
            format!("{} et {}", quoted(siret), quoted(siren)),
        ));
    }
    Ok(Number::Site(SiteNumber::of_siret(&valid)))
}

fn firm(text: &str) -> Result<Number, Refused> {
    let digits = compact(text);
    match digits.parse::<Siren>() {
        Ok(siren) => Ok(Number::Firm(FirmNumber::of_siren(&siren))),
        Err(_) => Err(("numéro SIREN invalide", wrong(text, &digits, 9))),
    }
}

/// Without spaces, points and hyphens.
pub(in super::super) fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2011}' | '\u{feff}'))
        .collect()
}

fn wrong(text: &str, digits: &str, count: usize) -> String {
    let shown = quoted(text);
    if digits.contains("E+") || digits.contains("e+") {
        format!("{shown}\u{a0}: abîmé par un tableur, la colonne est à mettre au format texte")
    } else if !digits.bytes().all(|b| b.is_ascii_digit()) {
        format!("{shown}\u{a0}: il faut {count} chiffres")
    } else if digits.len() != count {
        let plural = if digits.len() > 1 { "s" } else { "" };
        format!(
            "{shown}\u{a0}: {} chiffre{plural} au lieu de {count}",
            digits.len()
        )
    } else {
        format!("{shown}\u{a0}: sa clé est fausse")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let site = |n| Ok(Number::Site(SiteNumber(n)));
        assert_eq!(number("331 979 989 00026", ""), site(33_197_998_900_026));
        assert_eq!(number("331.979.989-00026", "331979989"), site(33_197_998_900_026));
        assert_eq!(
            number("35600000009075", ""),
            site(35_600_000_009_075),
            "La Poste has its own key"
        );
        assert_eq!(
            number("", "331 979 989"),
            Ok(Number::Firm(FirmNumber(331_979_989)))
        );
        assert_eq!(number("331979989", ""), Ok(Number::Firm(FirmNumber(331_979_989))));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (siret, siren, said) in [
            ("33197998900027", "", "sa clé est fausse"),
            ("3319799890002", "", "13 chiffres au lieu de 14"),
            ("3,31979989E+13", "", "tableur"),
            ("FR12331979989", "", "il faut 14 chiffres"),
            ("33197998900026", "555012000", "«\u{a0}555012000\u{a0}»"),
            ("", "331979988", "sa clé est fausse"),
        ] {
            let (_, detail) = number(siret, siren).expect_err(siret);
            assert!(detail.contains(said), "{detail}");
        }
        assert_eq!(number("", "").expect_err("nothing").0, "numéro SIRET absent");
    }
}
