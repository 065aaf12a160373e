//! System packages, installed when they are missing and said before it is done.

use anyhow::{Result, bail};

use crate::shell::{has, run};

/// A tool, how to see whether it is there, and the Debian packages that bring it.
struct Tool {
    name: &'static str,
    program: &'static str,
    probe: &'static [&'static str],
    packages: &'static [&'static str],
    purpose: &'static str,
}

impl Tool {
    /// A program that is probed by its own name.
    const fn new(
        program: &'static str,
        probe: &'static [&'static str],
        packages: &'static [&'static str],
        purpose: &'static str,
    ) -> Self {
        Self {
            name: program,
            program,
            probe,
            packages,
            purpose,
        }
    }
}

/// To build the terminal.
const COMPILER: Tool = Tool::new("cc", &["--version"], &["gcc", "libc6-dev"], "compiler SQLite");

/// To build the screens.
const SCREENS: [Tool; 2] = [
    Tool::new("node", &["--version"], &["nodejs"], "construire les écrans"),
    Tool::new(
        crate::shell::NPM,
        &["--version"],
        &["npm"],
        "installer ce dont les écrans ont besoin",
    ),
];

/// To build the window. Other systems bring their own webview.
const WEBVIEW: Tool = Tool {
    name: "libwebkit2gtk-4.1-dev",
    program: "pkg-config",
    probe: &["--exists", "webkit2gtk-4.1"],
    packages: &["libwebkit2gtk-4.1-dev", "pkg-config"],
    purpose: "construire la fenêtre",
};

/// To check the documents as their readers see them.
const DOCUMENTS: [Tool; 3] = [
    Tool::new(
        "soffice",
        &["--version"],
        &["libreoffice-writer-nogui", "fonts-liberation2"],
        "ouvrir les pièces comme un lecteur",
    ),
    Tool::new("pdftotext", &["-v"], &["poppler-utils"], "lire les pages"),
    Tool::new(
        "python3",
        &["--version"],
        &["python3", "python3-venv"],
        "contrôler le schéma des fichiers Word",
    ),
];

/// To drive the window and the screens as a person does.
const JOURNEYS: [Tool; 3] = [
    Tool::new("Xvfb", &["-help"], &["xvfb"], "ouvrir la fenêtre sans écran"),
    Tool::new(
        "WebKitWebDriver",
        &["--help"],
        &["webkit2gtk-driver"],
        "conduire la fenêtre",
    ),
    Tool::new("chromium", &["--version"], &["chromium"], "contrôler les écrans"),
];

/// The oldest Node that builds the screens.
const NODE: (u32, u32) = (20, 19);

/// What the screens need.
pub(crate) fn install_for_screens() -> Result<()> {
    install(&SCREENS.each_ref())?;
    let version = crate::shell::output("node", &["--version"])?;
    if node_version(&version).is_none_or(|version| version < NODE) {
        bail!(
            "Node {} est trop ancien : il faut Node {}.{} ou plus récent",
            version.trim(),
            NODE.0,
            NODE.1
        );
    }
    Ok(())
}

/// `v20.19.4` → (20, 19).
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// What the terminal needs, and the window unless it is left aside.
pub(crate) fn install_for_build(window: bool) -> Result<()> {
    let mut tools = vec![&COMPILER];
    if window && cfg!(target_os = "linux") {
        tools.push(&WEBVIEW);
    }
    install(&tools)
}

pub(crate) fn install_for_documents() -> Result<()> {
    install(&DOCUMENTS.each_ref())
}

pub(crate) fn install_for_journeys() -> Result<()> {
    install(&JOURNEYS.each_ref())
}

fn install(tools: &[&Tool]) -> Result<()> {
    let missing: Vec<&Tool> = tools
        .iter()
        .copied()
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
        println!("Il manque « {} », qui sert à {}.", tool.name, tool.purpose);
    }
    if !has("apt-get", &["--version"]) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared() {
        assert_eq!(node_version("v20.19.4\n"), Some((20, 19)));
        assert!(node_version("v18.20.4") < Some(NODE));
        assert!(node_version("v22.0.0") > Some(NODE));
        assert_eq!(node_version("node"), None);
    }
}
