//! What the template reads: the tree with its numbers, links and widths already worked out, and the look.

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything the template needs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Data {
    pub(super) title: String,
    pub(super) look: Look,
    /// Whether the first page is a cover.
    pub(super) cover_page: bool,
    pub(super) front: Option<Front>,
    pub(super) header: Header,
    pub(super) footer: String,
    /// Entries of the sommaire, by mark of their title; empty when there is none.
    pub(super) contents: BTreeMap<String, Entry>,
    pub(super) blocks: Vec<Node>,
}

/// First page of a piece, or head of a letter.
#[derive(Debug, Serialize)]
pub(super) struct Front {
    pub(super) buyer: Vec<Word>,
    /// What stands above the title.
    pub(super) folder: String,
    pub(super) object: Vec<Word>,
    pub(super) rows: Vec<FrontRow>,
}

/// A row of the table of the first page.
#[derive(Debug, Serialize)]
pub(super) struct FrontRow {
    pub(super) label: &'static str,
    pub(super) line: Vec<Word>,
}

#[derive(Debug, Serialize)]
pub(super) struct Header {
    pub(super) left: String,
    pub(super) right: String,
}

/// An entry of the sommaire.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// Left indent, points.
    pub(super) indent: f64,
    pub(super) number: String,
    /// Room for the number, points; 0 when the words follow it.
    pub(super) room: f64,
    pub(super) title: String,
}

/// A node of a line.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Word {
    Text {
        text: String,
        bold: bool,
        italic: bool,
        superscript: bool,
        underline: bool,
        strike: bool,
    },
    /// A field to fill: `field` for the buyer, `answer` for the candidate.
    Field {
        text: String,
        look: &'static str,
    },
    /// A link to a title.
    Reference {
        text: String,
        to: String,
    },
    /// A tab typed in the words.
    Tab,
    /// Where a word too wide may be cut.
    Cut,
    Break,
}

/// A block.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Node {
    /// A small space between what would look like one list.
    Gap,
    Title {
        level: u8,
        number: String,
        /// Room for the number, points; 0 when the words follow it.
        room: f64,
        line: Vec<Word>,
        /// Where links point to.
        mark: Option<String>,
    },
    /// A title inside a note, a cell or a list: it takes no number.
    InnerTitle {
        line: Vec<Word>,
    },
    Paragraph {
        line: Vec<Word>,
        /// Whether it stays on the page of what follows.
        sticky: bool,
    },
    List {
        ordered: bool,
        /// The mark, or the model of the numbers.
        mark: &'static str,
        /// Room for it, points.
        room: f64,
        items: Vec<Vec<Node>>,
    },
    Table {
        /// Widths, points.
        columns: Vec<f64>,
        /// Rows repeated on each page.
        heads: usize,
        /// No page cuts it.
        whole: bool,
        rows: Vec<Vec<Cell>>,
    },
    Note {
        working: bool,
        blocks: Vec<Node>,
    },
}

/// A cell, at its place in the grid.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// `head`, `row-head` or `cell`.
    pub(super) face: &'static str,
    pub(super) shaded: bool,
    /// Whether its row stays in one piece.
    pub(super) whole: bool,
    /// Whether a word is wider than the cell.
    pub(super) hyphenate: bool,
    pub(super) blocks: Vec<Node>,
}

/// Measures and colours, those of [`crate::layout`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Look {
    pub(super) page: PageSize,
    /// From the edge of the paper to header and footer, points.
    pub(super) edge: f64,
    /// Indent of each level of a list, points.
    pub(super) step: f64,
    pub(super) note_indent: f64,
    pub(super) cell_margin: f64,
    pub(super) colours: BTreeMap<&'static str, &'static str>,
    pub(super) faces: BTreeMap<&'static str, Face>,
    pub(super) headings: [Face; 3],
    pub(super) contents: [Face; 3],
}

/// Paper and margins, points.
#[derive(Debug, Serialize)]
pub(super) struct PageSize {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) side: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// A face: sizes and spaces in points, height of a line as a part of the size.
#[derive(Debug, Serialize)]
pub(super) struct Face {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) line: f64,
}
