//! CRI042.

use std::collections::BTreeSet;

use document::{DocumentKind, Place};
use french::fold;

use super::policy::policies;
use crate::Family;
use crate::phrases::Phrases;
use crate::reading::{Announced, Reading};
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Une question du cadre de réponse porte sur la politique générale de l’entreprise.
    ///
    /// ## Base légale
    /// Article L2152-7 du code de la commande publique ; Conseil d’État, 25 mai 2018, n° 417580.
    ///
    /// ## Pourquoi
    /// Une question annonce ce qui sera noté. La politique de l’entreprise tout entière est sans lien avec l’objet du marché.
    ///
    /// ## Correction
    /// Demander ce que l’entreprise fera pour ce marché : « Comment réduisez-vous les emballages des livraisons du marché ? »
    pub(crate) PolicyQuestion {
        code: "CRI042",
        name: "question-sur-la-politique-generale",
        family: Family::RseGenerale,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["L2152-7"],
        headline: "cette question porte sur l’entreprise tout entière",
        check: Check::Document(find),
    }
}

/// A question, or an order to answer.
static ASKED: Phrases = Phrases::new(&[
    "(décrivez|décrire|précisez|préciser|indiquez|indiquer|présentez|présenter|exposez|exposer|détaillez|détailler|joignez|quel|quels|quelle|quelles|comment|combien|avez-vous|disposez-vous|êtes-vous)",
    "\"?\"",
]);

static FRAME: Phrases =
    Phrases::new(&["(questionnaire|cadre de réponse|cadre de mémoire|cadre de réponses|trame de réponse)"]);

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    let title = french::Text::new(&d.document.title);
    let frame = d.document.kind == DocumentKind::Autre && FRAME.is_in(&title, 0..title.tokens().len());
    let mut columns: BTreeSet<(&str, usize)> = BTreeSet::new();
    for at in d.published() {
        let passage = &d.passages[at];
        let in_column = match passage.place {
            Place::Cell { row: 0, column, .. } => {
                if fold(&passage.text).contains("question") {
                    columns.insert((passage.root.as_str(), column));
                }
                false
            }
            Place::Cell { column, .. } => columns.contains(&(passage.root.as_str(), column)),
            _ => false,
        };
        let asks = |sentence| ASKED.is_in(&d.texts[at], sentence);
        let asked = in_column || (frame && d.sentences(at).any(asks));
        if !asked {
            continue;
        }
        let reading = Reading::new(&d.texts[at], d.document.kind, d.ctx, Announced::default());
        for sentence in reading.sentences() {
            if let Some(tokens) = policies(&reading, &sentence).into_iter().next() {
                let message = typographic(&format!(
                    "« {} » : cette question porte sur l’entreprise tout entière, non sur le marché.",
                    d.slice(at, tokens.clone())
                ));
                hits.push(d.hit(at, tokens, message));
            }
        }
    }
}
