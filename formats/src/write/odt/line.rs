//! The words of a line: spans, spaces, fields to fill, cross-references.

use document::{BlockId, Inline, Marks, Show};

use super::Writer;
use super::styles::{ANSWER_STYLE, FIELD_STYLE, LINK_STYLE};
use crate::write::docx::line::reference_mark;
use crate::write::xml::clean;

impl Writer<'_> {
    /// The words of a paragraph.
    pub(super) fn line(&mut self, line: &[Inline]) {
        for (n, node) in line.iter().enumerate() {
            // A space that ends a paragraph is lost unless it is counted.
            let last = line[n + 1..].iter().all(shows_nothing);
            match node {
                Inline::Text { text, marks } => self.run(text, *marks, last),
                Inline::Variable {
                    value: Some(value), ..
                } => self.run(value, Marks::default(), last),
                Inline::Variable {
                    label, value: None, ..
                } => self.field_to_fill(label, node.is_candidates()),
                Inline::Reference { target, show } => self.reference(target, *show, last),
                Inline::Break => self.line_break(),
            }
        }
    }

    /// Words with their emphasis.
    pub(super) fn run(&mut self, text: &str, marks: Marks, last: bool) {
        if text.is_empty() {
            return;
        }
        if marks == Marks::default() {
            self.text(text, last);
            return;
        }
        let style = self.automatic.marks(marks);
        self.xml.open("text:span", &[("text:style-name", style.as_str())]);
        self.text(text, last);
        self.xml.close("text:span");
    }

    /// Words as the file writes them: one space stands for any run of spaces, so further ones are counted.
    pub(super) fn text(&mut self, text: &str, last: bool) {
        let mut words = String::new();
        let mut spaces = 0;
        for c in clean(text).chars() {
            match c {
                ' ' => spaces += 1,
                '\t' | '\n' => {
                    self.spaces(&mut words, spaces, false);
                    spaces = 0;
                    self.flush(&mut words);
                    if c == '\t' {
                        self.xml.leaf("text:tab", &[]);
                        self.spaced = false;
                    } else {
                        self.line_break();
                    }
                }
                c => {
                    self.spaces(&mut words, spaces, false);
                    spaces = 0;
                    words.push(c);
                    self.spaced = false;
                }
            }
        }
        self.spaces(&mut words, spaces, last);
        self.flush(&mut words);
    }

    fn flush(&mut self, words: &mut String) {
        if !words.is_empty() {
            self.xml.text(words);
            words.clear();
        }
    }

    fn spaces(&mut self, words: &mut String, count: usize, all_counted: bool) {
        let mut left = count;
        if left > 0 && !self.spaced && !all_counted {
            words.push(' ');
            left -= 1;
            self.spaced = true;
        }
        if left > 0 {
            self.flush(words);
            self.xml.leaf("text:s", &[("text:c", left.to_string().as_str())]);
            self.spaced = true;
        }
    }

    fn line_break(&mut self) {
        self.xml.leaf("text:line-break", &[]);
        self.spaced = true;
    }

    /// An input field for a fact that nobody has given yet. Unlike a placeholder of OpenDocument, it is printed, it can
    /// be read everywhere, and Ctrl+Shift+F9 goes from one to the next.
    fn field_to_fill(&mut self, label: &str, later: bool) {
        let description = clean(label).replace(['\n', '\t'], " ");
        let style = if later { ANSWER_STYLE } else { FIELD_STYLE };
        self.xml.open("text:span", &[("text:style-name", style)]);
        self.xml
            .open("text:text-input", &[("text:description", description.as_str())]);
        self.xml.text(&format!("[{description}]"));
        self.xml.close("text:text-input");
        self.xml.close("text:span");
        self.spaced = false;
    }

    /// A cross-reference that can be clicked. Numbers as « 3.2 » and titles are fields that F9 refreshes;
    /// « article 3 » is not one, because the field would show the whole label, « Article 3 – ».
    fn reference(&mut self, target: &BlockId, show: Show, last: bool) {
        let shown = self.numbering.reference(target, show);
        let Some(mark) = self.bookmarks.get(target).map(|n| reference_mark(*n)) else {
            self.run(&shown, Marks::default(), last);
            return;
        };
        let title = shown
            .strip_prefix("«\u{a0}")
            .and_then(|rest| rest.strip_suffix("\u{a0}»"));
        match (show, self.numbering.number(target)) {
            (Show::Number, Some(number)) if number.contains('.') => {
                let before = shown.strip_suffix(number.as_str()).unwrap_or_default();
                self.text(before, false);
                self.bookmark_ref(&mark, "number", &number);
            }
            (Show::Title, _) if title.is_some_and(|title| !title.contains(['\n', '\t'])) => {
                self.text("«\u{a0}", false);
                self.bookmark_ref(&mark, "text", title.unwrap_or_default());
                self.text("\u{a0}»", last);
            }
            _ => {
                let address = format!("#{mark}");
                self.xml.open(
                    "text:a",
                    &[
                        ("xlink:type", "simple"),
                        ("xlink:href", address.as_str()),
                        ("text:style-name", LINK_STYLE),
                        ("text:visited-style-name", LINK_STYLE),
                    ],
                );
                self.text(&shown, last);
                self.xml.close("text:a");
            }
        }
    }

    fn bookmark_ref(&mut self, mark: &str, format: &str, shown: &str) {
        self.xml.words(
            "text:bookmark-ref",
            &[("text:reference-format", format), ("text:ref-name", mark)],
            shown,
        );
        self.spaced = false;
    }
}

/// Whether nothing is seen of a node.
fn shows_nothing(node: &Inline) -> bool {
    match node {
        Inline::Text { text, .. } => clean(text).is_empty(),
        Inline::Variable {
            value: Some(value), ..
        } => clean(value).is_empty(),
        _ => false,
    }
}
