//! What a sourcing leaves in the export: the minutes, the information for all candidates, the log as a table.

use std::collections::BTreeSet;

use cabinet::{FactAnswer, SourcingEntry};
use document::Document;
use drafting::note::Fact;
use drafting::sourcing::{Answered, Changed, Exchange, FirmAsked, LetterTold, Said};
use families::CapabilityKey;
use formats::write::table::{Cell, Table};

use super::change::changes;
use super::declared;
use super::questionnaire::questions;
use crate::need::{Log, Purchase};
use crate::{ApiError, Desk};

/// The sourcing of a purchase as its documents tell it; `None` when its log is empty. Nobody who spoke for a firm is in it:
/// what is erased from the dossier could not be erased from a file written before.
pub(crate) fn exchange(desk: &Desk, purchase: &Purchase) -> Result<Option<Exchange>, ApiError> {
    if purchase.log.is_empty() {
        return Ok(None);
    }
    let asked = asked(purchase, SourcingEntry::was_asked);
    let place = |key: &str| asked.iter().position(|known| known.as_str() == key);
    let firms = purchase
        .log
        .values()
        .map(SourcingEntry::without_person)
        .map(|entry| FirmAsked {
            name: entry.firm.clone(),
            number: match (&entry.site, declared::siren(&entry)) {
                (Some(site), _) => Some(site.to_string()),
                (None, siren) => siren.map(|siren| siren.to_string()),
            },
            sent: entry.sent,
            answered: entry.answered,
            asked: entry.questions.iter().filter_map(|key| place(key)).collect(),
            answers: entry
                .facts
                .iter()
                .filter_map(|fact| {
                    Some(Answered {
                        question: place(&fact.key)?,
                        said: match fact.answer {
                            FactAnswer::Yes => Said::Yes,
                            FactAnswer::No => Said::No,
                            FactAnswer::Unsure => Said::Unknown,
                        },
                        precision: fact.precision.clone(),
                        number: fact.number.clone(),
                        valid_until: fact.valid_until,
                    })
                })
                .collect(),
            remarks: entry.answer.clone(),
            simulated: entry.simulated,
        })
        .collect();
    Ok(Some(Exchange {
        questions: questions(&asked),
        firms,
        changed: changes(desk, purchase)?
            .into_iter()
            .map(|one| Changed {
                title: one.title,
                before: one.before,
                after: one.after,
                why: one.why,
            })
            .collect(),
    }))
}

/// What all candidates are told of the sourcing.
pub(crate) fn information(purchase: &Purchase) -> Document {
    let letters: Vec<LetterTold> = purchase
        .questionnaire
        .iter()
        .flat_map(|questionnaire| &questionnaire.told)
        .map(|letter| LetterTold {
            written: letter.written,
            facts: letter
                .facts
                .iter()
                .map(|fact| Fact {
                    label: fact.label.clone(),
                    value: fact.value.clone(),
                })
                .collect(),
        })
        .collect();
    drafting::sourcing::information(
        &purchase.tender,
        &letters,
        &questions(&asked(purchase, SourcingEntry::took_place)),
        days(&purchase.log),
    )
}

/// The first and the last day of the exchanges of a log, when they are known.
fn days(log: &Log) -> Option<(tender::Date, tender::Date)> {
    let all = || {
        log.values()
            .filter(|entry| entry.took_place())
            .flat_map(|entry| [entry.sent, entry.answered].into_iter().flatten())
    };
    Some((all().min()?, all().max()?))
}

/// Every question put to those firms, those of the questionnaire first, in its order.
fn asked(purchase: &Purchase, firms: fn(&SourcingEntry) -> bool) -> Vec<CapabilityKey> {
    let written = purchase.questionnaire.iter().flat_map(|written| &written.keys);
    let others = purchase
        .log
        .values()
        .filter(|entry| firms(entry))
        .flat_map(|entry| {
            entry
                .questions
                .iter()
                .chain(entry.facts.iter().map(|fact| &fact.key))
        });
    let put: BTreeSet<&str> = others.clone().map(String::as_str).collect();
    let mut keys: Vec<CapabilityKey> = Vec::new();
    // What stands in the questionnaire and was put to nobody is no part of what happened.
    for key in written.filter(|key| put.contains(key.as_str())).chain(others) {
        if let Ok(key) = key.parse::<CapabilityKey>()
            && !keys.contains(&key)
        {
            keys.push(key);
        }
    }
    keys
}

/// `Sourcage.xlsx`: the log, one line a firm, then one line an answer.
pub(crate) fn table(exchange: &Exchange) -> Result<Vec<u8>, ApiError> {
    let text = |words: Option<String>| words.map_or(Cell::Empty, Cell::Text);
    let day = |day: Option<tender::Date>| day.map_or(Cell::Empty, Cell::Date);
    let mut firms = Table::new(
        "Entreprises (interne)",
        &[
            "N°",
            "Entreprise",
            "SIREN ou SIRET",
            "État",
            "Envoyé le",
            "Répondu le",
            "Oui",
            "Non",
            "Ne sait pas",
            "Remarques",
        ],
    );
    let mut answers = Table::new(
        "Réponses (interne)",
        &[
            "N°",
            "Entreprise",
            "Question",
            "Réponse déclarée",
            "Certificat",
            "Valide jusqu’au",
            "Précision",
        ],
    );
    for (n, firm) in exchange.firms.iter().enumerate() {
        let number = count(n + 1);
        let name = Cell::Text(drafting::sourcing::firm_name(firm));
        let said = |said: Said| count(firm.answers.iter().filter(|one| one.said == said).count());
        firms.row(vec![
            number.clone(),
            name.clone(),
            text(firm.number.as_deref().map(drafting::sourcing::spaced)),
            Cell::Text(state(firm).to_owned()),
            day(firm.sent),
            day(firm.answered),
            said(Said::Yes),
            said(Said::No),
            said(Said::Unknown),
            text(firm.remarks.clone()),
        ]);
        for told in &firm.answers {
            let question = exchange.questions.get(told.question);
            answers.row(vec![
                number.clone(),
                name.clone(),
                text(question.map(|question| format!("{}. {}", told.question + 1, question.title))),
                Cell::Text(told.said.words().to_owned()),
                text(told.number.clone()),
                day(told.valid_until),
                text(told.precision.clone()),
            ]);
        }
    }
    Ok(formats::write::table::xlsx(&[firms, answers])?)
}

/// Where a firm stands.
fn state(firm: &FirmAsked) -> &'static str {
    if !firm.was_asked() {
        "à interroger"
    } else if firm.answered.is_none() && firm.answers.is_empty() {
        "interrogée"
    } else {
        "a répondu"
    }
}

fn count(n: usize) -> Cell {
    #[allow(clippy::cast_precision_loss, reason = "few firms, few answers")]
    let number = n as f64;
    Cell::Number(number)
}
