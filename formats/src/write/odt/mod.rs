//! A tree as an OpenDocument text: the look of the Word file, real numbering, sommaire, fields, nothing internal.

mod automatic;
mod body;
mod contents;
mod front;
mod line;
mod lists;
mod package;
mod page;
mod style;
mod styles;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use document::{BlockId, Document, Numbering};

use self::automatic::Automatic;
use crate::layout;
use crate::pages::{self, Pages};
use crate::write::TextOptions;
use crate::write::docx::line::titles;
use crate::write::place::Place;
use crate::write::xml::Xml;
use crate::write::zip::{MIMETYPE, zip};

/// Version of OpenDocument: the one that Word and LibreOffice have read for ten years.
const VERSION: &str = "1.2";

/// Writes a document as .odt (OpenDocument 1.2). Same tree and options, same bytes.
///
/// It looks like the Word file ([`super::docx()`]) and holds the same things. A variable without value is an input
/// field described by its label: LibreOffice goes through them with Ctrl+Shift+F9.
///
/// # Errors
/// [`crate::FormatError::Write`] when the parts cannot be zipped.
pub fn odt(document: &Document, options: &TextOptions) -> crate::Result<Vec<u8>> {
    let numbering = Numbering::of(document);
    let pages = pages::estimate(document, options.working_copy);
    let mut bookmarks = BTreeMap::new();
    for (n, block) in titles(document).enumerate() {
        bookmarks.entry(block.id.clone()).or_insert(n + 1);
    }
    let writer = Writer {
        xml: Xml::piece(),
        numbering: &numbering,
        pages: &pages,
        bookmarks: &bookmarks,
        options,
        automatic: Automatic::default(),
        marked: BTreeSet::new(),
        lists: Vec::new(),
        first: true,
        break_before: false,
        keep_next: false,
        spaced: true,
    };
    let parts = [
        (MIMETYPE, package::MIME.as_bytes().to_vec()),
        ("META-INF/manifest.xml", package::manifest()),
        ("content.xml", writer.content(document)),
        ("styles.xml", styles::styles(document, &numbering, &pages)),
        ("meta.xml", package::meta(&document.title, options.date)),
        ("settings.xml", package::settings()),
    ];
    zip(&parts, &document.title)
}

/// What is known while the text is written.
struct Writer<'a> {
    xml: Xml,
    numbering: &'a Numbering,
    pages: &'a Pages,
    /// Number of the bookmark of each title.
    bookmarks: &'a BTreeMap<BlockId, usize>,
    options: &'a TextOptions,
    /// Styles that the text needs beside the named ones.
    automatic: Automatic,
    /// Bookmarks already written: a name serves once.
    marked: BTreeSet<usize>,
    /// Lists around, outermost first.
    lists: Vec<body::OpenList>,
    /// Whether nothing stands on the first page yet.
    first: bool,
    /// Whether the next paragraph starts a page.
    break_before: bool,
    /// Whether the next paragraph stays with the one after.
    keep_next: bool,
    /// Whether a further space would be lost unless it is counted.
    spaced: bool,
}

impl Writer<'_> {
    /// `content.xml`.
    fn content(mut self, document: &Document) -> Vec<u8> {
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
        let place = Place::text("Normal", layout::TEXT_WIDTH);
        self.blocks(&document.blocks, place);
        if self.first {
            self.paragraph("Normal", &[]);
        }
        let mut part = Xml::part();
        part.open("office:document-content", &styles::root());
        styles::fonts(&mut part);
        self.automatic.write(&mut part);
        part.open("office:body", &[]);
        part.open("office:text", &[]);
        part.append(self.xml);
        part.close("office:text");
        part.close("office:body");
        part.close("office:document-content");
        part.finish()
    }

    /// Page of a title: the one given, else the estimate.
    fn page_of(&self, id: &BlockId) -> u32 {
        let given = self.options.toc_pages.as_ref().and_then(|pages| pages.get(id));
        given.or_else(|| self.pages.of.get(id)).copied().unwrap_or(1)
    }
}

/// A length in twips, as OpenDocument writes it: points, exact to a twentieth.
fn points(twips: u32) -> String {
    let (whole, hundredths) = (twips / 20, twips % 20 * 5);
    if hundredths == 0 {
        format!("{whole}pt")
    } else {
        format!("{whole}.{hundredths:02}pt")
    }
}
