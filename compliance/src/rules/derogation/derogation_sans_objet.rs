//! DER002.

use std::collections::BTreeSet;

use document::{DocumentKind, Place};

use super::closing::{KINDS, article_of, cited, closing_title};
use crate::Family;
use crate::dossier::has_below;
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::rules::orphelin::Numbers;
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// La liste des dérogations cite un article du document qui n’existe pas ou ne déroge à rien.
    ///
    /// ## Base légale
    /// Article R2112-3 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// La liste vient sans doute d’un autre marché : ce qui déroge vraiment n’y est peut-être pas.
    ///
    /// ## Correction
    /// Dire la dérogation dans l’article cité (« par dérogation à l’article … du CCAG »), ou retirer la ligne.
    pub(crate) IdleDerogation {
        code: "DER002",
        name: "derogation-sans-objet",
        family: Family::Derogation,
        severity: Severity::Mineur,
        scope: Scope::Document,
        legal_basis: &["R2112-3"],
        headline: "l’article cité ne déroge à rien",
        check: Check::Document(find),
    }
}

/// « L’article 14.8 du présent cahier déroge à … », « Article 12 du CCAP : dérogation à … ».
static OWN_FIRST: Phrases = Phrases::new(&["(article|articles)"]);

static DEPARTS: Phrases = Phrases::new(&["(déroge|dérogent|dérogeant|dérogation|dérogations)"]);

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    if !KINDS.contains(&d.document.kind) || d.document.kind == DocumentKind::Lettre {
        return;
    }
    let Some(title) = closing_title(d) else { return };
    let closing = article_of(d, title);
    let numbers = Numbers::of(d);
    let departing = departing(d, &closing);
    let own_first = columns(d, &closing);
    for passage in closing.clone().skip(1) {
        let text = &d.texts[passage];
        let all = 0..text.tokens().len();
        let own = match d.passages[passage].place {
            // A table of two columns: what departs, from what.
            Place::Cell { column: 0, row, .. } if row > 0 && own_first => {
                let head = usize::from(matches!(d.folded(passage, 0), "article" | "art" | "articles"));
                cited(d, passage, head, all.end)
            }
            Place::Cell { .. } | Place::Title { .. } => continue,
            _ => {
                // What stands before the verb is the document's own.
                let Some(verb) = DEPARTS.find(text, all.clone()).into_iter().next() else {
                    continue;
                };
                let Some(word) = OWN_FIRST.find(text, 0..verb.start).into_iter().next() else {
                    continue;
                };
                cited(d, passage, word.end, verb.start)
            }
        };
        for (number, tokens) in own {
            let message = if numbers.lacks(&number) {
                format!(
                    "La liste des dérogations cite l’article {number}, qui n’existe pas dans ce document."
                )
            } else if numbers.has(&number) && !(departing.contains(&number) || has_below(&departing, &number))
            {
                format!(
                    "La liste des dérogations cite l’article {number}, qui ne dit pas déroger au CCAG : chaque dérogation \
                     se dit dans l’article qui déroge."
                )
            } else {
                continue;
            };
            hits.push(d.hit(passage, tokens, typographic(&message)));
        }
    }
}

/// Whether the closing article is a table whose first column is the document's own.
fn columns(d: &DocumentReading<'_>, closing: &std::ops::Range<usize>) -> bool {
    closing.clone().any(|at| {
        let passage = &d.passages[at];
        let head = french::fold(&passage.text);
        matches!(
            passage.place,
            Place::Cell {
                row: 0,
                column: 0,
                ..
            }
        ) && !head.contains("ccag")
            && ["ccap", "ccp", "present", "article du marche", "cahier"]
                .iter()
                .any(|word| head.contains(word))
    })
}

/// Articles, outside the list, that say they depart.
fn departing(d: &DocumentReading<'_>, closing: &std::ops::Range<usize>) -> BTreeSet<String> {
    let outside = d.about(Topics::DEROGATION).filter(|at| !closing.contains(at));
    outside
        .filter(|at| d.says(*at, &DEPARTS))
        .filter_map(|at| d.passages[at].article.clone())
        .collect()
}
