//! The pieces as their readers see them, in Word and OpenDocument files: valid, opened by LibreOffice, with a filled
//! sommaire.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::shell::{has, output, run};
use crate::start::{EXAMPLES, SMALL, draft};

/// Version of the schema checker, pinned: another might see other things.
const AUDIT: &str = "openxml-audit==0.8.*";

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
        for file in text_files(&out.join(example))? {
            schema(&audit, &file)?;
            pages(&file)?;
            seen += 1;
        }
    }
    prices(out, examples())?;
    ensure!(seen >= 4 * EXAMPLES.len(), "trop peu de pièces : {seen}");
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

fn text_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for part in ["a-publier", "interne"] {
        for entry in fs::read_dir(folder.join(part))? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|ending| ending == "docx" || ending == "odt")
            {
                found.push(path);
            }
        }
    }
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

pub(crate) fn schema(audit: &str, file: &Path) -> Result<()> {
    let path = file.to_string_lossy();
    let report = std::process::Command::new(audit)
        .args(["-m", "0", "--output", "json", &path])
        .output()
        .with_context(|| format!("« {audit} » n’a pas pu être lancé"))?;
    let text = String::from_utf8_lossy(&report.stdout);
    // The report counts its errors: an answer of another shape is no proof of anything.
    ensure!(
        text.contains("\"error_count\": 0"),
        "{path} : erreurs de schéma, ou réponse inattendue du contrôle :\n{text}"
    );
    Ok(())
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

/// Converts to PDF and looks for what a reader must not see.
fn pages(file: &Path) -> Result<()> {
    let ending = file.extension().context("pièce sans format")?;
    let folder = file
        .parent()
        .context("pièce sans dossier")?
        .join("pdf")
        .join(ending);
    fs::create_dir_all(&folder)?;
    converted(&[file], "pdf", &folder)?;
    let name = file
        .file_stem()
        .context("pièce sans nom")?
        .to_string_lossy()
        .into_owned();
    let pdf = folder.join(format!("{name}.pdf"));
    let text = output("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"])?;
    for code in CODES {
        ensure!(
            !text.contains(code),
            "{} : code visible « {code} »",
            file.display()
        );
    }
    // A letter is short: it has none.
    if name == "LettreConsultation" {
        ensure!(text.contains("Notre besoin"), "{} : lettre vide", file.display());
        return Ok(());
    }
    ensure!(text.contains("Sommaire"), "{} : pas de sommaire", file.display());
    // The first article stands twice: in the sommaire with its page, and in the text.
    let plain = text.replace('\u{a0}', " ");
    ensure!(
        plain.matches("Article 1 –").count() >= 2,
        "{} : sommaire vide",
        file.display()
    );
    Ok(())
}
