//! The same thing said twice differently, in one document or from one to another.
//!
//! A rule lists notions. A notion is met where a phrase names it and a value follows in the same sentence; two places
//! compare when they name the same notion, for the same lot. No guess: what is qualified otherwise is left alone.

pub(super) mod ccag_different;
pub(super) mod dates_differentes;
pub(super) mod delais_differents;
pub(super) mod durees_differentes;
pub(super) mod lieux_differents;
pub(super) mod lots_differents;
pub(super) mod montants_differents;
pub(super) mod poids_differents;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use french::Text;

use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::DocumentReading;
use crate::topics::Topics;
use crate::values::{Measure, Value, read};
use document::typographic;

/// Something that a dossier says once.
pub(super) struct Notion {
    /// In a sentence: « la durée de validité des offres ».
    name: &'static str,
    /// Passages to look at.
    topics: Topics,
    /// What names it; the value comes after.
    subject: Phrases,
    /// How far after.
    reach: usize,
    measure: Measure,
    /// The sentence speaks of something near.
    unless: Phrases,
    /// Whether two values in one document are a contradiction: a notion that has several by nature is only compared
    /// from one document to another.
    within: bool,
}

/// A place where a notion has its value.
pub(super) struct Fact<'a> {
    document: usize,
    passage: usize,
    tokens: Range<usize>,
    value: Value,
    words: &'a str,
    /// The lot, folded, when the sentence or its article is about one.
    lot: String,
}

/// Compares each notion over all documents.
pub(super) fn compare(d: &DossierReading<'_>, notions: &[Notion], out: &mut Outcome) {
    for notion in notions {
        let mut facts = Vec::new();
        for (document, piece) in d.pieces.iter().enumerate() {
            for passage in piece.about(notion.topics) {
                find(piece, document, passage, notion, &mut facts);
            }
        }
        conflicts(d, notion.name, notion.within, facts, out);
    }
}

fn find<'a>(
    piece: &DocumentReading<'a>,
    document: usize,
    passage: usize,
    notion: &Notion,
    facts: &mut Vec<Fact<'a>>,
) {
    let text = &piece.texts[passage];
    for sentence in piece.sentences(passage) {
        let Some(subject) = notion.subject.find(text, sentence.clone()).into_iter().next() else {
            continue;
        };
        if notion.unless.is_in(text, sentence.clone()) {
            continue;
        }
        let end = sentence.end.min(subject.end + notion.reach);
        let found = (subject.end..end)
            .take_while(|at| text.tokens()[*at].folded != ";")
            .find_map(|at| {
                let (value, taken) = read(notion.measure, &text.tokens()[at..sentence.end])?;
                Some((at..at + taken, value))
            });
        if let Some((tokens, value)) = found {
            facts.push(Fact {
                document,
                passage,
                words: piece.slice(passage, tokens.clone()),
                tokens,
                value,
                lot: lot(text, &sentence)
                    .or_else(|| {
                        let title = piece.passages[passage].article_title.as_deref()?;
                        let title = Text::new(title);
                        lot(&title, &(0..title.tokens().len()))
                    })
                    .unwrap_or_default(),
            });
        }
    }
}

/// « lot 2 », « lots 1 et 3 »: what follows the word, as a key.
fn lot(text: &Text<'_>, sentence: &Range<usize>) -> Option<String> {
    let tokens = text.tokens();
    let at = sentence
        .clone()
        .find(|at| matches!(tokens[*at].folded.as_str(), "lot" | "lots"))?;
    let words = tokens[at + 1..sentence.end.min(at + 4)].iter();
    Some(
        words
            .map(|token| token.folded.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// A document that gives one notion more values than this is no text of a contract.
const MOST: usize = 32;

/// Says where facts of one notion disagree: within a document when it has one value by nature, then between documents
/// when they have no value in common.
pub(super) fn conflicts(
    d: &DossierReading<'_>,
    name: &str,
    within: bool,
    facts: Vec<Fact<'_>>,
    out: &mut Outcome,
) {
    let mut by_lot: BTreeMap<String, BTreeMap<usize, Vec<Fact<'_>>>> = BTreeMap::new();
    for fact in facts {
        let documents = by_lot.entry(fact.lot.clone()).or_default();
        let known = documents.entry(fact.document).or_default();
        // A value is compared once, where it first stands.
        if known.len() < MOST && known.iter().all(|one| one.value != fact.value) {
            known.push(fact);
        }
    }
    for documents in by_lot.values() {
        // What most documents say comes first: the one that stands alone is told.
        let agree = |one: &[Fact<'_>], other: &[Fact<'_>]| {
            one.iter().any(|a| other.iter().any(|b| a.value.agrees(&b.value)))
        };
        let mut order: Vec<&Vec<Fact<'_>>> = documents.values().collect();
        order.sort_by_key(|one| Reverse(documents.values().filter(|other| agree(one, other)).count()));
        let mut before: Vec<&Fact<'_>> = Vec::new();
        for facts in order {
            let Some(first) = facts.first() else { continue };
            let agrees = |other: &&&Fact<'_>| facts.iter().any(|fact| fact.value.agrees(&other.value));
            // The first document that says it otherwise, all its values considered.
            let strange = before.iter().find(|other| {
                let of_it = before.iter().filter(|one| one.document == other.document);
                of_it.clone().all(|one| !agrees(&one))
            });
            if let Some(other) = strange {
                say(d, name, first, other, out);
            } else if within
                && let Some(other) = facts
                    .iter()
                    .find(|fact| fact.passage != first.passage && !fact.value.agrees(&first.value))
            {
                say(d, name, other, first, out);
            }
            before.extend(facts);
        }
    }
}

fn say(d: &DossierReading<'_>, name: &str, here: &Fact<'_>, first: &Fact<'_>, out: &mut Outcome) {
    let (piece, there) = (&d.pieces[here.document], &d.pieces[first.document]);
    let place = if here.document == first.document {
        match &there.passages[first.passage].article {
            Some(article) => format!("à l’article {article} du même document"),
            None => "plus haut dans le même document".to_owned(),
        }
    } else {
        format!("dans {}", there.address(first.passage))
    };
    let message = typographic(&format!(
        "{name} : « {} » ici, « {} » {place}.",
        flat(here.words),
        flat(first.words)
    ));
    out.hits.push((
        here.document,
        piece.hit(here.passage, here.tokens.clone(), message),
    ));
}

/// Words on one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
