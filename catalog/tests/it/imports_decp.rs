//! Public contracts: who won what.

use catalog::ImportKind;

use crate::imports_support::{Asked, Desk, balance, ignored, says, siren, siret};

/// A buyer of our own making.
fn buyer() -> String {
    siret(9_000, 1)
}

/// A contract of the form of 2022.
fn contract(id: &str, winners: &[String], cpv: &str, notified: &str, amount: &str) -> String {
    let winners: Vec<String> = winners
        .iter()
        .map(|id| format!(r#"{{"titulaire":{{"typeIdentifiant":"SIRET","id":"{id}"}}}}"#))
        .collect();
    format!(
        r#"{{"id":"{id}","acheteur":{{"id":"{}"}},"objet":"Objet d’essai","codeCPV":"{cpv}","dateNotification":"{notified}","montant":{amount},"titulaires":[{}],"modifications":[]}}"#,
        buyer(),
        winners.join(",")
    )
}

#[test]
fn contracts_of_known_firms_are_kept_and_the_rest_is_accounted_for() {
    let desk = Desk::new();
    let (one, two) = (siret(1, 1), siret(2, 7));
    let contracts = [
        contract("A1", &[one.clone(), siret(77, 1)], "39160000-1", "2024-05-15", "575000"),
        contract("A2", &[one.clone(), two.clone()], "39112000", "2025-03-02", "\"40 000,50\""),
        // The same contract again, then a date that cannot be, then what is wrong in part only.
        contract("A1", std::slice::from_ref(&one), "39160000-1", "2024-05-15", "600000"),
        contract("A3", std::slice::from_ref(&one), "39160000", "2098-01-01", "1"),
        contract("A4", std::slice::from_ref(&one), "39160000", "2009-12-31", "1"),
        contract("A5", std::slice::from_ref(&one), "39160000", "", "1"),
        contract("A6", std::slice::from_ref(&two), "meubles", "2023-01-01", "-5"),
        contract("A7", &["12345678901234".to_owned()], "39160000", "2024-01-01", "1"),
        contract("A8", &[], "39160000", "2024-01-01", "1"),
        r#"{"id":"A9","titulaires":[{"typeIdentifiant":"TVA","id":"DE123"},{"typeIdentifiant":"HORS-UE","id":"x"}]}"#.to_owned(),
        "12".to_owned(),
        r#"{"id":"B1","titulaires":"#.to_owned() + &"[".repeat(500) + &"]".repeat(500) + "}",
    ];
    let text = format!(
        "{{\"marches\":{{\"marche\":[\n{}\n],\"contrat-concession\":[{{\"id\":\"C1\"}}]}}}}",
        contracts.join(",\n")
    );
    let report = desk.text(ImportKind::Decp, "decp.json", &text).unwrap();
    assert_eq!(balance(&report), [16, 4, 6, 6]);
    assert_eq!(report.facts, 4);
    assert_eq!(ignored(&report, "importez d’abord Sirene"), 1);
    assert_eq!(ignored(&report, "doublon ou modification"), 1);
    assert_eq!(ignored(&report, "titulaire sans SIRET"), 2);
    assert_eq!(ignored(&report, "marché sans titulaire"), 1);
    assert_eq!(ignored(&report, "concession"), 1);
    says(
        &report,
        5,
        "date de notification hors limites\u{a0}: marché n°\u{a0}4, 01/01/2098",
    );
    says(&report, 6, "hors limites");
    says(&report, 7, "date de notification absente");
    says(&report, 8, "marché gardé sans code");
    says(&report, 8, "montant «\u{a0}-5\u{a0}» hors limites");
    says(
        &report,
        9,
        "numéro SIRET invalide\u{a0}: marché n°\u{a0}8, «\u{a0}12345678901234\u{a0}»\u{a0}: sa clé est fausse",
    );
    says(&report, 12, "marché illisible");
    says(&report, 13, "trop de niveaux imbriqués");
    assert_eq!(
        report.source.code, "decp@2025-03-02",
        "the day is that of the latest notification"
    );
    let firm = |n| desk.catalog.firm(&siren(n).parse().unwrap()).unwrap().unwrap();
    let contracts = firm(1).sites[0].contracts.clone().unwrap();
    assert_eq!(contracts.count, 2);
    assert_eq!(contracts.last, "2025-03-02".parse().ok());
    assert_eq!(
        contracts.cpv.iter().map(|c| c.as_str()).collect::<Vec<_>>(),
        ["39112000", "39160000"]
    );
    assert_eq!(
        firm(2).sites[0].contracts.clone().unwrap().count,
        2,
        "one of them without a code"
    );
}

#[test]
fn tables_of_every_dress_say_the_same_as_json() {
    let desk = Desk::new();
    let (one, two, buyer) = (siret(1, 1), siret(2, 1), buyer());
    let spaced = format!("{} {} {} {}", &one[..3], &one[3..6], &one[6..9], &one[9..]);
    let plain = format!(
        "uid,id,codeCPV,acheteur_id,titulaire_id,titulaire_nom,montant,dateNotification\n\
         {buyer}M1,M1,39160000,{buyer},{one},NOM,61100,2025-01-01\n\
         {buyer}M1,M1,39160000,{buyer},{two},NOM,61100,2025-01-01\n\
         {buyer}M2,M2,39160000,{buyer},{},NOM,61100,2025-01-01\n",
        siret(88, 1)
    );
    let regional = format!(
        "Id du marché ;Nom acheteur;SIRET acheteur;Code CPV;Date notification;Montant initial (Ht);Siret_Titulaire\n\
         M1;Région;{buyer};39160000-1;01/01/2025;61 100,00;{spaced}\n\
         M1;Région;{buyer};39160000-1;01/01/2025;61 100,00;{two}\n\
         M2;Région;{buyer};39160000-1;01/01/2025;61 100,00;\n"
    );
    let wide = format!(
        "id;acheteur.id;codeCPV;dateNotification;montant;titulaire_id_1;titulaire_typeIdentifiant_1;titulaire_id_2;titulaire_typeIdentifiant_2\n\
         M1;{buyer};39160000;2025-01-01;1;{one};SIRET;{two};SIRET\n\
         M2;{buyer};39160000;2025-01-01;1;FR123;TVA;;\n"
    );
    for (name, text) in [
        ("plain.csv", plain.as_bytes().to_vec()),
        (
            "regional.csv",
            encoding_rs::WINDOWS_1252.encode(&regional).0.into_owned(),
        ),
        (
            "wide.csv",
            format!("\u{feff}{wide}").replace(';', "\t").into_bytes(),
        ),
    ] {
        let path = desk.file(name, text);
        let asked = Asked {
            dry_run: true,
            ..Asked::default()
        };
        let report = desk.import(ImportKind::Decp, &path, &asked).unwrap();
        assert_eq!(balance(&report), [3, 2, 1, 0], "{name}");
        assert_eq!((report.facts, report.batch), (2, None));
    }
}

#[test]
fn the_form_of_2019_is_read_too() {
    let desk = Desk::new();
    let text = format!(
        r#"{{"marches":[{{"_type":"Marché","uid":"u1","id":"2018000100","acheteur":{{"id":"{}","nom":"X"}},
        "codeCPV":"39160000","dateNotification":"2018-07-28+01:00","montant":0.0,
        "titulaires":[{{"typeIdentifiant":"SIRET","id":{},"denominationSociale":"X"}}]}},
        {{"_type":"Contrat de concession","id":"c"}}]}}"#,
        buyer(),
        siret(3, 1)
    );
    let report = desk.text(ImportKind::Decp, "v1.json", text).unwrap();
    assert_eq!(balance(&report), [2, 1, 1, 0]);
    assert_eq!(report.source.code, "decp@2018-07-28");
}
