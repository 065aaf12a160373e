//! Which general conditions a contract names, and why.

use tender::{Ccag, Cpv, Nature, Tender};

/// The general conditions of a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneralConditions {
    /// Those that the contract names.
    pub ccag: Ccag,
    /// Those that fit its nature and its codes.
    pub proposed: Ccag,
    /// Why those are proposed, in French.
    pub why: String,
}

/// Codes whose purchases have general conditions of their own; the longest beginning decides.
const BY_CODE: [(&str, Ccag, &str); 14] = [
    ("302", Ccag::Tic, "matériel informatique"),
    ("324", Ccag::Tic, "réseaux"),
    ("325", Ccag::Tic, "équipements de télécommunications"),
    ("48", Ccag::Tic, "logiciels"),
    ("5031", Ccag::Tic, "maintenance de matériel informatique"),
    ("642", Ccag::Tic, "télécommunications"),
    ("71", Ccag::Pi, "ingénierie et études techniques"),
    ("712", Ccag::Moe, "architecture"),
    ("72", Ccag::Tic, "services informatiques"),
    ("73", Ccag::Pi, "recherche et développement"),
    ("791", Ccag::Pi, "services juridiques"),
    ("792", Ccag::Pi, "comptabilité et audit"),
    ("793", Ccag::Pi, "études de marché"),
    ("794", Ccag::Pi, "conseil"),
];

/// The general conditions that fit a purchase, unless the buyer names others. `codes` are those of the need, the main
/// one first; those proposed from its words when it gives none.
#[must_use]
pub fn general_conditions(tender: &Tender, codes: &[&Cpv]) -> GeneralConditions {
    let (proposed, why) = proposed(tender.nature, codes.first().copied());
    GeneralConditions {
        ccag: tender.ccag.unwrap_or(proposed),
        proposed,
        why,
    }
}

fn proposed(nature: Nature, code: Option<&Cpv>) -> (Ccag, String) {
    let plain = |ccag: Ccag| {
        let why = format!(
            "l’achat est un marché de {}\u{a0}: {}",
            nature.slug(),
            match ccag {
                Ccag::Travaux => "le CCAG-Travaux est le sien",
                _ => "le CCAG-FCS est celui des fournitures courantes et des services",
            }
        );
        (ccag, why)
    };
    let found = code.and_then(|code| {
        BY_CODE
            .iter()
            .filter(|(start, ..)| code.as_str().starts_with(start))
            .max_by_key(|(start, ..)| start.len())
            .map(|of| (code, of))
    });
    match (nature, found) {
        (Nature::Travaux, _) => plain(Ccag::Travaux),
        // Goods of an office are no intellectual services.
        (Nature::Fournitures, Some((_, (_, Ccag::Pi | Ccag::Moe, _)))) | (_, None) => plain(Ccag::Fcs),
        (_, Some((code, (_, ccag, what)))) => {
            let why = format!(
                "le code CPV {code} est celui d’un achat de {what}\u{a0}: le {} est fait pour {}",
                ccag.name(),
                match ccag {
                    Ccag::Tic => "les techniques de l’information et de la communication",
                    Ccag::Moe => "la maîtrise d’œuvre",
                    _ => "les prestations intellectuelles",
                }
            );
            (*ccag, why)
        }
    }
}
