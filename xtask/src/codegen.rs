//! What is generated from the code and committed: the pages of the rules, the schemas of clause files, the
//! types of the commands, the list of licences, what is left to check in the law.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub(crate) fn codegen(check: bool) -> Result<()> {
    let wanted = files()?;
    let mut stale = Vec::new();
    for (path, text) in &wanted {
        if fs::read_to_string(path).ok().as_deref() == Some(text) {
            continue;
        }
        stale.push(path.display().to_string());
        if !check {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
    }
    // A page whose rule is gone is stale too.
    if let Ok(entries) = fs::read_dir("docs/rules") {
        for entry in entries {
            let path = entry?.path();
            if !wanted.contains_key(&path) {
                stale.push(path.display().to_string());
                if !check {
                    fs::remove_file(path)?;
                }
            }
        }
    }
    if check && !stale.is_empty() {
        bail!(
            "ces fichiers engendrés ne sont plus à jour :\n  {}\nLancez : cargo xtask codegen",
            stale.join("\n  ")
        );
    }
    println!(
        "{} fichier(s) engendré(s), {} changé(s).",
        wanted.len(),
        stale.len()
    );
    Ok(())
}

fn files() -> Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    let mut index = String::from(
        "# Les règles du vérificateur\n\nPages engendrées depuis le code par `cargo xtask codegen`.\n\n| Code | Règle | Famille | Gravité | Ce qui est signalé |\n|---|---|---|---|---|\n",
    );
    for rule in compliance::rules() {
        let (code, name) = (rule.code, rule.name);
        index.push_str(&format!(
            "| [{code}]({code}.md) | {name} | {} | {} | {} |\n",
            rule.family.slug(),
            rule.severity.slug(),
            rule.summary()
        ));
        let body: Vec<&str> = rule
            .page
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let page = format!(
            "# {code} {name}\n\nFamille : {} · gravité : {} · {}\n\n{}\n",
            rule.family.slug(),
            rule.severity.slug(),
            rule.legal_basis.join(", "),
            body.join("\n").trim()
        );
        files.insert(PathBuf::from(format!("docs/rules/{code}.md")), page);
    }
    files.insert(PathBuf::from("docs/rules/README.md"), index);
    let schema =
        |schema: schemars::Schema| -> Result<String> { Ok(serde_json::to_string_pretty(&schema)? + "\n") };
    files.insert(
        "clauses/schema/module.schema.json".into(),
        schema(schemars::schema_for!(clauses::ModuleHead))?,
    );
    files.insert(
        "clauses/schema/facet.schema.json".into(),
        schema(schemars::schema_for!(clauses::FacetHead))?,
    );
    files.insert("ui/src/ipc/generated.ts".into(), api::commands::typescript());
    files.insert("ui/src/document/globals.ts".into(), globals());
    files.insert("ui/src/about/licences.json".into(), crate::licences::licences()?);
    files.insert(
        crate::clause_table::PAGE.into(),
        crate::clause_table::page(clauses::Library::embedded()),
    );
    files.insert(crate::doubts::PAGE.into(), crate::doubts::page(Path::new("."))?);
    Ok(files)
}

/// Where each value of the tender is entered, for the editor.
fn globals() -> String {
    let mut out = String::from(
        "// Name of each value of the tender in the texts, and the field of the need that gives it.\n// Generated from clauses/src/globals.rs by `cargo xtask codegen`: do not edit.\n\nexport const GLOBALS: ReadonlyMap<string, string> = new Map([\n",
    );
    for global in clauses::GLOBALS {
        out.push_str(&format!("  [\"{}\", \"{}\"],\n", global.name, global.field));
    }
    out.push_str("]);\n");
    out
}
