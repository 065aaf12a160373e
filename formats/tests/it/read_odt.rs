//! OpenDocument texts.

use document::{Audience, Body};
use formats::FormatError;
use formats::read::read_any;

use crate::package::zip;
use crate::seen::places as seen;

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:table=\"ta\" xmlns:fo=\"fo\" xmlns:draw=\"d\" xmlns:xlink=\"x\" xmlns:dc=\"dc\" xmlns:loext=\"l\"";

const STYLES: &str = "<office:styles>\
    <style:style style:name=\"Standard\" style:family=\"paragraph\"/>\
    <style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:default-outline-level=\"1\"/>\
    <style:style style:name=\"Title\" style:family=\"paragraph\"/>\
    <text:outline-style style:name=\"Outline\">\
        <text:outline-level-style text:level=\"1\" style:num-prefix=\"Article \" style:num-suffix=\" –\" style:num-format=\"1\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>\
    </text:outline-style>\
    <text:list-style style:name=\"Num\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"–\"/></text:list-style>\
    </office:styles>";

fn flat(automatic: &str, text: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document {NAMESPACES}>{STYLES}<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document>"
    )
    .into_bytes()
}

fn packed(automatic: &str, text: &str) -> Vec<u8> {
    let styles = format!("<office:document-styles {NAMESPACES}>{STYLES}</office:document-styles>");
    let content = format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}

#[track_caller]
fn check(automatic: &str, text: &str, expected: &[&str]) {
    let document = read_any(&packed(automatic, text), "x.odt").unwrap();
    assert_eq!(seen(&document), expected);
    // The flat form says the same.
    let flat = read_any(&flat(automatic, text), "x.fodt").unwrap();
    assert_eq!(seen(&flat), expected);
}

fn p(words: &str) -> String {
    format!("<text:p text:style-name=\"Standard\">{words}</text:p>")
}

#[test]
fn titles_and_their_numbers() {
    let h = |level: u8, words: &str| {
        format!("<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"{level}\">{words}</text:h>")
    };
    let text = [h(1, "Objet"), h(2, "Lieux"), p("Texte."), h(1, "Prix")].concat();
    check(
        "",
        &text,
        &["T1 1 Objet", "T2 1.1 Lieux", "P 1.1 Texte.", "T1 2 Prix"],
    );
    // Without a number by its style, or by itself; a number typed.
    let bare = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_1\" style:list-style-name=\"\"/>";
    let text = "<text:h text:style-name=\"P1\" text:outline-level=\"1\">Article 1 – Objet</text:h><text:h text:style-name=\"P1\" text:outline-level=\"1\" text:is-list-header=\"true\">Annexe</text:h>";
    check(bare, text, &["T1 1 Objet", "T1 1 Annexe"]);
    check(
        "",
        "<text:p text:style-name=\"Title\">CCTP</text:p><text:p>Texte.</text:p>",
        &["P  Texte."],
    );
}

#[test]
fn white_space_and_marks() {
    let styles = "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style><style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    check(
        styles,
        &p(
            "\n  Le   délai<text:s text:c=\"2\"/>est<text:tab/>de <text:span text:style-name=\"B\">dix </text:span>jours<text:line-break/>francs &amp; nets  ",
        ),
        &["P  Le délai  est\tde dix jours\nfrancs & nets"],
    );
    check(
        styles,
        &p("vu<text:span text:style-name=\"H\">caché</text:span>"),
        &["P  vu"],
    );
    check(
        "",
        &p(
            "<text:a xlink:href=\"h\">lien</text:a> <text:date>12 mai</text:date><office:annotation><dc:creator>x</dc:creator><text:p>remarque</text:p></office:annotation>",
        ),
        &["P  lien 12 mai"],
    );
    check(
        "",
        &p(
            "<loext:content-control>[champ]</loext:content-control><text:hidden-text text:is-hidden=\"true\">non</text:hidden-text>",
        ),
        &["P  [champ]"],
    );
    check("", &p("mot<text:hidden-paragraph text:is-hidden=\"true\"/>"), &[]);
}

#[test]
fn revisions_sections_and_computed_parts() {
    let changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>ancien</text:p></text:deletion></text:changed-region></text:tracked-changes>";
    let text = [
        changes,
        &p("Le délai <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>nouveau<text:change-end text:change-id=\"b\"/>"),
        "<text:section text:display=\"none\"><text:p>masqué</text:p></text:section>",
        &format!("<text:section>{}</text:section>", p("montré")),
        "<text:table-of-content><text:table-of-content-source/><text:index-body><text:p>Objet 3</text:p></text:index-body></text:table-of-content>",
    ]
    .concat();
    check("", &text, &["P  Le délai nouveau", "P  montré"]);
}

#[test]
fn lists_nest_and_continue() {
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let inner = format!("<text:list>{}</text:list>", item(&p("un tiret")));
    let text = format!(
        "<text:list text:style-name=\"Num\">{}{}</text:list>",
        item(&format!("{}{}{inner}", p("premier"), p("sa suite"))),
        item(&p("second"))
    );
    let document = read_any(&packed("", &text), "x.odt").unwrap();
    let Body::List { ordered: true, items } = &document.blocks[0].body else {
        panic!("{:?}", document.blocks);
    };
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].blocks.len(), 3);
    assert!(matches!(
        items[0].blocks[2].body,
        Body::List { ordered: false, .. }
    ));
    check(
        "",
        &text,
        &["I  premier", "I  sa suite", "I  un tiret", "I  second"],
    );
}

#[test]
fn tables_notes_and_frames() {
    let cell = |attributes: &str, words: &str| {
        format!("<table:table-cell {attributes}>{}</table:table-cell>", p(words))
    };
    let text = format!(
        "<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-header-rows><table:table-row>{}<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>{}{}</table:table-row></table:table>",
        cell("table:number-columns-spanned=\"2\"", "Tête"),
        cell("", "a"),
        cell("", "b"),
    );
    let document = read_any(&packed("", &text), "x.odt").unwrap();
    let Body::Table { widths, rows } = &document.blocks[0].body else {
        panic!("{:?}", document.blocks);
    };
    assert_eq!(widths.len(), 2);
    assert!(rows[0].cells[0].header && rows[0].cells[0].col_span == 2);
    assert!(!rows[1].cells[0].header);
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>voir la norme</text:p></text:note-body></text:note>";
    let frame = "<draw:frame><draw:text-box><text:p>encadré</text:p></draw:text-box></draw:frame>";
    let text = [p(&format!("appel{note}{frame} fin")), p("suite")].concat();
    check(
        "",
        &text,
        &["P  appel fin", "N  voir la norme", "P  encadré", "P  suite"],
    );
    let document = read_any(&packed("", &text), "x.odt").unwrap();
    assert!(document.blocks.iter().any(|b| matches!(
        b.body,
        Body::Note {
            audience: Audience::Published,
            ..
        }
    )));
}

#[test]
fn pages_are_those_that_libreoffice_left() {
    let broken = "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>";
    let text = [
        &p("a"),
        "<text:p>b<text:soft-page-break/> b</text:p>",
        &p("c"),
        "<text:p text:style-name=\"P1\">d</text:p>",
    ]
    .concat();
    let document = read_any(&packed(broken, &text), "x.odt").unwrap();
    let pages: Vec<Option<u32>> = document.passages().into_iter().map(|p| p.page).collect();
    assert_eq!(pages, [Some(1), Some(1), Some(2), Some(3)]);
}

#[test]
fn refused() {
    #[track_caller]
    fn check(bytes: &[u8], word: &str) {
        let error = read_any(bytes, "x.odt").unwrap_err();
        assert!(
            error.to_string().contains(word) && error.to_string().starts_with("x.odt"),
            "{error}"
        );
    }
    let text = b"application/vnd.oasis.opendocument.text".as_slice();
    let locked = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    check(
        &zip(&[
            ("mimetype", text),
            ("META-INF/manifest.xml", locked.as_bytes()),
            ("content.xml", b"\x00\xff"),
        ]),
        "mot de passe",
    );
    check(
        &zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
        "pas un texte",
    );
    check(&zip(&[("mimetype", text)]), "aucun texte");
    check(
        &packed(
            "",
            &format!(
                "{}{}",
                "<text:section>".repeat(300),
                "</text:section>".repeat(300)
            ),
        ),
        "imbrications",
    );
    let bomb = flat("", "<text:p>a</text:p>");
    let bomb = String::from_utf8(bomb)
        .unwrap()
        .replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>");
    check(bomb.as_bytes(), "DOCTYPE");
    let nested = "<table:table><table:table-row><table:table-cell>".repeat(20)
        + &"</table:table-cell></table:table-row></table:table>".repeat(20);
    assert!(matches!(
        read_any(&packed("", &nested), "x.odt"),
        Err(FormatError::TooLarge { .. })
    ));
    // Cells that say they are repeated without end.
    let wide = "<table:table><table:table-column table:number-columns-repeated=\"99999999\"/><table:table-row><table:table-cell table:number-columns-repeated=\"99999999\"/></table:table-row></table:table>";
    assert!(read_any(&packed("", wide), "x.odt").is_ok());
}

#[test]
fn what_libreoffice_writes_reads_the_same_in_both_formats() {
    // One document with revisions, a note, a frame, a link, a table and a field, saved by LibreOffice as both.
    let odt = include_bytes!("../fixtures/libreoffice.odt");
    let docx = include_bytes!("../fixtures/libreoffice.docx");
    let read = |bytes: &[u8], name: &str| seen(&read_any(bytes, name).unwrap());
    let expected = [
        "T1 1 Objet du marché",
        "P 1 Le titulaire livre des tables neuves, voir le site et la suite\tici\npuis là.",
        "N 1 Au sens de la norme NF EN 1729.",
        "P 1 Le délai nouveau est de dix jours.",
        "P 1 Avant le cadre après le cadre.",
        "P 1 Encadré : marque Dupont exigée.",
        "T2 1.1 Délais",
        "C00 1.1 Case A",
        "C01 1.1 Case B & fin",
        "P 1.1 Fin, le 11/28/26.",
    ];
    assert_eq!(read(odt, "x.odt"), expected);
    assert_eq!(read(docx, "x.docx"), expected);
}
