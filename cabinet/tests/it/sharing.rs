//! Two windows, copies, names already taken.

use std::fs;

use cabinet::{Dossier, Edit, Error, Opened, ReadOnlyReason};

use super::{at, at_rest, need, open, set_need};

#[test]
fn the_second_window_reads_only() {
    let (folder, path) = at_rest();
    let mut first = open(&path);
    let Opened::ReadOnly(mut second, why) = Dossier::open(&path).unwrap() else {
        panic!("two writers")
    };
    assert_eq!(why, ReadOnlyReason::OpenElsewhere);
    first
        .change("Geste", at(0), vec![set_need("Chaises")], false)
        .unwrap();
    assert_eq!(
        second.tender().unwrap().objet,
        "Chaises",
        "it sees what is written"
    );
    let refused =
        |result: Result<(), Error>| assert!(matches!(result, Err(Error::ReadOnly { .. })), "{result:?}");
    refused(
        second
            .change("Geste", at(1), vec![set_need("Bancs")], false)
            .map(drop),
    );
    refused(second.undo().map(drop));
    refused(second.redo().map(drop));
    refused(second.erase_person("Durand").map(drop));
    let copy = folder.path().join("copie.emplettes");
    second.save_copy(&copy).unwrap();
    assert_eq!(open(&copy).tender().unwrap().objet, "Chaises");
    drop((first, second));
    assert!(!open(&path).is_read_only());
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|f| f.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "no lock, no journal left: {left:?}");
}

#[test]
fn a_lock_file_left_behind_locks_nobody_out() {
    let (folder, path) = at_rest();
    fs::write(folder.path().join(".école.emplettes.verrou"), "").unwrap();
    assert!(!open(&path).is_read_only());
}

#[test]
fn somebody_else_writing_is_noticed() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    // As on a share where locks lie.
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("UPDATE position SET revision = revision + 1")
        .unwrap();
    let error = dossier
        .change("Geste", at(0), vec![set_need("Chaises")], false)
        .unwrap_err();
    assert!(matches!(error, Error::ChangedElsewhere { .. }), "{error:?}");
    assert_eq!(dossier.tender().unwrap().objet, "Tables");
}

#[test]
fn a_copy_is_whole_and_keeps_its_history() {
    let (folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier
        .change("Geste", at(0), vec![set_need("Chaises")], false)
        .unwrap();
    let copy = folder.path().join("copie.emplettes");
    fs::write(&copy, "what was there").unwrap();
    dossier.save_copy(&copy).unwrap();
    let mut other = open(&copy);
    assert_eq!(other.entries().unwrap(), dossier.entries().unwrap());
    assert_eq!(other.undo().unwrap().unwrap().label, "Geste");
    assert!(matches!(
        dossier.save_copy(&copy),
        Err(Error::OpenElsewhere { .. })
    ));
    assert!(matches!(dossier.save_copy(&path), Err(Error::Exists { .. })));
    drop(other);
    let journal = folder.path().join("copie.emplettes-journal");
    fs::write(&journal, "left by a crash").unwrap();
    assert!(matches!(dossier.save_copy(&copy), Err(Error::Interrupted { .. })));
}

#[test]
fn a_new_dossier_takes_no_name() {
    let (folder, path) = at_rest();
    assert!(matches!(
        Dossier::create(&path, &need("Bancs")),
        Err(Error::Exists { .. })
    ));
    assert_eq!(open(&path).tender().unwrap().objet, "Tables");
    let nowhere = folder.path().join("absent").join("x.emplettes");
    assert!(matches!(
        Dossier::create(&nowhere, &need("Bancs")),
        Err(Error::Writing { .. })
    ));
    assert!(matches!(Dossier::open(&nowhere), Err(Error::NotFound { .. })));
    assert!(matches!(Dossier::open(folder.path()), Err(Error::Foreign { .. })));
}

#[test]
fn a_file_gone_while_open_is_said_and_a_copy_can_be_saved() {
    let (folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier
        .change("Note", at(0), vec![Edit::AddNote("gardée".into())], false)
        .unwrap();
    let note = |text: &str| vec![Edit::AddNote(text.into())];
    // Moved away, then another file under the same name: neither takes the words.
    let away = folder.path().join("ailleurs");
    std::fs::rename(&path, &away).unwrap();
    let error = dossier.change("Note", at(1), note("x"), false).unwrap_err();
    assert!(matches!(error, Error::Gone { .. }), "{error:?}");
    std::fs::write(&path, "autre chose").unwrap();
    let error = dossier.change("Note", at(1), note("x"), false).unwrap_err();
    assert!(
        matches!(error, Error::Gone { .. }) || cfg!(not(unix)),
        "{error:?}"
    );
    let copy = folder.path().join("copie.emplettes");
    dossier.save_copy(&copy).unwrap();
    assert_eq!(open(&copy).notes().unwrap()[&1], "gardée");
    // Back in its place, it goes on.
    std::fs::rename(&away, &path).unwrap();
    dossier.change("Note", at(2), note("y"), false).unwrap();
}

#[test]
fn a_glance_reads_what_another_window_holds() {
    let (_folder, path) = at_rest();
    let _held = open(&path);
    assert_eq!(Dossier::glance(&path).unwrap(), need("Tables"));
}
