//! What a form offers to choose from: the words of the other rooms that a clause may name.

use document::DocumentKind;
use families::Families;
use serde::Serialize;
use ts_rs::TS;

use crate::dossiers::Nothing;
use crate::{ApiError, Desk};

/// A slug and its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedSlug {
    /// Slug.
    pub slug: String,
    /// Title, in French.
    pub title: String,
}

/// An article of the plan of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClausePlace {
    /// Piece: `rc`, `ccap`, `cctp`, `lettre`.
    pub document: String,
    /// Slug of the article.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// What a clause may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseVocabulary {
    /// Shelves.
    pub shelves: Vec<NamedSlug>,
    /// Families.
    pub families: Vec<NamedSlug>,
    /// Articles of the pieces.
    pub places: Vec<ClausePlace>,
    /// Duties.
    pub obligations: Vec<NamedSlug>,
    /// Capabilities of makers.
    pub capabilities: Vec<NamedSlug>,
    /// Groups of criteria.
    pub groups: Vec<NamedSlug>,
    /// Facts of the need that a text may hold.
    pub globals: Vec<String>,
}

/// What a clause may name.
///
/// # Errors
/// None.
pub fn vocabulary(_: &Desk, _: Nothing) -> Result<ClauseVocabulary, ApiError> {
    let families: Vec<NamedSlug> = Families::embedded()
        .all()
        .iter()
        .map(|family| named(&family.slug, &family.title))
        .collect();
    let shelves = ["administratif", "transversal"].map(|slug| named(slug, &shelf_title(slug)));
    let places = [
        DocumentKind::Rc,
        DocumentKind::Ccap,
        DocumentKind::Cctp,
        DocumentKind::Lettre,
    ]
    .into_iter()
    .filter_map(|kind| Some((kind, drafting::plan_of(kind)?)))
    .flat_map(|(kind, plan)| {
        plan.articles.iter().map(move |article| ClausePlace {
            document: kind.slug().to_owned(),
            slug: article.place.clone(),
            title: article.title.clone(),
        })
    })
    .collect();
    Ok(ClauseVocabulary {
        shelves: shelves.into_iter().chain(families.clone()).collect(),
        families,
        places,
        obligations: obligations::IDS
            .iter()
            .map(|id| named(id, obligations::title(id)))
            .collect(),
        capabilities: families::capabilities()
            .map(|one| named(one.key.as_str(), &one.title))
            .collect(),
        groups: ::clauses::Criterion::GROUPS
            .iter()
            .map(|(slug, title)| named(slug, title))
            .collect(),
        globals: ::clauses::GLOBALS
            .iter()
            .map(|global| global.name.to_owned())
            .collect(),
    })
}

/// The title of a shelf, in French.
pub(super) fn shelf_title(slug: &str) -> String {
    match slug {
        "administratif" => "Cadre administratif".to_owned(),
        "transversal" => "Tous les achats".to_owned(),
        slug => family_title(slug),
    }
}

/// The title of a family; its slug when none has it.
pub(super) fn family_title(slug: &str) -> String {
    Families::embedded()
        .get(slug)
        .map_or_else(|| slug.to_owned(), |family| family.title.clone())
}

fn named(slug: &str, title: &str) -> NamedSlug {
    NamedSlug {
        slug: slug.to_owned(),
        title: title.to_owned(),
    }
}
