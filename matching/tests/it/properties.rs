use families::{Families, Known, Predicate, Status};
use matching::{Makers, Place, SiteFacts, Suggestion, count, fabric, restriction, suggest};
use proptest::prelude::*;
use tender::Choices;

use crate::world::{FAMILY, library, place, sites, situation, wood};

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

proptest! {
    #[test]
    fn the_place_of_the_buyer_changes_the_fabric_and_nothing_else(sites in sites(), a in place(), b in place()) {
        let (library, situation, families) = (library(), situation(), Families::embedded());
        let selection = library.select(&situation, &Choices::new()).unwrap();
        let makers = Makers::of(&sites, &situation.families, families);
        let at = |place: Option<&Place>| suggest(&library, &situation, &selection, &makers, families, place);
        let (here, there, nowhere) = (at(Some(&a)), at(Some(&b)), at(None));
        prop_assert_eq!(said(&here.0), said(&there.0));
        prop_assert_eq!(said(&here.0), said(&nowhere.0));
        prop_assert_eq!(&here.1, &there.1);
    }

    #[test]
    fn counts_bracket_the_truth_whatever_the_unknowns_turn_out_to_be(sites in sites(), answers in proptest::collection::vec(any::<bool>(), 20)) {
        let predicate = Predicate::Has(wood());
        let before = count(&all(&sites), Some(&predicate));
        let learnt: Vec<SiteFacts> = sites
            .iter()
            .zip(answers)
            .map(|(site, yes)| {
                let mut site = site.clone();
                // A deduced fact is not a proof of a certificate: it may turn out either way.
                if !matches!(site.known.get(&wood()), Some(Known::Yes(s) | Known::No(s)) if *s > Status::Deduit) {
                    site.known.insert(wood(), if yes { Known::Yes(Status::Verifie) } else { Known::No(Status::Verifie) });
                }
                site
            })
            .collect();
        let after = count(&all(&learnt), Some(&predicate));
        prop_assert_eq!(after.unknown, 0);
        prop_assert_eq!(after.total(), before.total());
        prop_assert!(before.capable <= after.capable && after.capable <= before.capable + before.unknown);
        prop_assert!(before.incapable <= after.incapable && after.incapable <= before.incapable + before.unknown);
        prop_assert_eq!(before.capable, before.deduit + before.declare + before.verifie);
        prop_assert_eq!(before.deduit, 0);
    }

    #[test]
    fn one_more_requirement_never_opens(sites in sites()) {
        let slugs = [FAMILY.to_owned()];
        let makers = Makers::of(&sites, &slugs, Families::embedded());
        let none = restriction(&makers, &[]);
        let one = restriction(&makers, &[(&slugs[..], Predicate::Has(wood()))]);
        prop_assert!(one.sure <= none.sure);
        prop_assert!(one.possible <= none.possible);
        prop_assert!(one.sure <= one.possible);
        prop_assert!(one.alarm <= none.alarm);
    }

    #[test]
    fn rings_grow(sites in sites(), place in place()) {
        let makers = fabric(&all(&sites), Some(&place));
        let firms: Vec<usize> = makers.rings.iter().map(|ring| ring.firms).collect();
        prop_assert!(firms[1] <= firms[2] && firms[2] <= firms[3] && firms[0] <= firms[3]);
        prop_assert_eq!(firms[3], makers.firms);
    }
}
