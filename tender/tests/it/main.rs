//! The need file: what is read, what is refused and with which sentence.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

use tender::{FacetChoice, Tender, Value};

const NEED: &str = r#"objet = "Mobilier scolaire"
launch_date = 2026-11-23
nature = "fournitures"
cpv = ["39160000"]
amount_ht = 85000
[buyer]
kind = "commune"
insee = "67437"
[choices]
"bois-durable/exigence-socle" = { taux_min = 70 }
"prix/critere" = true
"#;

#[test]
fn reads_toml_and_json_alike() {
    let tender = Tender::from_toml(NEED, "besoin.toml").unwrap();
    assert_eq!(tender.launch_date.to_string(), "2026-11-23");
    assert_eq!(tender.duration_months, None);
    let FacetChoice::Values(values) = &tender.choices["bois-durable/exigence-socle"] else {
        panic!()
    };
    assert_eq!(values["taux_min"], Value::Number(70.0));
    let json = serde_json::to_string(&tender).unwrap();
    assert_eq!(Tender::from_json(&json, "besoin.json").unwrap(), tender);
}

/// `edit` replaces a piece of the valid need; the error must be exactly this one.
#[track_caller]
fn refused(piece: &str, edit: &str, expected: &str) {
    assert!(NEED.contains(piece));
    let error = Tender::from_toml(&NEED.replace(piece, edit), "besoin.toml").unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn refusals_name_the_line_and_the_field() {
    refused(
        "nature = ",
        "natrue = ",
        "besoin.toml, ligne 3 : champ inconnu « natrue » ; vouliez-vous dire « nature » ?",
    );
    refused(
        "amount_ht = 85000\n",
        "",
        "besoin.toml, ligne 1 : il manque le champ « amount_ht », qui est obligatoire",
    );
    refused(
        "\"39160000\"",
        "\"3916\"",
        "besoin.toml, ligne 4 : « 3916 » n’est pas un code CPV : il faut huit chiffres, sans la clé (exemple : 39160000)",
    );
    refused(
        "85000",
        "\"beaucoup\"",
        "besoin.toml, ligne 5 : valeur inattendue (un texte : beaucoup) ; attendu : un montant en euros HT (exemple : 85000)",
    );
    refused(
        "2026-11-23",
        "\"23/11/2026\"",
        "besoin.toml, ligne 2 : « 23/11/2026 » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-11-23)",
    );
    refused(
        "\"fournitures\"",
        "\"fourniture\"",
        "besoin.toml, ligne 3 : valeur inconnue « fourniture » ; vouliez-vous dire « fournitures » ?",
    );
    refused(
        "amount_ht = 85000",
        "amount_ht = 0",
        "besoin.toml, ligne 5 : le montant estimé est nul ; donnez l’estimation HT de tout le besoin, lots et reconductions compris",
    );
}

#[test]
fn lots_cannot_exceed_the_whole() {
    let text = format!("{NEED}[[lot]]\ntitle = \"Tables\"\namount_ht = 90000\n");
    let error = Tender::from_toml(&text, "b.toml").unwrap_err();
    assert_eq!(error.line, 5);
    assert!(error.message.contains("plus que le montant"), "{error}");
}
