//! Goods of CPV divisions 30 to 44 and 48: the words of buyers, and no code left without an answer.

use families::Families;
use tender::Cpv;

/// Groups and divisions of goods, 2008, by their significant digits.
const CODES: [&str; 99] = [
    "30", "301", "302", "31", "311", "312", "313", "314", "315", "316", "317", "32", "322", "323", "324",
    "325", "33", "331", "336", "337", "339", "34", "341", "342", "343", "344", "345", "346", "347", "349",
    "35", "351", "352", "353", "354", "355", "356", "357", "358", "37", "373", "374", "375", "378", "38",
    "381", "382", "383", "384", "385", "386", "387", "388", "389", "39", "391", "392", "393", "395", "397",
    "398", "42", "421", "422", "423", "424", "425", "426", "427", "428", "429", "43", "431", "432", "433",
    "434", "435", "436", "437", "438", "44", "441", "442", "443", "444", "445", "446", "448", "449", "48",
    "481", "482", "483", "484", "485", "486", "487", "488", "489",
];

fn code(digits: &str) -> Cpv {
    format!("{digits:0<8}").parse().unwrap()
}

#[test]
fn words_of_buyers_lead_to_their_family_first() {
    let families = Families::embedded();
    let mut faults = Vec::new();
    for (words, expected) in [
        ("chaises d’école", "mobilier-scolaire"),
        ("tableaux blancs", "mobilier-scolaire"),
        ("lits médicalisés", "equipements-biomedicaux"),
        ("fauteuils roulants", "equipements-biomedicaux"),
        ("seringues", "dispositifs-medicaux-usage-unique"),
        ("compresses", "dispositifs-medicaux-usage-unique"),
        ("masques chirurgicaux", "dispositifs-medicaux-usage-unique"),
        ("lève-personnes", "equipements-biomedicaux"),
        ("défibrillateurs", "equipements-biomedicaux"),
        (
            "défibrillateurs automatisés externes (DAE)",
            "equipements-biomedicaux",
        ),
        ("ordinateurs portables", "informatique"),
        ("photocopieurs multifonctions", "informatique"),
        ("cartouches de toner", "informatique"),
        ("vidéoprojecteurs", "audiovisuel-sonorisation"),
        ("écrans interactifs", "informatique"),
        (
            "matériel de sonorisation de la salle des fêtes",
            "audiovisuel-sonorisation",
        ),
        ("appareils photo et caméscopes", "audiovisuel-sonorisation"),
        ("équipement de visioconférence", "audiovisuel-sonorisation"),
        ("câbles", "materiel-electrique-cables"),
        ("petit matériel électrique", "materiel-electrique-cables"),
        (
            "disjoncteurs et tableaux électriques",
            "materiel-electrique-cables",
        ),
        ("piles et batteries", "materiel-electrique-cables"),
        ("groupe électrogène de secours", "groupes-electrogenes-onduleurs"),
        ("onduleurs", "groupes-electrogenes-onduleurs"),
        ("candélabres", "eclairage-public"),
        ("LED", "eclairage-public"),
        ("décorations lumineuses", "eclairage-public"),
        ("bornes de recharge", "bornes-de-recharge"),
        (
            "infrastructures de recharge pour véhicules électriques (IRVE)",
            "bornes-de-recharge",
        ),
        ("standard téléphonique", "telecommunications-reseaux"),
        ("bornes wifi et switchs", "telecommunications-reseaux"),
        (
            "postes radio pour la police municipale",
            "telecommunications-reseaux",
        ),
        ("téléphones mobiles", "telecommunications-reseaux"),
        ("vidéoprotection", "videoprotection-controle-acces"),
        ("contrôle d’accès des bâtiments", "videoprotection-controle-acces"),
        ("alarme anti-intrusion", "videoprotection-controle-acces"),
        ("extincteurs", "securite-incendie-secours"),
        ("système de sécurité incendie", "securite-incendie-secours"),
        ("tuyaux d’incendie", "securite-incendie-secours"),
        ("tenues de pompiers", "vetements-de-travail"),
        ("gilets pare-balles", "police-equipement"),
        ("menottes et bâtons télescopiques", "police-equipement"),
        ("armes de poing et munitions", "police-equipement"),
        ("vélos électriques", "vehicules-velos"),
        ("balayeuse", "vehicules-velos"),
        ("bennes à ordures", "vehicules-velos"),
        ("camion nacelle", "vehicules-velos"),
        ("pneus", "pieces-et-accessoires-vehicules"),
        ("pièces détachées", "pieces-et-accessoires-vehicules"),
        (
            "pièces détachées pour véhicules légers et poids lourds",
            "pieces-et-accessoires-vehicules",
        ),
        ("bateau semi-rigide", "bateaux-materiel-nautique"),
        ("pontons flottants", "bateaux-materiel-nautique"),
        ("rames de tramway", "materiel-ferroviaire"),
        ("traverses et rails", "materiel-ferroviaire"),
        ("un drone pour les sapeurs-pompiers", "drones-aeronefs"),
        ("radars pédagogiques", "signalisation-peinture-routiere"),
        ("panneaux de signalisation", "signalisation-peinture-routiere"),
        ("peinture routière", "signalisation-peinture-routiere"),
        ("coussins berlinois", "signalisation-peinture-routiere"),
        ("horodateurs", "horodateurs-stationnement"),
        ("badgeuses", "horodateurs-stationnement"),
        ("aires de jeux", "jeux-aires-de-jeux"),
        ("buts de football", "materiel-sportif"),
        ("appareils de cardio-training", "materiel-sportif"),
        ("instruments de musique", "instruments-de-musique"),
        ("piano à queue pour le conservatoire", "instruments-de-musique"),
        ("loisirs créatifs", "loisirs-creatifs"),
        ("arts plastiques et peinture pour enfants", "loisirs-creatifs"),
        ("balance", "instruments-de-mesure"),
        ("pont-bascule", "instruments-de-mesure"),
        ("station météo", "instruments-de-mesure"),
        ("capteurs de CO2", "instruments-de-mesure"),
        ("microscopes", "materiel-de-laboratoire"),
        ("centrifugeuse", "materiel-de-laboratoire"),
        ("spectromètre de masse", "materiel-de-laboratoire"),
        ("pompes", "pompes-traitement-eau"),
        ("pompe de relevage", "pompes-traitement-eau"),
        ("surpresseur", "pompes-traitement-eau"),
        ("adoucisseur", "pompes-traitement-eau"),
        ("nacelle", "manutention-levage"),
        ("ascenseur", "manutention-levage"),
        ("chariots élévateurs", "manutention-levage"),
        ("transpalettes", "manutention-levage"),
        ("mini-pelle", "engins-de-chantier"),
        ("tractopelle", "engins-de-chantier"),
        ("rouleau compacteur", "engins-de-chantier"),
        ("tondeuses", "espaces-verts-materiels"),
        ("tronçonneuses", "espaces-verts-materiels"),
        ("four", "cuisine-professionnelle"),
        ("lave-vaisselle", "cuisine-professionnelle"),
        ("armoires froides et sauteuse", "cuisine-professionnelle"),
        ("vaisselle", "vaisselle-jetables-restauration"),
        ("barquettes", "vaisselle-jetables-restauration"),
        ("réfrigérateurs et micro-ondes", "electromenager"),
        ("autolaveuse", "machines-de-nettoyage"),
        ("nettoyeur haute pression", "machines-de-nettoyage"),
        ("laveuse essoreuse", "blanchisserie-buanderie"),
        ("machines à coudre", "blanchisserie-buanderie"),
        ("chambre froide", "ventilation-climatisation-froid"),
        ("climatiseurs", "ventilation-climatisation-froid"),
        ("filtres à air", "ventilation-climatisation-froid"),
        ("cercueils", "funeraire-mortuaire"),
        ("columbarium", "funeraire-mortuaire"),
        ("housses mortuaires", "funeraire-mortuaire"),
        ("logiciel de paie", "logiciels"),
        ("progiciel de gestion financière", "logiciels"),
        ("bacs roulants", "collecte-dechets"),
        ("composteurs", "collecte-dechets"),
        ("abribus", "mobilier-urbain"),
        ("potelets", "mobilier-urbain"),
        ("fenêtres", "menuiseries-isolation"),
        ("portes", "menuiseries-isolation"),
        ("isolant", "menuiseries-isolation"),
        ("tuyaux", "canalisations-robinetterie"),
        ("compteurs d’eau", "canalisations-robinetterie"),
        ("robinetterie", "canalisations-robinetterie"),
        ("fontes de voirie", "canalisations-robinetterie"),
        ("enrobés", "beton-enrobes-materiaux"),
        ("béton", "beton-enrobes-materiaux"),
        ("pavés", "beton-enrobes-materiaux"),
        ("quincaillerie", "quincaillerie-outillage"),
        ("serrures", "quincaillerie-outillage"),
        ("clôtures et portails", "clotures-portails"),
        ("grillages", "clotures-portails"),
        ("bâtiments modulaires", "batiments-modulaires"),
        ("bungalows de chantier", "batiments-modulaires"),
        ("peinture pour les bâtiments communaux", "peintures-batiment"),
        ("lasures et vernis", "peintures-batiment"),
        ("barnums et podium", "materiel-de-fetes-elections"),
        ("isoloirs et panneaux électoraux", "materiel-de-fetes-elections"),
        ("citerne souple", "cuves-citernes-conteneurs"),
        ("récupérateurs d’eau de pluie", "cuves-citernes-conteneurs"),
        ("fraiseuse et tour d’usinage", "machines-outils-atelier"),
        ("poste à souder", "machines-outils-atelier"),
        ("presse à balles", "machines-industrielles"),
        ("imprimante 3D", "machines-industrielles"),
    ] {
        let found = families.for_words(words);
        if found.first().map(|m| m.slug.as_str()) != Some(expected) {
            faults.push(format!("« {words} », {expected}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_group_leads_to_a_family() {
    let families = Families::embedded();
    for digits in CODES {
        let code = code(digits);
        assert!(!families.for_cpv(&code).is_empty(), "{digits}");
    }
}

#[test]
fn groups_that_had_no_family_are_held_by_one() {
    let families = Families::embedded();
    for digits in [
        "311", "312", "313", "314", "316", "32", "322", "323", "324", "325", "339", "343", "345", "346",
        "347", "352", "353", "354", "355", "356", "357", "373", "378", "381", "382", "383", "385", "386",
        "387", "388", "389", "422", "423", "424", "427", "428", "429", "431", "432", "434", "435", "436",
        "437", "48", "481", "482", "483", "484", "485", "486", "487", "488", "489",
    ] {
        let code = code(digits);
        let held = families
            .all()
            .iter()
            .flat_map(|family| &family.cpv)
            .any(|own| code.is_within(own));
        assert!(held, "{digits}");
    }
}

#[test]
fn every_group_has_its_entry_in_the_mapping() {
    let families = Families::embedded();
    for digits in CODES {
        let code = code(digits);
        let entry = families.cpv_groups().iter().find(|group| group.cpv == code);
        let Some(entry) = entry else {
            panic!("{digits}: no entry");
        };
        assert!(!entry.naf.is_empty(), "{digits}");
        for naf in &entry.naf {
            assert!(
                !naf.why.is_empty() && naf.weight > 0.0 && naf.weight <= 1.0,
                "{digits}"
            );
        }
    }
}

#[test]
fn makers_come_from_the_trade() {
    let families = Families::embedded();
    for (words, digits, first) in [
        ("pianos", "3731", "32.20Z"),
        ("navires", "345", "30.11Z"),
        ("rames de tramway", "346", "30.20Z"),
        ("drones", "347", "30.30Z"),
        ("pneus", "3435", "22.11Z"),
        ("pompes de relevage", "42122", "28.13Z"),
        ("mini-pelle", "43261", "28.92Z"),
        ("four mixte pour la cuisine", "42214", "28.93Z"),
        ("lave-linge", "397132", "27.51Z"),
        ("laveuses essoreuses", "427161", "28.94Z"),
        ("climatiseurs", "42512", "28.25Z"),
        ("cercueils", "392961", "16.29Z"),
        ("bornes de recharge", "31158", "27.90Z"),
        ("groupe électrogène", "31121", "27.11Z"),
        ("microscopes", "3851", "26.51B"),
        ("pont-bascule", "42923", "28.29A"),
        ("grillages", "443131", "25.93Z"),
        ("machines de laminage", "4371", "28.91Z"),
        ("logiciel de paie", "4845", "58.29C"),
    ] {
        let code = code(digits);
        let naf = families.naf_for(words, &[&code]);
        assert_eq!(
            naf.first().map(|n| n.naf.as_str()),
            Some(first),
            "« {words} »: {naf:?}"
        );
    }
}

#[test]
fn software_says_that_no_factory_makes_it() {
    let families = Families::embedded();
    let software = families.get("logiciels").unwrap();
    assert!(
        software.naf[0].why.contains("aucune usine"),
        "{}",
        software.naf[0].why
    );
}

#[test]
fn words_of_services_do_not_call_for_goods() {
    let families = Families::embedded();
    for (words, absent) in [
        ("prestations de nettoyage des locaux", "machines-de-nettoyage"),
        ("prestations de blanchisserie", "blanchisserie-buanderie"),
        (
            "fourniture et acheminement d’électricité",
            "materiel-electrique-cables",
        ),
        ("travaux de peinture de l’école", "peintures-batiment"),
        ("portail famille", "clotures-portails"),
        ("pompe à chaleur", "pompes-traitement-eau"),
    ] {
        let found = families.for_words(words);
        assert!(found.iter().all(|m| m.slug != absent), "« {words} »: {found:?}");
    }
}
