//! Folding: the form under which two spellings of the same word are equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents or ligatures, with plain apostrophes, hyphens and spaces.
///
/// `Œuvre` becomes `oeuvre`, `L’ÉTÉ` becomes `l'ete`, a no-break space becomes a space, every dash becomes `-`.
/// Soft hyphens and zero-width characters vanish. Folding twice changes nothing more.
///
/// ```
/// assert_eq!(french::fold("Cœur de l’Été"), "coeur de l'ete");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// Appends the folded form of one character: nothing, one character or several.
pub(crate) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
        'î' | 'ï' | 'Î' | 'Ï' => out.push('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' => out.push('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => out.push('u'),
        'ç' | 'Ç' => out.push('c'),
        _ => fold_rare(c, out),
    }
}

/// The slow road: compatibility decomposition, then lower case, then decomposition again, because lower case may
/// compose what was taken apart (the Turkish İ, for one).
fn fold_rare(c: char, out: &mut String) {
    if let Some(plain) = plain_form(c) {
        out.push_str(plain);
        return;
    }
    for decomposed in c.nfkd() {
        for lower in decomposed.to_lowercase() {
            for part in lower.nfkd() {
                if is_combining_mark(part) || is_invisible(part) {
                    continue;
                }
                match plain_form(part) {
                    Some(plain) => out.push_str(plain),
                    None => out.extend(part.to_lowercase()),
                }
            }
        }
    }
}

/// Characters that decomposition leaves whole although a keyboard writes them otherwise.
fn plain_form(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        'º' => "°",
        '№' => "n°",
        '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{2032}' | '\u{FF07}' => "'",
        '“' | '”' | '„' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => return None,
    })
}

/// Characters that print nothing and part nothing: soft hyphen, zero-width space and joiners, byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// True for the apostrophes found in typed and in typeset text.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// True for the hyphens that join words (not for dashes, which part them).
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// True for spaces that stay on the line.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_line_break(c)
}

/// True for what ends a line: line feed, carriage return, Word's soft break, page break, Unicode separators.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
