//! The CPV code of a need described in plain words.

use std::collections::{BTreeMap, BTreeSet};

use families::Families;
use tender::Cpv;

use crate::error::Result;
use crate::index::{CpvCandidate, Word, label_words, words};
use crate::question::WORDS;
use crate::ranking::HALF;
use crate::store::Catalog;
use crate::tables::cpv;

/// A proposed code.
#[derive(Debug, Clone, PartialEq)]
pub struct CpvHit {
    /// The code.
    pub code: Cpv,
    /// Its French label.
    pub label: String,
    /// Order of the list, 0 to 1. Not a probability.
    pub score: f64,
    /// Why it is proposed, in French.
    pub why: String,
}

impl Catalog {
    /// The best CPV codes for words, best first; digits (`3916`) give the codes beneath them, in order.
    ///
    /// ```text
    /// score = 1 − (1 − usage) × (1 − label)                                  (0 to 1)
    /// usage = weight given to the code by the purchase families for these words
    /// label = 0.9 × share of the words found in the label × (1 + share of the label that was asked for) / 2
    /// ```
    /// Equal scores: the wider code first, then the code.
    ///
    /// # Errors
    /// The database or the index cannot be read.
    pub fn cpv_search(&self, text: &str, limit: usize) -> Result<Vec<CpvHit>> {
        let trimmed = text.trim();
        let digits = trimmed.split_once('-').map_or(trimmed, |(code, _)| code);
        if (2..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            return self.cpv_beneath(digits, limit);
        }
        let mut asked = words(text);
        let mut seen = BTreeSet::new();
        asked.retain(|w| seen.insert(w.stem.clone()));
        asked.truncate(WORDS);
        let open = text.chars().last().is_some_and(char::is_alphanumeric);
        let mut spelled = text.to_owned();
        for (at, word) in asked.iter().enumerate() {
            if let Some(spelling) = self.spelling(word, open && at + 1 == asked.len())? {
                spelled = spelled.replace(&word.surface, &spelling);
            }
        }
        let mut spelled_words = words(&spelled);
        let mut seen = BTreeSet::new();
        spelled_words.retain(|w| seen.insert(w.stem.clone()));
        spelled_words.truncate(WORDS);
        // code → (usage, why of the usage, label)
        let mut found: BTreeMap<Cpv, (f64, String, f64)> = BTreeMap::new();
        for (code, weight, why) in Families::embedded().cpv_hints(&spelled) {
            found.insert(code, (weight.clamp(0.0, 1.0), why, 0.0));
        }
        for CpvCandidate {
            code,
            cover,
            found: answered,
            words,
        } in self.index().cpv_labels(&spelled_words, open)?
        {
            let share = f64::from(answered.min(words)) / f64::from(words);
            let label = 0.9 * cover * (1.0 + share) / 2.0;
            if let Ok(code) = code.parse::<Cpv>() {
                match found.get_mut(&code) {
                    Some(known) => known.2 = label,
                    None if cover >= HALF => {
                        found.insert(code, (0.0, String::new(), label));
                    }
                    None => {}
                }
            }
        }
        let mut ranked: Vec<(Cpv, f64, f64, String)> = found
            .into_iter()
            .map(|(code, (usage, why, label))| (code, 1.0 - (1.0 - usage) * (1.0 - label), label, why))
            .collect();
        ranked.sort_by(|a, b| {
            let depth = |code: &Cpv| code.significant().len();
            b.1.total_cmp(&a.1)
                .then_with(|| depth(&a.0).cmp(&depth(&b.0)))
                .then_with(|| a.0.cmp(&b.0))
        });
        let mut hits = Vec::new();
        for (code, score, in_label, usage) in ranked {
            if hits.len() == limit {
                break;
            }
            // A hint may name a code that the vocabulary does not hold: it is not proposed.
            let Some(label) = self.cpv_label(&code)? else {
                continue;
            };
            let mut why: Vec<String> = Vec::new();
            if !usage.is_empty() {
                why.push(usage);
            }
            if in_label > 0.0 {
                why.push(in_the_label(&label, &spelled_words, open));
            }
            hits.push(CpvHit {
                code,
                label,
                score,
                why: why.join("\u{a0}; "),
            });
        }
        Ok(hits)
    }

    /// French label of a CPV code, if the vocabulary holds it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn cpv_label(&self, code: &Cpv) -> Result<Option<String>> {
        self.read(|db| cpv::label(db, code))
    }

    fn cpv_beneath(&self, digits: &str, limit: usize) -> Result<Vec<CpvHit>> {
        let codes = self.read(cpv::all)?;
        let digits = if digits.len() == 8 {
            digits.trim_end_matches('0')
        } else {
            digits
        };
        let beneath = codes
            .into_iter()
            .filter(|(code, _)| code.as_str().starts_with(digits));
        let why = format!("commence par {digits}");
        Ok(beneath
            .take(limit)
            .map(|(code, label)| CpvHit {
                code,
                label,
                score: 1.0,
                why: why.clone(),
            })
            .collect())
    }
}

fn in_the_label(label: &str, asked: &[Word], open: bool) -> String {
    let mut quoted: Vec<String> = Vec::new();
    for of_label in label_words(label) {
        let last = asked.len().wrapping_sub(1);
        let answers = asked.iter().enumerate().any(|(at, w)| {
            w.folded == of_label.folded
                || w.stem == of_label.stem
                || open && at == last && of_label.folded.starts_with(&w.folded)
        });
        let text = format!("«\u{a0}{}\u{a0}»", of_label.surface);
        if answers && !quoted.contains(&text) {
            quoted.push(text);
        }
    }
    format!("le libellé contient {}", quoted.join(", "))
}
