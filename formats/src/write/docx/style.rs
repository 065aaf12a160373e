//! One paragraph style, and how it is written.

use crate::layout::Face;
use crate::template::Looks;
use crate::write::xml::Xml;

/// The right edge of the text, wherever it is on the page.
pub(in crate::write) const RIGHT: u32 = u32::MAX;

/// What a paragraph style adds to its face.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::write) struct Extra {
    pub(in crate::write) keep_next: bool,
    pub(in crate::write) keep_lines: bool,
    /// Level of the headings' numbering.
    pub(in crate::write) numbering: Option<usize>,
    pub(in crate::write) outline: Option<usize>,
    /// Left indent, twips.
    pub(in crate::write) left: u32,
    pub(in crate::write) colour: Option<&'static str>,
    pub(in crate::write) caps: bool,
    /// Background, six hexadecimal digits.
    pub(in crate::write) fill: Option<&'static str>,
    /// Borders: side and colour.
    pub(in crate::write) borders: &'static [(&'static str, &'static str)],
    /// Tab stops: alignment, leader, position in twips or [`RIGHT`].
    pub(in crate::write) tabs: &'static [(&'static str, &'static str, u32)],
}

/// A paragraph style.
#[derive(Debug, Clone)]
pub(in crate::write) struct Style {
    pub(in crate::write) id: String,
    pub(in crate::write) name: String,
    pub(in crate::write) based_on: Option<&'static str>,
    pub(in crate::write) next: Option<&'static str>,
    pub(in crate::write) face: Face,
    pub(in crate::write) extra: Extra,
    /// Letters as in the style it is based on.
    lettered: bool,
}

impl Style {
    /// A style based on Normal, followed by itself.
    pub(in crate::write) fn new(id: impl Into<String>, name: impl Into<String>, face: Face) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            based_on: Some("Normal"),
            next: None,
            face,
            extra: Extra::default(),
            lettered: true,
        }
    }

    /// Identifier.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// With the letters of the style it is based on.
    pub(super) fn letters_of_parent(self) -> Self {
        Self {
            lettered: false,
            ..self
        }
    }

    /// The style that others are based on.
    pub(in crate::write) fn root(face: Face) -> Self {
        Self {
            based_on: None,
            ..Self::new("Normal", "Normal", face)
        }
    }

    /// With more than its face.
    pub(in crate::write) fn with(self, extra: Extra) -> Self {
        Self { extra, ..self }
    }

    /// Based on another style.
    pub(in crate::write) fn on(self, parent: &'static str) -> Self {
        Self {
            based_on: Some(parent),
            ..self
        }
    }

    /// Followed by ordinary text when one types Enter.
    pub(in crate::write) fn then_text(self) -> Self {
        Self {
            next: Some("Normal"),
            ..self
        }
    }

    /// Writes it, its properties in the order of the schema.
    pub(super) fn write(&self, xml: &mut Xml, looks: &Looks) {
        let mut attrs = vec![("w:type", "paragraph"), ("w:styleId", self.id.as_str())];
        if self.id == "Normal" {
            attrs.insert(1, ("w:default", "1"));
        } else if !is_of_word(&self.name) {
            attrs.insert(1, ("w:customStyle", "1"));
        }
        xml.open("w:style", &attrs);
        xml.val("w:name", &self.name);
        if let Some(parent) = self.based_on {
            xml.val("w:basedOn", parent);
        }
        if let Some(next) = self.next {
            xml.val("w:next", if next == "Normal" { &looks.text } else { next });
        }
        xml.leaf("w:qFormat", &[]);
        xml.open("w:pPr", &[]);
        if self.extra.keep_next {
            xml.leaf("w:keepNext", &[]);
        }
        if self.extra.keep_lines {
            xml.leaf("w:keepLines", &[]);
        }
        if let Some(level) = self.extra.numbering {
            xml.open("w:numPr", &[]);
            xml.val("w:ilvl", &level.to_string());
            xml.val("w:numId", "1");
            xml.close("w:numPr");
        }
        if !self.extra.borders.is_empty() {
            xml.open("w:pBdr", &[]);
            for (side, colour) in self.extra.borders {
                let (size, space) = if *side == "w:left" {
                    ("24", "6")
                } else {
                    ("6", "4")
                };
                xml.leaf(
                    side,
                    &[
                        ("w:val", "single"),
                        ("w:sz", size),
                        ("w:space", space),
                        ("w:color", looks.ink(colour)),
                    ],
                );
            }
            xml.close("w:pBdr");
        }
        if let Some(fill) = self.extra.fill {
            xml.leaf(
                "w:shd",
                &[
                    ("w:val", "clear"),
                    ("w:color", "auto"),
                    ("w:fill", looks.ink(fill)),
                ],
            );
        }
        if !self.extra.tabs.is_empty() {
            xml.open("w:tabs", &[]);
            for (align, leader, position) in self.extra.tabs {
                let position = if *position == RIGHT {
                    looks.width
                } else {
                    *position
                };
                let position = position.to_string();
                xml.leaf(
                    "w:tab",
                    &[
                        ("w:val", *align),
                        ("w:leader", *leader),
                        ("w:pos", position.as_str()),
                    ],
                );
            }
            xml.close("w:tabs");
        }
        xml.leaf(
            "w:spacing",
            &[
                ("w:before", self.face.before.to_string().as_str()),
                ("w:after", self.face.after.to_string().as_str()),
                ("w:line", self.face.line.to_string().as_str()),
                ("w:lineRule", "auto"),
            ],
        );
        let left = self.extra.left.to_string();
        if looks.house && self.lettered {
            // The text of a house may be indented and justified: no table nor title would look right so.
            xml.leaf("w:ind", &[("w:left", left.as_str()), ("w:firstLine", "0")]);
            xml.val("w:jc", "left");
        } else if self.extra.left > 0 {
            xml.leaf("w:ind", &[("w:left", left.as_str())]);
        }
        if let Some(level) = self.extra.outline {
            xml.val("w:outlineLvl", &level.to_string());
        }
        xml.close("w:pPr");
        if !self.lettered {
            xml.close("w:style");
            return;
        }
        xml.open("w:rPr", &[]);
        if self.face.bold {
            xml.leaf("w:b", &[]);
            xml.leaf("w:bCs", &[]);
        }
        if self.extra.caps {
            xml.leaf("w:caps", &[]);
        }
        if let Some(colour) = self.extra.colour {
            xml.val("w:color", looks.ink(colour));
        }
        if self.extra.caps {
            xml.val("w:spacing", "20");
        }
        let size = looks.size(self.face.size).to_string();
        xml.val("w:sz", &size);
        xml.val("w:szCs", &size);
        xml.close("w:rPr");
        xml.close("w:style");
    }
}

/// Whether a name is one of Word's own, which it translates on screen (« Titre 1 », « Liste à puces »).
fn is_of_word(name: &str) -> bool {
    ["heading ", "toc ", "List "]
        .iter()
        .any(|start| name.starts_with(start))
        || ["Title", "TOC Heading", "header", "footer"].contains(&name)
}
