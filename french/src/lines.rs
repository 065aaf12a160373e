//! Line ends: which are wraps, and which end an alinéa.

use crate::fold::{fold, is_blank, is_hyphen, is_line_break};
use crate::sentence::is_abbreviation;
use crate::token::{Token, TokenKind};

/// Does a single line break between these two places end an alinéa? `tokens` are those before it.
///
/// It does after a final sign, a colon or a semicolon, before a list mark or an article heading, and after a line all
/// in capitals: a heading.
pub(crate) fn is_alinea(tokens: &[Token], chars: &[char], before: usize, after: usize) -> bool {
    closes(tokens)
        || is_list_mark(chars, after)
        || is_heading(chars, after)
        || follows_capitals(chars, before, after)
}

fn closes(tokens: &[Token]) -> bool {
    // A few closing signs at most: a text made of brackets is not read again at each line.
    let mut last = tokens.iter().rev().take(6);
    let closer =
        |t: &Token| t.kind == TokenKind::Punctuation && matches!(t.folded.as_str(), "»" | ")" | "\"");
    let token = last.find(|token| !closer(token));
    let Some(token) = token.filter(|token| token.kind == TokenKind::Punctuation) else {
        return false;
    };
    match token.folded.as_str() {
        // « art.⏎12 » goes on.
        "." => !last.next().is_some_and(|word| is_abbreviation(&word.folded)),
        "!" | "?" | ":" | ";" => true,
        folded => folded.starts_with(".."),
    }
}

/// A dash, a bullet, « 1. », « 2) », « 3° », « a) », « (b) », « 1.2 Titre », « IV. ».
fn is_list_mark(chars: &[char], at: usize) -> bool {
    let get = |at: usize| chars.get(at).copied();
    let blank = |at: usize| get(at).is_none_or(is_blank);
    let Some(c) = get(at) else { return false };
    if is_bullet(c) {
        return true;
    }
    if c == '(' {
        return get(at + 1).is_some_and(char::is_alphanumeric) && get(at + 2) == Some(')') && blank(at + 3);
    }
    if c.is_ascii_digit() {
        let mut end = at;
        let mut levels = 1;
        loop {
            let start = end;
            while get(end).is_some_and(|c| c.is_ascii_digit()) {
                end += 1;
            }
            if end - start > 2 {
                return false;
            }
            if get(end) == Some('.') && get(end + 1).is_some_and(|c| c.is_ascii_digit()) {
                end += 1;
                levels += 1;
                continue;
            }
            break;
        }
        if matches!(get(end), Some('.' | ')' | '°')) && blank(end + 1) {
            return true;
        }
        let next = chars[end..].iter().find(|c| !is_blank(**c));
        return levels > 1 && blank(end) && next.is_some_and(|c| c.is_uppercase());
    }
    if c.is_alphabetic() && get(at + 1) == Some(')') {
        return blank(at + 2);
    }
    let mut end = at;
    while matches!(get(end), Some('I' | 'V' | 'X')) {
        end += 1;
    }
    end > at && get(end) == Some('.') && blank(end + 1)
}

fn is_bullet(c: char) -> bool {
    is_hyphen(c)
        || matches!(c, '–' | '—' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '○' | '·' | '*' | '→' | '►' | '➢' | '➔' | '✓')
        || matches!(c, '☐' | '☑' | '☒' | '□' | '❑' | '❖')
        // Bullets of Word's symbol fonts.
        || matches!(c, '\u{F000}'..='\u{F0FF}')
}

/// A line that begins with « Article 3 », « Annexe 1 », « Chapitre II ».
fn is_heading(chars: &[char], at: usize) -> bool {
    if !matches!(chars.get(at), Some('A' | 'C')) {
        return false;
    }
    let line: String = chars[at..].iter().take(16).collect();
    let line = fold(&line);
    let mut words = line.split_whitespace();
    matches!(words.next(), Some("article" | "annexe" | "chapitre"))
        && words.next().is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || word.starts_with("premier")
                || word.starts_with(['i', 'v', 'x'])
        })
}

/// A line in capitals, then a line that begins a sentence.
fn follows_capitals(chars: &[char], before: usize, after: usize) -> bool {
    let mut next = chars[after..]
        .iter()
        .take_while(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    if !next.next().is_some_and(|c| c.is_uppercase()) || !next.any(|c| c.is_lowercase()) {
        return false;
    }
    let mut letters = 0;
    for c in chars[..before].iter().rev().take_while(|c| !is_line_break(**c)) {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 4
}
