//! Word files made elsewhere.

use document::{Audience, Body, DocumentKind, Place};
use formats::read::read_any;

use crate::package::{body, word};

fn texts(bytes: &[u8]) -> Vec<String> {
    let document = read_any(bytes, "x.docx").unwrap();
    document.passages().into_iter().map(|p| p.text).collect()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

#[test]
fn text_survives_its_wrappers() {
    #[track_caller]
    fn check(xml: &str, expected: &[&str]) {
        assert_eq!(texts(&body(xml)), expected, "{xml}");
    }
    let run = "<w:r><w:t>mot</w:t></w:r>";
    check(&format!("<w:p>{run}</w:p>"), &["mot"]);
    check(&format!("<w:p><w:hyperlink>{run}</w:hyperlink></w:p>"), &["mot"]);
    check(&format!("<w:p><w:smartTag>{run}</w:smartTag></w:p>"), &["mot"]);
    check(&format!("<w:p><w:fldSimple>{run}</w:fldSimple></w:p>"), &["mot"]);
    let control = |inside: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )
    };
    check(&format!("<w:p>{}</w:p>", control(&control(run))), &["mot"]);
    check(&control(&control(&format!("<w:p>{run}</w:p>"))), &["mot"]);
    // Revisions are accepted.
    let revised = "<w:p><w:del><w:r><w:delText>ancien</w:delText></w:r></w:del><w:ins><w:r><w:t>nouveau</w:t></w:r></w:ins></w:p>";
    check(revised, &["nouveau"]);
    let moved = "<w:p><w:moveFrom><w:r><w:t>parti</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>venu</w:t></w:r></w:moveTo></w:p>";
    check(moved, &["venu"]);
    // The fallback of a drawing repeats it.
    let boxed = |tag: &str| {
        format!(
            "<{tag}><w:txbxContent>{}{}</w:txbxContent></{tag}>",
            p("boîte 1"),
            p("boîte 2")
        )
    };
    let drawing = format!(
        "<w:p><w:r><w:t>avant</w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent><w:t> et après</w:t></w:r></w:p>",
        boxed("wps:txbx"),
        boxed("v:textbox")
    );
    check(&drawing, &["avant et après", "boîte 1", "boîte 2"]);
    check(
        &format!("<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>", boxed("v:textbox")),
        &["boîte 1", "boîte 2"],
    );
    // A table inside a control, a page break, special characters.
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("cellule"));
    check(&control(&table), &["cellule"]);
    check(
        "<w:p><w:r><w:br w:type=\"page\"/><w:t>suite</w:t></w:r></w:p>",
        &["suite"],
    );
    check(
        "<w:p><w:r><w:t>a &amp;lt; b &#233;</w:t><w:noBreakHyphen/><w:tab/><w:t>c</w:t></w:r></w:p>",
        &["a &lt; b é\u{2011}\tc"],
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:br w:type=\"textWrapping\"/><w:t>b</w:t></w:r></w:p>",
        &["a\nb"],
    );
    check(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:t>vu</w:t></w:r></w:p>",
        &["vu"],
    );
    check(
        "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>montré</w:t></w:r></w:p>",
        &["montré"],
    );
    // Codes of fields are not text, their results are.
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3.2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    check(field, &["3.2"]);
}

#[test]
fn footnotes_follow_as_notes() {
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p("trait"),
        "<w:p><w:r><w:footnoteRef/><w:tab/><w:t>voir la norme</w:t></w:r></w:p>"
    );
    let text = format!(
        "<w:p><w:r><w:t>appel</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>{}",
        p("suite")
    );
    let document = read_any(&word(&text, "", "", &notes), "x.docx").unwrap();
    let passages: Vec<(String, Place)> = document
        .passages()
        .into_iter()
        .map(|p| (p.text, p.place))
        .collect();
    let note = Place::Note {
        audience: Audience::Published,
    };
    assert_eq!(
        passages,
        [
            ("appel".to_owned(), Place::Paragraph),
            ("voir la norme".to_owned(), note),
            ("suite".to_owned(), Place::Paragraph)
        ]
    );
}

#[test]
fn titles_by_style_outline_and_shape() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Maison\"><w:name w:val=\"Maison\"/><w:basedOn w:val=\"Titre1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Plan\"><w:name w:val=\"Plan\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"TM1\"><w:name w:val=\"toc 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Boucle\"><w:name w:val=\"Boucle\"/><w:basedOn w:val=\"Boucle\"/></w:style>";
    let styled = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let bold = |words: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>");
    let text = [
        styled("TM1", "Objet 3"),
        styled("Titre1", "Article 1 – Objet"),
        styled("Maison", "ARTICLE 2 : DÉLAIS"),
        styled("Plan", "2.1 Livraison"),
        p("2.2 Montage"),
        bold("2.2 Montage"),
        p("Article 3 – Prix"),
        p("article 3 du CCAG"),
        p("Article L2112-4 du code de la commande publique"),
        p("12 tables"),
        styled("Boucle", "Texte"),
    ]
    .concat();
    let document = read_any(&word(&text, styles, "", ""), "x.docx").unwrap();
    let seen: Vec<(Option<u8>, Option<String>, String)> = document
        .passages()
        .into_iter()
        .map(|p| match p.place {
            Place::Title { level } => (Some(level), p.article, p.text),
            _ => (None, None, p.text),
        })
        .collect();
    let title = |level, number: &str, words: &str| (Some(level), Some(number.to_owned()), words.to_owned());
    let plain = |words: &str| (None, None, words.to_owned());
    assert_eq!(
        seen,
        [
            title(1, "1", "Objet"),
            title(1, "2", "DÉLAIS"),
            title(2, "2.1", "Livraison"),
            plain("2.2 Montage"),
            title(2, "2.2", "Montage"),
            title(1, "3", "Prix"),
            plain("article 3 du CCAG"),
            plain("Article L2112-4 du code de la commande publique"),
            plain("12 tables"),
            plain("Texte"),
        ]
    );
}

#[test]
fn a_title_in_a_frame_is_a_title() {
    let frame = |words: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(words));
    let text = [
        frame("ARTICLE 1 – OBJET"),
        p("Texte."),
        frame("Encadré sans titre"),
    ]
    .concat();
    let document = read_any(&body(&text), "x.docx").unwrap();
    assert!(matches!(
        &document.blocks[0].body,
        Body::Title {
            level: 1,
            numbered: true,
            ..
        }
    ));
    assert!(matches!(&document.blocks[2].body, Body::Table { .. }));
}

#[test]
fn typed_numbers_are_ours_only_where_they_agree() {
    #[track_caller]
    fn check(lines: &[&str], expected: &[(&str, &str)]) {
        let text: String = lines
            .iter()
            .map(|line| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>"))
            .collect();
        let document = read_any(&body(&text), "x.docx").unwrap();
        let seen: Vec<(String, String)> = document
            .passages()
            .into_iter()
            .map(|p| (p.article.unwrap_or_default(), p.text))
            .collect();
        let seen: Vec<(&str, &str)> = seen.iter().map(|(a, t)| (a.as_str(), t.as_str())).collect();
        assert_eq!(seen, expected);
    }
    check(
        &["Article 1 – A", "1.1 B", "1.2 C", "Article 2 – D", "2.1 E"],
        &[("1", "A"), ("1.1", "B"), ("1.2", "C"), ("2", "D"), ("2.1", "E")],
    );
    // 1.2 is missing: the sections of article 1 keep their words and the numbers that they show.
    check(
        &["Article 1 – A", "1.1 B", "1.3 C", "Article 2 – D", "2.1 E"],
        &[
            ("1", "A"),
            ("1.1", "1.1 B"),
            ("1.3", "1.3 C"),
            ("2", "D"),
            ("2.1", "E"),
        ],
    );
    // Article 2 is missing: no number of ours anywhere, those of the file are told.
    check(
        &["Article 1 – A", "1.1 B", "Article 3 – D"],
        &[("1", "Article 1 – A"), ("1.1", "1.1 B"), ("3", "Article 3 – D")],
    );
}

#[test]
fn lists_and_numbered_titles_by_numbering() {
    let numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";
    let item = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let text = [item(0, "a"), item(1, "b"), item(0, "c"), p("fin")].concat();
    let document = read_any(&word(&text, "", numbering, ""), "x.docx").unwrap();
    let Body::List {
        ordered: false,
        items,
    } = &document.blocks[0].body
    else {
        panic!("{:?}", document.blocks[0]);
    };
    assert_eq!(items.len(), 2);
    assert!(matches!(
        items[0].blocks[1].body,
        Body::List { ordered: true, .. }
    ));
}

#[test]
fn merged_cells_and_guessed_headers() {
    let cell = |properties: &str, words: &str, bold: bool| {
        let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r>{bold}<w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let text = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"2700\"/></w:tblGrid><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("", "A", true),
        cell("", "B", true),
        cell("<w:vMerge w:val=\"restart\"/>", "c", false),
        cell("", "d", false),
        cell("<w:vMerge/>", "", false),
        cell("", "e", false),
    );
    let document = read_any(&body(&text), "x.docx").unwrap();
    let Body::Table { rows, widths } = &document.blocks[0].body else {
        panic!("{:?}", document.blocks[0]);
    };
    assert_eq!(*widths, [900, 2700]);
    assert!(rows[0].cells.iter().all(|cell| cell.header));
    assert_eq!(rows[1].cells[0].row_span, 2);
    assert_eq!(rows[2].cells.len(), 1);
}

#[test]
fn kind_and_title() {
    #[track_caller]
    fn check(words: &str, file: &str, kind: DocumentKind) {
        let document = read_any(&body(&p(words)), file).unwrap();
        assert_eq!(document.kind, kind, "{words} {file}");
    }
    check("Règlement de la consultation (RC)", "v2.docx", DocumentKind::Rc);
    check(
        "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES",
        "v2.docx",
        DocumentKind::Ccap,
    );
    check("Acte d’engagement", "v2.docx", DocumentKind::Ae);
    check("Bonjour", "2026_CCTP_final.docx", DocumentKind::Cctp);
    check("Bonjour", "recette.docx", DocumentKind::Autre);
    // The name of the file says more than a piece named in passing.
    check(
        "Le présent cahier complète le règlement de la consultation",
        "CCP.docx",
        DocumentKind::Ccp,
    );
}
