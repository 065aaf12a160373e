//! Runs: words, tabs, breaks, symbols, fields, boxes and calls of notes.

use document::Marks;

use super::signs::{is_private, of_symbol_font, read, symbol};
use super::styles::{Letters, letters};
use super::walk::{Block, Flow, Paragraph, Piece, Run, Source, Walker};
use crate::read::xml::{Element, Node};

/// A field: its code is not text, its result is.
#[derive(Debug)]
pub(super) struct Field {
    code: String,
    result: bool,
    /// Whether it computes a table of contents, of figures, or an index.
    contents: bool,
}

impl Field {
    /// A field whose code stands in an attribute.
    pub(super) fn simple(code: &str) -> Self {
        let mut field = Self {
            code: code.to_owned(),
            result: false,
            contents: false,
        };
        field.separate();
        field
    }

    pub(super) fn shows_result(&self) -> bool {
        self.result
    }

    /// The code is whole, the result follows.
    fn separate(&mut self) {
        let name = self.code.split_whitespace().next().unwrap_or_default();
        self.contents = matches!(name.to_uppercase().as_str(), "TOC" | "INDEX" | "TOA");
        self.result = true;
    }
}

/// How the letters of the run being read look.
struct Look {
    marks: Marks,
    underlined: bool,
    capitals: bool,
    hidden: bool,
    symbol: bool,
}

impl Walker<'_> {
    fn look(&self, own: &Letters, into: &Paragraph) -> Look {
        let styles = self.styles;
        let of_paragraph = into.properties.style.as_deref();
        let hidden = styles
            .of_run(own, |l| l.hidden)
            .or_else(|| styles.of_letters(of_paragraph, |l| l.hidden));
        let capitals = styles
            .of_run(own, |l| l.capitals)
            .or_else(|| styles.of_letters(of_paragraph, |l| l.capitals));
        Look {
            marks: Marks {
                bold: styles.of_run(own, |l| l.bold) == Some(true),
                italic: styles.of_run(own, |l| l.italic) == Some(true),
                superscript: own.superscript,
                ..Marks::default()
            },
            underlined: styles.of_run(own, |l| l.underlined) == Some(true),
            capitals: capitals == Some(true),
            hidden: hidden == Some(true),
            symbol: own.symbol,
        }
    }

    pub(super) fn run(
        &mut self,
        element: &Element<'_>,
        into: &mut Paragraph,
        flow: &mut Flow,
    ) -> crate::Result<()> {
        self.count_piece()?;
        let run = self.out.runs.len();
        let hosts = self.out.hosts.len();
        let inside = element.at.end;
        self.out.runs.push(Run {
            at: element.at.clone(),
            tag: element.at.clone(),
            properties: inside..inside,
            host: self.host,
        });
        let mut look = self.look(&Letters::default(), into);
        while let Some(part) = self.cursor.child()? {
            if self.word(&part) == "rPr" {
                let own = letters(&mut self.cursor)?;
                self.out.runs[run].properties = part.at.start..self.cursor.position();
                look = self.look(&own, into);
            } else {
                self.part_of_run(&part, run, &look, into, flow)?;
            }
        }
        let end = self.cursor.position();
        self.out.runs[run].at.end = end;
        // What this run hosts ends with it.
        for host in self.out.hosts.iter_mut().skip(hosts) {
            if host.start == element.at.start {
                host.end = end;
            }
        }
        Ok(())
    }

    fn part_of_run(
        &mut self,
        part: &Element<'_>,
        run: usize,
        look: &Look,
        into: &mut Paragraph,
        flow: &mut Flow,
    ) -> crate::Result<()> {
        let sign = match self.word(part) {
            "t" => return self.words(part, run, look, into),
            "tab" | "ptab" => Some("\t".to_owned()),
            "cr" => Some("\n".to_owned()),
            "br" => match part.attribute("type").as_deref() {
                None | Some("textWrapping") => Some("\n".to_owned()),
                Some("page") => {
                    self.turn_page();
                    None
                }
                Some(_) => None,
            },
            "noBreakHyphen" => Some("\u{2011}".to_owned()),
            "sym" => symbol(part).map(String::from),
            "lastRenderedPageBreak" => {
                self.out.rendered = true;
                // Word marks the page that an asked break opens, too.
                if !std::mem::take(&mut self.broken) {
                    self.page = self.page.saturating_add(1);
                }
                None
            }
            "fldChar" => {
                self.field_mark(part.attribute("fldCharType").as_deref());
                None
            }
            "instrText" => {
                let code = self.cursor.words()?;
                if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                    field.code.push_str(&code);
                }
                return Ok(());
            }
            "footnoteReference" | "endnoteReference" => {
                self.note_called(part, run, flow);
                None
            }
            "drawing" | "pict" | "object" => return self.boxes(run, flow),
            "ruby" => {
                let outer = self.host;
                let host = self.enter_host(self.out.runs[run].at.start);
                self.inline(into, flow)?;
                self.leave_host(host, outer);
                return Ok(());
            }
            // A run inside a run, in broken files.
            "r" => {
                let outer = self.host;
                let host = self.enter_host(self.out.runs[run].at.start);
                self.run(part, into, flow)?;
                self.leave_host(host, outer);
                return Ok(());
            }
            "" if part.name() == "AlternateContent" => {
                return self.alternate(flow, |walker, flow| walker.boxes(run, flow));
            }
            _ => None,
        };
        self.cursor.skip()?;
        if let Some(text) = sign {
            let source = Source::Element(part.at.start..self.cursor.position());
            self.piece(text, source, run, look, into)?;
        }
        Ok(())
    }

    fn words(
        &mut self,
        element: &Element<'_>,
        run: usize,
        look: &Look,
        into: &mut Paragraph,
    ) -> crate::Result<()> {
        loop {
            let tag = element.at.clone();
            match self.cursor.next()? {
                // No element stands among words, save in broken files.
                Some(Node::Open(_)) => self.cursor.skip()?,
                Some(Node::Words(text, at)) => {
                    let mut text = read(text);
                    if look.symbol {
                        let sign = |c| {
                            if is_private(c) {
                                of_symbol_font(c).unwrap_or(c)
                            } else {
                                c
                            }
                        };
                        text = text.chars().map(sign).collect();
                    }
                    self.piece(text, Source::Words { at, tag }, run, look, into)?;
                }
                Some(Node::Char(c, at)) => {
                    self.piece(c.to_string(), Source::Reference { at, tag }, run, look, into)?;
                }
                Some(Node::Close) | None => return Ok(()),
            }
        }
    }

    fn piece(
        &mut self,
        text: String,
        source: Source,
        run: usize,
        look: &Look,
        into: &mut Paragraph,
    ) -> crate::Result<()> {
        self.words += 1;
        if text.is_empty() || look.hidden || self.fields.iter().any(|field| !field.result) {
            return Ok(());
        }
        self.count_piece()?;
        if into.page == 0 {
            into.page = self.page;
        }
        if !text.trim().is_empty() {
            self.broken = false;
        }
        into.pieces.push(Piece {
            text,
            source,
            marks: look.marks,
            underlined: look.underlined,
            capitals: look.capitals,
            contents: self.fields.iter().any(|field| field.contents),
            run,
        });
        Ok(())
    }

    fn field_mark(&mut self, kind: Option<&str>) {
        match kind {
            // Nobody nests fields so deep.
            Some("begin") if self.fields.len() < 64 => self.fields.push(Field {
                code: String::new(),
                result: false,
                contents: false,
            }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.separate();
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// The paragraphs of a note go after those of its call: once, or a short file could grow without end.
    fn note_called(&mut self, part: &Element<'_>, run: usize, flow: &mut Flow) {
        let foot = part.name() == "footnoteReference";
        let (foots, ends) = (self.footnotes, self.endnotes);
        let Some(id) = part.attribute("id") else { return };
        let Some(paragraphs) = if foot { foots } else { ends }.get(&id) else {
            return;
        };
        if !self.called.insert((foot, id)) {
            return;
        }
        for paragraph in paragraphs {
            flow.waiting.push(Block::Paragraph(self.out.paragraphs.len()));
            self.out.paragraphs.push(Paragraph {
                page: self.page,
                call: Some(self.around.unwrap_or(run)),
                ..paragraph.clone()
            });
        }
    }

    /// The text boxes of a drawing: their blocks wait for the end of the paragraph.
    fn boxes(&mut self, run: usize, flow: &mut Flow) -> crate::Result<()> {
        while let Some(part) = self.cursor.child()? {
            if self.word(&part) == "txbxContent" {
                let around = self.around;
                self.around = Some(around.unwrap_or(run));
                let fields = std::mem::take(&mut self.fields);
                let mut inner = Flow::default();
                self.blocks(&mut inner)?;
                self.flush(&mut inner);
                self.fields = fields;
                self.around = around;
                flow.waiting.append(&mut inner.blocks);
            } else if part.name() == "AlternateContent" {
                self.alternate(flow, |walker, flow| walker.boxes(run, flow))?;
            } else {
                self.boxes(run, flow)?;
            }
        }
        Ok(())
    }

    /// The words of a formula are words; a mark goes around it.
    pub(super) fn formula(&mut self, element: &Element<'_>, into: &mut Paragraph) -> crate::Result<()> {
        let outer = self.host;
        let host = self.enter_host(element.at.start);
        let run = self.out.runs.len();
        let none = element.at.end..element.at.end;
        self.out.runs.push(Run {
            at: element.at.clone(),
            tag: none.clone(),
            properties: none,
            host: Some(host),
        });
        let look = self.look(&Letters::default(), into);
        let mut open = 1;
        let mut in_text = None;
        while open > 0 {
            match self.cursor.next()? {
                Some(Node::Open(part)) => {
                    open += 1;
                    if part.prefix() == "m" && part.name() == "t" {
                        in_text = Some((open, part.at.clone()));
                    }
                }
                Some(Node::Close) => {
                    in_text = in_text.filter(|(level, _)| *level != open);
                    open -= 1;
                }
                Some(Node::Words(text, at)) => {
                    if let Some((_, tag)) = in_text.clone() {
                        self.piece(read(text), Source::Words { at, tag }, run, &look, into)?;
                    }
                }
                Some(Node::Char(c, at)) => {
                    if let Some((_, tag)) = in_text.clone() {
                        self.piece(c.to_string(), Source::Reference { at, tag }, run, &look, into)?;
                    }
                }
                None => break,
            }
        }
        self.out.runs[run].at.end = self.cursor.position();
        self.leave_host(host, outer);
        Ok(())
    }
}
