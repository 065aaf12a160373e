//! Tables of the buyer, with and without a mapping.

use std::io::{Cursor, Write};

use catalog::{ImportKind, Status};
use zip::write::SimpleFileOptions;

use crate::imports_support::{Asked, Desk, balance, ignored, says, siren, siret, siret_of};

const MAPPING: &str = r#"
[source]
title = "Annuaire d’essai"
publisher = "Éditeur d’essai"
licence = "Licence Ouverte 2.0"
dated = 2026-03-01

[columns]
siret = "N° SIRET"
name = "Nom"
naf = "APE"
insee = "Commune"
legal_category = "CJ"
headcount = "Effectif"
label = "Labels"

[[fact]]
key = "certification:chaine-de-controle-bois"
column = "PEFC"
yes = ["oui", "certifié"]
value_column = "Certificat"
status = "verifie"

[[fact]]
key = "repair:pieces-detachees"
column = "Pièces"
"#;

fn mapped<'a>() -> Asked<'a> {
    Asked {
        mapping: Some(MAPPING),
        ..Asked::default()
    }
}

#[test]
fn a_mapping_says_what_columns_are() {
    let desk = Desk::new();
    let text = format!(
        "N° SIRET;Nom;APE;Commune;CJ;Effectif;Labels;PEFC;Certificat;Pièces;Observations\n\
         {};NEUVE D’ESSAI;31.01Z;67437;5710;12;epv, autre;Certifié;n° 12;x;libre\n\
         {};SOCIETE D’ESSAI 1;;;;grand;;oui;n° 13;peut-être;\n\
         {};M. X;31.01Z;67437;1000;;;oui;;x;\n\
         {};;31.01Z;67437;5710;;;oui;;x;\n",
        siret(80, 1),
        siret(1, 1),
        siret(81, 1),
        siret(82, 1),
    );
    let path = desk.file("annuaire.csv", text);
    let report = desk.import(ImportKind::Csv, &path, &mapped()).unwrap();
    assert_eq!(balance(&report), [4, 2, 2, 0]);
    assert_eq!((report.created, report.updated, report.facts), (1, 1, 4));
    assert_eq!(ignored(&report, "donnée personnelle"), 1);
    assert_eq!(ignored(&report, "sans nom"), 1);
    says(
        &report,
        1,
        "colonnes non reprises\u{a0}: «\u{a0}Observations\u{a0}»",
    );
    says(&report, 2, "label «\u{a0}autre\u{a0}» inconnu");
    says(&report, 3, "«\u{a0}grand\u{a0}» inconnue");
    says(&report, 3, "«\u{a0}peut-être\u{a0}» n’est ni oui ni non");
    assert!(
        report.source.code.starts_with("csv@2026-03-01"),
        "{}",
        report.source.code
    );
    assert_eq!(report.source.title, "Annuaire d’essai");
    let site = desk
        .catalog
        .site(&siret(80, 1).parse().unwrap())
        .unwrap()
        .unwrap();
    let facts: Vec<_> = site
        .known
        .iter()
        .map(|f| (f.key.as_str(), f.value.as_str(), f.status))
        .collect();
    assert_eq!(
        facts,
        [
            ("certification:chaine-de-controle-bois", "n° 12", Status::Verifie),
            ("label:epv", "", Status::Declare),
            ("repair:pieces-detachees", "", Status::Declare),
        ]
    );
    assert_eq!(
        site.headcount.map(|(band, year)| (band.code, year)),
        Some(("12", 2026))
    );
}

#[test]
fn mappings_are_checked() {
    let desk = Desk::new();
    let path = desk.file("t.csv", "SIRET;Nom\n");
    let said = |mapping: &str| {
        let asked = Asked {
            mapping: Some(mapping),
            ..Asked::default()
        };
        desk.import(ImportKind::Csv, &path, &asked)
            .unwrap_err()
            .to_string()
    };
    let source = "[source]\ndated = \"2026-03-01\"\n";
    for (mapping, part) in [
        (
            "[colonnes]\nsiret = \"SIRET\"\n".to_owned(),
            "ligne 1\u{a0}: champ inconnu",
        ),
        (
            format!("{source}[columns]\nsirett = \"SIRET\"\n"),
            "ligne 4\u{a0}: champ inconnu",
        ),
        (
            format!("{source}[columns]\nsiret = \"Siret du site\"\n"),
            "«\u{a0}Siret du site\u{a0}»",
        ),
        (
            format!("{source}[[fact]]\nkey = \"certification:inventee\"\ncolumn = \"Nom\"\n"),
            "n’existe pas",
        ),
        (
            format!("{source}[[fact]]\nkey = \"label:epv\"\ncolumn = \"Nom\"\nstatus = \"deduit\"\n"),
            "valeur inconnue",
        ),
        ("[source]\ndated = \"hier\"\n".to_owned(), "doit être un jour"),
        ("[source\n".to_owned(), "ligne 1"),
    ] {
        let sentence = said(&mapping);
        assert!(sentence.contains(part), "{mapping}\n{sentence}");
    }
}

#[test]
fn usual_names_need_no_mapping() {
    let desk = Desk::new();
    let text = format!(
        "SIREN,Raison sociale,Code postal,Ville\n{},UNITE D’ESSAI,67700,Saverne\n{},SOCIETE D’ESSAI 1,,\n",
        siren(90),
        siren(1)
    );
    let report = desk.text(ImportKind::Csv, "u.csv", text).unwrap();
    assert_eq!(balance(&report), [2, 1, 1, 0]);
    assert_eq!(ignored(&report, "déjà connue"), 1);
    says(
        &report,
        1,
        "entrepreneurs individuels ne peuvent pas être reconnus",
    );
    let firm = desk.catalog.firm(&siren(90).parse().unwrap()).unwrap().unwrap();
    assert_eq!((firm.name.as_str(), firm.sites.len()), ("UNITE D’ESSAI", 1));
    assert!(
        desk.refused(ImportKind::Csv, "n.csv", "siret;ville\n")
            .contains("nom des entreprises")
    );
    assert!(
        desk.refused(ImportKind::Csv, "v.csv", "nom;ville\n")
            .contains("SIRET")
    );
}

/// A workbook of one sheet, from the XML of its rows.
pub(crate) fn workbook(rows: &str, others: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let sheets: String = others
        .split(',')
        .filter(|name| !name.is_empty())
        .enumerate()
        .map(|(at, name)| format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"rId1\"/>", at + 2))
        .collect();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006";
    for (name, body) in [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/>{sheets}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{body}").as_bytes())
            .unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A cell of text.
fn text(at: &str, value: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
}

#[test]
fn a_workbook_is_read_whatever_the_types_of_its_cells() {
    let desk = Desk::new();
    // A number that a spreadsheet stripped of the zeros before it.
    let zeros = siret_of("00009999");
    let rows = [
        format!("<row r=\"1\">{}</row>", text("A1", "Liste d’essai")),
        format!(
            "<row r=\"3\">{}{}{}{}</row>",
            text("A3", "SIRET"),
            text("B3", "Nom"),
            text("C3", "Date de fin"),
            text("D3", "Domaine")
        ),
        format!(
            "<row r=\"4\"><c r=\"A4\"><v>{}</v></c>{}<c r=\"C4\" s=\"1\"><v>46752</v></c></row>",
            siret(1, 1),
            text("B4", "X")
        ),
        format!(
            "<row r=\"5\"><c r=\"A5\"><v>{}</v></c><c r=\"B5\" t=\"b\"><v>1</v></c></row>",
            zeros.trim_start_matches('0')
        ),
        format!(
            "<row r=\"6\">{}<c r=\"B6\" t=\"e\"><v>#N/A</v></c></row>",
            text("A6", "pas un numéro")
        ),
        format!("<row r=\"7\"><c r=\"A7\"/>{}</row>", text("B7", "sans numéro")),
        format!(
            "<row r=\"9\">{}{}</row>",
            text("A9", &siret(2, 1)),
            text("F9", "au-delà")
        ),
        "<row r=\"10\"><c r=\"A10\"><v>12.5</v></c></row>".to_owned(),
    ]
    .concat();
    let report = desk
        .text(ImportKind::Ea, "liste.xlsx", workbook(&rows, "Autre,Notes"))
        .unwrap();
    assert_eq!(balance(&report), [6, 3, 0, 3]);
    assert_eq!((report.created, report.updated), (1, 2));
    assert!(desk.catalog.site(&zeros.parse().unwrap()).unwrap().is_some());
    says(&report, 1, "lignes 1 à 2 placées avant l’en-tête");
    says(
        &report,
        0,
        "feuilles non lues\u{a0}: «\u{a0}Autre\u{a0}», «\u{a0}Notes\u{a0}»",
    );
    says(&report, 0, "zéros de tête sont rétablis");
    says(&report, 0, "lues comme vides\u{a0}: 1");
    says(&report, 0, "sans nom de colonne, non lues\u{a0}: 1");
    says(&report, 6, "numéro SIRET invalide");
    says(&report, 7, "numéro SIRET absent");
    says(&report, 10, "numéro SIRET invalide");
    let site = desk.catalog.site(&siret(1, 1).parse().unwrap()).unwrap().unwrap();
    assert_eq!(site.known[0].value, "valable jusqu’au 31/12/2027");
}
