//! Public lists: EPV, RGE, EA, ESAT, insertion.

use catalog::{ImportKind, Precision};

use crate::imports_support::{Asked, Desk, balance, ignored, says, siren, siret};

#[test]
fn labels_given_to_sole_traders_too_only_enrich_known_firms() {
    let desk = Desk::new();
    let text = format!(
        "N° SIRET;Raison sociale;Domaine;Date de fin de validité;Nom du contact;Téléphone\n\
         {};SOCIETE D’ESSAI 1;Isolation;31/12/2027;M. X;01\n\
         {};SOCIETE D’ESSAI 1;Chauffage;31/12/2027;M. X;01\n\
         {};SOCIETE D’ESSAI 1;Isolation;31/12/2027;M. X;01\n\
         {};SOCIETE D’ESSAI 2;Isolation;bientôt;;\n\
         {};SOCIETE D’ESSAI 3;Isolation;12/03/2024;;\n\
         {};INCONNUE;Isolation;;;\n\
         33197998900027;FAUSSE;Isolation;;;\n\
         ;;;;;\n\
         trop;court\n",
        siret(1, 1),
        siret(1, 1),
        siret(1, 1),
        siret(2, 9),
        siret(3, 1),
        siret(50, 1),
    );
    let report = desk.text(ImportKind::Rge, "rge.csv", text).unwrap();
    assert_eq!(balance(&report), [9, 3, 4, 2]);
    assert_eq!((report.created, report.updated, report.facts), (0, 0, 3));
    assert_eq!(ignored(&report, "importez d’abord Sirene"), 1);
    assert_eq!(ignored(&report, "doublon"), 1);
    assert_eq!(ignored(&report, "échu"), 1);
    assert_eq!(ignored(&report, "ligne vide"), 1);
    says(
        &report,
        1,
        "colonnes de personnes, jamais lues\u{a0}: «\u{a0}Nom du contact\u{a0}», «\u{a0}Téléphone\u{a0}»",
    );
    says(&report, 5, "«\u{a0}bientôt\u{a0}» illisible");
    says(&report, 6, "échu le 12/03/2024");
    says(&report, 8, "sa clé est fausse");
    says(&report, 10, "2 au lieu de 6");
    let known = |n| {
        let firm = desk.catalog.firm(&siren(n).parse().unwrap()).unwrap().unwrap();
        firm.sites[0].known.clone()
    };
    let values: Vec<String> = known(1)
        .into_iter()
        .map(|f| format!("{} {}", f.key, f.value))
        .collect();
    assert_eq!(
        values,
        [
            "label:rge Chauffage, valable jusqu’au 31/12/2027",
            "label:rge Isolation, valable jusqu’au 31/12/2027"
        ]
    );
    assert_eq!(
        known(2)[0].value,
        "Isolation",
        "said of the firm, whose other site is known"
    );
}

#[test]
fn structures_of_inclusion_may_enter_with_their_kind() {
    let desk = Desk::new();
    let line = |n, rest: &str| format!("{},STRUCTURE D’ESSAI {n},{rest}\n", siret(n, 1));
    let text = [
        "siret,nom,naf,type,adresse,code_postal,ville,lon,lat,maj\n".to_owned(),
        line(60, "31.01Z,EI,1 rue,67700,Saverne,7.36,48.74,2026-06-18"),
        line(60, "31.01Z,ACI,1 rue,67700,Saverne,7.36,48.74,2026-06-18"),
        line(60, "31.01Z,EI,1 rue,67700,Saverne,7.36,48.74,2026-06-18"),
        line(61, "8130Z,EA,1 rue,67700,SAVERNE CEDEX,2.3,48.8,2026-06-18"),
        line(62, "xx,ESAT,1 rue,99999,Nulle-Part,,,2026-06-18"),
        line(63, "31.01Z,GEIQ,1 rue,20000,Nulle-Part,,,2026-06-18"),
        line(1, ",autre chose,,,,,,2026-06-18"),
    ]
    .concat();
    let path = desk.file("siae.csv", text);
    let report = desk.import(ImportKind::Siae, &path, &Asked::default()).unwrap();
    assert_eq!(report.source.code, "siae@2026-06-18", "the day is in the file");
    assert_eq!(balance(&report), [7, 6, 1, 0]);
    assert_eq!((report.created, report.updated), (4, 1));
    says(&report, 6, "code d’activité");
    says(&report, 6, "commune non reconnue");
    says(&report, 8, "type de structure «\u{a0}autre chose\u{a0}» inconnu");
    let site = |n| desk.catalog.site(&siret(n, 1).parse().unwrap()).unwrap().unwrap();
    let keys = |n| site(n).known.iter().map(|f| f.key.clone()).collect::<Vec<_>>();
    assert_eq!(site(60).name, "STRUCTURE D’ESSAI 60");
    assert_eq!(site(60).place.insee.unwrap().as_str(), "67437");
    assert_eq!(site(60).place.coordinates.unwrap().precision, Precision::Site);
    assert_eq!(keys(60), ["label:siae"]);
    assert!(site(60).inclusion.is_some());
    assert_eq!(keys(61), ["label:ea"]);
    assert_eq!(site(61).inclusion, None);
    let place = site(61).place;
    assert_eq!(place.insee.unwrap().as_str(), "67437");
    assert_eq!(
        place.coordinates.unwrap().precision,
        Precision::Commune,
        "Paris is too far to be believed"
    );
    assert_eq!(keys(62), ["label:esat"]);
    assert_eq!((site(62).naf, site(62).place.departement), (None, None));
    assert!(
        keys(63).is_empty(),
        "a group of employers is no structure of L5132-4"
    );
    assert_eq!(site(63).inclusion.as_deref(), Some("GEIQ"));
    assert_eq!(site(63).place.departement, None, "20 may be 2A or 2B");
    assert_eq!(keys(1), ["label:siae"]);
    assert_eq!(site(1).name, "STRUCTURE D’ESSAI 1");
    // All of it goes away with the batch.
    desk.catalog
        .undo_batch(report.batch.unwrap(), &mut |_| Ok(()))
        .unwrap();
    assert_eq!(desk.catalog.site(&siret(60, 1).parse().unwrap()).unwrap(), None);
    assert_eq!(site(1).name, "SOCIETE D’ESSAI 1");
}

#[test]
fn other_lists_bring_their_structures() {
    let desk = Desk::new();
    let text = format!(
        "Liste arrêtée au 1er octobre\n\n\"SIRET\n(14 chiffres)\"|Dénomination|Type|Forme juridique\n\
         {}|EA D’ESSAI|Entreprise adaptée|SAS\n{}|ESAT D’ESSAI|ESAT|Association\n{}|M. X|EA|Entrepreneur individuel\n",
        siret(70, 1),
        siret(71, 1),
        siret(72, 1)
    );
    let report = desk.text(ImportKind::Ea, "ea.csv", &text).unwrap();
    assert_eq!(balance(&report), [3, 1, 2, 0]);
    assert_eq!((report.created, report.facts), (1, 1));
    assert_eq!(ignored(&report, "autre liste (ESAT)"), 1);
    assert_eq!(ignored(&report, "donnée personnelle"), 1);
    says(&report, 1, "avant l’en-tête");
    assert_eq!(report.refusals, []);
    let sentence = desk.refused(ImportKind::Epv, "epv.csv", "Nom;Ville\nX;Saverne\n");
    assert!(
        sentence.contains("SIRET") && sentence.contains("«\u{a0}Nom\u{a0}», «\u{a0}Ville\u{a0}»"),
        "{sentence}"
    );
    let path = desk.file("sans-date.csv", text);
    let sentence = desk
        .import(ImportKind::Ea, &path, &Asked::default())
        .unwrap_err()
        .to_string();
    assert!(sentence.contains("--date"), "{sentence}");
}
