//! Packs from outside: made from an import, signed, carried, installed elsewhere; and what must be refused.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use catalog::{
    Catalog, Error, ImportKind, ImportRequest, PackArea, PackInstall, PackRequest, PackSummary, SearchAnswer,
    SearchQuery, SigningKey, Tier, new_key, verify_pack,
};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;

const AT: &str = "2026-11-28T09:00:00Z";

/// Where a pack is made: a catalogue with an import, and two keys of which one is given out.
struct Workshop {
    folder: tempfile::TempDir,
    catalog: Catalog,
}

/// Adds the digit that makes a number valid.
fn luhn(digits: &str) -> String {
    let double = |at: usize, digit: u32| match digit * 2 {
        double if at.is_multiple_of(2) => double % 10 + double / 10,
        _ => digit,
    };
    let digits_of = digits.chars().rev().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits_of.enumerate().map(|(at, digit)| double(at, digit)).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// A folder where the embedded catalogue is installed, without imports.
fn fresh() -> (tempfile::TempDir, Catalog) {
    static INSTALLED: OnceLock<tempfile::TempDir> = OnceLock::new();
    let installed = INSTALLED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        drop(Catalog::open(folder.path()).unwrap());
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    copy(installed.path(), folder.path());
    let catalog = Catalog::open(folder.path()).unwrap();
    (folder, catalog)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(|e| e.unwrap().path()) {
        let there = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            fs::create_dir(&there).unwrap();
            copy(&entry, &there);
        } else {
            fs::copy(&entry, &there).unwrap();
        }
    }
}

/// A small stock of Sirene: three workshops in the Bas-Rhin and the Vosges, one in Rennes.
fn stock(folder: &Path) -> Vec<PathBuf> {
    let mut establishments = "siret,statutDiffusionEtablissement,etatAdministratifEtablissement,\
        activitePrincipaleEtablissement,codeCommuneEtablissement,dateDernierTraitementEtablissement\n"
        .to_owned();
    let mut units = "siren,statutDiffusionUniteLegale,etatAdministratifUniteLegale,denominationUniteLegale,\
        categorieJuridiqueUniteLegale,dateDernierTraitementUniteLegale\n"
        .to_owned();
    for (n, name, insee) in [
        (1, "BOISELLERIE DU PLATEAU", "67437"),
        (2, "BOISELLERIE DE LA ZORN", "67437"),
        (3, "BOISELLERIE DES HAUTES VOSGES", "88160"),
        (4, "BOISELLERIE DE LA VILAINE", "35238"),
    ] {
        let siren = luhn(&format!("97{n:06}"));
        let siret = luhn(&format!("{siren}0001"));
        establishments.push_str(&format!("{siret},O,A,31.01Z,{insee},2026-10-30\n"));
        units.push_str(&format!("{siren},O,A,{name},5710,2026-10-30\n"));
    }
    let files = [("etablissements.csv", establishments), ("unites.csv", units)];
    let write = |(name, text): (&str, String)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    files.into_iter().map(write).collect()
}

/// Only one pack is made at a time in a data folder, and the tests share one.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn workshop() -> &'static Workshop {
    static WORKSHOP: OnceLock<Workshop> = OnceLock::new();
    WORKSHOP.get_or_init(|| {
        let (folder, catalog) = fresh();
        let files = stock(folder.path());
        let report = catalog
            .import(
                &ImportRequest {
                    kind: ImportKind::Sirene,
                    files: &files,
                    dated: None,
                    divisions: &[],
                    mapping: None,
                    dry_run: false,
                    today: crate::today(),
                    at: AT,
                },
                &mut |_| Ok(()),
            )
            .unwrap();
        assert_eq!(report.created, 4, "{report:?}");
        for name in ["atelier", "inconnu"] {
            new_key(&folder.path().join(name), None).unwrap();
        }
        Workshop { folder, catalog }
    })
}

impl Workshop {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn build(&self, out: &Path, version: &str, area: PackArea<'_>, key: Option<&str>) -> PackSummary {
        let key = key.map(|name| self.path(name));
        let _alone = alone();
        self.catalog
            .build_pack(
                &PackRequest {
                    name: "grand-est",
                    version,
                    title: "Fabricants du Grand Est",
                    publisher: "Syndicat mixte d’essai",
                    area,
                    out,
                    key: key.as_deref().map(|path| SigningKey { path, password: None }),
                    at: AT,
                },
                &mut |_| Ok(()),
            )
            .unwrap()
    }
}

fn search(catalog: &Catalog, text: &str) -> SearchAnswer {
    catalog
        .search(&SearchQuery {
            text,
            limit: 20,
            as_of: Some(crate::today()),
            ..SearchQuery::default()
        })
        .unwrap()
}

fn install(catalog: &Catalog, path: &Path) -> Result<catalog::PackReport, Error> {
    let request = PackInstall {
        path,
        allow_older: false,
        at: AT,
    };
    catalog.install_pack(&request, &mut |_| Ok(()))
}

/// A computer that trusts the key of the workshop.
fn town_hall() -> (tempfile::TempDir, Catalog) {
    let (folder, catalog) = fresh();
    catalog.trust_key(&workshop().path("atelier.pub")).unwrap();
    (folder, catalog)
}

#[test]
fn a_pack_is_installed_elsewhere_found_and_taken_back() {
    let workshop = workshop();
    let (folder, catalog) = town_hall();
    let asked = ["boisellerie plateau", "boisellerie", "chaises d’école", ""];
    let before: Vec<SearchAnswer> = asked.iter().map(|text| search(&catalog, text)).collect();
    let made = workshop.build(
        &folder.path().join("grand-est"),
        "2026-11-28",
        PackArea::Whole,
        Some("atelier.key"),
    );
    assert!(made.path.ends_with("grand-est.emplettes-pack"), "{:?}", made.path);
    let read = verify_pack(&made.path, &catalog.trusted_keys().unwrap()).unwrap();
    assert!(read.trusted && read.signed_by == made.signed_by && read.digest == made.digest);

    let report = install(&catalog, &made.path).unwrap();
    assert_eq!(report.counts.records, 4);
    let answer = search(&catalog, "boisellerie plateau");
    let hit = &answer.hits[0];
    assert_eq!(hit.site.name, "BOISELLERIE DU PLATEAU");
    assert_eq!(
        hit.site.tier(crate::today()),
        Tier::S,
        "the register speaks through the pack"
    );
    let evidence = &hit.site.evidence[0];
    assert_eq!(
        (evidence.source.as_str(), evidence.year),
        ("sirene@2026-10-30", Some(2026))
    );
    assert!(
        evidence
            .sentence
            .starts_with("inscrit au répertoire Sirene du 30/10/2026"),
        "{evidence:?}"
    );

    // The same after closing and opening again.
    drop(catalog);
    let catalog = Catalog::open(folder.path()).unwrap();
    assert_eq!(search(&catalog, "boisellerie plateau").hits[0].site, hit.site);
    let packs = catalog.packs().unwrap();
    assert_eq!(packs.len(), 1);
    let pack = &packs[0];
    assert_eq!(
        (
            pack.name.as_str(),
            pack.version.as_str(),
            pack.counts.records,
            Some(&pack.signed_by)
        ),
        ("grand-est", "2026-11-28", 4, made.signed_by.as_ref())
    );
    assert_eq!(pack.dated.map(|d| d.to_string()).as_deref(), Some("2026-10-30"));

    catalog.remove_pack("grand-est", &mut |_| Ok(())).unwrap();
    let after: Vec<SearchAnswer> = asked.iter().map(|text| search(&catalog, text)).collect();
    assert_eq!(after, before);
    assert!(catalog.packs().unwrap().is_empty());
    assert!(matches!(
        catalog.remove_pack("grand-est", &mut |_| Ok(())),
        Err(Error::UnknownPack(_))
    ));
}

#[test]
fn a_newer_version_takes_the_place_of_the_older_and_not_the_other_way_round() {
    let workshop = workshop();
    let (folder, catalog) = town_hall();
    let old = workshop.build(
        &folder.path().join("a"),
        "2026-11-28",
        PackArea::Whole,
        Some("atelier.key"),
    );
    let new = workshop.build(
        &folder.path().join("b"),
        "2026-11-28.2",
        PackArea::Region("Grand Est"),
        Some("atelier.key"),
    );
    install(&catalog, &old.path).unwrap();
    let report = install(&catalog, &new.path).unwrap();
    assert_eq!(report.replaced.as_deref(), Some("2026-11-28"));
    assert_eq!(
        search(&catalog, "boisellerie vilaine")
            .hits
            .iter()
            .filter(|h| h.site.name.ends_with("VILAINE"))
            .count(),
        0
    );
    assert_eq!(catalog.packs().unwrap().len(), 1);
    let database = fs::read(folder.path().join("catalogue.sqlite")).unwrap();
    let error = install(&catalog, &old.path).unwrap_err();
    assert!(
        matches!(&error, Error::PackOlder { installed, .. } if installed == "2026-11-28.2"),
        "{error:?}"
    );
    assert_eq!(
        fs::read(folder.path().join("catalogue.sqlite")).unwrap(),
        database
    );
    let request = PackInstall {
        path: &old.path,
        allow_older: true,
        at: AT,
    };
    catalog.install_pack(&request, &mut |_| Ok(())).unwrap();
    assert_eq!(catalog.packs().unwrap()[0].version, "2026-11-28");
    // Installing the same version again changes nothing of the answers.
    let answer = search(&catalog, "boisellerie");
    install(&catalog, &old.path).unwrap();
    assert_eq!(search(&catalog, "boisellerie"), answer);
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let workshop = workshop();
    let folder = tempfile::tempdir().unwrap();
    let build = |name: &str, key| workshop.build(&folder.path().join(name), "1", PackArea::Whole, key);
    let (a, b) = (build("a", None), build("b", None));
    assert_eq!(fs::read(&a.path).unwrap(), fs::read(&b.path).unwrap());
    // minisign mixes chance into signatures: all the rest is the same, and so is the digest that people compare.
    let (c, d) = (build("c", Some("atelier.key")), build("d", Some("atelier.key")));
    assert!(a.digest == c.digest && c.digest == d.digest);
    let others = |pack: &PackSummary| {
        let mut entries = entries(&pack.path);
        entries.retain(|(name, _)| name != "manifest.minisig");
        entries
    };
    assert_eq!(others(&c), others(&d));
    assert_eq!(others(&a), others(&c));
}

#[test]
fn a_stopped_build_or_installation_leaves_nothing() {
    let workshop = workshop();
    let (folder, catalog) = town_hall();
    let made = workshop.build(
        &folder.path().join("a"),
        "1",
        PackArea::Whole,
        Some("atelier.key"),
    );
    let database = fs::read(folder.path().join("catalogue.sqlite")).unwrap();
    let names = || -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    // The lock of imports is left where it was made.
    fs::write(folder.path().join("import.lock"), "").unwrap();
    let before = names();
    for stop in 1..=5 {
        let mut told = 0;
        let mut watch = |_: catalog::ImportProgress<'_>| {
            told += 1;
            if told == stop {
                Err(Error::Cancelled)
            } else {
                Ok(())
            }
        };
        let request = PackInstall {
            path: &made.path,
            allow_older: false,
            at: AT,
        };
        assert!(
            matches!(catalog.install_pack(&request, &mut watch), Err(Error::Cancelled)),
            "{stop}"
        );
        assert_eq!(
            fs::read(folder.path().join("catalogue.sqlite")).unwrap(),
            database
        );
        let mut told = 0;
        let mut watch = |_: catalog::ImportProgress<'_>| {
            told += 1;
            if told == stop {
                Err(Error::Cancelled)
            } else {
                Ok(())
            }
        };
        let request = PackRequest {
            name: "grand-est",
            version: "1",
            title: "T",
            publisher: "P",
            area: PackArea::Whole,
            out: &folder.path().join("stopped"),
            key: None,
            at: AT,
        };
        assert!(
            matches!(
                {
                    let _alone = alone();
                    workshop.catalog.build_pack(&request, &mut watch)
                },
                Err(Error::Cancelled)
            ),
            "{stop}"
        );
        assert_eq!(names(), before);
    }
}

/// The entries of a pack, in order.
fn entries(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Signs a manifest whatever it says, as whoever holds a key could.
fn sign(manifest: &[u8], key: &str) -> Vec<u8> {
    let text = fs::read_to_string(workshop().path(key)).unwrap();
    let secret = minisign::SecretKeyBox::from(text)
        .into_unencrypted_secret_key()
        .unwrap();
    let said: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let comment = format!(
        "emplettes pack:{} version:{}",
        said["name"].as_str().unwrap(),
        said["version"].as_str().unwrap()
    );
    minisign::sign(None, &secret, Cursor::new(manifest), Some(&comment), None)
        .unwrap()
        .into_string()
        .into_bytes()
}

type Entries = Vec<(String, Vec<u8>)>;

fn entry<'a>(entries: &'a mut Entries, name: &str) -> &'a mut Vec<u8> {
    &mut entries.iter_mut().find(|(n, _)| n == name).unwrap().1
}

/// Changes the manifest, and signs it again with the key of the workshop.
fn resigned(entries: &mut Entries, change: impl FnOnce(&mut serde_json::Value)) {
    let manifest = entry(entries, "manifest.json");
    let mut said: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    change(&mut said);
    *manifest = serde_json::to_vec(&said).unwrap();
    let signature = sign(&manifest.clone(), "atelier.key");
    *entry(entries, "manifest.minisig") = signature;
}

/// Puts other records in the pack, vouched for by a signature that holds.
fn with_records(entries: &mut Entries, records: Vec<u8>, length: usize) {
    let digest: String = Sha256::digest(&records)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    *entry(entries, "records.jsonl") = records;
    resigned(entries, |manifest| {
        manifest["entries"][0]["length"] = length.into();
        manifest["entries"][0]["sha256"] = digest.into();
    });
}

/// Writes a false length of an entry where the archive announces it.
fn declare(bytes: &mut [u8], name: &str, length: u32) {
    let mut found = 0;
    for at in 0..bytes.len() - 46 {
        let (field, start) = match &bytes[at..at + 4] {
            b"PK\x03\x04" => (22, 30),
            b"PK\x01\x02" => (24, 46),
            _ => continue,
        };
        if bytes.get(at + start..at + start + name.len()) == Some(name.as_bytes()) {
            bytes[at + field..at + field + 4].copy_from_slice(&length.to_le_bytes());
            found += 1;
        }
    }
    assert_eq!(found, 2, "local and central headers");
}

#[test]
fn what_is_not_a_sound_pack_is_refused_and_changes_nothing() {
    let workshop = workshop();
    let (folder, catalog) = town_hall();
    let made = workshop.build(
        &folder.path().join("bon"),
        "1",
        PackArea::Whole,
        Some("atelier.key"),
    );
    let good = entries(&made.path);
    let whole = fs::read(&made.path).unwrap();
    let altered = |change: &dyn Fn(&mut Entries)| {
        let mut entries = good.clone();
        change(&mut entries);
        archive(&entries)
    };
    let damaged = |e: &Error| matches!(e, Error::PackDamaged { .. });
    let forged = |e: &Error| matches!(e, Error::PackForged { .. });
    let no_pack = |e: &Error| matches!(e, Error::NotAPack { .. });
    let flip = |name: &'static str| {
        altered(&move |entries| {
            let bytes = entry(entries, name);
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        })
    };
    let zeros = vec![0_u8; 100_000_000];
    let mut bomb = altered(&|entries| with_records(entries, zeros.clone(), 1_000));
    declare(&mut bomb, "records.jsonl", 1_000);
    let mut manifest_bomb = altered(&|entries| *entry(entries, "manifest.json") = zeros.clone());
    declare(&mut manifest_bomb, "manifest.json", 1_000);
    let mut crowd = good.clone();
    crowd.extend((0..2_000).map(|n| (format!("{n}"), Vec::new())));

    type Case<'a> = (&'a str, Vec<u8>, &'a dyn Fn(&Error) -> bool);
    let cases: Vec<Case<'_>> = vec![
        ("nothing", Vec::new(), &no_pack),
        ("a text", b"bonjour, ceci n'est pas un pack".to_vec(), &no_pack),
        (
            "another archive",
            archive(&[("word/document.xml".to_owned(), b"<x/>".to_vec())]),
            &no_pack,
        ),
        ("a crowd of entries", archive(&crowd), &no_pack),
        ("one letter of the records", flip("records.jsonl"), &damaged),
        ("one letter of the licence", flip("LICENCE.txt"), &damaged),
        (
            "one letter of the manifest",
            altered(&|entries| {
                let manifest = entry(entries, "manifest.json");
                *manifest = String::from_utf8_lossy(manifest)
                    .replace("Grand Est", "Grand-Est")
                    .into_bytes();
            }),
            &forged,
        ),
        (
            "a digest changed to fit other records",
            altered(&|entries| {
                let signature = entry(entries, "manifest.minisig").clone();
                with_records(entries, b"{}\n".to_vec(), 3);
                *entry(entries, "manifest.minisig") = signature;
            }),
            &forged,
        ),
        (
            "the signature of another pack",
            altered(&|entries| {
                let mut other = entries.clone();
                resigned(&mut other, |m| m["version"] = "2".into());
                *entry(entries, "manifest.minisig") = entry(&mut other, "manifest.minisig").clone();
            }),
            &forged,
        ),
        (
            "another trusted comment",
            altered(&|entries| {
                let signature = entry(entries, "manifest.minisig");
                *signature = String::from_utf8_lossy(signature)
                    .replace("version:1", "version:9")
                    .into_bytes();
            }),
            &forged,
        ),
        (
            "a cut signature",
            altered(&|entries| {
                let signature = entry(entries, "manifest.minisig");
                signature.truncate(signature.len() - 40);
            }),
            &damaged,
        ),
        (
            "a signature of one line",
            altered(&|entries| *entry(entries, "manifest.minisig") = b"x\n".to_vec()),
            &damaged,
        ),
        (
            "not signed",
            altered(&|entries| entries.retain(|(n, _)| n != "manifest.minisig")),
            &|e| matches!(e, Error::PackUnsigned { .. }),
        ),
        (
            "another key",
            altered(&|entries| {
                let manifest = entry(entries, "manifest.json").clone();
                *entry(entries, "manifest.minisig") = sign(&manifest, "inconnu.key");
            }),
            &|e| matches!(e, Error::PackUnknownKey { .. }),
        ),
        ("half", whole[..whole.len() / 2].to_vec(), &damaged),
        (
            "without its last byte",
            whole[..whole.len() - 1].to_vec(),
            &damaged,
        ),
        (
            "with bytes after",
            [whole.as_slice(), b"suite"].concat(),
            &damaged,
        ),
        (
            "a missing entry",
            altered(&|entries| entries.retain(|(n, _)| n != "facts.jsonl")),
            &damaged,
        ),
        (
            "a path that climbs",
            altered(&|entries| {
                entries.push(("../../evasion.txt".to_owned(), b"x".to_vec()));
            }),
            &no_pack,
        ),
        (
            "a path that climbs, in the place of the licence",
            altered(&|entries| {
                entries.retain(|(n, _)| n != "LICENCE.txt");
                entries.push(("../../evasion.txt".to_owned(), b"x".to_vec()));
            }),
            &damaged,
        ),
        ("a bomb that says it is small", bomb, &damaged),
        (
            "a bomb that says what it is",
            altered(&|entries| with_records(entries, zeros.clone(), zeros.len())),
            &damaged,
        ),
        ("a bomb in the manifest", manifest_bomb, &damaged),
        (
            "a manifest too long",
            altered(&|entries| {
                *entry(entries, "manifest.json") =
                    [b"{\"x\":\"".as_slice(), &vec![b'x'; 1_100_000], b"\"}"].concat();
            }),
            &damaged,
        ),
        (
            "a later format",
            altered(&|entries| {
                resigned(entries, |m| {
                    m["format"] = 2.into();
                    m["new"] = true.into();
                })
            }),
            &|e| matches!(e, Error::PackNewer { found: 2, .. }),
        ),
        (
            "another kind",
            altered(&|entries| resigned(entries, |m| m["kind"] = "clauses".into())),
            &damaged,
        ),
        (
            "an unknown field",
            altered(&|entries| resigned(entries, |m| m["new"] = true.into())),
            &damaged,
        ),
        (
            "a name that is a path",
            altered(&|entries| resigned(entries, |m| m["name"] = "../x".into())),
            &damaged,
        ),
        (
            "a title that a terminal obeys",
            altered(&|entries| resigned(entries, |m| m["title"] = "\u{1b}[2J".into())),
            &damaged,
        ),
        (
            "records that are no records",
            altered(&|entries| with_records(entries, b"{}\n".to_vec(), 3)),
            &damaged,
        ),
        (
            "a line without end",
            altered(&|entries| with_records(entries, vec![b' '; 200_000], 200_000)),
            &damaged,
        ),
        (
            "a record of an unknown source",
            altered(&|entries| {
                let records =
                    String::from_utf8_lossy(entry(entries, "records.jsonl")).replace("sirene@", "autre@");
                let length = records.len();
                with_records(entries, records.into_bytes(), length);
            }),
            &damaged,
        ),
        (
            "records out of order",
            altered(&|entries| {
                let records = String::from_utf8_lossy(entry(entries, "records.jsonl")).into_owned();
                let turned: String = records.lines().rev().flat_map(|line| [line, "\n"]).collect();
                with_records(entries, turned.into_bytes(), records.len());
            }),
            &damaged,
        ),
    ];
    let database = fs::read(folder.path().join("catalogue.sqlite")).unwrap();
    let path = folder.path().join("essai.emplettes-pack");
    for (what, bytes, kind) in cases {
        fs::write(&path, bytes).unwrap();
        let error = install(&catalog, &path).unwrap_err();
        let sentence = error.to_string();
        assert!(kind(&error), "{what}: {error:?}");
        assert!(
            sentence.contains("essai.emplettes-pack") && !sentence.contains('\n'),
            "{what}: {sentence}"
        );
        assert!(sentence.len() < 600, "{what}: {sentence}");
        assert!(
            fs::read(folder.path().join("catalogue.sqlite")).unwrap() == database,
            "{what}: the catalogue has changed"
        );
        assert!(
            !folder.path().join("catalogue.sqlite.tmp").exists(),
            "{what}: something is left"
        );
    }
    assert!(!folder.path().parent().unwrap().join("evasion.txt").exists());
    for (what, path) in [
        ("absent", folder.path().join("absent")),
        ("a folder", folder.path().to_owned()),
    ] {
        assert!(
            matches!(install(&catalog, &path), Err(Error::Import { .. })),
            "{what}"
        );
    }
    // The tests above did not refuse everything: the archive rewritten as it was installs.
    fs::write(&path, archive(&good)).unwrap();
    install(&catalog, &path).unwrap();
}

#[test]
fn what_nobody_trusts_is_shown_and_not_installed() {
    let workshop = workshop();
    let (folder, catalog) = fresh();
    let signed = workshop.build(
        &folder.path().join("a"),
        "1",
        PackArea::Whole,
        Some("atelier.key"),
    );
    let bare = workshop.build(&folder.path().join("b"), "1", PackArea::Whole, None);
    let read = verify_pack(&signed.path, &catalog.trusted_keys().unwrap()).unwrap();
    assert!(!read.trusted && read.signed_by.is_some());
    let error = install(&catalog, &signed.path).unwrap_err().to_string();
    assert!(
        error.contains(read.signed_by.as_deref().unwrap()) && error.contains(".pub"),
        "{error}"
    );
    let read = verify_pack(&bare.path, &[]).unwrap();
    assert!(!read.trusted && read.signed_by.is_none());
    assert!(matches!(
        install(&catalog, &bare.path),
        Err(Error::PackUnsigned { .. })
    ));
    // Trusting the key is what it takes.
    let key = catalog.trust_key(&workshop.path("atelier.pub")).unwrap();
    assert_eq!(Some(key.id), signed.signed_by);
    install(&catalog, &signed.path).unwrap();
}

#[test]
fn a_stick_that_is_not_there_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let request = PackRequest {
        name: "grand-est",
        version: "1",
        title: "T",
        publisher: "P",
        area: PackArea::Whole,
        out: &folder.path().join("absente/grand-est"),
        key: None,
        at: AT,
    };
    let _alone = alone();
    let error = workshop()
        .catalog
        .build_pack(&request, &mut |_| Ok(()))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("absente") && error.contains("écriture impossible"),
        "{error}"
    );
}

#[test]
fn the_attribution_travels_with_the_data() {
    let folder = tempfile::tempdir().unwrap();
    let made = workshop().build(&folder.path().join("a"), "1", PackArea::Region("44"), None);
    let manifest = &made.manifest;
    assert_eq!(
        manifest.area.region.as_ref().map(|r| r.name.as_str()),
        Some("Grand Est")
    );
    assert_eq!((manifest.area.departements.len(), manifest.counts.sites), (10, 3));
    let source = &manifest.sources[0];
    assert_eq!(
        (source.publisher.as_str(), source.licence.as_str()),
        ("Insee", "Licence Ouverte 2.0")
    );
    let licence = String::from_utf8(entry(&mut entries(&made.path), "LICENCE.txt").clone()).unwrap();
    for said in [
        "Insee",
        "Licence Ouverte 2.0",
        "30/10/2026",
        "Syndicat mixte d’essai",
        "version 1",
    ] {
        assert!(licence.contains(said), "{said}: {licence}");
    }
}
