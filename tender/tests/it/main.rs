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

/// Price lines and members, added at the end of a need: what is wrong names its line.
#[test]
fn price_lines_and_members_are_checked_with_their_line() {
    let lines = NEED.lines().count();
    let check = |more: &str, at: usize, said: &str| {
        let error = Tender::from_toml(&format!("{NEED}{more}"), "b.toml").unwrap_err();
        assert!(error.message.contains(said), "{more}\n{error}");
        assert_eq!(error.line, lines + at, "{more}\n{error}");
    };
    let fine = "[[price_line]]\ntitle = \"a\"\nquantity = 2\n";
    check(
        "[[price_line]]\ntitle = \"a\"\nquantite = 2\n",
        3,
        "champ inconnu",
    );
    check(
        &format!("{fine}[[price_line]]\ntitle = \"b\"\nquantity = 0\n"),
        4,
        "« b »",
    );
    check(
        &format!("{fine}[[price_line]]\ntitle = \"b\"\nquantity = -1\n"),
        4,
        "quantité",
    );
    check(
        &format!("{fine}[[price_line]]\ntitle = \" \"\n"),
        4,
        "désignation",
    );
    check(
        "[[price_line]]\ntitle = \"a\"\nvat_rate = 120\n",
        1,
        "pourcentage",
    );
    check("[[price_line]]\ntitle = \"a\"\nlot = 3\n", 1, "lot 3 inconnu");
    check("[[price_line]]\ntitle = \"a\"\nlot = 0\n", 1, "à partir de 1");
    check(
        "[[price_line]]\ntitle = \"a\"\nquantities = { \"X\" = 2 }\n",
        1,
        "« X » n’est ni l’acheteur ni un membre",
    );
    let joint = "[[member]]\nname = \"X\"\n[[member]]\nname = \"Y\"\n";
    check(
        &format!(
            "{joint}{fine}[[price_line]]\ntitle = \"b\"\nquantity = 5\n[price_line.quantities]\n\"X\" = 2\n\"Y\" = 1.5\n"
        ),
        8,
        "la quantité est 5, et celles des membres font 3,5",
    );
    check(
        &format!("{joint}[groupement]\ncoordinator = \"Z\"\n"),
        5,
        "coordonnateur « Z »",
    );
    check(
        &format!("{joint}[groupement]\nmission = \"tout\"\n"),
        6,
        "valeur inconnue",
    );
    check("[groupement]\nmission = \"passation\"\n", 1, "aucun membre");
    check(
        "[[member]]\nname = \"X\"\n[[member]]\nname = \"X\"\n",
        1,
        "deux fois",
    );
    let good = format!(
        "{joint}[[price_line]]\ntitle = \"b\"\nquantities = {{ \"X\" = 2, \"Y\" = 1.5 }}\n[groupement]\nmission = \"passation et exécution\"\n"
    );
    let tender = Tender::from_toml(&format!("{NEED}{good}"), "b.toml").unwrap();
    assert_eq!(tender.price_line[0].total(), Some(3.5));
    let json = serde_json::to_string(&tender).unwrap();
    assert_eq!(Tender::from_json(&json, "b.json").unwrap(), tender);
}

#[test]
fn the_form_of_prices_is_proposed_and_says_why() {
    use tender::PriceForm::{Forfait, Mixte, Unitaires};
    let check = |framework: Option<bool>, more: &str, form, proposed: bool, said: &str| {
        let mut tender = Tender::from_toml(&format!("{NEED}{more}"), "b.toml").unwrap();
        tender.accord_cadre = framework;
        let choice = tender.price_form();
        assert_eq!((choice.form, choice.proposed), (form, proposed), "{more}");
        assert!(choice.why.contains(said), "{}", choice.why);
    };
    check(Some(true), "", Unitaires, true, "R2162-13");
    check(Some(false), "", Forfait, true, "R2112-6");
    check(None, "", Unitaires, true, "ne dit pas");
    let line = |title: &str, forfait: bool| {
        let forfait = if forfait { "forfait = true\n" } else { "" };
        format!("[[price_line]]\ntitle = \"{title}\"\n{forfait}")
    };
    let both = format!("{}{}", line("a", true), line("b", false));
    check(Some(true), &both, Mixte, true, "au forfait");
    check(None, &line("a", true), Forfait, true, "toutes");
}
