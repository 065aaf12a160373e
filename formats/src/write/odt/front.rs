//! First page.

use document::{Cover, Document, Inline};

use super::Writer;
use super::automatic::COVER_CELL;
use crate::write::front::{cover_columns, cover_rows, folder};

impl Writer<'_> {
    /// Cover page, or the head of a letter, or the title alone.
    pub(super) fn front(&mut self, document: &Document) {
        let title = [Inline::text(document.title.as_str())];
        match &document.cover {
            None if document.title.trim().is_empty() => {}
            None => self.paragraph("Title", &title),
            Some(cover) if document.kind.is_short() => {
                self.paragraph("LetterBuyer", &cover.buyer);
                if let Some(folder) = folder(document.kind) {
                    self.paragraph("LetterBuyer", &[Inline::text(folder)]);
                }
                self.paragraph("Title", &title);
                self.cover_table(cover, true);
                self.paragraph("Spacer", &[]);
            }
            Some(cover) => {
                self.paragraph("CoverBuyer", &cover.buyer);
                let folder = folder(document.kind).unwrap_or_default();
                self.paragraph("CoverFolder", &[Inline::text(folder)]);
                self.paragraph("CoverTitle", &title);
                self.paragraph("CoverObject", &cover.object);
                self.cover_table(cover, false);
                self.break_before = true;
            }
        }
    }

    fn cover_table(&mut self, cover: &Cover, with_object: bool) {
        let rows = cover_rows(cover, with_object);
        if rows.is_empty() {
            return;
        }
        self.open_table(&cover_columns(crate::layout::TEXT_WIDTH));
        for (label, line) in rows {
            self.open_row();
            for content in [&[Inline::bold(label)][..], line] {
                self.open_cell(COVER_CELL, 1, 1);
                self.paragraph("CoverCell", content);
                self.xml.close("table:table-cell");
            }
            self.xml.close("table:table-row");
        }
        self.xml.close("table:table");
    }
}
