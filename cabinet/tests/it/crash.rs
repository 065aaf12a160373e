//! A process that dies while it writes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use cabinet::{Dossier, Edit, Error};

use super::{at, at_rest, open, set_need};

const CHILD: &str = "CABINET_CRASH_CHILD";

/// Not a test by itself: it writes until killed, when the next test runs it in another process.
#[test]
fn child_that_writes_for_ever() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let mut dossier = open(path.as_ref());
    for n in 1.. {
        let edits = vec![
            set_need(&format!("Objet {n}")),
            Edit::SetNote {
                number: 1,
                text: n.to_string(),
            },
        ];
        dossier.change("Geste", at(n), edits, false).unwrap();
        // Its own line: the harness writes on this output too.
        println!("\nécrit {n}");
    }
}

#[test]
fn a_killed_process_leaves_its_last_step_whole() {
    let (_folder, path) = at_rest();
    for round in 0..4_usize {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::child_that_writes_for_ever", "--nocapture"])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said: i64 = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("écrit ")?.parse().ok())
            .nth(15 + 7 * round)
            .unwrap();
        child.kill().unwrap();
        child.wait().unwrap();

        let mut dossier = open(&path);
        let objet = dossier.tender().unwrap().objet;
        let found: i64 = objet.strip_prefix("Objet ").unwrap().parse().unwrap();
        assert!(found >= said, "step {said} was written, {found} is there");
        assert_eq!(
            dossier.notes().unwrap()[&1],
            found.to_string(),
            "nothing half-done"
        );
        assert_eq!(dossier.history(1).unwrap()[0].at, at(found));
        dossier.undo().unwrap().unwrap();
        assert_eq!(dossier.notes().unwrap()[&1], (found - 1).to_string());
    }
}

#[test]
fn a_journal_left_by_a_crash_is_rolled_back() {
    let (folder, path) = at_rest();
    let mut dossier = open(&path);
    for n in 0..40 {
        dossier
            .change("Note", at(n), vec![Edit::AddNote("x".repeat(2000))], false)
            .unwrap();
    }
    let before = dossier.entries().unwrap();
    drop(dossier);
    // A transaction larger than its cache reaches the file before its end: what a power cut then leaves.
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(
        "PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
         UPDATE entries SET value = upper(value); DELETE FROM changes;",
    )
    .unwrap();
    let cut = folder.path().join("coupé");
    fs::create_dir(&cut).unwrap();
    let left = cut.join("école.emplettes");
    let journal = cut.join("école.emplettes-journal");
    fs::copy(&path, &left).unwrap();
    fs::copy(folder.path().join("école.emplettes-journal"), &journal).unwrap();
    drop(db);
    assert_ne!(
        fs::read(&left).unwrap(),
        fs::read(&path).unwrap(),
        "the file was half-written"
    );

    // Where nothing can be written, it cannot be taken back, and half of it is not shown.
    let lock = fs::File::create(cut.join(".école.emplettes.verrou")).unwrap();
    lock.lock().unwrap();
    let error = Dossier::open(&left).unwrap_err();
    assert!(matches!(error, Error::Interrupted { .. }), "{error:?}");
    drop(lock);

    let dossier = open(&left);
    assert_eq!(dossier.entries().unwrap(), before);
    assert_eq!(dossier.history(100).unwrap().len(), 40);
    assert!(!journal.exists());
}
