//! What the programs are made of, and under which licences: shown by the page « À propos ».

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::shell::{cargo, output};

/// The programs we hand over.
const PROGRAMS: [&str; 2] = ["desktop", "cli"];

/// Packages that declare no licence: read in their own text.
const READ: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// What stands in the programs without being a package: name, version, licence, kind.
const OTHERS: [(&str, &str, &str, &str); 1] = [("Liberation Sans", "2.1.5", "OFL-1.1", "police")];

/// One line: its order in the list, and what it says.
type Lines = BTreeMap<(String, String, &'static str), String>;

/// Every package in the two programs and in the screens, one a line, sorted by name. Crates are those of Linux,
/// wherever this runs: the list is the same on every computer.
pub(crate) fn licences() -> Result<String> {
    let metadata = output(
        &cargo(),
        &[
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
            "--features",
            "desktop/custom-protocol",
        ],
    )?;
    let lock = fs::read_to_string("ui/package-lock.json").context("ui/package-lock.json")?;
    let mut lines = crates(&serde_json::from_str(&metadata)?)?;
    for (name, version, licence, kind) in OTHERS {
        add(&mut lines, name, version, licence, kind);
    }
    lines.extend(packages(&serde_json::from_str(&lock)?)?);
    let lines: Vec<String> = lines.into_values().collect();
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}

fn add(lines: &mut Lines, name: &str, version: &str, licence: &str, kind: &'static str) {
    let line = json!({ "name": name, "version": version, "licence": licence, "kind": kind });
    lines.insert((name.to_lowercase(), version.to_owned(), kind), line.to_string());
}

/// The crates reached from our programs by normal dependencies: neither tests nor build scripts.
fn crates(metadata: &Value) -> Result<Lines> {
    let list = |value: &Value| {
        value
            .as_array()
            .cloned()
            .context("liste attendue de cargo metadata")
    };
    let packages: BTreeMap<String, Value> = list(&metadata["packages"])?
        .into_iter()
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])?
        .into_iter()
        .map(|node| (text(&node["id"]), node))
        .collect();
    let ours: BTreeSet<String> = list(&metadata["workspace_members"])?.iter().map(text).collect();
    let mut next: Vec<String> = ours
        .iter()
        .filter(|id| PROGRAMS.contains(&text(&packages[*id]["name"]).as_str()))
        .cloned()
        .collect();
    ensure!(next.len() == PROGRAMS.len(), "programmes introuvables : {next:?}");
    let mut seen = BTreeSet::new();
    while let Some(id) = next.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for dependency in list(&nodes[&id]["deps"])? {
            let normal = list(&dependency["dep_kinds"])?
                .iter()
                .any(|kind| kind["kind"].is_null());
            if normal {
                next.push(text(&dependency["pkg"]));
            }
        }
    }
    let mut lines = Lines::new();
    for id in seen.difference(&ours) {
        let package = &packages[id];
        let name = text(&package["name"]);
        add(
            &mut lines,
            &name,
            &text(&package["version"]),
            &licence(&name, package)?,
            "rust",
        );
    }
    Ok(lines)
}

/// The npm packages that the screens carry: not those that build or test them.
fn packages(lock: &Value) -> Result<Lines> {
    let mut lines = Lines::new();
    let all = lock["packages"]
        .as_object()
        .context("« packages » absent de ui/package-lock.json")?;
    for (path, package) in all {
        // The first entry is ours.
        let Some((_, name)) = path.rsplit_once("node_modules/") else {
            continue;
        };
        let build = ["dev", "devOptional", "optional"]
            .iter()
            .any(|mark| package[*mark] == true);
        if !build {
            add(
                &mut lines,
                name,
                &text(&package["version"]),
                &licence(name, package)?,
                "npm",
            );
        }
    }
    Ok(lines)
}

/// The licence declared, else the one we read; one that nobody knows may not be shipped. Old manifests write
/// « A/B » for « A OR B ».
fn licence(name: &str, package: &Value) -> Result<String> {
    let read = || {
        READ.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, licence)| *licence)
    };
    package["license"]
        .as_str()
        .or_else(read)
        .map(|licence| {
            let words = licence.replace('/', " OR ");
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .with_context(|| {
            format!("{name} : licence non déclarée ; lisez-la et notez-la dans xtask/src/licences.rs")
        })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(lines: &Lines) -> Vec<&str> {
        lines.keys().map(|(name, _, _)| name.as_str()).collect()
    }

    #[test]
    fn crates_of_the_programs_and_nothing_else() {
        let package =
            |id: &str| json!({ "id": id, "name": id, "version": "1.0.0", "license": "MIT / Apache-2.0" });
        let to = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let packages = [
            "desktop", "cli", "api", "xtask", "serde", "cc", "insta", "clap", "csv",
        ]
        .map(package);
        let metadata = json!({
            "packages": packages,
            "workspace_members": ["desktop", "cli", "api", "xtask"],
            "resolve": { "nodes": [
                { "id": "desktop", "deps": [to("api", Value::Null), to("cc", json!("build"))] },
                { "id": "cli", "deps": [to("api", Value::Null), to("clap", Value::Null)] },
                { "id": "api", "deps": [to("serde", Value::Null), to("insta", json!("dev"))] },
                { "id": "xtask", "deps": [to("csv", Value::Null)] },
                { "id": "serde", "deps": [] },
                { "id": "clap", "deps": [to("serde", Value::Null)] },
            ] },
        });
        let lines = crates(&metadata).unwrap();
        assert_eq!(names(&lines), ["clap", "serde"]);
        assert_eq!(
            lines.values().next().unwrap(),
            r#"{"kind":"rust","licence":"MIT OR Apache-2.0","name":"clap","version":"1.0.0"}"#
        );
    }

    #[test]
    fn packages_of_the_screens_and_not_those_that_build_them() {
        let lock = json!({ "packages": {
            "": { "name": "ui" },
            "node_modules/svelte": { "version": "5.0.0", "license": "MIT" },
            "node_modules/vite": { "version": "8.0.0", "license": "MIT", "dev": true },
            "node_modules/a/node_modules/@b/c": { "version": "1.0.0", "license": "ISC" },
        } });
        assert_eq!(names(&packages(&lock).unwrap()), ["@b/c", "svelte"]);
    }
}
