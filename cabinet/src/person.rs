//! What is told of an exchange where the person who spoke for the firm is not to be named.

use crate::SourcingEntry;
use crate::erase::{proper, sought, without_any};

/// What one writes before a name.
const CIVILITIES: [&str; 9] = [
    "m",
    "m.",
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "maître",
];

/// Who spoke for a firm, to be taken out of what is told of it outside the dossier: nobody could be erased from there.
///
/// The name is looked for whole, each of its words after a civility, and alone where it is written as a name; a word that
/// the name of the firm holds too stays when it stands alone: the firm is named anyway. Other persons named in the
/// remarks are not known as such, and stay.
#[derive(Debug)]
pub struct Person {
    /// Folded, wherever they stand, the longest first.
    anywhere: Vec<Vec<char>>,
    /// Folded, where they are written as a name.
    as_names: Vec<Vec<char>>,
}

impl Person {
    /// By name and mail, as the log gives them.
    #[must_use]
    pub fn of(name: Option<&str>, mail: Option<&str>, firm: &str) -> Self {
        let addressed = |words: &str| CIVILITIES.map(|before| sought(&format!("{before} {words}")));
        let mut anywhere = vec![sought(mail.unwrap_or_default())];
        let mut as_names = Vec::new();
        for part in name.unwrap_or_default().split([',', ';', '/', '(', ')']) {
            let words: Vec<&str> = part
                .split_whitespace()
                .skip_while(|word| CIVILITIES.contains(&word.to_lowercase().as_str()))
                .collect();
            if words.len() > 1 {
                anywhere.push(sought(&words.join(" ")));
            }
            if is_office(&words) {
                continue;
            }
            for at in 0..words.len() {
                anywhere.extend(addressed(&words[at..].join(" ")));
            }
            // « de », « Le » and initials are in any text.
            for word in words.iter().filter(|word| word.chars().count() > 2) {
                anywhere.extend(addressed(word));
                if without_any(firm, &[sought(word)]).is_none() {
                    as_names.push(sought(word));
                }
            }
        }
        anywhere.retain(|words| !words.is_empty());
        anywhere.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Self { anywhere, as_names }
    }

    /// The text without the person.
    #[must_use]
    pub fn taken_out_of(&self, text: &str) -> String {
        let clean = without_any(text, &self.anywhere).unwrap_or_else(|| text.to_owned());
        proper(&clean, &self.as_names).unwrap_or(clean)
    }
}

/// « Service commercial », « Directrice des ventes »: no name, whose words are in any remark.
fn is_office(words: &[&str]) -> bool {
    let lower = |word: &&str| word.chars().count() > 3 && word.starts_with(char::is_lowercase);
    words
        .first()
        .is_some_and(|first| first.starts_with(char::is_uppercase))
        && words.iter().any(lower)
}

impl SourcingEntry {
    /// The entry without its person and its mail, in their places and in what was said: remarks, precisions and numbers
    /// of certificates (see [`Person`]).
    #[must_use]
    pub fn without_person(&self) -> Self {
        let person = Person::of(self.person.as_deref(), self.mail.as_deref(), &self.firm);
        let mut told = Self {
            person: None,
            mail: None,
            ..self.clone()
        };
        for text in told.said_mut() {
            *text = person.taken_out_of(text);
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use crate::{DeclaredFact, FactAnswer, SourcingEntry};

    #[test]
    fn who_spoke_is_taken_out_of_what_was_said() {
        let check = |person: &str, said: &str, expected: &str| {
            let entry = SourcingEntry {
                person: Some(person.into()),
                mail: Some("j.durand@ateliers.example".into()),
                answer: Some(said.into()),
                facts: vec![DeclaredFact {
                    key: "process:menuiserie-bois".into(),
                    answer: FactAnswer::Yes,
                    precision: Some(said.into()),
                    number: Some(said.into()),
                    valid_until: None,
                }],
                ..SourcingEntry::new("2026-11-20".parse().unwrap(), "Ateliers Lefèvre", "Questionnaire")
            };
            let told = entry.without_person();
            assert_eq!((&told.person, &told.mail), (&None, &None));
            assert_eq!(told.firm, entry.firm);
            assert_eq!(told.facts[0].key, entry.facts[0].key);
            let texts = [&told.answer, &told.facts[0].precision, &told.facts[0].number];
            for text in texts {
                assert_eq!(text.as_deref(), Some(expected), "{person}");
            }
        };
        check("Jeanne Durand", "Six semaines", "Six semaines");
        check(
            "Jeanne Durand",
            "Vu JEANNE DURAND\u{a0}; écrire à J.Durand@ateliers.example",
            "Vu [nom effacé]\u{a0}; écrire à [nom effacé]",
        );
        check("Mme Jeanne Durand", "Jeanne Durand livre", "[nom effacé] livre");
        check(
            "Jeanne Durand",
            "Mme Durand confirme. Durand, puis madame DURAND",
            "[nom effacé] confirme. [nom effacé], puis [nom effacé]",
        );
        check("DURAND, Jeanne", "Jeanne rappelle", "[nom effacé] rappelle");
        // A word that is a name only when it is written as one.
        check(
            "M. Bois",
            "M. Bois\u{a0}: bois massif",
            "[nom effacé]\u{a0}: bois massif",
        );
        check(
            "Anne Le Goff",
            "Le délai de Mme Le Goff",
            "Le délai de [nom effacé]",
        );
        // The firm bears the name too.
        check(
            "Paul Lefèvre",
            "M. Lefèvre répond des Ateliers Lefèvre",
            "[nom effacé] répond des Ateliers Lefèvre",
        );
        check(
            "Service commercial",
            "Service après-vente\u{a0}: service commercial",
            "Service après-vente\u{a0}: [nom effacé]",
        );
        check(
            "Jeanne Durand (directrice)",
            "Durand répond, la directrice signe",
            "[nom effacé] répond, la directrice signe",
        );
        check("", "M. Martin confirme", "M. Martin confirme");
    }
}
