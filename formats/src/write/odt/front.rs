//! First page.

use document::{Cover, Document, Inline};

use super::Writer;
use super::automatic::COVER_CELL;
use crate::write::front::{Head, cover_columns, cover_rows, head};

impl Writer<'_> {
    /// Cover page, or the head of a letter, or the title alone.
    pub(super) fn front(&mut self, document: &Document) {
        for part in head(document) {
            match part {
                Head::Line(style, line) => self.paragraph(style, &line),
                Head::Table(cover, with_object) => self.cover_table(cover, with_object),
                Head::Gap => self.paragraph("Spacer", &[]),
                Head::NewPage => self.break_before = true,
            }
        }
    }

    fn cover_table(&mut self, cover: &Cover, with_object: bool) {
        let rows = cover_rows(cover, with_object);
        if rows.is_empty() {
            return;
        }
        self.open_table(&cover_columns(crate::layout::TEXT_WIDTH), true);
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
