//! Pieces of text: line breaks and tabs apart, words too wide made ready to be cut.

use document::Marks;

use super::data::Word;
use crate::layout::Face;
use crate::metrics::text_width;
use crate::write::xml::clean;

/// What a line has for itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Its face.
    pub(super) face: Face,
    /// Its width, twips.
    pub(super) width: u32,
}

impl Word {
    fn of(text: &str, marks: Marks) -> Self {
        Self::Text {
            text: text.to_owned(),
            bold: marks.bold,
            italic: marks.italic,
            superscript: marks.superscript,
            underline: marks.underline,
            strike: marks.strike,
        }
    }

    /// Bold words.
    pub(super) fn bold(text: &str) -> Self {
        let marks = Marks {
            bold: true,
            ..Marks::default()
        };
        Self::of(text, marks)
    }
}

/// Adds a text: its line breaks and tabs become nodes, and a word that no line can hold may be cut anywhere.
pub(super) fn text(text: &str, marks: Marks, room: Room, out: &mut Vec<Word>) {
    let text = clean(text);
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push(Word::Break);
        }
        for (m, part) in line.split('\t').enumerate() {
            if m > 0 {
                out.push(Word::Tab);
            }
            pieces(part, marks, room, out);
        }
    }
}

fn pieces(part: &str, marks: Marks, room: Room, out: &mut Vec<Word>) {
    let mut plain = String::new();
    let flush = |plain: &mut String, out: &mut Vec<Word>| {
        if !plain.is_empty() {
            out.push(Word::of(plain, marks));
            plain.clear();
        }
    };
    for word in part.split_inclusive([' ', '-']) {
        if must_be_cut(word, room) {
            flush(&mut plain, out);
            for (n, c) in word.chars().enumerate() {
                if n > 0 {
                    out.push(Word::Cut);
                }
                out.push(Word::of(c.encode_utf8(&mut [0; 4]), marks));
            }
        } else {
            plain.push_str(word);
        }
    }
    flush(&mut plain, out);
}

/// Whether a word is too wide for the line, and hyphens will not do: it is a code, an address, or hostile.
fn must_be_cut(word: &str, room: Room) -> bool {
    let width = text_width(word.trim_end(), room.face);
    width > room.width && (width > 3 * room.width || !is_word(word))
}

/// Whether a line holds a word of the language too wide for it: hyphens will do.
pub(super) fn needs_hyphens(text: &str, room: Room) -> bool {
    text.split([' ', '-', '\n', '\t'])
        .any(|word| is_word(word) && text_width(word, room.face) > room.width)
}

fn is_word(word: &str) -> bool {
    word.trim_end()
        .trim_matches(|c: char| c.is_ascii_punctuation() || "«»’\u{a0}\u{202f}".contains(c))
        .chars()
        .all(|c| c.is_alphabetic() || c == '’' || c == '\'')
}
