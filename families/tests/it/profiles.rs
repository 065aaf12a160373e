//! What every profile of a trade must respect, and how a wrong file is refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use families::{Error, Families, Profile};
use tender::Naf;

#[test]
fn every_file_of_the_folder_is_embedded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let present: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let families = Families::load().unwrap_or_else(|error| panic!("{error}"));
    let embedded: BTreeSet<String> = families
        .profiles()
        .iter()
        .map(|profile| format!("{}.toml", profile.naf.division()))
        .collect();
    assert_eq!(embedded, present);
}

#[test]
fn profiles_cover_the_trades_public_buyers_buy_from() {
    let families = Families::embedded();
    let profiles = families.profiles();
    assert!(profiles.len() >= 120, "{} profiles", profiles.len());
    for pair in profiles.windows(2) {
        assert!(pair[0].naf < pair[1].naf, "{} then {}", pair[0].naf, pair[1].naf);
    }
    for profile in profiles {
        assert!(profile.naf.is_manufacturing(), "{}", profile.naf);
        assert_eq!(families.profile(&profile.naf), Some(profile));
    }
    let wholesale: Naf = "46.65Z".parse().unwrap();
    assert!(families.profile(&wholesale).is_none());
}

/// A family that leans on a trade of industry expects to be able to say what this trade is.
#[test]
fn the_first_trades_of_the_families_have_a_profile() {
    let families = Families::embedded();
    let missing: BTreeSet<String> = families
        .all()
        .iter()
        .flat_map(|family| family.naf.iter().map(move |naf| (family, naf)))
        .filter(|(_, naf)| naf.weight >= 0.5 && naf.naf.is_manufacturing())
        .filter(|(_, naf)| families.profile(&naf.naf).is_none())
        .map(|(family, naf)| format!("{} ({})", naf.naf, family.slug))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_profile_cites_its_own_class_of_the_nomenclature() {
    for profile in Families::embedded().profiles() {
        let own = |source: &String| source.contains("NAF") && source.contains(profile.naf.as_str());
        assert!(profile.sources.iter().any(own), "{}", profile.naf);
    }
}

/// What is wrong in the typography of a French text, if anything.
fn slip(text: &str) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    if text != text.trim() {
        return Some("a space at an end");
    }
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        let spaced = |c: Option<char>| matches!(c, Some('\u{a0}' | '\u{202f}'));
        match c {
            '\'' | '"' => return Some("a straight quote"),
            '\t' | '\n' => return Some("a tab or a line break"),
            c if c.is_whitespace() && after.is_some_and(char::is_whitespace) => return Some("two spaces"),
            ' ' if after == Some(',') || after == Some('.') || after == Some(')') => {
                return Some("a space before a comma, a full stop or a bracket");
            }
            ':' | ';' | '?' | '!' | '»' | '%' if !spaced(before) => {
                return Some("no no-break space before a high sign");
            }
            '«' if !spaced(after) => return Some("no no-break space after « "),
            ',' if after.is_some_and(char::is_alphabetic) => return Some("no space after a comma"),
            '.' if before == Some('.') => return Some("dots in place of …"),
            _ => {}
        }
    }
    None
}

#[test]
fn french_typography_is_right() {
    let mut faults = Vec::new();
    for profile in Families::embedded().profiles() {
        for (name, text) in profile.texts() {
            if let Some(slip) = slip(text) {
                faults.push(format!("{} {name}: {slip}: {text}", profile.naf));
            }
            if text.ends_with('.') {
                faults.push(format!("{} {name}: ends with a full stop: {text}", profile.naf));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn slips_of_typography_are_seen() {
    for bad in [
        "bac à l'essai",
        "pâtes  sèches",
        " pain",
        "pain : frais",
        "pain: frais",
        "dit «pain\u{a0}»",
        "pain,lait",
        "pain , lait",
    ] {
        assert!(slip(bad).is_some(), "{bad}");
    }
    for good in [
        "tables d’école",
        "pain\u{a0}: frais",
        "«\u{a0}pain\u{a0}»",
        "NAF rév. 2 (Insee), 31.01Z",
    ] {
        assert_eq!(slip(good), None, "{good}");
    }
}

/// A profile that is accepted, before one thing is changed in it.
const GOOD: &str = r#"[[profile]]
naf = "31.01Z"
goods = ["bureaux", "chaises", "armoires"]
processes = ["usinage", "assemblage"]
materials = ["panneaux", "tube d’acier"]
certifications = [{ name = "a", about = "b", source = "c" }]
buyers = "communes"
sources = ["NAF rév. 2 (Insee), 31.01Z"]
reviewed = 2026-11-28
"#;

fn read(text: &str) -> Result<Vec<Profile>, Error> {
    Profile::division_from_toml("profiles/31.toml", text, &|naf| naf.as_str() != "31.98Z")
}

#[test]
fn a_good_file_is_read() {
    let profiles = read(GOOD).unwrap();
    assert_eq!(profiles.len(), 1);
    assert_eq!(profiles[0].certifications[0].source, "c");
    assert_eq!(profiles[0].note, None);
    assert_eq!(profiles[0].texts().count(), 3 + 2 + 2 + 1 + 3 + 1);
}

#[test]
fn a_wrong_file_is_refused_with_a_reason() {
    for (old, new, reason) in [
        ("buyers", "note_libre = \"x\"\nbuyers", "note_libre"),
        ("31.01Z\"\ngoods", "31.98Z\"\ngoods", "n’est pas une sous-classe"),
        (
            "31.01Z\"\ngoods",
            "32.50A\"\ngoods",
            "n’est pas de la division 31",
        ),
        ("31.01Z\"\ngoods", "3101\"\ngoods", "n’est pas une sous-classe"),
        (", \"armoires\"", "", "2 entrées, il en faut de 3 à 8"),
        (", \"assemblage\"", "", "1 entrées, il en faut de 2 à 6"),
        (
            "\"panneaux\", \"tube d’acier\"",
            "\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"",
            "7 entrées",
        ),
        ("\"chaises\"", "\"bureaux\"", "« bureaux » est donné deux fois"),
        ("\"communes\"", "\" \"", "texte vide"),
        ("source = \"c\"", "source = \"\"", "texte vide"),
        ("[\"NAF rév. 2 (Insee), 31.01Z\"]", "[]", "au moins une source"),
        ("2026-11-28", "2026-11-31", "ligne 9"),
        ("2026-11-28", "2006-11-28", "vient avant les premiers profils"),
        ("2026-11-28", "\"hier\"", "n’est pas une date"),
    ] {
        let wrong = GOOD.replacen(old, new, 1);
        assert_ne!(wrong, GOOD, "nothing changed for {reason}");
        let error = read(&wrong).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
        assert!(error.starts_with("profiles/31.toml"), "{error}");
    }
}

#[test]
fn profiles_of_a_file_stand_once_and_in_order() {
    let twice = format!("{GOOD}{GOOD}");
    assert!(read(&twice).unwrap_err().to_string().contains("deux fois"));
    let next = GOOD.replace("31.01Z", "31.02Z");
    assert_eq!(read(&format!("{GOOD}{next}")).unwrap().len(), 2);
    let error = read(&format!("{next}{GOOD}")).unwrap_err().to_string();
    assert!(error.contains("31.01Z vient après 31.02Z"), "{error}");
    assert!(
        read("profile = []")
            .unwrap_err()
            .to_string()
            .contains("aucun profil")
    );
}
