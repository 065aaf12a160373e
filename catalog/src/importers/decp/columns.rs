//! Which column of a table of contracts is what, by its name.

use super::super::table::{Header, key};

/// Names of columns, folded, the best first.
const UID: &[&str] = &["uid"];
const ID: &[&str] = &[
    "id",
    "idmarche",
    "iddumarche",
    "identifiantmarche",
    "numeromarche",
    "numerodumarche",
];
const BUYER: &[&str] = &[
    "acheteurid",
    "idacheteur",
    "acheteursiret",
    "siretacheteur",
    "siretdelacheteur",
];
const CPV: &[&str] = &["codecpv", "cpv", "cpv8", "codecpvprincipal"];
const NOTIFIED: &[&str] = &["datenotification", "datedenotification", "datenotif"];
const AMOUNT: &[&str] = &[
    "montant",
    "montantht",
    "montantinitialht",
    "montanteurosht",
    "montantmarche",
];
/// Beginnings of the columns of winners; a number may follow (`titulaire_id_2`).
const WINNER: &[&str] = &[
    "titulaireid",
    "idtitulaire",
    "titulairesiret",
    "sirettitulaire",
    "titulairesirets",
    "titulairesiren",
    "sirentitulaire",
];
const KIND: &[&str] = &[
    "titulairetypeidentifiant",
    "titulairetypeid",
    "typeidentifianttitulaire",
    "titulaireidtype",
];

/// Where the columns are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    pub(super) uid: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) buyer: Option<usize>,
    pub(super) cpv: Option<usize>,
    pub(super) notified: Option<usize>,
    pub(super) amount: Option<usize>,
    /// For each winner of a line: its number under one name or another, and the kind of that number.
    pub(super) winners: Vec<(Vec<usize>, Option<usize>)>,
}

impl Columns {
    pub(super) fn of(header: &Header) -> Self {
        let at = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| header.keys.iter().position(|key| key == name))
        };
        let mut winners = Vec::new();
        for rank in ["", "1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            let ranked = |names: &[&str]| -> Vec<usize> {
                names
                    .iter()
                    .filter_map(|name| {
                        header
                            .keys
                            .iter()
                            .position(|key| key.strip_prefix(name) == Some(rank))
                    })
                    .collect()
            };
            let ids = ranked(WINNER);
            if !ids.is_empty() {
                winners.push((ids, ranked(KIND).first().copied()));
            }
        }
        Self {
            uid: at(UID),
            id: at(ID),
            buyer: at(BUYER),
            cpv: at(CPV),
            notified: at(NOTIFIED),
            amount: at(AMOUNT),
            winners,
        }
    }

    /// What is missing, in French; nothing when contracts can be read.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if self.uid.is_none() && self.id.is_none() {
            missing.push("l’identifiant du marché («\u{a0}uid\u{a0}» ou «\u{a0}id\u{a0}»)");
        }
        if self.winners.is_empty() {
            missing.push("le titulaire («\u{a0}titulaire_id\u{a0}» ou «\u{a0}titulaire_siret\u{a0}»)");
        }
        if self.notified.is_none() {
            missing.push("la date de notification («\u{a0}dateNotification\u{a0}»)");
        }
        missing
    }
}

/// Whether a column of that name is read.
pub(super) fn wanted(name: &str) -> bool {
    let key = key(name);
    let key = key.trim_end_matches(|c: char| c.is_ascii_digit());
    [UID, ID, BUYER, CPV, NOTIFIED, AMOUNT, WINNER, KIND]
        .iter()
        .any(|names| names.contains(&key))
        || key == "cpv"
}
