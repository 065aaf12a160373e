//! What is laid over the market, and what is said of it.

use cabinet::{FactAnswer, SourcingEntry};
use serde_json::json;

use super::answers::{plain, written};
use super::{MAKES, NOWHERE, Office, WOOD, entry, fact};

#[test]
fn a_no_stays_a_no_whatever_the_date_beside_it() {
    let office = Office::new();
    let [capable, unknown, incapable] = office.counts();
    let one = office.firm_with(1)[0]["siren"].as_str().unwrap().to_owned();
    // « Non, plus depuis 2024 »: the certificate is over, and so is the doubt.
    let mut no = fact(WOOD, FactAnswer::No);
    no.valid_until = Some("2024-12-31".parse().unwrap());
    office.declares(entry(&one, vec![no]));
    assert_eq!(office.counts(), [capable, unknown - 1, incapable + 1]);
    let log = office.log();
    assert_eq!(log[0]["facts"][0]["lapsed"], false);
}

/// A listed structure whose activity did not lead to it: brought by its answer, it is still one.
#[test]
fn a_site_brought_by_its_answer_keeps_its_lists() {
    let office = Office::new();
    // Metal work on order makes no furniture: no class of the family, whatever its weight.
    let metal = "25.62B".parse().unwrap();
    let makers = office.desk.catalog().unwrap().makers(&[metal]).unwrap();
    let listed = makers
        .iter()
        .find(|maker| maker.labels.contains(&catalog::Label::Ea))
        .unwrap();
    let reserved = |office: &Office| {
        let reserves = office.ask("fabric", json!({}))["fabric"]["reserves"].take();
        let adapted = reserves
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["kind"] == "ea");
        adapted.map_or(0, |one| one["firms"].as_u64().unwrap())
    };
    let before = reserved(&office);
    office.declares(entry(listed.firm.as_str(), vec![fact(MAKES, FactAnswer::Yes)]));
    assert_eq!(reserved(&office), before + 1);
}

/// The sentence « ces comptes tiennent compte des réponses de… » names only those that counts rest on.
#[test]
fn only_the_answers_that_count_are_counted() {
    let office = Office::new();
    let sites = office.firm_with(1);
    let one = sites[0]["siren"].as_str().unwrap();
    let tender = crate::example("mobilier-scolaire");
    let counted = |entries: Vec<SourcingEntry>| {
        let log = (1..).zip(entries).collect();
        let declared = api::suggest::suggest_for(&office.desk, &tender, &log)
            .unwrap()
            .declared;
        declared.map(|said| (said.firms, said.simulated, said.added, said.last))
    };
    let day = || "2026-11-20".to_owned();
    let wood = |siren: &str| entry(siren, vec![fact(WOOD, FactAnswer::Yes)]);
    // It is in no market: it does not say what it makes, and the catalogue does not know it.
    assert_eq!(counted(vec![wood(NOWHERE)]), None);
    // It settles nothing.
    assert_eq!(
        counted(vec![entry(one, vec![fact(WOOD, FactAnswer::Unsure)])]),
        None
    );
    assert_eq!(
        counted(vec![entry(
            one,
            vec![fact("process:teleportation", FactAnswer::Yes)]
        )]),
        None
    );
    // Among others that do not count, the one that does; days and exercises are its own.
    let mut late = wood(NOWHERE);
    late.answered = Some("2026-11-27".parse().unwrap());
    late.simulated = true;
    assert_eq!(counted(vec![late, wood(one)]), Some((1, 0, 0, day())));
    let both = vec![fact(MAKES, FactAnswer::Yes), fact(WOOD, FactAnswer::Yes)];
    assert_eq!(
        counted(vec![entry(NOWHERE, both), wood(one)]),
        Some((2, 0, 1, day()))
    );
    // Who says it makes none of it counts: it is one fewer.
    assert_eq!(
        counted(vec![entry(one, vec![fact(MAKES, FactAnswer::No)])]),
        Some((1, 0, 0, day()))
    );
    // A firm whose class may make it and that does not say so is in no count.
    let wooden = "16.29Z".parse().unwrap();
    let makers = office.desk.catalog().unwrap().makers(&[wooden]).unwrap();
    let perhaps = makers
        .iter()
        .map(|maker| maker.firm.as_str())
        .find(|firm| firm.parse::<tender::Siren>().is_ok())
        .unwrap();
    assert_eq!(counted(vec![wood(perhaps)]), None);
}

#[test]
fn the_questionnaire_is_shown_though_the_need_is_no_longer_complete() {
    let office = Office::new();
    written(&office, plain());
    let before = office.ask("sourcing", json!({}))["questionnaire"].take();
    assert!(before["questions"].as_array().unwrap().len() > 2);
    office.ask(
        "change_need",
        json!({ "changes": [{ "field": "launch_date", "value": null }] }),
    );
    assert_eq!(office.ask("sourcing", json!({}))["questionnaire"], before);
}
