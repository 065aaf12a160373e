//! Random catalogues over a small library made for the tests.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Library, Situation};
use families::{CapabilityKey, Known, Status};
use matching::{Place, SiteFacts};
use proptest::prelude::*;
use tender::{BuyerKind, Euros, Nature};

pub(crate) const FAMILY: &str = "mobilier-scolaire";

/// A module with two levels on a capability that exists, and one without capability.
pub(crate) fn library() -> Library {
    let facet = |heading: &str, needs: &str| {
        format!(
            "## {heading}\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\nlegal_basis = [\"R2111-8\"]\nsatisfies = [\"env-specification\"]\nin_force = {{ from = 2019-04-01, trigger = \"launch_date\" }}\nlevel_reason = \"r\"\n{needs}\n```\nTexte.\n\n"
        )
    };
    let module = |id: &str, body: String| {
        format!(
            "```toml\nid = \"{id}\"\ntitle = \"t\"\nneed = \"n\"\nfamilies = [\"{FAMILY}\"]\nreviewed = 2026-11-23\n```\n{body}"
        )
    };
    let needs = format!("needs = \"{}\"", wood());
    let wood_module = module(
        "bois",
        facet("exigence-socle", &needs) + &facet("exigence-ambitieux", &needs),
    );
    let free = module("libre", facet("exigence-socle", "no_predicate = \"n\""));
    let (library, errors) = Library::from_files([
        ("t", "bois.md", wood_module.as_str()),
        ("t", "libre.md", free.as_str()),
    ]);
    assert!(errors.is_empty(), "{errors:?}");
    library
}

pub(crate) fn wood() -> CapabilityKey {
    families::capability("certification:chaine-de-controle-bois")
        .unwrap()
        .key
        .clone()
}

pub(crate) fn situation() -> Situation {
    Situation {
        launch_date: "2026-11-23".parse().unwrap(),
        nature: Nature::Fournitures,
        buyer: BuyerKind::Commune,
        procedure: "mapa".into(),
        due: BTreeSet::from(["env-specification".to_owned()]),
        accord_cadre: None,
        lot_count: Some(1),
        start_delay_months: None,
        amount_ht: Euros::whole(85_000),
        families: vec![FAMILY.into()],
        lot_families: Vec::new(),
        known: BTreeSet::new(),
    }
}

pub(crate) fn site(n: usize, firm: usize, known: Option<Known>) -> SiteFacts {
    SiteFacts {
        firm: format!("f{firm}"),
        group: None,
        site: format!("s{n}"),
        naf: "31.01Z".parse().unwrap(),
        point: None,
        departement: None,
        region: None,
        known: known
            .map(|known| (wood(), known))
            .into_iter()
            .collect::<BTreeMap<_, _>>(),
    }
}

fn known() -> impl Strategy<Value = Option<Known>> {
    let status = prop_oneof![Just(Status::Deduit), Just(Status::Declare), Just(Status::Verifie)];
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Known::Unknown)),
        2 => status.clone().prop_map(|s| Some(Known::Yes(s))),
        2 => status.prop_map(|s| Some(Known::No(s))),
    ]
}

pub(crate) fn sites() -> impl Strategy<Value = Vec<SiteFacts>> {
    let one = (
        0..12usize,
        known(),
        proptest::option::of((41.0..51.0f64, -5.0..9.0f64)),
        any::<bool>(),
    );
    proptest::collection::vec(one, 0..20).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(n, (firm, known, point, alsace))| SiteFacts {
                point,
                departement: Some(if alsace { "67" } else { "29" }.to_owned()),
                region: Some(if alsace { "44" } else { "53" }.to_owned()),
                ..site(n, firm, known)
            })
            .collect()
    })
}

pub(crate) fn place() -> impl Strategy<Value = Place> {
    (41.0..51.0f64, -5.0..9.0f64, any::<bool>(), 10.0..400.0f64).prop_map(|(lat, lon, alsace, radius_km)| {
        Place {
            point: Some((lat, lon)),
            departement: if alsace { "67" } else { "29" }.to_owned(),
            region: if alsace { "44" } else { "53" }.to_owned(),
            radius_km,
        }
    })
}
