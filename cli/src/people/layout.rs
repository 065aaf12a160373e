//! Lines that fit a terminal, and French ways of writing numbers, dates and counts.

/// Columns of a page: wide enough for a sentence, narrow enough for a small window.
const WIDTH: usize = 100;

/// A page being written.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    width: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self::of(WIDTH)
    }
}

impl Page {
    /// A page of that many columns.
    pub(crate) fn of(width: usize) -> Self {
        Self {
            text: String::new(),
            width,
        }
    }

    /// A paragraph, `indent` columns from the left.
    pub(crate) fn line(&mut self, indent: usize, words: &str) {
        self.hang(indent, "", words);
    }

    /// A paragraph whose first line starts with `mark` (« • », « 12. ») and whose next lines align with its words.
    pub(crate) fn item(&mut self, indent: usize, mark: &str, words: &str) {
        self.hang(indent, &format!("{mark} "), words);
    }

    /// A paragraph whose next lines stand `under` columns from the left.
    pub(crate) fn head(&mut self, indent: usize, under: usize, words: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.words(indent, under, words);
    }

    /// A title, after an empty line unless the page begins.
    pub(crate) fn title(&mut self, words: &str) {
        self.gap();
        self.line(0, words);
    }

    /// An empty line, unless the page begins.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A line as it is: a path, a code to copy.
    pub(crate) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn hang(&mut self, indent: usize, mark: &str, words: &str) {
        let inner = indent + columns(mark);
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(mark);
        self.words(inner, inner, words);
    }

    /// Words from column `at`, their next lines from column `inner`.
    fn words(&mut self, at: usize, inner: usize, words: &str) {
        let words = held(words);
        let mut column = at;
        // Only ordinary spaces split: no-break ones hold « words » and 85 000 € together.
        for (n, word) in words
            .split([' ', '\n'])
            .filter(|word| !word.is_empty())
            .enumerate()
        {
            let length = columns(word);
            if n > 0 && column + 1 + length > self.width {
                self.text.push('\n');
                self.text.push_str(&" ".repeat(inner));
                column = inner;
            } else if n > 0 {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(word);
            column += length;
        }
        self.text.push('\n');
    }
}

/// Columns that words take: neither colours nor marks that join the letter before take any.
pub(crate) fn columns(words: &str) -> usize {
    let mut coloured = false;
    words
        .chars()
        .filter(|&c| {
            let visible = !coloured && c != '\x1b' && !joins(c);
            coloured = (coloured || c == '\x1b') && c != 'm';
            visible
        })
        .count()
}

/// Accents written apart from their letter, soft hyphens, spaces of no width.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// The same words, with the spaces that French keeps before its signs made unbreakable.
fn held(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let sign = chars
            .peek()
            .is_some_and(|next| matches!(next, ':' | ';' | '?' | '!' | '»' | '%' | '€'));
        out.push(if c == ' ' && sign { '\u{a0}' } else { c });
    }
    out
}

/// A whole number, in groups of three digits.
pub(crate) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// « 1 entreprise », « 12 entreprises »: a French plural starts at two.
pub(crate) fn count(n: usize, one: &str, several: &str) -> String {
    format!("{}\u{a0}{}", number(n), if n < 2 { one } else { several })
}

/// « aucune entreprise », « 12 entreprises »: feminine things counted, zero in words. « établissement » is the one
/// masculine word among them.
pub(crate) fn some(n: usize, one: &str, several: &str) -> String {
    match n {
        0 if one.starts_with("établissement") => format!("aucun {one}"),
        0 => format!("aucune {one}"),
        n => count(n, one, several),
    }
}

/// The number, or the word for none.
pub(crate) fn none_or(n: usize, none: &str) -> String {
    if n == 0 { none.to_owned() } else { number(n) }
}

/// « 12 janvier 2027 » for an ISO date; anything else stays as it is.
pub(crate) fn date(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts[..] else {
        return iso.to_owned();
    };
    let (Ok(month), Ok(day)) = (month.parse::<usize>(), day.parse::<u32>()) else {
        return iso.to_owned();
    };
    let Some(month) = month.checked_sub(1).and_then(|n| api::MONTHS.get(n)) else {
        return iso.to_owned();
    };
    let day = if day == 1 {
        "1er".to_owned()
    } else {
        day.to_string()
    };
    format!("{day}\u{a0}{month}\u{a0}{year}")
}

/// A label of a nomenclature with French apostrophes.
pub(crate) fn curly(label: &str) -> String {
    label.replace('\'', "’")
}

/// The sentence with a capital.
pub(crate) fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Where a field of the need is written and how, so that a reader can add it.
pub(crate) fn field(name: &str) -> String {
    if let Some((facet, variable)) = name.rsplit_once('.')
        && facet.contains('/')
    {
        return format!("sous [choices] : \"{facet}\" = {{ {variable} = … }}");
    }
    match name.split_once('.') {
        Some(("buyer", key)) => format!("sous [buyer] : {key} = {}", sample(key)),
        Some(("groupement", key)) => format!("sous [groupement] : {key} = {}", sample(key)),
        // The documents count the lots; the need says `lots`, or describes each under [[lot]].
        Some(("tender", "lot_count")) => field("lots"),
        Some(("tender", key)) => field(key),
        _ => format!("en tête du fichier : {name} = {}", sample(name)),
    }
}

/// The shape of a value: words stand between quotation marks, the others do not.
fn sample(key: &str) -> &str {
    match key {
        "lots" => "1",
        "duration_months" => "12",
        "delivery_start_delay_months" => "2",
        "population" => "3000",
        "maximum_ht" | "amount_ht" => "85000",
        "raw_materials" | "accord_cadre" | "innovant" => "true (oui) ou false (non)",
        "cpv" => "[\"39160000\"]",
        "ccag" => "\"fcs\", \"travaux\", \"tic\", \"pi\", \"moe\" ou \"mi\"",
        "delivery_sites" => "[\"…\", \"…\"]",
        "mission" => "\"passation\" ou \"passation et exécution\"",
        _ => "\"…\"",
    }
}

/// The usual name of a piece; empty for a file that is none of them.
pub(crate) fn piece(slug: &str) -> &str {
    match slug {
        "rc" => "RC",
        "ccap" => "CCAP",
        "cctp" => "CCTP",
        "ccp" => "CCP",
        "ae" => "AE",
        "lettre" => "lettre de consultation",
        "note" | "note-justification" => "note de justification",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_plurals() {
        for (n, expected) in [
            (0, "0\u{a0}site"),
            (1, "1\u{a0}site"),
            (2, "2\u{a0}sites"),
            (999, "999\u{a0}sites"),
            (5041, "5\u{202f}041\u{a0}sites"),
            (1_234_567, "1\u{202f}234\u{202f}567\u{a0}sites"),
        ] {
            assert_eq!(count(n, "site", "sites"), expected);
        }
    }

    #[test]
    fn dates() {
        for (iso, expected) in [
            ("2019-04-01", "1er\u{a0}avril\u{a0}2019"),
            ("2026-08-22", "22\u{a0}août\u{a0}2026"),
            ("2026-13-01", "2026-13-01"),
            ("hier", "hier"),
        ] {
            assert_eq!(date(iso), expected);
        }
    }

    #[test]
    fn fields_say_where_to_write() {
        for (name, expected) in [
            ("lots", "en tête du fichier : lots = 1"),
            ("tender.lot_count", "en tête du fichier : lots = 1"),
            ("buyer.siret", "sous [buyer] : siret = \"…\""),
            (
                "delai/execution-socle.jours",
                "sous [choices] : \"delai/execution-socle\" = { jours = … }",
            ),
        ] {
            assert_eq!(field(name), expected);
        }
    }

    #[test]
    fn long_paragraphs_hang_under_their_words() {
        let mut page = Page::default();
        page.item(2, "•", &"mot ".repeat(40));
        let text = page.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("  • mot mot") && lines[1].starts_with("    mot"));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }

    #[test]
    fn no_break_spaces_hold() {
        let mut page = Page::default();
        page.line(0, &format!("{} 85\u{202f}000\u{a0}€", "x".repeat(95)));
        page.line(0, &format!("{} fin : suite", "x".repeat(95)));
        let text = page.finish();
        assert!(text.contains("\n85\u{202f}000\u{a0}€\n"), "{text}");
        assert!(text.ends_with("\nfin\u{a0}: suite\n"), "{text}");
    }
}
