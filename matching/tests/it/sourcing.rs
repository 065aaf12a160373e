use clauses::{Library, Selection};
use families::{CapabilityKey, Families, Known, Source, Status};
use matching::sourcing::{Asked, questions};
use matching::{Alarm, Lever, SiteFacts, suggest};
use proptest::prelude::*;
use tender::Choices;

use crate::world::{FAMILY, keys, library, makers, market, place, site, situation, wide_library, wood};

fn asked_over(library: &Library, sites: &[SiteFacts]) -> Vec<Asked> {
    let (situation, families) = (situation(), Families::embedded());
    let selection: Selection<'_> = library.select(&situation, &Choices::new()).unwrap();
    let market = market(sites, &situation.families, None);
    questions(library, &situation, &selection, &market, families)
}

fn makes() -> CapabilityKey {
    CapabilityKey::makes(FAMILY).unwrap()
}

/// Firms said to make the family, and what is known of their wood.
fn firms(known: &[Option<Known>]) -> Vec<SiteFacts> {
    known
        .iter()
        .enumerate()
        .map(|(n, known)| {
            let mut one = site(n, n, *known);
            one.known.insert(makes(), Known::Yes(Status::Declare));
            one
        })
        .collect()
}

#[test]
fn what_nobody_said_and_would_change_the_lever_is_asked() {
    let asked = asked_over(&library(), &firms(&[None; 10]));
    let [wood_asked] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!(wood_asked.key, wood());
    assert_eq!(wood_asked.families, [FAMILY]);
    assert_eq!((wood_asked.counts.unknown, wood_asked.silent()), (10, 10));
    assert!(wood_asked.decides && wood_asked.certificate());
    let stricter = wood_asked
        .facets
        .iter()
        .find(|facet| facet.facet == "bois/exigence-ambitieux")
        .unwrap();
    assert_eq!(
        [
            stricter.lever_now,
            stricter.lever_if_all_can,
            stricter.lever_if_none_can
        ],
        [Lever::Sourcage, Lever::Exigence, Lever::Sourcage]
    );
    // The socle is kept: with no firm that can, the set kept is met by nobody.
    assert_eq!(
        [
            wood_asked.alarm_now,
            wood_asked.alarm_if_all_can,
            wood_asked.alarm_if_none_can
        ],
        [Alarm::Orange, Alarm::Aucune, Alarm::Rouge]
    );
    assert_eq!(
        wood_asked.why,
        "10\u{a0}entreprises sur 10 n’en ont rien dit. Si toutes répondent oui, la clause «\u{a0}t\u{a0}» (ambitieux) pourrait \
         être exigée au lieu de rester à sourcer\u{a0}; l’alerte sur la concurrence serait levée. Si toutes répondent non, la \
         clause «\u{a0}t\u{a0}» (socle) ne pourrait plus être exigée\u{a0}; l’alerte sur la concurrence passerait au \
         rouge."
    );
    assert_eq!(
        wood_asked.effect(stricter),
        "«\u{a0}t\u{a0}» (ambitieux)\u{a0}: à sourcer aujourd’hui\u{a0}; pourrait être exigée si toutes répondent oui."
    );
}

#[test]
fn what_is_known_of_all_is_not_asked() {
    let said = [
        Some(Known::Yes(Status::Declare)),
        Some(Known::No(Status::Verifie)),
    ];
    assert_eq!(asked_over(&library(), &firms(&said)), []);
    // A deduction proves no certificate.
    let deduced = [Some(Known::Yes(Status::Deduit))];
    assert_eq!(asked_over(&library(), &firms(&deduced)).len(), 1);
}

#[test]
fn what_would_change_nothing_is_asked_last_and_said_so() {
    let mut known = vec![Some(Known::Yes(Status::Verifie)); 9];
    known.push(None);
    let asked = asked_over(&library(), &firms(&known));
    assert_eq!(asked.len(), 1);
    assert!(!asked[0].decides, "{}", asked[0].why);
    assert!(
        asked[0]
            .why
            .ends_with("sans changer d’usage proposé ni d’alerte."),
        "{}",
        asked[0].why
    );

    // Three capabilities: one that decides among many silent firms, one that does not.
    let [first, second, third] = keys().try_into().unwrap();
    let sites: Vec<SiteFacts> = (0..12)
        .map(|n| {
            let mut one = site(n, n, None);
            one.known.insert(makes(), Known::Yes(Status::Declare));
            one.known.insert(first.clone(), Known::Yes(Status::Declare));
            if n > 0 {
                one.known.insert(second.clone(), Known::Yes(Status::Declare));
            }
            one
        })
        .collect();
    let asked = asked_over(&wide_library(), &sites);
    let order: Vec<(&CapabilityKey, bool)> = asked.iter().map(|one| (&one.key, one.decides)).collect();
    assert_eq!(order, [(&third, true), (&second, false)]);
}

#[test]
fn makers_known_by_their_activity_alone_are_asked_first_whether_they_make_it() {
    let mut sites: Vec<SiteFacts> = (0..6).map(|n| site(n, n, None)).collect();
    sites[0].known.insert(makes(), Known::Yes(Status::Declare));
    sites[1].known.insert(makes(), Known::Yes(Status::Deduit));
    let asked = asked_over(&library(), &sites);
    assert_eq!(asked[0].key, makes());
    assert_eq!(
        (
            asked[0].counts.deduit,
            asked[0].counts.declare,
            asked[0].counts.unknown
        ),
        (5, 1, 0)
    );
    // With one maker left, no set is open to competition.
    assert_eq!(
        [asked[0].alarm_now, asked[0].alarm_if_none_can],
        [Alarm::Orange, Alarm::Rouge]
    );
    assert!(asked[0].decides);
    assert_eq!(asked[1].key, wood());

    // All confirmed: the question is over.
    for one in &mut sites {
        one.known.insert(makes(), Known::Yes(Status::Declare));
    }
    assert_eq!(asked_over(&library(), &sites)[0].key, wood());
}

/// Several requirements rest on duties or on the trade, all unknown: to learn that every firm meets one of them must not
/// turn it into a criterion because the others are unproven.
#[test]
fn good_answers_do_not_soften_what_is_required() {
    let sites = firms(&[None; 12]);
    for asked in asked_over(&wide_library(), &sites) {
        for facet in asked
            .facets
            .iter()
            .filter(|facet| facet.lever_now == Lever::Exigence)
        {
            assert_eq!(
                facet.lever_if_all_can,
                Lever::Exigence,
                "{} {}",
                asked.key,
                facet.facet
            );
        }
    }
    // The stricter levels of what all declare may then be required, unless they close the competition.
    let asked = asked_over(&wide_library(), &sites);
    assert!(
        asked
            .iter()
            .flat_map(|asked| &asked.facets)
            .any(|facet| facet.lever_now == Lever::Sourcage && facet.lever_if_all_can == Lever::Exigence)
    );
}

/// A good answer may all the same bring a softer use: it is then said why, and never left to be guessed.
#[test]
fn a_softer_use_after_good_answers_is_explained() {
    let strictness = |lever: Lever| match lever {
        Lever::Exigence => 3,
        Lever::Lot | Lever::Reserve => 2,
        Lever::Critere => 1,
        Lever::Variante | Lever::Sourcage => 0,
    };
    // Few are able of each, never the same: what can be required of one capability depends on the others.
    let [first, second, third] = keys().try_into().unwrap();
    let mut softened = 0;
    for spread in 4..9 {
        let sites: Vec<SiteFacts> = (0..14)
            .map(|n| {
                let mut one = site(n, n, None);
                one.known.insert(makes(), Known::Yes(Status::Declare));
                if n < spread {
                    one.known.insert(first.clone(), Known::Yes(Status::Declare));
                }
                if n >= 14 - spread {
                    one.known.insert(second.clone(), Known::Yes(Status::Declare));
                }
                if n % 2 == 0 {
                    one.known.insert(third.clone(), Known::Yes(Status::Declare));
                }
                one
            })
            .collect();
        for asked in asked_over(&wide_library(), &sites) {
            for facet in asked
                .facets
                .iter()
                .filter(|facet| strictness(facet.lever_if_all_can) < strictness(facet.lever_now))
            {
                softened += 1;
                let effect = asked.effect(facet);
                assert!(effect.ends_with(&facet.why_if_all_can), "{effect}");
                assert!(facet.why_if_all_can.len() > 20, "{effect}");
            }
        }
    }
    assert!(softened > 0, "the test must meet the case");
}

#[test]
fn nothing_is_asked_of_nobody() {
    assert_eq!(asked_over(&library(), &[]), []);
}

/// The answers supposed, given for real: every firm that has said nothing declares the same.
fn answered(sites: &[SiteFacts], key: &CapabilityKey, can: bool) -> Vec<SiteFacts> {
    let proves = |known: &Known, yes: bool| match known {
        Known::Yes(status) => yes && *status > Status::Deduit,
        Known::No(status) => !yes && *status > Status::Deduit,
        Known::Unknown => false,
    };
    let said = |firm: &str| {
        let own: Vec<&SiteFacts> = sites.iter().filter(|site| site.firm == firm).collect();
        let fact = |site: &&SiteFacts, yes| site.known.get(key).is_some_and(|known| proves(known, yes));
        own.iter().any(|site| fact(site, true)) || own.iter().all(|site| fact(site, false))
    };
    sites
        .iter()
        .map(|site| {
            let mut site = site.clone();
            if !said(&site.firm) {
                let fact = if can { Known::Yes } else { Known::No };
                site.known.insert(key.clone(), fact(Status::Declare));
            }
            site
        })
        .collect()
}

proptest! {
    /// What is told of the answers is what happens when they come.
    #[test]
    fn the_suppositions_are_true(sites in makers()) {
        let (library, situation, families) = (wide_library(), situation(), Families::embedded());
        let selection = library.select(&situation, &Choices::new()).unwrap();
        for asked in asked_over(&library, &sites) {
            prop_assert!(asked.key.capability().sources.contains(&Source::Questionnaire));
            prop_assert!(asked.silent() > 0);
            for can in [true, false] {
                let then = if asked.key == makes() {
                    // Those who do not make it leave; those who do stay, as they were.
                    sites.iter().filter(|_| can).cloned().collect()
                } else {
                    answered(&sites, &asked.key, can)
                };
                let market = market(&then, &situation.families, None);
                let (suggestions, restriction) =
                    suggest(&library, &situation, &selection, &market, families);
                let alarm = if can { asked.alarm_if_all_can } else { asked.alarm_if_none_can };
                prop_assert_eq!(restriction.alarm, alarm, "{} {}", &asked.key, can);
                for facet in &asked.facets {
                    let lever = suggestions.iter().find(|one| one.facet.id == facet.facet).unwrap().lever;
                    let told = if can { facet.lever_if_all_can } else { facet.lever_if_none_can };
                    prop_assert_eq!(lever, told, "{} {}", &facet.facet, can);
                }
            }
        }
    }

    /// The same questions in the same order and words, whatever the firms are called, wherever they and the buyer are.
    #[test]
    fn neither_names_nor_places_change_the_questions(
        sites in makers(),
        places in proptest::collection::vec(place(), 24),
        names in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
        order in Just((0..24usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut moved: Vec<SiteFacts> = sites
            .iter()
            .zip(&places)
            .map(|(site, place)| SiteFacts {
                firm: format!("{}e", names[site.firm[1..].parse::<usize>().unwrap()]),
                group: site.group.as_ref().map(|group| format!("autre {group}")),
                site: format!("x{}", site.site),
                point: place.point,
                departement: Some(place.departement.clone()),
                region: Some(place.region.clone()),
                ..site.clone()
            })
            .collect();
        let mut at = order.iter();
        moved.sort_by_cached_key(|_| at.next());
        prop_assert_eq!(asked_over(&wide_library(), &sites), asked_over(&wide_library(), &moved));
    }
}
