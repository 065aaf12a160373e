//! Random catalogues over a small library made for the tests.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Library, Situation};
use families::{CapabilityKey, Families, Known, Predicate, Status};
use matching::{Makers, Market, Place, SiteFacts};
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

/// The first module of [`library`], for any family.
pub(crate) fn library_for_all() -> Library {
    let text = format!(
        "```toml\nid = \"bois\"\ntitle = \"t\"\nneed = \"n\"\nreviewed = 2026-11-23\n```\n## exigence-socle\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\nlegal_basis = [\"R2111-8\"]\nin_force = {{ from = 2019-04-01, trigger = \"launch_date\" }}\nlevel_reason = \"r\"\nneeds = \"{}\"\n```\nTexte.\n",
        wood()
    );
    let (library, errors) = Library::from_files([("t", "bois.md", text.as_str())]);
    assert!(errors.is_empty(), "{errors:?}");
    library
}

/// Keys that makers may declare.
pub(crate) fn keys() -> Vec<CapabilityKey> {
    [
        "certification:chaine-de-controle-bois",
        "repair:pieces-detachees",
        "take-back:emballages",
    ]
    .map(|key| families::capability(key).unwrap().key.clone())
    .to_vec()
}

/// A library of requirements over those keys, softer levels included.
pub(crate) fn wide_library() -> Library {
    let facet = |heading: &str, needs: &str| {
        format!(
            "## {heading}\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\nlegal_basis = [\"R2111-8\"]\nin_force = {{ from = 2019-04-01, trigger = \"launch_date\" }}\nlevel_reason = \"r\"\nneeds = \"{needs}\"\n```\nTexte.\n\n"
        )
    };
    let keys = keys();
    let files: Vec<(String, String)> = keys
        .iter()
        .enumerate()
        .map(|(n, key)| {
            let other = &keys[(n + 1) % keys.len()];
            let body = facet("exigence-socle", &format!("{key} | {other}"))
                + &facet("exigence-ambitieux", &key.to_string())
                + &facet("exigence-exemplaire", &format!("{key} & {other}"));
            let head = format!(
                "```toml\nid = \"m{n}\"\ntitle = \"Module {n}\"\nneed = \"n\"\nfamilies = [\"{FAMILY}\"]\nreviewed = 2026-11-23\n```\n"
            );
            (format!("m{n}.md"), head + &body)
        })
        .collect();
    let (library, errors) = Library::from_files(
        files
            .iter()
            .map(|(name, text)| ("t", name.as_str(), text.as_str())),
    );
    assert!(errors.is_empty(), "{errors:?}");
    library
}

pub(crate) fn situation() -> Situation {
    Situation {
        launch_date: "2026-11-23".parse().unwrap(),
        nature: Nature::Fournitures,
        buyer: BuyerKind::Commune,
        procedure: "mapa".into(),
        due: BTreeSet::from(["env-specification".to_owned()]),
        ccag: tender::Ccag::Fcs,
        chosen: BTreeSet::new(),
        accord_cadre: None,
        lot_count: Some(1),
        price_form: tender::PriceForm::Unitaires,
        start_delay_months: None,
        duration_months: None,
        mission: None,
        amount_ht: Euros::whole(85_000),
        lot_cpv: Vec::new(),
        cpv: Vec::new(),
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
        naf: Some("31.01Z".parse().unwrap()),
        point: None,
        departement: None,
        region: None,
        jobs: None,
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

/// The market of these sites.
pub(crate) fn market(sites: &[SiteFacts], slugs: &[String], place: Option<&Place>) -> Market {
    Market::of(Makers::of(sites, slugs, Families::embedded()), place.cloned())
}

/// Makers with facts on every key, some of one group.
pub(crate) fn makers() -> impl Strategy<Value = Vec<SiteFacts>> {
    let one = (
        0..12usize,
        known(),
        known(),
        known(),
        proptest::option::of(0..2usize),
    );
    proptest::collection::vec(one, 0..24).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(n, (firm, a, b, c, group))| {
                let facts = keys().into_iter().zip([a, b, c]);
                SiteFacts {
                    group: group.map(|group| format!("g{group}")),
                    known: facts.filter_map(|(key, known)| Some((key, known?))).collect(),
                    ..site(n, firm, None)
                }
            })
            .collect()
    })
}

/// Any condition on the keys.
pub(crate) fn predicate() -> impl Strategy<Value = Predicate> {
    let leaf = (0..3usize).prop_map(|n| Predicate::Has(keys()[n].clone()));
    leaf.prop_recursive(3, 8, 3, |inner| {
        let some = proptest::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            some.clone().prop_map(Predicate::All),
            some.prop_map(Predicate::Any),
            inner.prop_map(|one| Predicate::Not(Box::new(one))),
        ]
    })
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
