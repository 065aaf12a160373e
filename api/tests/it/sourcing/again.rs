//! A firm that sends its form again: what it said best is what stays.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::answers::{cell, keys, plain, read, written};
use super::form::{filled, identity};
use super::{NOWHERE, Office, WOOD};

/// An office with its questionnaire written.
struct Desk {
    office: Office,
    form: PathBuf,
    keys: Vec<String>,
}

impl Desk {
    fn new() -> Self {
        let office = Office::new();
        let form = written(&office, plain());
        let keys = keys(&office);
        Self { office, form, keys }
    }

    /// The form filled in on that day; no word: nothing is answered.
    fn file(&self, name: &str, day: &str, word: Option<&str>) -> PathBuf {
        let mut cells = identity("Ateliers Zyxwo", NOWHERE);
        for (at, words) in &mut cells {
            if at == "C9" {
                *words = day;
            }
        }
        cells.extend(word.map(|word| (cell(&self.keys, WOOD, 'C'), word)));
        filled(&self.form, name, &cells)
    }

    /// What recording answers, with the log as it is then.
    fn record(&self, files: &[&PathBuf]) -> Value {
        let files: Vec<&Path> = files.iter().map(|file| file.as_path()).collect();
        let mut answer = read(&self.office, &files, true);
        answer["log"] = self.office.log();
        answer
    }
}

fn remarks(answer: &Value, file: usize) -> String {
    let said = answer["files"][file]["remarks"].as_array().unwrap();
    said.iter()
        .map(|one| one.as_str().unwrap())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many are kept, and whether something was written.
fn outcome(answer: &Value) -> (u64, bool) {
    (
        answer["usable"].as_u64().unwrap(),
        answer["recorded"].as_bool().unwrap(),
    )
}

/// The answer and its day, as the log holds them.
fn held(answer: &Value) -> [Value; 2] {
    let log = answer["log"].as_array().unwrap();
    assert_eq!(log.len(), 1, "one entry a firm: {log:?}");
    assert_eq!(log[0]["facts"].as_array().unwrap().len(), 1);
    [log[0]["facts"][0]["answer"].clone(), log[0]["answered"].clone()]
}

#[test]
fn a_form_that_answers_nothing_wipes_nothing() {
    let desk = Desk::new();
    let empty = desk.file("vide.xlsx", "22/11/2026", None);
    // A firm that never answered: nothing to write down, and the buyer knows what to do.
    let none = desk.record(&[&empty]);
    assert_eq!(outcome(&none), (0, false), "{none}");
    assert_eq!(none["log"], json!([]));
    assert!(remarks(&none, 0).contains("aucune réponse utilisable"), "{none}");
    assert!(remarks(&none, 0).contains("rien n’est gardé"), "{none}");

    desk.record(&[&desk.file("1.xlsx", "20/11/2026", Some("oui"))]);
    for file in [empty, desk.file("faux.xlsx", "22/11/2026", Some("peut-être"))] {
        let again = desk.record(&[&file]);
        assert_eq!(outcome(&again), (0, false), "{again}");
        assert_eq!(held(&again), ["oui", "2026-11-20"]);
        assert!(remarks(&again, 0).contains("20\u{a0}novembre 2026"), "{again}");
        assert!(remarks(&again, 0).contains("reste au journal"), "{again}");
        assert_eq!(
            again["files"][0]["firm"], "Ateliers Zyxwo",
            "who it was is said all the same"
        );
    }
    // « Ne sais pas » is an answer: the firm takes back what it said.
    let unsure = desk.record(&[&desk.file("2.xlsx", "23/11/2026", Some("ne sais pas"))]);
    assert_eq!(outcome(&unsure), (1, true));
    assert_eq!(held(&unsure), ["ne-sait-pas", "2026-11-23"]);
}

#[test]
fn an_older_form_does_not_replace_a_newer_one() {
    let desk = Desk::new();
    let newer = desk.file("b.xlsx", "20/11/2026", Some("non"));
    let older = desk.file("a.xlsx", "12/11/2026", Some("oui"));
    desk.record(&[&newer]);
    let late = desk.record(&[&older]);
    assert_eq!(outcome(&late), (0, false), "{late}");
    assert_eq!(held(&late), ["non", "2026-11-20"]);
    let said = remarks(&late, 0);
    for words in [
        "20\u{a0}novembre 2026",
        "12\u{a0}novembre 2026",
        "au journal",
        "plus récente",
    ] {
        assert!(said.contains(words), "{said}");
    }
    // The same day: the one read last is the correction.
    let same = desk.record(&[&desk.file("c.xlsx", "20/11/2026", Some("oui"))]);
    assert_eq!(held(&same), ["oui", "2026-11-20"]);
}

#[test]
fn two_forms_of_one_firm_are_one_answer_the_newest() {
    for order in [["a.xlsx", "b.xlsx"], ["b.xlsx", "a.xlsx"]] {
        let desk = Desk::new();
        desk.file("a.xlsx", "12/11/2026", Some("oui"));
        desk.file("b.xlsx", "20/11/2026", Some("non"));
        let paths = order.map(|name| desk.form.with_file_name(name));
        let answer = desk.record(&[&paths[0], &paths[1]]);
        assert_eq!(outcome(&answer), (1, true), "{answer}");
        assert_eq!(held(&answer), ["non", "2026-11-20"]);
        assert!(remarks(&answer, 1).contains("parmi ces fichiers"), "{answer}");
        assert_eq!(
            answer["state"]["undo"],
            "Réponse au sourçage\u{a0}: Ateliers Zyxwo"
        );
    }
}

#[test]
fn a_person_and_a_mail_come_from_the_same_hand() {
    let desk = Desk::new();
    let firm = json!({
        "number": null, "firm": "Ateliers Zyxwo", "siren": NOWHERE, "site": null, "person": "Paul Vrzk",
        "mail": "p.vrzk@zyxwo.example", "sent": "2026-11-12", "answered": null, "remarks": null, "simulated": false,
    });
    desk.office.ask("log_firm", firm);
    let contact = |left_empty: &[&str]| {
        let mut cells = identity("Ateliers Zyxwo", NOWHERE);
        cells.retain(|(at, _)| !left_empty.contains(&at.as_str()));
        cells.push((cell(&desk.keys, WOOD, 'C'), "oui"));
        let answer = desk.record(&[&filled(&desk.form, "r.xlsx", &cells)]);
        let entry = &answer["log"][0];
        [entry["person"].clone(), entry["mail"].clone()]
    };
    assert_eq!(
        contact(&["C7", "C8"]),
        ["Paul Vrzk", "p.vrzk@zyxwo.example"],
        "the form names nobody"
    );
    // The mail of Paul is not that of Jeanne, nor is Paul he who reads hers.
    assert_eq!(contact(&["C8"]), [json!("Jeanne Durand"), Value::Null]);
    assert_eq!(contact(&["C7"]), [Value::Null, json!("j.durand@zyxwo.example")]);
}
