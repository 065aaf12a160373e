//! Procedure and publicity by nature, amount, buyer and date.

use tender::{BuyerKind, Date};

use crate::exemption;
use crate::facts::Facts;
use crate::small_lots;
use crate::words::ht;
use crate::{Codes, Procedure, Publicity};

/// What exempts, then R2123-1 3°, then R2124-1.
pub(crate) fn of(facts: &Facts) -> Procedure {
    if facts.exemption.is_some() {
        Procedure::SansPublicite
    } else if facts.is_social() || facts.amount < facts.formal.amount {
        Procedure::Mapa
    } else {
        Procedure::Formalisee
    }
}

/// R2131-12 to R2131-16.
pub(crate) fn publicity(facts: &Facts) -> Publicity {
    match facts.procedure {
        Procedure::SansPublicite => Publicity::Libre,
        Procedure::Formalisee => Publicity::BoampJoue,
        Procedure::Mapa if facts.is_social() && facts.amount < facts.social.amount => Publicity::Adaptee,
        Procedure::Mapa if facts.is_social() => Publicity::Joue,
        Procedure::Mapa if facts.amount < facts.limit("publicite-boamp-ou-jal").amount => Publicity::Adaptee,
        Procedure::Mapa => Publicity::BoampOuJal,
    }
}

/// Articles that found the procedure.
pub(crate) fn basis(facts: &Facts) -> Vec<&'static str> {
    let mut basis = match (facts.procedure, facts.exemption) {
        (Procedure::SansPublicite, Some(exemption)) => exemption::basis(exemption, facts.date),
        (Procedure::Formalisee, _) => vec!["L2124-1", "R2124-1"],
        (Procedure::Mapa, _) if facts.is_social() => vec!["L2123-1", "R2123-1 3°"],
        _ => vec!["L2123-1", "R2123-1 1°"],
    };
    if facts.services.are_mixed() && facts.procedure != Procedure::SansPublicite {
        basis.push("R2123-2");
    }
    basis
}

/// Articles that found the publicity.
pub(crate) fn publicity_basis(facts: &Facts) -> Vec<&'static str> {
    match facts.publicity {
        Publicity::Libre => Vec::new(),
        Publicity::Adaptee if facts.is_social() => vec!["R2131-14"],
        Publicity::Adaptee => vec!["R2131-12 1°"],
        Publicity::BoampOuJal => vec!["R2131-12 2°"],
        Publicity::BoampJoue => vec!["R2131-16", "R2131-17"],
        Publicity::Joue => vec!["R2131-15"],
    }
}

/// First day of the thresholds that decided.
pub(crate) fn since(facts: &Facts) -> Option<Date> {
    let exempted = match facts.exemption {
        None | Some(exemption::Exemption::SmallValue) => facts.dispense.since,
        Some(exemption::Exemption::Books) => facts.limit("dispense-livres").since,
        Some(exemption::Exemption::Innovation) => facts.limit("dispense-innovation").since,
    };
    match facts.procedure {
        Procedure::SansPublicite => exempted,
        Procedure::Mapa if facts.is_social() => exempted,
        Procedure::Mapa => exempted.max(facts.formal.since),
        Procedure::Formalisee => facts.formal.since,
    }
}

/// The comparison, in words.
pub(crate) fn why(facts: &Facts) -> String {
    let amount = ht(facts.amount);
    let dispense = ht(facts.dispense.amount);
    let formal = ht(facts.formal.amount);
    let procedure = match (facts.procedure, facts.exemption) {
        (Procedure::SansPublicite, Some(exemption)) => exemption::why(exemption, facts),
        (Procedure::Formalisee, _) => format!(
            "Le montant estimé ({amount}) atteint {formal}, seuil de la procédure formalisée\u{a0}: procédure formalisée."
        ),
        _ if facts.is_social() => format!(
            "Le montant estimé ({amount}) atteint {dispense}, et l’achat relève des services sociaux et spécifiques par \
             ses codes CPV\u{a0}: procédure adaptée quel que soit le montant."
        ),
        _ => format!(
            "Le montant estimé ({amount}) atteint {dispense}, seuil de la mise en concurrence, et reste inférieur à \
             {formal}, seuil de la procédure formalisée\u{a0}: procédure adaptée."
        ),
    };
    let publicity = match facts.publicity {
        Publicity::Libre => "",
        Publicity::Adaptee => " La publicité est librement adaptée à l’achat.",
        Publicity::BoampOuJal => " Un avis paraît au BOAMP ou dans un journal d’annonces légales.",
        Publicity::BoampJoue => " Un avis paraît au BOAMP et au Journal officiel de l’Union européenne.",
        Publicity::Joue => " Un avis paraît au Journal officiel de l’Union européenne.",
    };
    procedure + publicity
}

/// What follows from the procedure, and what else is open to the buyer.
pub(crate) fn notes(facts: &Facts) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    if facts.amount > facts.tender.amount_ht {
        notes.push(format!(
            "Le maximum de l’accord-cadre ({}) dépasse le montant estimé\u{a0}: c’est lui qui compte (R2121-8).",
            ht(facts.amount)
        ));
    }
    if facts.procedure != Procedure::SansPublicite {
        notes.extend(facts.services.note());
    }
    if facts.procedure != Procedure::Formalisee {
        notes.extend(exemption::notes(facts));
    } else {
        notes.push(format!(
            "En appel d’offres ouvert, les offres sont attendues au moins {}\u{a0}jours, ou {} si l’on répond en ligne \
             (R2161-2, R2161-3)\u{a0}; {}\u{a0}jours au moins séparent les rejets envoyés en ligne et la signature \
             (R2182-1).",
            facts.value("delai-offres-ouvert"),
            facts.value("delai-offres-ouvert-electronique"),
            facts.value("attente-signature")
        ));
        if !matches!(facts.tender.buyer.kind, BuyerKind::Etat | BuyerKind::Hopital) {
            notes.push("La commission d’appel d’offres choisit le titulaire (CGCT L1414-2).".to_owned());
        }
    }
    notes.extend(small_lots::notes(facts));
    notes
}

/// What is to be checked before relying on procedure and publicity.
pub(crate) fn doubts(facts: &Facts) -> Vec<String> {
    let thresholds = match facts.procedure {
        Procedure::SansPublicite => vec![&facts.dispense],
        Procedure::Mapa | Procedure::Formalisee => vec![&facts.dispense, facts.eu()],
    };
    let mut doubts: Vec<String> = thresholds
        .into_iter()
        .filter_map(|limit| limit.doubt(facts.amount))
        .map(str::to_owned)
        .collect();
    doubts.extend(exemption::doubts(facts));
    if facts.is_social() && facts.codes == Codes::Proposed && facts.procedure != Procedure::SansPublicite {
        doubts.push(crate::assessment::PROPOSED.to_owned());
    }
    doubts
}
