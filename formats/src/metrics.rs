//! Widths of letters: those of Arial, Liberation Sans and Helvetica, which agree.

use crate::layout::Face;

/// Thousandths of the size for the characters from space to tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// The letter whose width an accented one shares.
fn base(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' => 'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ÿ' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        'À' | 'Â' | 'Ä' | 'Á' => 'A',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' => 'I',
        'Ô' | 'Ö' => 'O',
        'Ù' | 'Û' | 'Ü' => 'U',
        'Ç' => 'C',
        '\u{a0}' => ' ',
        '’' | '‘' => 'l',
        '–' | '«' | '»' | '€' | '°' => 'n',
        '\u{202f}' => '\'',
        '…' | '—' | '™' => '@',
        '•' => 'r',
        '²' | '³' => 'f',
        'œ' | 'Œ' | 'æ' => 'm',
        other => other,
    }
}

/// Width of a character in thousandths of the size.
fn width(c: char, bold: bool) -> u32 {
    let index = (base(c) as usize).checked_sub(32);
    let plain = index
        .and_then(|n| WIDTHS.get(n))
        .map_or(600, |width| u32::from(*width));
    // Bold letters of this family are about 6 % wider, spaces and digits are not.
    if bold && c.is_alphabetic() {
        plain * 106 / 100
    } else {
        plain
    }
}

/// Height of a line, twips.
pub(crate) fn line_height(face: Face) -> u32 {
    // Half-points to twips, times the natural height of the font.
    face.size * 10 * face.natural * face.line / 240_000
}

/// Lines that a text takes in this width (twips), one at least.
pub(crate) fn lines(text: &str, face: Face, available: u32) -> u32 {
    text.split('\n')
        .map(|part| wrapped(part, face, available))
        .sum::<u32>()
        .max(1)
}

/// Lines of a text without breaks: words go down whole, hyphens and spaces let them.
fn wrapped(text: &str, face: Face, available: u32) -> u32 {
    let unit = |c: char| width(c, face.bold) * face.stretch / 1_000 * face.size * 10;
    let room = available * 1_000;
    let mut count = 1;
    let mut at = 0;
    for word in text.split_inclusive([' ', '-', '/']) {
        let bare: u32 = word.trim_end_matches(' ').chars().map(unit).sum();
        if at > 0 && at + bare > room {
            count += 1;
            at = 0;
        }
        // A word wider than the line is cut.
        if bare > room && room > 0 {
            count += bare / room;
            at = bare % room;
        } else {
            at += word.chars().map(unit).sum::<u32>();
        }
    }
    count
}
