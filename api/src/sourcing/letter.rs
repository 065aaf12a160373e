//! The letter of the questionnaire: what it tells firms of the purchase, and what the letters before it told.

use cabinet::{Questionnaire, SourcingEntry, ToldFact, ToldLetter};
use document::Document;
use tender::{Date, Tender};

use super::questionnaire::{keys, questions};
use super::watched_names;
use crate::compose::context;
use crate::need::Purchase;
use crate::{ApiError, ErrorCode};

/// What letters have told firms, once one more is written.
pub(super) struct Telling {
    /// Letter after letter: all candidates are told what each said (R2111-2).
    pub(super) told: Vec<ToldLetter>,
    /// What the buyer should know.
    pub(super) remarks: Vec<String>,
}

impl Telling {
    /// A letter written today tells the need of today. The one before stays told when firms may have read it; while the log
    /// holds no exchange, it is taken for a draft, and the new one replaces it.
    pub(super) fn of(purchase: &Purchase, today: Date) -> Self {
        let facts: Vec<ToldFact> = drafting::sourcing::told(&purchase.tender)
            .into_iter()
            .map(|fact| ToldFact {
                label: fact.label,
                value: fact.value,
            })
            .collect();
        let before = purchase.questionnaire.as_ref();
        let mut told = before.map_or_else(Vec::new, |before| before.told.clone());
        let asked: Vec<&str> = purchase
            .log
            .values()
            .filter(|entry| SourcingEntry::took_place(entry))
            .map(|entry| entry.firm.trim())
            .collect();
        let mut remarks = Vec::new();
        match told.last() {
            Some(last) if last.facts == facts => return Self { told, remarks },
            Some(last) if asked.is_empty() => {
                remarks.push(format!(
                    "Le besoin a changé depuis la lettre du {} ({}). Aucun envoi n’en est noté au journal\u{a0}: celle-ci la remplace. Si \
                     vous l’avez déjà envoyée, annulez, notez l’envoi, puis écrivez de nouveau\u{a0}: tous les candidats doivent savoir ce \
                     qu’elle disait (article R2111-2).",
                    law::long_date(last.written),
                    changed(&last.facts, &facts)
                ));
                told.pop();
            }
            Some(last) => remarks.push(format!(
                "Le besoin a changé depuis la lettre du {} ({}). Pour que toutes les entreprises sachent la même chose (article L3), \
                 envoyez aussi celle-ci à celles qui sont déjà interrogées\u{a0}: {}. L’annexe dira à tous les candidats ce que disait \
                 chaque lettre (article R2111-2).",
                law::long_date(last.written),
                changed(&last.facts, &facts),
                asked.join("\u{a0}; ")
            )),
            None if before.is_some() && !asked.is_empty() => remarks.push(
                "Ce dossier n’a pas gardé ce que disait la première lettre. Si le besoin a changé depuis, envoyez aussi celle-ci aux \
                 entreprises déjà interrogées, et écrivez dans l’annexe ce que la première disait (article R2111-2)."
                    .to_owned(),
            ),
            None => {}
        }
        told.push(ToldLetter {
            written: today,
            facts,
        });
        Self { told, remarks }
    }
}

/// The facts that are not the same, by name.
fn changed(before: &[ToldFact], after: &[ToldFact]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for (some, others) in [(before, after), (after, before)] {
        for fact in some.iter().filter(|fact| !others.contains(fact)) {
            if !labels.contains(&fact.label.as_str()) {
                labels.push(&fact.label);
            }
        }
    }
    if labels.is_empty() {
        return "ordre des données".to_owned();
    }
    labels.join(", ")
}

/// The letter, unless it would tell those who read it of a firm of the log. What the form says of the purchase, the letter
/// says too.
pub(super) fn letter(purchase: &Purchase, kept: &Questionnaire) -> Result<Document, ApiError> {
    let tender = &purchase.tender;
    let questions = questions(&keys(&kept.keys));
    let letter = drafting::sourcing::letter(tender, &questions, kept.answer_by);
    let watched = watched_names(purchase);
    let report = compliance::check_dossier(std::slice::from_ref(&letter), &context(tender, &watched));
    // The questions are a closed list of ours: what stands in one is no name there.
    let asked = |words: &str| questions.iter().any(|question| question.words.contains(words));
    let named = report.findings.iter().find(|finding| {
        finding.rule.name == "nom-surveille" && finding.waived.is_none() && !asked(&finding.excerpt)
    });
    let Some(named) = named else {
        return Ok(letter);
    };
    let (field, place) = place_of(tender, &named.excerpt);
    Err(ApiError::new(
        ErrorCode::Need,
        format!(
            "le questionnaire n’est pas écrit : « {} » désigne une entreprise de votre journal, et {place} le dirait à toutes les \
             autres. Retirez ce nom, ou, si c’est un mot ordinaire, écartez l’alerte à l’étape Vérification avec votre motif",
            named.excerpt
        ),
    )
    .at(field))
}

/// The field of the need that brings words into the letter, and how the screens call it.
fn place_of(tender: &Tender, excerpt: &str) -> (&'static str, &'static str) {
    let buyer = &tender.buyer;
    let lots: Vec<&str> = tender.lot.iter().map(|lot| lot.title.as_str()).collect();
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let fields = [
        (
            "context",
            "le champ « Contexte et besoins détaillés » du besoin",
            said(&tender.context),
        ),
        ("lot", "l’intitulé d’un lot", lots.join("\n")),
        (
            "delivery_sites",
            "le champ « Lieux de livraison » du besoin",
            tender.delivery_sites.join("\n"),
        ),
        (
            "buyer.name",
            "le champ « Nom de l’acheteur » du besoin",
            said(&buyer.name),
        ),
        (
            "buyer.contact",
            "le champ « Service à contacter » du besoin",
            said(&buyer.contact),
        ),
        (
            "buyer.signatory",
            "le champ « Signataire » du besoin",
            said(&buyer.signatory),
        ),
        (
            "reference",
            "le champ « Référence de la consultation » du besoin",
            said(&tender.reference),
        ),
    ];
    // Drafting sets spaces and apostrophes its own way.
    let plain = |text: &str| -> Vec<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(french::fold).collect()
    };
    let sought = plain(excerpt);
    fields
        .into_iter()
        .find(|(_, _, text)| {
            plain(text)
                .windows(sought.len().max(1))
                .any(|words| *words == sought)
        })
        .map_or(("objet", "l’objet du besoin"), |(field, place, _)| {
            (field, place)
        })
}
