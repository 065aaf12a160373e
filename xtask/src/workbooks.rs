//! The price schedules as LibreOffice computes them: what stands in the file is what it finds, and prices typed in it give the
//! totals worked out here, line by line.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::documents::converted;

/// Values of a sheet, by row and column from 0.
type Cells = BTreeMap<(u32, u32), Data>;

/// Computes a schedule as it stands, then with prices typed in it.
pub(crate) fn check(file: &Path) -> Result<()> {
    let before = as_it_stands(file)?;
    let folder = folder_of(file)?;
    let bytes = fs::read(file)?;
    let (typed, expected) = prices(&before)?;
    let filled = recomputed(&rewritten(&bytes, &typed)?, &folder, "rempli")?;
    for (sheet, totals) in expected {
        let cells = filled.get(&sheet).context("feuille perdue")?;
        for (label, wanted) in [("Total HT", totals.net), ("Total TTC", totals.gross)] {
            let found = total(cells, label).with_context(|| format!("{sheet} : pas de {label}"))?;
            ensure!(
                (found - wanted).abs() < 0.005,
                "{} : {sheet}, {label} : {found} au lieu de {wanted}",
                file.display()
            );
        }
        let waiting = total(cells, "Lignes sans prix").context("pas de compte des lignes")?;
        ensure!(waiting == 0.0, "{sheet} : {waiting} lignes sans prix");
    }
    Ok(())
}

/// Computes a workbook as it stands: every cell is what the file already says. Gives its cells.
pub(crate) fn as_it_stands(file: &Path) -> Result<BTreeMap<String, Cells>> {
    let before = read(file)?;
    let plain = recomputed(
        &rewritten(&fs::read(file)?, &BTreeMap::new())?,
        &folder_of(file)?,
        "tel-quel",
    )?;
    for (sheet, cells) in &before {
        for (place, value) in cells {
            let after = plain.get(sheet).and_then(|cells| cells.get(place));
            ensure!(
                same(Some(value), after),
                "{} : {sheet} {place:?} porte {value:?}, LibreOffice calcule {after:?}",
                file.display()
            );
        }
    }
    Ok(before)
}

/// Where what is computed again is put, beside the file.
fn folder_of(file: &Path) -> Result<std::path::PathBuf> {
    let folder = file.parent().context("tableur sans dossier")?.join("calcul");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[derive(Default, Clone, Copy)]
struct Sum {
    net: f64,
    gross: f64,
}

/// Cells to type in, by sheet: a price for each numbered line, a rate where none stands, a quantity where none stands.
type Typed = BTreeMap<String, BTreeMap<(u32, u32), f64>>;

fn prices(sheets: &BTreeMap<String, Cells>) -> Result<(Typed, BTreeMap<String, Sum>)> {
    let mut typed = Typed::new();
    let mut expected = BTreeMap::new();
    for (sheet, cells) in sheets {
        let (Some((head, price)), Some((_, rate))) = (find(cells, "Prix unitaire HT"), find(cells, "TVA"))
        else {
            continue;
        };
        if let Some((_, quantity)) = find(cells, "Quantité") {
            let mut sum = Sum::default();
            // The prices of an estimate are those of its unit prices, one row for one row.
            let source = sheet.replace("DQE", "BPU");
            let first = sheets
                .get(&source)
                .and_then(|cells| find(cells, "Prix unitaire HT"))
                .context("pas de prix")?
                .0;
            for (row, n) in lines(cells, head) {
                let at = (row, quantity);
                let count = number(cells.get(&at)).unwrap_or_else(|| {
                    // A sum of nothing yet: the quantity of the last buyer before it is typed.
                    let column = if cells.contains_key(&at) {
                        quantity - 1
                    } else {
                        quantity
                    };
                    typed.entry(sheet.clone()).or_default().insert((row, column), 3.0);
                    3.0
                });
                let unit = 10.25 + f64::from(n);
                let there = sheets.get(&source).context("pas de prix")?;
                let given = number(there.get(&(first + n, find(there, "TVA").context("pas de taux")?.1)));
                // In whole cents: half a cent goes up, which a product of binary fractions does not always show.
                let net = halves_up(thousandths(count) * thousandths(unit), 10_000);
                let gross = halves_up(net * (1_000 + thousandths(given.unwrap_or(rate_of(n)))), 1_000);
                sum.net += net as f64 / 100.0;
                sum.gross += gross as f64 / 100.0;
            }
            expected.insert(sheet.clone(), sum);
        }
        if !sheet.starts_with("DQE") {
            for (row, n) in lines(cells, head) {
                let here = typed.entry(sheet.clone()).or_default();
                here.insert((row, price), 10.25 + f64::from(n));
                if number(cells.get(&(row, rate))).is_none() {
                    here.insert((row, rate), rate_of(n));
                }
            }
        }
    }
    ensure!(!expected.is_empty(), "aucune feuille de totaux");
    Ok((typed, expected))
}

/// A quantity, a price or a rate in whole thousandths.
fn thousandths(value: f64) -> i64 {
    (value * 1_000.0).round() as i64
}

/// A positive amount divided, rounded to the nearest.
fn halves_up(amount: i64, by: i64) -> i64 {
    (amount + by / 2) / by
}

fn rate_of(n: u32) -> f64 {
    if n.is_multiple_of(2) { 0.2 } else { 0.055 }
}

/// Rows of numbered lines under a heading, with their number.
fn lines(cells: &Cells, head: u32) -> Vec<(u32, u32)> {
    (1..)
        .map_while(|n| (number(cells.get(&(head + n, 0))) == Some(f64::from(n))).then_some((head + n, n)))
        .collect()
}

fn find(cells: &Cells, words: &str) -> Option<(u32, u32)> {
    cells
        .iter()
        .find(|(_, value)| matches!(value, Data::String(text) if text == words))
        .map(|(place, _)| *place)
}

/// The last number of the row that opens with these words.
fn total(cells: &Cells, label: &str) -> Option<f64> {
    let (row, column) = cells
        .iter()
        .filter(|(_, value)| matches!(value, Data::String(text) if text == label))
        .map(|(place, _)| *place)
        .next_back()?;
    number(cells.get(&(row, column + 3)))
}

fn number(value: Option<&Data>) -> Option<f64> {
    match value? {
        Data::Float(n) => Some(*n),
        Data::Int(n) => Some(*n as f64),
        _ => None,
    }
}

fn same(a: Option<&Data>, b: Option<&Data>) -> bool {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (None, None) => words(a) == words(b),
        _ => false,
    }
}

fn words(value: Option<&Data>) -> String {
    match value {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Error(error)) => format!("{error:?}"),
        _ => String::new(),
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, Cells>> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let mut sheets = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name)?;
        let (top, left) = range.start().unwrap_or_default();
        let cells = range
            .used_cells()
            .map(|(row, column, value)| ((top + row as u32, left + column as u32), value.clone()))
            .collect();
        sheets.insert(name, cells);
    }
    Ok(sheets)
}

/// The same file without the results of its formulas, these numbers typed in empty cells.
fn rewritten(bytes: &[u8], typed: &Typed) -> Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut book = String::new();
    archive.by_name("xl/workbook.xml")?.read_to_string(&mut book)?;
    let names: Vec<String> = book
        .split("<sheet name=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n)?;
        let name = entry.name()?.into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        let sheet = name
            .strip_prefix("xl/worksheets/sheet")
            .and_then(|rest| rest.strip_suffix(".xml"))
            .and_then(|n| n.parse::<usize>().ok())
            .and_then(|n| names.get(n - 1));
        if let Some(sheet) = sheet {
            let nothing = BTreeMap::new();
            let text = String::from_utf8(content)?;
            content = cells_rewritten(&text, typed.get(sheet).unwrap_or(&nothing))?.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())?;
        out.write_all(&content)?;
    }
    Ok(out.finish()?.into_inner())
}

fn cells_rewritten(xml: &str, typed: &BTreeMap<(u32, u32), f64>) -> Result<String> {
    let mut text = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<f>") {
        // « <c … t="str"><f>…</f><v>…</v></c> »: the result goes, and its kind with it.
        let open = rest[..at].rfind("<c ").context("formule hors d’une cellule")?;
        text.push_str(&rest[..open]);
        text.push_str(&rest[open..at].replace(" t=\"str\"", ""));
        let end = at + rest[at..].find("</f>").context("formule sans fin")? + 4;
        text.push_str(&rest[at..end]);
        rest = &rest[end..];
        rest = &rest[rest.find("</c>").context("cellule sans fin")?..];
    }
    text.push_str(rest);
    for ((row, column), value) in typed {
        let place = format!(
            "<c r=\"{}{}\"",
            formats::write::book::letters(*column as usize),
            row + 1
        );
        let at = text.find(&format!("{place} ")).context("cellule absente")?;
        let end = at + text[at..].find("/>").context("cellule déjà remplie")?;
        ensure!(!text[at..end].contains('>'), "{place} : cellule déjà remplie");
        text.replace_range(end..end + 2, &format!("><v>{value}</v></c>"));
    }
    Ok(text)
}

/// What LibreOffice finds.
fn recomputed(bytes: &[u8], folder: &Path, name: &str) -> Result<BTreeMap<String, Cells>> {
    let source = folder.join(format!("{name}.xlsx"));
    File::create(&source)?.write_all(bytes)?;
    let out = folder.join("lu");
    converted(&[&source], "xlsx", &out)?;
    read(&out.join(format!("{name}.xlsx")))
}
