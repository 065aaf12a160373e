//! Lots that may leave the rules of the whole: R2123-1 2°, R2122-8, R2122-9-1.

use tender::{Euros, Nature};

use crate::Procedure;
use crate::facts::Facts;
use crate::words::ht;

/// What the lots allow, one sentence a faculty. All share one limit: a fifth of the value of the lots.
pub(crate) fn notes(facts: &Facts) -> Vec<String> {
    if facts.procedure == Procedure::SansPublicite || facts.tender.lot.len() < 2 {
        return Vec::new();
    }
    let works = facts.tender.nature == Nature::Travaux;
    let mut notes = Vec::new();
    if facts.procedure == Procedure::Formalisee {
        let id = if works {
            "petits-lots-travaux"
        } else {
            "petits-lots-fournitures-services"
        };
        notes.extend(faculty(
            facts,
            facts.limit(id).amount,
            "peuvent passer en procédure adaptée",
            "R2123-1 2°",
        ));
    }
    // The innovative lots of works are below the amount of all works: nothing to add for them.
    let innovative = facts.tender.innovant == Some(true)
        && !works
        && facts.law.number("dispense-innovation-lot", facts.date).is_some();
    let (ceiling, article) = if innovative {
        (
            facts
                .limit("dispense-innovation-lot")
                .amount
                .max(facts.dispense.amount),
            "R2122-9-1, R2123-1 2° b",
        )
    } else {
        (facts.dispense.amount, "R2122-8, R2123-1 2° b")
    };
    let dispensed = faculty(
        facts,
        ceiling,
        "peuvent se passer de publicité et de mise en concurrence",
        article,
    );
    // The second paragraph of R2122-8 goes with its lots, the last of R2122-9-1 too.
    notes.extend(dispensed.map(|note| {
        format!(
            "{note} Pour eux aussi, l’acheteur choisit une offre pertinente, emploie bien l’argent public et ne contracte \
             pas toujours avec la même entreprise quand plusieurs peuvent répondre."
        )
    }));
    if notes.len() > 1 {
        notes.push(
            "Les lots qui suivent l’une ou l’autre faculté comptent ensemble dans cette limite, par prudence."
                .to_owned(),
        );
    }
    notes
}

/// The smallest lots first, as many as the limit admits.
fn faculty(facts: &Facts, ceiling: Euros, may: &str, article: &str) -> Option<String> {
    let share = facts.number("petits-lots-cumul")?;
    let priced = || facts.tender.lot.iter().filter_map(|lot| lot.amount_ht);
    // R2123-1 2° b speaks of the value of all the lots: their sum when all are priced.
    let whole = if priced().count() == facts.tender.lot.len() {
        priced().sum()
    } else {
        facts.tender.amount_ht
    };
    let mut lots: Vec<(Euros, &str)> = facts
        .tender
        .lot
        .iter()
        .filter_map(|lot| Some((lot.amount_ht?, lot.title.as_str())))
        .filter(|(amount, _)| *amount < ceiling)
        .collect();
    lots.sort();
    let allowed = whole.as_f64() * share / 100.0;
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
            "Des lots de moins de {} {may}, dans la limite de {} de la valeur de tous les lots ({article})\u{a0}: {}, \
             soit {} ensemble.",
            ht(ceiling),
            facts.percent("petits-lots-cumul"),
            titles.join(", "),
            ht(total)
        )
    })
}
