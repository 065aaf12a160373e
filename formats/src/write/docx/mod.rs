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
use std::sync::Arc;

use document::{BlockId, Document, Numbering};
use jiff::civil::Date;

use self::edges::Edge;
use self::numbering::List;
use self::package::R;
use self::styles::W;
use crate::layout::Measures;
use crate::pages::{self, Pages};
use crate::template::{Looks, Template, When};
use crate::write::place::Place;
use crate::write::xml::Xml;
use crate::write::zip::zip;

/// How a tree is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOptions {
    /// Date of creation and of last change, in the properties of the file.
    pub date: Date,
    /// Whether working notes are written. Never for what is published.
    pub working_copy: bool,
    /// Page of each title, when they are known (from a conversion to PDF); otherwise they are estimated.
    pub toc_pages: Option<BTreeMap<BlockId, u32>>,
    /// The template of the house: its styles, page, header and footer; ours without one.
    pub template: Option<Arc<Template>>,
}

impl TextOptions {
    /// A file to publish, dated, with estimated page numbers.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self {
            date,
            working_copy: false,
            toc_pages: None,
            template: None,
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
pub fn docx(document: &Document, options: &TextOptions) -> crate::Result<Vec<u8>> {
    let numbering = Numbering::of(document);
    let template = options.template.as_deref();
    let measures = template.map_or_else(Measures::default, |house| house.measures().clone());
    let looks = template.map_or_else(Looks::default, |house| house.looks().clone());
    let pages = pages::estimate_with(document, options.working_copy, &measures);
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
        measures: &measures,
        looks: &looks,
        marked: BTreeSet::new(),
        lists: Vec::new(),
        fields: 0,
        break_before: false,
        keep_next: false,
        held: false,
    };
    let (text, lists) = writer().document(document);
    let core = package::core(&document.title, options.date);
    let lists = numbering::numbering(&lists, document.kind.is_short(), &looks);
    let mut parts: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", package::content_types(template)),
        ("_rels/.rels", package::root_rels()),
        ("docProps/core.xml", core),
        ("word/_rels/document.xml.rels", package::document_rels(template)),
        ("word/document.xml", text),
        ("word/styles.xml", styles::styles(template, &looks)),
        ("word/numbering.xml", lists),
        ("word/settings.xml", package::settings(template)),
        ("word/fontTable.xml", package::fonts(template)),
        (
            "word/theme/theme1.xml",
            theme::theme(template.and_then(Template::theme)),
        ),
    ]
    .map(|(path, bytes)| (path.to_owned(), bytes))
    .into();
    let even = template.is_some_and(Template::even);
    for edge in [Edge::Header, Edge::Footer] {
        for when in [When::Default, When::First, When::Even] {
            if when == When::Even && !even {
                continue;
            }
            let path = edge.path(when);
            parts.push((format!("word/{path}.xml"), writer().edge(edge, document, when)));
            let own = template.and_then(|house| house.edge(edge == Edge::Header, when));
            if let Some(own) = own.filter(|own| !own.pictures.is_empty()) {
                let rels = package::picture_rels(&pictures(own, template));
                parts.push((format!("word/_rels/{path}.xml.rels"), rels));
            }
        }
    }
    for (n, picture) in template
        .map(Template::media)
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        parts.push((
            format!("word/media/image{}.{}", n + 1, picture.kind),
            picture.bytes.clone(),
        ));
    }
    zip(&parts, &document.title)
}

impl Xml {
    /// An element whose only attribute is `w:val`.
    fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }
}

/// Relationships of a header or footer of the template to its pictures: identifier, path.
fn pictures(own: &crate::template::Edge, template: Option<&Template>) -> Vec<(String, String)> {
    let media = template.map(Template::media).unwrap_or_default();
    own.pictures
        .iter()
        .filter_map(|(id, place)| {
            let picture = media.get(*place)?;
            Some((id.clone(), format!("media/image{}.{}", place + 1, picture.kind)))
        })
        .collect()
}

/// What is known while a part is written.
struct Writer<'a> {
    xml: Xml,
    numbering: &'a Numbering,
    pages: &'a Pages,
    /// Number of the bookmarks of each title.
    bookmarks: &'a BTreeMap<BlockId, usize>,
    options: &'a TextOptions,
    measures: &'a Measures,
    looks: &'a Looks,
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
    /// Whether all do: they stand in the rows of a table that no page cuts.
    held: bool,
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
        let paragraph = match self.looks.text.as_str() {
            "BodyText" => "BodyText",
            _ => "Normal",
        };
        let place = Place::text(paragraph, self.looks.width);
        self.blocks(&document.blocks, place);
        self.section();
        self.xml.close("w:body");
        self.xml.close("w:document");
        (self.xml.finish(), self.lists)
    }

    fn section(&mut self) {
        let page = self.measures.page;
        let even = self.options.template.as_deref().is_some_and(Template::even);
        let xml = &mut self.xml;
        xml.open("w:sectPr", &[]);
        let mut edges = vec![
            ("w:headerReference", "default", "rId5"),
            ("w:headerReference", "first", "rId6"),
            ("w:footerReference", "default", "rId7"),
            ("w:footerReference", "first", "rId8"),
        ];
        if even {
            edges.extend([
                ("w:headerReference", "even", "rId10"),
                ("w:footerReference", "even", "rId11"),
            ]);
        }
        for (name, kind, id) in edges {
            xml.leaf(name, &[("w:type", kind), ("r:id", id)]);
        }
        let (width, height) = (page.width.to_string(), page.height.to_string());
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if page.landscape {
            size.push(("w:orient", "landscape"));
        }
        xml.leaf("w:pgSz", &size);
        let margins = [
            ("w:top", page.top),
            ("w:right", page.right),
            ("w:bottom", page.bottom),
            ("w:left", page.left),
            ("w:header", page.header),
            ("w:footer", page.footer),
            ("w:gutter", page.gutter),
        ]
        .map(|(name, length)| (name, length.to_string()));
        let margins: Vec<(&str, &str)> = margins
            .iter()
            .map(|(name, length)| (*name, length.as_str()))
            .collect();
        xml.leaf("w:pgMar", &margins);
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
