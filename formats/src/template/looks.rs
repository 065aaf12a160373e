//! What our own styles take from those of a house, so that both look like one: colours, sizes, indents.

use serde::{Deserialize, Serialize};

use crate::layout::{self, ACCENT, HEAD_FILL};

/// Fill of a note in our files.
pub(crate) const NOTE_FILL: &str = "EEF3F8";

/// What the styles that we write look like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Looks {
    /// Beside the styles of a house.
    pub(crate) house: bool,
    /// Colour of titles and rules, six hexadecimal digits, or `auto`.
    pub(crate) accent: String,
    /// Fill of notes.
    pub(crate) note_fill: String,
    /// Fill of the headers of tables.
    pub(crate) head_fill: String,
    /// Colour of the words of the headers of tables, when the fill asks for one.
    pub(crate) head_ink: Option<String>,
    /// Size of ordinary text, half-points: the sizes of ours follow.
    pub(crate) size: u32,
    /// Style of ordinary paragraphs.
    pub(crate) text: String,
    /// Left indent of the numbered titles, and room for their number.
    pub(crate) headings: [(u32, u32); 3],
    /// Right edge of the text.
    pub(crate) width: u32,
    /// White above the title of a cover, and below its object.
    pub(crate) cover: (u32, u32),
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            house: false,
            accent: ACCENT.to_owned(),
            note_fill: NOTE_FILL.to_owned(),
            head_fill: HEAD_FILL.to_owned(),
            head_ink: None,
            size: layout::NORMAL.size,
            text: "Normal".to_owned(),
            headings: [(0, 0), (0, 624), (0, 794)],
            width: layout::TEXT_WIDTH,
            cover: (3_300, 2_800),
        }
    }
}

impl Looks {
    /// A colour of ours, as it is in this file.
    pub(crate) fn ink<'a>(&'a self, colour: &'a str) -> &'a str {
        match colour {
            ACCENT => &self.accent,
            NOTE_FILL => &self.note_fill,
            other => other,
        }
    }

    /// A size of ours, beside the ordinary text of this file.
    pub(crate) fn size(&self, ours: u32) -> u32 {
        let base = layout::NORMAL.size;
        (ours * self.size + base / 2) / base
    }
}

/// Whether words in this colour read well on white: 4.5 to 1, the least that the accessibility rules ask.
pub(super) fn reads_on_white(colour: &str) -> bool {
    brightness(colour).is_some_and(|brightness| 1.05 / (brightness + 0.05) >= 4.5)
}

/// Black or white, the one that reads best on this colour.
pub(super) fn ink_on(fill: &str) -> Option<&'static str> {
    let brightness = brightness(fill)?;
    // Both contrasts are equal at this brightness.
    Some(if brightness > 0.179 { "000000" } else { "FFFFFF" })
}

/// Relative luminance of a colour, from 0 to 1.
fn brightness(colour: &str) -> Option<f64> {
    if colour.len() != 6 || !colour.is_ascii() {
        return None;
    }
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

/// Width of the letters of a font beside ours, and natural height of a line, in thousandths; none for a font
/// that was not measured. Measured over a French text on the fonts or on free ones of the same widths.
pub(super) fn font(name: &str) -> Option<(u32, u32)> {
    let name = name.to_lowercase();
    Some(match name.as_str() {
        "arial" | "helvetica" | "liberation sans" | "nimbus sans" => (1_000, 1_149),
        "times new roman" | "times" | "liberation serif" | "nimbus roman" => (906, 1_150),
        "arial narrow" | "liberation sans narrow" => (820, 1_147),
        "calibri" | "carlito" => (916, 1_221),
        "cambria" | "caladea" => (911, 1_172),
        "dejavu sans" | "bitstream vera sans" => (1_140, 1_164),
        "dejavu serif" | "bitstream vera serif" => (1_154, 1_164),
        "courier new" | "liberation mono" => (1_382, 1_133),
        _ => return None,
    })
}
