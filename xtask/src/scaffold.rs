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

pub(crate) fn rule(family: &str, name: &str, code: &str) -> Result<()> {
    ensure!(
        is_slug(family) && is_slug(name),
        "famille et nom : minuscules, chiffres et tirets"
    );
    let camel: String = name
        .split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|c| c.to_ascii_uppercase().to_string() + letters.as_str())
                .unwrap_or_default()
        })
        .collect();
    let (folder, file) = (family.replace('-', "_"), name.replace('-', "_"));
    let page = format!(
        "use crate::rule::declare_rule;\n\ndeclare_rule! {{\n    /// Ce qui est trouvé, en une phrase.\n    ///\n    /// ## Base légale\n    /// Article du code de la commande publique.\n    ///\n    /// ## Pourquoi\n    /// Ce que l’acheteur risque.\n    ///\n    /// ## À éviter\n    /// ```cctp,bad\n    /// Un passage fautif.\n    /// ```\n    ///\n    /// ## À écrire\n    /// ```cctp,good\n    /// Le passage juste.\n    /// ```\n    ///\n    /// ## Correction\n    /// Quoi écrire à la place.\n    pub(crate) {camel} {{\n        code: \"{code}\",\n        name: \"{name}\",\n        family: Family::,\n        severity: Severity::,\n        legal_basis: &[],\n    }}\n}}\n"
    );
    write(
        &Path::new("compliance/src/rules")
            .join(&folder)
            .join(format!("{file}.rs")),
        &page,
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
    println!("Le format est dans clauses/FORMAT.md ; les tests de drafting disent ce qui manque.");
    Ok(())
}
