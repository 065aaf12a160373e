//! What a line says of a site, as a record.

use super::super::intake::Known;
use super::super::table::{cell, key, quoted};
use super::columns::{Columns, Role};
use super::places::{Places, Written};
use crate::day;
use crate::error::Result;
use crate::firm::Headcount;
use crate::record::Record;
use csv::ByteRecord;
use tender::Date;

/// Fills the record with what the line says; gives the remarks to make.
pub(in super::super) fn describe(
    row: &ByteRecord,
    columns: &Columns,
    places: &mut Places<'_>,
    known: &Known,
    record: &mut Record,
) -> Result<Vec<String>> {
    let get = |role| cell(row, columns.at(role));
    let mut remarks = Vec::new();
    let name = get(Role::Name);
    record.name = (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let naf = get(Role::Naf);
    // « 31.01Z - Fabrication de meubles »: the code comes first.
    let code = naf.split([' ', '\u{a0}']).next().unwrap_or_default();
    record.naf = code.parse().ok();
    if record.naf.is_none() && !naf.is_empty() {
        remarks.push(format!(
            "code d’activité {} illisible\u{a0}: activité inconnue",
            quoted(&naf)
        ));
    }
    let headcount = get(Role::Headcount);
    record.site_headcount = Headcount::from_code(&headcount);
    if record.site_headcount.is_some() {
        record.site_year = i16::try_from(record.said / 10_000).ok();
    } else if !headcount.is_empty() && headcount != "NN" {
        remarks.push(format!(
            "tranche d’effectif {} inconnue (code Sirene attendu)\u{a0}: effectif inconnu",
            quoted(&headcount)
        ));
    }
    let degrees = |role| {
        get(role)
            .replace(',', ".")
            .parse::<f64>()
            .ok()
            .filter(|d| d.is_finite())
    };
    let (insee, postal_code, commune) = (get(Role::Insee), get(Role::PostalCode), get(Role::Commune));
    let written = Written {
        insee: &insee,
        postal_code: &postal_code,
        commune: &commune,
        position: degrees(Role::Latitude).zip(degrees(Role::Longitude)),
    };
    remarks.extend(places.place(known, written, record)?);
    Ok(remarks)
}

/// Whether a legal category, as a code or in words, is that of a natural person.
pub(in super::super) fn natural_person(legal: &str) -> bool {
    let key = key(legal);
    key.starts_with("1000")
        || matches!(key.as_str(), "1" | "10")
        || [
            "entrepreneurindividuel",
            "entrepriseindividuelle",
            "personnephysique",
            "microentrepr",
            "autoentrepr",
        ]
        .iter()
        .any(|words| key.contains(words))
}

/// Why a natural person does not enter.
pub(in super::super) const NATURAL_PERSON: &str =
    "entrepreneur individuel (catégorie juridique 1000\u{a0}: donnée personnelle)";

/// A day as people write it: `2026-12-31`, `31/12/2026`, `31-12-2026`, with or without an hour.
pub(in super::super) fn date(text: &str) -> Option<Date> {
    let day = text
        .split([' ', '\u{a0}', 'T', '+', 'Z'])
        .next()
        .unwrap_or_default();
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    match parts[..] {
        [_, _, year] if year.len() == 4 => day::parse_french(&parts.join("/")),
        [year, _, _] if year.len() == 4 => day::parse(&parts.join("-")),
        _ => None,
    }
}

/// A day for a message: `31/12/2026`.
pub(in super::super) fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let wanted = day::parse("2026-12-31");
        for text in [
            "2026-12-31",
            "31/12/2026",
            "31-12-2026",
            "31.12.2026",
            "31/12/2026 00:00",
            "2026-12-31T10:00:00Z",
        ] {
            assert_eq!(date(text), wanted, "{text}");
        }
        for text in ["", "31/12/26", "cinq ans", "32/12/2026", "9999-12-31", "2026"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn natural_persons_are_recognised() {
        for legal in [
            "1000",
            "Entrepreneur individuel",
            "ENTREPRISE INDIVIDUELLE",
            "Micro-entrepreneur",
            "1",
        ] {
            assert!(natural_person(legal), "{legal}");
        }
        for legal in ["5710", "SAS", "Association", "", "9220"] {
            assert!(!natural_person(legal), "{legal}");
        }
    }
}
