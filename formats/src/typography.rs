//! The spaces that French asks for.

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NARROW: char = '\u{202f}';

/// Puts no-break spaces inside « » and before `: ; ! ? % €`, and typographic apostrophes between letters.
///
/// Spaces are fixed, never invented where none is sure to belong: `:` in an hour or an address, `%` in a
/// code stay as they are; only a plain space already there is turned, and « » get their inner spaces.
/// Applying it twice changes nothing more.
///
/// ```
/// assert_eq!(formats::typography("L'offre : \"oui\" ou « non » ; 12 %"), "L’offre\u{a0}: \"oui\" ou «\u{a0}non\u{a0}»\u{202f}; 12\u{202f}%");
/// assert_eq!(formats::typography("à 12:30, https://exemple.fr"), "à 12:30, https://exemple.fr");
/// ```
#[must_use]
pub fn typography(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while at < chars.len() {
        let here = chars[at];
        let next = chars.get(at + 1).copied();
        if here == '\'' && between_letters(out.chars().last(), next) {
            out.push('’');
        } else if is_space(here) {
            // A run of spaces is one thing: what stands after it decides.
            let end = (at..chars.len())
                .find(|&i| !is_space(chars[i]))
                .unwrap_or(chars.len());
            let before = out.chars().last();
            match chars.get(end).copied() {
                _ if before == Some('«') => out.push(NBSP),
                Some('»' | ':') if before.is_some() => out.push(NBSP),
                Some(';' | '!' | '?' | '%' | '€') if before.is_some() => out.push(NARROW),
                _ => out.extend(&chars[at..end]),
            }
            at = end;
            continue;
        } else {
            if here == '»' && out.chars().last().is_some_and(|c| !is_space(c)) {
                out.push(NBSP);
            }
            out.push(here);
            if here == '«' && next.is_some_and(|c| !is_space(c)) {
                out.push(NBSP);
            }
        }
        at += 1;
    }
    out
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NBSP | NARROW)
}

/// A typewriter apostrophe between two letters: « l'offre », not « 5' » nor a quotation.
fn between_letters(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}
