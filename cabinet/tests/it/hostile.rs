//! Files that are not ours, or no longer.

use std::fs;
use std::path::Path;

use cabinet::Dossier;
use rusqlite::Connection;

use super::{at, at_rest, open, set_need};

/// Spoils a good dossier with SQL, then opens it: the sentence says so.
fn check_sql(sql: &str, expected: &str) {
    let (_folder, path) = at_rest();
    open(&path)
        .change("Geste", at(0), vec![set_need("Chaises")], false)
        .unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(sql).unwrap();
    db.close().unwrap();
    refused(&path, expected);
}

fn refused(path: &Path, expected: &str) {
    let sentence = Dossier::open(path).unwrap_err().to_string();
    assert!(sentence.contains(expected), "{sentence}");
    assert!(sentence.contains("école.emplettes"), "{sentence}");
    assert_eq!(
        fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1,
        "nothing is left beside"
    );
}

#[test]
fn what_our_files_never_hold_is_refused() {
    check_sql(
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "tables",
    );
    check_sql("CREATE VIEW v AS SELECT 1", "tables");
    check_sql("CREATE TABLE autre (x)", "tables");
    check_sql("CREATE INDEX i ON steps (label)", "tables");
    check_sql("DROP TABLE changes", "tables");
    check_sql("PRAGMA application_id = 7", "n’est pas un dossier d’Emplettes");
    check_sql("PRAGMA user_version = 0", "n’est pas un dossier d’Emplettes");
    check_sql("PRAGMA user_version = 99", "plus récente");
}

#[test]
fn a_value_that_does_not_read_is_named() {
    check_sql("UPDATE entries SET value = '{' WHERE key = 'need'", "« need »");
    check_sql("DELETE FROM entries", "le besoin manque");
    check_sql("INSERT INTO entries VALUES ('intrus', '1')", "« intrus »");
    check_sql("INSERT INTO entries VALUES ('note/1', '12')", "« note/1 »");
    check_sql(
        "INSERT INTO entries VALUES ('note/1', cast(x'22ff22' AS TEXT))",
        "« note/1 »",
    );
    check_sql(
        r#"INSERT INTO entries VALUES ('override/cctp/a', '{"block": {"type": "script"}, "drafted_text": ""}')"#,
        "« override/cctp/a »",
    );
    check_sql(
        r#"INSERT INTO entries VALUES ('sourcing/1', '{"date": "2026-11-20", "firm": "A", "question": "?", "x": 1}')"#,
        "« sourcing/1 »",
    );
    check_sql(
        r#"INSERT INTO entries VALUES ('sourcing/1', '{"date": "2026-11-20", "firm": "A", "question": "?", "facts": [{"key": "k", "answer": "peut-être"}]}')"#,
        "« sourcing/1 »",
    );
    check_sql(
        r#"INSERT INTO entries VALUES ('sourcing/1', '{"date": "2026-11-20", "firm": "A", "question": "?", "site": "33197998900027"}')"#,
        "« sourcing/1 »",
    );
    check_sql(
        "INSERT INTO entries VALUES ('note/1', '\"' || printf('%.*c', 5000000, 'x') || '\"')",
        "4 Mo",
    );
    check_sql(
        "INSERT INTO entries VALUES ('note/1', printf('%.*c', 100000, '['))",
        "« note/1 »",
    );
    // The history comes back by undoing: it is read as well.
    check_sql("UPDATE changes SET before = '{\"objets\": 1}'", "« need »");
    check_sql("UPDATE changes SET before = NULL", "le besoin manque");
}

#[test]
fn an_entry_of_the_first_program_reads() {
    let (_folder, path) = at_rest();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        r#"INSERT INTO entries VALUES ('sourcing/1', '{"date":"2026-11-20","firm":"Ateliers","siren":"331979989","person":"Jeanne","question":"Délai ?","answer":"Six semaines"}')"#,
    )
    .unwrap();
    db.close().unwrap();
    let entry = open(&path).sourcing().unwrap().remove(&1).unwrap();
    assert_eq!(
        (entry.firm.as_str(), entry.answer.as_deref()),
        ("Ateliers", Some("Six semaines"))
    );
    assert!(entry.facts.is_empty() && entry.mail.is_none() && entry.answered.is_none() && !entry.simulated);
}

#[test]
fn an_incoherent_history_is_refused() {
    check_sql("UPDATE position SET cursor = 12", "historique");
    check_sql("UPDATE position SET cursor = -1", "historique");
    check_sql("DELETE FROM position", "historique");
    check_sql("UPDATE steps SET at = 'hier'", "date");
    check_sql(
        "PRAGMA foreign_keys = OFF; DELETE FROM steps; UPDATE position SET cursor = 0",
        "historique",
    );
}

#[test]
fn other_bytes_are_refused() {
    let check = |spoil: fn(&mut Vec<u8>), expected: &str| {
        let (_folder, path) = at_rest();
        let mut bytes = fs::read(&path).unwrap();
        spoil(&mut bytes);
        fs::write(&path, bytes).unwrap();
        refused(&path, expected);
    };
    check(
        |bytes| *bytes = b"PK\x03\x04 a Word file".to_vec(),
        "n’est pas un dossier",
    );
    check(Vec::clear, "n’est pas un dossier");
    check(|bytes| bytes.truncate(50), "n’est pas un dossier");
    check(|bytes| bytes.truncate(5000), "abîmé");
    check(|bytes| bytes[18..20].copy_from_slice(&[2, 2]), "mode d’écriture");
    check(|bytes| bytes[4096..].fill(0x5a), "abîmé");
}

#[test]
fn too_large_a_file_is_not_read() {
    let (_folder, path) = at_rest();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(cabinet::LARGEST_FILE + 1).unwrap();
    refused(&path, "trop volumineux");
}

#[test]
fn files_beside_that_are_not_ours_are_refused() {
    let check = |ending: &str, bytes: &[u8], expected: &str| {
        let (folder, path) = at_rest();
        let other = folder.path().join(format!("école.emplettes{ending}"));
        fs::write(&other, bytes).unwrap();
        let sentence = Dossier::open(&path).unwrap_err().to_string();
        assert!(sentence.contains(expected), "{sentence}");
        assert_eq!(fs::read(&other).unwrap(), bytes, "it is left as it was");
    };
    check("-wal", b"x", "-wal");
    check(
        "-journal",
        b"victim.docx\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
        "désigne un autre fichier",
    );
}

#[test]
fn a_name_that_looks_like_an_address_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file:a?mode=memory&x=#b.emplettes");
    Dossier::create(&path, &super::need("Tables")).unwrap();
    assert!(path.is_file());
    assert_eq!(open(&path).tender().unwrap().objet, "Tables");
}
