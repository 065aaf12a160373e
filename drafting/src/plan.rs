//! The plan of each piece: its articles, in order.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use document::DocumentKind;
use serde::Deserialize;

/// What the code adds at the end of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GeneratedPart {
    Lots,
    PiecesDce,
    Criteres,
    Notation,
    Questions,
    Preuves,
    Derogations,
}

/// An article of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Stable name, aimed at by facets and references.
    pub place: String,
    /// Title.
    pub title: String,
    /// What the code adds.
    #[serde(default)]
    pub(crate) generated: Option<GeneratedPart>,
    /// Whether the article may be left out when nothing fills it.
    #[serde(default)]
    pub optional: bool,
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
}

const FILES: [(DocumentKind, &str); 3] = [
    (DocumentKind::Rc, include_str!("../plans/rc.toml")),
    (DocumentKind::Ccap, include_str!("../plans/ccap.toml")),
    (DocumentKind::Cctp, include_str!("../plans/cctp.toml")),
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
