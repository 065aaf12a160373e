//! One way to write a citation, however it is written in a text.

/// A code: what follows « du », folded; and how we cite its articles.
const CODES: [(&str, &str); 8] = [
    ("code de la commande publique", ""),
    ("code pénal", "CP "),
    ("code de justice administrative", "CJA "),
    ("code général des collectivités territoriales", "CGCT "),
    ("code rural et de la pêche maritime", "CRPM "),
    ("code rural", "CRPM "),
    ("code de l'énergie", "c. énergie "),
    ("code du travail", "c. trav. "),
];

/// A text other than a code: its name in full, and how we cite it.
const TEXTS: [(&str, &str); 9] = [
    ("règlement d'exécution ", "règl. "),
    ("règlement délégué ", "règl. "),
    ("règlement ", "règl. "),
    ("directive ", "dir. "),
    ("ordonnance ", "ord. "),
    ("règl. ", "règl. "),
    ("dir. ", "dir. "),
    ("loi ", "loi "),
    ("décret ", "décret "),
];

/// Links between an article and the text it belongs to; the name of the text begins at the given byte.
const LINKS: [(&str, usize); 7] = [
    (" du code", 4),
    (" du règlement", 4),
    (" du décret", 4),
    (" du ccag", 4),
    (" de la loi", 7),
    (" de la directive", 7),
    (" de l'ordonnance", 6),
];

/// How we cite the articles of a code named in full: « Code pénal » → `CP `; `None` for a code we do not cite.
pub(crate) fn prefix_of(code: &str) -> Option<&'static str> {
    let name = plain(code).to_lowercase();
    CODES
        .iter()
        .find(|(full, _)| *full == name)
        .map(|(_, prefix)| *prefix)
}

/// `article R. 2111-7` → `R2111-7`; « art. L230-5-1 du code rural » → `CRPM L230-5-1`; « article 8 du
/// règlement (UE) n° 2022/1031 » → `règl. (UE) 2022/1031 art. 8`; « article 14.1 du CCAG-FCS » → `CCAG-FCS 14.1`.
pub(crate) fn canonical(citation: &str) -> String {
    let plain = plain(citation);
    let lower = plain.to_lowercase();
    // Lowercase letters of our citations take as many bytes as their capitals: the offsets are the same.
    if lower.len() == plain.len() {
        for (link, name) in LINKS {
            if let Some(at) = lower.find(link) {
                let article = numbers(without_article(&plain[..at]));
                return attached(&article, &plain[at + name..], &lower[at + name..]);
            }
        }
        if let Some(text) = text_named(&plain, &lower) {
            return text;
        }
    }
    numbers(without_article(&plain))
}

/// An article and the text it belongs to.
fn attached(article: &str, name: &str, lower: &str) -> String {
    if let Some((_, prefix)) = CODES.iter().find(|(full, _)| lower.starts_with(full)) {
        return format!("{prefix}{article}");
    }
    match text_named(name, lower) {
        Some(conditions) if conditions.starts_with("CCAG") => format!("{conditions} {article}"),
        Some(text) => format!("{text} art. {article}"),
        None => article.to_owned(),
    }
}

/// A law, a decree, a text of the Union or general conditions, the way we cite them; `None` for anything else.
fn text_named(name: &str, lower: &str) -> Option<String> {
    if let Some(rest) = lower
        .strip_prefix("ccag")
        .filter(|rest| rest.starts_with([' ', '-']))
    {
        let at = name.len() - rest.len() + 1;
        return Some(format!("CCAG-{}", name.get(at..)?.trim().replace(" art. ", " ")));
    }
    let (full, short) = TEXTS.iter().find(|(full, _)| lower.starts_with(full))?;
    let rest = name.get(full.len()..)?.replace("n° ", "").replace("n°", "");
    // A law or a decree is known by its number: the date that follows says nothing more.
    let rest = match rest.split_once(" du ") {
        Some((number, _)) => number,
        None => &rest,
    };
    Some(format!("{short}{}", rest.trim()))
}

/// Spaces and apostrophes of the keyboard, one space at a time.
fn plain(text: &str) -> String {
    let spaced = text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_article(text: &str) -> &str {
    let text = text.trim();
    for word in [
        "articles ",
        "article ",
        "Articles ",
        "Article ",
        "l'article ",
        "art. ",
        "Art. ",
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return rest.trim();
        }
    }
    text
}

/// `L. 230-5-1`, `R.* 2111-7` and `l2111-1` → a capital stuck to its number.
fn numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let starts_word = out.is_empty() || out.ends_with(' ');
        if starts_word && matches!(c, 'L' | 'R' | 'D' | 'l' | 'r' | 'd') {
            let number = after.trim_start_matches(['.', '*', ' ']);
            if number.starts_with(|d: char| d.is_ascii_digit()) {
                out.push(c.to_ascii_uppercase());
                rest = number;
                continue;
            }
        }
        out.push(c);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{canonical, prefix_of};

    #[test]
    fn citations_are_written_one_way() {
        for (written, id) in [
            ("R2111-7", "R2111-7"),
            ("R. 2111-7", "R2111-7"),
            ("r2111-7", "R2111-7"),
            ("article R.\u{a0}2111-7", "R2111-7"),
            ("L.2112-2-1", "L2112-2-1"),
            ("article L. 2112-4 du code de la commande publique", "L2112-4"),
            ("CRPM L. 230-5-1", "CRPM L230-5-1"),
            ("art. L230-5-1 du code rural", "CRPM L230-5-1"),
            (
                "art.\u{a0}L. 230-5-1 du code rural et de la pêche maritime",
                "CRPM L230-5-1",
            ),
            ("article L. 234-1 du code de l’énergie", "c. énergie L234-1"),
            ("CP 432-14", "CP 432-14"),
            ("article 432-14 du code pénal", "CP 432-14"),
            ("règl. (UE) 2025/1197", "règl. (UE) 2025/1197"),
            ("règlement d’exécution (UE) 2025/1197", "règl. (UE) 2025/1197"),
            (
                "article 60 du règlement (UE) n°\u{a0}952/2013",
                "règl. (UE) 952/2013 art. 60",
            ),
            ("directive 2014/24/UE", "dir. 2014/24/UE"),
            (
                "article 35 de la loi n° 2021-1104 du 22 août 2021",
                "loi 2021-1104 art. 35",
            ),
            ("décret n° 2024-134 du 21 février 2024", "décret 2024-134"),
            ("ordonnance n° 2025-979", "ord. 2025-979"),
            ("article 14.1 du CCAG-FCS", "CCAG-FCS 14.1"),
            ("CCAG FCS art. 14.1", "CCAG-FCS 14.1"),
            ("Livre", "Livre"),
            ("", ""),
        ] {
            assert_eq!(canonical(written), id, "{written}");
        }
    }

    #[test]
    fn codes_are_known_by_their_full_name() {
        assert_eq!(prefix_of("Code de justice administrative"), Some("CJA "));
        assert_eq!(prefix_of("code de la commande publique"), Some(""));
        assert_eq!(prefix_of("code civil"), None);
    }
}
