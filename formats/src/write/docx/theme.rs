//! `word/theme/theme1.xml`: the palette that Word offers, reduced to the colours and the font of the styles.

use crate::layout::{ACCENT, FIELD, FONT, GREY, HEAD_FILL, WORKING_RULE};
use crate::write::xml::Xml;

const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// Colours of the palette, in the order of the schema.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", ACCENT),
    ("a:lt2", HEAD_FILL),
    ("a:accent1", ACCENT),
    ("a:accent2", "2E7D6B"),
    ("a:accent3", FIELD),
    ("a:accent4", WORKING_RULE),
    ("a:accent5", "5B6C8F"),
    ("a:accent6", GREY),
    ("a:hlink", ACCENT),
    ("a:folHlink", GREY),
];

/// The theme: ours, or that of the template.
pub(super) fn theme(house: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::part();
    if let Some(house) = house {
        xml.raw(house);
        return xml.finish();
    }
    xml.open("a:theme", &[("xmlns:a", A), ("name", "Cahier")]);
    xml.open("a:themeElements", &[]);
    xml.open("a:clrScheme", &[("name", "Cahier")]);
    for (name, colour) in COLOURS {
        xml.open(name, &[]);
        xml.leaf("a:srgbClr", &[("val", colour)]);
        xml.close(name);
    }
    xml.close("a:clrScheme");
    xml.open("a:fontScheme", &[("name", "Cahier")]);
    for name in ["a:majorFont", "a:minorFont"] {
        xml.open(name, &[]);
        xml.leaf("a:latin", &[("typeface", FONT)]);
        xml.leaf("a:ea", &[("typeface", "")]);
        xml.leaf("a:cs", &[("typeface", "")]);
        xml.close(name);
    }
    xml.close("a:fontScheme");
    // The schema asks for three of each; no shape of ours uses them.
    xml.open("a:fmtScheme", &[("name", "Cahier")]);
    let fill = |xml: &mut Xml| {
        xml.open("a:solidFill", &[]);
        xml.leaf("a:schemeClr", &[("val", "phClr")]);
        xml.close("a:solidFill");
    };
    xml.open("a:fillStyleLst", &[]);
    (0..3).for_each(|_| fill(&mut xml));
    xml.close("a:fillStyleLst");
    xml.open("a:lnStyleLst", &[]);
    for _ in 0..3 {
        xml.open("a:ln", &[("w", "9525")]);
        fill(&mut xml);
        xml.close("a:ln");
    }
    xml.close("a:lnStyleLst");
    xml.open("a:effectStyleLst", &[]);
    for _ in 0..3 {
        xml.open("a:effectStyle", &[]);
        xml.leaf("a:effectLst", &[]);
        xml.close("a:effectStyle");
    }
    xml.close("a:effectStyleLst");
    xml.open("a:bgFillStyleLst", &[]);
    (0..3).for_each(|_| fill(&mut xml));
    xml.close("a:bgFillStyleLst");
    xml.close("a:fmtScheme");
    xml.close("a:themeElements");
    xml.close("a:theme");
    xml.finish()
}
