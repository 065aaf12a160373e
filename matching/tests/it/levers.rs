use families::{Families, Known, Status};
use matching::{Alarm, Basis, Lever, SiteFacts, suggest};
use tender::Choices;

use crate::world::{library, market, site, situation};

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
    let market = market(&sites, &situation.families, None);
    let (suggestions, restriction) = suggest(&library, &situation, &selection, &market, families);
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

/// « Aucune entreprise capable connue » hides that firms answered, and that they cannot.
#[test]
fn firms_known_unable_are_said() {
    let check = |no: usize, unknown: usize, said: &str| {
        let sites: Vec<SiteFacts> = (0..no + unknown)
            .map(|n| site(n, n, (n < no).then_some(Known::No(Status::Declare))))
            .collect();
        let (library, situation, families) = (library(), situation(), Families::embedded());
        let selection = library.select(&situation, &Choices::new()).unwrap();
        let market = market(&sites, &situation.families, None);
        let (suggestions, _) = suggest(&library, &situation, &selection, &market, families);
        let one = suggestions
            .iter()
            .find(|one| one.facet.id == "bois/exigence-ambitieux");
        let one = one.unwrap();
        assert_eq!(one.lever, Lever::Sourcage);
        assert_eq!(
            one.why,
            format!("{said} Avant d’écrire\u{a0}: revoir ce niveau, ou en interroger d’autres.")
        );
    };
    check(1, 0, "La seule entreprise connue dit ne pas pouvoir.");
    check(6, 0, "Les 6\u{a0}entreprises connues disent ne pas pouvoir.");
    check(
        1,
        1,
        "1\u{a0}entreprise sur 2 dit ne pas pouvoir, aucune n’est connue capable.",
    );
    check(
        6,
        1,
        "6\u{a0}entreprises sur 7 disent ne pas pouvoir, aucune n’est connue capable.",
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
    let market = market(&sites, &situation.families, None);
    let (suggestions, _) = suggest(&library, &situation, &selection, &market, families);
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
        market(&sites, &slugs, None).restriction(&[]).alarm
    };
    assert_eq!(alarm(&[Some("g"); 4]), Alarm::Rouge);
    assert_eq!(
        alarm(&[Some("g"), Some("g"), Some("h"), Some("g")]),
        Alarm::Aucune
    );
    // A group unknown for one of them: nothing is asserted.
    assert_eq!(alarm(&[Some("g"), None, Some("g")]), Alarm::Aucune);
}

/// Requirements that firms meet one by one, but not together.
#[test]
fn requirements_that_would_close_the_competition_together_are_scored() {
    let library = crate::world::wide_library();
    let (situation, families) = (situation(), Families::embedded());
    let keys = crate::world::keys();
    // Six firms for each key, of which two have the first two.
    let sites: Vec<SiteFacts> = (0..10)
        .map(|n| {
            let has = [n < 6, n >= 4, n < 6];
            let fact = |yes: bool| if yes { Known::Yes } else { Known::No };
            SiteFacts {
                known: keys
                    .iter()
                    .cloned()
                    .zip(has.map(|yes| fact(yes)(Status::Verifie)))
                    .collect(),
                ..site(n, n, None)
            }
        })
        .collect();
    let selection = library.select(&situation, &Choices::new()).unwrap();
    let market = market(&sites, &situation.families, None);
    let (suggestions, _) = suggest(&library, &situation, &selection, &market, families);
    let of = |id: &str| suggestions.iter().find(|s| s.facet.id == id).unwrap();
    assert_eq!(of("m0/exigence-ambitieux").lever, Lever::Exigence);
    let yields = of("m1/exigence-ambitieux");
    assert_eq!(yields.lever, Lever::Critere);
    assert!(
        yields.why.contains("2\u{a0}entreprises possibles"),
        "{}",
        yields.why
    );
}

/// Two families bought together, of which one meets the requirement and the other hardly: a lot of its own.
#[test]
fn a_requirement_met_in_one_family_only_goes_to_a_lot() {
    let (library, families) = (crate::world::library_for_all(), Families::embedded());
    let mut situation = situation();
    situation.families = vec!["mobilier-scolaire".into(), "papier-fournitures-bureau".into()];
    situation.lot_count = None;
    let paper = families.get("papier-fournitures-bureau").unwrap();
    let trade = paper
        .naf
        .iter()
        .find(|one| one.weight >= 0.5)
        .unwrap()
        .naf
        .clone();
    let sites: Vec<SiteFacts> = (0..12)
        .map(|n| SiteFacts {
            naf: Some(if n < 6 {
                "31.01Z".parse().unwrap()
            } else {
                trade.clone()
            }),
            ..site(
                n,
                n,
                Some(if n < 7 {
                    Known::Yes(Status::Verifie)
                } else {
                    Known::No(Status::Verifie)
                }),
            )
        })
        .collect();
    let market = market(&sites, &situation.families, None);
    let lever = |situation: &clauses::Situation| {
        let selection = library.select(situation, &Choices::new()).unwrap();
        let (suggestions, _) = suggest(&library, situation, &selection, &market, families);
        let one = suggestions
            .iter()
            .find(|s| s.facet.id == "bois/exigence-socle")
            .unwrap();
        (one.lever, one.why.clone())
    };
    let (found, why) = lever(&situation);
    assert_eq!(found, Lever::Lot, "{why}");
    assert!(why.contains("Tenue par 6\u{a0}entreprises"), "{why}");
    // Already divided: it is required where it can be met.
    situation.lot_count = Some(2);
    assert_ne!(lever(&situation).0, Lever::Lot);
}

/// Six firms are able of one thing and six others of another; most have said nothing. Each socle was required on the
/// word of the trade before anybody answered, and to learn that some are able must not soften it.
#[test]
fn to_learn_that_some_are_able_does_not_soften_a_socle() {
    let (library, situation, families) = (crate::world::wide_library(), situation(), Families::embedded());
    let keys = crate::world::keys();
    let said = |answered: bool| {
        let sites: Vec<SiteFacts> = (0..60)
            .map(|n| {
                let mut site = site(n, n, None);
                if answered && n < 12 {
                    site.known
                        .insert(keys[n / 6].clone(), Known::Yes(Status::Declare));
                }
                site
            })
            .collect();
        let selection = library.select(&situation, &Choices::new()).unwrap();
        let market = market(&sites, &situation.families, None);
        let (suggestions, _) = suggest(&library, &situation, &selection, &market, families);
        let socles = suggestions
            .iter()
            .filter(|one| one.facet.level == clauses::Level::Socle);
        socles
            .map(|one| (one.facet.id.clone(), one.lever))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(false), said(true));
    assert!(said(true).iter().all(|(_, lever)| *lever == Lever::Exigence));
}

/// A duty that another clause meets, which asks nothing of makers, does not forbid to step back from this one.
#[test]
fn a_duty_met_elsewhere_lets_a_requirement_be_softened() {
    let (library, situation, families) = (library(), situation(), Families::embedded());
    let sites: Vec<SiteFacts> = (0..9)
        .map(|n| site(n, n, (n < 8).then_some(Known::No(Status::Declare))))
        .collect();
    let step_back = |choices: &Choices| {
        let selection = library.select(&situation, choices).unwrap();
        let market = market(&sites, &situation.families, None);
        let (_, restriction) = suggest(&library, &situation, &selection, &market, families);
        assert_eq!(restriction.alarm, Alarm::Rouge);
        restriction.relaxation.map(|back| back.changes[0].2.clone())
    };
    assert_eq!(step_back(&Choices::new()), Some(matching::Change::Scored));
    let alone = [(
        "libre/exigence-socle".to_owned(),
        tender::FacetChoice::Kept(false),
    )];
    assert_eq!(
        step_back(&alone.into_iter().collect()),
        None,
        "the duty then rests on it alone"
    );
}

/// What a regulation sets is not scored because few makers say that they meet it: it stays required, and the alarm tells.
#[test]
fn what_a_regulation_sets_stays_required() {
    let (situation, families) = (situation(), Families::embedded());
    let text = format!(
        "```toml\nid = \"bois\"\ntitle = \"t\"\nneed = \"n\"\nreviewed = 2026-11-23\n```\n## exigence-socle\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\nlegal_basis = [\"R2111-8\"]\nin_force = {{ from = 2019-04-01, trigger = \"launch_date\" }}\nlevel_reason = \"r\"\nregulatory = true\nneeds = \"{}\"\n```\nTexte.\n",
        crate::world::wood()
    );
    let (library, errors) = clauses::Library::from_files([("t", "bois.md", text.as_str())]);
    assert!(errors.is_empty(), "{errors:?}");
    let sites: Vec<SiteFacts> = (0..9)
        .map(|n| site(n, n, (n > 0).then_some(Known::No(Status::Declare))))
        .collect();
    let selection = library.select(&situation, &Choices::new()).unwrap();
    let market = market(&sites, &situation.families, None);
    let (suggestions, restriction) = suggest(&library, &situation, &selection, &market, families);
    assert_eq!(
        (suggestions[0].lever, suggestions[0].basis),
        (Lever::Exigence, Basis::Obligation)
    );
    assert!(suggestions[0].why.contains("sourcer"), "{}", suggestions[0].why);
    assert_eq!(restriction.alarm, Alarm::Rouge);
    assert_eq!(restriction.relaxation, None, "it cannot be scored");
}
