//! Titles told by their shape: « Article 3 – Objet », « 3.2 Livraison ».

/// A number typed before a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed<'a> {
    /// Parts of the number: `3.2` is 3 and 2. One to three.
    pub(super) number: Vec<u32>,
    /// Whether the word « Article » stands before it.
    pub(super) article: bool,
    /// The words of the title; may be empty (« Article 3 » alone).
    pub(super) words: &'a str,
}

impl Typed<'_> {
    /// Level of the title, 1 to 3.
    pub(super) fn level(&self) -> u8 {
        u8::try_from(self.number.len()).unwrap_or(3).clamp(1, 3)
    }
}

/// Longest title, in characters.
const LONGEST: usize = 140;

/// Reads a typed number and what follows, when the line has the shape of a title.
pub(super) fn typed_title(line: &str) -> Option<Typed<'_>> {
    let line = line.trim();
    if line.is_empty() || line.chars().count() > LONGEST || line.contains('\n') {
        return None;
    }
    // A sentence or the item of an enumeration is not a title.
    if line.ends_with(['.', ';', ',']) || line.ends_with(':') {
        return None;
    }
    let article = ["article ", "article\u{a0}", "art. ", "art.\u{a0}"]
        .iter()
        .find_map(|word| strip_prefix_any_case(line, word));
    let rest = article.unwrap_or(line).trim_start();
    let (number, after) = read_number(rest)?;
    let words = after
        .trim_start_matches([' ', '\u{a0}', '\u{202f}', '\t', '–', '—', '-', ':', '.', ')', '°'])
        .trim();
    // « Article L2112-4 du code », « article 3 du CCAG » are references: a title goes on with a separator.
    let separated = after.is_empty()
        || after
            .trim_start_matches([' ', '\u{a0}', '\t'])
            .starts_with(['–', '—', '-', ':', '.', ')'])
        || after.starts_with('\t');
    let capital = words
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '[') || c.is_ascii_digit());
    let fits = if article.is_some() {
        separated || capital
    } else {
        !words.is_empty() && capital && (number.len() > 1 || separated)
    };
    fits.then_some(Typed {
        number,
        article: article.is_some(),
        words,
    })
}

/// Whether the letters of a line are all capitals, at least three of them.
pub(super) fn all_capitals(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !line.chars().any(char::is_lowercase)
}

fn strip_prefix_any_case<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    let head: String = line.chars().take(prefix.chars().count()).collect();
    (head.to_lowercase() == prefix).then(|| &line[head.len()..])
}

/// `3`, `3.2`, `3.2.1`, with or without a last full stop; what follows must not be a letter or a digit.
fn read_number(text: &str) -> Option<(Vec<u32>, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 || digits > 2 {
            break;
        }
        parts.push(rest[..digits].parse().ok()?);
        rest = &rest[digits..];
        match rest.strip_prefix('.') {
            Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            _ => break,
        }
    }
    let next = rest.chars().next();
    let clear = next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | '€' | ',' | '/'));
    ((1..=3).contains(&parts.len()) && clear).then_some((parts, rest))
}
