//! An article of the law: our digest, its date, how sure it is.

use law::Law;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ApiError, Desk, ErrorCode};

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ArticleView {
    /// Id, as cited in files (`R2111-7`).
    pub id: String,
    /// Citation, as written in a text.
    pub citation: String,
    /// Code or text.
    pub code: String,
    /// First day of the version known.
    pub in_force: Option<String>,
    /// How the text was established.
    pub reliability: String,
    /// When it was last checked.
    pub checked: Option<String>,
    /// Our digest, in French.
    pub digest: String,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ArticleQuery {
    /// As written in a text.
    pub citation: String,
}

/// The article of a citation.
///
/// # Errors
/// As [`article`].
pub fn query(_: &Desk, query: ArticleQuery) -> Result<ArticleView, ApiError> {
    article(&query.citation)
}

/// The article of that citation (`R2111-7`, « R. 2111-7 », `CP 432-14`).
///
/// # Errors
/// The article is not among those the application knows.
pub fn article(citation: &str) -> Result<ArticleView, ApiError> {
    let law = Law::embedded();
    let upper = citation.trim().to_uppercase();
    let article = law
        .article(citation)
        .or_else(|| law.article(&upper))
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::NotFound,
                format!(
                    "l’article « {citation} » n’est pas dans le fonds de l’application (exemple : R2111-7)"
                ),
            )
        })?;
    Ok(ArticleView {
        id: article.id.clone(),
        citation: article.citation(),
        code: article.code.clone(),
        in_force: article.in_force.map(|date| date.to_string()),
        reliability: article.reliability.slug().to_owned(),
        checked: article.checked.map(|date| date.to_string()),
        digest: article.digest.clone(),
    })
}
