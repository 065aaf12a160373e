//! A tree as a Word file: styles, real numbering, sommaire, fields to fill, and nothing internal.

mod body;
mod edges;
mod front;
pub(super) mod line;
mod numbering;
mod package;
pub(super) mod style;
pub(super) mod styles;
pub(crate) mod table;
mod table_styles;
mod theme;

use std::collections::{BTreeMap, BTreeSet};

use document::{BlockId, Document, Numbering};
use jiff::civil::Date;

use self::body::Place;
use self::edges::Edge;
use self::numbering::List;
use self::package::R;
use self::styles::W;
use crate::layout;
use crate::pages::{self, Pages};
use crate::write::xml::Xml;
use crate::write::zip::zip;

/// How a tree is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocxOptions {
    /// Date of creation and of last change, in the properties of the file.
    pub date: Date,
    /// Whether working notes are written. Never for what is published.
    pub working_copy: bool,
    /// Page of each title, when they are known (from a conversion to PDF); otherwise they are estimated.
    pub toc_pages: Option<BTreeMap<BlockId, u32>>,
}

impl DocxOptions {
    /// A file to publish, dated, with estimated page numbers.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self {
            date,
            working_copy: false,
            toc_pages: None,
        }
    }
}

/// Writes a document as .docx. Same tree and options, same bytes.
///
/// The cover and, when the document has titles, the sommaire come first. A variable without value becomes a
/// content control named after it; a working note is left out unless `options.working_copy`.
///
/// # Errors
/// [`crate::FormatError::Write`] when the parts cannot be zipped.
pub fn docx(document: &Document, options: &DocxOptions) -> crate::Result<Vec<u8>> {
    let numbering = Numbering::of(document);
    let pages = pages::estimate(document, options.working_copy);
    let mut bookmarks = BTreeMap::new();
    for (n, block) in line::titles(document).enumerate() {
        bookmarks.entry(block.id.clone()).or_insert(n + 1);
    }
    let writer = || Writer {
        xml: Xml::part(),
        numbering: &numbering,
        pages: &pages,
        bookmarks: &bookmarks,
        options,
        marked: BTreeSet::new(),
        lists: Vec::new(),
        fields: 0,
        break_before: false,
        keep_next: false,
    };
    let (text, lists) = writer().document(document);
    let parts = [
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::root_rels()),
        ("docProps/core.xml", package::core(&document.title, options.date)),
        ("word/_rels/document.xml.rels", package::document_rels()),
        ("word/document.xml", text),
        ("word/styles.xml", styles::styles()),
        (
            "word/numbering.xml",
            numbering::numbering(&lists, document.kind.is_short()),
        ),
        ("word/settings.xml", package::settings()),
        ("word/fontTable.xml", package::fonts()),
        ("word/theme/theme1.xml", theme::theme()),
        ("word/header1.xml", writer().edge(Edge::Header, document, false)),
        ("word/header2.xml", writer().edge(Edge::Header, document, true)),
        ("word/footer1.xml", writer().edge(Edge::Footer, document, false)),
        ("word/footer2.xml", writer().edge(Edge::Footer, document, true)),
    ];
    zip(&parts, &document.title)
}

impl Xml {
    /// An element whose only attribute is `w:val`.
    fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }
}

/// What is known while a part is written.
struct Writer<'a> {
    xml: Xml,
    numbering: &'a Numbering,
    pages: &'a Pages,
    /// Number of the bookmarks of each title.
    bookmarks: &'a BTreeMap<BlockId, usize>,
    options: &'a DocxOptions,
    /// Bookmarks already written: a name serves once.
    marked: BTreeSet<usize>,
    /// Lists met so far.
    lists: Vec<List>,
    /// Fields to fill met so far.
    fields: u32,
    /// Whether the next paragraph starts a page.
    break_before: bool,
    /// Whether the next paragraph stays with the one after.
    keep_next: bool,
}

impl Writer<'_> {
    /// `word/document.xml`, and the lists it uses.
    fn document(mut self, document: &Document) -> (Vec<u8>, Vec<List>) {
        self.xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
        self.xml.open("w:body", &[]);
        self.front(document);
        self.contents(document);
        if self.break_before
            && document
                .blocks
                .first()
                .is_some_and(|block| block.line().is_none())
        {
            self.paragraph("Spacer", &[]);
        }
        let place = Place {
            paragraph: "Normal",
            depth: 0,
            inner: false,
            width: layout::TEXT_WIDTH,
        };
        self.blocks(&document.blocks, place);
        self.section();
        self.xml.close("w:body");
        self.xml.close("w:document");
        (self.xml.finish(), self.lists)
    }

    fn section(&mut self) {
        let xml = &mut self.xml;
        xml.open("w:sectPr", &[]);
        for (name, kind, id) in [
            ("w:headerReference", "default", "rId5"),
            ("w:headerReference", "first", "rId6"),
            ("w:footerReference", "default", "rId7"),
            ("w:footerReference", "first", "rId8"),
        ] {
            xml.leaf(name, &[("w:type", kind), ("r:id", id)]);
        }
        let number = |n: u32| n.to_string();
        xml.leaf(
            "w:pgSz",
            &[
                ("w:w", number(layout::PAGE_WIDTH).as_str()),
                ("w:h", number(layout::PAGE_HEIGHT).as_str()),
            ],
        );
        let (side, edge) = (number(layout::SIDE_MARGIN), number(layout::HEADER_DISTANCE));
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", number(layout::TOP_MARGIN).as_str()),
                ("w:right", side.as_str()),
                ("w:bottom", number(layout::BOTTOM_MARGIN).as_str()),
                ("w:left", side.as_str()),
                ("w:header", edge.as_str()),
                ("w:footer", edge.as_str()),
                ("w:gutter", "0"),
            ],
        );
        xml.leaf("w:cols", &[("w:space", "708")]);
        xml.leaf("w:titlePg", &[]);
        xml.close("w:sectPr");
    }

    /// Page of a title: the one given, else the estimate.
    fn page_of(&self, id: &BlockId) -> u32 {
        let given = self.options.toc_pages.as_ref().and_then(|pages| pages.get(id));
        given.or_else(|| self.pages.of.get(id)).copied().unwrap_or(1)
    }
}
