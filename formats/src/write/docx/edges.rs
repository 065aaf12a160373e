//! Header and footer.

use document::{Document, Marks};

use super::Writer;
use super::package::R;
use super::styles::W;
use crate::write::front::{footer_left, header_left};

/// Which part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Header,
    Footer,
}

impl Writer<'_> {
    /// A header or footer part. On a cover page both stay empty; the first page of a letter keeps its footer.
    pub(super) fn edge(mut self, edge: Edge, document: &Document, first: bool) -> Vec<u8> {
        let root = if edge == Edge::Header { "w:hdr" } else { "w:ftr" };
        let style = if edge == Edge::Header { "Header" } else { "Footer" };
        let has_cover_page = crate::pages::has_cover_page(document);
        let empty = first && (has_cover_page || edge == Edge::Header);
        self.xml.open(root, &[("xmlns:w", W), ("xmlns:r", R)]);
        if empty {
            self.paragraph("Normal", &[]);
        } else {
            self.open_paragraph(style);
            if edge == Edge::Header {
                let left = header_left(document, self.numbering);
                self.run(&left.unwrap_or_default(), Marks::default());
                self.run(&format!("\t{}", document.title), Marks::default());
            } else {
                let left = footer_left(document, self.numbering).unwrap_or_default();
                self.run(&format!("{left}\tPage\u{a0}"), Marks::default());
                let page = if first { "1" } else { "2" };
                self.field(" PAGE ", page);
                self.run("\u{a0}/\u{a0}", Marks::default());
                let total = self.pages.total.to_string();
                self.field(" NUMPAGES ", &total);
            }
            self.xml.close("w:p");
        }
        self.xml.close(root);
        self.xml.finish()
    }
}
