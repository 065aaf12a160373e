//! The makers of a need are gathered once, and again as soon as something they are read from changes.

use api::commands::dispatch;
use api::{Desk, Job};
use serde_json::{Value, json};

struct Open {
    _folder: tempfile::TempDir,
    desk: Desk,
    dossier: Value,
}

impl Open {
    /// On a catalogue of its own, which the test changes.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path());
        let request = json!({ "objet": null, "example": "mobilier-scolaire", "file": null });
        let opened = dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
        Self {
            _folder: folder,
            desk,
            dossier: opened["dossier"].clone(),
        }
    }

    fn ask(&self, name: &str, mut request: Value) -> Value {
        request["dossier"] = self.dossier.clone();
        dispatch(&self.desk, name, request, &Job::silent()).unwrap()
    }

    /// Firms in the fabric, and in the meter.
    fn firms(&self) -> (u64, u64) {
        let fabric = self.ask("fabric", json!({}));
        let meter = self.ask("requirements", json!({}));
        (
            fabric["fabric"]["firms"]["total"].as_u64().unwrap(),
            meter["restriction"]["firms"].as_u64().unwrap(),
        )
    }

    fn in_radius(&self) -> u64 {
        let rings = self.ask("fabric", json!({}))["fabric"]["firms"]["rings"].take();
        rings[0]["firms"].as_u64().unwrap()
    }
}

#[test]
fn a_site_closed_here_leaves_at_once_and_comes_back() {
    let open = Open::new();
    let (total, metered) = open.firms();
    assert_eq!(total, metered);
    let sites = open.ask("fabric", json!({}))["sites"].take();
    let sites = sites.as_array().unwrap();
    let alone = sites
        .iter()
        .find(|site| {
            sites
                .iter()
                .filter(|other| other["siren"] == site["siren"])
                .count()
                == 1
        })
        .unwrap();
    let request = json!({
        "id": alone["id"], "name": null, "naf": null, "insee": null, "state": "ferme", "headcount": null,
        "reason": "fermé, vu sur place",
    });
    dispatch(&open.desk, "correct_site", request, &Job::silent()).unwrap();
    assert_eq!(open.firms(), (total - 1, metered - 1));
    dispatch(
        &open.desk,
        "uncorrect_site",
        json!({ "id": alone["id"] }),
        &Job::silent(),
    )
    .unwrap();
    assert_eq!(open.firms(), (total, metered));
}

#[test]
fn the_place_of_the_buyer_is_read_again() {
    let open = Open::new();
    let (total, _) = open.firms();
    let near = open.in_radius();
    let change = |field: &str, value: &str| {
        let changes = json!([{ "field": field, "value": value }]);
        open.ask("change_need", json!({ "changes": changes }));
    };
    // Saint-Denis of La Réunion: nobody of the embedded catalogue is near.
    change("buyer.insee", "97411");
    assert!(near > 0 && open.in_radius() == 0);
    assert_eq!(open.firms().0, total, "the place changes no count of the country");
}
