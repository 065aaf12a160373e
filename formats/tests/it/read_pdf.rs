//! PDF files: pages made by hand for each difficulty, and one made by LibreOffice from a piece of ours.

use std::fmt::Write as _;

use document::{Document, Place};
use formats::FormatError;
use formats::read::read_any;

use crate::seen::words as seen;

/// A file of these pages, each the instructions of its content; fonts: F1 plain, F2 bold, WinAnsi, without
/// widths. `more` are objects from number 20 on.
pub(crate) fn file(pages: &[String], more: &[String]) -> Vec<u8> {
    let font = |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>");
    let mut objects: Vec<(usize, Vec<u8>)> = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (3, font("Helvetica").into_bytes()),
        (4, font("Helvetica-Bold").into_bytes()),
    ];
    let mut kids = String::new();
    for (n, page) in pages.iter().enumerate() {
        let (number, content) = (100 + 2 * n, latin(page));
        let _ = write!(kids, "{number} 0 R ");
        let dict = format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</X 20 0 R>>>>>>",
            number + 1
        );
        objects.push((number, dict.into_bytes()));
        let mut stream = format!("<</Length {}>>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend(b"\nendstream");
        objects.push((number + 1, stream));
    }
    let root = format!(
        "<</Type/Pages/MediaBox[0 0 595 842]/Count {}/Kids[{kids}]>>",
        pages.len()
    );
    objects.push((2, root.into_bytes()));
    for (n, object) in more.iter().enumerate() {
        objects.push((20 + n, latin(object)));
    }
    objects.sort_by_key(|(number, _)| *number);
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = String::new();
    for (number, body) in &objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").into_bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size 1000/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    out
}

/// Windows-1252, for the few signs that tests use.
fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '’' => 0x92,
            '–' => 0x96,
            '•' => 0x95,
            '€' => 0x80,
            'œ' => 0x9c,
            c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect()
}

/// A line of text: font, size, place.
fn line(font: &str, size: f64, x: f64, y: f64, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Lines one under the other, 14 points apart.
fn lines(x: f64, y: f64, texts: &[&str]) -> String {
    texts
        .iter()
        .enumerate()
        .map(|(n, text)| line("F1", 11.0, x, y - 14.0 * n as f64, text))
        .collect()
}

#[track_caller]
fn check(pages: &[String], expected: &[&str]) -> Document {
    let document = read_any(&file(pages, &[]), "x.pdf").unwrap();
    assert_eq!(seen(&document), expected);
    document
}

const FILL: [&str; 6] = [
    "Le titulaire livre le mobilier dans les salles que le directeur",
    "désigne, à l’étage, et le monte le jour même de la livraison, sans",
    "frais pour la commune. Il reprend les emballages et les fait",
    "recycler par une filière qu’il nomme dans son offre, avec les",
    "preuves que cette filière délivre, chaque année, à la date que le",
    "marché fixe pour la remise du bilan.",
];

#[test]
fn titles_paragraphs_and_items() {
    let page = [
        line("F2", 14.0, 60.0, 780.0, "Article 1 – Objet"),
        lines(60.0, 750.0, &FILL),
        line("F2", 11.0, 60.0, 640.0, "1.1 Pièces"),
        lines(60.0, 615.0, &["Le candidat remet :"]),
        lines(
            60.0,
            597.0,
            &["• une déclaration qui dit qu’il ne se trouve dans aucun des cas"],
        ),
        lines(72.0, 583.0, &["d’exclusion ;"]),
        lines(60.0, 565.0, &["• un mémoire."]),
        line("F2", 14.0, 60.0, 520.0, "Article 2 – Durée"),
        lines(60.0, 500.0, &["Le marché dure un an."]),
    ]
    .concat();
    let document = check(
        &[page],
        &[
            "T1 Objet",
            &format!("P {}", FILL.join(" ")),
            "T2 Pièces",
            "P Le candidat remet :",
            "I une déclaration qui dit qu’il ne se trouve dans aucun des cas d’exclusion ;",
            "I un mémoire.",
            "T1 Durée",
            "P Le marché dure un an.",
        ],
    );
    assert_eq!(document.passages()[7].article.as_deref(), Some("2"));
    assert!(document.pages.values().all(|page| *page == 1));
}

#[test]
fn two_columns() {
    let left = [
        "Cette colonne se lit la première,",
        "de haut en bas, jusqu’à sa dernière",
        "ligne, avant que l’on passe à celle",
        "de droite, où la phrase commencée",
        "ici trouve enfin, après bien des",
        "détours par la marge du milieu,",
    ];
    let right = [
        "la fin que le lecteur attendait. La",
        "seconde colonne contient ensuite une",
        "autre phrase, tout aussi longue, que",
        "rien ne doit mêler à la première",
        "colonne malgré leurs lignes qui se",
        "font face d’un bout à l’autre.",
    ];
    let page = [
        line("F2", 14.0, 60.0, 780.0, "Article 1 – Deux colonnes"),
        lines(60.0, 740.0, &left),
        lines(310.0, 740.0, &right),
    ]
    .concat();
    check(
        &[page],
        &[
            "T1 Deux colonnes",
            &format!("P {} {}", left.join(" "), right.join(" ")),
        ],
    );
}

#[test]
fn hyphens_at_the_ends_of_lines() {
    let page = lines(
        60.0,
        780.0,
        &[
            "Le titulaire garantit le mobilier pendant cinq ans, y compris la main-",
            "d’œuvre et le déplacement, sans que la commune ait à prouver un usage nor-",
            "mal. Il tient les pièces détachées prêtes pendant dix ans après la der-",
            "nière livraison et les livre sous dix jours, comme le prévoit l’article L2112-",
            "4 du code, et les sous-traitants font de même pour leur part, avec leurs ou-",
            "tils.",
        ],
    );
    check(
        &[page],
        &[
            "P Le titulaire garantit le mobilier pendant cinq ans, y compris la main-d’œuvre et le déplacement, \
           sans que la commune ait à prouver un usage normal. Il tient les pièces détachées prêtes pendant dix \
           ans après la dernière livraison et les livre sous dix jours, comme le prévoit l’article L2112-4 du \
           code, et les sous-traitants font de même pour leur part, avec leurs outils.",
        ],
    );
}

#[test]
fn headers_footers_and_sentences_over_pages() {
    let page = |n: usize, body: String| {
        [
            line("F1", 8.0, 400.0, 810.0, "Commune de Saverne – CCTP"),
            body,
            line("F1", 8.0, 60.0, 30.0, "Mobilier scolaire"),
            line("F1", 8.0, 500.0, 30.0, &format!("Page {n} / 3")),
        ]
        .concat()
    };
    let document = check(
        &[
            page(1, lines(60.0, 780.0, &FILL[..3])),
            page(2, lines(60.0, 780.0, &FILL[3..])),
            page(3, lines(60.0, 780.0, &["Une autre phrase."])),
        ],
        &[&format!("P {}", FILL.join(" ")), "P Une autre phrase."],
    );
    let pages: Vec<u32> = document
        .passages()
        .iter()
        .map(|p| document.pages[&p.block])
        .collect();
    assert_eq!(pages, [1, 3]);
}

#[test]
fn contents_are_left_out() {
    let page = [
        line("F2", 14.0, 60.0, 780.0, "Sommaire"),
        lines(60.0, 750.0, &["Article 1 – Objet ............................ 2"]),
        lines(60.0, 730.0, &["Article 2 – Durée du marché et des bons de"]),
        lines(60.0, 716.0, &["commande ............................ 2"]),
        lines(60.0, 696.0, &["Article 3 – Prix ............................ 2"]),
    ]
    .concat();
    let next = [
        line("F2", 14.0, 60.0, 780.0, "Article 1 – Objet"),
        lines(60.0, 760.0, &["Du mobilier."]),
    ]
    .concat();
    check(&[page, next], &["T1 Objet", "P Du mobilier."]);
}

#[test]
fn tables_with_lines_go_over_pages() {
    let rules = |x: &[f64], y: &[f64]| {
        let mut out = String::new();
        for y in y {
            let _ = writeln!(out, "{} {y} m {} {y} l S", x[0], x[x.len() - 1]);
        }
        for x in x {
            let _ = writeln!(out, "{x} {} m {x} {} l S", y[0], y[y.len() - 1]);
        }
        out
    };
    let head = line("F2", 11.0, 64.0, 768.0, "Repère") + &line("F2", 11.0, 164.0, 768.0, "Exigence");
    let row = |y: f64, mark: &str, texts: &[&str]| lines(64.0, y, &[mark]) + &lines(164.0, y, texts);
    let first = [
        lines(60.0, 810.0, &["Le mobilier est le suivant :"]),
        rules(&[60.0, 160.0, 500.0], &[780.0, 760.0, 725.0]),
        head.clone(),
        row(
            748.0,
            "M1",
            &[
                "Une table à six places dont le plateau résiste aux chocs et aux",
                "rayures.",
            ],
        ),
    ]
    .concat();
    let second = [
        rules(&[60.0, 160.0, 500.0], &[780.0, 760.0, 740.0]),
        head,
        row(748.0, "M2", &["Une chaise."]),
        lines(60.0, 700.0, &["Fin."]),
    ]
    .concat();
    check(
        &[first, second],
        &[
            "P Le mobilier est le suivant :",
            "H Repère",
            "H Exigence",
            "C M1",
            "C Une table à six places dont le plateau résiste aux chocs et aux rayures.",
            "C M2",
            "C Une chaise.",
            "P Fin.",
        ],
    );
}

#[test]
fn notes_follow_the_text_of_their_page() {
    let page = [
        lines(60.0, 780.0, &FILL[..5]),
        lines(60.0, 710.0, &["marché fixe pour la remise du bilan"]),
        line("F1", 6.5, 234.0, 714.0, "1"),
        lines(239.0, 710.0, &["."]),
        line("F1", 6.5, 60.0, 84.0, "1"),
        line("F1", 9.0, 66.0, 80.0, "Le modèle de bilan est annexé."),
    ]
    .concat();
    let next = lines(60.0, 780.0, &["La suite."]);
    check(
        &[page, next],
        &[
            &format!("P {}", FILL.join(" ")),
            "N Le modèle de bilan est annexé.",
            "P La suite.",
        ],
    );
}

#[test]
fn ligatures_spacing_and_turned_pages() {
    // Letters placed one by one, words told by gaps alone; the page is turned by its own matrix.
    let page = "BT /F1 10 Tf 0 1 -1 0 300 100 Tm [(Une) -300 (phr) 10 (ase) -300 (tourn\u{e9}e.)] TJ ET\n";
    check(&[page.to_owned()], &["P Une phrase tournée."]);
}

fn refused(bytes: &[u8], word: &str) -> FormatError {
    let error = read_any(bytes, "x.pdf").unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("x.pdf") && text.ends_with('.') && text.contains(word),
        "{text}"
    );
    error
}

#[test]
fn pictures_of_pages_are_refused() {
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n0\nendstream";
    let bytes = file(
        &["q 595 0 0 842 0 0 cm /X Do Q".to_owned()],
        &[picture.to_owned()],
    );
    refused(&bytes, "scan");
    refused(&file(&[String::new()], &[]), "aucun texte");
}

#[test]
fn hostile_files() {
    let whole = file(&[lines(60.0, 780.0, &FILL)], &[]);
    for end in (0..whole.len()).step_by(37) {
        if let Err(error) = read_any(&whole[..end], "x.pdf") {
            assert!(error.to_string().starts_with("x.pdf"));
        }
    }
    for at in (0..whole.len()).step_by(11) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        if let Err(error) = read_any(&bytes, "x.pdf") {
            assert!(error.to_string().starts_with("x.pdf"));
        }
    }
    // A form that draws itself, twice.
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 20 0 R>>>>/Length 12>>\nstream\n/X Do /X Do \nendstream";
    let page = format!("/X Do\n{}", lines(60.0, 780.0, &["Texte."]));
    let document = read_any(&file(&[page], &[form.to_owned()]), "x.pdf");
    assert!(document.is_ok());
    // Forms that each draw the next ten times.
    let chain: Vec<String> = (0..10)
        .map(|n| {
            let body = "/Y Do ".repeat(10);
            format!(
                "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Y {} 0 R>>>>/Length {}>>\nstream\n{body}\nendstream",
                21 + n,
                body.len()
            )
        })
        .collect();
    let error = refused(&file(&["/X Do".to_owned()], &chain), "prudence");
    assert!(matches!(error, FormatError::TooLarge { .. }));
    let deep = format!("{}{}", "[".repeat(100_000), lines(60.0, 780.0, &["Texte."]));
    let _ = read_any(&file(&[deep], &[]), "x.pdf");
}

/// Words of a passage without what the two formats write differently: spaces, case, marks of items.
fn bare(text: &str) -> String {
    text.trim_start_matches(['–', '•', ' '])
        .to_lowercase()
        .split(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty() && *word != "–")
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_piece_of_ours_reads_as_its_word_file() {
    // Made by `emplettes draft examples/mobilier-scolaire.toml`, then LibreOffice.
    let read = |bytes: &[u8], name: &str| read_any(bytes, name).unwrap();
    let word = read(include_bytes!("../fixtures/cctp.docx"), "CCTP.docx");
    let pdf = read(include_bytes!("../fixtures/cctp-libreoffice.pdf"), "CCTP.pdf");
    assert_eq!((word.kind, &word.title), (pdf.kind, &pdf.title));
    let titles = |document: &Document| -> Vec<(Option<String>, String)> {
        let passages = document.passages().into_iter();
        passages
            .filter(|p| matches!(p.place, Place::Title { .. }))
            .map(|p| (p.article, p.text))
            .collect()
    };
    assert_eq!(titles(&word), titles(&pdf));
    let all =
        |document: &Document| -> Vec<String> { document.passages().iter().map(|p| bare(&p.text)).collect() };
    let (word, read) = (all(&word), all(&pdf));
    let same = word.iter().filter(|text| read.contains(text)).count();
    assert!(same * 100 >= word.len() * 95, "{same} of {}", word.len());
    let last = pdf.passages().last().map(|p| pdf.pages[&p.block]);
    assert_eq!(last, Some(6));
}

#[test]
fn a_page_printed_by_a_browser() {
    let document = read_any(include_bytes!("../fixtures/extrait-chromium.pdf"), "x.pdf").unwrap();
    let seen = seen(&document);
    let has = |text: &str| {
        assert!(
            seen.iter().any(|line| line.starts_with(text)),
            "{text}: {seen:#?}"
        )
    };
    has("T1 Objet du marché");
    has(
        "P Le titulaire livre le mobilier monté, à l’étage, dans les salles désignées par le directeur de l’école, sans frais",
    );
    has("I un mémoire technique qui répond aux questions de l’article 4 et décrit");
    has("I hors taxes.");
    has("H Critère");
    has("C Prix, jugé sur la simulation de commande jointe au dossier de consultation");
    has(
        "P Efficacité des affûts, office et fluidité\u{a0}: les ligatures ffi et fl sont lues lettre à lettre. Le marché est conclu pour douze mois à compter de sa notification, reconductible trois fois par décision expresse.",
    );
}
