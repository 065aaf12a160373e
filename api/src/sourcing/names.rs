//! Names of the firms of a log, watched for in the texts of its dossier.

use std::collections::BTreeSet;

use crate::need::Purchase;

/// What a text rarely repeats of a firm's name.
const FORMS: [&str; 20] = [
    "sa",
    "sas",
    "sasu",
    "sarl",
    "eurl",
    "snc",
    "sca",
    "scop",
    "scic",
    "selarl",
    "gie",
    "ei",
    "eirl",
    "ets",
    "etablissement",
    "etablissements",
    "societe",
    "ste",
    "groupe",
    "entreprise",
];

/// The names to watch for: as the log writes them, and without the legal form around them.
///
/// A name made of the ordinary words of the object or of the lots (« Mobilier scolaire ») is left out: the object of the
/// purchase could not be written without it. A word written there as a name is (« maintenance des ascenseurs Durand ») is no
/// such word, nor is what the context alone says: a firm named in the need must be seen.
#[must_use]
pub fn watched_names(purchase: &Purchase) -> Vec<String> {
    let tender = &purchase.tender;
    let need: BTreeSet<String> = std::iter::once(tender.objet.as_str())
        .chain(tender.lot.iter().map(|lot| lot.title.as_str()))
        .flat_map(ordinary)
        .collect();
    let mut names = BTreeSet::new();
    for entry in purchase.log.values() {
        // A name was erased from it: what is left names nobody.
        if entry.firm.contains(cabinet::ERASED) {
            continue;
        }
        for name in [entry.firm.trim(), bare(&entry.firm)] {
            let mut own = words(name).map(|(word, _)| word).peekable();
            if own.peek().is_some() && !own.all(|word| need.contains(&word)) {
                names.insert(name.to_owned());
            }
        }
    }
    names.into_iter().collect()
}

/// The words of a text that opens with one of them or writes them without a capital letter, folded.
fn ordinary(text: &str) -> impl Iterator<Item = String> {
    words(text)
        .filter(|(_, at)| at.start == 0 || !text[at.clone()].starts_with(char::is_uppercase))
        .map(|(word, _)| word)
}

/// The name without the legal forms, and the lone letters of their dotted writing, that open or close it.
fn bare(name: &str) -> &str {
    let all: Vec<(String, std::ops::Range<usize>)> = words(name).collect();
    let kept: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].0.chars().count() > 1 && !FORMS.contains(&all[*at].0.as_str()))
        .collect();
    match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => &name[all[*first].1.start..all[*last].1.end],
        _ => name.trim(),
    }
}

/// The words of a text, folded, each with its place in bytes.
fn words(text: &str) -> impl Iterator<Item = (String, std::ops::Range<usize>)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (french::fold(word), start..start + word.len())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use cabinet::SourcingEntry;

    fn with(objet: &str, context: &str) -> Purchase {
        let need = format!(
            r#"objet = "{objet}"
context = "{context}"
launch_date = 2026-11-23
nature = "fournitures"
amount_ht = 85000
[buyer]
kind = "commune"
"#
        );
        Purchase::from(crate::need::from_text(&need, "besoin.toml").unwrap())
    }

    #[test]
    fn a_firm_is_watched_with_and_without_its_legal_form() {
        let check = |firm: &str, expected: &[&str]| {
            let mut purchase = with("Mobilier scolaire", "");
            let day = "2026-11-20".parse().unwrap();
            purchase
                .log
                .insert(1, SourcingEntry::new(day, firm, "Questionnaire"));
            assert_eq!(watched_names(&purchase), expected, "{firm}");
        };
        check("Ateliers Vosgiens", &["Ateliers Vosgiens"]);
        check(
            "SAS Ateliers Vosgiens (S.A.)",
            &["Ateliers Vosgiens", "SAS Ateliers Vosgiens (S.A.)"],
        );
        check("SARL Durand", &["Durand", "SARL Durand"]);
        check(
            "Établissements Lenoir SA",
            &["Lenoir", "Établissements Lenoir SA"],
        );
        // The object itself, whoever bears its name.
        check("SARL Mobilier Scolaire", &["SARL Mobilier Scolaire"]);
        check("Mobilier scolaire", &[]);
        // What erasing a person leaves.
        check("[nom effacé] EI", &[]);
        check("…", &[]);
    }

    #[test]
    fn a_firm_that_the_need_names_is_watched_all_the_same() {
        let check = |objet: &str, context: &str, firm: &str, watched: bool| {
            let mut purchase = with(objet, context);
            let day = "2026-11-20".parse().unwrap();
            purchase
                .log
                .insert(1, SourcingEntry::new(day, firm, "Questionnaire"));
            assert_eq!(!watched_names(&purchase).is_empty(), watched, "{objet} {context}");
        };
        check("Maintenance des ascenseurs Zyxwo", "", "Zyxwo", true);
        check(
            "Tables",
            "Comme celles des ateliers Zyxwo.",
            "Ateliers Zyxwo",
            true,
        );
        check(
            "Tables",
            "Comme celles de mobilier scolaire.",
            "Mobilier scolaire",
            true,
        );
        check("Mobilier scolaire", "", "Mobilier scolaire", false);
        check("Achat de mobilier scolaire", "", "Mobilier Scolaire", false);
    }
}
