//! Titles told by their shape: « Article 3 – Objet », « 3.2 Livraison ».

/// A number typed before a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed<'a> {
    /// Parts of the number: `3.2` is 3 and 2. One to three.
    pub(super) number: Vec<u32>,
    /// Whether the word « Article » stands before it.
    pub(super) article: bool,
    /// « bis », « ter »: an article put between two others.
    pub(super) suffix: Option<&'a str>,
    /// The words of the title; may be empty (« Article 3 » alone).
    pub(super) words: &'a str,
}

impl Typed<'_> {
    /// Level of the title, 1 to 3.
    pub(super) fn level(&self) -> u8 {
        u8::try_from(self.number.len()).unwrap_or(3).clamp(1, 3)
    }

    /// `3.2`, `3 bis`.
    pub(super) fn shown(&self) -> String {
        let number = self
            .number
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(".");
        match self.suffix {
            Some(suffix) => format!("{number} {suffix}"),
            None => number,
        }
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
    let (article, rest) = without_article(line);
    // A sentence or the item of an enumeration is not a title; « Article 3 : » alone is one.
    if line.ends_with(['.', ';', ',']) || (line.ends_with(':') && !article) {
        return None;
    }
    let (number, after) = read_number(rest).or_else(|| article.then(|| read_words_number(rest))?)?;
    let (suffix, after) = match article.then(|| read_suffix(after)).flatten() {
        Some((suffix, rest)) => (Some(suffix), rest),
        None => (None, after),
    };
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
    let fits = if article {
        separated || capital
    } else {
        !words.is_empty() && capital && (number.len() > 1 || separated)
    };
    fits.then_some(Typed {
        number,
        article,
        suffix,
        words,
    })
}

/// The number that a label shows, `Article 3 –` or `3.2.`: nothing else may stand in it.
pub(super) fn label_number(label: &str) -> Option<Vec<u32>> {
    let (_, rest) = without_article(label);
    let (number, after) = read_number(rest)?;
    (!after.contains(char::is_alphanumeric)).then_some(number)
}

/// What a label says beside the word « Article » and the marks around: `3 bis`, `A.2`, `Chapitre II`.
pub(super) fn shown_number(label: &str) -> Option<String> {
    let (_, rest) = without_article(label);
    let bare = rest.trim_matches(|c: char| !c.is_alphanumeric());
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Whether a line has the length and the ending of a title.
pub(super) fn looks_like_title(line: &str) -> bool {
    /// Longest title without a number, in characters.
    const SHORT: usize = 90;
    let line = line.trim();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    line.chars().count() <= SHORT
        && letters >= 3
        && !line.contains(['\n', '\t'])
        && !line.ends_with(['.', ';', ',', ':', '!', '?', '…'])
        && line
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_uppercase)
}

/// Whether a line starts with the word « Article », and what follows it.
pub(super) fn without_article(line: &str) -> (bool, &str) {
    let line = line.trim();
    let found = ["article ", "article\u{a0}", "art. ", "art.\u{a0}"]
        .iter()
        .find_map(|word| strip_prefix_any_case(line, word));
    (found.is_some(), found.unwrap_or(line).trim_start())
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
        // « 1.2 » and, in older files, « 1-2 ».
        match rest.strip_prefix(['.', '-']) {
            Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            _ => break,
        }
    }
    if parts == [1] {
        rest = rest.strip_prefix("er").unwrap_or(rest);
    }
    let next = rest.chars().next();
    let clear = next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | '€' | ',' | '/'));
    ((1..=3).contains(&parts.len()) && clear).then_some((parts, rest))
}

/// « bis », « ter »… after a number.
fn read_suffix(text: &str) -> Option<(&str, &str)> {
    let start = text.trim_start_matches([' ', '\u{a0}']);
    ["bis", "ter", "quater", "quinquies"].iter().find_map(|suffix| {
        let rest = strip_prefix_any_case(start, suffix)?;
        let clear = !rest.starts_with(char::is_alphanumeric);
        clear.then(|| (&start[..start.len() - rest.len()], rest))
    })
}

/// « premier », « I » to « XXXIX », after the word « Article ».
fn read_words_number(text: &str) -> Option<(Vec<u32>, &str)> {
    if let Some(rest) = strip_prefix_any_case(text, "premier") {
        return (!rest.starts_with(char::is_alphanumeric)).then(|| (vec![1], rest));
    }
    let end = text.find(|c| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = roman(digits)?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| (vec![number], rest))
}

/// A Roman number written as it should be, 1 to 39.
fn roman(digits: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    (1..40).find(|n| {
        let tens = "X".repeat((*n / 10) as usize);
        format!("{tens}{}", UNITS[(*n % 10) as usize]) == digits
    })
}

#[cfg(test)]
mod tests {
    use super::typed_title;

    #[test]
    fn titles_and_what_is_not() {
        #[track_caller]
        fn check(line: &str, expected: Option<(&[u32], &str)>) {
            let typed = typed_title(line);
            let seen = typed.as_ref().map(|t| (t.number.as_slice(), t.words));
            assert_eq!(seen, expected, "{line}");
        }
        check("Article 3 – Objet", Some((&[3], "Objet")));
        check("ARTICLE 3 : OBJET", Some((&[3], "OBJET")));
        check("Art. 3. Objet", Some((&[3], "Objet")));
        check("Article 1er – Objet", Some((&[1], "Objet")));
        check("ARTICLE PREMIER : OBJET", Some((&[1], "OBJET")));
        check("Article IV - Prix", Some((&[4], "Prix")));
        check("Article 3 bis – Prix", Some((&[3], "Prix")));
        check("Article 3 bistrots", None);
        check("Article IIII - Prix", None);
        check("Article 3 :", Some((&[3], "")));
        check("3.2 Livraison", Some((&[3, 2], "Livraison")));
        check("3-2 Livraison", Some((&[3, 2], "Livraison")));
        check("3.2.1. Livraison", Some((&[3, 2, 1], "Livraison")));
        check("3 - Livraison", Some((&[3], "Livraison")));
        check("3 Livraisons par an", None);
        check("12,5 % du montant", None);
        check("3.2 livraison", None);
        check("3. Le titulaire livre.", None);
        check("article 3 du CCAG", None);
        check("Article L2112-4 du code de la commande publique", None);
        check("Article 3 du code : obligations", None);
        check("2026-014 Mobilier", None);
        check("1.2.3.4 Trop", None);
        check("", None);
    }
}
