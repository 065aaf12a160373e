//! What every file of the library must respect.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use families::{Families, Family};

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_of_the_folder_is_embedded() {
    let families = Families::load().unwrap_or_else(|error| panic!("{error}"));
    let embedded: Vec<String> = families
        .all()
        .iter()
        .map(|f| format!("{}.toml", f.slug))
        .collect();
    let present: Vec<String> = files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(embedded, present);
    assert!(embedded.len() >= 24, "{} families", embedded.len());
}

#[test]
fn families_are_found_by_slug_only() {
    let families = Families::embedded();
    for family in families.all() {
        assert_eq!(families.get(&family.slug), Some(family));
    }
    assert!(families.get("mobilier").is_none());
}

/// CPV divisions of goods, 2008.
fn is_goods(cpv: &str) -> bool {
    matches!(&cpv[..2], "03" | "09" | "48") || ("14"..="44").contains(&&cpv[..2])
}

#[test]
fn cpv_codes_are_of_goods() {
    for family in Families::embedded().all() {
        for cpv in &family.cpv {
            // Printing is bought as a service too.
            let allowed = is_goods(cpv.as_str()) || cpv.as_str().starts_with("798");
            assert!(allowed, "{}: {cpv}", family.slug);
        }
        let once: BTreeSet<_> = family.cpv.iter().collect();
        assert_eq!(
            once.len(),
            family.cpv.len(),
            "{}: a code stands twice",
            family.slug
        );
    }
}

/// What is grown (nurseries and flower growers are farms) or written (software is published), never manufactured:
/// these families say so in their reasons.
const NOT_MADE: [&str; 2] = ["logiciels", "vegetaux"];

#[test]
fn goods_are_mostly_made_by_manufacturers() {
    let made = |family: &&Family| !NOT_MADE.contains(&family.slug.as_str());
    for family in Families::embedded().all().iter().filter(made) {
        let industry = |naf: &str| ("10"..="33").contains(&&naf[..2]);
        let (made, all) = family.naf.iter().fold((0.0, 0.0), |(made, all), naf| {
            let own = if industry(naf.naf.as_str()) {
                naf.weight
            } else {
                0.0
            };
            (made + own, all + naf.weight)
        });
        assert!(made / all > 0.5, "{}: {made} of {all}", family.slug);
    }
}

#[test]
fn weights_are_sorted_and_reasons_are_sentences() {
    for family in Families::embedded().all() {
        assert!(family.naf.len() >= 3, "{}", family.slug);
        assert!(!family.lot_patterns.is_empty(), "{}", family.slug);
        assert!(family.lever.some < family.lever.many);
        for naf in &family.naf {
            assert!(Families::embedded().naf_label(&naf.naf).is_some());
            assert!(naf.why.chars().count() >= 8, "{}: {}", family.slug, naf.why);
            assert!(
                !naf.why.contains('\''),
                "{}: straight apostrophe in « {} »",
                family.slug,
                naf.why
            );
        }
    }
}

#[test]
fn nothing_national_or_local_is_written() {
    for (name, text) in files() {
        let text = text.to_lowercase();
        for word in [
            "français",
            "france",
            "européen",
            "étranger",
            "local",
            "région",
            "proche",
            "proximité",
        ] {
            assert!(!text.contains(word), "{name}: « {word} »");
        }
    }
}

#[test]
fn the_mapping_covers_every_group_of_goods() {
    let families = Families::embedded();
    assert_eq!(families.naf_count(), 732);
    for group in [
        "031", "032", "033", "034", "091", "092", "093", "142", "143", "144", "145", "146", "147", "148",
        "149", "151", "152", "153", "154", "155", "156", "157", "158", "159", "161", "163", "164", "165",
        "166", "167", "168", "181", "182", "183", "184", "185", "186", "188", "189", "191", "192", "194",
        "195", "196", "197", "221", "222", "223", "224", "225", "226", "228", "229", "241", "242", "243",
        "244", "245", "246", "249", "301", "302", "311", "312", "313", "314", "315", "316", "317", "322",
        "323", "324", "325", "331", "336", "337", "339", "341", "342", "343", "344", "345", "346", "347",
        "349", "351", "352", "353", "354", "355", "356", "357", "358", "373", "374", "375", "378", "381",
        "382", "383", "384", "385", "386", "387", "388", "389", "391", "392", "393", "395", "397", "398",
        "411", "421", "422", "423", "424", "425", "426", "427", "428", "429", "431", "432", "433", "434",
        "435", "436", "437", "438", "441", "442", "443", "444", "445", "446", "448", "449", "481", "482",
        "483", "484", "485", "486", "487", "488", "489",
    ] {
        let code = format!("{group}00000").parse().unwrap();
        let naf = families.naf_for("", &[&code]);
        assert!(!naf.is_empty(), "{group}");
        assert!(
            naf.iter()
                .all(|n| n.weight > 0.0 && n.weight < 1.0 && !n.why.is_empty()),
            "{group}"
        );
    }
}

#[test]
fn groups_say_each_expression_once() {
    // Two groups that claim the same words would both answer: one of them is wrong. A family says
    // its own words through their CPV code: a group that repeats them would count them twice.
    let mut seen = BTreeSet::new();
    for family in Families::embedded().all() {
        seen.extend(
            family
                .words
                .iter()
                .filter(|word| word.cpv.is_some())
                .map(|word| word.text.clone()),
        );
    }
    for group in Families::embedded().cpv_groups() {
        assert!(!group.title.is_empty());
        for word in &group.words {
            assert!(
                seen.insert(word.text.clone()),
                "« {} » stands in two places",
                word.text
            );
        }
    }
}

#[track_caller]
fn refused(change: (&str, &str), expected: &str) {
    let good = include_str!("../../library/mobilier-scolaire.toml");
    assert!(good.contains(change.0), "{}", change.0);
    let bad = good.replacen(change.0, change.1, 1);
    let known = |naf: &tender::Naf| Families::embedded().naf_label(naf).is_some();
    let error = Family::from_toml("library/mobilier-scolaire.toml", &bad, &known)
        .unwrap_err()
        .to_string();
    assert!(error.contains(expected), "{error}");
    assert!(error.starts_with("library/mobilier-scolaire.toml"), "{error}");
}

#[test]
fn bad_files_are_refused_with_file_and_field() {
    refused(("title =", "titre ="), "ligne 2");
    refused(
        ("slug = \"mobilier-scolaire\"", "slug = \"mobilier\""),
        "« slug »",
    );
    refused(("\"31.01Z\", weight = 1.0", "\"31.01Z\", weight = 1.5"), "1.5");
    refused(("31.09B", "31.99B"), "31.99B");
    refused(("31.09B", "31.01Z"), "deux fois");
    refused(("\"39160000\"", "\"3916\""), "code CPV");
    refused(
        (
            "\"mobilier de classe\"",
            "\"du mobilier des classes\", \"mobilier de classe\"",
        ),
        "même chose",
    );
    refused(("\"mobilier de classe\"", "\"pour les\""), "mots-outils");
    refused(
        (
            "{ text = \"pupitre\", weight = 0.8 }",
            "{ text = \"pupitre\", poids = 0.8 }",
        ),
        "poids",
    );
    refused(
        ("volume_unit = \"place d’élève équipée\"", "volume_unit = \"\""),
        "volume_unit",
    );
    refused(
        ("volume_unit", "lever = { many = 2, some = 3 }\nvolume_unit"),
        "some < many",
    );
}
