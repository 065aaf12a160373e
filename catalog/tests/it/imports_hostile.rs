//! Files that are not what they should be: a French sentence or a refused line, never a panic, never a silent loss.

use std::io::{Cursor, Write};

use catalog::ImportKind;
use zip::write::SimpleFileOptions;

use crate::imports_mapped::workbook;
use crate::imports_support::{Asked, Desk, balance, ignored, says, siret};

/// The kinds whose files stand alone.
const KINDS: [ImportKind; 7] = [
    ImportKind::Decp,
    ImportKind::Epv,
    ImportKind::Rge,
    ImportKind::Ea,
    ImportKind::Esat,
    ImportKind::Siae,
    ImportKind::Csv,
];

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

fn lines(count: u32) -> String {
    let mut text = "siret;nom;uid;dateNotification;titulaire_id\n".to_owned();
    for n in 0..count {
        let number = siret(n % 9_000, 1);
        text.push_str(&format!(
            "{number};SOCIETE D’ESSAI {n};u{n};2025-01-01;{number}\n"
        ));
    }
    text
}

#[test]
fn files_that_are_no_lists_are_refused_with_a_sentence() {
    let desk = Desk::new();
    let text = lines(3_000);
    let zip = zipped("liste.csv", text.as_bytes());
    let gz = gzipped(text.as_bytes());
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let cases: [(&str, Vec<u8>, &str); 14] = [
        ("vide.csv", Vec::new(), "vide"),
        ("blanc.csv", b"\n\n\n".to_vec(), "vide"),
        (
            "ancien.csv",
            [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat(),
            "ancien Excel",
        ),
        ("coupe.zip", zip[..zip.len() / 2].to_vec(), "tronquée ou abîmée"),
        ("coupe.gz", gz[..gz.len() / 2].to_vec(), "tronquée ou abîmée"),
        ("photos.zip", zipped("photo.jpg", b"x"), "aucun fichier .csv"),
        ("liste.csv", utf16, "UTF-16"),
        ("liste.pdf", b"%PDF-1.7 x".to_vec(), "PDF"),
        ("binaire.csv", vec![0; 5_000], "fichier de texte"),
        ("ligne.csv", vec![b'x'; 9 << 20], "en-tête"),
        ("mac.csv", b"siret;nom\r1;2\r".to_vec(), "ancien Mac"),
        ("colonnes.csv", b"a;b;c\n1;2;3\n".to_vec(), "colonnes trouvées"),
        ("vide.xlsx", workbook("", ""), "vide"),
        (
            "abime.xlsx",
            workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></row>", ""),
            "classeur abîmé",
        ),
    ];
    for kind in KINDS {
        for (name, bytes, part) in &cases {
            let sentence = desk.refused(kind, name, bytes);
            assert!(sentence.contains(part), "{kind:?} {name}: {sentence}");
        }
        let folder = desk.catalog.data_dir().to_owned();
        let sentence = desk.import(kind, &folder, &dated()).unwrap_err().to_string();
        assert!(sentence.contains("dossier"), "{sentence}");
        let sentence = desk
            .import(kind, &folder.join("absent.csv"), &dated())
            .unwrap_err()
            .to_string();
        assert!(sentence.contains("n’existe pas"), "{sentence}");
    }
    let book = workbook(
        &format!("<row r=\"1\"><c r=\"A1\"><v>{}</v></c></row>", "1".repeat(30)),
        "",
    );
    for end in (0..book.len()).step_by(book.len() / 40) {
        let sentence = desk.refused(ImportKind::Csv, "coupe.xlsx", &book[..end]);
        assert!(!sentence.is_empty());
    }
}

fn dated<'a>() -> Asked<'a> {
    Asked {
        dated: Some("2026-01-01"),
        dry_run: true,
        ..Asked::default()
    }
}

#[test]
fn json_that_is_cut_deep_or_endless_is_refused() {
    let desk = Desk::new();
    let contract = format!(
        r#"{{"id":"1","dateNotification":"2025-01-01","titulaires":[{{"id":"{}"}}]}}"#,
        siret(1, 1)
    );
    let whole = format!("{{\"marches\":{{\"marche\":[\n{contract},\n{contract}]}}}}");
    for end in [10, 40, whole.len() / 2, whole.len() - 2] {
        let sentence = desk.refused(ImportKind::Decp, "coupe.json", &whole[..end]);
        assert!(sentence.contains("tronqué"), "{sentence}");
    }
    let sentence = desk.refused(
        ImportKind::Decp,
        "autre.json",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
    );
    assert!(sentence.contains("aucun marché"), "{sentence}");
    let deep = "{\"a\":".repeat(1 << 20);
    assert!(
        desk.refused(ImportKind::Decp, "profond.json", deep)
            .contains("imbriqués")
    );
    // A string of 50 MB: the contract that holds it is refused, the next one is read.
    let long = format!(
        "{{\"marches\":{{\"marche\":[{{\"id\":\"0\",\"objet\":\"{}\"}},\n{contract}]}}}}",
        "x".repeat(50 << 20)
    );
    let path = desk.file("long.json", long);
    let report = desk.import(ImportKind::Decp, &path, &dated()).unwrap();
    assert_eq!(balance(&report), [2, 1, 0, 1]);
    says(&report, 1, "marché trop long");
    let sentence = desk.refused(ImportKind::Siae, "liste.csv", &whole);
    assert!(sentence.contains("colonnes trouvées"), "{sentence}");
}

#[test]
fn bad_lines_are_refused_and_the_others_read() {
    let desk = Desk::new();
    let la_poste = "35600000009075";
    let text = format!(
        "siret;nom;naf\n\
         {};\"Guillemet seul;31.01Z\n\
         {};É LATINE;31.01Z\n\
         {la_poste};LA POSTE D’ESSAI;31.01Z\n\
         SOCIETE D’ESSAI;{};31.01Z\n\
         {};trop;de;cases\n\
         {};assez;31.01Z;;\n\
         {}\n\
         1,23456E+13;tableur;31.01Z\n\
         ;sans numéro;\n\
         \n",
        siret(101, 1),
        siret(102, 1),
        siret(103, 1),
        siret(104, 1),
        siret(105, 1),
        siret(106, 1),
    );
    let bytes = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let report = desk.text(ImportKind::Esat, "liste.csv", bytes).unwrap();
    let [read, kept, ..] = balance(&report);
    assert_eq!((read, kept), (9, 4), "{report:#?}");
    assert_eq!(report.created + report.updated, 4);
    says(&report, 5, "il faut 14 chiffres");
    says(&report, 6, "4 au lieu de 3");
    says(&report, 8, "1 au lieu de 3");
    says(&report, 9, "tableur");
    says(&report, 10, "numéro SIRET absent");
    let name = |n: &str| desk.catalog.site(&n.parse().unwrap()).unwrap().unwrap().name;
    assert_eq!(name(&siret(101, 1)), "\"Guillemet seul");
    assert_eq!(name(&siret(102, 1)), "É LATINE");
    assert_eq!(name(la_poste), "LA POSTE D’ESSAI");
    let text = format!(
        "siret;nom\n{};\"deux\nlignes\"\n{};une\n",
        siret(107, 1),
        siret(108, 1)
    );
    let report = desk.text(ImportKind::Esat, "lignes.csv", text).unwrap();
    assert_eq!(balance(&report), [2, 2, 0, 0]);
    assert_eq!(name(&siret(107, 1)), "deux lignes");
}

#[test]
fn a_line_without_end_is_refused_and_the_rest_is_read() {
    let desk = Desk::new();
    let text = format!(
        "siret;nom\n{};{}\n{};COURTE\n",
        siret(110, 1),
        "x".repeat(9 << 20),
        siret(111, 1)
    );
    let path = desk.file("longue.csv", text);
    for kind in [ImportKind::Ea, ImportKind::Csv] {
        let report = desk.import(kind, &path, &dated()).unwrap();
        assert_eq!(balance(&report), [2, 1, 0, 1]);
        says(&report, 2, "ligne trop longue");
    }
}

#[test]
fn many_lines_are_all_accounted_for() {
    let desk = Desk::new();
    let path = desk.file("beaucoup.csv", lines(20_000));
    for kind in KINDS {
        let report = desk.import(kind, &path, &dated()).unwrap();
        let [read, ..] = balance(&report);
        assert_eq!(read, 20_000, "{kind:?}");
        assert!(ignored(&report, "") > 0);
    }
}
