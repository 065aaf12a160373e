//! What is not known and must be filled in.

use std::collections::BTreeMap;

use document::{Document, DocumentKind, Inline};

/// A fact that the need does not give, and the places where it is awaited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// Field of the need that gives it (`offers_deadline`, `buyer.court`), or variable of a facet to give in
    /// `[choices]` (`bois-durable/exigence-socle.taux_min`).
    pub field: String,
    /// What it is, in French.
    pub label: String,
    /// Pieces and articles that wait for it (« CCAP, article 5 »).
    pub places: Vec<String>,
}

/// Every variable without a value, each once, by name. What the candidate fills in is not missing.
pub(crate) fn missing<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Vec<Missing> {
    let mut found: BTreeMap<String, Missing> = BTreeMap::new();
    for document in documents {
        let articles: BTreeMap<_, _> = document
            .passages()
            .into_iter()
            .map(|p| (p.block, p.article))
            .collect();
        for (block, node) in document.variables() {
            let Inline::Variable {
                name,
                label,
                value: None,
            } = node
            else {
                continue;
            };
            if node.is_filled_later() {
                continue;
            }
            let piece = piece_name(document.kind);
            let place = match block.and_then(|id| articles.get(id)).and_then(Option::as_deref) {
                Some(article) => format!("{piece}, article\u{a0}{article}"),
                // A piece without numbered articles: the words of the label find the field again.
                None if block.is_some() => piece.to_owned(),
                None if document.kind.is_short() => format!("{piece}, en-tête"),
                None => format!("{piece}, page de garde"),
            };
            let entry = found.entry(name.clone()).or_insert_with(|| Missing {
                field: need_field(name),
                label: label.clone(),
                places: Vec::new(),
            });
            if !entry.places.contains(&place) {
                entry.places.push(place);
            }
        }
    }
    found.into_values().collect()
}

/// What a piece is called among its readers: its usual letters, or its name.
#[must_use]
pub fn piece_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Lettre => "Lettre de consultation",
        DocumentKind::CadreReponse => "Cadre de réponse",
        DocumentKind::InformationsPrealables => "Informations préalables",
        DocumentKind::CompteRenduSourcage => "Compte rendu de sourçage",
        DocumentKind::ConventionGroupement => "Convention de groupement",
        kind => kind.file_stem(),
    }
}

/// The key of the need file behind a global variable; other names are those of facets.
fn need_field(name: &str) -> String {
    if name.starts_with("lot.") {
        return "lot".to_owned();
    }
    if name.starts_with("prix.") {
        return "price_line".to_owned();
    }
    clauses::GLOBALS
        .iter()
        .find(|global| global.name == name)
        .map_or(name, |global| global.field)
        .to_owned()
}

/// What a field of the need is called, in French.
#[must_use]
pub fn field_label(field: &str) -> &str {
    clauses::GLOBALS
        .iter()
        .find(|global| global.field == field)
        .map_or(field, |global| global.label)
}
