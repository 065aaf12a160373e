use clauses::Selection;
use families::{Families, Known, Predicate, Status};
use matching::{
    Alarm, FEWEST, Field, Hard, Lever, Place, Restriction, SiteFacts, Suggestion, fabric, suggest,
};
use proptest::prelude::*;
use tender::Choices;

use crate::world::{FAMILY, keys, library, makers, market, place, predicate, sites, situation, wide_library};

/// What `suggest` says, rings left out.
fn said(suggestions: &[Suggestion<'_>]) -> Vec<String> {
    suggestions
        .iter()
        .map(|s| {
            format!(
                "{} {:?} {:?} {} {:?} {} {}",
                s.facet.id, s.lever, s.basis, s.rank, s.counts, s.why, s.why_not_stricter
            )
        })
        .collect()
}

fn all(sites: &[SiteFacts]) -> Vec<&SiteFacts> {
    sites.iter().collect()
}

/// Every unknown settled, one way or the other. A deduced fact is no proof of a performance: it may turn out either way.
fn settled(sites: &[SiteFacts], answers: &[bool]) -> Vec<SiteFacts> {
    let mut answers = answers.iter().cycle();
    sites
        .iter()
        .map(|site| {
            let mut site = site.clone();
            for key in keys() {
                let known =
                    matches!(site.known.get(&key), Some(Known::Yes(s) | Known::No(s)) if *s > Status::Deduit);
                if !known {
                    let yes = answers.next().copied().unwrap_or_default();
                    let fact = if yes { Known::Yes } else { Known::No };
                    site.known.insert(key, fact(Status::Verifie));
                }
            }
            site
        })
        .collect()
}

fn hard(predicates: &[Predicate]) -> Vec<Hard<'static>> {
    predicates
        .iter()
        .map(|predicate| Hard {
            facet: "f",
            title: "t",
            families: &[],
            predicate: predicate.clone(),
            due: false,
            softer: Vec::new(),
        })
        .collect()
}

fn measured(sites: &[SiteFacts], predicates: &[Predicate]) -> Restriction {
    let slugs = [FAMILY.to_owned()];
    market(sites, &slugs, None).restriction(&hard(predicates))
}

fn suggested(sites: &[SiteFacts], place: Option<&Place>) -> (Vec<String>, Restriction, Vec<Predicate>) {
    let (library, situation, families) = (wide_library(), situation(), Families::embedded());
    let selection: Selection<'_> = library.select(&situation, &Choices::new()).unwrap();
    let market = market(sites, &situation.families, place);
    let (suggestions, restriction) = suggest(&library, &situation, &selection, &market, families);
    let required = suggestions
        .iter()
        .filter(|one| one.lever == Lever::Exigence)
        .map(|one| one.facet.head.needs.as_deref().unwrap().parse().unwrap())
        .collect();
    (said(&suggestions), restriction, required)
}

proptest! {
    #[test]
    fn the_place_of_the_buyer_changes_the_fabric_and_nothing_else(sites in sites(), a in place(), b in place()) {
        let (library, situation, families) = (library(), situation(), Families::embedded());
        let selection = library.select(&situation, &Choices::new()).unwrap();
        let at = |place: Option<&Place>| {
            let market = market(&sites, &situation.families, place);
            suggest(&library, &situation, &selection, &market, families)
        };
        let (here, there, nowhere) = (at(Some(&a)), at(Some(&b)), at(None));
        prop_assert_eq!(said(&here.0), said(&there.0));
        prop_assert_eq!(said(&here.0), said(&nowhere.0));
        prop_assert_eq!(&here.1, &there.1);
    }

    /// Nothing is stricter because makers are near: the same makers anywhere give the same levers, sentences and meter.
    #[test]
    fn moving_every_site_changes_nothing(
        sites in makers(),
        points in proptest::collection::vec(proptest::option::of((41.0..51.0f64, -5.0..9.0f64)), 24),
        a in place(),
        b in place(),
    ) {
        let moved: Vec<SiteFacts> = sites
            .iter()
            .zip(points)
            .map(|(site, point)| SiteFacts {
                point,
                departement: point.map(|(lat, _)| format!("{:02}", (lat as u32) % 95)),
                region: point.map(|(_, lon)| format!("{}", lon.abs() as u32)),
                ..site.clone()
            })
            .collect();
        prop_assert_eq!(suggested(&sites, Some(&a)), suggested(&moved, Some(&b)));
    }

    #[test]
    fn counts_bracket_the_truth_whatever_the_unknowns_turn_out_to_be(
        sites in makers(),
        predicate in predicate(),
        answers in proptest::collection::vec(any::<bool>(), 72),
    ) {
        let learnt = settled(&sites, &answers);
        let (before, after) = (Field::of(&all(&sites)).count(&predicate), Field::of(&all(&learnt)).count(&predicate));
        prop_assert_eq!(after.unknown, 0);
        prop_assert_eq!(after.total(), before.total());
        prop_assert!(before.capable <= after.capable && after.capable <= before.capable + before.unknown);
        prop_assert!(before.incapable <= after.incapable && after.incapable <= before.incapable + before.unknown);
        prop_assert_eq!(before.capable, before.deduit + before.declare + before.verifie);
    }

    /// The set of all requirements is bracketed in the same way.
    #[test]
    fn the_meter_brackets_the_truth(
        sites in makers(),
        set in proptest::collection::vec(predicate(), 0..4),
        answers in proptest::collection::vec(any::<bool>(), 72),
    ) {
        let (before, after) = (measured(&sites, &set), measured(&settled(&sites, &answers), &set));
        prop_assert_eq!(after.sure, after.possible);
        prop_assert!(before.sure <= after.sure && after.possible <= before.possible);
    }

    #[test]
    fn one_more_requirement_never_opens(sites in makers(), mut set in proptest::collection::vec(predicate(), 1..5)) {
        let more = measured(&sites, &set);
        set.pop();
        let fewer = measured(&sites, &set);
        prop_assert!(more.sure <= fewer.sure);
        prop_assert!(more.possible <= fewer.possible);
        prop_assert!(more.sure <= more.possible);
        // « One group holds them all » may be undone by an exclusion only when fewer than three are left.
        prop_assert!(more.alarm <= fewer.alarm || fewer.possible > more.possible);
    }

    /// What is proposed as required, taken together, excludes nobody or leaves a competition.
    #[test]
    fn what_is_suggested_together_never_singles_out_a_firm(sites in makers()) {
        let (_, _, required) = suggested(&sites, None);
        let together = measured(&sites, &required);
        if together.alarm == Alarm::Rouge {
            prop_assert_eq!(together.possible, together.firms);
        }
    }

    #[test]
    fn a_set_that_one_firm_alone_can_meet_raises_the_alarm(sites in makers(), set in proptest::collection::vec(predicate(), 1..4)) {
        let meter = measured(&sites, &set);
        if meter.possible < FEWEST {
            prop_assert_eq!(meter.alarm, Alarm::Rouge);
        }
        if meter.sure == 1 {
            prop_assert!(meter.alarm < Alarm::Aucune);
        }
    }

    /// The steps say where firms are lost, and the step back is true and as small as can be.
    #[test]
    fn steps_and_step_back_are_true(sites in makers(), set in proptest::collection::vec(predicate(), 1..5)) {
        let meter = measured(&sites, &set);
        let last = meter.steps.last().unwrap();
        prop_assert_eq!((last.possible_after, last.sure_after), (meter.possible, meter.sure));
        for (n, step) in meter.steps.iter().enumerate() {
            let mut others = set.clone();
            let own = others.remove(n);
            let without = measured(&sites, &others);
            prop_assert_eq!((step.possible_without, step.sure_without), (without.possible, without.sure));
            prop_assert_eq!(step.only_here, without.possible - meter.possible);
            let counts = Field::of(&all(&sites)).count(&own);
            prop_assert_eq!((step.excluded, step.unproven), (counts.incapable, counts.unknown));
        }
        let opens = |kept: u32| {
            let some: Vec<Predicate> = (0..set.len()).filter(|n| kept >> n & 1 == 1).map(|n| set[n].clone()).collect();
            let left = measured(&sites, &some);
            (left.alarm > meter.alarm).then_some(left)
        };
        let fewest = (0..1u32 << set.len()).filter(|kept| opens(*kept).is_some()).map(|kept| set.len() - kept.count_ones() as usize).min();
        match &meter.relaxation {
            None => prop_assert!(meter.alarm > Alarm::Rouge || fewest.is_none()),
            Some(back) => {
                prop_assert_eq!(Some(back.changes.len()), fewest);
                prop_assert!(back.alarm > meter.alarm);
                prop_assert!(back.possible >= meter.possible);
            }
        }
    }

    #[test]
    fn rings_grow(sites in sites(), place in place()) {
        let makers = fabric(&all(&sites), Some(&place));
        let firms: Vec<usize> = makers.rings.iter().map(|ring| ring.firms).collect();
        prop_assert!(firms[1] <= firms[2] && firms[2] <= firms[3] && firms[0] <= firms[3]);
        prop_assert_eq!(firms[3], makers.firms);
    }
}
