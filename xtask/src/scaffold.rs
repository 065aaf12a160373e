//! Skeletons of what is written often: a rule, a clause module.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Writes a new file, never over another.
fn write(path: &Path, text: &str) -> Result<()> {
    ensure!(!path.exists(), "{} existe déjà", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| path.display().to_string())?;
    println!("{} écrit.", path.display());
    Ok(())
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// `norme-sans-equivalent` → `NormeSansEquivalent`.
fn camel_case(slug: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
            .unwrap_or_default()
    };
    slug.split('-').map(capital).collect()
}

/// A rule that compiles as written, to be changed line by line.
const RULE: &str = r#"//! CODE.

use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Ce qui est trouvé, en une phrase.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Ce que l’acheteur risque.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Un passage fautif.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Le passage juste.
    /// ```
    ///
    /// ## Correction
    /// Quoi écrire à la place.
    pub(crate) TYPE {
        code: "CODE",
        name: "NAME",
        family: Family::FAMILY,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "ce qui est trouvé",
        check: Check::Passage(find),
    }
}

static FAULT: Phrases = Phrases::new(&["un passage fautif"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        hits.extend(r.find(&FAULT, sentence).into_iter().map(Hit::new));
    }
}
"#;

pub(crate) fn rule(family: &str, name: &str, code: &str) -> Result<()> {
    ensure!(
        is_slug(family) && is_slug(name),
        "famille et nom : minuscules, chiffres et tirets"
    );
    let (folder, file) = (family.replace('-', "_"), name.replace('-', "_"));
    let text = RULE
        .replace("CODE", code)
        .replace("NAME", name)
        .replace("TYPE", &camel_case(name))
        .replace("FAMILY", &camel_case(family));
    write(
        &Path::new("compliance/src/rules")
            .join(&folder)
            .join(format!("{file}.rs")),
        &text,
    )?;
    let spec = format!("# {code} {name}\n\nCe que la règle doit trouver, et ne pas trouver.\n");
    write(&Path::new("compliance/specs").join(format!("{code}.md")), &spec)?;
    println!(
        "Déclarez la règle dans compliance/src/rules/{folder}/mod.rs et dans compliance/src/rules/mod.rs."
    );
    Ok(())
}

pub(crate) fn clause(shelf: &str, module: &str) -> Result<()> {
    ensure!(
        is_slug(shelf) && is_slug(module),
        "rayon et module : minuscules, chiffres et tirets"
    );
    let text = format!(
        "```toml\nid = \"{module}\"\ntitle = \"\"\nneed = \"\"\nfamilies = []\nreviewed = \n```\n\n## exigence-socle\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\ntitle = \"\"\nlegal_basis = []\nsatisfies = []\nin_force = {{ from = , trigger = \"launch_date\" }}\nlevel_reason = \"\"\nneeds = \"\"\n```\n\n"
    );
    write(
        &Path::new("clauses/library")
            .join(shelf)
            .join(format!("{module}.md")),
        &text,
    )?;
    println!("Le format est dans clauses/FORMAT.md ; « emplettes clauses check » dit ce qui manque.");
    Ok(())
}
