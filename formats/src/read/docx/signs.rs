//! Characters: as they stand in the file, and as they are read.

use std::ops::Range;

use crate::read::xml::Element;

/// Characters as they are read: an end of line in the XML is a space, a soft hyphen is nothing.
fn shown(c: char, next: Option<char>) -> Option<char> {
    match c {
        '\r' if next == Some('\n') => None,
        '\r' | '\n' => Some(' '),
        '\u{ad}' => None,
        c => Some(c),
    }
}

pub(super) fn read(raw: &str) -> String {
    let mut chars = raw.chars().peekable();
    let mut out = String::with_capacity(raw.len());
    while let Some(c) = chars.next() {
        out.extend(shown(c, chars.peek().copied()));
    }
    out
}

/// Byte, in the file, of the `n`th character read of these words.
pub(crate) fn byte_of(raw: &str, at: &Range<usize>, n: usize) -> usize {
    let mut chars = raw.char_indices().peekable();
    let mut seen = 0;
    while let Some((byte, c)) = chars.next() {
        if shown(c, chars.peek().map(|(_, c)| *c)).is_some() {
            if seen == n {
                return at.start + byte;
            }
            seen += 1;
        }
    }
    at.end
}

/// A symbol that is a character of its own, or one of the fonts that everybody has.
pub(super) fn symbol(element: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let c = char::from_u32(code)?;
    match element.attribute("font").as_deref() {
        Some("Symbol") => of_symbol_font(c),
        Some("Wingdings") => match code & 0xff {
            0x6f | 0x70 | 0x71 | 0x72 | 0xa8 => Some('☐'),
            0xfe | 0x52 => Some('☑'),
            0xfd | 0x78 | 0x54 => Some('☒'),
            0xfc => Some('✓'),
            0xe0 | 0xe8 | 0xf0 => Some('→'),
            0xa7 | 0x6c | 0x6e | 0x9f => Some('•'),
            _ => None,
        },
        _ => (!is_private(c) && !c.is_control()).then_some(c),
    }
}

pub(super) fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// What the signs of the font Symbol that matter in a requirement mean; letters stay.
pub(super) fn of_symbol_font(c: char) -> Option<char> {
    Some(match u32::from(c) {
        0xf0a3 | 0xa3 => '≤',
        0xf0b3 | 0xb3 => '≥',
        0xf0b1 | 0xb1 => '±',
        0xf0b0 | 0xb0 => '°',
        0xf0b4 | 0xb4 => '×',
        0xf0b8 | 0xb8 => '÷',
        0xf0b9 | 0xb9 => '≠',
        0xf0bb | 0xbb => '≈',
        0xf0d7 | 0xd7 => '·',
        0xf0b7 | 0xb7 => '•',
        0xf0ae | 0xae => '→',
        0xf06d | 0x6d => 'µ',
        0xf057 | 0x57 => 'Ω',
        0xf044 | 0x44 => 'Δ',
        0xf06c | 0x6c => 'λ',
        0xf061 | 0x61 => 'α',
        0xf062 | 0x62 => 'β',
        0xf02b => '+',
        0xf02d => '−',
        0xf03c => '<',
        0xf03d => '=',
        0xf03e => '>',
        _ if is_private(c) => return None,
        _ => c,
    })
}
