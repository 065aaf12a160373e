//! First page and sommaire.

use document::{Cover, Document, Inline};

use super::Writer;
use super::line::contents_mark;
use crate::pages::contents_entries;
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
        let widths = cover_columns(self.looks.width);
        self.open_table("TableauGarde", &widths, false);
        for (label, line) in rows {
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.leaf("w:cantSplit", &[]);
            self.xml.close("w:trPr");
            for (width, content) in widths.iter().zip([&[Inline::bold(label)][..], line]) {
                self.xml.open("w:tc", &[]);
                self.xml.open("w:tcPr", &[]);
                self.xml
                    .leaf("w:tcW", &[("w:w", width.to_string().as_str()), ("w:type", "dxa")]);
                self.xml.close("w:tcPr");
                self.paragraph("CoverCell", content);
                self.xml.close("w:tc");
            }
            self.xml.close("w:tr");
        }
        self.xml.close("w:tbl");
    }

    /// The sommaire: a table of contents that Word can refresh, its entries and page numbers already there.
    pub(super) fn contents(&mut self, document: &Document) {
        let entries = contents_entries(document);
        if entries.is_empty() {
            return;
        }
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.val("w:id", "99999");
        self.xml.open("w:docPartObj", &[]);
        self.xml.val("w:docPartGallery", "Table of Contents");
        self.xml.leaf("w:docPartUnique", &[]);
        self.xml.close("w:docPartObj");
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
        self.break_before = true;
        self.paragraph("TOCHeading", &[Inline::text("Sommaire")]);
        let last = entries.len() - 1;
        for (n, entry) in entries.iter().enumerate() {
            self.open_paragraph(&format!("TOC{}", entry.level));
            if n == 0 {
                self.field_mark("begin");
                self.field_code(" TOC \\o \"1-2\" \\h \\z \\u ");
                self.field_mark("separate");
            }
            let mark = self.bookmarks.get(entry.id).copied().map(contents_mark);
            if let Some(mark) = &mark {
                self.xml
                    .open("w:hyperlink", &[("w:anchor", mark.as_str()), ("w:history", "1")]);
            }
            self.run(&entry.label, document::Marks::default());
            self.run(&entry.title, document::Marks::default());
            self.run("\t", document::Marks::default());
            if let Some(mark) = &mark {
                let page = self.page_of(entry.id).to_string();
                self.field(&format!(" PAGEREF {mark} \\h "), &page);
                self.xml.close("w:hyperlink");
            }
            if n == last {
                self.field_mark("end");
            }
            self.xml.close("w:p");
        }
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
        self.break_before = true;
    }
}
