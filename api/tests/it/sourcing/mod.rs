//! What firms declared counts in their dossier, and in no other.

mod again;
mod answers;
mod exported;
mod form;
mod laid;
mod told;

use std::path::PathBuf;

use api::commands::dispatch;
use api::folders::Folders;
use api::{Desk, ErrorCode, Job};
use cabinet::{DeclaredFact, Dossier, Edit, FactAnswer, Opened, SourcingEntry};
use serde_json::{Value, json};

/// Of no firm of the catalogue, with a good key.
const NOWHERE: &str = "732829320";
const WOOD: &str = "certification:chaine-de-controle-bois";
const MAKES: &str = "makes:mobilier-scolaire";
const FACET: &str = "bois-durable/exigence-socle";

/// A desk of its own on the catalogue of all the tests, with a dossier of the example closed on it.
struct Office {
    _folder: tempfile::TempDir,
    desk: Desk,
    path: PathBuf,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on(Folders {
            data: crate::desk().data_dir().to_owned(),
            dossiers: folder.path().to_owned(),
        });
        let request = json!({ "objet": null, "example": "mobilier-scolaire", "file": null });
        let opened = dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
        let path = PathBuf::from(opened["path"].as_str().unwrap());
        let office = Self {
            _folder: folder,
            desk,
            path,
        };
        office.close(&opened);
        office
    }

    fn close(&self, opened: &Value) {
        let request = json!({ "dossier": opened["dossier"] });
        dispatch(&self.desk, "close_dossier", request, &Job::silent()).unwrap();
    }

    /// Asks commands of the dossier opened for them.
    fn asking<T>(&self, work: impl FnOnce(&dyn Fn(&str, Value) -> Result<Value, api::ApiError>) -> T) -> T {
        let opened = dispatch(
            &self.desk,
            "open_dossier",
            json!({ "path": self.path }),
            &Job::silent(),
        )
        .unwrap();
        let done = work(&|name, mut request| {
            request["dossier"] = opened["dossier"].clone();
            dispatch(&self.desk, name, request, &Job::silent())
        });
        self.close(&opened);
        done
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        self.asking(|ask| ask(name, request).unwrap())
    }

    /// Writes an entry in the file, as an answer read does.
    fn declares(&self, entry: SourcingEntry) {
        let Opened::ReadWrite(mut dossier) = Dossier::open(&self.path).unwrap() else {
            panic!("nobody else holds it");
        };
        let at = "2026-11-20T10:00:00Z".parse().unwrap();
        dossier
            .change("Réponse", at, vec![Edit::AddSourcing(entry)], false)
            .unwrap();
    }

    /// The log, as its screen shows it.
    fn log(&self) -> Value {
        self.ask("sourcing", json!({}))["log"].take()
    }

    /// Capable, unknown, incapable firms for the facet that asks for certified wood.
    fn counts(&self) -> [u64; 3] {
        let answer = self.ask("requirements", json!({}));
        let modules = answer["modules"].as_array().unwrap();
        let facet = modules
            .iter()
            .flat_map(|module| module["facets"].as_array().unwrap())
            .find(|facet| facet["facet"] == FACET)
            .unwrap();
        ["capable", "unknown", "incapable"].map(|count| facet["firms"][count].as_u64().unwrap())
    }

    fn total(&self) -> u64 {
        self.ask("fabric", json!({}))["fabric"]["firms"]["total"]
            .as_u64()
            .unwrap()
    }

    /// Sites of the firm of the fabric that has as many.
    fn firm_with(&self, sites: usize) -> Vec<Value> {
        let all = self.ask("fabric", json!({}))["sites"].take();
        let all = all.as_array().unwrap();
        let of = |siren: &Value| -> Vec<Value> {
            all.iter()
                .filter(|site| site["siren"] == *siren)
                .cloned()
                .collect()
        };
        all.iter()
            .map(|site| of(&site["siren"]))
            .find(|found| found.len() == sites && !found[0]["siret"].is_null())
            .unwrap()
    }
}

fn fact(key: &str, answer: FactAnswer) -> DeclaredFact {
    DeclaredFact {
        key: key.into(),
        answer,
        precision: None,
        number: None,
        valid_until: None,
    }
}

fn entry(siren: &str, facts: Vec<DeclaredFact>) -> SourcingEntry {
    SourcingEntry {
        siren: Some(siren.parse().unwrap()),
        answered: Some("2026-11-20".parse().unwrap()),
        facts,
        ..SourcingEntry::new("2026-11-10".parse().unwrap(), "Ateliers Zyxwo", "Questionnaire")
    }
}

#[test]
fn a_declaration_counts_in_its_dossier_alone() {
    let (office, other) = (Office::new(), Office::new());
    let [capable, unknown, incapable] = office.counts();
    assert!(unknown > 1, "the catalogue knows nothing of certified wood");
    let one = office.firm_with(1)[0]["siren"].as_str().unwrap().to_owned();
    office.declares(entry(&one, vec![fact(WOOD, FactAnswer::Yes)]));
    assert_eq!(office.counts(), [capable + 1, unknown - 1, incapable]);
    assert_eq!(other.counts(), [capable, unknown, incapable]);
    // The last answer of a firm prevails.
    let mut later = entry(&one, vec![fact(WOOD, FactAnswer::No)]);
    later.answered = Some("2026-11-21".parse().unwrap());
    office.declares(later);
    assert_eq!(office.counts(), [capable, unknown - 1, incapable + 1]);
    let changed = office.ask("sourcing", json!({}))["changed"].take();
    assert!(
        changed
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["after"].as_str().unwrap().contains("1\u{a0}incapable")),
        "{changed}"
    );
}

#[test]
fn what_is_not_said_stays_unknown() {
    let office = Office::new();
    let before = office.counts();
    let one = office.firm_with(1)[0]["siren"].as_str().unwrap().to_owned();
    // A certificate out of date on the launch date: nobody knows whether it is renewed.
    let launch = office.ask("dossier_state", json!({}))["need"]["launch_date"].take();
    let launch: tender::Date = launch.as_str().unwrap().parse().unwrap();
    let mut lapsed = fact(WOOD, FactAnswer::Yes);
    lapsed.valid_until = Some(launch.yesterday().unwrap());
    office.declares(entry(&one, vec![fact(WOOD, FactAnswer::Unsure)]));
    office.declares(entry(&one, vec![lapsed]));
    // A key of a later version of the list, a firm without a number.
    office.declares(entry(&one, vec![fact("process:teleportation", FactAnswer::Yes)]));
    let mut nameless = entry(&one, vec![fact(WOOD, FactAnswer::Yes)]);
    nameless.siren = None;
    office.declares(nameless);
    assert_eq!(office.counts(), before);
    let log = office.log();
    assert_eq!(log[1]["facts"][0]["lapsed"], true);
    assert!(log[3]["not_counted"].as_str().unwrap().contains("SIREN"), "{log}");
}

#[test]
fn a_number_of_an_establishment_speaks_of_it_alone() {
    let office = Office::new();
    let [capable, unknown, incapable] = office.counts();
    let sites = office.firm_with(2);
    let siren = sites[0]["siren"].as_str().unwrap();
    let mut one_site = entry(siren, vec![fact(WOOD, FactAnswer::No)]);
    one_site.site = Some(sites[0]["siret"].as_str().unwrap().parse().unwrap());
    office.declares(one_site);
    assert_eq!(
        office.counts(),
        [capable, unknown, incapable],
        "nothing is known of its other site"
    );
    office.declares(entry(siren, vec![fact(WOOD, FactAnswer::No)]));
    assert_eq!(office.counts(), [capable, unknown - 1, incapable + 1]);
}

#[test]
fn a_firm_that_the_catalogue_does_not_know_is_added_when_it_makes_the_goods() {
    let office = Office::new();
    let (total, [capable, unknown, incapable]) = (office.total(), office.counts());
    office.declares(entry(NOWHERE, vec![fact(WOOD, FactAnswer::Yes)]));
    assert_eq!(office.total(), total, "it does not say what it makes");
    office.declares(entry(
        NOWHERE,
        vec![fact(MAKES, FactAnswer::Yes), fact(WOOD, FactAnswer::Yes)],
    ));
    assert_eq!(office.total(), total + 1);
    assert_eq!(office.counts(), [capable + 1, unknown, incapable]);
    let sites = office.ask("fabric", json!({}))["sites"].take();
    let added = sites
        .as_array()
        .unwrap()
        .iter()
        .find(|site| site["siren"] == NOWHERE)
        .unwrap();
    assert_eq!(added["name"], "Ateliers Zyxwo");
    for unknown in ["commune", "departement", "lat", "distance_km", "headcount", "naf"] {
        assert!(added[unknown].is_null(), "{added}");
    }
    assert_eq!(added["families"][0]["status"], "declare");
    // Of the two entries of the firm, the one that brought it; no other site is of the log.
    assert_eq!(added["log_entry"], 2);
    for site in sites.as_array().unwrap() {
        assert_eq!(site["log_entry"].is_null(), site["siren"] != NOWHERE, "{site}");
    }
}

#[test]
fn a_firm_that_says_it_does_not_make_the_goods_is_no_longer_counted() {
    let office = Office::new();
    let total = office.total();
    let one = office.firm_with(1)[0]["siren"].as_str().unwrap().to_owned();
    office.declares(entry(&one, vec![fact(MAKES, FactAnswer::No)]));
    assert_eq!(office.total(), total - 1);
}

#[test]
fn a_firm_asked_is_watched_for_in_the_texts_of_its_dossier() {
    let (office, other) = (Office::new(), Office::new());
    office.declares(entry(NOWHERE, Vec::new()));
    let write = |office: &Office| {
        office.asking(|ask| {
            let mut content = ask("document", json!({ "kind": "cctp" })).unwrap()["content"].take();
            let paragraph = json!({
                "type": "paragraph",
                "attrs": { "id": "acheteur/1", "provenance": "buyer" },
                "content": [{ "type": "text", "text": "Un plateau comme ceux des Ateliers Zyxwo." }],
            });
            content["content"].as_array_mut().unwrap().insert(1, paragraph);
            let edited = ask("edit_document", json!({ "kind": "cctp", "content": content })).unwrap();
            let checked = ask("verification", json!({})).unwrap();
            [edited, checked].map(|answer| {
                answer["findings"].as_array().unwrap().iter().any(|one| {
                    one["rule"] == "SPE005" || one["code"] == "SPE005" || one["name"] == "nom-surveille"
                })
            })
        })
    };
    assert_eq!(write(&office), [true, true]);
    assert_eq!(write(&other), [false, false]);
    let stopped = office.ask("export_place", json!({ "folder": null }));
    assert_eq!(stopped["blocked"].as_array().unwrap().len(), 1, "{stopped}");
}

#[test]
fn firms_are_written_down_changed_and_taken_out() {
    let office = Office::new();
    let firm = json!({
        "number": null, "firm": " Ateliers Zyxwo ", "siren": "732 829 320", "site": null,
        "person": "Jeanne Durand", "mail": "j.durand@zyxwo.example", "sent": "2026-11-12",
        "answered": null, "remarks": null, "simulated": true,
    });
    let answer = office.ask("log_firm", firm.clone());
    let entry = &office.log()[0];
    assert_eq!(
        [&entry["firm"], &entry["siren"], &entry["date"], &entry["sent"]],
        ["Ateliers Zyxwo", NOWHERE, "2026-11-12", "2026-11-12"]
    );
    assert_eq!(answer["undo"], "Sourçage\u{a0}: Ateliers Zyxwo ajoutée");
    let refused = |change: Value, said: &str| {
        let mut request = firm.clone();
        for (field, value) in change.as_object().unwrap() {
            request[field] = value.clone();
        }
        let error = office.asking(|ask| ask("log_firm", request).unwrap_err());
        assert!(error.detail.contains(said), "{error}");
    };
    refused(json!({}), "déjà au journal");
    refused(json!({ "siren": null }), "déjà au journal");
    refused(json!({ "firm": "  " }), "nom de l’entreprise");
    refused(json!({ "siren": "732829321" }), "732829321");
    refused(json!({ "site": "33197998900026" }), "33197998900026");
    refused(json!({ "answered": "2026-11-11" }), "avant l’envoi");
    refused(json!({ "sent": "12/11/2026" }), "date");
    refused(json!({ "number": 7 }), "plus au journal");
    let mut change = firm.clone();
    change["number"] = json!(1);
    change["remarks"] = json!("Peut livrer en juillet");
    office.ask("log_firm", change);
    assert_eq!(office.log()[0]["remarks"], "Peut livrer en juillet");
    let erased = office.ask("erase_person", json!({ "name": "Durand" }));
    assert_eq!(erased["entries"], 1);
    assert!(office.log()[0]["mail"].is_null());
    let removed = office.ask("remove_firm", json!({ "number": 1 }));
    assert_eq!(removed["undo"], "Sourçage\u{a0}: Ateliers Zyxwo retirée");
    assert_eq!(office.log(), json!([]));
    assert_eq!(
        office.asking(|ask| ask("remove_firm", json!({ "number": 1 })).unwrap_err().code),
        ErrorCode::NotFound
    );
}

#[test]
fn a_log_can_be_read_and_a_person_erased_though_the_need_is_not_complete() {
    let office = Office::new();
    let mut named = entry(NOWHERE, Vec::new());
    named.person = Some("Jeanne Durand".into());
    office.declares(named);
    office.ask(
        "change_need",
        json!({ "changes": [{ "field": "launch_date", "value": null }] }),
    );
    assert_eq!(office.ask("sourcing", json!({}))["questions"], json!([]));
    office.ask("erase_person", json!({ "name": "Jeanne Durand" }));
    assert_eq!(office.log()[0]["person"], "[nom effacé]");
}
