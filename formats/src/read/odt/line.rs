//! The words of a paragraph: spaces as OpenDocument counts them, spans, fields, notes and frames aside.

use document::{Inline, Marks};

use super::walk::{Aside, Walker};
use crate::read::paragraph::trimmed;
use crate::read::xml::{Element, Node};

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    nodes: Vec<Inline>,
    /// Whether a further space would be one too many; so it is at the start.
    after_word: bool,
    /// Letters, those underlined, those in capitals.
    letters: usize,
    underlined: usize,
    capitals: usize,
    pub(super) hidden: bool,
    /// Page of its first words.
    pub(super) page: Option<u32>,
    /// Notes and frames, to read after it.
    pub(super) asides: Vec<Aside>,
}

/// How the words of a span look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    marks: Marks,
    underlined: bool,
    capitals: bool,
    hidden: bool,
}

impl Line {
    pub(super) fn underlined(&self) -> bool {
        self.letters > 0 && self.underlined == self.letters
    }

    pub(super) fn capitals(&self) -> bool {
        self.letters > 0 && self.capitals == self.letters
    }

    /// Its words, without the space that ends them.
    pub(super) fn words(&mut self) -> Vec<Inline> {
        let mut nodes = std::mem::take(&mut self.nodes);
        if let Some(Inline::Text { text, .. }) = nodes.last_mut()
            && !self.after_word
            && text.ends_with(' ')
        {
            text.pop();
        }
        trimmed(nodes)
    }

    fn push(&mut self, text: &str, look: Look, page: u32) {
        if look.hidden || text.is_empty() {
            return;
        }
        self.page.get_or_insert(page);
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            self.letters += 1;
            self.underlined += usize::from(look.underlined);
            self.capitals += usize::from(look.capitals || !c.is_lowercase());
        }
        // One node for many small pieces.
        match self.nodes.last_mut() {
            Some(Inline::Text { text: before, marks }) if *marks == look.marks => before.push_str(text),
            _ => self.nodes.push(Inline::Text {
                text: text.to_owned(),
                marks: look.marks,
            }),
        }
    }

    /// Words of the file, where any run of white space is one space.
    fn collapsed(&mut self, text: &str, look: Look, page: u32) {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' if !self.after_word => {}
                ' ' | '\t' | '\n' | '\r' => {
                    out.push(' ');
                    self.after_word = false;
                }
                '\u{ad}' => {}
                c => {
                    out.push(c);
                    self.after_word = true;
                }
            }
        }
        self.push(&out, look, page);
    }

    /// A sign that an element stands for.
    fn sign(&mut self, text: &str, look: Look, page: u32) {
        self.push(text, look, page);
        self.after_word = true;
    }
}

impl Walker<'_> {
    /// Look of the words of a paragraph: what the style of the paragraph hides is hidden.
    pub(super) fn look_of_paragraph(&self, style: Option<&str>) -> Look {
        Look {
            hidden: self.styles.find("paragraph", style, |s| s.hidden) == Some(true),
            capitals: self.styles.find("paragraph", style, |s| s.capitals) == Some(true),
            ..Look::default()
        }
    }

    fn look_of_span(&self, style: Option<&str>, around: Look) -> Look {
        let styles = self.styles;
        Look {
            marks: Marks {
                bold: styles
                    .find("text", style, |s| s.bold)
                    .unwrap_or(around.marks.bold),
                italic: styles
                    .find("text", style, |s| s.italic)
                    .unwrap_or(around.marks.italic),
                superscript: styles
                    .find("text", style, |s| s.superscript)
                    .unwrap_or(around.marks.superscript),
                ..Marks::default()
            },
            underlined: styles
                .find("text", style, |s| s.underlined)
                .unwrap_or(around.underlined),
            capitals: styles
                .find("text", style, |s| s.capitals)
                .unwrap_or(around.capitals),
            hidden: styles.find("text", style, |s| s.hidden).unwrap_or(around.hidden),
        }
    }

    /// What stands in a paragraph, up to its end.
    pub(super) fn inline(&mut self, line: &mut Line, look: Look) -> crate::Result<()> {
        loop {
            match self.cursor.next()? {
                Some(Node::Words(text, _)) => line.collapsed(text, look, self.page),
                Some(Node::Char(c, _)) => line.collapsed(c.encode_utf8(&mut [0; 4]), look, self.page),
                Some(Node::Open(element)) => self.part_of_line(&element, line, look)?,
                Some(Node::Close) | None => return Ok(()),
            }
        }
    }

    fn part_of_line(&mut self, element: &Element<'_>, line: &mut Line, look: Look) -> crate::Result<()> {
        match element.full_name() {
            "text:s" => {
                // A few bytes must not become megabytes.
                let count = element.number("c").unwrap_or(1).min(self.spaces_left);
                self.spaces_left -= count;
                line.sign(&" ".repeat(count), look, self.page);
            }
            "text:tab" => line.sign("\t", look, self.page),
            "text:line-break" => {
                if !look.hidden {
                    line.nodes.push(Inline::Break);
                }
                line.after_word = false;
            }
            "text:soft-page-break" => self.soft_break(),
            "text:span" => {
                let look = self.look_of_span(element.attribute("style-name").as_deref(), look);
                return self.inline(line, look);
            }
            "text:note" => {
                let aside = self.aside(true)?;
                line.asides.push(aside);
                return Ok(());
            }
            "text:hidden-text" if element.attribute("is-hidden").is_some_and(|v| v == "true") => {}
            "text:hidden-paragraph" => {
                line.hidden |= element.attribute("is-hidden").is_some_and(|v| v == "true");
            }
            // Numbers that the file repeats, readings, comments, scripts.
            "text:number" | "text:ruby-text" | "office:annotation" | "text:script" => {}
            name if name.starts_with("draw:") => {
                let aside = self.aside(false)?;
                line.asides.push(aside);
                return Ok(());
            }
            _ => return self.inline(line, look),
        }
        self.cursor.skip()
    }
}
