//! Real multilevel numbering: one for the titles, one instance for each list.

use super::styles::W;
use crate::layout::{BULLET_ROOM, BULLETS as MARKS, FONT, ITEM_ROOM, LIST_DEPTH, LIST_STEP};
use crate::template::Looks;
use crate::write::xml::Xml;

/// A list of the document: its own instance, so that it starts again at 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    /// Numbered rather than bulleted.
    pub(super) ordered: bool,
    /// Level at which its items stand, from 0.
    pub(super) level: usize,
}

/// Instance of the first list; 1 is that of the titles.
pub(super) const FIRST_LIST: usize = 2;

const TITLES: &str = "0";
const BULLETS: &str = "1";
const NUMBERS: &str = "2";

/// `word/numbering.xml`, for the lists met in the text, in order.
///
/// A letter is read by people who have no use for « Article ».
pub(super) fn numbering(lists: &[List], letter: bool, looks: &Looks) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:numbering", &[("xmlns:w", W)]);
    open_abstract(&mut xml, TITLES, "4D415243");
    let first = if letter { "%1." } else { "Article\u{a0}%1\u{a0}–" };
    for (level, text) in [first, "%1.%2", "%1.%2.%3"].into_iter().enumerate() {
        xml.open("w:lvl", &[("w:ilvl", level.to_string().as_str())]);
        xml.val("w:start", "1");
        xml.val("w:numFmt", "decimal");
        xml.val("w:pStyle", &format!("Heading{}", level + 1));
        xml.val("w:suff", if level == 0 { "space" } else { "tab" });
        xml.val("w:lvlText", text);
        xml.val("w:lvlJc", "left");
        let (left, room) = looks.headings[level];
        let (indent, room) = ((left + room).to_string(), room.to_string());
        xml.open("w:pPr", &[]);
        if level > 0 {
            xml.open("w:tabs", &[]);
            xml.leaf("w:tab", &[("w:val", "num"), ("w:pos", indent.as_str())]);
            xml.close("w:tabs");
        }
        xml.leaf(
            "w:ind",
            &[("w:left", indent.as_str()), ("w:hanging", room.as_str())],
        );
        xml.close("w:pPr");
        xml.close("w:lvl");
    }
    xml.close("w:abstractNum");

    open_abstract(&mut xml, BULLETS, "4D415244");
    for level in 0..=LIST_DEPTH {
        let mark = MARKS[level % 3];
        list_level(&mut xml, level, "bullet", mark, true);
    }
    xml.close("w:abstractNum");
    open_abstract(&mut xml, NUMBERS, "4D415245");
    for level in 0..=LIST_DEPTH {
        let (format, ending) = [("decimal", "."), ("lowerLetter", ")"), ("lowerRoman", ".")][level % 3];
        list_level(&mut xml, level, format, &format!("%{}{ending}", level + 1), false);
    }
    xml.close("w:abstractNum");

    instance(&mut xml, 1, TITLES, None);
    for (n, list) in lists.iter().enumerate() {
        let model = if list.ordered { NUMBERS } else { BULLETS };
        instance(
            &mut xml,
            FIRST_LIST + n,
            model,
            list.ordered.then_some(list.level),
        );
    }
    xml.close("w:numbering");
    xml.finish()
}

fn open_abstract(xml: &mut Xml, id: &str, nsid: &str) {
    xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
    xml.val("w:nsid", nsid);
    xml.val("w:multiLevelType", "multilevel");
}

fn list_level(xml: &mut Xml, level: usize, format: &str, text: &str, font: bool) {
    xml.open("w:lvl", &[("w:ilvl", level.to_string().as_str())]);
    xml.val("w:start", "1");
    xml.val("w:numFmt", format);
    xml.val("w:lvlText", text);
    xml.val("w:lvlJc", "left");
    let depth = u32::try_from(level).unwrap_or(0) + 1;
    let hanging = if format == "bullet" {
        BULLET_ROOM
    } else {
        ITEM_ROOM
    };
    let hanging = hanging.to_string();
    xml.open("w:pPr", &[]);
    xml.leaf(
        "w:ind",
        &[
            ("w:left", (depth * LIST_STEP).to_string().as_str()),
            ("w:hanging", hanging.as_str()),
        ],
    );
    xml.close("w:pPr");
    if font {
        xml.open("w:rPr", &[]);
        xml.leaf(
            "w:rFonts",
            &[("w:ascii", FONT), ("w:hAnsi", FONT), ("w:cs", FONT)],
        );
        xml.close("w:rPr");
    }
    xml.close("w:lvl");
}

fn instance(xml: &mut Xml, id: usize, model: &str, restart: Option<usize>) {
    xml.open("w:num", &[("w:numId", id.to_string().as_str())]);
    xml.val("w:abstractNumId", model);
    if let Some(level) = restart {
        xml.open("w:lvlOverride", &[("w:ilvl", level.to_string().as_str())]);
        xml.val("w:startOverride", "1");
        xml.close("w:lvlOverride");
    }
    xml.close("w:num");
}
