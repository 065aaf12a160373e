//! Who can carry a volume, from bands of headcount.

use families::SalesPerJob;
use matching::{Carries, Concentration, Jobs, SiteFacts, concentration, volume};

use crate::world::site;

const SALES: SalesPerJob = SalesPerJob {
    min: 60_000,
    max: 400_000,
};

fn firm(n: usize, jobs: Option<(u32, Option<u32>, i16)>) -> SiteFacts {
    SiteFacts {
        jobs: jobs.map(|(min, max, year)| Jobs {
            min,
            max,
            year: Some(year),
        }),
        ..site(n, n, None)
    }
}

/// A turnover of one and a half times the amount of a year is enough: 300 000 € for 200 000 €.
#[test]
fn a_band_says_yes_no_or_nothing() {
    let check = |jobs: (u32, Option<u32>), expected: Carries| {
        let sites = [firm(0, Some((jobs.0, jobs.1, 2022)))];
        let found = volume(&sites.iter().collect::<Vec<_>>(), 200_000.0, SALES);
        assert_eq!(found.bands[0].carries, expected, "{jobs:?}");
    };
    // Five employees stand for 300 000 € at least; four do not.
    check((5, Some(9)), Carries::Yes);
    check((4, Some(9)), Carries::Unknown);
    // None: somebody works there, for 60 000 to 400 000 €.
    check((0, Some(0)), Carries::Unknown);
    check((10_000, None), Carries::Yes);
    let sites = [firm(0, Some((0, Some(0), 2022)))];
    let large = volume(&sites.iter().collect::<Vec<_>>(), 1_000_000.0, SALES);
    assert_eq!(large.bands[0].carries, Carries::No);
}

#[test]
fn firms_are_counted_once_by_their_latest_size() {
    let sites = [
        SiteFacts {
            firm: "a".to_owned(),
            ..firm(0, Some((0, Some(0), 2015)))
        },
        SiteFacts {
            firm: "a".to_owned(),
            ..firm(1, Some((20, Some(49), 2022)))
        },
        firm(2, Some((20, Some(49), 2020))),
        firm(3, None),
    ];
    let found = volume(&sites.iter().collect::<Vec<_>>(), 200_000.0, SALES);
    assert_eq!(
        (found.yes, found.unknown, found.no, found.without_size),
        (2, 1, 0, 1)
    );
    assert_eq!(found.bands.len(), 1);
    assert_eq!(
        (found.bands[0].firms, found.bands[0].years),
        (2, Some((2020, 2022)))
    );
}

#[test]
fn makers_are_spread_or_not() {
    let at = |n: usize, departement: Option<&str>, group: Option<&str>| SiteFacts {
        departement: departement.map(str::to_owned),
        group: group.map(str::to_owned),
        ..site(n, n, None)
    };
    let sites = [
        at(0, Some("67"), Some("g")),
        at(1, Some("67"), Some("g")),
        at(2, Some("29"), None),
        at(3, None, Some("h")),
    ];
    assert_eq!(
        concentration(&sites.iter().collect::<Vec<_>>()),
        Concentration {
            departements: 2,
            first_departement: Some(("67".to_owned(), 2)),
            groups: 1,
            without_group: 1,
        }
    );
    assert_eq!(concentration(&[]), Concentration::default());
}
