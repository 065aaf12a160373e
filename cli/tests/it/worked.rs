//! Eight purchases worked to the end: what a buyer reads before asking the market, then once firms have answered.
//!
//! Each need of `tests/worked/` is read twice through the program itself. The answers are invented by a fixed rule and
//! come in by the real way: the form is written by the program, filled in cell by cell, read back, kept in the log of a
//! dossier. They are said to be simulated wherever they are shown. The firms are those of the catalogue, so that what
//! is unknown of them becomes known, but nothing kept here ties an invented answer to one of them: the log calls them
//! by number, and their SIREN is left out of the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use api::folders::Folders;
use api::{Desk, Job};
use serde_json::{Value, json};

use crate::sourcing::filled;
use crate::{data, emplettes, json};

/// How the firms of a case answer.
struct Answers {
    /// How many firms are asked.
    firms: usize,
    /// Out of twelve, how many say yes to each question in turn.
    yes: &'static [usize],
    /// Whether some of the others do not know; otherwise they say no.
    unsure: bool,
}

/// Some able, some not, some that do not know.
const MIXED: Answers = Answers {
    firms: 12,
    yes: &[11, 8, 5, 3, 2, 9],
    unsure: true,
};

/// Hardly anybody can, and all say so.
const SCARCE: Answers = Answers {
    firms: 12,
    yes: &[12, 2, 4, 3, 1, 0],
    unsure: false,
};

/// Nearly all can.
const ABLE: Answers = Answers {
    firms: 12,
    yes: &[12, 11, 10],
    unsure: true,
};

/// Answers to one questionnaire, the same for a firm whatever the others say.
fn reply(answers: &Answers, firm: usize, question: usize) -> &'static str {
    // Shifted from one question to the next, so that no firm can do everything and none can do nothing.
    let place = (firm * 12 / answers.firms + question * 5) % 12;
    if place < answers.yes[question % answers.yes.len()] {
        "oui"
    } else if answers.unsure && place.is_multiple_of(3) {
        "ne sais pas"
    } else {
        "non"
    }
}

/// A dossier of its own, on the catalogue of all the tests.
struct Office {
    _folder: tempfile::TempDir,
    folder: PathBuf,
    desk: Desk,
    dossier: PathBuf,
}

impl Office {
    fn of(need: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on(Folders {
            data: data().to_owned(),
            dossiers: folder.path().to_owned(),
        });
        let request = json!({ "objet": null, "example": null, "file": need });
        let opened = api::commands::dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
        let dossier = PathBuf::from(opened["path"].as_str().unwrap());
        let office = Self {
            folder: folder.path().to_owned(),
            _folder: folder,
            desk,
            dossier,
        };
        office.ask("close_dossier", &opened, json!({}));
        office
    }

    fn ask(&self, name: &str, opened: &Value, mut request: Value) -> Value {
        request["dossier"] = opened["dossier"].clone();
        api::commands::dispatch(&self.desk, name, request, &Job::silent()).unwrap()
    }

    /// Asks commands of the dossier opened for them, as the window does.
    fn asking<T>(&self, work: impl FnOnce(&dyn Fn(&str, Value) -> Value) -> T) -> T {
        let request = json!({ "path": self.dossier });
        let opened = api::commands::dispatch(&self.desk, "open_dossier", request, &Job::silent()).unwrap();
        let done = work(&|name, request| self.ask(name, &opened, request));
        self.ask("close_dossier", &opened, json!({}));
        done
    }

    /// Asks firms, and reads what they answer; the SIREN of those asked.
    fn sources(&self, answers: &Answers) -> Vec<String> {
        let dossier = self.dossier.to_str().unwrap();
        let out = self.folder.join("questionnaire");
        json(&[
            "sourcing",
            dossier,
            "--out",
            out.to_str().unwrap(),
            "--answer-by",
            "2026-11-27",
        ]);
        let (firms, keys) = self.asking(|ask| {
            let sites = ask("fabric", json!({}))["sites"].take();
            // By number: neither the distance nor the name chooses who is asked.
            let mut firms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for site in sites.as_array().unwrap() {
                let Some(siren) = site["siren"].as_str() else {
                    continue;
                };
                let makes = site["families"].as_array().unwrap();
                firms.entry(siren.to_owned()).or_default().extend(
                    makes
                        .iter()
                        .map(|family| format!("makes:{}", family["slug"].as_str().unwrap())),
                );
            }
            let firms: Vec<Firm> = firms
                .into_iter()
                .take(answers.firms)
                .enumerate()
                .map(|(n, (siren, makes))| Firm { n, siren, makes })
                .collect();
            for firm in &firms {
                ask("log_firm", firm.logged());
            }
            let questions = ask("sourcing", json!({}))["questionnaire"]["questions"].take();
            let keys: Vec<String> = questions
                .as_array()
                .unwrap()
                .iter()
                .map(|question| question["key"].as_str().unwrap().to_owned())
                .collect();
            (firms, keys)
        });
        let form = out.join("Questionnaire.xlsx");
        let replies: Vec<String> = firms
            .iter()
            .map(|firm| {
                let to = self.folder.join(format!("réponse-{:02}.xlsx", firm.n));
                firm.fills(&form, &to, answers, &keys);
                to.to_str().unwrap().to_owned()
            })
            .collect();
        let mut arguments = vec!["sourcing", dossier, "--read"];
        arguments.extend(replies.iter().map(String::as_str));
        let read = json(&arguments);
        assert_eq!(
            (&read["usable"], &read["recorded"]),
            (&json!(firms.len()), &json!(true)),
            "{}",
            read["files"]
        );
        for file in read["files"].as_array().unwrap() {
            assert_eq!(file["problems"], json!([]), "{file}");
        }
        firms.into_iter().map(|firm| firm.siren).collect()
    }
}

/// A firm asked.
struct Firm {
    n: usize,
    siren: String,
    /// Keys of the families that its activity suggests.
    makes: BTreeSet<String>,
}

impl Firm {
    fn name(&self) -> String {
        format!("Entreprise simulée {}", self.n + 1)
    }

    /// As the buyer writes it down before the questionnaire goes out.
    fn logged(&self) -> Value {
        json!({
            "number": null, "firm": self.name(), "siren": self.siren, "site": null, "person": null, "mail": null,
            "sent": "2026-11-02", "answered": null, "remarks": null, "simulated": true,
        })
    }

    /// The form as it sends it back.
    fn fills(&self, form: &Path, to: &Path, answers: &Answers, keys: &[String]) {
        const FIRST: usize = 13;
        let mut cells = vec![
            ("C5".to_owned(), self.name()),
            ("C6".to_owned(), self.siren.clone()),
            ("C9".to_owned(), format!("{:02}/11/2026", 9 + self.n % 12)),
        ];
        for (question, key) in keys.iter().enumerate() {
            let row = FIRST + question;
            // Nobody says to make what its activity does not suggest.
            let said = if key.starts_with("makes:") && !self.makes.contains(key) {
                "non"
            } else {
                reply(answers, self.n, question)
            };
            cells.push((format!("C{row}"), said.to_owned()));
            if said == "oui" {
                cells.push((format!("D{row}"), "réponse simulée".to_owned()));
                if key.starts_with("certification:") {
                    cells.push((format!("E{row}"), "SIMULÉ-1".to_owned()));
                    cells.push((format!("F{row}"), "31/12/2028".to_owned()));
                }
            }
        }
        let cells: Vec<(&str, &str)> = cells
            .iter()
            .map(|(cell, words)| (cell.as_str(), words.as_str()))
            .collect();
        filled(form, to, &cells);
    }
}

/// What the program prints for people.
fn said(arguments: &[&str]) -> String {
    let output = emplettes(arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// What a buyer reads of a need file or of a dossier: the fabric and the clauses, then the questions and the log.
fn explained(tender: &str) -> String {
    let (suggested, asked) = (said(&["suggest", tender]), said(&["sourcing", tender]));
    format!("$ emplettes suggest\n{suggested}\n\n$ emplettes sourcing\n{asked}")
}

/// Without what must not be kept of a firm, nor what changes from one day to the next.
fn kept(text: &str, firms: &[String]) -> String {
    let mut text = text.to_owned();
    for siren in firms {
        text = text.replace(siren, "SIREN masqué");
    }
    text.lines()
        .map(|line| match line.strip_prefix("Questionnaire écrit le ") {
            Some(rest) => format!(
                "Questionnaire écrit le [jour]{}\n",
                &rest[rest.find("\u{a0}:").unwrap()..]
            ),
            None => format!("{line}\n"),
        })
        .collect()
}

/// Unknown firms over all facets, and the lever of each.
fn state(answer: &Value) -> (u64, Vec<(String, String)>) {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = answer["suggestions"].as_array().unwrap();
    let mut levers: Vec<(String, String)> = all
        .iter()
        .map(|one| (text(&one["facet"]), text(&one["lever"])))
        .collect();
    levers.sort();
    let unknown = all
        .iter()
        .filter_map(|one| one["firms"]["unknown"].as_u64())
        .sum();
    (unknown, levers)
}

fn work(name: &str, answers: &Answers) {
    let need = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/worked/{name}.toml"));
    let need_path = need.to_str().unwrap();
    let before = explained(need_path);
    insta::assert_snapshot!(format!("{name}-avant"), kept(&before, &[]));

    let office = Office::of(&need);
    let firms = office.sources(answers);
    let dossier = office.dossier.to_str().unwrap();
    let after = kept(&explained(dossier), &firms);
    insta::assert_snapshot!(format!("{name}-apres"), after);

    // What is invented is said to be, at the head of both texts and beside each firm.
    assert_eq!(after.matches("EXERCICE").count(), 2);
    assert_eq!(after.matches("exercice, réponses simulées").count(), firms.len());
    assert!(after.contains("Ce que les réponses changent"));
    assert!(!firms.iter().any(|siren| after.contains(siren)));
    // Unknowns become counts, and levers follow.
    let (unknown, levers) = state(&json(&["suggest", need_path]));
    let (still_unknown, new_levers) = state(&json(&["suggest", dossier]));
    assert!(still_unknown < unknown, "{still_unknown} of {unknown}");
    assert_eq!(levers.len(), new_levers.len());
    assert_ne!(levers, new_levers);
}

#[test]
fn school_furniture_for_a_small_town() {
    work("mobilier-scolaire", &MIXED);
}

#[test]
fn playgrounds_for_a_town() {
    work("aires-de-jeux", &SCARCE);
}

#[test]
fn street_lighting_for_a_city() {
    work("eclairage-public", &Answers { firms: 60, ..MIXED });
}

#[test]
fn work_clothes_for_a_city() {
    work("vetements-de-travail", &MIXED);
}

#[test]
fn infusion_for_a_hospital() {
    work("perfusion", &Answers { firms: 36, ..SCARCE });
}

#[test]
fn linen_for_a_hospital() {
    work("textile-hospitalier", &MIXED);
}

#[test]
fn intensive_care_for_a_hospital() {
    work("equipements-biomedicaux", &ABLE);
}

#[test]
fn cleaning_and_paper_for_a_purchasing_group() {
    work("groupement-entretien-et-papier", &MIXED);
}
