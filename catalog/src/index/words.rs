//! French analysis for search: the same words go into the index and into questions.

use french::{Text, TokenKind};

/// Words that say nothing of what is looked for.
const TOOL_WORDS: [&str; 43] = [
    "a", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "en",
    "et", "il", "j", "l", "la", "le", "les", "leur", "leurs", "m", "n", "nos", "ou", "par", "pour", "qu",
    "que", "qui", "s", "sa", "ses", "son", "sous", "sur", "t", "un", "une",
];

/// Labels of nomenclatures are full of these: they tell no trade from another.
const LABEL_WORDS: [&str; 4] = ["autre", "autres", "divers", "nca"];

/// A word that counts, in its two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded, as written: for prefixes, typing errors and words typed without accents.
    pub(crate) folded: String,
    /// Folded stem.
    pub(crate) stem: String,
    /// As written in the source.
    pub(crate) surface: String,
}

/// The words of a text that count, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let text = Text::new(text);
    text.tokens()
        .iter()
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .map(|t| Word {
            folded: t.folded.trim_end_matches('\'').to_owned(),
            stem: t.stem.trim_end_matches('\'').to_owned(),
            surface: text.slice(t.span).to_owned(),
        })
        .filter(|w| !w.folded.is_empty() && TOOL_WORDS.binary_search(&w.folded.as_str()).is_err())
        .collect()
}

/// The words of a label of a nomenclature that tell it from another.
pub(crate) fn label_words(label: &str) -> Vec<Word> {
    let mut words = words(label);
    words.retain(|w| LABEL_WORDS.binary_search(&w.folded.as_str()).is_err());
    words
}

/// What this analysis makes of a few tricky words: it changes when the analysis does, and with it the name of
/// the index, so that an index written by another analysis is never read.
pub(crate) fn fingerprint() -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for word in
        words("L’Œuvre d'Écoles: S.A.S. portes-fenêtres 12 500,5 chevaux fabriqués équivalences R2111-7")
    {
        for byte in word
            .folded
            .bytes()
            .chain([b'|'])
            .chain(word.stem.bytes())
            .chain([b'\n'])
        {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// Whether two words differ by one typing error at most: a letter added, dropped, changed, or two neighbours
/// swapped.
pub(crate) fn one_error_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    match (a, b) {
        ([], []) => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a1, a2, a @ ..], [b1, b2, b @ ..]) if a1 == b2 && a2 == b1 && a == b => true,
        ([_, rest @ ..], b) if rest == b => true,
        (a, [_, rest @ ..]) if a == rest => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tool_words_are_sorted_for_the_search() {
        assert!(TOOL_WORDS.is_sorted() && LABEL_WORDS.is_sorted());
    }

    #[test]
    fn words_that_count() {
        for (text, expected) in [
            ("Chaises pour l’école", vec!["chaises", "ecole"]),
            ("MEUBLES DU SUD & Cie", vec!["meubles", "sud", "cie"]),
            ("de la", vec![]),
        ] {
            let found: Vec<String> = words(text).into_iter().map(|w| w.folded).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(words("chaises")[0].stem, words("Chaise")[0].stem);
    }

    #[test]
    fn one_typing_error() {
        for (a, b, near) in [
            ("mobilier", "mobilier", true),
            ("mobillier", "mobilier", true),
            ("mobiler", "mobilier", true),
            ("nobilier", "mobilier", true),
            ("moiblier", "mobilier", true),
            ("mobiliers", "mobilier", true),
            ("mobile", "mobilier", false),
            ("nobiliers", "mobilier", false),
            ("", "a", true),
            ("ab", "", false),
        ] {
            assert_eq!(one_error_apart(a, b), near, "{a} {b}");
            assert_eq!(one_error_apart(b, a), near, "{b} {a}");
        }
    }
}
