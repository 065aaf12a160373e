//! The spaces and the apostrophes of French: what is typed with the plain ones of a keyboard, set so that no line of a page
//! starts with a colon, a unit or the number of an article.

use crate::{Block, Body, Document, Inline};

/// A space that no line breaks at. The narrow one is left aside: the same space everywhere is found again by a search.
const NBSP: char = '\u{a0}';
/// What stands for a field that is still to fill.
const FIELD: char = '\u{fffc}';

/// Signs with a space before them.
const HIGH: [char; 9] = [':', ';', '?', '!', '»', '%', '‰', '€', '°'];
/// Operators, which stay with what they follow.
const OPERATORS: [char; 7] = ['×', '÷', '=', '≤', '≥', '−', '+'];
/// Units and measures that stay with their number.
const UNITS: [&str; 58] = [
    "mm", "cm", "dm", "m", "km", "mm²", "cm²", "m²", "km²", "ha", "cm³", "m³", "ml", "cl", "dl", "l", "µm",
    "nm", "mg", "µg", "g", "kg", "t", "s", "min", "h", "heure", "heures", "jour", "jours", "semaine",
    "semaines", "mois", "an", "ans", "année", "années", "point", "points", "W", "kW", "MW", "Wh", "kWh", "V",
    "A", "mA", "Hz", "kHz", "lm", "lx", "K", "N", "kN", "Pa", "kPa", "dB", "bar",
];
/// Words that stay with the number after them.
const BEFORE_A_NUMBER: [&str; 7] = ["article", "articles", "lot", "lots", "n°", "annexe", "page"];
/// Letters that open the number of an article.
const ARTICLE_LETTERS: [&str; 3] = ["L.", "R.", "D."];
/// Heads of the name of a standard.
const STANDARDS: [&str; 8] = ["NF", "EN", "ISO", "IEC", "CEI", "CEN", "DTU", "ASTM"];

/// The same text, character for character, with no-break spaces where French has them and with typographic apostrophes
/// between letters. What is not sure is left alone. Twice is once.
///
/// ```
/// use document::typographic;
/// assert_eq!(typographic("L'offre : « oui » ; 12 % en 10 jours"), "L’offre\u{a0}: «\u{a0}oui\u{a0}»\u{a0}; 12\u{a0}% en 10\u{a0}jours");
/// assert_eq!(typographic("à 12:30, https://exemple.fr"), "à 12:30, https://exemple.fr");
/// ```
#[must_use]
pub fn typographic(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    set(&mut chars);
    chars.into_iter().collect()
}

fn set(chars: &mut [char]) {
    for at in 0..chars.len() {
        match chars[at] {
            '\'' if at > 0
                && chars[at - 1].is_alphabetic()
                && chars.get(at + 1).is_some_and(|c| c.is_alphabetic()) =>
            {
                chars[at] = '’';
            }
            ' ' if holds(chars, at) => chars[at] = NBSP,
            _ => {}
        }
    }
}

/// Whether the space here does not break.
fn holds(chars: &[char], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|n| chars[n]), chars.get(at + 1)) else {
        return false;
    };
    if before == '«' || (HIGH.contains(after) && !before.is_whitespace()) {
        return true;
    }
    let number = before.is_ascii_digit() || before == FIELD;
    let next = word(&chars[at + 1..]);
    if OPERATORS.contains(after) && chars.get(at + 2).is_some_and(|c| c.is_whitespace()) {
        return !before.is_whitespace();
    }
    if number && (is_unit(&next) || (before != FIELD && is_thousands(chars, at))) {
        return true;
    }
    if before == '€' {
        return next == "HT" || next == "TTC";
    }
    let last = last_word(&chars[..at]);
    let opens_a_number = after.is_ascii_digit() || *after == FIELD;
    if ARTICLE_LETTERS.contains(&last.as_str()) {
        return opens_a_number;
    }
    if STANDARDS.contains(&last.as_str()) {
        return after.is_ascii_digit() || after.is_ascii_uppercase();
    }
    // « article L. 2113-6 », « article L2113-6 »
    let of_an_article = || {
        ARTICLE_LETTERS
            .iter()
            .filter_map(|letters| next.strip_prefix(letters.trim_end_matches('.')))
            .any(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    };
    BEFORE_A_NUMBER.contains(&last.to_lowercase().as_str()) && (opens_a_number || of_an_article())
}

fn is_unit(word: &str) -> bool {
    // « g/kg », « h/jour »: the first says it.
    let head = word.split(['/', '.']).next().unwrap_or_default();
    UNITS.contains(&head)
}

/// Whether the space parts the thousands of one number: « 1 000 », not « 2026 100 ».
fn is_thousands(chars: &[char], at: usize) -> bool {
    let digits = |chars: &mut dyn Iterator<Item = &char>| chars.take_while(|c| c.is_ascii_digit()).count();
    let (before, after) = (
        digits(&mut chars[..at].iter().rev()),
        digits(&mut chars[at + 1..].iter()),
    );
    (1..=3).contains(&before) && after == 3
}

/// The word that opens here.
fn word(chars: &[char]) -> String {
    chars
        .iter()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '/' | '²' | '³' | 'µ'))
        .collect()
}

/// The word that ends here, with its point.
fn last_word(chars: &[char]) -> String {
    let start = chars
        .iter()
        .rposition(|c| !(c.is_alphanumeric() || matches!(c, '.' | '°')))
        .map_or(0, |at| at + 1);
    chars[start..].iter().collect()
}

/// Sets a line, across its nodes: a value and the unit that follows it stand in two of them.
fn typeset(line: &mut [Inline]) {
    let mut chars: Vec<char> = Vec::new();
    for node in &*line {
        match node {
            Inline::Text { text, .. }
            | Inline::Variable {
                value: Some(text), ..
            } => chars.extend(text.chars()),
            Inline::Break => chars.push('\n'),
            Inline::Variable { .. } | Inline::Reference { .. } => chars.push(FIELD),
        }
    }
    set(&mut chars);
    let mut rest = chars.into_iter();
    for node in line {
        match node {
            Inline::Text { text, .. }
            | Inline::Variable {
                value: Some(text), ..
            } => {
                let length = text.chars().count();
                *text = rest.by_ref().take(length).collect();
            }
            Inline::Break | Inline::Variable { .. } | Inline::Reference { .. } => {
                rest.next();
            }
        }
    }
}

impl Document {
    /// The same document, its words set as French asks. For what is written here: what is read keeps its own spaces.
    #[must_use]
    pub fn typeset(mut self) -> Self {
        if let Some(cover) = &mut self.cover {
            for line in [
                &mut cover.buyer,
                &mut cover.object,
                &mut cover.procedure,
                &mut cover.deadline,
            ] {
                typeset(line);
            }
        }
        for block in &mut self.blocks {
            block.walk_mut(&mut |block: &mut Block| match &mut block.body {
                Body::Title { content, .. } | Body::Paragraph { content } => typeset(content),
                Body::List { .. } | Body::Table { .. } | Body::Note { .. } => {}
            });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockId, DocumentKind, Provenance};

    #[track_caller]
    fn check(plain: &str, set: &str) {
        assert_eq!(typographic(plain), set.replace('~', "\u{a0}"));
        assert_eq!(typographic(&typographic(plain)), typographic(plain));
    }

    #[test]
    fn signs() {
        check("Oui ; non ? 12 % ou 3 € HT !", "Oui~; non~? 12~% ou 3~€~HT~!");
        check("la mention « ou équivalent »", "la mention «~ou équivalent~»");
        check(
            "l'eau, aujourd'hui, 5' et 'mot'",
            "l’eau, aujourd’hui, 5' et 'mot'",
        );
        check(
            "12:30 et http://a.fr?b, deux  : non",
            "12:30 et http://a.fr?b, deux  : non",
        );
    }

    #[test]
    fn numbers_and_their_units() {
        check("de 10 mm à 1 000 kg, 200 g/kg", "de 10~mm à 1~000~kg, 200~g/kg");
        check("24 mois, 3 ans et 5 enfants", "24~mois, 3~ans et 5 enfants");
        check("en 2026 100 tables", "en 2026 100 tables");
    }

    #[test]
    fn articles_standards_and_formulas() {
        check(
            "articles L. 2113-6 et R. 2152-7, article 14.1 et article L2123-1",
            "articles~L.~2113-6 et R.~2152-7, article~14.1 et article~L2123-1",
        );
        check(
            "NF EN ISO 12945-2 ou équivalent",
            "NF~EN~ISO~12945-2 ou équivalent",
        );
        check("V × R ÷ 1 000 = P", "V~× R~÷ 1~000~= P");
        check("du lot 3 et des lots", "du lot~3 et des lots");
    }

    #[test]
    fn a_value_and_its_unit_stand_in_two_nodes() {
        let line = vec![
            Inline::text("au plus "),
            Inline::variable("a", "Part", Some("10")),
            Inline::text(" % en "),
            Inline::variable("b", "Délai", None),
            Inline::text(" jours : fin"),
        ];
        let mut document = Document::new(DocumentKind::Rc, "Essai");
        document
            .blocks
            .push(Block::paragraph(BlockId::new("a"), Provenance::Generated, line));
        let document = document.typeset();
        let words: Vec<&str> = document.blocks[0]
            .line()
            .unwrap()
            .iter()
            .filter_map(|node| match node {
                Inline::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["au plus ", "\u{a0}% en ", "\u{a0}jours\u{a0}: fin"]);
    }
}
