//! What changed between the official text that a module was adapted from and that of today, word by word.

use document::compare::{self, Change};
use serde::Serialize;
use ts_rs::TS;

use super::form::{FacetForm, ModuleForm};

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedWords {
    /// `same`, `gone`, `come`.
    #[ts(type = "\"same\" | \"gone\" | \"come\"")]
    pub kind: &'static str,
    /// The words.
    pub words: String,
}

impl ChangedWords {
    pub(crate) fn of(words: compare::Words) -> Self {
        Self {
            kind: match words.change {
                Change::Same => "same",
                Change::Gone => "gone",
                Change::Come => "come",
            },
            words: words.text,
        }
    }
}

/// What changed in one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DifferenceView {
    /// Heading of the facet; absent: the module itself.
    pub facet: Option<String>,
    /// The field, in French.
    pub field: String,
    /// Then and now, word by word.
    pub pieces: Vec<ChangedWords>,
}

/// What changed from a module to another, facet by facet, in the order of the second.
pub(super) fn differences(then: &ModuleForm, now: &ModuleForm) -> Vec<DifferenceView> {
    let mut found = fields_of(None, &head_fields(then), &head_fields(now));
    for facet in &now.facets {
        let before = then.facets.iter().find(|one| one.heading == facet.heading);
        let fields = before.map(facet_fields).unwrap_or_default();
        found.extend(fields_of(Some(&facet.heading), &fields, &facet_fields(facet)));
    }
    for gone in &then.facets {
        if !now.facets.iter().any(|facet| facet.heading == gone.heading) {
            found.extend(fields_of(Some(&gone.heading), &facet_fields(gone), &[]));
        }
    }
    found
}

type Fields = Vec<(String, String)>;

fn fields_of(
    facet: Option<&str>,
    then: &[(String, String)],
    now: &[(String, String)],
) -> Vec<DifferenceView> {
    let of = |fields: &[(String, String)], name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let mut names: Vec<&String> = now.iter().map(|(name, _)| name).collect();
    names.extend(
        then.iter()
            .map(|(name, _)| name)
            .filter(|name| !now.iter().any(|(other, _)| other == *name)),
    );
    names
        .into_iter()
        .filter_map(|name| {
            let (before, after) = (of(then, name), of(now, name));
            (before != after).then(|| DifferenceView {
                facet: facet.map(str::to_owned),
                field: name.clone(),
                pieces: words(&before, &after),
            })
        })
        .collect()
}

fn head_fields(form: &ModuleForm) -> Fields {
    let head = &form.head;
    let mut fields = vec![
        ("Titre".to_owned(), head.title.clone()),
        ("Besoin".to_owned(), head.need.clone()),
        ("Familles".to_owned(), head.families.join(", ")),
        (
            "Codes CPV".to_owned(),
            head.cpv
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("Proposée d’office".to_owned(), yes_no(head.default)),
        (
            "Motif demandé".to_owned(),
            head.justification.clone().unwrap_or_default(),
        ),
        ("Sources".to_owned(), head.sources.join("\n")),
    ];
    fields.retain(|(_, words)| !words.is_empty());
    fields
}

fn facet_fields(facet: &FacetForm) -> Fields {
    let head = &facet.head;
    let mut fields = Fields::new();
    let mut add = |name: &str, words: String| {
        if !words.trim().is_empty() {
            fields.push((name.to_owned(), words));
        }
    };
    for text in &facet.texts {
        let name = match text.name.as_str() {
            "" => "Texte".to_owned(),
            name => format!("Texte «\u{a0}{name}\u{a0}»"),
        };
        add(&name, text.words.clone());
    }
    add("Sous-titre", head.title.clone().unwrap_or_default());
    add("Articles", head.legal_basis.join(", "));
    add("Raison du niveau", head.level_reason.clone().unwrap_or_default());
    add(
        "Capacité demandée aux fabricants",
        head.needs.clone().unwrap_or_default(),
    );
    add(
        "Sans capacité en jeu",
        head.no_predicate.clone().unwrap_or_default(),
    );
    add(
        "Sans preuve, ni suivi, ni pénalité",
        head.no_proof.clone().unwrap_or_default(),
    );
    add("Dérogations", head.derogates.join(", "));
    add("Obligations remplies", head.satisfies.join(", "));
    let until = head
        .in_force
        .to
        .map(|day| format!(" au {day}"))
        .unwrap_or_default();
    add("En vigueur", format!("du {}{until}", head.in_force.from));
    for variable in &head.variables {
        let bound =
            |value: Option<f64>| value.map_or("…".to_owned(), |n| tender::Value::Number(n).to_string());
        add(
            &format!("Valeur «\u{a0}{}\u{a0}»", variable.name),
            format!(
                "{} De {} à {} {}. Usuelle : {}. {}",
                variable.ask,
                bound(variable.min),
                bound(variable.max),
                variable.unit.as_deref().unwrap_or_default(),
                variable
                    .default
                    .as_ref()
                    .map_or("aucune".to_owned(), ToString::to_string),
                variable.options.join(", ")
            ),
        );
    }
    if let Some(criterion) = &head.criterion {
        add(
            "Critère",
            format!(
                "{}. {} {} {} De {} à {} points.",
                criterion.label,
                criterion.measure,
                criterion.calculation,
                criterion.link,
                criterion.weight.min,
                criterion.weight.max
            ),
        );
    }
    for (n, group) in head.evidence.iter().enumerate() {
        add(
            &format!("Preuve {}", n + 1),
            format!("{}. {}. {}", group.all.join(" ; "), group.issuer, group.check),
        );
    }
    fields
}

fn yes_no(yes: bool) -> String {
    if yes { "oui" } else { "non" }.to_owned()
}

/// Two texts word by word.
fn words(before: &str, after: &str) -> Vec<ChangedWords> {
    compare::words(before, after)
        .into_iter()
        .map(ChangedWords::of)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let marked = words(before, after).into_iter().map(|piece| match piece.kind {
            "gone" => format!("[-{}]", piece.words),
            "come" => format!("[+{}]", piece.words),
            _ => piece.words,
        });
        marked.collect()
    }

    #[test]
    fn what_changed_is_told_word_by_word() {
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("", "neuf"), "[+neuf]");
        assert_eq!(shown("un deux trois", "un deux trois"), "un deux trois");
        assert_eq!(
            shown("au moins 50 % du bois", "au moins 70 % du bois"),
            "au moins [-50 ][+70 ]% du bois"
        );
        assert_eq!(shown("a b c", "c"), "[-a b ]c");
    }
}
