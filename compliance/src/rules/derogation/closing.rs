//! The article that sums up the departures from the CCAG, and the departures themselves.

use std::collections::BTreeSet;
use std::ops::Range;

use document::{DocumentKind, Place};

use crate::phrases::Phrases;
use crate::rule::DocumentReading;
use crate::rules::orphelin::number_at;
use crate::topics::Topics;

/// The documents that depart from general conditions.
pub(super) const KINDS: [DocumentKind; 4] = [
    DocumentKind::Ccap,
    DocumentKind::Ccp,
    DocumentKind::Lettre,
    DocumentKind::Ae,
];

/// A departure said in the text: the article of the CCAG it names.
pub(super) struct Departure {
    pub(super) passage: usize,
    pub(super) tokens: Range<usize>,
    pub(super) number: String,
}

static DEPARTS: Phrases = Phrases::new(&[
    "(dérogation|dérogations|déroge|dérogent|dérogeant|dérogé) (à|aux|au) ..4 (article|articles)",
]);

static CLOSING: Phrases = Phrases::new(&["(dérogation|dérogations)"]);

/// The title of the article that sums up the departures: the last one that speaks of them.
pub(super) fn closing_title(d: &DocumentReading<'_>) -> Option<usize> {
    d.about(Topics::DEROGATION)
        .filter(|at| matches!(d.passages[*at].place, Place::Title { .. }) && d.says(*at, &CLOSING))
        .last()
}

/// Passages of an article, from its title to the next of the same level or above.
pub(super) fn article_of(d: &DocumentReading<'_>, title: usize) -> Range<usize> {
    let Place::Title { level } = d.passages[title].place else {
        return title..title;
    };
    let end = (title + 1..d.passages.len())
        .find(|at| matches!(d.passages[*at].place, Place::Title { level: other } if other <= level))
        .unwrap_or(d.passages.len());
    title..end
}

/// Departures said outside the article that sums them up.
pub(super) fn departures(d: &DocumentReading<'_>, closing: &Range<usize>) -> Vec<Departure> {
    let mut found = Vec::new();
    for passage in d.about(Topics::DEROGATION).filter(|at| !closing.contains(at)) {
        let text = &d.texts[passage];
        for sentence in d.sentences(passage) {
            for range in DEPARTS.find(text, sentence.clone()) {
                for (number, tokens) in cited(d, passage, range.end, sentence.end) {
                    if of_general_conditions(d, passage, tokens.end, sentence.end) {
                        found.push(Departure {
                            passage,
                            tokens: range.start..tokens.end,
                            number,
                        });
                    }
                }
            }
        }
    }
    found
}

/// Numbers written from a token on: « 14.1 », « 13 et 14.1 ».
pub(super) fn cited(
    d: &DocumentReading<'_>,
    passage: usize,
    from: usize,
    end: usize,
) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = from;
    while at < end {
        if let Some((number, taken)) = number_at(d, passage, at) {
            found.push((number, at..at + taken));
            at += taken;
        } else if matches!(
            d.folded(passage, at),
            "," | "et" | "ou" | "a" | "article" | "articles"
        ) {
            at += 1;
        } else {
            break;
        }
    }
    found
}

/// « … du CCAG-FCS », « … du cahier des clauses administratives générales », or nothing said after the number.
fn of_general_conditions(d: &DocumentReading<'_>, passage: usize, from: usize, end: usize) -> bool {
    let mut near = (from..end.min(from + 8)).map(|at| d.folded(passage, at));
    near.any(|word| word.starts_with("ccag") || word == "generales")
}

/// Every number written in the article that sums up.
pub(super) fn listed(d: &DocumentReading<'_>, closing: &Range<usize>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for passage in closing.clone().skip(1) {
        for at in 0..d.texts[passage].tokens().len() {
            found.extend(number_at(d, passage, at).map(|(number, _)| number));
        }
    }
    found
}
