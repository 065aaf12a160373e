//! Header and footer.

use document::{Document, Marks, plain_text};

use super::Writer;
use super::package::R;
use super::styles::W;
use crate::template::{Edge as HouseEdge, NAMESPACES, When};
use crate::write::front::{footer_left, header_left};

/// Which part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Header,
    Footer,
}

impl Edge {
    /// Its file, without ending.
    pub(super) fn path(self, when: When) -> String {
        let kind = if self == Self::Header { "header" } else { "footer" };
        let n = match when {
            When::Default => 1,
            When::First => 2,
            When::Even => 3,
        };
        format!("{kind}{n}")
    }
}

impl Writer<'_> {
    /// A header or footer part: that of the template, and our line where it has its place. On a cover page ours stay
    /// empty; the first page of a letter keeps its footer.
    pub(super) fn edge(mut self, edge: Edge, document: &Document, when: When) -> Vec<u8> {
        let root = if edge == Edge::Header { "w:hdr" } else { "w:ftr" };
        let has_cover_page = crate::pages::has_cover_page(document);
        let bare = when == When::First && (has_cover_page || edge == Edge::Header);
        let header = edge == Edge::Header;
        let house = self.options.template.as_deref();
        let own = house.and_then(|house| house.edge(header, when));
        match own {
            None => {
                self.xml.open(root, &[("xmlns:w", W), ("xmlns:r", R)]);
                let grows = house.is_none_or(|house| house.grows(header));
                // The number may stand in the header of the house.
                let numbered = house
                    .and_then(|house| house.edge(true, when))
                    .is_some_and(|edge| edge.numbered);
                if bare || !grows || (numbered && !header) {
                    self.paragraph("Normal", &[]);
                } else {
                    self.edge_line(edge, document, when, true, true);
                }
            }
            Some(own) => {
                self.xml.open(root, &NAMESPACES);
                self.house_edge(own, document, when);
                let house = self.options.template.as_deref();
                let grows = house.is_some_and(|house| house.grows(header));
                if grows && !bare {
                    let other = house.and_then(|house| house.edge(!header, when));
                    let numbered = own.numbered || other.is_some_and(|edge| edge.numbered);
                    let reference = header && !self.says_reference(own, document);
                    if header && (reference || own.pieces.len() == 1) {
                        self.edge_line(edge, document, when, reference, own.pieces.len() == 1);
                    } else if !header && !numbered {
                        self.edge_line(edge, document, when, false, true);
                    }
                }
            }
        }
        self.xml.close(root);
        self.xml.finish()
    }

    /// What the template says there, the title of the piece in its places.
    fn house_edge(&mut self, own: &HouseEdge, document: &Document, when: When) {
        for (n, piece) in own.pieces.iter().enumerate() {
            if n > 0 {
                self.words(&document.title);
            }
            if own.when == when {
                self.xml.raw(piece);
            } else {
                // Written a second time, for a first page: a drawing bears a number of its own in the whole file.
                self.xml.raw(&HouseEdge::renumbered(piece));
            }
        }
    }

    /// Whether the reference of the consultation already stands in a header.
    fn says_reference(&self, own: &HouseEdge, document: &Document) -> bool {
        let reference = document
            .cover
            .as_ref()
            .map(|cover| plain_text(&cover.reference, self.numbering));
        reference.is_some_and(|reference| !reference.trim().is_empty() && own.words.contains(&reference))
    }

    /// Our line: what stands on its left when `left`, title or page on its right when `right`.
    fn edge_line(&mut self, edge: Edge, document: &Document, when: When, left: bool, right: bool) {
        let house = self.options.template.is_some();
        self.open_paragraph(match (edge, house) {
            (Edge::Header, false) => "Header",
            (Edge::Header, true) => "HeaderLine",
            (Edge::Footer, false) => "Footer",
            (Edge::Footer, true) => "FooterLine",
        });
        if edge == Edge::Header {
            let reference = header_left(document, self.numbering).filter(|_| left);
            self.run(&reference.unwrap_or_default(), Marks::default());
            if right {
                self.run(&format!("\t{}", document.title), Marks::default());
            }
        } else {
            let buyer = footer_left(document, self.numbering).filter(|_| left);
            let buyer = buyer.unwrap_or_default();
            self.run(&format!("{buyer}\tPage\u{a0}"), Marks::default());
            let page = if when == When::First { "1" } else { "2" };
            self.field(" PAGE ", page);
            self.run("\u{a0}/\u{a0}", Marks::default());
            let total = self.pages.total.to_string();
            self.field(" NUMPAGES ", &total);
        }
        self.xml.close("w:p");
    }
}
