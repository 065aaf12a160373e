//! Measures of the page and of each paragraph style: one place for what the writer writes and what the
//! estimate of pages computes with.
//!
//! Lengths are in twentieths of a point (twips), sizes of letters in half-points, as in the file.

use document::{Block, Body, Inline};
use serde::{Deserialize, Serialize};

/// A4, width.
pub(crate) const PAGE_WIDTH: u32 = 11_906;
/// A4, height.
pub(crate) const PAGE_HEIGHT: u32 = 16_838;
/// Left and right margins: 2.2 cm.
pub(crate) const SIDE_MARGIN: u32 = 1_247;
/// Top margin: 2.5 cm, header included.
pub(crate) const TOP_MARGIN: u32 = 1_418;
/// Bottom margin: 2.2 cm, footer included.
pub(crate) const BOTTOM_MARGIN: u32 = 1_247;
/// From the edge of the paper to header and footer: 1.1 cm.
pub(crate) const HEADER_DISTANCE: u32 = 624;
/// Width left for the text on our page.
pub(crate) const TEXT_WIDTH: u32 = PAGE_WIDTH - 2 * SIDE_MARGIN;
/// Left and right inner margins of a table cell.
pub(crate) const CELL_MARGIN: u32 = 100;
/// Left indent of the first level of a list; each level adds as much.
pub(crate) const LIST_STEP: u32 = 454;
/// Deepest level of a list that Word knows, from 0.
pub(crate) const LIST_DEPTH: usize = 8;

/// Arial is in every Windows and macOS; LibreOffice replaces it with Liberation Sans, which has the same
/// widths: lines break at the same words everywhere.
pub(crate) const FONT: &str = "Arial";
/// What replaces [`FONT`] where it is missing.
pub(crate) const FONT_FALLBACK: &str = "Liberation Sans";
/// The one accent colour, a dark blue: contrast of 8.6 to 1 on white.
pub(crate) const ACCENT: &str = "1F4E79";
/// Grey of secondary words: contrast of 7 to 1 on white.
pub(crate) const GREY: &str = "595959";
/// Grey of table headers.
pub(crate) const HEAD_FILL: &str = "E3E6EA";
/// Background of a note.
pub(crate) const NOTE_FILL: &str = "EEF3F8";
/// Background of a working note.
pub(crate) const WORKING_FILL: &str = "FFF4CE";
/// Rule at the left of a working note.
pub(crate) const WORKING_RULE: &str = "BF8F00";
/// Words of a field to fill: brown on pale orange, contrast of 7 to 1, seen at once.
pub(crate) const FIELD: &str = "8A3B00";
/// Background of a field to fill.
pub(crate) const FIELD_FILL: &str = "FFF1E0";
/// Words of a field that the candidate fills in, or that waits for the signature: the clerk sees that it is not for her.
pub(crate) const ANSWER: &str = "1F4E79";
/// Background of such a field.
pub(crate) const ANSWER_FILL: &str = "E4EDF6";
/// Rules of a table.
pub(crate) const TABLE_RULE: &str = "A6A6A6";
/// Rules of the table of the cover.
pub(crate) const COVER_RULE: &str = "D9D9D9";
/// Rule under the header of a page.
pub(crate) const EDGE_RULE: &str = "BFBFBF";
/// Left indent of a note.
pub(crate) const NOTE_INDENT: u32 = 113;
/// Room for the number of a title, by level; the first level is followed by its words.
pub(crate) const NUMBER_ROOM: [u32; 3] = [0, 624, 794];
/// Room for the mark of a bulleted item.
pub(crate) const BULLET_ROOM: u32 = 284;
/// Room for the number of an item: that of « 10. », without which its text would start further.
pub(crate) const ITEM_ROOM: u32 = 397;
/// Left indents of the entries of the sommaire.
pub(crate) const CONTENTS_INDENT: [u32; 3] = [0, 284, 567];
/// Where the words of an entry of the sommaire start, after the number.
pub(crate) const CONTENTS_WORDS: [u32; 3] = [0, 851, 1_304];

/// Size, weight and spacing of a paragraph style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Face {
    /// Half-points.
    pub(crate) size: u32,
    /// Bold.
    pub(crate) bold: bool,
    /// Space above, twips.
    pub(crate) before: u32,
    /// Space below, twips.
    pub(crate) after: u32,
    /// Line height, in 240ths of the natural one.
    pub(crate) line: u32,
    /// Width of the letters, in thousandths of those of [`FONT`].
    pub(crate) stretch: u32,
    /// Natural height of a line, in thousandths of the size.
    pub(crate) natural: u32,
}

/// Natural height of a line of [`FONT`], in thousandths of the size.
pub(crate) const NATURAL: u32 = 1_149;

pub(crate) const fn face(size: u32, bold: bool, before: u32, after: u32, line: u32) -> Face {
    Face {
        size,
        bold,
        before,
        after,
        line,
        stretch: 1_000,
        natural: NATURAL,
    }
}

pub(crate) const NORMAL: Face = face(21, false, 0, 120, 264);
pub(crate) const HEADINGS: [Face; 3] = [
    face(26, true, 400, 160, 240),
    face(22, true, 260, 90, 240),
    face(21, true, 180, 70, 240),
];
pub(crate) const LIST: Face = face(21, false, 0, 80, 264);
pub(crate) const NOTE: Face = face(19, false, 100, 100, 252);
pub(crate) const TABLE: Face = face(19, false, 40, 40, 240);
pub(crate) const TABLE_HEAD: Face = face(19, true, 50, 50, 240);
pub(crate) const SPACER: Face = face(12, false, 0, 60, 240);
/// After a table that ends a document: as low as can be, or it would stand alone on a page of its own.
pub(crate) const SPACER_END: Face = face(2, false, 0, 0, 240);
pub(crate) const TITLE: Face = face(32, true, 0, 320, 240);
pub(crate) const CONTENTS_HEAD: Face = face(32, true, 0, 240, 240);
pub(crate) const CONTENTS: [Face; 3] = [
    face(20, false, 80, 20, 240),
    face(18, false, 0, 14, 240),
    face(18, false, 0, 14, 240),
];

/// Titles inside notes, cells and lists.
pub(crate) const INNER_TITLE: Face = Face { bold: true, ..LIST };
/// A cell that heads its row.
pub(crate) const ROW_HEAD: Face = Face { bold: true, ..TABLE };
/// Header and footer.
pub(crate) const EDGE: Face = face(16, false, 0, 0, 240);
pub(crate) const COVER_BUYER: Face = face(32, true, 240, 0, 252);
pub(crate) const COVER_FOLDER: Face = face(20, false, 3_300, 200, 252);
pub(crate) const COVER_TITLE: Face = face(52, true, 0, 420, 252);
pub(crate) const COVER_OBJECT: Face = face(30, false, 0, 2_800, 252);
pub(crate) const COVER_CELL: Face = face(21, false, 90, 90, 252);
/// Buyer above a letter.
pub(crate) const LETTER_BUYER: Face = face(26, true, 0, 300, 252);

/// Marks of bulleted items, by depth, then again.
pub(crate) const BULLETS: [&str; 3] = ["•", "–", "▪"];
/// The paper and its margins, twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Page {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) landscape: bool,
    pub(crate) top: u32,
    pub(crate) right: u32,
    pub(crate) bottom: u32,
    pub(crate) left: u32,
    /// For the binding, on the left.
    pub(crate) gutter: u32,
    /// From the edge of the paper to the header.
    pub(crate) header: u32,
    /// From the edge of the paper to the footer.
    pub(crate) footer: u32,
    /// What header and footer take from the text, beyond the margins.
    pub(crate) taken: u32,
}

/// Measures of one file: ours, or those of the template of a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Measures {
    pub(crate) page: Page,
    pub(crate) normal: Face,
    pub(crate) headings: [Face; 3],
    pub(crate) list: Face,
    pub(crate) note: Face,
    pub(crate) table: Face,
    pub(crate) table_head: Face,
    pub(crate) spacer: Face,
    pub(crate) title: Face,
    pub(crate) contents_head: Face,
    pub(crate) contents: [Face; 3],
}

impl Measures {
    /// Width left for the text.
    pub(crate) fn text_width(&self) -> u32 {
        let page = &self.page;
        page.width.saturating_sub(page.left + page.right + page.gutter)
    }

    /// Height left for the text.
    pub(crate) fn text_height(&self) -> u32 {
        let page = &self.page;
        page.height
            .saturating_sub(page.top + page.bottom + page.taken)
            .max(1)
    }
}

impl Default for Measures {
    fn default() -> Self {
        Self {
            page: Page {
                width: PAGE_WIDTH,
                height: PAGE_HEIGHT,
                landscape: false,
                top: TOP_MARGIN,
                right: SIDE_MARGIN,
                bottom: BOTTOM_MARGIN,
                left: SIDE_MARGIN,
                gutter: 0,
                header: HEADER_DISTANCE,
                footer: HEADER_DISTANCE,
                taken: 0,
            },
            normal: NORMAL,
            headings: HEADINGS,
            list: LIST,
            note: NOTE,
            table: TABLE,
            table_head: TABLE_HEAD,
            spacer: SPACER,
            title: TITLE,
            contents_head: CONTENTS_HEAD,
            contents: CONTENTS,
        }
    }
}

/// Whether a small gap must part a block from the one before: lists and tables that touch look like one.
pub(crate) fn needs_gap(before: Option<&Block>, block: &Block) -> bool {
    let list = |block: &Block| matches!(block.body, Body::List { .. });
    before.is_some_and(list) && (list(block) || matches!(block.body, Body::Table { .. }))
}

/// Whether paragraphs of this style are those of the text, not of a cell nor of a note.
pub(crate) fn is_text(style: &str) -> bool {
    matches!(style, "Normal" | "BodyText")
}

/// Whether a block is a title.
pub(crate) fn is_title(block: &Block) -> bool {
    matches!(block.body, Body::Title { .. })
}

/// Whether a paragraph announces what follows (« … : », or a table) and stays on its page.
pub(crate) fn announces(line: &[Inline], next: Option<&Block>) -> bool {
    let table = |block: &Block| matches!(block.body, Body::Table { .. });
    next.is_some_and(table)
        || matches!(line.last(), Some(Inline::Text { text, .. }) if text.trim_end().ends_with(':'))
}
