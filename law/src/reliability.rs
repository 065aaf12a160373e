//! How well a version of an article is established.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use tender::Date;

use crate::long_date;

/// How the version of an article we rely on was established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum Reliability {
    /// Read in an official publication on that day.
    Official(Date),
    /// Date of the version confirmed on the official site on 6 October 2026.
    Verified20261006,
    /// Same text as the consolidated version of 28 May 2026.
    Verified20260528,
    /// Text in force copied by a third party that quotes the official site.
    ThirdParty,
    /// Rebuilt by applying a decree to the former version.
    Rebuilt,
    /// State known on 13 July 2025; later changes may be missing.
    Dump202507,
    /// A newer version exists, whose text we do not have.
    KnownStale,
    /// Text of the Union read in its initial version, in English.
    ReadInSource,
    /// Known through secondary sources only.
    Secondary,
    /// From memory or not found.
    ToCheck,
}

/// Those without a date of their own, and how files write them.
const CLOSED: [(Reliability, &str); 9] = [
    (Reliability::Verified20261006, "verifie_2026-10-06"),
    (Reliability::Verified20260528, "verifie_2026-05-28"),
    (Reliability::ThirdParty, "lu_source_tierce"),
    (Reliability::Rebuilt, "reconstitue"),
    (Reliability::Dump202507, "dump_legi_2025-07"),
    (Reliability::KnownStale, "perime_connu"),
    (Reliability::ReadInSource, "lu_dans_la_source"),
    (Reliability::Secondary, "source_secondaire"),
    (Reliability::ToCheck, "a_verifier"),
];

impl Reliability {
    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> String {
        match self {
            Self::Official(date) => format!("officiel_{date}"),
            _ => CLOSED
                .iter()
                .find(|(known, _)| *known == self)
                .map_or_else(String::new, |(_, slug)| (*slug).to_owned()),
        }
    }

    /// Whether the text was compared with an official state of 2026 or later: nothing is left to check.
    #[must_use]
    pub fn is_verified(self) -> bool {
        matches!(
            self,
            Self::Official(_) | Self::Verified20261006 | Self::Verified20260528
        )
    }
}

impl FromStr for Reliability {
    type Err = String;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        if let Some(date) = slug.strip_prefix("officiel_") {
            return date.parse().map(Self::Official).map_err(|_| {
                format!("«\u{a0}{slug}\u{a0}»\u{a0}: date attendue après officiel_ (exemple\u{a0}: officiel_2027-01-01)")
            });
        }
        CLOSED
            .iter()
            .find(|(_, known)| *known == slug)
            .map(|(reliability, _)| *reliability)
            .ok_or_else(|| format!("fiabilité «\u{a0}{slug}\u{a0}» inconnue"))
    }
}

impl TryFrom<String> for Reliability {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, Self::Error> {
        slug.parse()
    }
}

impl fmt::Display for Reliability {
    /// In words, for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Official(date) => {
                return write!(f, "texte officiel lu le {}", long_date(*date));
            }
            Self::Verified20261006 => "date de version confirmée le 6 octobre 2026",
            Self::Verified20260528 => "texte conforme à la version consolidée du 28 mai 2026",
            Self::ThirdParty => "version en vigueur, lue dans une source tierce",
            Self::Rebuilt => "version reconstituée à partir du décret modificatif",
            Self::Dump202507 => "état connu en juillet 2025, à contrôler sur Légifrance",
            Self::KnownStale => "une version plus récente existe, à lire sur Légifrance",
            Self::ReadInSource => "lu dans le texte d’origine, versions modificatives non intégrées",
            Self::Secondary => "connu par des sources secondaires, à contrôler",
            Self::ToCheck => "à vérifier",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CLOSED, Reliability};

    #[test]
    fn every_slug_reads_back() {
        let official = "officiel_2027-01-01".parse::<Reliability>();
        for one in CLOSED.iter().map(|(one, _)| Ok(*one)).chain([official]) {
            let one = one.expect("un indice lisible");
            assert_eq!(one.slug().parse(), Ok(one));
        }
        for wrong in [
            "",
            "officiel",
            "officiel_demain",
            "officiel_2027-02-30",
            "verifie_2030-01-01",
        ] {
            assert!(wrong.parse::<Reliability>().is_err(), "{wrong}");
        }
    }
}
