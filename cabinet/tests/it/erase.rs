//! A name forgotten is no longer in the bytes of the file.

use std::fs;

use cabinet::{Edit, Key, SourcingEntry};

use super::{at, at_rest, open, set_need};

fn entry(person: &str, answer: &str) -> SourcingEntry {
    SourcingEntry {
        date: "2026-11-20".parse().unwrap(),
        firm: "Ateliers du Bois".into(),
        siren: None,
        person: Some(person.into()),
        question: "Délai ?".into(),
        answer: Some(answer.into()),
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn a_person_leaves_the_file_for_good() {
    let (folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut change = |label: &str, edit| dossier.change(label, at(0), vec![edit], false).map(drop).unwrap();
    change(
        "Appel à Jeanne Zyxwolin",
        Edit::AddSourcing(entry("Jeanne Zyxwolin", "Six semaines")),
    );
    change("Note", Edit::AddNote("Rappeler JEANNE ZYXWOLIN".into()));
    change(
        "Note",
        Edit::SetNote {
            number: 1,
            text: "Fait".into(),
        },
    );
    change("Note", Edit::AddNote("Jeanne Zyxwolin".into()));
    change("Note", Edit::RemoveNote(2));
    change("Autre", Edit::AddSourcing(entry("Paul Vrzk", "Huit semaines")));
    change("Objet", set_need("Chaises"));
    assert!(
        holds(&fs::read(&path).unwrap().to_ascii_lowercase(), "zyxwolin"),
        "it was there"
    );

    let erased = dossier.erase_person(" jeanne zyxwolin ").unwrap();
    assert_eq!(erased.entries, [Key::Sourcing(1)]);
    assert!(
        !erased.history_dropped && erased.remaining.is_empty(),
        "{erased:?}"
    );
    let bytes = fs::read(&path).unwrap();
    assert!(!holds(&bytes.to_ascii_lowercase(), "zyxwolin"));
    assert!(
        holds(&bytes, "Vrzk") && holds(&bytes, "Six semaines"),
        "the rest stays"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "the file and its lock"
    );

    // The history still leads back to the beginning, without the name.
    let now = dossier.entries().unwrap();
    let mut steps = 0;
    while dossier.undo().unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 7);
    assert_eq!(dossier.sourcing().unwrap().len(), 0);
    while dossier.redo().unwrap().is_some() {}
    assert_eq!(dossier.entries().unwrap(), now);
    drop(dossier);
    assert_eq!(open(&path).entries().unwrap(), now);
}

#[test]
fn the_buyers_own_text_is_named_and_its_past_dropped() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier
        .change("Objet", at(0), vec![set_need("Tables de Zyxwolin")], false)
        .unwrap();
    let erased = dossier.erase_person("Zyxwolin").unwrap();
    assert_eq!(erased.remaining, [Key::Need]);
    assert!(erased.history_dropped);
    assert_eq!(dossier.tender().unwrap().objet, "Tables de Zyxwolin");
    assert!(dossier.undo().unwrap().is_none());

    dossier
        .change("Objet", at(1), vec![set_need("Tables")], false)
        .unwrap();
    let erased = dossier.erase_person("Zyxwolin").unwrap();
    assert!(erased.history_dropped && erased.remaining.is_empty());
    assert!(!holds(&fs::read(&path).unwrap(), "Zyxwolin"));
    assert!(dossier.erase_person("  ").is_err());
}
