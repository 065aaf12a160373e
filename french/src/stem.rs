//! Stems: what a word keeps when its gender, number and conjugation are taken away.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::fold::{fold, is_invisible};

/// Words that lose their last vowel before another, without the apostrophe, and the full word each stands for.
const ELISIONS: &[(&str, &str)] = &[
    ("c", "ce"),
    ("d", "de"),
    ("entr", "entre"),
    ("j", "je"),
    ("jusqu", "jusque"),
    ("l", "le"),
    ("lorsqu", "lorsque"),
    ("m", "me"),
    ("n", "ne"),
    ("presqu", "presque"),
    ("puisqu", "puisque"),
    ("qu", "que"),
    ("quelqu", "quelque"),
    ("quoiqu", "quoique"),
    ("s", "se"),
    ("t", "te"),
];

/// Beginnings of adjectives in -ais: Snowball takes that ending for a verb's and would part `français` (`franc`)
/// from `française` (`francais`).
const IN_AIS: &[&str] = &[
    "angl",
    "bordel",
    "calédon",
    "camerounn",
    "congol",
    "dijonn",
    "écoss",
    "finland",
    "franc",
    "franç",
    "gabonn",
    "havr",
    "holland",
    "irland",
    "island",
    "japon",
    "liban",
    "lyonn",
    "malt",
    "marseill",
    "mauv",
    "nant",
    "néerland",
    "népal",
    "orléan",
    "polon",
    "portug",
    "rouenn",
    "rwand",
    "sénégal",
    "soudan",
    "taïwan",
    "thaïland",
    "togol",
    "toulous",
    "versaill",
];

/// The full word behind an elided one, given folded and without its apostrophe: `qu` gives `que`.
pub(crate) fn elided(folded: &str) -> Option<&'static str> {
    ELISIONS
        .binary_search_by_key(&folded, |(short, _)| *short)
        .ok()
        .map(|at| ELISIONS[at].1)
}

/// The folded stem of one word: Snowball's French algorithm on the accented word, then [`fold`].
///
/// Related words may part (`produit` and `production`), and strangers meet (`livre` and `livrer`). A pattern that
/// wants both members of a family says so. An elided article takes the stem of its
/// full word (`d'` that of `de`), so that a pattern needs to name one of them only.
///
/// ```
/// assert_eq!(french::stem("fabriquées"), french::stem("fabriqué"));
/// assert_eq!(french::stem("d’"), "de");
/// ```
pub fn stem(word: &str) -> String {
    Stems::default().of(word)
}

/// A stemmer ready for many words.
pub(crate) struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::French))
    }
}

impl Stems {
    /// The folded stem; what is not made of letters alone is folded only.
    pub(crate) fn of(&self, word: &str) -> String {
        if !word
            .chars()
            .all(|c| c.is_alphabetic() || is_invisible(c) || is_mark(c))
        {
            let folded = fold(word);
            if let Some(full) = folded.strip_suffix('\'').and_then(elided) {
                return self.of(full);
            }
            return folded;
        }
        let mut lower: String = word.to_lowercase();
        lower.retain(|c| !is_invisible(c));
        if is_nfc_quick(lower.chars()) != IsNormalized::Yes {
            lower = lower.nfc().collect();
        }
        // Its root would be that of « noter ».
        if lower == "notamment" {
            return lower;
        }
        if let Some(root) = lower.strip_suffix("ais")
            && IN_AIS.contains(&root)
        {
            lower.push('e');
        }
        // Matériau, tuyau: their plural in -aux would pass for that of a word in -al.
        if lower.ends_with("iau") || lower.ends_with("yau") {
            lower.push('x');
        }
        let stemmed = fold(&self.0.stem(&lower));
        // A word that is nothing but a suffix keeps its own form.
        if stemmed.is_empty() { fold(&lower) } else { stemmed }
    }
}

/// Combining accents, as some PDF files write them after their letter.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
