//! Amounts, and words looked for in the need.

use tender::Euros;

/// `85 000 € HT`, with no-break spaces.
pub(crate) fn ht(amount: Euros) -> String {
    format!("{}\u{a0}HT", amount.short())
}

/// Lower case without accents, ligatures opened, anything but letters and digits made a space.
fn folded(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            'œ' => out.push_str("oe"),
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.push(' ');
    out
}

/// The first of these expressions that the text asks for.
///
/// Expressions are given folded; a final `s` or `x` in the text is accepted. What the text leaves
/// out (« hors pompes à chaleur ») is not asked for.
pub(crate) fn mentioned(text: &str, expressions: &[&'static str]) -> Option<&'static str> {
    let text = folded(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    expressions.iter().copied().find(|expression| {
        let wanted: Vec<&str> = expression.split(' ').collect();
        words.windows(wanted.len()).enumerate().any(|(at, found)| {
            found.iter().zip(&wanted).all(|(word, wanted)| same(word, wanted)) && !left_out(&words[..at])
        })
    })
}

fn same(word: &str, wanted: &str) -> bool {
    word == wanted || word.strip_suffix(['s', 'x']) == Some(wanted)
}

fn left_out(before: &[&str]) -> bool {
    let mut back = before.iter().rev();
    let mut last = back.next();
    while matches!(last, Some(&("de" | "des" | "les" | "la" | "le" | "l" | "d"))) {
        last = back.next();
    }
    matches!(
        last,
        Some(
            &("hors" | "sans" | "sauf" | "excepte" | "exclusion" | "non" | "pas" | "ni" | "aucune" | "aucun")
        )
    )
}

#[cfg(test)]
mod tests {
    use super::mentioned;

    #[test]
    fn finds_what_the_need_asks_for() {
        for (text, found) in [
            ("Rénovation avec deux POMPES A CHALEUR", true),
            ("Pose d’une pompe à chaleur air-eau", true),
            ("Chaufferie, hors pompes à chaleur", false),
            ("Rénovation sans la pompe à chaleur existante", false),
            ("Il n’y a pas de pompe à chaleur", false),
            ("Pompes de relevage et chaleur", false),
        ] {
            assert_eq!(mentioned(text, &["pompe a chaleur"]).is_some(), found, "{text}");
        }
    }
}
