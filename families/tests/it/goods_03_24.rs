//! Goods of the CPV divisions 03 to 24: every group has a family, and the words of buyers find it.

use families::Families;
use tender::Cpv;

/// First three digits of the divisions (« 030 ») and groups of these goods.
const GROUPS: [&str; 69] = [
    "030", "031", "032", "033", "034", "090", "091", "092", "093", "140", "142", "143", "144", "145", "146",
    "147", "148", "149", "150", "151", "152", "153", "154", "155", "156", "157", "158", "159", "160", "161",
    "163", "164", "165", "166", "167", "168", "180", "181", "182", "183", "184", "185", "186", "188", "189",
    "190", "191", "192", "194", "195", "196", "197", "220", "221", "222", "223", "224", "225", "226", "228",
    "229", "240", "241", "242", "243", "244", "245", "246", "249",
];

fn cpv(group: &str) -> Cpv {
    format!("{group}00000").parse().unwrap()
}

#[test]
fn words_of_buyers_find_their_family() {
    let mut wrong = Vec::new();
    for (words, expected) in [
        ("bavoirs", "textile-hospitalier"),
        ("gants jetables", "dispositifs-medicaux-usage-unique"),
        ("gants nitrile", "dispositifs-medicaux-usage-unique"),
        ("EPI", "epi"),
        ("sel de déneigement", "viabilite-hivernale"),
        ("draps d’examen", "textile-hospitalier"),
        ("sacs poubelle", "produits-d-entretien"),
        ("FOURNITURE DE SACS POUBELLES", "produits-d-entretien"),
        ("papier toilette", "produits-d-entretien"),
        ("essuie-mains", "produits-d-entretien"),
        ("couches", "couches-protections"),
        ("PRODUITS D HYGIENE/COUCHES PETITE ENFANCE", "couches-protections"),
        (
            "changes adultes et produits d’incontinence",
            "couches-protections",
        ),
        ("chaussures de sécurité", "epi"),
        ("gilets haute visibilité", "epi"),
        ("Equipements de Protection Individuelle (EPI)", "epi"),
        ("blouses", "vetements-de-travail"),
        ("tenues vestimentaires des agents", "vetements-de-travail"),
        ("surblouses", "dispositifs-medicaux-usage-unique"),
        ("fioul", "carburants-combustibles"),
        ("FOURNITURE DE FIOUL DOMESTIQUE", "carburants-combustibles"),
        ("carburants à la pompe et GNR", "carburants-combustibles"),
        ("gaz propane en citerne", "carburants-combustibles"),
        ("granulés de bois", "bois-energie"),
        ("FOURNITURE ET LIVRAISON DE COMBUSTIBLES GRANULES", "bois-energie"),
        ("plaquettes bois", "bois-energie"),
        (
            "fourniture et livraison de plaquettes forestières",
            "bois-energie",
        ),
        ("bois de chauffage", "bois-energie"),
        ("fourniture de bois et poteaux traités", "bois-panneaux"),
        ("panneaux de contreplaqué", "bois-panneaux"),
        ("huiles et lubrifiants pour les véhicules", "huiles-lubrifiants"),
        ("liquide de refroidissement", "huiles-lubrifiants"),
        ("engrais", "engrais-amendements"),
        ("ENGRAIS AMENDEMENTS ET FERTILISANTS", "engrais-amendements"),
        ("terreau", "engrais-amendements"),
        ("TERREAUX ET AUTRES SUPPORTS DE CULTURE", "engrais-amendements"),
        ("produits phytosanitaires", "engrais-amendements"),
        ("arbres et arbustes", "vegetaux"),
        ("fourniture de plantes pour le fleurissement", "vegetaux"),
        ("chrysanthèmes", "vegetaux"),
        ("semences de gazon", "vegetaux"),
        ("tondeuse frontale", "espaces-verts-materiels"),
        ("acquisition d’un tracteur agricole", "espaces-verts-materiels"),
        ("chlore piscine", "produits-chimiques-traitement-eau"),
        (
            "produits de traitement de l’eau pour les piscines",
            "produits-chimiques-traitement-eau",
        ),
        (
            "FOURNITURE DE POLYMERES POUR STEP",
            "produits-chimiques-traitement-eau",
        ),
        ("chlorure ferrique", "produits-chimiques-traitement-eau"),
        ("charbon actif", "produits-chimiques-traitement-eau"),
        ("fluides médicaux", "gaz-industriels-medicaux"),
        ("azote liquide", "gaz-industriels-medicaux"),
        ("fluides frigorigènes", "gaz-industriels-medicaux"),
        ("spectacle pyrotechnique du 13 juillet", "feux-d-artifice"),
        ("feu d’artifice", "feux-d-artifice"),
        ("pommes", "fruits-et-legumes"),
        ("fruits et légumes bio", "fruits-et-legumes"),
        ("pain bio", "pain"),
        ("yaourts", "produits-laitiers"),
        ("poisson frais", "poissons-produits-de-la-mer"),
        ("filets de poisson surgelés", "poissons-produits-de-la-mer"),
        ("bière et vins", "epicerie"),
        ("plats cuisinés", "denrees-alimentaires"),
        ("croquettes pour chiens", "alimentation-animale"),
        ("FOURNITURE DE PAILLE, FOIN", "alimentation-animale"),
        ("enveloppes", "papier-fournitures-bureau"),
        ("papier photocopie", "papier-fournitures-bureau"),
        ("affiches", "impression"),
        ("plaquettes", "impression"),
        ("journal municipal", "impression"),
        ("livres", "livres-periodiques"),
        ("manuels scolaires", "livres-periodiques"),
        ("abonnements aux périodiques", "livres-periodiques"),
        ("documents pour la médiathèque", "livres-periodiques"),
        ("drapeaux", "objets-promotionnels-textile-evenement"),
        ("écharpes de maire", "objets-promotionnels-textile-evenement"),
        ("cartables et sacs à dos", "bagagerie-maroquinerie"),
        ("valises", "bagagerie-maroquinerie"),
        ("tissus et mercerie", "tissus-mercerie"),
        ("fil à coudre", "tissus-mercerie"),
        ("barquettes et film alimentaire", "emballages-sacs-films"),
        ("sachets sous vide", "emballages-sacs-films"),
        ("sacs en papier kraft", "emballages-sacs-films"),
        ("bacs plastiques", "caoutchouc-plastique"),
        ("lames en caoutchouc", "caoutchouc-plastique"),
        ("aciers et métaux", "metaux-mineraux"),
        ("tôles et profilés en acier", "metaux-mineraux"),
        ("vitrerie", "verre-vitrerie"),
        ("verre feuilleté", "verre-vitrerie"),
    ] {
        let found = Families::embedded().for_words(words);
        if found.first().is_none_or(|first| first.slug != expected) {
            let listed: Vec<String> = found
                .iter()
                .map(|m| format!("{} {:.2}", m.slug, m.weight))
                .collect();
            wrong.push(format!("« {words} » -> {expected}: {listed:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_group_has_a_family_or_says_that_nothing_is_made() {
    let families = Families::embedded();
    for group in GROUPS {
        let code = cpv(group);
        let nothing = families
            .carried(&code)
            .and_then(|carried| carried.nothing.as_deref());
        let found = !families.for_cpv(&code).is_empty();
        assert!(found || nothing.is_some(), "{group}");
    }
}

#[test]
fn every_group_is_held_by_a_family_but_three() {
    // A family that only stands below a group says little of the rest of the group. Fuels hold mains
    // gas, which nobody makes; electricity has solar panels below it; sand and clay have the materials
    // of public works.
    let families = Families::embedded();
    let mut only_below = Vec::new();
    for group in GROUPS.into_iter().filter(|group| !group.ends_with('0')) {
        let code = cpv(group);
        let held = families
            .all()
            .iter()
            .any(|family| family.cpv.iter().any(|own| code.is_within(own)));
        if !held {
            only_below.push(group);
        }
    }
    assert_eq!(only_below, ["091", "093", "142"]);
}

#[test]
fn energy_from_a_network_has_no_family() {
    let families = Families::embedded();
    for code in ["09123000", "09310000", "09323000"] {
        let code: Cpv = code.parse().unwrap();
        assert!(families.for_cpv(&code).is_empty(), "{code}");
        assert!(families.carried(&code).unwrap().nothing.is_some(), "{code}");
    }
    assert!(
        families
            .for_words("fourniture et acheminement de gaz naturel")
            .is_empty()
    );
    assert!(families.for_words("fourniture d’électricité").is_empty());
}

#[test]
fn every_group_and_division_says_who_makes() {
    let families = Families::embedded();
    for group in GROUPS {
        let code = cpv(group);
        let own = families.cpv_groups().iter().any(|known| known.cpv == code);
        assert!(own || group == "160", "{group}: an entry of its own");
        let naf = families.naf_for("", &[&code]);
        assert!(
            !naf.is_empty() && naf.iter().all(|n| !n.why.is_empty()),
            "{group}"
        );
    }
}

#[test]
fn the_trade_comes_first_by_words_alone() {
    for (words, naf) in [
        ("sacs poubelle", "22.22Z"),
        ("granulés de bois", "16.29Z"),
        ("plaquettes forestières", "16.29Z"),
        ("fioul domestique", "19.20Z"),
        ("engrais", "20.15Z"),
        ("désherbant", "20.20Z"),
        ("terreau", "20.15Z"),
        ("chlore", "20.13B"),
        ("gaz médicaux", "20.11Z"),
        ("feux d’artifice", "20.51Z"),
        ("papier toilette", "17.22Z"),
        ("couches", "17.22Z"),
        ("chaussures de sécurité", "15.20Z"),
        ("vitrerie", "23.12Z"),
        ("livres", "18.12Z"),
        ("poisson", "10.20Z"),
        ("croquettes", "10.92Z"),
        ("rosiers", "01.30Z"),
        ("lubrifiants", "19.20Z"),
        ("tissus", "13.20Z"),
        ("cartables", "15.12Z"),
    ] {
        let found = Families::embedded().naf_for(words, &[]);
        assert_eq!(
            found.first().map(|n| n.naf.as_str()),
            Some(naf),
            "« {words} »: {:?}",
            &found[..found.len().min(4)]
        );
    }
}

#[test]
fn other_meanings_are_left_alone() {
    for (words, absent) in [
        ("couches de roulement en béton bitumineux", "couches-protections"),
        ("reprise en sous-couche", "couches-protections"),
        ("collecte du verre ménager", "verre-vitrerie"),
        ("nettoyage de vitres", "verre-vitrerie"),
        ("entretien des espaces verts", "vegetaux"),
        ("diagnostic plomb", "metaux-mineraux"),
        ("charpente et étanchéité sur bacs acier", "metaux-mineraux"),
        ("laine de bois", "bois-panneaux"),
        ("construction de la médiathèque", "livres-periodiques"),
        ("revue de presse", "livres-periodiques"),
        ("chirurgie plastique", "caoutchouc-plastique"),
        ("convoyage des bagages", "bagagerie-maroquinerie"),
        ("huile d’olive", "huiles-lubrifiants"),
        ("papier toilette", "papier-fournitures-bureau"),
    ] {
        let found = Families::embedded().for_words(words);
        assert!(found.iter().all(|m| m.slug != absent), "« {words} »: {found:?}");
    }
}
