//! `boundaries.csv`, a table a jurist can read, run line by line.

use std::collections::BTreeMap;

use law::Law;
use obligations::{Assessment, IDS, State, assess};
use tender::Tender;

const TABLE: &str = include_str!("../boundaries.csv");
const ALL: &str = "commune epci departement region hopital etat";
const ORDINARY: &str = "lots = 1\nduration_months = 12\naccord_cadre = false\nraw_materials = false";

/// One line of the table.
struct Case<'a> {
    line: usize,
    label: &'a str,
    date: &'a str,
    buyers: &'a str,
    nature: &'a str,
    amount: u64,
    facts: String,
    population: &'a str,
    procedure: &'a str,
    publicity: &'a str,
    states: BTreeMap<&'a str, State>,
    others: &'a str,
}

impl Case<'_> {
    fn tender(&self, buyer: &str) -> Tender {
        let text = format!(
            "objet = \"Achat\"\nlaunch_date = {}\nnature = \"{}\"\namount_ht = {}\n{}\n[buyer]\nkind = \"{buyer}\"\n{}\n",
            self.date, self.nature, self.amount, self.facts, self.population
        );
        Tender::from_toml(&text, &format!("boundaries.csv, ligne {}", self.line)).expect("le cas se lit")
    }
}

fn cases() -> Vec<Case<'static>> {
    TABLE
        .lines()
        .enumerate()
        .filter(|(_, text)| !text.starts_with('#') && !text.trim().is_empty())
        .skip(1)
        .map(|(at, text)| case(at + 1, text))
        .collect()
}

fn case(line: usize, text: &'static str) -> Case<'static> {
    let cells: Vec<&str> = text.split(';').map(str::trim).collect();
    let [
        label,
        date,
        buyers,
        nature,
        amount,
        cpv,
        facts,
        procedure,
        publicity,
        due,
        without,
        missing,
        others,
    ] = cells[..]
    else {
        panic!(
            "ligne {line} : treize colonnes sont attendues, {} lues",
            cells.len()
        );
    };
    let mut states = BTreeMap::new();
    for (ids, state) in [
        (due, State::Due),
        (without, State::SansObjet),
        (missing, State::DonneeManquante),
    ] {
        for id in ids.split_whitespace() {
            assert!(IDS.contains(&id), "ligne {line} : obligation inconnue « {id} »");
            assert!(
                states.insert(id, state).is_none(),
                "ligne {line} : « {id} » est dite deux fois"
            );
        }
    }
    assert!(
        ["", "inchangées", "sans objet"].contains(&others),
        "ligne {line} : {others}"
    );
    let (mut lines, mut population) = (Vec::new(), "");
    if !cpv.is_empty() {
        let codes: Vec<String> = cpv.split_whitespace().map(|code| format!("\"{code}\"")).collect();
        lines.push(format!("cpv = [{}]", codes.join(", ")));
    }
    for fact in facts.split(" & ").filter(|fact| !fact.is_empty()) {
        if fact == "ordinaires" {
            lines.push(ORDINARY.to_owned());
        } else if fact.starts_with("population") {
            population = fact;
        } else {
            lines.push(fact.to_owned());
        }
    }
    Case {
        line,
        label,
        date,
        buyers: if buyers == "tous" { ALL } else { buyers },
        nature,
        amount: amount.replace(' ', "").parse().expect("un montant"),
        facts: lines.join("\n"),
        population,
        procedure,
        publicity,
        states,
        others,
    }
}

/// Every difference is listed at once: a change of the law is then read in one go.
#[test]
fn each_line_of_the_table_is_answered_so() {
    let mut wrong = Vec::new();
    let mut before: BTreeMap<&str, Assessment> = BTreeMap::new();
    for case in cases() {
        for buyer in case.buyers.split_whitespace() {
            let answer = assess(&case.tender(buyer), Law::embedded());
            let mut say = |what: &str, expected: &str, found: &str, why: &str| {
                if expected != found {
                    wrong.push(format!(
                        "ligne {}, {buyer}, « {} » : {what} : attendu {expected}, répondu {found} ({why})",
                        case.line, case.label
                    ));
                }
            };
            say(
                "procédure",
                case.procedure,
                answer.procedure.slug(),
                &answer.procedure_why,
            );
            say(
                "publicité",
                case.publicity,
                answer.publicity.slug(),
                &answer.procedure_why,
            );
            for duty in &answer.obligations {
                let expected = case.states.get(duty.id).copied().or(match case.others {
                    "sans objet" => Some(State::SansObjet),
                    "inchangées" => Some(
                        before
                            .get(buyer)
                            .and_then(|answer| answer.obligation(duty.id))
                            .expect("un cas précédent du même acheteur")
                            .state,
                    ),
                    _ => None,
                });
                if let Some(expected) = expected {
                    say(duty.id, expected.slug(), duty.state.slug(), &duty.why);
                }
            }
            before.insert(buyer, answer);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} différences\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Each duty is told due somewhere and without object elsewhere, for the table to bear on all of them.
#[test]
fn the_table_speaks_of_every_duty_and_every_buyer() {
    let cases = cases();
    for id in IDS {
        for state in [State::Due, State::SansObjet] {
            // A trace is always to be kept.
            let always = id == "tracabilite-sourcage" || id == "allotissement";
            let told = cases.iter().any(|case| {
                case.states.get(id) == Some(&state)
                    || (state == State::SansObjet
                        && case.others == "sans objet"
                        && !case.states.contains_key(id))
            });
            assert!(
                told || (always && state == State::SansObjet),
                "{id}, {}",
                state.slug()
            );
        }
    }
    for buyer in ALL.split(' ') {
        assert!(
            cases
                .iter()
                .filter(|case| case.buyers.split(' ').any(|one| one == buyer))
                .count()
                > 80
        );
    }
}
