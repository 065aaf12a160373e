//! Communes by code and by name.

use crate::catalog;

#[test]
fn communes_by_name() {
    for (name, insee) in [
        ("Saverne", "67437"),
        ("saverne", "67437"),
        ("SAINT-ETIENNE", "42218"),
        ("St Étienne", "42218"),
        ("Saint-Denis (974)", "97411"),
        ("Saint-Denis (Seine-Saint-Denis)", "93066"),
        ("l’haÿ les roses", "94038"),
        ("Bourg-en-Br", "01053"),
    ] {
        let found = catalog().find_commune(name).unwrap();
        assert_eq!(found.first().map(|c| c.insee.as_str()), Some(insee), "{name}");
    }
    for nothing in ["", "  ", "Xyzville", "Saverne (13)"] {
        assert_eq!(catalog().find_commune(nothing).unwrap(), [], "{nothing}");
    }
    let saints = catalog().find_commune("Saint-Denis").unwrap();
    assert!(saints.len() > 1 && saints.is_sorted_by(|a, b| a.population >= b.population));
}

#[test]
fn communes_by_code() {
    let commune = |insee: &str| catalog().commune(&insee.parse().unwrap()).unwrap();
    let saverne = commune("67437").unwrap();
    assert_eq!(
        (saverne.departement.name.as_str(), saverne.region.name.as_str()),
        ("Bas-Rhin", "Grand Est")
    );
    assert_eq!(saverne.postal_codes, ["67700"]);
    // An arrondissement borrows the position of its commune.
    assert_eq!(
        commune("75111").unwrap().coordinates,
        commune("75056").unwrap().coordinates
    );
    assert!(commune("75111").unwrap().coordinates.is_some());
    // Some places overseas have no known position: unknown, not zero.
    assert_eq!(commune("98735").unwrap().coordinates, None);
    assert_eq!(commune("67999"), None);
}
