//! Documents written in the template of a house, and files that are not one.

use std::sync::Arc;

use document::{Body, Document};
use formats::Template;
use formats::read::read_any;
use formats::write::{TextOptions, docx};

use crate::package::{names, part, zip};
use crate::realistic::realistic;
use crate::sample::sample;

/// Three templates made in LibreOffice by `tests/fixtures/modeles/make.py`.
const HOUSES: [(&str, &[u8]); 3] = [
    ("commune.dotx", include_bytes!("../fixtures/modeles/commune.dotx")),
    ("hopital.docx", include_bytes!("../fixtures/modeles/hopital.docx")),
    ("normal.docx", include_bytes!("../fixtures/modeles/normal.docx")),
];

fn house(name: &str) -> Template {
    let (name, bytes) = HOUSES.into_iter().find(|(one, _)| *one == name).unwrap();
    Template::read(bytes, name).unwrap()
}

fn written(document: &Document, template: &Template) -> Vec<u8> {
    let options = TextOptions {
        template: Some(Arc::new(template.clone())),
        ..TextOptions::new(jiff::civil::date(2026, 11, 23))
    };
    docx(document, &options).unwrap()
}

fn name_of(template: &Template, label: &str) -> Option<String> {
    let found = template.styles().iter().find(|one| one.label.starts_with(label));
    found.unwrap().name.clone()
}

/// Numbers and words of the titles.
fn articles(document: &Document) -> Vec<(Option<String>, String)> {
    document
        .blocks
        .iter()
        .filter(|block| matches!(block.body, Body::Title { .. }))
        .map(|block| {
            let words = block.line().unwrap_or_default();
            let numbering = document::Numbering::of(document);
            (
                numbering.number(&block.id),
                document::plain_text(words, &numbering),
            )
        })
        .collect()
}

#[test]
fn what_each_house_gives() {
    let commune = house("commune.dotx");
    assert_eq!(name_of(&commune, "Titre 1").as_deref(), Some("Heading 1"));
    assert_eq!(name_of(&commune, "Texte ordinaire").as_deref(), Some("Normal"));
    assert_eq!(commune.pictures(), 1);
    assert!(commune.has_header() && !commune.has_footer());
    // Titles of their own are found by their level of outline, « Corps de texte » because it is written with.
    let hopital = house("hopital.docx");
    assert_eq!(name_of(&hopital, "Titre 1").as_deref(), Some("CHU Rubrique"));
    assert_eq!(name_of(&hopital, "Titre 2").as_deref(), Some("CHU Sous-rubrique"));
    assert_eq!(name_of(&hopital, "Texte ordinaire").as_deref(), Some("Body Text"));
    let normal = house("normal.docx");
    assert_eq!(name_of(&normal, "Titre 1"), None);
    assert!(!normal.has_header() && !normal.has_footer());
    let said: Vec<String> = [&commune, &hopital, &normal]
        .iter()
        .map(|one| one.remarks().join("\n"))
        .collect();
    insta::assert_snapshot!("template_remarks", said.join("\n\n"));
}

#[test]
fn our_articles_in_each_house() {
    let document = realistic(1);
    let ours = docx(&document, &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap();
    let expected = read_any(&ours, "CCTP.docx").unwrap();
    assert!(articles(&expected).len() > 5);
    for (name, _) in HOUSES {
        let back = read_any(&written(&document, &house(name)), "CCTP.docx").unwrap();
        assert_eq!(articles(&back), articles(&expected), "{name}");
        assert_eq!(back.title, expected.title, "{name}");
        let words = |document: &Document| -> Vec<String> {
            document.passages().iter().map(|one| one.text.clone()).collect()
        };
        assert_eq!(words(&back), words(&expected), "{name}");
    }
}

#[test]
fn titles_based_on_the_one_named_titre() {
    let styles = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Titre"/><w:basedOn w:val="Standard"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre"/><w:pPr><w:pageBreakBefore/><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Alinea"><w:name w:val="Alinéa"/><w:basedOn w:val="Titre"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    let parts = [
        ("word/styles.xml", styles),
        ("word/_rels/document.xml.rels", rels),
    ];
    let template = Template::read(&package(&word(""), &parts), "titre.docx").unwrap();
    assert_eq!(name_of(&template, "Titre 1").as_deref(), Some("Rubrique"));
    assert_eq!(name_of(&template, "Titre 2").as_deref(), Some("Alinéa"));
    assert!(
        template
            .remarks()
            .iter()
            .any(|one| one.contains("commence une page"))
    );
    let document = realistic(1);
    let ours = docx(&document, &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap();
    let back = read_any(&written(&document, &template), "CCTP.docx").unwrap();
    assert_eq!(articles(&back), articles(&read_any(&ours, "CCTP.docx").unwrap()));
}

#[test]
fn nothing_of_the_template_but_its_look() {
    for (name, _) in HOUSES {
        let bytes = written(&sample(), &house(name));
        assert_eq!(bytes, written(&sample(), &house(name)), "{name}: same bytes");
        for path in names(&bytes) {
            if path.ends_with(".png") {
                continue;
            }
            let text = part(&bytes, &path);
            for secret in ["Jeanne", "Dupont", "Texte d’exemple", "Marchés", "w:rsid"] {
                assert!(!text.contains(secret), "{name}: {path} holds {secret}");
            }
        }
        assert!(
            !names(&bytes).iter().any(|path| path.contains("custom")),
            "{name}"
        );
    }
}

#[test]
fn page_numbers_are_added_where_they_lack() {
    let fields = |name: &str| {
        let footer = part(&written(&sample(), &house(name)), "word/footer1.xml");
        footer.matches("> PAGE <").count()
    };
    assert_eq!(fields("commune.dotx"), 1);
    assert_eq!(fields("hopital.docx"), 1);
    assert_eq!(fields("normal.docx"), 1);
    let header = part(&written(&sample(), &house("commune.dotx")), "word/header1.xml");
    assert!(header.contains("Valmont-sur-Orne") && header.contains("Réf."));
    let rels = part(
        &written(&sample(), &house("commune.dotx")),
        "word/_rels/header1.xml.rels",
    );
    assert!(rels.contains("media/image1.png"), "{rels}");
}

#[test]
fn tables_follow_the_width_of_the_page() {
    let widths = |bytes: &[u8]| -> Vec<u32> {
        let text = part(bytes, "word/document.xml");
        text.split("<w:tblW w:w=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect()
    };
    // A4 less 4.5 cm and 1.8 cm; A4 lying less twice 2 cm; letter less twice an inch.
    for (name, text) in [
        ("commune.dotx", 8_335),
        ("hopital.docx", 14_570),
        ("normal.docx", 9_360),
    ] {
        let widest = widths(&written(&sample(), &house(name)))
            .into_iter()
            .max()
            .unwrap();
        assert!(widest <= text && widest + 10 > text, "{name}: {widest}");
    }
}

fn refused(bytes: &[u8], name: &str) -> String {
    let text = Template::read(bytes, name).unwrap_err().to_string();
    assert!(
        text.starts_with(name) && text.ends_with('.') && !text.contains('\n'),
        "{text}"
    );
    text
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn word(body: &str) -> String {
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>"#
    )
}

/// A Word file with these parts more.
fn package(document: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    parts.extend(more.iter().map(|(path, text)| (*path, text.as_bytes())));
    zip(&parts)
}

#[test]
fn what_is_not_a_template_is_refused_in_one_sentence() {
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("plan.pdf", b"%PDF-1.7 etc.".to_vec(), "pas un fichier Word"),
        ("photo.docx", b"\x89PNG\r\n\x1a\n".to_vec(), "pas un fichier Word"),
        (
            "archives.zip",
            zip(&[("lisez-moi.txt", b"bonjour")]),
            "pas un fichier Word",
        ),
        ("vide.docx", Vec::new(), "pas un fichier Word"),
        (
            "macros.docm",
            package(&word(""), &[("word/vbaProject.bin", "x")]),
            "macros",
        ),
        (
            "cache.dotx",
            zip(&[
                (
                    "[Content_Types].xml",
                    TYPES
                        .replace(
                            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                            "vnd.ms-word.template.macroEnabledTemplate.main",
                        )
                        .as_bytes(),
                ),
                ("_rels/.rels", ROOT.as_bytes()),
                ("word/document.xml", word("").as_bytes()),
            ]),
            "macros",
        ),
        ("coupe.docx", HOUSES[0].1[..4_000].to_vec(), "illisible"),
        ("autre.docx", package("<a/>", &[]), "pas un fichier Word"),
    ];
    for (name, bytes, why) in cases {
        let text = refused(&bytes, name);
        assert!(text.contains(why), "{text}");
    }
    // An old .doc is known by the names in its directory.
    let mut old = vec![0_u8; 1_024];
    old[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for (n, unit) in "WordDocument".encode_utf16().enumerate() {
        old[512 + 2 * n..514 + 2 * n].copy_from_slice(&unit.to_le_bytes());
    }
    assert!(refused(&old, "ancien.doc").contains(".doc"));
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![b' '; 70_000_000];
    let bytes = zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", word("").as_bytes()),
        ("word/styles.xml", &zeros),
    ]);
    assert!(bytes.len() < 1_000_000);
    assert!(refused(&bytes, "bombe.docx").contains("prudence"));
    let deep = word(&"<w:p>".repeat(5_000));
    refused(&package(&deep, &[]), "profond.docx");
}

#[test]
fn a_template_that_lacks_everything_gives_our_look() {
    let bare = Template::read(&package(&word(""), &[]), "vide.docx").unwrap();
    let back = read_any(&written(&realistic(1), &bare), "CCTP.docx").unwrap();
    assert!(articles(&back).len() > 5);
    assert!(
        bare.remarks()[0].contains("pas de styles"),
        "{:?}",
        bare.remarks()
    );
}

#[test]
fn what_calls_outside_or_names_a_person_is_taken_out() {
    let header = r#"<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:x="urn:inconnu">
<w:p><w:r><w:t>Mairie</w:t></w:r><w:del w:author="Léa"><w:r><w:delText>ancien</w:delText></w:r></w:del><w:ins w:author="Léa"><w:r><w:t> de Vaux</w:t></w:r></w:ins>
<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:link="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "http://exemple.invalid/a.png" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>suivi</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Léa Petit</w:t></w:r></w:fldSimple><w:hyperlink r:id="rId8"><w:r><w:t> mairie@exemple.invalid</w:t></w:r></w:hyperlink>
<w:fldSimple w:instr=" TITLE "><w:r><w:t>Ancien titre</w:t></w:r></w:fldSimple><x:appel/></w:p></w:hdr>"#;
    let rel = |id: &str, kind: &str, target: &str, mode: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/>"#
        )
    };
    let rels = |inside: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>"#
        )
    };
    let outside = r#" TargetMode="External""#;
    let of_document =
        rels(&(rel("rId1", "header", "header1.xml", "") + &rel("rId2", "settings", "settings.xml", "")));
    let of_header = rels(
        &(rel("rId9", "image", "http://exemple.invalid/logo.png", outside)
            + &rel("rId8", "hyperlink", "mailto:mairie@exemple.invalid", outside)),
    );
    let of_settings = rels(&rel(
        "rId1",
        "attachedTemplate",
        "file:///S:/modele.dotm",
        outside,
    ));
    let settings = r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"#;
    let bytes = package(
        &word(r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#),
        &[
            ("word/_rels/document.xml.rels", &of_document),
            ("word/header1.xml", header),
            ("word/_rels/header1.xml.rels", &of_header),
            ("word/settings.xml", settings),
            ("word/_rels/settings.xml.rels", &of_settings),
        ],
    );
    let template = Template::read(&bytes, "vaux.docx").unwrap();
    let out = written(&sample(), &template);
    let header = part(&out, "word/header1.xml");
    assert!(
        header.contains("Mairie") && header.contains(" de Vaux"),
        "{header}"
    );
    assert!(
        header.contains("mairie@exemple.invalid") && header.contains(&sample().title),
        "{header}"
    );
    for gone in [
        "ancien",
        "Léa",
        "suivi",
        "Ancien titre",
        "INCLUDE",
        "w:drawing",
        "w:pict",
        "appel",
    ] {
        assert!(!header.contains(gone), "{gone}: {header}");
    }
    for path in names(&out).iter().filter(|path| path.ends_with(".rels")) {
        let text = part(&out, path);
        assert!(
            !text.contains("External") && !text.contains("exemple.invalid"),
            "{path}"
        );
    }
    let said = template.remarks().join("\n");
    for word in ["lié", "AUTHOR", "champ", "internet"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_template_goes_from_one_process_to_another() {
    let template = house("commune.dotx");
    let sent = serde_json::to_vec(&template).unwrap();
    let back: Template = serde_json::from_slice(&sent).unwrap();
    assert_eq!(back, template);
}

#[test]
fn a_file_of_ours_is_a_template_of_ours() {
    let ours = docx(&sample(), &TextOptions::new(jiff::civil::date(2026, 11, 23))).unwrap();
    let template = Template::read(&ours, "RC.docx").unwrap();
    assert!(template.styles().iter().take(5).all(|one| one.name.is_some()));
    let first = read_any(&ours, "CCTP.docx").unwrap();
    let back = read_any(&written(&sample(), &template), "CCTP.docx").unwrap();
    assert_eq!(articles(&back), articles(&first));
}

#[test]
fn one_byte_changed_never_panics() {
    for (name, whole) in HOUSES {
        for at in (0..whole.len()).step_by(43) {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0x5a;
            if let Ok(template) = Template::read(&bytes, name) {
                written(&sample(), &template);
            }
        }
    }
}
