//! Who makes what, where.

use std::collections::BTreeSet;

use catalog::{Catalog, Error, Near, SearchQuery, Shown, Status, Tier};
use families::Families;
use proptest::prelude::*;

use crate::records::{km, records};
use crate::{catalog, search, today};

#[test]
fn the_embedded_catalogue_is_whole() {
    let stats = catalog().stats(today()).unwrap();
    assert_eq!((stats.firms, stats.sites), (5041, 6040));
    // Independently: distinct SIREN, plus the sites that have none.
    let firms: BTreeSet<&str> = records()
        .iter()
        .map(|r| {
            if r.siren.is_empty() {
                r.id.as_str()
            } else {
                r.siren.as_str()
            }
        })
        .collect();
    assert_eq!(firms.len(), 5041);
    let tiers: Vec<(Tier, u32)> = stats.by_tier.clone();
    assert_eq!(
        tiers,
        [(Tier::S, 0), (Tier::A, 2512), (Tier::B, 1822), (Tier::C, 1706)]
    );
    assert_eq!(stats.without_coordinates, 671);
    assert_eq!(stats.by_region.iter().map(|(_, n)| n).sum::<u32>(), 6040);
    let source = |code: &str| {
        stats
            .by_source
            .iter()
            .find(|(s, _)| s.code == code)
            .map(|(_, n)| *n)
    };
    for (code, sites) in [
        ("irep2015", 4549),
        ("egapro2022", 2278),
        ("icpe2021", 681),
        ("decp-sirene2022", 307),
        ("siae2020", 45),
        ("irep2021", 1917),
    ] {
        assert_eq!(source(code), Some(sites), "{code}");
    }
    assert!(
        catalog()
            .sources()
            .unwrap()
            .iter()
            .all(|s| s.licence.starts_with("Licence Ouverte"))
    );
}

#[test]
fn every_site_reads_back_with_its_evidence() {
    let nafs: BTreeSet<&str> = records().iter().map(|r| r.naf.as_str()).collect();
    let nafs: Vec<_> = nafs
        .iter()
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().unwrap())
        .collect();
    let makers = catalog().makers(&nafs).unwrap();
    let ids: Vec<&str> = makers.iter().map(|maker| maker.id.as_str()).collect();
    let sites = catalog().sites(&ids).unwrap();
    for (maker, site) in makers.iter().zip(&sites) {
        // The index and the tables say the same.
        assert_eq!(
            (&maker.id, &maker.firm, Some(&maker.naf)),
            (&site.id, &site.firm, site.naf.as_ref())
        );
        assert_eq!(maker.labels, site.labels(), "{}", site.id);
        assert_eq!(maker.experience, site.contracts.is_some(), "{}", site.id);
        assert_eq!(
            maker.departement.as_ref(),
            site.place.departement.as_ref().map(|d| &d.code)
        );
        assert_eq!(maker.point.is_some(), site.place.coordinates.is_some());
    }
    // One record has no sub-class: nothing says what it makes.
    assert_eq!(sites.len(), 6039);
    for site in &sites {
        assert!(!site.evidence.is_empty(), "{}", site.id);
        assert!(
            !site.name.is_empty() && !site.name.contains('\u{fffd}'),
            "{}",
            site.name
        );
        assert!(site.evidence.is_sorted_by(|a, b| a.year >= b.year), "{}", site.id);
        assert!(site.evidence.iter().all(|e| !e.sentence.is_empty()));
        assert!(
            Families::embedded()
                .naf_label(site.naf.as_ref().unwrap())
                .is_some(),
            "{}",
            site.id
        );
        assert_eq!(site.siren.is_none(), site.firm.as_str() == site.id, "{}", site.id);
    }
    // Found again by its name only: a deduction.
    let matched = sites
        .iter()
        .flat_map(|s| &s.evidence)
        .filter(|e| e.source == "irep2021");
    assert!(matched.map(|e| e.status).all(|s| s == Status::Deduit));
    let contracts: Vec<_> = sites.iter().filter_map(|s| s.contracts.as_ref()).collect();
    assert_eq!(contracts.len(), 376);
    assert!(contracts.iter().all(|c| c.count > 0 && c.cpv.len() <= 6));
    assert_eq!(sites.iter().filter(|s| s.inclusion.is_some()).count(), 45);
    assert_eq!(sites.iter().filter(|s| s.activity.is_some()).count(), 6040 - 4065);
}

#[test]
fn firms_by_name() {
    for (text, name) in [
        ("fenwal", "FENWAL France S.A.S."),
        ("Fenwal France", "FENWAL France S.A.S."),
        ("fenwa", "FENWAL France S.A.S."),
        ("fenwla", "FENWAL France S.A.S."),
        ("abattoirs des cretes", "Abattoirs des Crêts"),
        ("abattoirs des crêts", "Abattoirs des Crêts"),
        ("maroquinerie de belley", "MAROQUINERIE DE BELLEY"),
        ("nuvaira", "NUVAIRA INC"),
    ] {
        let answer = search(text, 3);
        let names: Vec<&str> = answer.hits.iter().map(|h| h.site.name.as_str()).collect();
        assert_eq!(names.first(), Some(&name), "{text} : {names:?}");
    }
    let answer = search("fenwla", 1);
    assert_eq!(answer.corrected, [("fenwla".to_owned(), "fenwal".to_owned())]);
    assert_eq!(search("zzzzzzzz", 5).total, 0);
}

/// « chaises » has the stem of « chais »: makers of seats come before wine merchants.
#[test]
fn a_name_that_only_shares_a_stem_does_not_come_first() {
    let answer = search("chaises", 5);
    let first = answer.hits[0].site.naf.as_ref().unwrap().division();
    assert_eq!(
        first, "31",
        "{} {:?}",
        answer.hits[0].site.name, answer.hits[0].why
    );
}

#[test]
fn words_of_buyers_lead_to_trades() {
    for (text, naf, slug) in [
        ("chaises d’école", "31.01Z", Some("mobilier-scolaire")),
        ("mobillier scolaire", "31.01Z", Some("mobilier-scolaire")),
        ("vetements de travail", "14.12Z", Some("vetements-de-travail")),
        ("fromages", "10.51C", Some("denrees-alimentaires")),
        ("ciment", "23.51Z", None),
    ] {
        let answer = search(text, 10);
        let hit = answer
            .hits
            .iter()
            .find(|h| h.site.naf.as_ref().is_some_and(|n| n.as_str() == naf));
        let hit = hit.unwrap_or_else(|| {
            panic!(
                "{text} : {:?}",
                answer.hits.iter().map(|h| &h.site.naf).collect::<Vec<_>>()
            )
        });
        assert!(
            hit.why.iter().any(|w| w.contains(&format!("NAF {naf}"))),
            "{text} : {:?}",
            hit.why
        );
        if let Some(slug) = slug {
            let tag = hit.families.iter().find(|f| f.slug == slug);
            assert_eq!(
                tag.map(|t| t.status),
                Some(Status::Deduit),
                "{text} : {:?}",
                hit.families
            );
        }
    }
}

#[test]
fn numbers_and_codes_are_recognised() {
    let by_siret = search("331 979 989 00026", 5);
    assert_eq!(
        (by_siret.total, by_siret.hits[0].site.name.as_str()),
        (1, "Abattoirs des Crêts")
    );
    let several = |siren: &str| records().iter().filter(|r| r.siren == siren).count() > 1;
    let siren = &records()
        .iter()
        .find(|r| !r.siren.is_empty() && several(&r.siren))
        .unwrap()
        .siren;
    let expected = records().iter().filter(|r| r.siren == *siren).count();
    assert_eq!(search(siren, 0).total, expected);
    let cheese = records().iter().filter(|r| r.naf == "10.51C").count();
    assert_eq!(search("10.51C", 0).total, cheese);
    assert!(
        search("39160000", 5)
            .hits
            .iter()
            .all(|h| h.why[0].contains("déduit"))
    );
    assert_eq!(search("356000000", 5).total, 0);
}

#[test]
fn filters_add_up() {
    let ask = |query: SearchQuery<'_>| catalog().search(&query).unwrap();
    let all = SearchQuery {
        limit: 30,
        ..SearchQuery::default()
    };
    assert_eq!(ask(all.clone()).total, 6040);
    let expected = records().iter().filter(|r| r.departement == "67").count();
    for departement in ["67", "Bas-Rhin", "bas rhin"] {
        assert_eq!(
            ask(SearchQuery {
                departement: Some(departement),
                ..all.clone()
            })
            .total,
            expected
        );
    }
    let bretagne = records()
        .iter()
        .filter(|r| ["22", "29", "35", "56"].contains(&r.departement.as_str()))
        .count();
    assert_eq!(
        ask(SearchQuery {
            region: Some("Bretagne"),
            ..all.clone()
        })
        .total,
        bretagne
    );
    let both = ask(SearchQuery {
        region: Some("53"),
        tiers: &[Tier::A],
        ..all.clone()
    });
    let fresh = records()
        .iter()
        .filter(|r| ["22", "29", "35", "56"].contains(&r.departement.as_str()) && r.tier == "A");
    assert_eq!(both.total, fresh.count());
    assert!(
        both.hits
            .iter()
            .all(|h| h.tier == Tier::A && h.site.place.region.as_ref().unwrap().code == "53")
    );
    let naf = "10.51C".parse().unwrap();
    let cheese = ask(SearchQuery {
        naf: Some(&naf),
        departement: Some("15"),
        ..all.clone()
    });
    assert!(cheese.total > 0 && cheese.hits.iter().all(|h| h.site.naf.as_ref() == Some(&naf)));
    let family = ask(SearchQuery {
        family: Some("mobilier-scolaire"),
        ..all.clone()
    });
    let makes: Vec<_> = Families::embedded()
        .get("mobilier-scolaire")
        .unwrap()
        .naf
        .iter()
        .map(|n| n.naf.to_string())
        .collect();
    assert_eq!(
        family.total,
        records().iter().filter(|r| makes.contains(&r.naf)).count()
    );
    assert!(
        family
            .hits
            .iter()
            .all(|h| h.families[0].slug == "mobilier-scolaire")
    );
}

#[test]
fn words_and_filters_must_both_be_answered() {
    let query = SearchQuery {
        limit: 5,
        ..SearchQuery::default()
    };
    let family = catalog()
        .search(&SearchQuery {
            family: Some("mobilier-scolaire"),
            text: "steelcase",
            ..query.clone()
        })
        .unwrap();
    assert!(
        family.total > 0
            && family
                .hits
                .iter()
                .all(|h| h.site.name.to_lowercase().contains("steelcase"))
    );
    let other = SearchQuery {
        family: Some("vetements-de-travail"),
        text: "steelcase",
        ..query.clone()
    };
    assert_eq!(catalog().search(&other).unwrap().total, 0);
}

#[test]
fn a_code_without_known_trade_is_unknown_not_empty() {
    let known = Families::embedded();
    let cpv = |code: &str| code.parse::<tender::Cpv>().unwrap();
    let ask = |code: &tender::Cpv| {
        catalog()
            .search(&SearchQuery {
                cpv: Some(code),
                ..SearchQuery::default()
            })
            .unwrap()
    };
    assert!(known.naf_for("", &[&cpv("98000000")]).is_empty());
    let unknown = ask(&cpv("98000000"));
    assert_eq!((unknown.total, unknown.trades_unknown), (0, true));
    let furniture = ask(&cpv("39160000"));
    assert!(furniture.total > 0 && !furniture.trades_unknown);
}

#[test]
fn the_catalogue_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(catalog());
}

#[test]
fn a_whole_page_pasted_is_a_question_too() {
    let page = "Rééquiper six classes élémentaires en mobilier, tables et chaises comprises. ".repeat(200);
    assert!(search(&page, 5).total > 0);
    assert!(!catalog().cpv_search(&page, 5).unwrap().is_empty());
}

#[test]
fn what_makes_no_sense_is_said() {
    let ask = |query: SearchQuery<'_>| catalog().search(&query).unwrap_err();
    let near = Some(Near { lat: 48.7, lon: 7.4 });
    let query = SearchQuery::default();
    assert!(matches!(
        ask(SearchQuery {
            radius_km: Some(10.0),
            ..query.clone()
        }),
        Error::RadiusWithoutCentre
    ));
    for km in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(
            ask(SearchQuery {
                near,
                radius_km: Some(km),
                ..query.clone()
            }),
            Error::Radius(_)
        ));
    }
    for (error, named) in [
        (
            ask(SearchQuery {
                family: Some("licornes"),
                ..query.clone()
            }),
            "licornes",
        ),
        (
            ask(SearchQuery {
                region: Some("Lotharingie"),
                ..query.clone()
            }),
            "Lotharingie",
        ),
        (
            ask(SearchQuery {
                departement: Some("999"),
                ..query.clone()
            }),
            "999",
        ),
    ] {
        assert!(error.to_string().contains(named), "{error}");
    }
}

#[test]
fn an_unknown_position_is_never_a_distance() {
    let near = Some(Near { lat: 46.6, lon: 2.4 });
    // The whole country lies within 20 000 km: only unknown positions are missing.
    let answer = catalog()
        .search(&SearchQuery {
            near,
            radius_km: Some(20_000.0),
            ..SearchQuery::default()
        })
        .unwrap();
    assert_eq!((answer.total, answer.without_coordinates), (6040 - 671, 671));
    let answer = catalog().search(&SearchQuery {
        text: "maroquinerie de belley",
        near,
        limit: 1,
        ..SearchQuery::default()
    });
    let hit = answer.unwrap().hits.remove(0);
    assert_eq!((hit.distance_km, hit.site.place.coordinates), (None, None));
    assert!(
        hit.why.iter().any(|w| w.contains("position inconnue")),
        "{:?}",
        hit.why
    );
}

#[test]
fn numbers_show_firms_and_sites() {
    let show = |number: &str| catalog().show(number).unwrap();
    let Some(Shown::Site(site, firm)) = show("33197998900026") else {
        panic!("a SIRET shows a site")
    };
    assert_eq!((site.firm.as_str(), firm.sites.len()), ("331979989", 1));
    let Some(Shown::Firm(firm)) = show("331 979 989") else {
        panic!("a SIREN shows a firm")
    };
    assert_eq!(firm.sites, [*site]);
    let lone = records().iter().find(|r| r.level == "site").unwrap();
    let Some(Shown::Firm(firm)) = show(&lone.id) else {
        panic!("a site without a SIREN is its own firm")
    };
    assert_eq!((firm.siren, firm.sites[0].id.as_str()), (None, lone.id.as_str()));
    assert_eq!(show("123"), None);
    assert_eq!(show("356000000"), None);
    // A SIRET of the table whose SIREN has not Luhn's key is still one firm.
    let odd = records().iter().find(|r| r.siren == "060582045").unwrap();
    assert!(matches!(show(&odd.siret), Some(Shown::Site(..))));
}

#[test]
fn the_same_question_has_the_same_answer() {
    let folder = tempfile::tempdir().unwrap();
    let other = Catalog::open(folder.path()).unwrap();
    for text in ["béton", "chaises d’école", "saint", "usine chimique", ""] {
        let query = SearchQuery {
            text,
            near: Some(Near { lat: 45.7, lon: 4.8 }),
            limit: 40,
            ..SearchQuery::default()
        };
        let answer = catalog().search(&query).unwrap();
        assert_eq!(answer, catalog().search(&query).unwrap());
        assert_eq!(answer, other.search(&query).unwrap(), "{text}");
    }
}

#[test]
fn a_smaller_limit_gives_the_beginning() {
    let ten = search("fonderie", 10);
    let three = search("fonderie", 3);
    assert_eq!(ten.hits[..3], three.hits[..]);
    assert_eq!((ten.total, search("fonderie", 0).hits.len()), (three.total, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_radius_keeps_what_is_within_it_in_order(
        lat in 42.5..51.0_f64,
        lon in -4.5..8.0_f64,
        radius in 1.0..400.0_f64,
        text in prop::sample::select(vec!["", "fromage", "mobilier", "béton"]),
    ) {
        let near = Some(Near { lat, lon });
        let query = SearchQuery { text, near, limit: 60, ..SearchQuery::default() };
        let wide = catalog().search(&query).unwrap();
        let answer = catalog().search(&SearchQuery { radius_km: Some(radius), ..query.clone() }).unwrap();
        for hit in &answer.hits {
            let at = hit.site.place.coordinates.unwrap();
            let distance = hit.distance_km.unwrap();
            prop_assert!(distance <= radius);
            prop_assert!((distance - km((lat, lon), (at.lat, at.lon))).abs() < 1e-6);
        }
        for hits in [&wide.hits, &answer.hits] {
            let far = |h: &catalog::Hit| h.distance_km.unwrap_or(f64::INFINITY);
            let sorted =
                hits.is_sorted_by(|a, b| (b.score, far(a), &a.site.id) <= (a.score, far(b), &b.site.id));
            prop_assert!(sorted);
        }
        if text.is_empty() {
            // Nothing is lost: as many as by brute force, but for what the two formulas may round apart.
            let within = |margin: f64| records().iter().filter(|r| {
                r.lat.zip(r.lon).is_some_and(|at| km((lat, lon), at) <= radius + margin)
            }).count();
            prop_assert!(within(-1e-6) <= answer.total && answer.total <= within(1e-6));
            prop_assert_eq!(answer.without_coordinates, 671);
        }
    }
}
