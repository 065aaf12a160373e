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
        "besoin.toml, ligne 4 : « 3916 » n’est pas un code CPV : il faut huit chiffres, sans la clé (exemple : 39160000) (dans « cpv[0] »)",
    );
    refused(
        "85000",
        "\"beaucoup\"",
        "besoin.toml, ligne 5 : valeur inattendue (un texte : beaucoup) ; attendu : un montant en euros HT (exemple : 85000) (dans « amount_ht »)",
    );
    refused(
        "2026-11-23",
        "\"23/11/2026\"",
        "besoin.toml, ligne 2 : « 23/11/2026 » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-11-23) (dans « launch_date »)",
    );
    refused(
        "\"fournitures\"",
        "\"fourniture\"",
        "besoin.toml, ligne 3 : valeur inconnue « fourniture » ; vouliez-vous dire « fournitures » ? (dans « nature »)",
    );
    refused(
        "amount_ht = 85000",
        "amount_ht = 0",
        "besoin.toml, ligne 5 : le montant estimé est nul ; donnez l’estimation HT de tout le besoin, lots et reconductions compris",
    );
}

#[test]
fn refusals_name_the_table_and_say_what_is_awaited() {
    refused(
        "kind = ",
        "genre = ",
        "besoin.toml, ligne 7 : champ inconnu « genre » ; attendu : kind, name, insee, population, siret, address, profile_url, court, signatory, contact, logo (dans « buyer »)",
    );
    refused(
        "kind = \"commune\"\n",
        "",
        "besoin.toml, ligne 6 : il manque le champ « kind », qui est obligatoire (dans « buyer »)",
    );
    refused(
        "\"prix/critere\" = true",
        "\"prix/critere\" = 3",
        "besoin.toml, ligne 11 : un choix illisible ; attendu : true, false, ou des valeurs entre accolades (exemple : { poids = 40 }) (dans « choices.prix/critere »)",
    );
    refused(
        "nature = \"fournitures\"",
        "nature = 1",
        "besoin.toml, ligne 3 : valeur inattendue ; attendu : un texte entre guillemets (dans « nature »)",
    );
    refused(
        "nature = ",
        "nature ",
        "besoin.toml, ligne 3 : écriture incorrecte : vérifiez les guillemets, les crochets, les virgules et les signes « = » de cette ligne",
    );
    refused(
        "2026-11-23",
        "\"20261123\"",
        "besoin.toml, ligne 2 : « 20261123 » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-11-23) (dans « launch_date »)",
    );
    refused(
        "2026-11-23",
        "2015-11-23",
        "besoin.toml, ligne 2 : date de lancement hors de portée ; le code de la commande publique s’applique depuis le 1er avril 2019",
    );
    refused(
        "amount_ht = 85000",
        "amount_ht = 85000\nduration_months = 0",
        "besoin.toml, ligne 6 : la durée vaut zéro mois ; donnez la durée, reconductions comprises, ou laissez-la inconnue",
    );
    refused(
        "amount_ht = 85000",
        "amount_ht = 85000\nlots = -1",
        "besoin.toml, ligne 6 : valeur inattendue (un nombre négatif : -1) ; attendu : un nombre entier positif (dans « lots »)",
    );
    refused(
        "amount_ht = 85000",
        "amount_ht = 85000\naccord_cadre = false\nmaximum_ht = 9",
        "besoin.toml, ligne 7 : un maximum est donné, mais ce marché n’est pas un accord-cadre ; corrigez l’un ou l’autre",
    );
}

/// Whatever is wrong in a file of either format, the sentence has no word of the readers' English.
#[test]
fn no_refusal_speaks_english() {
    let json = serde_json::to_value(Tender::from_toml(NEED, "b.toml").unwrap()).unwrap();
    let values = [
        "1",
        "-1",
        "1e999",
        "true",
        "null",
        "\"x\"",
        "[]",
        "{}",
        "[1]",
        "{\"a\":1}",
        "\"2026\"",
        "nope",
        "",
    ];
    let mut seen = 0;
    for key in json.as_object().unwrap().keys() {
        for value in values {
            let mut text: Vec<String> = Vec::new();
            for (name, other) in json.as_object().unwrap() {
                let other = if name == key {
                    value.to_owned()
                } else {
                    other.to_string()
                };
                text.push(format!("\"{name}\": {other}"));
            }
            let toml = NEED.lines().map(|line| {
                if line.starts_with(&format!("{key} =")) {
                    format!("{key} = {value}\n")
                } else {
                    format!("{line}\n")
                }
            });
            let results = [
                Tender::from_json(&format!("{{{}}}", text.join(",\n")), "b.json"),
                Tender::from_toml(&toml.collect::<String>(), "b.toml"),
            ];
            for error in results.into_iter().filter_map(Result::err) {
                seen += 1;
                for word in [
                    "expected", "invalid", "wanted", "found", "error", "match", "unquoted", "string",
                    "range", "missing",
                ] {
                    assert!(!error.message.contains(word), "{key} = {value} : {error}");
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn lots_cannot_exceed_the_whole() {
    let text = format!("{NEED}[[lot]]\ntitle = \"Tables\"\namount_ht = 90000\n");
    let error = Tender::from_toml(&text, "b.toml").unwrap_err();
    assert_eq!(error.line, 5);
    assert!(error.message.contains("plus que le montant"), "{error}");
}
