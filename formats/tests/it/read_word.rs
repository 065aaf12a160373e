//! What Word computes or hides: revisions, fields, numbers, pages, shapes.

use document::{Body, Document};
use formats::read::read_any;

use crate::package::{body, part, word, zip};
use crate::seen::places as seen;

fn read(bytes: &[u8]) -> Document {
    read_any(bytes, "x.docx").unwrap()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn bold(words: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>")
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    assert_eq!(seen(&read(bytes)), expected);
}

#[test]
fn revisions_are_read_as_accepted() {
    let deleted_mark = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr></w:pPr><w:r><w:t>Le délai </w:t></w:r><w:del><w:r><w:delText>est long</w:delText></w:r></w:del></w:p>";
    check(
        &body(&[deleted_mark, &p("est court.")].concat()),
        &["P  Le délai est court."],
    );
    check(&body(deleted_mark), &["P  Le délai "]);
    // A whole paragraph deleted leaves nothing.
    let gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Rien</w:delText></w:r></w:del></w:p>";
    check(&body(&[gone, &p("Suite.")].concat()), &["P  Suite."]);
    let row = |properties: &str, words: &str| format!("<w:tr>{properties}<w:tc>{}</w:tc></w:tr>", p(words));
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row("<w:trPr><w:del w:id=\"2\"/></w:trPr>", "Ligne ôtée"),
        row("<w:trPr><w:ins w:id=\"3\"/></w:trPr>", "Ligne ajoutée")
    );
    check(&body(&table), &["C00  Ligne ajoutée"]);
    // What a paragraph and a run were before is not what they are.
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"heading 1\"/></w:style>";
    let changed = "<w:p><w:pPr><w:pPrChange w:id=\"4\"><w:pPr><w:pStyle w:val=\"T\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id=\"5\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Texte</w:t></w:r></w:p>";
    check(&word(changed, styles, "", ""), &["P  Texte"]);
}

#[test]
fn hidden_words_and_signs() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"C\"><w:name w:val=\"Caché\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"P\"><w:name w:val=\"Note au rédacteur\"/><w:rPr><w:vanish/></w:rPr></w:style>";
    let text = "<w:p><w:r><w:rPr><w:rStyle w:val=\"C\"/></w:rPr><w:t>ôté</w:t></w:r><w:r><w:t>vu</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr><w:r><w:t>ôté aussi</w:t></w:r></w:p>";
    check(&word(text, styles, "", ""), &["P  vu"]);
    let signs = "<w:p><w:r><w:t>anti</w:t><w:softHyphen/><w:t>dé\u{ad}rapant </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t xml:space=\"preserve\"> 16</w:t><w:ptab/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\u{f0a3}</w:t></w:r></w:p>";
    check(&body(signs), &["P  antidérapant ≥ 16\t☐≤"]);
    let formula =
        "<w:p><w:r><w:t>Note </w:t></w:r><m:oMath xmlns:m=\"m\"><m:r><m:t>P/p</m:t></m:r></m:oMath></w:p>";
    check(&body(formula), &["P  Note P/p"]);
}

#[test]
fn computed_tables_of_contents_are_not_read() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let contents = format!(
        "<w:p>{}<w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r>{}<w:r><w:t>Article 1 – Objet 3</w:t></w:r></w:p>{}<w:p>{}</w:p>",
        field("begin"),
        field("separate"),
        p("Article 2 – Prix 4"),
        field("end")
    );
    check(
        &body(
            &[&contents, &p("Article 1 – Objet"), &p("Texte.")]
                .map(String::as_str)
                .concat(),
        ),
        &["T1 1 Objet", "P 1 Texte."],
    );
    let gallery = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}",
        p("Article 1 – Objet 3"),
        p("Texte.")
    );
    check(&body(&gallery), &["P  Texte."]);
    // A code without an end does not swallow what follows.
    let broken = format!(
        "<w:p>{}<w:r><w:instrText>REF a</w:instrText></w:r></w:p>{}",
        field("begin"),
        p("Suite.")
    );
    check(&body(&broken), &["P  Suite."]);
}

const ARTICLES: &str = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"A1\"/><w:lvlText w:val=\"ARTICLE %1 –\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"A2\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>";

fn in_list(list: u8, level: u8, words: &str, marks: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:rPr>{marks}</w:rPr><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn numbers_are_those_that_word_shows() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A1\"><w:name w:val=\"Article niveau 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"A2\"><w:name w:val=\"CCTP_Titre 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let numbering = |extra: &str, start: &str| {
        format!("{ARTICLES}{extra}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/>{start}</w:num>")
    };
    let styled = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let text = [
        styled("A1", "Objet"),
        styled("A2", "lieux"),
        styled("A2", "Délais"),
        styled("A1", "Prix"),
    ]
    .concat();
    check(
        &word(&text, styles, &numbering("", ""), ""),
        &["T1 1 Objet", "T2 1.1 lieux", "T2 1.2 Délais", "T1 2 Prix"],
    );
    // The file starts at 5: its numbers are told and shown, ours would lead elsewhere.
    let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    check(
        &word(&text, styles, &numbering("", start), ""),
        &[
            "T1 5 ARTICLE 5 – Objet",
            "T2 5.1 5.1 lieux",
            "T2 5.2 5.2 Délais",
            "T1 6 ARTICLE 6 – Prix",
        ],
    );
    // Numbered paragraphs without a style: titles where they look like ones.
    let text = [
        in_list(1, 0, "Objet du marché", ""),
        in_list(1, 1, "Livraison", "<w:b/>"),
        in_list(1, 1, "Le titulaire livre en quinze jours.", ""),
        p("Texte."),
    ]
    .concat();
    check(
        &word(&text, "", &numbering("", ""), ""),
        &[
            "T1 1 Objet du marché",
            "T2 1.1 Livraison",
            "I 1.1 Le titulaire livre en quinze jours.",
            "P 1.1 Texte.",
        ],
    );
    // Letters are nobody's number but the file's.
    let letters = "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperLetter\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>";
    let heading = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    check(
        &word(
            &[styled("T", "Objet"), styled("T", "Prix")].concat(),
            heading,
            letters,
            "",
        ),
        &["T1 A A. Objet", "T1 B B. Prix"],
    );
    check(
        &body(&[p("Article 3 bis – Prix"), p("Texte.")].concat()),
        &["T1 3 bis Article 3 bis – Prix", "P 3 bis Texte."],
    );
}

#[test]
fn short_strong_lines_are_titles_where_nothing_else_is() {
    let text = [
        bold("COMMUNE DE SAVERNE"),
        bold("CCTP"),
        bold("OBJET DU MARCHÉ"),
        p("Le marché porte sur des tables."),
        bold("Livraison"),
        p("Sous quinze jours."),
        bold("Fin"),
    ]
    .concat();
    check(
        &body(&text),
        &[
            "P  COMMUNE DE SAVERNE",
            "P  CCTP",
            "T1  OBJET DU MARCHÉ",
            "P  Le marché porte sur des tables.",
            "T2  Livraison",
            "P  Sous quinze jours.",
            "P  Fin",
        ],
    );
    let numbered = [
        p("Article 1 – Objet"),
        p("Texte."),
        bold("Important"),
        p("Suite."),
    ]
    .concat();
    check(
        &body(&numbered),
        &["T1 1 Objet", "P 1 Texte.", "P 1 Important", "P 1 Suite."],
    );
}

#[test]
fn pages_are_those_that_word_left() {
    let pages = |text: &str| {
        let passages = read(&body(text)).passages();
        passages.into_iter().map(|p| p.page).collect::<Vec<_>>()
    };
    let turned = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>";
    let asked = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    assert_eq!(
        pages(&[&p("a"), turned, &p("c")].concat()),
        [Some(1), Some(2), Some(2)]
    );
    // The break asked for and the mark that Word left for it are one.
    assert_eq!(
        pages(&[&p("a"), asked, turned, &p("c"), asked, &p("d")].concat()),
        [Some(1), Some(2), Some(2), Some(3)]
    );
    // Each cell of a row that goes on overleaf bears the mark.
    let cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>y</w:t></w:r></w:p></w:tc>";
    let table = format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>{}", p("z"));
    assert_eq!(pages(&table), [Some(1), Some(2), Some(1), Some(2), Some(2)]);
    // A file that nobody laid out has no pages: those asked for are not all.
    assert_eq!(pages(&[&p("a"), asked, &p("b")].concat()), [None, None]);
}

#[test]
fn tables_within_tables_and_columns_left_empty() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>{}", cell(&p("dedans")), p("après"));
    let text = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>",
        cell(&p("a")),
        cell(&inner),
        cell(&p("b")),
    );
    check(&body(&text), &["C00  a", "C00  dedans", "C01  après", "C10  b"]);
    let wrapped = format!(
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
        cell(&p("gainé"))
    );
    check(&body(&wrapped), &["C00  gainé"]);
}

#[test]
fn a_box_is_read_once_from_the_branch_that_has_it() {
    let inside = format!(
        "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>",
        p("boîte")
    );
    let drawing = format!(
        "<w:p><w:r><w:t>avant</w:t><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    check(&body(&drawing), &["P  avant", "P  boîte"]);
    // Around a run too.
    let around = "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>une fois</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>deux fois</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>";
    check(&body(around), &["P  une fois"]);
}

#[test]
fn any_prefix_and_no_outside_part() {
    let document = "<n:document xmlns:n=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><n:body><n:p><n:pPr><n:pStyle n:val=\"T\"/></n:pPr><n:r><n:t>Texte</n:t></n:r></n:p></n:body></n:document>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" TargetMode=\"External\" Target=\"https://example.org/styles.xml\"/></Relationships>";
    let bytes = zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ]);
    check(&bytes, &["P  Texte"]);
}

#[test]
fn our_own_files_are_read_the_same_by_another_reader() {
    // docx-rs is another implementation of the format: it finds the words that we wrote.
    let written = formats::write::docx(
        &crate::sample::sample(),
        &formats::write::TextOptions::new(jiff::civil::date(2026, 11, 23)),
    )
    .unwrap();
    let theirs = serde_json::to_string(&docx_rs::read_docx(&written).unwrap().document).unwrap();
    for word in [
        "Mobilier scolaire",
        "Gestion durable",
        "Taille 4",
        "Adresse de livraison",
    ] {
        assert!(theirs.contains(word), "{word}");
    }
    assert!(part(&written, "word/document.xml").contains("Gestion durable"));
    let ours = read(&written);
    assert!(
        ours.blocks
            .iter()
            .any(|block| matches!(block.body, Body::Table { .. }))
    );
}
