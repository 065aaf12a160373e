//! `pieces`: twelve consultations that have little in common, in every format, looked at as their readers would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use document::{Document, Numbering, plain_text};
use formats::read::read_any;

use crate::documents::{CODES, PARTS, audit_program, converted, files_in, schemas};
use crate::shell::{output, run};
use crate::workbooks;

/// The needs, one a file.
const NEEDS: &str = "tests/needs";
/// Where everything is written.
const OUT: &str = "target/pieces";
/// Parts of a Word or OpenDocument file that only a working copy has.
const WORKING_PARTS: [&str; 4] = ["comments", "people", "customXml", "Thumbnails"];
/// Marks of what is internal, in the XML of a published file.
const WORKING_MARKS: [&str; 8] = [
    "<dc:creator>",
    "<cp:lastModifiedBy>",
    "<meta:initial-creator>",
    "<w:ins ",
    "<w:del ",
    "<w:comment",
    "<office:annotation",
    "<text:tracked-changes",
];

/// What was seen.
#[derive(Default)]
struct Seen {
    files: BTreeMap<String, usize>,
    /// Entries of the sommaires whose page is the one told, is one off, is further, and whose title is not found: by format.
    contents: BTreeMap<String, [usize; 4]>,
    /// Workbooks computed again.
    computed: usize,
    faults: Vec<String>,
}

/// Drafts and looks, with this terminal, in these formats.
pub(crate) fn check(binary: &Path, formats: &str) -> Result<()> {
    let out = Path::new(OUT);
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let audit = audit_program()?;
    let mut seen = Seen::default();
    let needs = files_in(Path::new(NEEDS), None)?;
    for need in &needs {
        let name = need
            .file_stem()
            .context("besoin sans nom")?
            .to_string_lossy()
            .into_owned();
        let folder = out.join(&name);
        run(
            &binary.to_string_lossy(),
            &[
                "--data",
                "target/pieces-data",
                "draft",
                &need.to_string_lossy(),
                "--out",
                &folder.to_string_lossy(),
                "--formats",
                formats,
                "--fail-on",
                "bloquant",
            ],
        )?;
        seen.faults.extend(schemas(&audit, &folder)?);
        for part in PARTS {
            let folder = folder.join(part);
            look(&folder, part == "a-publier", &mut seen)?;
        }
    }
    told(&seen, needs.len());
    ensure!(seen.faults.is_empty(), "{} défauts", seen.faults.len());
    Ok(())
}

fn told(seen: &Seen, needs: usize) {
    for fault in &seen.faults {
        println!("{fault}");
    }
    let files: Vec<String> = seen
        .files
        .iter()
        .map(|(ending, n)| format!("{n} .{ending}"))
        .collect();
    println!("{needs} consultations : {}", files.join(", "));
    for (format, [exact, near, far, lost]) in &seen.contents {
        let all = exact + near + far + lost;
        println!(
            "sommaires .{format} : {all} entrées ; page exacte {exact} ({:.1} %), à une page près {near}, plus loin {far}, titre introuvable {lost}",
            100.0 * *exact as f64 / all.max(1) as f64
        );
    }
    println!(
        "{} tableurs recalculés par LibreOffice, mêmes valeurs",
        seen.computed
    );
}

/// One folder of one consultation.
fn look(folder: &Path, published: bool, seen: &mut Seen) -> Result<()> {
    let files = files_in(folder, None)?;
    for file in &files {
        let ending = ending(file);
        *seen.files.entry(ending.clone()).or_default() += 1;
        if published && matches!(ending.as_str(), "docx" | "odt" | "xlsx") {
            internal(file, seen)?;
        }
    }
    for format in ["docx", "odt", "xlsx"] {
        let pages = folder.join(format!("pages-{format}"));
        let chosen: Vec<&Path> = files
            .iter()
            .filter(|file| ending(file) == format)
            .map(PathBuf::as_path)
            .collect();
        if !chosen.is_empty() {
            converted(&chosen, "pdf", &pages)?;
        }
        for file in files.iter().filter(|file| ending(file) == format) {
            let pdf = pages.join(
                file.with_extension("pdf")
                    .file_name()
                    .context("fichier sans nom")?,
            );
            if pdf.is_file() {
                printed(&pdf, file, format, seen)?;
            } else {
                seen.faults
                    .push(format!("{} : non converti par LibreOffice", file.display()));
            }
        }
    }
    for file in files.iter().filter(|file| ending(file) == "pdf") {
        printed(file, file, "pdf", seen)?;
    }
    for file in files.iter().filter(|file| ending(file) == "docx") {
        same_articles(file, &files, seen)?;
    }
    for file in files.iter().filter(|file| ending(file) == "xlsx") {
        // Prices are typed in a schedule; the other workbooks are computed as they stand.
        let is_schedule = file
            .file_stem()
            .is_some_and(|stem| stem == "BPU-DQE" || stem == "DPGF");
        let computed = if is_schedule {
            workbooks::check(file)
        } else {
            workbooks::as_it_stands(file).map(drop)
        };
        match computed {
            Ok(()) => seen.computed += 1,
            Err(fault) => seen.faults.push(format!("{} : {fault:#}", file.display())),
        }
    }
    Ok(())
}

/// What stands on the pages.
fn printed(pdf: &Path, file: &Path, format: &str, seen: &mut Seen) -> Result<()> {
    let text = output("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"])?;
    for code in CODES {
        if text.contains(code) {
            seen.faults
                .push(format!("{} : code visible « {code} »", file.display()));
        }
    }
    if text.trim().is_empty() {
        seen.faults.push(format!("{} : rien d’écrit", file.display()));
    }
    let pages: Vec<String> = text.split('\u{c}').map(collapsed).collect();
    // The sommaire itself is on its pages, dotted: the titles are looked for after it.
    let after = 1 + (pages.iter().rposition(|words| words.contains("....."))).unwrap_or_default();
    for (title, page) in contents(&text) {
        let counted = seen.contents.entry(format.to_owned()).or_default();
        let found = (pages.iter().enumerate().skip(after))
            .find(|(_, words)| words.contains(&title))
            .map(|(at, _)| at + 1);
        let gap = found.map(|found| found.abs_diff(page));
        let which = match gap {
            Some(0) => 0,
            Some(1) => 1,
            Some(_) => 2,
            None => 3,
        };
        counted[which] += 1;
        if which >= 2 {
            seen.faults.push(format!(
                "{} : « {title} », page {page} au sommaire, {}",
                file.display(),
                found.map_or_else(|| "introuvable".to_owned(), |found| format!("{found} en vérité"))
            ));
        }
    }
    Ok(())
}

/// Entries of the sommaire: what is written, and the page told.
fn contents(text: &str) -> Vec<(String, usize)> {
    let mut entries = Vec::new();
    let Some(start) = text.find("Sommaire") else {
        return entries;
    };
    let mut words = String::new();
    for line in text[start..].lines().skip(1) {
        let line = line.trim_end();
        let dotted = line
            .rsplit_once("..")
            .map(|(title, page)| (title.trim_end_matches(['.', ' ']), page));
        match dotted.and_then(|(title, page)| Some((title, page.trim_matches(['.', ' ']).parse().ok()?))) {
            Some((title, page)) => {
                words.push(' ');
                words.push_str(title);
                entries.push((collapsed(&words), page));
                words.clear();
            }
            // A form feed ends the page; a sommaire that goes on does so with entries.
            None if line.starts_with('\u{c}') && !text[start..].contains("..") => break,
            None if line.trim().is_empty() || line.contains("Page ") => words.clear(),
            None => {
                words.push(' ');
                words.push_str(line.trim());
            }
        }
    }
    entries
}

/// Words parted by one space, whatever their spaces were.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same titles, with the same numbers, in each text format.
fn same_articles(docx: &Path, files: &[PathBuf], seen: &mut Seen) -> Result<()> {
    let all = titles(docx)?;
    for other in files {
        if other.file_stem() == docx.file_stem() && matches!(ending(other).as_str(), "odt" | "pdf") {
            let (mut wanted, mut found) = (all.clone(), titles(other)?);
            // A page has no styles: without a number, a title there is any line set larger or stronger.
            if ending(other) == "pdf" {
                wanted.retain(|title| is_numbered(title));
                found.retain(|title| is_numbered(title));
            }
            if found != wanted {
                let differs = (0..wanted.len().max(found.len())).find(|at| wanted.get(*at) != found.get(*at));
                let at = differs.unwrap_or_default();
                seen.faults.push(format!(
                    "{} : titres autres que ceux du .docx : {:?} au lieu de {:?}",
                    other.display(),
                    found.get(at),
                    wanted.get(at)
                ));
            }
        }
    }
    Ok(())
}

fn is_numbered(title: &str) -> bool {
    title.starts_with(|c: char| c.is_ascii_digit())
}

/// Number and words of each title.
fn titles(file: &Path) -> Result<Vec<String>> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let document: Document = read_any(&fs::read(file)?, &name)?;
    let numbering = Numbering::of(&document);
    Ok(document
        .blocks
        .iter()
        .filter(|block| matches!(block.body, document::Body::Title { .. }))
        .map(|block| {
            let words = plain_text(block.line().unwrap_or_default(), &numbering);
            collapsed(&format!(
                "{} {words}",
                numbering.number(&block.id).unwrap_or_default()
            ))
        })
        .collect())
}

/// Nothing of the house in a published file; each sheet of a workbook locked.
fn internal(file: &Path, seen: &mut Seen) -> Result<()> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file)?)?;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        if WORKING_PARTS.iter().any(|working| name.contains(working)) {
            seen.faults
                .push(format!("{} : partie interne « {name} »", file.display()));
        }
        if !name.ends_with(".xml") {
            continue;
        }
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut part, &mut xml)?;
        for mark in WORKING_MARKS {
            // An empty property says nothing of anybody.
            let says = xml
                .match_indices(mark)
                .any(|(found, _)| !xml[found + mark.len()..].starts_with("</"));
            if says {
                seen.faults
                    .push(format!("{} : {name} porte {mark}", file.display()));
            }
        }
        if name.starts_with("xl/worksheets/sheet") && !xml.contains("<sheetProtection") {
            seen.faults
                .push(format!("{} : {name} n’est pas protégée", file.display()));
        }
    }
    Ok(())
}

fn ending(file: &Path) -> String {
    file.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
