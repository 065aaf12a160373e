//! Where the marks of comments go in the XML of the text.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::escape::escape;

use crate::read::docx::{Paragraph, Piece, Run, Source, Walk, byte_of};

/// A place where something is added.
#[derive(Debug, Default)]
struct Cut {
    /// What closes the run before, and opens it again after, when the place is inside one.
    split: Option<(String, String)>,
    ends: Vec<usize>,
    starts: Vec<usize>,
}

/// Marks to add to a text.
pub(super) struct Marks<'a> {
    source: &'a str,
    walk: &'a Walk,
    cuts: BTreeMap<usize, Cut>,
    /// Attributes to add to opening tags, at the byte before their end.
    preserved: BTreeMap<usize, ()>,
}

/// A place in the text: a byte, and how to part the run that it is in.
struct Spot {
    byte: usize,
    split: Option<(String, String)>,
}

impl<'a> Marks<'a> {
    /// No mark yet in this text.
    pub(super) fn new(source: &'a str, walk: &'a Walk) -> Self {
        Self {
            source,
            walk,
            cuts: BTreeMap::new(),
            preserved: BTreeMap::new(),
        }
    }

    /// Marks the words of a comment; tells whether they were found. `text` is that of the block, and `span` counts
    /// its characters.
    pub(super) fn place(
        &mut self,
        id: usize,
        paragraph: &Paragraph,
        text: &str,
        span: &Range<usize>,
    ) -> bool {
        if let Some(run) = paragraph.call {
            let around = self.walk.runs.get(run).map(|run| self.outside(run));
            return around.is_some_and(|around| self.mark(id, bare(around.start), bare(around.end)));
        }
        let whole: String = paragraph.pieces.iter().map(|piece| piece.text.as_str()).collect();
        // A number or breaks may have been taken off: the block is a part of the paragraph, mostly its end.
        let shift = match whole.strip_suffix(text) {
            Some(before) => before.chars().count(),
            None => match whole.find(text) {
                Some(at) => whole[..at].chars().count(),
                None => return false,
            },
        };
        let length = text.chars().count();
        let asked = span.start < span.end && span.end <= length;
        let span = if asked { span.clone() } else { 0..length };
        let start = self.start_of(&paragraph.pieces, shift + span.start);
        let end = self.end_of(&paragraph.pieces, shift + span.end);
        match (start, end) {
            (Some(start), Some(end)) => self.mark(id, start, end),
            _ => false,
        }
    }

    fn mark(&mut self, id: usize, start: Spot, end: Spot) -> bool {
        if start.byte >= end.byte {
            return false;
        }
        self.cut(start).starts.push(id);
        self.cut(end).ends.push(id);
        true
    }

    fn cut(&mut self, spot: Spot) -> &mut Cut {
        let cut = self.cuts.entry(spot.byte).or_default();
        cut.split = cut.split.take().or(spot.split);
        cut
    }

    /// The run, or the element around that no mark may enter.
    fn outside(&self, run: &Run) -> Range<usize> {
        let host = run.host.and_then(|host| self.walk.hosts.get(host));
        host.unwrap_or(&run.at).clone()
    }

    /// Before the `n`th character.
    fn start_of(&mut self, pieces: &[Piece], n: usize) -> Option<Spot> {
        let (piece, inner) = nth(pieces, n)?;
        let run = self.walk.runs.get(piece.run)?;
        if run.host.is_some() {
            return Some(bare(self.outside(run).start));
        }
        self.within(piece, run, inner, run.at.start)
    }

    /// After the character that comes before the `n`th.
    fn end_of(&mut self, pieces: &[Piece], n: usize) -> Option<Spot> {
        let (piece, inner) = nth(pieces, n.checked_sub(1)?)?;
        let run = self.walk.runs.get(piece.run)?;
        if run.host.is_some() {
            return Some(bare(self.outside(run).end));
        }
        self.within(piece, run, inner + 1, run.at.end)
    }

    /// A place of a run, after so many characters of one of its pieces; or the place outside, where nothing can
    /// be put inside.
    fn within(&mut self, piece: &Piece, run: &Run, inner: usize, outside: usize) -> Option<Spot> {
        match &piece.source {
            Source::Element(at) => self.between(run, if inner == 0 { at.start } else { at.end }),
            Source::Reference { at, tag } => {
                let byte = if inner == 0 { at.start } else { at.end };
                self.in_words(run, tag, byte)
            }
            Source::Words { at, tag } => {
                if self.source[..at.start].ends_with("<![CDATA[") {
                    return Some(bare(outside));
                }
                let byte = byte_of(self.source.get(at.clone())?, at, inner);
                self.in_words(run, tag, byte)
            }
        }
    }

    /// A byte among the words of a `w:t` whose opening tag is given.
    fn in_words(&mut self, run: &Run, tag: &Range<usize>, byte: usize) -> Option<Spot> {
        let rest = self.source.get(byte..)?;
        if byte == tag.end {
            return self.between(run, tag.start);
        }
        if rest.starts_with("</") {
            let close = rest.find('>')? + 1;
            return self.between(run, byte + close);
        }
        let opening = self.source.get(tag.clone())?;
        let name = tag_name(opening);
        let (close, open) = self.parting(run)?;
        let before = self.source.get(tag.end..byte)?;
        let kept = opening.contains("xml:space");
        if !kept && before.ends_with(char::is_whitespace) && !before.starts_with(char::is_whitespace) {
            self.preserved.insert(tag.end - 1, ());
        }
        // What is cut may now start or end with a space that counts.
        let tag = if kept {
            opening.to_owned()
        } else {
            format!("{} xml:space=\"preserve\">", &opening[..opening.len() - 1])
        };
        Some(Spot {
            byte,
            split: Some((format!("</{name}>{close}"), format!("{open}{tag}"))),
        })
    }

    /// A place between two children of a run.
    fn between(&self, run: &Run, byte: usize) -> Option<Spot> {
        if byte <= run.properties.end {
            return Some(bare(run.at.start));
        }
        // Only the closing tag left.
        let rest = self.source.get(byte..run.at.end)?;
        if rest.starts_with("</") {
            return Some(bare(run.at.end));
        }
        Some(Spot {
            byte,
            split: Some(self.parting(run)?),
        })
    }

    /// What closes a run, and what opens it again with the same properties.
    fn parting(&self, run: &Run) -> Option<(String, String)> {
        let opening = self.source.get(run.tag.clone())?;
        let properties = self.source.get(run.properties.clone())?;
        Some((
            format!("</{}>", tag_name(opening)),
            format!("{opening}{properties}"),
        ))
    }

    /// The text with its marks.
    pub(super) fn applied(&self) -> String {
        let mut out = String::with_capacity(self.source.len() + 400 * self.cuts.len());
        let mut from = 0;
        let mut cuts = self.cuts.iter().peekable();
        let mut preserved = self.preserved.keys().peekable();
        loop {
            let next = match (cuts.peek(), preserved.peek()) {
                (Some((cut, _)), Some(tag)) => (**cut).min(**tag),
                (Some((cut, _)), None) => **cut,
                (None, Some(tag)) => **tag,
                (None, None) => break,
            };
            out.push_str(self.source.get(from..next).unwrap_or_default());
            from = next;
            if preserved.next_if(|tag| **tag == next).is_some() {
                out.push_str(" xml:space=\"preserve\"");
            }
            if let Some((_, cut)) = cuts.next_if(|(byte, _)| **byte == next) {
                self.write(cut, &mut out);
            }
        }
        out.push_str(self.source.get(from..).unwrap_or_default());
        out
    }

    fn write(&self, cut: &Cut, out: &mut String) {
        let (close, open) = cut.split.as_ref().map_or(("", ""), |(c, o)| (c, o));
        // A file may name Word's elements without a prefix, but not their attributes.
        let (prefix, declared) = match self.walk.prefix.as_str() {
            "" => ("w", format!(" xmlns:w=\"{}\"", escape(&self.walk.namespace))),
            prefix => (prefix, String::new()),
        };
        let w = prefix;
        out.push_str(close);
        for id in &cut.ends {
            out.push_str(&format!(
                "<{w}:commentRangeEnd{declared} {w}:id=\"{id}\"/><{w}:r{declared}><{w}:commentReference {w}:id=\"{id}\"/></{w}:r>"
            ));
        }
        for id in &cut.starts {
            out.push_str(&format!("<{w}:commentRangeStart{declared} {w}:id=\"{id}\"/>"));
        }
        out.push_str(open);
    }
}

fn bare(byte: usize) -> Spot {
    Spot { byte, split: None }
}

/// The piece that holds the `n`th character, and the place of that character in it.
fn nth(pieces: &[Piece], n: usize) -> Option<(&Piece, usize)> {
    let mut left = n;
    for piece in pieces {
        let length = piece.text.chars().count();
        if left < length {
            return Some((piece, left));
        }
        left -= length;
    }
    None
}

/// `w:t` of `<w:t xml:space="preserve">`.
fn tag_name(opening: &str) -> &str {
    let name = opening.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    &name[..end.unwrap_or(name.len())]
}
