//! Which elements are kept, which are unwrapped, which go.

use quick_xml::events::BytesStart;

use super::{DEEPEST_TABLES, Fate, Part, Simplifier, attribute, is_off, number};
use crate::FormatError;

impl Simplifier<'_> {
    /// What becomes of an element, by its name and what is open around it.
    pub(super) fn fate(&mut self, name: &str, element: &BytesStart<'_>) -> crate::Result<Fate> {
        let prefixed = element.name();
        let prefix = prefixed.prefix();
        let prefix = prefix.as_ref().map_or("", |p| p.as_ref());
        // Drawings, formulas and compatibility wrappers have their own `p`, `r` and `t`: only the elements of
        // the namespace of the root are Word's.
        let main = self.prefix.get_or_insert_with(|| prefix.to_owned());
        if prefix != main {
            return Ok(match (prefix, name) {
                ("mc", "Fallback") => Fate::Drop,
                ("m", "t") if self.flow().paragraphs > 0 => {
                    // The words of a formula are words.
                    Fate::Text
                }
                _ => Fate::Unwrap,
            });
        }
        if self.part == Part::Settings {
            return Ok(self.setting(name, element));
        }
        let (paragraphs, runs) = {
            let flow = self.flow();
            (flow.paragraphs, flow.runs)
        };
        let parent = self.parent();
        Ok(match (parent, name) {
            ("pPr", "pStyle") | ("numPr", "ilvl" | "numId") | ("pPr", "outlineLvl") => {
                self.valued(name, element)
            }
            ("pPr", "numPr") => Fate::Keep("numPr"),
            ("pPr", "ind") => Fate::Keep("ind"),
            ("rPr", "b" | "i" | "vertAlign") | ("tcPr", "gridSpan" | "vMerge") | ("trPr", "tblHeader") => {
                self.valued(name, element)
            }
            ("rPr", "vanish") => {
                self.flow().hidden = !is_off(attribute(element, "val").as_deref());
                Fate::Drop
            }
            ("pPr" | "rPr" | "numPr" | "tcPr" | "trPr", _) => Fate::Drop,
            (_, "p") if paragraphs == 0 => Fate::Keep("p"),
            ("p", "pPr") if self.part == Part::Text => Fate::Keep("pPr"),
            (_, "r") if paragraphs > 0 && runs == 0 => Fate::Keep("r"),
            ("r", "rPr") => Fate::Keep("rPr"),
            ("r", "t" | "tab" | "br" | "cr" | "noBreakHyphen" | "sym") if self.flow().hidden => Fate::Drop,
            ("r", "t") => Fate::Keep("t"),
            ("r", "tab" | "br" | "cr") => Fate::Keep(if name == "tab" { "tab" } else { "br" }),
            ("r", "noBreakHyphen") => {
                self.words_of_run("\u{2011}");
                Fate::Drop
            }
            ("r", "sym") => {
                if let Some(c) = symbol(element) {
                    self.words_of_run(c.encode_utf8(&mut [0; 4]));
                }
                Fate::Drop
            }
            ("r", "footnoteReference" | "endnoteReference") => {
                self.note_called(name, element);
                Fate::Drop
            }
            (_, "txbxContent") if self.flows.len() < 8 => Fate::Box,
            (_, "footnote" | "endnote") if self.part == Part::Notes => {
                // Separators carry a type, notes do not.
                if attribute(element, "type").is_some_and(|t| t != "normal") {
                    Fate::Drop
                } else {
                    Fate::Note
                }
            }
            (_, "tbl") if paragraphs == 0 && self.part == Part::Text => {
                if self.tables >= DEEPEST_TABLES {
                    return Err(FormatError::too_large(
                        self.file,
                        "tableaux imbriqués trop profondément",
                    ));
                }
                Fate::Keep("tbl")
            }
            ("tbl", "tblGrid") => Fate::Keep("tblGrid"),
            ("tblGrid", "gridCol") if number(element, "w").is_some_and(|w| w < 100_000) => {
                Fate::Keep("gridCol")
            }
            ("tblGrid", _) => Fate::Drop,
            ("tbl", "tr") => Fate::Keep("tr"),
            ("tr", "trPr") => Fate::Keep("trPr"),
            ("tr", "tc") => Fate::Keep("tc"),
            ("tc", "tcPr") => Fate::Keep("tcPr"),
            ("", "document") => Fate::Keep("document"),
            ("document", "body") => Fate::Keep("body"),
            (
                _,
                "pPr" | "rPr" | "tcPr" | "trPr" | "tblPr" | "tblPrEx" | "tblGrid" | "sectPr" | "sdtPr"
                | "sdtEndPr" | "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "fldData"
                | "rt" | "t",
            ) => Fate::Drop,
            _ => Fate::Unwrap,
        })
    }

    /// Elements of styles and numbering.
    fn setting(&self, name: &str, element: &BytesStart<'_>) -> Fate {
        match (self.parent(), name) {
            ("", "styles") => Fate::Keep("styles"),
            ("", "numbering") => Fate::Keep("numbering"),
            ("styles", "style") if attribute(element, "styleId").is_some() => Fate::Keep("style"),
            ("style", "name" | "basedOn")
            | ("pPr", "outlineLvl")
            | ("numPr", "ilvl" | "numId")
            | ("rPr", "b" | "i")
            | ("lvl", "numFmt" | "pStyle") => self.valued(name, element),
            ("num", "abstractNumId") if number(element, "val").is_some() => Fate::Keep("abstractNumId"),
            ("style", "pPr") => Fate::Keep("pPr"),
            ("style", "rPr") => Fate::Keep("rPr"),
            ("pPr", "numPr") => Fate::Keep("numPr"),
            ("numbering", "abstractNum") if number(element, "abstractNumId").is_some() => {
                Fate::Keep("abstractNum")
            }
            ("abstractNum", "lvl") if number(element, "ilvl").is_some() => Fate::Keep("lvl"),
            ("numbering", "num") if number(element, "numId").is_some() => Fate::Keep("num"),
            _ => Fate::Drop,
        }
    }

    /// Keeps an element whose value docx-rs can take; drops it otherwise.
    fn valued(&self, name: &str, element: &BytesStart<'_>) -> Fate {
        let value = attribute(element, "val");
        let number = || value.as_deref().and_then(|v| v.parse::<usize>().ok());
        match name {
            "pStyle" | "name" | "basedOn" | "numFmt" if value.is_some() => Fate::Keep(match name {
                "pStyle" => "pStyle",
                "name" => "name",
                "basedOn" => "basedOn",
                _ => "numFmt",
            }),
            "ilvl" if number().is_some_and(|n| n <= 8) => Fate::Keep("ilvl"),
            "numId" if number().is_some() => Fate::Keep("numId"),
            "outlineLvl" if number().is_some_and(|n| n <= 9) => Fate::Keep("outlineLvl"),
            "gridSpan" if number().is_some_and(|n| (1..=63).contains(&n)) => Fate::Keep("gridSpan"),
            "vertAlign" if value.as_deref() == Some("superscript") => Fate::Keep("vertAlign"),
            "b" => Fate::Keep("b"),
            "i" => Fate::Keep("i"),
            "vMerge" => Fate::Keep("vMerge"),
            // docx-rs does not keep the mark of header rows: a height nobody uses carries it.
            "tblHeader" if !is_off(value.as_deref()) => Fate::Keep("trHeight"),
            _ => Fate::Drop,
        }
    }

    /// Name of the nearest element written around.
    fn parent(&self) -> &'static str {
        let kept = |fate: &Fate| match fate {
            Fate::Keep(name) => Some(*name),
            Fate::Box | Fate::Note => Some("flow"),
            _ => None,
        };
        self.stack.iter().rev().find_map(kept).unwrap_or("")
    }
}

/// A symbol that is a character of its own; those of symbol fonts (F000 and above) mean nothing elsewhere.
fn symbol(element: &BytesStart<'_>) -> Option<char> {
    let code = u32::from_str_radix(&attribute(element, "char")?, 16).ok()?;
    let c = char::from_u32(code)?;
    (!('\u{e000}'..='\u{f8ff}').contains(&c) && !c.is_control()).then_some(c)
}
