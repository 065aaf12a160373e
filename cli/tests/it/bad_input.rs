use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{data, emplettes, example};

/// Exit 2, nothing on stdout, one sentence on stderr that holds each of `words`.
#[track_caller]
fn refused(arguments: &[&str], words: &[&str]) {
    let output = emplettes(arguments);
    let (out, error) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert_eq!(output.status.code(), Some(2), "{out}{error}");
    assert_eq!(out, "");
    assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    for word in words {
        assert!(error.contains(word), "« {word} » absent de : {error}");
    }
}

fn written(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path.display().to_string())
            }
        }
    }
    found
}

#[test]
fn a_broken_need_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("besoin.toml");
    let good = fs::read_to_string(example("mobilier-scolaire")).unwrap();
    let out = folder.path().join("out");
    for (from, to, words) in [
        ("nature = ", "natrue = ", ["ligne 6", "natrue"]),
        ("2026-11-23", "23 novembre", ["ligne 5", "besoin.toml"]),
        ("amount_ht = 85000", "amount_ht = -1", ["ligne 8", "montant"]),
        ("[buyer]", "[buyer", ["ligne 42", "besoin.toml"]),
    ] {
        assert!(good.contains(from));
        fs::write(&path, good.replacen(from, to, 1)).unwrap();
        refused(
            &["draft", path.to_str().unwrap(), "--out", out.to_str().unwrap()],
            &words,
        );
        assert!(!out.exists());
    }
    refused(
        &["obligations", "/nulle/part.toml"],
        &["/nulle/part.toml", "introuvable"],
    );
    fs::write(&path, b"objet = \"\xff\xfe\"").unwrap();
    refused(&["suggest", path.to_str().unwrap()], &["ligne 1", "UTF-8"]);
}

#[test]
fn a_choice_that_names_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("besoin.toml");
    let good = fs::read_to_string(example("mobilier-scolaire")).unwrap();
    fs::write(
        &path,
        good + "\n[choices]\n\"bois-magique/exigence-socle\" = true\n",
    )
    .unwrap();
    let out = folder.path().join("out");
    refused(
        &["draft", path.to_str().unwrap(), "--out", out.to_str().unwrap()],
        &["bois-magique/exigence-socle"],
    );
    assert!(!out.exists());
}

#[test]
fn a_clause_file_with_an_unknown_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("silence.md");
    fs::write(
        &path,
        "```toml\nid = \"silence\"\ntitle = \"Silence\"\nbesoin = \"x\"\n```\n",
    )
    .unwrap();
    refused(
        &["clauses", "check", path.to_str().unwrap()],
        &["silence.md", "ligne 4", "besoin"],
    );
}

#[test]
fn a_truncated_docx() {
    let folder = tempfile::tempdir().unwrap();
    let need = example("mobilier-scolaire");
    let out = folder.path().join("out");
    // 1 would mean a finding: the example has none at that level.
    assert_eq!(
        emplettes(&["draft", need.to_str().unwrap(), "--out", out.to_str().unwrap()])
            .status
            .code(),
        Some(0)
    );
    let bytes = fs::read(out.join("a-publier/CCTP.docx")).unwrap();
    let cut = folder.path().join("coupe.docx");
    for part in [0, 1, bytes.len() / 3, bytes.len() / 2, bytes.len() - 30] {
        fs::write(&cut, &bytes[..part]).unwrap();
        refused(&["check", cut.to_str().unwrap()], &["coupe.docx"]);
        refused(&["read", cut.to_str().unwrap()], &["coupe.docx"]);
    }
}

#[test]
fn a_data_folder_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fichier");
    fs::write(&file, "x").unwrap();
    refused(
        &["--data", file.to_str().unwrap(), "search", "chaises"],
        &["fichier", "--data"],
    );
    refused(
        &[
            "--data",
            file.join("dedans").to_str().unwrap(),
            "search",
            "chaises",
        ],
        &["dedans", "--data"],
    );
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

/// A disk that refuses more bytes, played by the limit on file sizes that the shell sets.
#[test]
#[cfg(unix)]
fn a_disk_that_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let need = example("mobilier-scolaire");
    // The catalogue is installed first, without limit.
    assert_eq!(emplettes(&["catalog", "stats"]).status.code(), Some(0));
    let line = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' draft '{}' --out '{}'",
        env!("CARGO_BIN_EXE_emplettes"),
        need.display(),
        out.display()
    );
    let output = Command::new("bash")
        .args(["-c", &line])
        .env("EMPLETTES_DATA", data())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("rien n’a été modifié"), "{error}");
    assert!(!out.exists(), "{:?}", written(&out));
}

#[test]
fn an_old_draft_survives_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let need = folder.path().join("besoin.toml");
    let text = fs::read_to_string(example("mobilier-scolaire")).unwrap();
    fs::write(&need, &text).unwrap();
    let run = || emplettes(&["draft", need.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(run().status.code(), Some(0));
    let before = fs::read(out.join("a-publier/RC.docx")).unwrap();
    // Another need, and a folder where the last file must go: the pieces already put in place go back.
    fs::write(&need, text.replace("six classes", "sept classes")).unwrap();
    fs::remove_file(out.join("interne/dossier.json")).unwrap();
    fs::create_dir(out.join("interne/dossier.json")).unwrap();
    let output = run();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.contains("dossier.json") && error.contains("rien n’a été modifié"),
        "{error}"
    );
    assert!(fs::read(out.join("a-publier/RC.docx")).unwrap() == before);
    let left = written(&out);
    assert!(
        left.iter().all(|path| [".docx", ".xlsx", "Avis.txt"]
            .iter()
            .any(|end| path.ends_with(end))),
        "{left:?}"
    );
    // Once the folder is gone the new need is drafted, and differs.
    fs::remove_dir(out.join("interne/dossier.json")).unwrap();
    assert_eq!(run().status.code(), Some(0));
    assert!(fs::read(out.join("a-publier/RC.docx")).unwrap() != before);
}

#[test]
fn wrong_usage() {
    refused(&["chercher"], &["commande inconnue", "chercher"]);
    refused(&["search"], &["il manque"]);
    refused(&["search", "x", "--rayon", "3"], &["--rayon"]);
    refused(&["check", "x.docx", "--fail-on", "grave"], &["grave", "bloquant"]);
    refused(&["search", "x", "--cpv", "39"], &["39", "CPV"]);
    refused(
        &["search", "x", "--near", "Nullepart-sur-Rien"],
        &["Nullepart-sur-Rien"],
    );
    refused(&["law", "R9999-1"], &["R9999-1"]);
    refused(&["check", "x.docx", "--document", "roman"], &["roman", "cctp"]);
    refused(&["check", "/nulle/part.docx"], &["/nulle/part.docx"]);
}

#[test]
fn a_broken_line_of_passages_gives_no_half_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.jsonl");
    fs::write(
        &path,
        "{\"id\":\"1\",\"document\":\"cctp\",\"text\":\"Mobilier fabriqué en France exigé.\"}\n{\"id\":\n",
    )
    .unwrap();
    refused(
        &["check", "--jsonl", path.to_str().unwrap()],
        &["p.jsonl", "ligne 2"],
    );
}
