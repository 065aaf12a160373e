//! The plan of each piece: its articles, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use clauses::Chosen;
use document::DocumentKind;
use serde::Deserialize;

/// What the code adds at the end of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GeneratedPart {
    Lots,
    ArticlesDuPrix,
    PiecesDce,
    Criteres,
    Notation,
    Choix,
    Questions,
    Preuves,
    Derogations,
    PiecesMarche,
}

/// Which facets of a kind a piece takes from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Only {
    /// All those kept.
    #[default]
    All,
    /// The first that answers a duty that nothing else in the piece answers, and those that the buyer chose.
    Due,
    /// Those written for the families of the purchase; of the others, as `due`.
    Family,
    /// Those that the buyer chose.
    Chosen,
}

/// Facets written for another piece that an article takes: one by its name, all those of an article of that piece
/// (`ccap/livraison`), or those of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Borrows {
    Facet {
        facet: String,
    },
    Article {
        article: String,
    },
    Kind {
        kind: String,
        #[serde(default)]
        only: Only,
    },
}

/// Where a facet stands in a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken<'p> {
    /// The article.
    pub(crate) place: &'p str,
    /// Its rank there: 0 for the words of the piece, then what the article borrows, in order.
    pub(crate) rank: usize,
    /// Whether it is there only for a duty: it may go when another answers that duty already.
    pub(crate) for_duty: bool,
}

/// An article of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Stable name, aimed at by facets and references.
    pub place: String,
    /// Title.
    pub title: String,
    /// What the code adds, in order.
    #[serde(default)]
    pub(crate) generated: Vec<GeneratedPart>,
    /// Whether the article may be left out when nothing fills it.
    #[serde(default)]
    pub optional: bool,
    /// What it takes from other pieces.
    #[serde(default)]
    pub(crate) borrows: Vec<Borrows>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Title of the piece.
    pub title: String,
    /// Articles, in order.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
}

impl Plan {
    /// Whether the plan has this article.
    #[must_use]
    pub fn has(&self, place: &str) -> bool {
        self.articles.iter().any(|article| article.place == place)
    }

    /// Facets taken by their name.
    pub fn borrowed(&self) -> impl Iterator<Item = &str> {
        self.articles
            .iter()
            .flat_map(|article| &article.borrows)
            .filter_map(|one| match one {
                Borrows::Facet { facet } => Some(facet.as_str()),
                Borrows::Article { .. } | Borrows::Kind { .. } => None,
            })
    }

    /// Articles of other pieces that it takes whole (`ccap/livraison`).
    pub fn merged(&self) -> impl Iterator<Item = &str> {
        self.articles
            .iter()
            .flat_map(|article| &article.borrows)
            .filter_map(|one| match one {
                Borrows::Article { article } => Some(article.as_str()),
                Borrows::Facet { .. } | Borrows::Kind { .. } => None,
            })
    }

    /// The article of piece `slug` where a facet stands, if any: its own, the one that names it, or the first that
    /// takes its kind. `due` are the duties of the purchase.
    pub(crate) fn place_of<'p>(
        &'p self,
        slug: &str,
        chosen: &'p Chosen<'_>,
        due: &BTreeSet<String>,
    ) -> Option<Taken<'p>> {
        let head = &chosen.facet.head;
        if head.document == slug {
            return Some(Taken {
                place: &head.place,
                rank: 0,
                for_duty: false,
            });
        }
        let by = |takes: &dyn Fn(&Borrows) -> Option<bool>| {
            self.articles.iter().find_map(|article| {
                let found = article.borrows.iter().enumerate();
                let (n, for_duty) = found.into_iter().find_map(|(n, one)| Some((n, takes(one)?)))?;
                Some(Taken {
                    place: &article.place,
                    rank: n + 1,
                    for_duty,
                })
            })
        };
        let named = |one: &Borrows| match one {
            Borrows::Facet { facet } => (*facet == chosen.facet.id).then_some(false),
            Borrows::Article { article } => article
                .split_once('/')
                .is_some_and(|(piece, place)| piece == head.document && place == head.place)
                .then_some(false),
            Borrows::Kind { .. } => None,
        };
        let of_kind = |one: &Borrows| match one {
            Borrows::Kind { kind, only } if kind == chosen.facet.kind.slug() => match only {
                _ if chosen.by_buyer => Some(false),
                Only::All => Some(false),
                Only::Family if !chosen.module.head.families.is_empty() => Some(false),
                Only::Due | Only::Family => head.satisfies.iter().any(|id| due.contains(id)).then_some(true),
                Only::Chosen => None,
            },
            _ => None,
        };
        by(&named).or_else(|| by(&of_kind))
    }
}

const FILES: [(DocumentKind, &str); 6] = [
    (DocumentKind::Rc, include_str!("../plans/rc.toml")),
    (DocumentKind::Ae, include_str!("../plans/ae.toml")),
    (DocumentKind::Ccp, include_str!("../plans/ccp.toml")),
    (DocumentKind::Ccap, include_str!("../plans/ccap.toml")),
    (DocumentKind::Cctp, include_str!("../plans/cctp.toml")),
    (DocumentKind::Lettre, include_str!("../plans/lettre.toml")),
];

/// The plan of a piece, when it has one.
#[must_use]
pub fn plan_of(kind: DocumentKind) -> Option<&'static Plan> {
    static PLANS: OnceLock<BTreeMap<DocumentKind, Plan>> = OnceLock::new();
    PLANS
        .get_or_init(|| {
            FILES
                .into_iter()
                .map(|(kind, text)| {
                    (
                        kind,
                        toml::from_str(text).expect("les plans embarqués sont lus par les tests"),
                    )
                })
                .collect()
        })
        .get(&kind)
}
