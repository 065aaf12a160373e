//! System packages, installed when they are missing and said before it is done.

use anyhow::{Result, bail};

use crate::shell::{has, run};

/// A tool, how to see whether it is there, and the Debian packages that bring it.
struct Tool {
    program: &'static str,
    probe: &'static str,
    packages: &'static [&'static str],
    purpose: &'static str,
}

/// To build.
const BUILD: &[Tool] = &[Tool {
    program: "cc",
    probe: "--version",
    packages: &["gcc", "libc6-dev"],
    purpose: "compiler SQLite",
}];

/// To check the documents as their readers see them.
const DOCUMENTS: &[Tool] = &[
    Tool {
        program: "soffice",
        probe: "--version",
        packages: &["libreoffice-writer-nogui", "fonts-liberation2"],
        purpose: "ouvrir les pièces comme un lecteur",
    },
    Tool {
        program: "pdftotext",
        probe: "-v",
        packages: &["poppler-utils"],
        purpose: "lire les pages",
    },
    Tool {
        program: "python3",
        probe: "--version",
        packages: &["python3", "python3-venv"],
        purpose: "contrôler le schéma des fichiers Word",
    },
];

pub(crate) fn install_for_build() -> Result<()> {
    install(BUILD)
}

pub(crate) fn install_for_documents() -> Result<()> {
    install(DOCUMENTS)
}

fn install(tools: &[Tool]) -> Result<()> {
    let missing: Vec<&Tool> = tools
        .iter()
        .filter(|tool| !has(tool.program, tool.probe))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|tool| tool.packages.iter().copied())
        .collect();
    for tool in &missing {
        println!("Il manque « {} », qui sert à {}.", tool.program, tool.purpose);
    }
    if !has("apt-get", "--version") {
        bail!(
            "installez {} avec le gestionnaire de paquets de ce système, puis recommencez",
            packages.join(" ")
        );
    }
    println!("Installation des paquets du système : {}", packages.join(" "));
    apt(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)
}

/// As root directly, otherwise through sudo.
fn apt(arguments: &[&str]) -> Result<()> {
    let root = crate::shell::output("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    let mut all = vec!["DEBIAN_FRONTEND=noninteractive", "apt-get"];
    all.extend(arguments);
    if root {
        run("env", &all)
    } else {
        run("sudo", &[&["env"], &all[..]].concat())
    }
}
