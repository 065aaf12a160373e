//! Hyphens at the ends of lines: those of the word, and those that only cut it.

use std::collections::BTreeSet;

/// First parts of words that keep their hyphen.
const FIRST: [&str; 34] = [
    "après", "arrière", "au", "avant", "bas", "celle", "celles", "celui", "ceux", "ci", "contre", "demi",
    "ex", "grand", "haut", "jusque", "là", "main", "mi", "moins", "non", "par", "peut", "plus", "porte",
    "procès", "quasi", "rendez", "semi", "sous", "sur", "vice", "vis", "œuvre",
];
/// Second parts that keep it.
const SECOND: [&str; 14] = [
    "ci", "là", "même", "mêmes", "elle", "il", "ils", "elles", "on", "vous", "nous", "ce", "dessus",
    "dessous",
];

/// Tells the two kinds apart, from the words that the document writes in the middle of its lines.
#[derive(Debug, Default)]
pub(crate) struct Hyphens {
    words: BTreeSet<String>,
    /// Whether so many lines end with a hyphen that the words must have been cut.
    automatic: bool,
}

impl Hyphens {
    /// Looks at all the lines of a document.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        let (mut count, mut cut) = (0_usize, 0_usize);
        for line in lines {
            count += 1;
            let before = line.trim_end_matches(is_hyphen).chars().next_back();
            cut += usize::from(ends_with_hyphen(line) && before.is_some_and(char::is_lowercase));
            let mut parts = line.split_whitespace().peekable();
            while let Some(part) = parts.next() {
                // The last word of a line may be cut.
                if parts.peek().is_some() || !ends_with_hyphen(part) {
                    words.insert(bare(part));
                }
            }
        }
        Self {
            words,
            // Real hyphens fall at the end of about one line in a hundred.
            automatic: cut >= 3 && cut * 50 > count,
        }
    }

    /// Whether the hyphen between these two parts belongs to the word.
    pub(crate) fn keeps(&self, before: &str, after: &str) -> bool {
        let first = bare(before.trim_end_matches(is_hyphen));
        let second = bare(after);
        if before.ends_with('\u{ad}') {
            return false;
        }
        // « L2112-4 », « 2026-014 », « Saint-Étienne », « DC1-DC2 ».
        let letters = |text: &str| text.chars().all(char::is_alphabetic);
        let last = before.trim_end_matches(is_hyphen).chars().next_back();
        if !after.chars().next().is_some_and(char::is_lowercase) || !last.is_some_and(char::is_lowercase) {
            return true;
        }
        if self.words.contains(&format!("{first}-{second}")) {
            return true;
        }
        if self.words.contains(&format!("{first}{second}")) {
            return false;
        }
        let head = first.rsplit(['-', '\'', '’']).next().unwrap_or(&first);
        let tail = second.split('-').next().unwrap_or(&second);
        if FIRST.contains(&head) || SECOND.contains(&tail) || tail == "t" {
            return true;
        }
        // Both halves are words of this document: « tonnes-kilomètres ».
        let both = self.words.contains(head) && self.words.contains(tail) && letters(head);
        both || !self.automatic
    }
}

/// Adds the next line to a text, joined by a space, or put together again where a word was cut.
pub(crate) fn join(text: &mut String, next: &str, hyphens: &Hyphens) {
    if ends_with_hyphen(text) {
        let before = text.split_whitespace().next_back().unwrap_or_default();
        let after = next.split_whitespace().next().unwrap_or_default();
        if !hyphens.keeps(before, after) {
            text.truncate(text.trim_end_matches(is_hyphen).len());
        }
    } else {
        text.push(' ');
    }
    text.push_str(next);
}

/// Whether a line ends with a hyphen against a letter, or with a soft one.
pub(crate) fn ends_with_hyphen(line: &str) -> bool {
    let mut letters = line.chars().rev();
    match letters.next() {
        Some('\u{ad}') => true,
        Some(c) if is_hyphen(c) => letters.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

/// Lower case, without the punctuation around.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Hyphens;

    #[test]
    fn joined_or_kept() {
        let text = [
            "le transport en tonnes-kilomètres",
            "la livraison du titulaire",
            "sa proprié-",
            "un fournis-",
        ];
        let hyphens = Hyphens::of(text.iter().copied().chain(["de l’exé-"]));
        let check = |before: &str, after: &str, kept: bool| {
            assert_eq!(hyphens.keeps(before, after), kept, "{before} {after}");
        };
        check("tonnes-", "kilomètres,", true);
        check("livrai-", "son.", false);
        check("proprié-", "taire", false);
        check("sous-", "traitant", true);
        check("celle-", "ci", true);
        check("peut-", "être", true);
        check("L2112-", "4", true);
        check("Saint-", "Étienne", true);
        check("exécu\u{ad}", "tion", false);
        // Nothing says that words are cut here: every hyphen is one.
        assert!(Hyphens::of(["une ligne", "compte-"].into_iter()).keeps("compte-", "rendu"));
    }
}
