//! XML in memory.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element.
pub(super) type Attrs<'a> = &'a [(&'a str, &'a str)];

/// An XML part being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Starts a part with its declaration.
    pub(super) fn part() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        self.0
            .write_event(event)
            .expect("writing to a vector in memory does not fail");
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attrs: Attrs<'_>) {
        self.event(Event::Start(start(name, attrs)));
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attrs: Attrs<'_>) {
        self.event(Event::Empty(start(name, attrs)));
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element that holds only text.
    pub(super) fn words(&mut self, name: &str, attrs: Attrs<'_>, text: &str) {
        self.open(name, attrs);
        self.event(Event::Text(BytesText::new(&clean(text))));
        self.close(name);
    }

    /// XML that is already written.
    pub(super) fn raw(&mut self, xml: &str) {
        self.0.get_mut().extend_from_slice(xml.as_bytes());
    }

    /// Bytes written so far.
    pub(super) fn len(&self) -> usize {
        self.0.get_ref().len()
    }

    /// The part.
    pub(super) fn finish(self) -> Vec<u8> {
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
