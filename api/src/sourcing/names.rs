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
/// A name made of the words of the need alone (« Mobilier scolaire ») is left out: the object of the purchase could
/// not be written without it.
#[must_use]
pub fn watched_names(purchase: &Purchase) -> Vec<String> {
    let need: BTreeSet<String> = words(&purchase.tender.words()).map(|(word, _)| word).collect();
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

    #[test]
    fn a_firm_is_watched_with_and_without_its_legal_form() {
        let check = |firm: &str, expected: &[&str]| {
            let need = r#"objet = "Mobilier scolaire"
launch_date = 2026-11-23
nature = "fournitures"
amount_ht = 85000
[buyer]
kind = "commune"
"#;
            let mut purchase = Purchase::from(crate::need::from_text(need, "besoin.toml").unwrap());
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
}
