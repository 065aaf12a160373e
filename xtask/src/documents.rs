//! The pieces as their readers see them, in Word and OpenDocument files: valid, opened by LibreOffice, with a filled
//! sommaire.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::shell::{has, output, run};
use crate::start::{EXAMPLES, SMALL, draft};

/// Version of the schema checker, pinned: another might see other things.
const AUDIT: &str = "openxml-audit==0.8.*";

/// Folders of a consultation.
pub(crate) const PARTS: [&str; 2] = ["a-publier", "interne"];

/// Drafts the examples with the terminal of the debug build, which stands already, and looks at every piece.
pub(crate) fn check() -> Result<()> {
    let out = Path::new("target/documents");
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let examples = || EXAMPLES.into_iter().chain(SMALL);
    for example in examples() {
        let formats = ["--formats", "docx,odt,xlsx"];
        draft("target/debug/emplettes", example, "target/documents", &formats)?;
    }
    let audit = audit_program()?;
    let mut seen = 0;
    for example in examples() {
        let folder = out.join(example);
        let wrong = schemas(&audit, &folder)?;
        ensure!(wrong.is_empty(), "erreurs de schéma :\n{}", wrong.join("\n"));
        for part in PARTS {
            for ending in ["docx", "odt"] {
                seen += pages(&folder.join(part), ending)?;
            }
        }
    }
    prices(out, examples())?;
    ensure!(seen >= 8 * EXAMPLES.len(), "trop peu de pièces : {seen}");
    println!("{seen} pièces : aucune erreur de schéma, toutes ouvertes par LibreOffice, sommaires remplis.");
    Ok(())
}

/// A need of three lots in a groupement of three: what the examples do not have together.
const JOINT: &str = "tests/needs/groupement-trois-lots.toml";

/// The price schedules, computed again by LibreOffice: as they stand, then filled in.
fn prices<'e>(out: &Path, examples: impl Iterator<Item = &'e str>) -> Result<()> {
    let joint = out.join("groupement");
    run(
        "target/debug/emplettes",
        &["draft", JOINT, "--out", &joint.to_string_lossy()],
    )?;
    let folders = examples.map(|example| out.join(example)).chain([joint]);
    let files: Vec<String> = folders
        .flat_map(|folder| ["BPU-DQE.xlsx", "DPGF.xlsx"].map(|name| folder.join("a-publier").join(name)))
        .filter(|path| path.exists())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    ensure!(files.len() == EXAMPLES.len() + 1, "cadres de prix : {files:?}");
    let mut told = vec!["workbooks"];
    told.extend(files.iter().map(String::as_str));
    run("target/debug/xtask", &told)?;
    println!("{} cadres de prix : calculs vérifiés.", files.len());
    Ok(())
}

/// The files of a folder, not of the folders under it, with this ending; all, without one.
pub(crate) fn files_in(folder: &Path, ending: Option<&str>) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    found.retain(|path| {
        path.is_file() && ending.is_none_or(|wanted| path.extension().is_some_and(|own| own == wanted))
    });
    found.sort();
    Ok(found)
}

/// The schema checker, in its own environment under target/.
pub(crate) fn audit_program() -> Result<String> {
    let program = "target/audit/bin/openxml-audit";
    if !has(program, &["--help"]) {
        println!(
            "Installation de {AUDIT} (contrôle du schéma des fichiers Word et OpenDocument) dans target/audit."
        );
        run("python3", &["-m", "venv", "target/audit"])?;
        run(
            "target/audit/bin/pip",
            &["install", "--quiet", "--disable-pip-version-check", AUDIT],
        )?;
    }
    Ok(program.to_owned())
}

/// Looks at every Word, OpenDocument and Excel file of a consultation; gives what the checker says of those with errors.
pub(crate) fn schemas(audit: &str, folder: &Path) -> Result<Vec<String>> {
    let path = folder.to_string_lossy();
    let report = std::process::Command::new(audit)
        .args(["-m", "0", "--output", "json", "--recursive", &path])
        .output()
        .with_context(|| format!("« {audit} » n’a pas pu être lancé"))?;
    let text = String::from_utf8_lossy(&report.stdout);
    let reports: Vec<&str> = text.split("\"file\": ").skip(1).collect();
    let mut files = 0;
    for part in PARTS {
        for ending in ["docx", "odt", "xlsx"] {
            files += files_in(&folder.join(part), Some(ending))?.len();
        }
    }
    ensure!(
        files > 0 && reports.len() == files,
        "{path} : {} fichiers contrôlés sur {files} :\n{text}",
        reports.len()
    );
    // The report counts its errors: an answer of another shape is no proof of anything.
    Ok(reports
        .into_iter()
        .filter(|report| !report.contains("\"error_count\": 0,"))
        .map(str::to_owned)
        .collect())
}

/// What no reader must see on a page.
pub(crate) const CODES: [&str; 9] = [
    "TOC \\",
    "PAGEREF",
    "Error:",
    "Erreur !",
    "REF _",
    "MERGEFORMAT",
    "{{",
    "}}",
    "renvoi sans cible",
];

/// Converts files with LibreOffice, all at once, into a folder.
pub(crate) fn converted(files: &[&Path], to: &str, into: &Path) -> Result<()> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        fs::canonicalize("target")?.join("soffice").display()
    );
    let into = into.display().to_string();
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let mut arguments = vec![
        profile.as_str(),
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        &into,
    ];
    arguments.extend(files.iter().map(String::as_str));
    output("soffice", &arguments).map(drop)
}

/// Pieces that are short: they have no sommaire.
const SHORT: [&str; 2] = ["LettreConsultation", "CadreReponse"];

/// Converts the files of a folder to PDF and looks for what a reader must not see. Gives how many there are.
fn pages(folder: &Path, ending: &str) -> Result<usize> {
    let files = files_in(folder, Some(ending))?;
    if files.is_empty() {
        return Ok(0);
    }
    let into = folder.join("pdf").join(ending);
    fs::create_dir_all(&into)?;
    converted(
        &files.iter().map(PathBuf::as_path).collect::<Vec<_>>(),
        "pdf",
        &into,
    )?;
    for file in &files {
        let name = file
            .file_stem()
            .context("pièce sans nom")?
            .to_string_lossy()
            .into_owned();
        let pdf = into.join(format!("{name}.pdf"));
        let text = output("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"])?;
        for code in CODES {
            ensure!(
                !text.contains(code),
                "{} : code visible « {code} »",
                file.display()
            );
        }
        if SHORT.contains(&name.as_str()) {
            ensure!(
                text.split_whitespace().count() > 200,
                "{} : presque vide",
                file.display()
            );
            continue;
        }
        ensure!(text.contains("Sommaire"), "{} : pas de sommaire", file.display());
        // The first article stands twice: in the sommaire with its page, and in the text.
        let plain = text.replace('\u{a0}', " ");
        ensure!(
            plain.matches("Article 1 –").count() >= 2,
            "{} : sommaire vide",
            file.display()
        );
    }
    Ok(files.len())
}
