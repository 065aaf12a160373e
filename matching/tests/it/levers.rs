use families::{Families, Known, Status};
use matching::{Alarm, Basis, Lever, Makers, SiteFacts, suggest};
use tender::Choices;

use crate::world::{library, site, situation};

/// `yes`, `no`, `unknown` firms; the levers of the socle and of the stricter level.
#[track_caller]
fn check(yes: usize, no: usize, unknown: usize, socle: (Lever, Basis), stricter: Lever, alarm: Alarm) {
    let mut sites: Vec<SiteFacts> = Vec::new();
    for (count, known) in [
        (yes, Some(Known::Yes(Status::Verifie))),
        (no, Some(Known::No(Status::Declare))),
        (unknown, None),
    ] {
        for _ in 0..count {
            sites.push(site(sites.len(), sites.len(), known));
        }
    }
    let (library, situation, families) = (library(), situation(), Families::embedded());
    let selection = library.select(&situation, &Choices::new()).unwrap();
    let makers = Makers::of(&sites, &situation.families, families);
    let (suggestions, restriction) = suggest(&library, &situation, &selection, &makers, families, None);
    let of = |id: &str| suggestions.iter().find(|s| s.facet.id == id).unwrap();
    assert_eq!(
        (of("bois/exigence-socle").lever, of("bois/exigence-socle").basis),
        socle
    );
    assert_eq!(of("bois/exigence-ambitieux").lever, stricter);
    assert_eq!(of("libre/exigence-socle").lever, Lever::Exigence);
    assert_eq!(restriction.alarm, alarm, "{}", restriction.why);
}

#[test]
fn levers_follow_the_counts() {
    // many capable firms: a requirement
    check(
        6,
        1,
        3,
        (Lever::Exigence, Basis::Capacite),
        Lever::Exigence,
        Alarm::Aucune,
    );
    // mostly unknown: the socle rests on the duty or the trade, beyond it the market is asked first
    check(
        0,
        0,
        20,
        (Lever::Exigence, Basis::Obligation),
        Lever::Sourcage,
        Alarm::Orange,
    );
    check(
        2,
        0,
        8,
        (Lever::Exigence, Basis::Obligation),
        Lever::Sourcage,
        Alarm::Orange,
    );
    // some: scored; few: variant; none: asked
    check(
        4,
        3,
        2,
        (Lever::Critere, Basis::Capacite),
        Lever::Critere,
        Alarm::Aucune,
    );
    check(
        2,
        4,
        1,
        (Lever::Variante, Basis::Capacite),
        Lever::Variante,
        Alarm::Orange,
    );
    check(
        0,
        6,
        1,
        (Lever::Sourcage, Basis::Capacite),
        Lever::Sourcage,
        Alarm::Rouge,
    );
    // one firm alone can: a danger, never a success
    check(
        1,
        9,
        0,
        (Lever::Variante, Basis::Capacite),
        Lever::Variante,
        Alarm::Rouge,
    );
}

#[test]
fn a_firm_is_as_able_as_its_best_site() {
    let (library, situation, families) = (library(), situation(), Families::embedded());
    let sites = [
        site(0, 0, Some(Known::No(Status::Verifie))),
        site(1, 0, Some(Known::Yes(Status::Declare))),
        site(2, 1, None),
    ];
    let selection = library.select(&situation, &Choices::new()).unwrap();
    let makers = Makers::of(&sites, &situation.families, families);
    let (suggestions, _) = suggest(&library, &situation, &selection, &makers, families, None);
    let counts = suggestions.iter().find_map(|s| s.counts).unwrap();
    assert_eq!(
        (counts.capable, counts.declare, counts.unknown, counts.incapable),
        (1, 1, 1, 0)
    );
}

#[test]
fn one_group_holding_all_is_a_danger() {
    let slugs = [crate::world::FAMILY.to_owned()];
    let alarm = |groups: &[Option<&str>]| {
        let sites: Vec<SiteFacts> = groups
            .iter()
            .enumerate()
            .map(|(n, group)| SiteFacts {
                group: group.map(str::to_owned),
                ..site(n, n, Some(Known::Yes(Status::Verifie)))
            })
            .collect();
        matching::restriction(&Makers::of(&sites, &slugs, Families::embedded()), &[]).alarm
    };
    assert_eq!(alarm(&[Some("g"); 4]), Alarm::Rouge);
    assert_eq!(
        alarm(&[Some("g"), Some("g"), Some("h"), Some("g")]),
        Alarm::Aucune
    );
    // A group unknown for one of them: nothing is asserted.
    assert_eq!(alarm(&[Some("g"), None, Some("g")]), Alarm::Aucune);
}
