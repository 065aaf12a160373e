//! Widths and heights of letters: those of Arial, Liberation Sans and Helvetica, which agree.

use document::{Inline, Marks, Numbering, plain_text};

use crate::layout::{self, Face};

/// Thousandths of the size for the characters from space to tilde.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// The same in bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, // 0 to ?
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, // P to _
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, // ` to o
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, // p to ~
];

/// Share of the size, in percent, that superscript letters have.
const SUPERSCRIPT: u32 = 58;

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
        other => other,
    }
}

/// Width of a sign outside the tables, the same in both weights but for quotation marks.
fn sign(c: char, bold: bool) -> u32 {
    match c {
        '’' | '‘' if bold => 278,
        '’' | '‘' => 222,
        '“' | '”' if bold => 500,
        '“' | '”' => 333,
        // Half a space: what programs write for a character that the font lacks.
        '\u{202f}' => 139,
        '°' => 400,
        '•' => 350,
        '²' | '³' | '¹' | 'ª' => 333,
        '×' | '÷' | '±' | '−' => 584,
        '½' | '¼' | '¾' => 834,
        '≤' | '≥' | '≠' => 549,
        'µ' => 576,
        'œ' => 944,
        'æ' => 889,
        'Œ' | '—' | '…' | '→' | '™' | '‰' => 1_000,
        _ => 556,
    }
}

/// Width of a character in thousandths of the size.
fn width(c: char, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &PLAIN };
    let index = (base(c) as usize).checked_sub(32);
    index
        .and_then(|n| table.get(n))
        .map_or_else(|| sign(c, bold), |width| u32::from(*width))
}

/// Height of a line, twips.
pub(crate) fn line_height(face: Face) -> u32 {
    let size = face.size * 10;
    let natural: u32 = if face.natural == layout::NATURAL {
        // Ascent, descent and gap of the font, each rounded: so does LibreOffice.
        [905_273, 211_914, 32_715]
            .into_iter()
            .map(|millionths| (size * millionths + 500_000) / 1_000_000)
            .sum()
    } else {
        size * face.natural / 1_000
    };
    natural * face.line / 240
}

/// A character and its width, in thousandths of the size of its paragraph.
pub(crate) type Glyph = (char, u32);

/// The characters of a text, all in the weight of its paragraph.
pub(crate) fn glyphs(text: &str, face: Face) -> Vec<Glyph> {
    text.chars().map(|c| (c, width(c, face.bold))).collect()
}

/// The characters of a line, in their emphasis.
pub(crate) fn line_glyphs(line: &[Inline], numbering: &Numbering, face: Face) -> Vec<Glyph> {
    let mut out = Vec::new();
    for node in line {
        let marks = match node {
            Inline::Text { marks, .. } => *marks,
            _ => Marks::default(),
        };
        let bold = face.bold || marks.bold;
        let share = if marks.superscript { SUPERSCRIPT } else { 100 };
        let text = plain_text(std::slice::from_ref(node), numbering);
        out.extend(text.chars().map(|c| (c, width(c, bold) * share / 100)));
    }
    out
}

/// Lines that a text takes in this width (twips), one at least.
pub(crate) fn lines(text: &[Glyph], face: Face, available: u32) -> u32 {
    text.split(|(c, _)| *c == '\n')
        .map(|part| wrapped(part, face, available))
        .sum::<u32>()
        .max(1)
}

/// Lines of a text without breaks: words go down whole, hyphens and spaces let them.
fn wrapped(text: &[Glyph], face: Face, available: u32) -> u32 {
    // Thousandths of the size of the letters, those of a narrow font being less.
    let room = available.saturating_mul(100) / face.size.max(1);
    let room = room.saturating_mul(1_000) / face.stretch.max(1);
    let mut count = 1;
    let mut at = 0;
    for word in text.split_inclusive(|(c, _)| matches!(c, ' ' | '-' | '/')) {
        let whole: u32 = word.iter().map(|(_, width)| width).sum();
        let spaces: u32 = word
            .iter()
            .filter(|(c, _)| *c == ' ')
            .map(|(_, width)| width)
            .sum();
        let bare = whole - spaces;
        if at > 0 && at + bare > room {
            count += 1;
            at = 0;
        }
        // A word wider than the line is cut.
        if bare > room && room > 0 {
            count += bare / room;
            at = bare % room;
        } else {
            at += whole;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::line_height;
    use crate::layout::{CONTENTS, HEADINGS, NORMAL, TABLE};

    #[test]
    fn lines_as_high_as_libreoffice_makes_them() {
        // Measured in its PDF files, twips.
        for (face, height) in [
            (NORMAL, 266),
            (HEADINGS[0], 299),
            (HEADINGS[1], 253),
            (TABLE, 218),
            (CONTENTS[0], 230),
            (CONTENTS[1], 207),
        ] {
            assert_eq!(line_height(face), height, "{face:?}");
        }
    }
}
