//! Procedure and publicity by nature, amount, buyer and date.

use tender::{BuyerKind, Date, Nature};

use crate::exemption;
use crate::facts::{Facts, sentence};
use crate::small_lots;
use crate::words::ht;
use crate::{Codes, Procedure, Publicity};

/// Since then the notice of R2131-12 follows a model.
const MODEL: Date = jiff::civil::date(2022, 1, 1);

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

/// First day of the thresholds that decided, or of the article when it is later.
pub(crate) fn since(facts: &Facts) -> Option<Date> {
    let exempted = match facts.exemption {
        None | Some(exemption::Exemption::SmallValue) => facts.dispense.since,
        Some(exemption::Exemption::Books) => facts.limit("dispense-livres").since,
        Some(exemption::Exemption::Innovation) => facts.limit("dispense-innovation").since,
    };
    match facts.procedure {
        Procedure::SansPublicite => exempted.max(exemption::since(facts)),
        Procedure::Mapa if facts.is_social() => exempted,
        Procedure::Mapa => exempted.max(facts.formal.since),
        Procedure::Formalisee => facts.formal.since,
    }
}

/// The comparison, in words.
pub(crate) fn why(facts: &Facts) -> String {
    let amount = sentence(&facts.amount_words());
    let dispense = ht(facts.dispense.amount);
    let formal = ht(facts.formal.amount);
    let procedure = match (facts.procedure, facts.exemption) {
        (Procedure::SansPublicite, Some(exemption)) => exemption::why(exemption, facts),
        (Procedure::Formalisee, _) => format!(
            "{amount} atteint {formal}, seuil de la procédure formalisée\u{a0}: procédure formalisée."
        ),
        _ if facts.is_social() => format!(
            "{amount} atteint {dispense}, et l’achat relève des services sociaux et spécifiques par \
             ses codes CPV\u{a0}: procédure adaptée quel que soit le montant."
        ),
        _ => format!(
            "{amount} atteint {dispense}, seuil de la mise en concurrence, et reste inférieur à \
             {formal}, seuil de la procédure formalisée\u{a0}: procédure adaptée."
        ),
    };
    let publicity = match facts.publicity {
        Publicity::Libre => "",
        Publicity::Adaptee if facts.is_social() => {
            " La publicité est adaptée aux caractéristiques du marché, à son montant et à la nature des services."
        }
        Publicity::Adaptee => " La publicité est librement adaptée aux caractéristiques du marché.",
        Publicity::BoampOuJal if facts.date < MODEL => {
            " Un avis paraît au BOAMP ou dans un journal d’annonces légales\u{a0}; l’acheteur apprécie si la presse \
             spécialisée ou le Journal officiel de l’Union européenne est en outre nécessaire."
        }
        Publicity::BoampOuJal => {
            " Un avis conforme au modèle officiel paraît au BOAMP ou dans un journal d’annonces légales\u{a0}; l’acheteur \
             apprécie si la presse spécialisée ou le Journal officiel de l’Union européenne est en outre nécessaire."
        }
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
    if facts.tender.accord_cadre == Some(true) && facts.tender.maximum_ht.is_none() {
        notes.push(
            "Le maximum de l’accord-cadre n’est pas donné\u{a0}: la procédure est jugée sur le montant estimé\u{a0}; si le \
             maximum est plus élevé, c’est lui qui compte (R2121-8)."
                .to_owned(),
        );
    }
    if facts.procedure != Procedure::SansPublicite {
        notes.extend(facts.services.note());
    }
    if facts.procedure != Procedure::Formalisee {
        notes.extend(exemption::notes(facts));
    } else {
        notes.push(format!(
            "En appel d’offres ouvert, les offres sont attendues au moins {}\u{a0}jours après l’envoi de l’avis, {} si elles \
             peuvent être remises en ligne, ce qui est la règle (R2161-2, R2161-3, R2132-7)\u{a0}; {}\u{a0}jours au moins \
             séparent l’envoi des rejets par voie électronique et la signature, {} s’ils sont envoyés autrement (R2182-1).",
            facts.value("delai-offres-ouvert"),
            facts.value("delai-offres-ouvert-electronique"),
            facts.value("attente-signature"),
            facts.value("attente-signature-papier")
        ));
        if !matches!(facts.tender.buyer.kind, BuyerKind::Etat | BuyerKind::Hopital) {
            notes.push(commission(facts));
        }
    }
    if facts.procedure == Procedure::Mapa && !facts.is_social() {
        notes.push(
            "Les échanges de la consultation ont lieu par voie électronique, sauf exception (R2132-7, R2132-12).".to_owned(),
        );
    }
    if facts.procedure != Procedure::SansPublicite && facts.reaches_eu() {
        notes.push("L’acheteur établit un rapport de présentation de la procédure (R2184-1).".to_owned());
    }
    notes.extend(not_examined(facts));
    notes.extend(small_lots::notes(facts));
    notes
}

fn commission(facts: &Facts) -> String {
    let group = if facts.is_group_purchase() {
        "\u{a0}; pour un groupement de commandes, la commission compétente est à vérifier"
    } else {
        ""
    };
    format!(
        "En procédure formalisée, la commission d’appel d’offres choisit le titulaire, sauf pour les établissements sociaux \
         et médico-sociaux (CGCT L1414-2){group}."
    )
}

/// Duties of other codes whose texts are not in our sources: named, not decided.
fn not_examined(facts: &Facts) -> Option<String> {
    let vehicles = facts.cpv_in(|code| code.as_str().starts_with("341")).is_some();
    if facts.tender.nature == Nature::Travaux {
        Some(
            "Le recours à des matériaux biosourcés (article L228-4 du code de l’environnement) n’est pas examiné ici\u{a0}: à \
             vérifier."
                .to_owned(),
        )
    } else if vehicles {
        Some(
            "Les achats de véhicules à faibles émissions (articles L224-7 et suivants du code de l’environnement) ne sont \
             pas examinés ici\u{a0}: à vérifier."
                .to_owned(),
        )
    } else {
        None
    }
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
