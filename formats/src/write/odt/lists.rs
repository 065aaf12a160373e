//! Numbering of titles and list styles.

use super::points;
use crate::layout::{BULLET_ROOM, BULLETS, FONT, ITEM_ROOM, LIST_DEPTH, LIST_STEP, NUMBER_ROOM};
use crate::write::xml::Xml;

/// List style of bulleted lists.
pub(super) const BULLETED: &str = "Puces";
/// List style of numbered lists.
pub(super) const NUMBERED: &str = "Numeros";

/// `text:outline-style`: « Article 1 – », 1.1, 1.1.1. A letter is read by people who have no use for « Article ».
pub(super) fn outline(xml: &mut Xml, letter: bool) {
    xml.open("text:outline-style", &[("style:name", "Outline")]);
    for (n, room) in NUMBER_ROOM.into_iter().enumerate() {
        let level = (n + 1).to_string();
        let mut attrs = vec![("text:level", level.as_str()), ("style:num-format", "1")];
        match (n, letter) {
            (0, true) => attrs.push(("style:num-suffix", ".")),
            (0, false) => attrs.extend([("style:num-prefix", "Article\u{a0}"), ("style:num-suffix", " –")]),
            _ => attrs.push(("text:display-levels", &level)),
        }
        xml.open("text:outline-level-style", &attrs);
        if n == 0 {
            alignment(xml, "space", 0, 0);
        } else {
            alignment(xml, "listtab", room, room);
        }
        xml.close("text:outline-level-style");
    }
    xml.close("text:outline-style");
}

/// The two list styles.
pub(super) fn list_styles(xml: &mut Xml) {
    xml.open("text:list-style", &[("style:name", BULLETED)]);
    for level in 0..=LIST_DEPTH {
        let number = (level + 1).to_string();
        let mark = BULLETS[level % BULLETS.len()];
        xml.open(
            "text:list-level-style-bullet",
            &[("text:level", number.as_str()), ("text:bullet-char", mark)],
        );
        alignment(xml, "listtab", indent(level), BULLET_ROOM);
        xml.leaf("style:text-properties", &[("style:font-name", FONT)]);
        xml.close("text:list-level-style-bullet");
    }
    xml.close("text:list-style");
    xml.open("text:list-style", &[("style:name", NUMBERED)]);
    for level in 0..=LIST_DEPTH {
        let number = (level + 1).to_string();
        let (format, ending) = [("1", "."), ("a", ")"), ("i", ".")][level % 3];
        xml.open(
            "text:list-level-style-number",
            &[
                ("text:level", number.as_str()),
                ("style:num-format", format),
                ("style:num-suffix", ending),
            ],
        );
        alignment(xml, "listtab", indent(level), ITEM_ROOM);
        xml.close("text:list-level-style-number");
    }
    xml.close("text:list-style");
}

/// Left indent of a level, from 0.
fn indent(level: usize) -> u32 {
    (u32::try_from(level).unwrap_or(0) + 1) * LIST_STEP
}

fn alignment(xml: &mut Xml, followed_by: &str, left: u32, hanging: u32) {
    xml.open(
        "style:list-level-properties",
        &[("text:list-level-position-and-space-mode", "label-alignment")],
    );
    let (left, back) = (points(left), format!("-{}", points(hanging)));
    let mut attrs = vec![("text:label-followed-by", followed_by)];
    if hanging > 0 {
        attrs.extend([
            ("text:list-tab-stop-position", left.as_str()),
            ("fo:text-indent", back.as_str()),
            ("fo:margin-left", left.as_str()),
        ]);
    }
    xml.leaf("style:list-level-label-alignment", &attrs);
    xml.close("style:list-level-properties");
}
