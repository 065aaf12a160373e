//! Two facets that say the same in the same words: one of them should go, or say what is its own.

use std::collections::{BTreeMap, BTreeSet};

use super::at;
use super::ties::apart;
use crate::{ClauseError, Facet, Kind, Library, Module, Piece, Span};

/// How many words make a sequence.
const WORDS: usize = 5;

/// A facet shares too much when more than this part of its sequences, or of the other's, are common.
const MOST_SHARED: f64 = 0.6;

/// A text with fewer sequences is a formula of the trade (« Par dérogation à l’article… ») and says nothing.
const FEWEST: usize = 12;

/// Facets that share too many sequences of words. Levels of one clause do, and may: they differ by a figure. So may the
/// administrative frame from one piece to the next: it is the same rule, told where each reader looks for it; and clauses that
/// no purchase holds together, an option and the article that gives way to it among them.
pub(super) fn sharing(library: &Library) -> Vec<ClauseError> {
    let texts: Vec<(&Module, &Facet, BTreeSet<u64>)> = library
        .modules()
        .iter()
        .flat_map(|module| module.facets.iter().map(move |facet| (module, facet)))
        .map(|(module, facet)| (module, facet, sequences(facet)))
        .filter(|(_, _, sequences)| sequences.len() >= FEWEST)
        .collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, (_, _, sequences)) in texts.iter().enumerate() {
        for sequence in sequences {
            holders.entry(*sequence).or_default().push(index);
        }
    }
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values() {
        for (rank, first) in holders.iter().enumerate() {
            for second in &holders[rank + 1..] {
                *common.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let mut errors = Vec::new();
    for ((first, second), count) in common {
        let (module, facet, mine) = &texts[second];
        let (other_module, other, theirs) = &texts[first];
        let same_module = module.head.id == other_module.head.id;
        if same_module && (facet.kind == other.kind || facet.kind == Kind::Article) {
            continue;
        }
        let shared = count as f64 / mine.len().min(theirs.len()) as f64;
        let alternatives = apart(module, facet, other_module, other).is_some()
            || excludes(facet, other)
            || gives_way(facet, other_module)
            || gives_way(other, module);
        if shared > MOST_SHARED && !alternatives {
            errors.push(at(
                module,
                facet.line,
                format!(
                    "{} : {:.0} % de suites de cinq mots en commun avec « {} »",
                    facet.heading,
                    shared * 100.0,
                    other.id
                ),
            ));
        }
    }
    errors
}

fn excludes(facet: &Facet, other: &Facet) -> bool {
    facet.head.conflicts.contains(&other.id) || other.head.conflicts.contains(&facet.id)
}

/// Whether the facet goes, or takes other words, when that option is chosen.
fn gives_way(facet: &Facet, option: &Module) -> bool {
    let id = &option.head.id;
    facet.head.when.not_chosen.contains(id)
        || facet
            .texts
            .iter()
            .any(|text| text.head.when.chosen.contains(id) || text.head.when.not_chosen.contains(id))
}

/// The sequences of words of a facet, all its texts together, each as a key; a value to fill in is one word.
fn sequences(facet: &Facet) -> BTreeSet<u64> {
    let mut sequences = BTreeSet::new();
    for text in &facet.texts {
        let mut words: Vec<String> = Vec::new();
        for span in text.body.iter().flat_map(Piece::spans) {
            match span {
                Span::Text(plain) | Span::Bold(plain) | Span::Italic(plain) => words.extend(
                    plain
                        .split(|c: char| !c.is_alphanumeric())
                        .filter(|word| !word.is_empty())
                        .map(str::to_lowercase),
                ),
                Span::Variable(_) | Span::Reference(_) => words.push("…".to_owned()),
            }
        }
        sequences.extend(words.windows(WORDS).map(key));
    }
    sequences
}

/// FNV-1a: simple, and the same everywhere.
fn key(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |key, byte| {
        (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
