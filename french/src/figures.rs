//! Numbers written in figures, and the units glued to them.

use crate::fold::is_hyphen;

/// Units that may touch their figures: « 48h », « 20km », « 16Go ».
const UNITS: &[&str] = &[
    "h", "H", "km", "KM", "Km", "kg", "Kg", "KG", "g", "cm", "mm", "m", "m2", "m²", "m3", "m³", "ha", "l",
    "L", "ml", "mL", "cl", "dl", "t", "s", "mn", "min", "j", "ans", "mois", "jours", "heures", "kW", "KW",
    "kWh", "kVA", "kVa", "MW", "MWh", "W", "Wh", "V", "mA", "Ko", "ko", "Mo", "Go", "To", "dB", "Hz", "kHz",
    "MHz", "GHz", "k", "K", "M",
];

/// A number read in figures.
pub(crate) struct Figures {
    /// One past its last character.
    pub(crate) end: usize,
    /// Its figures without the spaces or dots that part thousands, with the decimal mark as written.
    pub(crate) folded: String,
    pub(crate) value: f64,
}

/// Reads the number that begins at this digit, or nothing when the digits begin a reference (`2017/745`, `1er`).
pub(crate) fn figures(chars: &[char], start: usize) -> Option<Figures> {
    // In « 1,2,3 » the first comma has been refused: the next figures begin no decimal either.
    let listed = start >= 2 && chars[start - 1] == ',' && chars[start - 2].is_ascii_digit();
    [(true, true), (true, false), (false, true), (false, false)]
        .into_iter()
        .filter(|(_, decimals)| !(listed && *decimals))
        .find_map(|(groups, decimals)| attempt(chars, start, groups, decimals))
}

fn attempt(chars: &[char], start: usize, groups: bool, decimals: bool) -> Option<Figures> {
    let mut end = digits(chars, start);
    let mut folded: String = chars[start..end].iter().collect();
    if groups {
        let separator = *chars.get(end).filter(|c| is_thousands_mark(**c))?;
        if end - start > 3 || (separator == '.' && chars[start] == '0') {
            return None;
        }
        // Six groups go far beyond any amount, and bound what is read again when the whole is refused.
        let mut count = 0;
        while chars.get(end) == Some(&separator) && count < 6 && digits(chars, end + 1) == end + 4 {
            folded.extend(&chars[end + 1..end + 4]);
            end += 4;
            count += 1;
        }
        if count == 0 {
            return None;
        }
    }
    if decimals {
        let mark = *chars.get(end).filter(|c| matches!(c, ',' | '.'))?;
        let last = digits(chars, end + 1);
        // « articles 1743,1746 » is a list whose space is missing.
        let list = !groups && end - start > 3 && last - end > 3;
        if last == end + 1 || (mark == '.' && groups) || list {
            return None;
        }
        folded.push(mark);
        folded.extend(&chars[end + 1..last]);
        end = last;
    }
    if !stops(chars, end, decimals) {
        return None;
    }
    let value = folded.replace(',', ".").parse().ok()?;
    Some(Figures { end, folded, value })
}

/// True when nothing glued to the figures makes them part of something longer.
fn stops(chars: &[char], end: usize, decimals: bool) -> bool {
    let Some(&c) = chars.get(end) else { return true };
    let digit_next = chars.get(end + 1).is_some_and(char::is_ascii_digit);
    match c {
        ',' => !(decimals && digit_next),
        '.' | '/' | ':' | '_' => !digit_next,
        c if is_hyphen(c) => !digit_next,
        c if c.is_alphanumeric() => unit_at(chars, end).is_some(),
        _ => true,
    }
}

/// The end of the unit that touches figures ending here.
pub(crate) fn unit_at(chars: &[char], start: usize) -> Option<usize> {
    let mut end = start;
    while end < start + 7 && chars.get(end).is_some_and(|c| c.is_alphanumeric()) {
        end += 1;
    }
    if end == start {
        return None;
    }
    let is_unit = UNITS
        .iter()
        .any(|unit| unit.chars().eq(chars[start..end].iter().copied()));
    let euro = chars.get(end) == Some(&'€');
    // « k » and « M » are units of money only.
    let money = matches!(chars[start..end], ['k' | 'K' | 'M']);
    let goes_on = matches!(chars.get(end), Some('/' | '-' | ':' | '.' | '_'))
        && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    (is_unit && !goes_on && money == euro).then_some(end + usize::from(euro && money))
}

fn digits(chars: &[char], mut at: usize) -> usize {
    while chars.get(at).is_some_and(char::is_ascii_digit) {
        at += 1;
    }
    at
}

/// The marks between groups of three figures: spaces of any width, or a dot.
fn is_thousands_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\u{2008}' | '.'
    )
}
