//! Words of the labels of NAF sub-classes: an activity answers a word when its label does.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use families::Families;

use super::{Word, label_words, one_error_apart, packed};
use crate::ranking::{FIELD_LABEL, FORM_ERROR, FORM_PREFIX, FORM_STEM};

struct Labels {
    /// Each sub-class, packed, with the words of its label.
    nafs: Vec<(u64, Vec<Word>)>,
}

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| Labels {
        nafs: Families::embedded()
            .naf_labels()
            .map(|(naf, label)| (packed(naf.as_str()), label_words(label)))
            .collect(),
    })
}

/// Sub-classes whose label holds a word for which `quality` is not zero, with the best of them.
fn matching(quality: impl Fn(&Word) -> f64) -> BTreeMap<u64, f64> {
    let mut found = BTreeMap::new();
    for (naf, words) in &labels().nafs {
        let best = words.iter().map(&quality).fold(0.0, f64::max);
        if best > 0.0 {
            found.insert(*naf, best);
        }
    }
    found
}

/// Sub-classes whose label holds the word, as written or by its stem.
pub(crate) fn holding(word: &Word) -> BTreeMap<u64, f64> {
    matching(|w| {
        if w.folded == word.folded {
            FIELD_LABEL
        } else if w.stem == word.stem {
            FIELD_LABEL * FORM_STEM
        } else {
            0.0
        }
    })
}

/// Whether some label holds the word.
pub(crate) fn in_a_label(word: &Word) -> bool {
    let nafs = &labels().nafs;
    nafs.iter()
        .any(|(_, words)| words.iter().any(|w| w.stem == word.stem))
}

/// Sub-classes whose label holds a word beginning so.
pub(crate) fn beginning(word: &Word) -> BTreeMap<u64, f64> {
    matching(|w| {
        if w.folded.starts_with(&word.folded) {
            FIELD_LABEL * FORM_PREFIX
        } else {
            0.0
        }
    })
}

/// Sub-classes whose label holds a word one typing error away.
pub(crate) fn near(word: &Word) -> BTreeMap<u64, f64> {
    matching(|w| {
        if one_error_apart(&w.folded, &word.folded) {
            FIELD_LABEL * FORM_ERROR
        } else {
            0.0
        }
    })
}

/// The words of labels one typing error away, with the sub-classes that hold them.
pub(crate) fn spellings(word: &Word) -> BTreeMap<String, Vec<u64>> {
    let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (naf, words) in &labels().nafs {
        for near in words.iter().filter(|w| one_error_apart(&w.folded, &word.folded)) {
            found.entry(near.folded.clone()).or_default().push(*naf);
        }
    }
    found
}
