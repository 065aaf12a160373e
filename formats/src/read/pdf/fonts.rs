//! Fonts: what their codes mean, how wide their letters are, whether they are bold.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::file::Pdf;
use super::glyphs::{characters, standard, unjoined};

/// A font of a page.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Codes of two bytes or more.
    composite: bool,
    unicode: CMap,
    /// Lengths of the codes, when the table of characters does not say them.
    lengths: Option<CMap>,
    /// Characters of codes of one byte.
    simple: Vec<Option<String>>,
    /// Widths in parts of the size.
    widths: HashMap<u32, f64>,
    default_width: Option<f64>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// A font of signs: its letters are bullets and boxes.
    signs: bool,
}

/// A letter of a text.
pub(super) struct Letter<'a> {
    /// Its characters; none when nothing tells.
    pub(super) text: Option<&'a str>,
    /// In parts of the size.
    pub(super) width: f64,
    /// Whether it is the code 32 of one byte, which the spacing of words widens.
    pub(super) space: bool,
}

impl Font {
    pub(super) fn new(pdf: &Pdf<'_>, dict: &Dictionary) -> crate::Result<Self> {
        let kind = pdf.name(dict, b"Subtype").unwrap_or_default();
        let composite = kind == b"Type0";
        let descendant =
            pdf.array(dict, b"DescendantFonts")
                .and_then(|fonts| match pdf.resolve(fonts.first()?) {
                    Object::Dictionary(font) => Some(font),
                    _ => None,
                });
        let metrics = descendant.filter(|_| composite).unwrap_or(dict);
        let descriptor = pdf.dict(metrics, b"FontDescriptor");
        let mut font = Self {
            composite,
            ..Self::default()
        };
        font.styled(pdf, dict, descriptor);
        if let Some(Object::Stream(stream)) = pdf.get(dict, b"ToUnicode")
            && let Some(bytes) = pdf.bytes(stream)?
        {
            font.unicode = CMap::new(&bytes);
        }
        if composite {
            if let Some(Object::Stream(stream)) = pdf.get(dict, b"Encoding") {
                font.lengths = pdf.bytes(stream)?.map(|bytes| CMap::new(&bytes));
            }
            font.composite_widths(pdf, metrics);
        } else {
            font.simple = simple_characters(pdf, dict, kind, font.signs);
            font.simple_widths(pdf, dict, descriptor, kind);
        }
        Ok(font)
    }

    fn styled(&mut self, pdf: &Pdf<'_>, dict: &Dictionary, descriptor: Option<&Dictionary>) {
        let name = pdf.name(dict, b"BaseFont").unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_lowercase();
        let number = |key: &[u8]| descriptor.and_then(|d| pdf.number(d, key));
        #[allow(clippy::cast_possible_truncation, reason = "flags are 32 bits")]
        let flags = number(b"Flags").unwrap_or(0.0) as i64;
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        self.bold = says(&["bold", "black", "heavy", "-bd", "demi"])
            || flags & 0x4_0000 != 0
            || number(b"FontWeight").is_some_and(|weight| weight >= 600.0)
            // Names of TeX: cmbx10, ec-lmbx10.
            || says(&["cmbx", "lmbx", "sfbx"]);
        self.italic = says(&["italic", "oblique", "cmti", "lmri"]) || flags & 0x40 != 0;
        self.signs = says(&["symbol", "wingdings", "webdings", "dingbats", "marlett"]);
    }

    fn composite_widths(&mut self, pdf: &Pdf<'_>, dict: &Dictionary) {
        /// Most widths of a font.
        const MOST: usize = 131_072;
        self.default_width = Some(pdf.number(dict, b"DW").unwrap_or(1_000.0) / 1_000.0);
        let items = pdf.array(dict, b"W").unwrap_or_default();
        let mut at = 0;
        while let Some(first) = items.get(at).and_then(|n| code(pdf, n)) {
            match items.get(at + 1).map(|object| pdf.resolve(object)) {
                Some(Object::Array(widths)) => {
                    for (n, width) in (first..).zip(widths) {
                        if let Some(width) = pdf.float(width)
                            && self.widths.len() < MOST
                        {
                            self.widths.insert(n, width / 1_000.0);
                        }
                    }
                    at += 2;
                }
                Some(last) => {
                    let width = items.get(at + 2).and_then(|n| pdf.float(n));
                    if let (Some(last), Some(width)) = (code(pdf, last), width) {
                        for n in (first..=last).take(65_536) {
                            if self.widths.len() < MOST {
                                self.widths.insert(n, width / 1_000.0);
                            }
                        }
                    }
                    at += 3;
                }
                None => break,
            }
        }
    }

    fn simple_widths(
        &mut self,
        pdf: &Pdf<'_>,
        dict: &Dictionary,
        descriptor: Option<&Dictionary>,
        kind: &[u8],
    ) {
        // The letters of a drawn font have their own unit.
        let unit = match pdf.array(dict, b"FontMatrix").and_then(|m| pdf.float(m.first()?)) {
            Some(unit) if kind == b"Type3" => unit.abs(),
            _ => 0.001,
        };
        let first = pdf
            .get(dict, b"FirstChar")
            .and_then(|n| code(pdf, n))
            .unwrap_or(0);
        let widths = pdf.array(dict, b"Widths").unwrap_or_default();
        for (n, width) in (first..256).zip(widths) {
            if let Some(width) = pdf.float(width) {
                self.widths.insert(n, width * unit);
            }
        }
        self.default_width = descriptor
            .and_then(|d| pdf.number(d, b"MissingWidth"))
            .map(|width| width * unit)
            .filter(|_| !widths.is_empty());
    }

    /// Calls `each` for the letters of a text.
    pub(super) fn letters(&self, text: &[u8], mut each: impl FnMut(Letter<'_>)) {
        let mut rest = text;
        while !rest.is_empty() {
            let (code, length) = if self.composite {
                self.lengths.as_ref().unwrap_or(&self.unicode).next_code(rest, 2)
            } else {
                (u32::from(rest[0]), 1)
            };
            rest = rest.get(length..).unwrap_or_default();
            let characters = self.characters(code);
            let width = self
                .widths
                .get(&code)
                .copied()
                .or(self.default_width)
                .unwrap_or_else(|| usual_width(characters));
            each(Letter {
                text: characters,
                width,
                space: !self.composite && code == 32,
            });
        }
    }

    fn characters(&self, code: u32) -> Option<&str> {
        let told = self.unicode.get(code).filter(|text| !text.contains('\u{fffd}'));
        let named = || self.simple.get(code as usize)?.as_deref();
        let text = told.filter(|text| !text.is_empty()).or_else(named).or(told)?;
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            // « Ø » or « § » of Wingdings are an arrow and a square.
            (Some(c), None) if self.signs && (c.is_ascii_alphanumeric() || ('¡'..='ÿ').contains(&c)) => {
                Some("•")
            }
            (Some(c), None) => unjoined(c).or(Some(text)),
            _ => Some(text),
        }
    }
}

fn code(pdf: &Pdf<'_>, object: &Object) -> Option<u32> {
    pdf.resolve(object)
        .as_i64()
        .ok()
        .and_then(|n| u32::try_from(n).ok())
}

/// Characters of the 256 codes of a font of one byte.
fn simple_characters(pdf: &Pdf<'_>, dict: &Dictionary, kind: &[u8], signs: bool) -> Vec<Option<String>> {
    if signs {
        // In Symbol, Wingdings and the like, letters are bullets, arrows and boxes.
        return (0..256_u32)
            .map(|code| {
                (code > 32)
                    .then(|| "•".to_owned())
                    .or((code == 32).then(|| " ".to_owned()))
            })
            .collect();
    }
    let encoding = pdf.get(dict, b"Encoding");
    let base = match encoding {
        Some(Object::Name(name)) => Some(name.as_slice()),
        Some(Object::Dictionary(encoding)) => pdf.name(encoding, b"BaseEncoding"),
        _ => None,
    };
    let by = |encoding: &'static Encoding, code: u8| {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&code));
        text.chars().next().filter(|c| !c.is_control())
    };
    let mut out: Vec<Option<String>> = (0..=255_u8)
        .map(|code| {
            let c = match base {
                Some(b"WinAnsiEncoding") => by(WINDOWS_1252, code),
                Some(b"MacRomanEncoding") => by(MACINTOSH, code),
                None if kind == b"TrueType" => by(WINDOWS_1252, code),
                _ => standard(code),
            };
            c.map(String::from)
        })
        .collect();
    if let Some(Object::Dictionary(encoding)) = encoding {
        let mut at = 0_usize;
        for item in pdf.array(encoding, b"Differences").unwrap_or_default() {
            match pdf.resolve(item) {
                Object::Name(name) => {
                    if let Some(place) = out.get_mut(at) {
                        *place = characters(name);
                    }
                    at = at.saturating_add(1);
                }
                other => {
                    at = other
                        .as_i64()
                        .ok()
                        .and_then(|n| usize::try_from(n).ok())
                        .unwrap_or(at)
                }
            }
        }
    }
    out
}

/// Width of a letter of the fonts that every reader has, near enough to tell words apart.
fn usual_width(text: Option<&str>) -> f64 {
    match text.and_then(|text| text.chars().next()) {
        Some(
            'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '’' | '!' | '|' | ' ' | 'I' | 't' | 'f' | '/',
        ) => 0.278,
        Some('r' | '(' | ')' | '-' | '•' | '[' | ']') => 0.333,
        Some('m' | 'w' | 'M' | 'W' | '—' | '…' | '%') => 0.85,
        Some(c) if c.is_uppercase() => 0.69,
        _ => 0.54,
    }
}
