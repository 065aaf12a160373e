//! The stock of Sirene as Parquet says the same as the stock as CSV.

use std::fs::File;
use std::sync::Arc;

use catalog::{Catalog, ImportKind, ImportReport, ImportRequest, Site};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::imports_support::{Desk, siren, siret};

/// The values of a column: empty is « not given ».
type Row = Vec<String>;

/// Writes a Parquet file of two groups of rows; the schema says how the text of each cell is held.
fn write(path: &std::path::Path, schema: &str, rows: &[Row], compression: Compression) {
    let schema = Arc::new(parse_message_type(&format!("message stock {{ {schema} }}")).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut writer = SerializedFileWriter::new(File::create(path).unwrap(), schema, properties).unwrap();
    for part in rows.chunks(rows.len().div_ceil(2)) {
        let mut group = writer.next_row_group().unwrap();
        let mut at = 0;
        while let Some(mut column) = group.next_column().unwrap() {
            let cells: Vec<&str> = part.iter().map(|row| row[at].as_str()).collect();
            let given: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
            let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
            let levels = Some(&levels[..]);
            macro_rules! put {
                ($kind:ty, $parse:expr) => {{
                    let values: Vec<_> = given.iter().map($parse).collect();
                    column
                        .typed::<$kind>()
                        .write_batch(&values, levels, None)
                        .unwrap();
                }};
            }
            match column.untyped() {
                parquet::column::writer::ColumnWriter::BoolColumnWriter(_) => {
                    put!(BoolType, |c| *c == "true")
                }
                parquet::column::writer::ColumnWriter::Int32ColumnWriter(_) => put!(Int32Type, |c| days(c)),
                parquet::column::writer::ColumnWriter::Int64ColumnWriter(_) => {
                    put!(Int64Type, |c| instant(c))
                }
                parquet::column::writer::ColumnWriter::DoubleColumnWriter(_) => {
                    put!(DoubleType, |c| c.parse::<f64>().unwrap());
                }
                _ => put!(ByteArrayType, |c| ByteArray::from(*c)),
            }
            column.close().unwrap();
            at += 1;
        }
        group.close().unwrap();
    }
    writer.close().unwrap();
}

/// Days since 1970, or a year as it is.
fn days(text: &str) -> i32 {
    match text.parse::<tender::Date>() {
        Ok(date) => (date - tender::Date::new(1970, 1, 1).unwrap()).get_days(),
        Err(_) => text.parse().unwrap(),
    }
}

/// Microseconds since 1970 of the day.
fn instant(text: &str) -> i64 {
    i64::from(days(&text[..10])) * 86_400_000_000
}

fn establishments() -> (String, String, Vec<Row>) {
    let names = "siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,\
                 anneeEffectifsEtablissement,dateDernierTraitementEtablissement,etablissementSiege,codePostalEtablissement,\
                 libelleCommuneEtablissement,codeCommuneEtablissement,etatAdministratifEtablissement,enseigne1Etablissement,\
                 denominationUsuelleEtablissement,activitePrincipaleEtablissement,\
                 nomenclatureActivitePrincipaleEtablissement,coordonneeLambertAbscisseEtablissement,\
                 coordonneeLambertOrdonneeEtablissement,libelleVoieEtablissement"
        .replace(' ', "");
    let schema = names
        .split(',')
        .map(|name| match name {
            "dateCreationEtablissement" => format!("optional int32 {name} (DATE);"),
            "anneeEffectifsEtablissement" => format!("optional int32 {name};"),
            "dateDernierTraitementEtablissement" => {
                format!("optional int64 {name} (TIMESTAMP(MICROS,false));")
            }
            "etablissementSiege" => format!("optional boolean {name};"),
            name if name.starts_with("coordonnee") => format!("optional double {name};"),
            _ => format!("optional binary {name} (UTF8);"),
        })
        .collect();
    let mut rows = Vec::new();
    for n in 100..140 {
        let state = if n % 10 == 0 { "F" } else { "A" };
        let naf = if n % 7 == 0 { "47.11B" } else { "31.01Z" };
        let seat = if n % 2 == 0 { "true" } else { "" };
        let row = format!(
            "{}|O|2001-02-{:02}|12|2023|2026-02-17|{seat}|67700|SAVERNE|67437|{state}|L’ATELIER, \"{n}\"||{naf}|NAFRev2|1023000.5|6857000|DE L’ESSAI",
            siret(n, 1),
            n % 28 + 1
        );
        rows.push(row.split('|').map(str::to_owned).collect());
    }
    (names, schema, rows)
}

fn units() -> (String, String, Vec<Row>) {
    let names = "siren,statutDiffusionUniteLegale,etatAdministratifUniteLegale,denominationUniteLegale,\
                 categorieJuridiqueUniteLegale,categorieEntreprise,anneeCategorieEntreprise,trancheEffectifsUniteLegale,\
                 anneeEffectifsUniteLegale,prenom1UniteLegale"
        .replace(' ', "");
    let schema = names
        .split(',')
        .map(|name| match name {
            name if name.starts_with("annee") => format!("optional int32 {name};"),
            "categorieJuridiqueUniteLegale" => format!("optional int32 {name};"),
            _ => format!("optional binary {name} (UTF8);"),
        })
        .collect();
    let rows = (100..140)
        .map(|n| {
            let legal = if n % 9 == 0 { "1000" } else { "5710" };
            let row = format!("{}|O|A|SOCIETE D’ESSAI {n}|{legal}|PME|2023|12|2023|", siren(n));
            row.split('|').map(str::to_owned).collect()
        })
        .collect();
    (names, schema, rows)
}

fn csv_of(names: &str, rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names.split(',')).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn import(catalog: &Catalog, files: &[std::path::PathBuf]) -> catalog::Result<ImportReport> {
    catalog.import(
        &ImportRequest {
            kind: ImportKind::Sirene,
            files,
            dated: None,
            divisions: &[],
            mapping: None,
            dry_run: false,
            today: crate::today(),
            at: "2026-11-28T09:00:00",
        },
        &mut |_| Ok(()),
    )
}

#[test]
fn parquet_says_the_same_as_csv() {
    let (names, schema, rows) = establishments();
    let (unit_names, unit_schema, unit_rows) = units();
    let mut found: Vec<(ImportReport, Vec<Site>)> = Vec::new();
    for compression in [
        None,
        Some(Compression::SNAPPY),
        Some(Compression::ZSTD(Default::default())),
    ] {
        let desk = Desk::new();
        let files = match compression {
            None => vec![
                desk.file("etablissements", csv_of(&names, &rows)),
                desk.file("unites", csv_of(&unit_names, &unit_rows)),
            ],
            Some(compression) => {
                let files = vec![desk.file("etablissements", ""), desk.file("unites", "")];
                write(&files[0], &schema, &rows, compression);
                write(&files[1], &unit_schema, &unit_rows, compression);
                files
            }
        };
        let report = import(&desk.catalog, &files).unwrap();
        let sites = (100..140)
            .filter_map(|n| desk.catalog.site(&siret(n, 1).parse().unwrap()).unwrap())
            .collect();
        found.push((report, sites));
    }
    let (report, sites) = &found[0];
    assert_eq!(
        (report.read, report.created, sites.len()),
        (40, 28, 28),
        "{report:#?}"
    );
    assert_eq!(report.source.code, "sirene@2026-02-17");
    assert_eq!(sites[0].created, "2001-02-18".parse().ok());
    for (again, same) in &found[1..] {
        assert_eq!(again, report);
        assert!(same == sites);
    }
}

#[test]
fn a_damaged_parquet_is_refused() {
    let desk = Desk::new();
    let path = desk.file("etablissements", "");
    let (_, schema, rows) = establishments();
    write(&path, &schema, &rows, Compression::SNAPPY);
    let bytes = std::fs::read(&path).unwrap();
    let (unit_names, _, unit_rows) = units();
    let units = desk.file("unites", csv_of(&unit_names, &unit_rows));
    for end in [4, 100, bytes.len() / 2, bytes.len() - 1] {
        let path = desk.file("coupe", &bytes[..end]);
        let sentence = import(&desk.catalog, &[path, units.clone()])
            .unwrap_err()
            .to_string();
        assert!(sentence.contains("Parquet tronqué ou abîmé"), "{sentence}");
    }
    // Any byte changed: an error or an import, never a panic.
    for at in (4..bytes.len()).step_by(bytes.len() / 60) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        let path = desk.file("change", changed);
        let _ = desk.import(
            ImportKind::Epv,
            &path,
            &crate::imports_support::Asked {
                dated: Some("2026-01-01"),
                mapping: None,
                dry_run: true,
            },
        );
    }
}
