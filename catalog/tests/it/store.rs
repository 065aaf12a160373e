//! Installing, opening, and what happens when files are missing, damaged or refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use catalog::{Catalog, Error, PACK_VERSION, SearchAnswer, SearchQuery};
use rusqlite::Connection;

const QUESTIONS: [&str; 4] = ["chaises d’école", "fromage", "michelin", ""];

fn answers(catalog: &Catalog) -> Vec<SearchAnswer> {
    let ask = |text| {
        catalog
            .search(&SearchQuery {
                text,
                limit: 5,
                ..SearchQuery::default()
            })
            .unwrap()
    };
    QUESTIONS.into_iter().map(ask).collect()
}

/// Every file with its size and date.
fn contents(folder: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            found.extend(contents(&entry.path()));
        }
        found.insert(entry.path(), (data.len(), data.modified().unwrap()));
    }
    found
}

fn index_folder(folder: &Path) -> PathBuf {
    let found = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.is_dir() && p.file_name().unwrap().to_string_lossy().starts_with("index-"));
    found.expect("an index is there")
}

/// The segment files of the index; each writing gives them new names.
fn index_files(folder: &Path) -> BTreeSet<PathBuf> {
    let files = fs::read_dir(index_folder(folder))
        .unwrap()
        .map(|e| e.unwrap().path());
    files
        .filter(|p| !p.extension().is_none_or(|e| e == "json" || e == "lock"))
        .collect()
}

#[test]
fn installs_once_and_reopens_without_writing() {
    let folder = tempfile::tempdir().unwrap();
    // The folder itself is created too.
    let data = folder.path().join("a/b");
    let first = answers(&Catalog::open(&data).unwrap());
    assert!(first.iter().all(|a| a.total > 0));
    let before = contents(&data);
    let second = answers(&Catalog::open(&data).unwrap());
    assert_eq!(first, second);
    // This is what lets a read-only folder answer.
    assert_eq!(contents(&data), before, "reopening wrote something");
}

#[test]
fn the_index_is_derived() {
    let folder = tempfile::tempdir().unwrap();
    let expected = answers(&Catalog::open(folder.path()).unwrap());
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 4] = [
        ("deleted", |index| fs::remove_dir_all(index).unwrap()),
        ("truncated list of segments", |index| {
            let meta = index.join("meta.json");
            let half = fs::read(&meta).unwrap().len() / 2;
            fs::File::options()
                .write(true)
                .open(meta)
                .unwrap()
                .set_len(half as u64)
                .unwrap();
        }),
        ("one byte changed in the largest file", |index| {
            let files = fs::read_dir(index).unwrap().map(|e| e.unwrap().path());
            let largest = files.max_by_key(|p| fs::metadata(p).unwrap().len()).unwrap();
            let mut bytes = fs::read(&largest).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xff;
            fs::write(largest, bytes).unwrap();
        }),
        ("another version", |index| {
            fs::rename(index, index.with_file_name("index-0-old")).unwrap()
        }),
    ];
    for (what, harm) in harms {
        let before = index_files(folder.path());
        harm(&index_folder(folder.path()));
        let found = answers(&Catalog::open(folder.path()).unwrap());
        assert!(found == expected, "{what}: other answers");
        assert!(
            index_files(folder.path()).is_disjoint(&before),
            "{what}: the index was not built anew"
        );
        let whole = contents(folder.path());
        assert_eq!(answers(&Catalog::open(folder.path()).unwrap()), expected);
        assert_eq!(
            contents(folder.path()),
            whole,
            "{what}: the index was not repaired on disk"
        );
        assert_eq!(
            whole.keys().filter(|p| p.is_dir()).count(),
            1,
            "{what}: one index remains"
        );
    }
}

#[test]
fn an_index_that_cannot_be_written_is_kept_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let expected = answers(&Catalog::open(folder.path()).unwrap());
    fs::remove_dir_all(index_folder(folder.path())).unwrap();
    // A folder where the lock should be: nothing can be locked, so nothing can be written, even by root.
    fs::remove_file(folder.path().join("catalogue.lock")).unwrap();
    fs::create_dir(folder.path().join("catalogue.lock")).unwrap();
    assert_eq!(answers(&Catalog::open(folder.path()).unwrap()), expected);
    assert!(
        fs::read_dir(folder.path()).unwrap().all(|e| !e
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with("index"))
    );
}

#[test]
fn what_a_crash_leaves_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("catalogue.sqlite.tmp"),
        b"SQLite format 3\0 half a catalogue",
    )
    .unwrap();
    fs::create_dir(folder.path().join("index.tmp")).unwrap();
    fs::write(folder.path().join("index.tmp/meta.json"), b"{").unwrap();
    assert!(
        answers(&Catalog::open(folder.path()).unwrap())
            .iter()
            .all(|a| a.total > 0)
    );
    for left in ["catalogue.sqlite.tmp", "index.tmp"] {
        assert!(!folder.path().join(left).exists(), "{left}");
    }
}

#[test]
fn a_catalogue_of_another_version_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    drop(Catalog::open(folder.path()).unwrap());
    let db = Connection::open(folder.path().join("catalogue.sqlite")).unwrap();
    db.execute(
        "UPDATE meta SET value = '1999-01-01.1' WHERE key = 'pack-version'",
        [],
    )
    .unwrap();
    db.execute("DELETE FROM facts", []).unwrap();
    drop(db);
    let catalog = Catalog::open(folder.path()).unwrap();
    let stats = catalog.stats(crate::today()).unwrap();
    assert_eq!(stats.pack_version, PACK_VERSION);
    assert!(!stats.by_source.is_empty());
}

#[test]
fn several_openings_at_once_install_once() {
    let folder = tempfile::tempdir().unwrap();
    let open = || answers(&Catalog::open(folder.path()).unwrap());
    let all = std::thread::scope(|scope| {
        let opening: Vec<_> = (0..3).map(|_| scope.spawn(open)).collect();
        opening.into_iter().map(|o| o.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(all.iter().all(|a| *a == all[0] && a[0].total > 0));
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left.len(), 3, "database, lock, index: {left:?}");
}

/// One French sentence that names the path; `kind` says which error it is.
fn refused(what: &str, data: &Path, kind: fn(&Error) -> bool) {
    let before = data.is_dir().then(|| contents(data));
    let error = Catalog::open(data).unwrap_err();
    assert!(kind(&error), "{what}: {error:?}");
    let sentence = error.to_string();
    let named = data.file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        sentence.contains(&named) && !sentence.contains('\n'),
        "{sentence}"
    );
    if let Some(before) = before {
        assert_eq!(
            contents(data),
            before,
            "{what}: a refused opening changed something"
        );
    }
}

#[test]
fn what_is_not_a_data_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "rien").unwrap();
    refused("a file", &file, |e| matches!(e, Error::NotAFolder { .. }));
    refused("beneath a file", &file.join("dessous"), |e| {
        matches!(e, Error::Folder { .. })
    });
}

#[test]
fn a_damaged_or_foreign_database_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("données");
    drop(Catalog::open(&data).unwrap());
    let database = data.join("catalogue.sqlite");
    let sound = fs::read(&database).unwrap();
    type Case<'a> = (&'a str, Vec<u8>, fn(&Error) -> bool);
    let mut newer = sound.clone();
    newer[60..64].copy_from_slice(&9_u32.to_be_bytes());
    let mut scrambled = sound.clone();
    // The first page after its header: the schema itself.
    scrambled[100..4096].fill(0xa5);
    let cases: [Case<'_>; 6] = [
        ("half", sound[..sound.len() / 2].to_vec(), |e| {
            matches!(e, Error::Corrupt { .. })
        }),
        ("empty", Vec::new(), |e| matches!(e, Error::Corrupt { .. })),
        ("a few bytes", sound[..40].to_vec(), |e| {
            matches!(e, Error::Corrupt { .. })
        }),
        ("scrambled schema", scrambled, |e| {
            matches!(e, Error::Corrupt { .. })
        }),
        ("another file", vec![b'x'; 5000], |e| {
            matches!(e, Error::Foreign { .. })
        }),
        ("a later schema", newer, |e| {
            matches!(e, Error::Newer { found: 9, .. })
        }),
    ];
    for (what, bytes, kind) in cases {
        fs::write(&database, bytes).unwrap();
        refused(what, &data, kind);
    }
    // Following the advice works: without the file, it is installed again.
    fs::remove_file(&database).unwrap();
    assert!(
        answers(&Catalog::open(&data).unwrap())
            .iter()
            .all(|a| a.total > 0)
    );
}
