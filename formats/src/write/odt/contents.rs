//! The sommaire: a table of contents that LibreOffice can refresh, its entries and page numbers already there.

use document::{Document, Inline};

use super::styles::INDEX_LINK;
use super::{Writer, points};
use crate::layout::CONTENTS_WORDS;
use crate::pages::contents_entries;
use crate::write::docx::line::reference_mark;

impl Writer<'_> {
    /// Writes it, when the document has one.
    pub(super) fn contents(&mut self, document: &Document) {
        let entries = contents_entries(document);
        if entries.is_empty() {
            return;
        }
        self.xml.open(
            "text:table-of-content",
            &[
                ("text:style-name", "Sommaire"),
                ("text:protected", "false"),
                ("text:name", "Sommaire"),
            ],
        );
        self.source();
        self.xml.open("text:index-body", &[]);
        self.xml.open(
            "text:index-title",
            &[("text:style-name", "Sommaire"), ("text:name", "Sommaire_Titre")],
        );
        // The style says it, so that a refresh keeps it.
        self.break_before = false;
        self.paragraph("TOCHeading", &[Inline::text("Sommaire")]);
        self.xml.close("text:index-title");
        for entry in &entries {
            self.open_paragraph(&format!("TOC{}", entry.level));
            let mark = self.bookmarks.get(entry.id).copied().map(reference_mark);
            if let Some(mark) = &mark {
                let address = format!("#{mark}");
                self.xml.open(
                    "text:a",
                    &[
                        ("xlink:type", "simple"),
                        ("xlink:href", address.as_str()),
                        ("text:style-name", INDEX_LINK),
                        ("text:visited-style-name", INDEX_LINK),
                    ],
                );
            }
            self.text(&entry.label, false);
            self.text(&entry.title, true);
            self.xml.leaf("text:tab", &[]);
            self.xml.text(&self.page_of(entry.id).to_string());
            if mark.is_some() {
                self.xml.close("text:a");
            }
            self.xml.close("text:p");
        }
        self.xml.close("text:index-body");
        self.xml.close("text:table-of-content");
        self.break_before = true;
    }

    /// What a refresh makes the entries of.
    fn source(&mut self) {
        let xml = &mut self.xml;
        xml.open(
            "text:table-of-content-source",
            &[
                ("text:outline-level", "2"),
                ("text:use-index-marks", "false"),
                ("text:relative-tab-stop-position", "false"),
            ],
        );
        xml.words(
            "text:index-title-template",
            &[("text:style-name", "Contents_20_Heading")],
            "Sommaire",
        );
        for level in 1..=2_usize {
            let (number, style) = (level.to_string(), format!("Contents_20_{level}"));
            xml.open(
                "text:table-of-content-entry-template",
                &[
                    ("text:outline-level", number.as_str()),
                    ("text:style-name", style.as_str()),
                ],
            );
            xml.leaf("text:index-entry-link-start", &[("text:style-name", INDEX_LINK)]);
            xml.leaf("text:index-entry-chapter", &[]);
            if level > 1 {
                let position = points(CONTENTS_WORDS[level - 1]);
                xml.leaf(
                    "text:index-entry-tab-stop",
                    &[("style:type", "left"), ("style:position", position.as_str())],
                );
            }
            xml.leaf("text:index-entry-text", &[]);
            xml.leaf(
                "text:index-entry-tab-stop",
                &[("style:type", "right"), ("style:leader-char", ".")],
            );
            xml.leaf("text:index-entry-page-number", &[]);
            xml.leaf("text:index-entry-link-end", &[]);
            xml.close("text:table-of-content-entry-template");
        }
        xml.close("text:table-of-content-source");
    }
}
