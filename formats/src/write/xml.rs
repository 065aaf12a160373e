//! XML in memory.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element.
pub(in crate::write) type Attrs<'a> = &'a [(&'a str, &'a str)];

/// An XML part being written.
pub(in crate::write) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Starts a part with its declaration.
    pub(in crate::write) fn part() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Starts a piece of a part, without declaration.
    pub(in crate::write) fn piece() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// Puts a piece in.
    pub(in crate::write) fn append(&mut self, piece: Self) {
        self.0.get_mut().extend(piece.finish());
    }

    fn event(&mut self, event: Event<'_>) {
        self.0
            .write_event(event)
            .expect("writing to a vector in memory does not fail");
    }

    /// Opens an element.
    pub(in crate::write) fn open(&mut self, name: &str, attrs: Attrs<'_>) {
        self.event(Event::Start(start(name, attrs)));
    }

    /// Closes an element.
    pub(in crate::write) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(in crate::write) fn leaf(&mut self, name: &str, attrs: Attrs<'_>) {
        self.event(Event::Empty(start(name, attrs)));
    }

    /// An element that holds only text.
    pub(in crate::write) fn words(&mut self, name: &str, attrs: Attrs<'_>, text: &str) {
        self.open(name, attrs);
        self.text(text);
        self.close(name);
    }

    /// Words.
    pub(in crate::write) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&clean(text))));
    }

    /// XML that is already written.
    pub(in crate::write) fn raw(&mut self, xml: &str) {
        self.0.get_mut().extend_from_slice(xml.as_bytes());
    }

    /// Bytes written so far.
    pub(in crate::write) fn len(&self) -> usize {
        self.0.get_ref().len()
    }

    /// The part.
    pub(in crate::write) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn start<'a>(name: &'a str, attrs: Attrs<'_>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attrs {
        element.push_attribute((*key, clean(value).as_str()));
    }
    element
}

/// The text without the characters that XML forbids.
pub(in crate::write) fn clean(text: &str) -> String {
    let allowed = |c: &char| match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    text.chars().filter(allowed).collect()
}
