//! The look of the Word file, told to the template.

use super::data::{Face, Look, PageSize};
use crate::layout;

/// Height of a line of the font, as a part of its size: ascent, descent and gap together.
const NATURAL_LINE: f64 = 1.149;

/// Twips in points.
pub(super) fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

fn face(face: layout::Face) -> Face {
    Face {
        size: f64::from(face.size) / 2.0,
        bold: face.bold,
        before: points(face.before),
        after: points(face.after),
        line: NATURAL_LINE * f64::from(face.line) / 240.0,
    }
}

/// Measures and colours.
pub(super) fn look() -> Look {
    let colours = [
        ("accent", layout::ACCENT),
        ("grey", layout::GREY),
        ("head-fill", layout::HEAD_FILL),
        ("note-fill", layout::NOTE_FILL),
        ("working-fill", layout::WORKING_FILL),
        ("working-rule", layout::WORKING_RULE),
        ("field", layout::FIELD),
        ("field-fill", layout::FIELD_FILL),
        ("answer", layout::ANSWER),
        ("answer-fill", layout::ANSWER_FILL),
        ("table-rule", layout::TABLE_RULE),
        ("cover-rule", layout::COVER_RULE),
        ("edge-rule", layout::EDGE_RULE),
    ];
    let faces = [
        ("normal", layout::NORMAL),
        ("list", layout::LIST),
        ("note", layout::NOTE),
        ("cell", layout::TABLE),
        ("head", layout::TABLE_HEAD),
        ("row-head", layout::ROW_HEAD),
        ("inner-title", layout::INNER_TITLE),
        ("spacer", layout::SPACER),
        ("title", layout::TITLE),
        ("contents-head", layout::CONTENTS_HEAD),
        ("edge", layout::EDGE),
        ("cover-buyer", layout::COVER_BUYER),
        ("cover-folder", layout::COVER_FOLDER),
        ("cover-title", layout::COVER_TITLE),
        ("cover-object", layout::COVER_OBJECT),
        ("cover-cell", layout::COVER_CELL),
        ("letter-buyer", layout::LETTER_BUYER),
    ];
    Look {
        page: PageSize {
            width: points(layout::PAGE_WIDTH),
            height: points(layout::PAGE_HEIGHT),
            side: points(layout::SIDE_MARGIN),
            top: points(layout::TOP_MARGIN),
            bottom: points(layout::BOTTOM_MARGIN),
        },
        edge: points(layout::HEADER_DISTANCE),
        step: points(layout::LIST_STEP),
        note_indent: points(layout::NOTE_INDENT),
        cell_margin: points(layout::CELL_MARGIN),
        colours: colours.into(),
        faces: faces.map(|(name, of)| (name, face(of))).into(),
        headings: layout::HEADINGS.map(face),
        contents: layout::CONTENTS.map(face),
    }
}
