//! From the words of buyers, and codes, to families and to who makes.

use families::Families;
use tender::Cpv;

#[track_caller]
fn check(words: &str, expected: &str) {
    let found = Families::embedded().for_words(words);
    let listed: Vec<String> = found
        .iter()
        .map(|m| format!("{} {:.2}", m.slug, m.weight))
        .collect();
    assert_eq!(
        found.first().map(|m| m.slug.as_str()),
        Some(expected),
        "« {words} »: {listed:?}"
    );
    assert!(found[0].why.contains("le texte dit «\u{a0}"), "{}", found[0].why);
}

#[test]
fn everyday_wordings_lead_to_their_family() {
    for (words, family) in [
        ("chaises pour l’école", "mobilier-scolaire"),
        ("CHAISES POUR L'ECOLE", "mobilier-scolaire"),
        ("tables et chaises de classe", "mobilier-scolaire"),
        ("rééquiper six classes en mobilier", "mobilier-scolaire"),
        ("mobilier pour la crèche municipale", "mobilier-scolaire"),
        ("bureaux et sièges pour la mairie", "mobilier-de-bureau"),
        ("fauteuils de bureau ergonomiques", "mobilier-de-bureau"),
        ("bancs publics et corbeilles de propreté", "mobilier-urbain"),
        ("abris bus", "mobilier-urbain"),
        ("arceaux pour vélos", "mobilier-urbain"),
        ("une aire de jeux pour le square", "jeux-aires-de-jeux"),
        ("jouets et jeux éducatifs", "jeux-aires-de-jeux"),
        (
            "vêtements de travail des agents techniques",
            "vetements-de-travail",
        ),
        ("pantalons, vestes et parkas", "vetements-de-travail"),
        ("tenues de police municipale", "vetements-de-travail"),
        ("Fourniture d'effets d'habillement", "vetements-de-travail"),
        ("chaussures de sécurité", "epi"),
        ("gants de protection et casques de chantier", "epi"),
        ("gilets haute visibilité", "epi"),
        ("EPI pour les services techniques", "epi"),
        ("bavoirs", "textile-hospitalier"),
        ("linge hospitalier et pyjamas de bloc", "textile-hospitalier"),
        ("draps et taies d’oreiller", "linge-couchage"),
        ("matelas pour le dortoir", "linge-couchage"),
        ("gants jetables", "dispositifs-medicaux-usage-unique"),
        ("seringues et compresses", "dispositifs-medicaux-usage-unique"),
        ("masques chirurgicaux", "dispositifs-medicaux-usage-unique"),
        (
            "dispositifs médicaux stériles de chirurgie",
            "dispositifs-medicaux-usage-unique",
        ),
        ("poches de sang", "poches-de-sang-perfusion"),
        ("poches de sang pour trois sites", "poches-de-sang-perfusion"),
        ("perfuseurs et tubulures", "poches-de-sang-perfusion"),
        ("transfusion sanguine", "poches-de-sang-perfusion"),
        (
            "échographe pour le service de cardiologie",
            "equipements-biomedicaux",
        ),
        ("lits médicalisés", "equipements-biomedicaux"),
        ("défibrillateurs", "equipements-biomedicaux"),
        ("vaccins", "medicaments-solutes"),
        ("spécialités pharmaceutiques", "medicaments-solutes"),
        ("sérum physiologique en poche de soluté", "medicaments-solutes"),
        ("denrées alimentaires pour la cantine", "denrees-alimentaires"),
        (
            "repas de la restauration scolaire : produits frais",
            "denrees-alimentaires",
        ),
        ("steaks hachés et volaille", "viandes"),
        ("viande bovine fraîche", "viandes"),
        ("fromages et yaourts", "produits-laitiers"),
        ("lait frais", "produits-laitiers"),
        ("fruits et légumes frais", "fruits-et-legumes"),
        ("pommes de terre", "fruits-et-legumes"),
        ("pain bio pour les écoles", "pain"),
        ("viennoiseries", "pain"),
        ("pâtes alimentaires, riz et biscuits", "epicerie"),
        ("chocolats de Noël", "epicerie"),
        ("produits d’entretien", "produits-d-entretien"),
        ("papier toilette et essuie-mains", "produits-d-entretien"),
        ("gel hydroalcoolique", "produits-d-entretien"),
        ("ramettes de papier A4", "papier-fournitures-bureau"),
        ("fournitures scolaires", "papier-fournitures-bureau"),
        ("impression du bulletin municipal", "impression"),
        ("flyers et affiches", "impression"),
        ("ordinateurs portables pour le collège", "informatique"),
        ("imprimantes", "informatique"),
        ("luminaires LED pour l’éclairage public", "eclairage-public"),
        ("candélabres", "eclairage-public"),
        ("un camion benne", "vehicules-velos"),
        ("vélos à assistance électrique", "vehicules-velos"),
        ("balayeuse de voirie", "vehicules-velos"),
        ("panneaux de signalisation", "signalisation-peinture-routiere"),
        ("peinture routière", "signalisation-peinture-routiere"),
        ("remplacement des fenêtres de l’école", "menuiseries-isolation"),
        ("laine de bois", "menuiseries-isolation"),
        (
            "pompe à chaleur pour la mairie",
            "pompes-a-chaleur-photovoltaique",
        ),
        ("panneaux photovoltaïques", "pompes-a-chaleur-photovoltaique"),
        ("tondeuse autoportée", "espaces-verts-materiels"),
        ("débroussailleuses et tronçonneuses", "espaces-verts-materiels"),
        (
            "goodies pour la fête de la ville",
            "objets-promotionnels-textile-evenement",
        ),
        (
            "drapeaux et pavoisement",
            "objets-promotionnels-textile-evenement",
        ),
        ("buts de football et paniers de basket", "materiel-sportif"),
        ("bacs roulants pour les ordures ménagères", "collecte-dechets"),
        ("composteurs individuels", "collecte-dechets"),
        ("enrobé à froid", "beton-enrobes-materiaux"),
        ("bordures et pavés", "beton-enrobes-materiaux"),
        ("vannes et tuyaux en fonte", "canalisations-robinetterie"),
        ("robinetterie", "canalisations-robinetterie"),
        ("visserie, serrures et outillage", "quincaillerie-outillage"),
        ("sel de déneigement", "viabilite-hivernale"),
        ("sel", "viabilite-hivernale"),
        ("tables pliantes pour la salle des fêtes", "mobilier-de-bureau"),
        ("bancs en béton pour le parc", "mobilier-urbain"),
        ("surblouses et charlottes", "dispositifs-medicaux-usage-unique"),
        ("lampadaires", "eclairage-public"),
        ("gravillons", "beton-enrobes-materiaux"),
        ("clous et vis", "quincaillerie-outillage"),
        ("un utilitaire électrique", "vehicules-velos"),
        ("rosiers", "vegetaux"),
        ("réactifs et consommables de biologie", "reactifs-diagnostic"),
        ("tests PCR", "reactifs-diagnostic"),
        ("valves aortiques", "dispositifs-medicaux-usage-unique"),
        ("holters", "equipements-biomedicaux"),
        ("location de solutions d’impression", "informatique"),
        ("machine à affranchir", "informatique"),
        ("revêtements de sol PVC", "menuiseries-isolation"),
        ("base vie", "batiments-modulaires"),
        (
            "électricité courants forts et faibles",
            "materiel-electrique-cables",
        ),
        ("produits d’hygiène et d’entretien", "produits-d-entretien"),
        (
            "pièces détachées pour poids lourds",
            "pieces-et-accessoires-vehicules",
        ),
        ("pièces détachées pour tondeuses", "espaces-verts-materiels"),
    ] {
        check(words, family);
    }
}

#[test]
fn words_that_exclude_do_exclude() {
    let families = Families::embedded();
    for (words, absent) in [
        ("caisse des écoles : location de salles", "mobilier-scolaire"),
        ("entretien des espaces verts", "espaces-verts-materiels"),
        ("location de véhicules", "vehicules-velos"),
        (
            "analyses de sang : réactifs pour analyse de sang",
            "poches-de-sang-perfusion",
        ),
    ] {
        let found = families.for_words(words);
        assert!(found.iter().all(|m| m.slug != absent), "« {words} » : {found:?}");
    }
}

#[test]
fn nothing_is_said_of_what_is_not_known() {
    let families = Families::embedded();
    for words in ["", "   ", "xyzzy", "pour les deux de la"] {
        assert!(families.for_words(words).is_empty(), "{words}");
        assert!(families.naf_for(words, &[]).is_empty(), "{words}");
        assert!(families.cpv_hints(words).is_empty(), "{words}");
    }
}

#[test]
fn lost_accents_do_not_hide_the_words() {
    check(
        "Fourniture de v\u{fffd}tements de travail",
        "vetements-de-travail",
    );
    check("mobilier de cr\u{fffd}che", "mobilier-scolaire");
    check("fourniture de v?tements de travail", "vetements-de-travail");
    check(
        "syst\u{fffd}me de contr\u{fffd}les d\u{fffd}acc\u{fffd}s",
        "videoprotection-controle-acces",
    );
    check("c\u{fffd}bles \u{fffd}lectriques", "materiel-electrique-cables");
    check("fourniture dimprimantes", "informatique");
}

fn cpv(code: &str) -> Cpv {
    code.parse().unwrap()
}

#[test]
fn codes_lead_to_their_family() {
    let families = Families::embedded();
    for (code, family) in [
        ("39160000", "mobilier-scolaire"),
        ("39161000", "mobilier-scolaire"),
        ("39130000", "mobilier-de-bureau"),
        ("33141613", "poches-de-sang-perfusion"),
        ("33140000", "dispositifs-medicaux-usage-unique"),
        ("33651600", "medicaments-solutes"),
        ("15811100", "pain"),
        ("18110000", "vetements-de-travail"),
        ("34928480", "collecte-dechets"),
        ("34927100", "viabilite-hivernale"),
    ] {
        let found = families.for_cpv(&cpv(code));
        assert_eq!(
            found.first().map(|m| m.slug.as_str()),
            Some(family),
            "{code}: {found:?}"
        );
        assert!(found[0].why.contains(code), "{}", found[0].why);
    }
    assert!(families.for_cpv(&cpv("71000000")).is_empty());
}

#[test]
fn a_narrow_code_leaves_the_wide_families_behind() {
    let families = Families::embedded();
    for (code, narrow, wide) in [
        ("39160000", "mobilier-scolaire", "mobilier-de-bureau"),
        ("15811100", "pain", "denrees-alimentaires"),
        ("33141613", "poches-de-sang-perfusion", "equipements-biomedicaux"),
    ] {
        let found = families.for_cpv(&cpv(code));
        let weight = |slug: &str| found.iter().find(|m| m.slug == slug).map_or(0.0, |m| m.weight);
        assert!(weight(narrow) > 2.0 * weight(wide), "{code}: {found:?}");
        assert!(weight(wide) > 0.0, "{code}: the wide family is still named");
    }
}

#[test]
fn words_decide_between_the_families_of_a_wide_code() {
    let families = Families::embedded();
    let furniture = cpv("39100000");
    for (words, family) in [
        (
            "tables pour une école maternelle et sa salle de classe",
            "mobilier-scolaire",
        ),
        ("fauteuils de bureau pour la direction", "mobilier-de-bureau"),
    ] {
        let found = families.for_need(words, &[&furniture]);
        assert_eq!(found[0].slug, family, "{found:?}");
        assert!(
            found[0].why.contains("39100000") && found[0].why.contains("le texte dit"),
            "{}",
            found[0].why
        );
    }
}

#[test]
fn matches_are_ordered_and_bounded() {
    let families = Families::embedded();
    let code = cpv("33140000");
    for words in [
        "gants jetables et poches de sang",
        "mobilier, produits d’entretien, pain, véhicules",
    ] {
        let found = families.for_need(words, &[&code]);
        assert!(found.len() >= 2);
        for pair in found.windows(2) {
            let ordered = pair[0].weight > pair[1].weight
                || pair[0].weight == pair[1].weight && pair[0].slug < pair[1].slug;
            assert!(ordered, "{pair:?}");
        }
        assert!(found.iter().all(|m| m.weight > 0.0 && m.weight < 1.0));
        let naf = families.naf_for(words, &[&code]);
        assert!(naf.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
        assert_eq!(
            naf,
            families.naf_for(words, &[&code]),
            "same question, same answer"
        );
    }
}

#[test]
fn makers_come_with_a_reason() {
    let families = Families::embedded();
    for (words, code, first) in [
        ("mobilier scolaire pour six classes", Some("39160000"), "31.01Z"),
        ("vêtements de travail", None, "14.12Z"),
        ("poches de sang", Some("33141613"), "32.50A"),
        ("pain", None, "10.71A"),
        ("sel de déneigement", None, "08.93Z"),
        ("ascenseurs", Some("42416100"), "28.22Z"),
        ("bâtiments modulaires pour l’école", Some("44211100"), "25.11Z"),
        ("gaz médicaux", None, "20.11Z"),
        ("bulletin municipal", None, "18.12Z"),
    ] {
        let code = code.map(cpv);
        let codes: Vec<&Cpv> = code.iter().collect();
        let naf = families.naf_for(words, &codes);
        assert_eq!(
            naf.first().map(|n| n.naf.as_str()),
            Some(first),
            "« {words} »: {naf:?}"
        );
        assert!(naf[0].why.ends_with(')'), "{}", naf[0].why);
    }
}

#[test]
fn repair_words_bring_repairers_in() {
    let families = Families::embedded();
    let generator = cpv("31121000");
    let place = |words: &str| {
        let naf = families.naf_for(words, &[&generator]);
        naf.iter().position(|n| n.naf.as_str() == "33.14Z").unwrap()
    };
    assert!(place("maintenance préventive de groupes électrogènes") < place("groupes électrogènes"));
}

#[test]
fn codes_are_proposed_from_words() {
    let families = Families::embedded();
    for (words, code) in [
        ("chaises d’école", "39112000"),
        ("poches de sang", "33141613"),
        ("pain", "15811100"),
        ("sel de déneigement", "34927100"),
        ("ascenseur", "42400000"),
        ("vidéoprotection", "32323500"),
    ] {
        let hints = families.cpv_hints(words);
        assert!(
            hints.iter().take(2).any(|(c, _, _)| c.as_str() == code),
            "« {words} »: {hints:?}"
        );
        for (_, weight, why) in &hints {
            assert!(*weight > 0.0 && *weight < 1.0 && !why.is_empty());
        }
    }
}

#[test]
fn any_text_is_read_without_harm() {
    let families = Families::embedded();
    let code = cpv("99999999");
    for text in [
        "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
        "e\u{301}cole\u{0} \u{202e}mobilier\u{200b}",
        "''’’--''",
        "🪑🪑 tables et chaises 🪑",
        "\u{fffd}coles \u{fffd}",
    ] {
        let _ = families.for_need(text, &[&code]);
        let _ = families.naf_for(text, &[&code]);
        let _ = families.cpv_hints(text);
    }
    // A whole file pasted in: the same families, each once.
    let long = "mobilier scolaire et gants jetables, \n".repeat(5_000);
    let slugs =
        |text: &str| -> Vec<String> { families.for_words(text).into_iter().map(|m| m.slug).collect() };
    assert_eq!(slugs(&long), slugs("mobilier scolaire et gants jetables"));
}
