//! Procedure and publicity by nature, amount, buyer and date.

use tender::{BuyerKind, Euros, Nature};

use crate::cpv_lists::is_social_service;
use crate::facts::Facts;
use crate::words::ht;
use crate::{Procedure, Publicity};

/// R2122-8, then R2123-1 3°, then R2124-1.
pub(crate) fn of(facts: &Facts) -> Procedure {
    if facts.amount < facts.dispense.amount {
        Procedure::SansPublicite
    } else if facts.is_social || facts.amount < facts.formal.amount {
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
        Procedure::Mapa if facts.is_social && facts.amount < facts.social.amount => Publicity::Adaptee,
        Procedure::Mapa if facts.is_social => Publicity::Joue,
        Procedure::Mapa if facts.amount < facts.limit("publicite-boamp-ou-jal").amount => Publicity::Adaptee,
        Procedure::Mapa => Publicity::BoampOuJal,
    }
}

/// Articles that found both.
pub(crate) fn basis(facts: &Facts) -> Vec<&'static str> {
    match (facts.procedure, facts.publicity) {
        (Procedure::SansPublicite, _) => vec!["L2122-1", "R2122-8"],
        (Procedure::Formalisee, _) => vec!["L2124-1", "R2124-1", "R2131-16"],
        (Procedure::Mapa, Publicity::Joue) => vec!["L2123-1", "R2123-1", "R2131-15"],
        (Procedure::Mapa, _) if facts.is_social => vec!["L2123-1", "R2123-1", "R2131-14"],
        (Procedure::Mapa, _) => vec!["L2123-1", "R2123-1", "R2131-12"],
    }
}

/// The comparison, in words.
pub(crate) fn why(facts: &Facts) -> String {
    let amount = ht(facts.amount);
    let dispense = ht(facts.dispense.amount);
    let formal = ht(facts.formal.amount);
    let procedure = match facts.procedure {
        Procedure::SansPublicite => format!(
            "Le montant estimé ({amount}) est inférieur à {dispense}\u{a0}: ni publicité ni mise en concurrence ne sont \
             exigées."
        ),
        Procedure::Mapa if facts.is_social => format!(
            "Le montant estimé ({amount}) atteint {dispense}, et le code CPV principal relève des services sociaux et \
             spécifiques\u{a0}: procédure adaptée quel que soit le montant."
        ),
        Procedure::Mapa => format!(
            "Le montant estimé ({amount}) atteint {dispense}, seuil de la mise en concurrence, et reste inférieur à \
             {formal}, seuil de la procédure formalisée\u{a0}: procédure adaptée."
        ),
        Procedure::Formalisee => format!(
            "Le montant estimé ({amount}) atteint {formal}, seuil de la procédure formalisée\u{a0}: procédure formalisée."
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

/// Doubts about a threshold, and what follows from the procedure.
pub(crate) fn notes(facts: &Facts) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    if facts.amount > facts.tender.amount_ht {
        notes.push(format!(
            "Le maximum de l’accord-cadre ({}) dépasse le montant estimé\u{a0}: c’est lui qui compte (R2121-8).",
            ht(facts.amount)
        ));
    }
    let thresholds = match facts.procedure {
        Procedure::SansPublicite => vec![&facts.dispense],
        Procedure::Mapa | Procedure::Formalisee => vec![&facts.dispense, facts.eu()],
    };
    notes.extend(
        thresholds
            .into_iter()
            .filter_map(|limit| limit.doubt(facts.amount))
            .map(str::to_owned),
    );
    notes.extend(social_note(facts));
    match facts.procedure {
        Procedure::SansPublicite => notes.push(
            "L’acheteur choisit une offre pertinente, emploie bien l’argent public et ne contracte pas toujours avec \
             la même entreprise (R2122-8)\u{a0}; il en garde la trace."
                .to_owned(),
        ),
        Procedure::Mapa => {
            let innovation = facts.limit("dispense-innovation");
            if facts.amount < innovation.amount && facts.tender.nature != Nature::Travaux {
                notes.push(format!(
                    "Un achat innovant peut se passer de publicité et de mise en concurrence sous {} (R2122-9-1)\u{a0}; \
                     rien dans le besoin ne dit s’il l’est.",
                    ht(innovation.amount)
                ));
            }
        }
        Procedure::Formalisee => {
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
    }
    notes.extend(small_lots(facts));
    notes
}

/// Whether the services are social is read in the main CPV code: what that leaves open.
fn social_note(facts: &Facts) -> Option<String> {
    if facts.tender.nature != Nature::Services || facts.procedure == Procedure::SansPublicite {
        return None;
    }
    let codes = facts.tender.all_cpv();
    let social = codes.iter().filter(|code| is_social_service(code)).count();
    if codes.is_empty() {
        Some(
            "Aucun code CPV n’est donné\u{a0}: pour des services sociaux ou spécifiques, la procédure serait adaptée quel \
             que soit le montant (R2123-1)."
                .to_owned(),
        )
    } else if social > 0 && social < codes.len() {
        Some(
            "Le marché mêle services sociaux et autres services\u{a0}: la part de plus grande valeur décide des règles \
             (R2123-2)\u{a0}; le code CPV principal a été suivi."
                .to_owned(),
        )
    } else {
        None
    }
}

/// Lots that may leave the formal procedure: R2123-1 2°, smallest first, up to a fifth of the whole.
fn small_lots(facts: &Facts) -> Option<String> {
    if facts.procedure != Procedure::Formalisee {
        return None;
    }
    let parameter = if facts.tender.nature == Nature::Travaux {
        "petits-lots-travaux"
    } else {
        "petits-lots-fournitures-services"
    };
    let ceiling = facts.limit(parameter).amount;
    let share = facts.law.number("petits-lots-cumul", facts.date)?;
    let mut lots: Vec<(Euros, &str)> = facts
        .tender
        .lot
        .iter()
        .filter_map(|lot| Some((lot.amount_ht?, lot.title.as_str())))
        .filter(|(amount, _)| *amount < ceiling)
        .collect();
    lots.sort();
    let allowed = facts.amount.as_f64() * share / 100.0;
    let mut total = Euros::default();
    let mut titles = Vec::new();
    for (amount, title) in lots {
        if (total + amount).as_f64() > allowed {
            break;
        }
        total = total + amount;
        titles.push(format!("«\u{a0}{title}\u{a0}»"));
    }
    (!titles.is_empty()).then(|| {
        format!(
            "Des lots de moins de {} peuvent passer en procédure adaptée, dans la limite de {} du total \
             (R2123-1)\u{a0}: {}, soit {} ensemble.",
            ht(ceiling),
            facts.percent("petits-lots-cumul"),
            titles.join(", "),
            ht(total)
        )
    })
}
