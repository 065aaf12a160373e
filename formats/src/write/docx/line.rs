//! The words of a line: runs, breaks, fields to fill, cross-references.

use document::{BlockId, Inline, Marks, Show};

use super::Writer;

/// Word refuses longer titles and tags of content controls.
const LONGEST_TAG: usize = 64;

impl Writer<'_> {
    /// The runs of a line.
    pub(super) fn line(&mut self, line: &[Inline]) {
        for node in line {
            match node {
                Inline::Text { text, marks } => self.run(text, *marks),
                Inline::Variable {
                    value: Some(value), ..
                } => self.run(value, Marks::default()),
                Inline::Variable {
                    label, value: None, ..
                } => self.field_to_fill(label, node.is_candidates()),
                Inline::Reference { target, show } => self.reference(target, *show),
                Inline::Break => self.raw_run(Marks::default(), |w| w.xml.leaf("w:br", &[])),
            }
        }
    }

    /// One run; line breaks and tabs inside the text become Word's own.
    pub(super) fn run(&mut self, text: &str, marks: Marks) {
        if !text.is_empty() {
            self.raw_run(marks, |w| w.text(text));
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['\n', '\t']) {
            let (before, after) = rest.split_at(at);
            self.words(before);
            let tab = after.starts_with('\t');
            self.xml.leaf(if tab { "w:tab" } else { "w:br" }, &[]);
            rest = &after[1..];
        }
        self.words(rest);
    }

    pub(super) fn words(&mut self, text: &str) {
        if !text.is_empty() {
            self.xml.words("w:t", &[("xml:space", "preserve")], text);
        }
    }

    fn raw_run(&mut self, marks: Marks, content: impl FnOnce(&mut Self)) {
        self.xml.open("w:r", &[]);
        if marks != Marks::default() {
            self.xml.open("w:rPr", &[]);
            if marks.bold {
                self.xml.leaf("w:b", &[]);
                self.xml.leaf("w:bCs", &[]);
            }
            if marks.italic {
                self.xml.leaf("w:i", &[]);
                self.xml.leaf("w:iCs", &[]);
            }
            if marks.strike {
                self.xml.leaf("w:strike", &[]);
            }
            if marks.underline {
                self.xml.val("w:u", "single");
            }
            if marks.superscript {
                self.xml.val("w:vertAlign", "superscript");
            }
            self.xml.close("w:rPr");
        }
        content(self);
        self.xml.close("w:r");
    }

    /// A content control for a fact that nobody has given yet: the clerk clicks it, or tabs to it, and types.
    fn field_to_fill(&mut self, label: &str, later: bool) {
        self.fields += 1;
        let id = (100_000 + self.fields).to_string();
        let xml = &mut self.xml;
        xml.open("w:sdt", &[]);
        xml.open("w:sdtPr", &[]);
        xml.val("w:alias", &first_chars(label));
        // Not the name of the variable: names of clauses are ours, and this file is published.
        xml.val("w:tag", &first_chars(label));
        xml.val("w:id", &id);
        // A control of plain text (`w:text`) would lose its look in LibreOffice.
        xml.leaf("w:showingPlcHdr", &[]);
        xml.close("w:sdtPr");
        xml.open("w:sdtContent", &[]);
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        xml.val(
            "w:rStyle",
            if later {
                "ChampDuCandidat"
            } else {
                "PlaceholderText"
            },
        );
        xml.close("w:rPr");
        self.text(&format!("[{label}]"));
        let xml = &mut self.xml;
        xml.close("w:r");
        xml.close("w:sdtContent");
        xml.close("w:sdt");
    }

    /// A cross-reference that can be clicked. Numbers as « 3.2 » and titles are fields that F9 refreshes;
    /// « article 3 » is not one, because Word would show the whole label, « Article 3 – ».
    fn reference(&mut self, target: &BlockId, show: Show) {
        let shown = self.numbering.reference(target, show);
        let Some(mark) = self.bookmarks.get(target).map(|n| reference_mark(*n)) else {
            self.run(&shown, Marks::default());
            return;
        };
        let number = self.numbering.number(target);
        self.xml
            .open("w:hyperlink", &[("w:anchor", mark.as_str()), ("w:history", "1")]);
        match (show, number) {
            (Show::Number, Some(number)) if number.contains('.') => {
                let before = shown.strip_suffix(number.as_str()).unwrap_or_default();
                self.run(before, Marks::default());
                self.field(&format!(" REF {mark} \\r \\h "), &number);
            }
            (Show::Title, _) => {
                // « Title »: the words between the guillemets are the field.
                let title = shown
                    .strip_prefix("«\u{a0}")
                    .and_then(|rest| rest.strip_suffix("\u{a0}»"));
                match title {
                    Some(title) => {
                        self.run("«\u{a0}", Marks::default());
                        self.field(&format!(" REF {mark} \\h "), title);
                        self.run("\u{a0}»", Marks::default());
                    }
                    None => self.run(&shown, Marks::default()),
                }
            }
            _ => self.run(&shown, Marks::default()),
        }
        self.xml.close("w:hyperlink");
    }

    /// A complex field with its result already computed, each part in its own run.
    pub(super) fn field(&mut self, code: &str, result: &str) {
        self.field_mark("begin");
        self.field_code(code);
        self.field_mark("separate");
        self.run(result, Marks::default());
        self.field_mark("end");
    }

    pub(super) fn field_mark(&mut self, kind: &str) {
        self.xml.open("w:r", &[]);
        self.xml.leaf("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close("w:r");
    }

    pub(super) fn field_code(&mut self, code: &str) {
        self.xml.open("w:r", &[]);
        self.xml.words("w:instrText", &[("xml:space", "preserve")], code);
        self.xml.close("w:r");
    }
}

/// Name of the bookmark that cross-references point to.
pub(in crate::write) fn reference_mark(n: usize) -> String {
    format!("_Ref{:06}", 500_000 + n)
}

/// Name of the bookmark that the sommaire points to.
pub(super) fn contents_mark(n: usize) -> String {
    format!("_Toc{:06}", 500_000 + n)
}

fn first_chars(text: &str) -> String {
    text.chars().take(LONGEST_TAG).collect()
}

/// Titles of the first level of the tree, in order: those that can be referred to.
pub(in crate::write) fn titles(document: &document::Document) -> impl Iterator<Item = &document::Block> {
    document
        .blocks
        .iter()
        .filter(|block| matches!(block.body, document::Body::Title { .. }))
}
