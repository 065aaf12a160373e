//! DER003.

use document::DocumentKind;
use french::parse_number;

use super::closing::{article_of, closing_title, listed};
use crate::Family;
use crate::dossier::has_kin;
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, PlacedHit, Scope, Severity, declare_rule};
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// Une pénalité de retard s’écarte de celle du CCAG sans le dire.
    ///
    /// ## Base légale
    /// Article R2112-3 du code de la commande publique ; articles 14.1 des CCAG de 2021 (fournitures, techniques de
    /// l’information, prestations intellectuelles).
    ///
    /// ## Pourquoi
    /// Le marché qui renvoie au CCAG indique les articles auxquels il déroge ; sinon, deux calculs s’opposent.
    ///
    /// ## Correction
    /// Écrire « par dérogation à l’article 14.1 du CCAG », et l’ajouter à la liste finale des dérogations.
    pub(crate) SilentPenalty {
        code: "DER003",
        name: "penalite-sans-derogation",
        family: Family::Derogation,
        severity: Severity::Majeur,
        scope: Scope::Document,
        legal_basis: &["R2112-3"],
        headline: "cette pénalité s’écarte du CCAG",
        check: Check::Document(find),
    }
}

/// General conditions whose penalty is in article 14.1, and the parameter that gives its divisor.
static GENERAL: [(Phrases, &str); 2] = [
    (
        Phrases::new(&["(=ccag-fcs|=ccag-tic)", "=CCAG ..3 (=FCS|=TIC|fournitures)"]),
        "ccag-penalite-diviseur-fcs-tic",
    ),
    (
        Phrases::new(&["=ccag-pi", "=CCAG ..3 (=PI|prestations intellectuelles)"]),
        "ccag-penalite-diviseur-pi-mi",
    ),
];

/// A sum for each day late.
static BY_DAY: Phrases = Phrases::new(&[
    "(pénalité|pénalités) ..14 retard ..14 (€|euros) (HT)? par jour",
    "(pénalité|pénalités) ..12 (€|euros) (HT)? par jour (calendaire|ouvré)? (de)? retard",
    "retard ..14 (pénalité|pénalités) ..10 (€|euros) (HT)? par jour",
]);

/// What is late is something else than the delivery or the service.
static ELSE: Phrases = Phrases::new(&[
    "(document|documents|attestation|attestations|relevé|rapport|compte rendu|plan|insertion|remise|transmission|certificat|certificats|justificatif|justificatifs|réparation|déclaration|absence|réunion)",
]);

static DEPARTS: Phrases = Phrases::new(&["(déroge|dérogent|dérogeant|dérogation|dérogations)"]);

/// « P = V x R / 1000 ».
static FORMULA: Phrases = Phrases::new(&["=p \"=\" ..14 \"/\" #", "=v ..2 =r ..1 (\"/\"|\"÷\") #"]);

fn find(d: &DocumentReading<'_>, hits: &mut Vec<PlacedHit>) {
    if !matches!(d.document.kind, DocumentKind::Ccap | DocumentKind::Ccp) {
        return;
    }
    let applied = GENERAL
        .iter()
        .find(|(phrases, _)| d.about(Topics::CCAG).any(|at| d.says(at, phrases)));
    let Some((_, parameter)) = applied else { return };
    // Listed at the end, the departure is said.
    if let Some(title) = closing_title(d)
        && has_kin(&listed(d, &article_of(d, title)), "14")
    {
        return;
    }
    let divisor = d.ctx.law.number(parameter, d.ctx.launch_date);
    for passage in d.about(Topics::PENALTY.and(Topics::CCAG)) {
        let article = d.passages[passage].article.as_deref();
        let said = |at: usize| d.passages[at].article.as_deref() == article && d.says(at, &DEPARTS);
        let text = &d.texts[passage];
        for sentence in d.sentences(passage) {
            let flat = BY_DAY
                .find(text, sentence.clone())
                .into_iter()
                .find(|_| !ELSE.is_in(text, sentence.clone()));
            let formula = FORMULA.find(text, sentence.clone()).into_iter().find(|range| {
                let written = parse_number(d.slice(passage, range.end - 1..range.end));
                matches!((written, divisor), (Some(own), Some(general)) if (own - general).abs() > 0.5)
            });
            let Some(tokens) = flat.or(formula) else { continue };
            if d.about(Topics::DEROGATION).any(said) {
                continue;
            }
            let message = typographic(
                "Cette pénalité de retard remplace celle de l’article 14.1 du CCAG, et le document ne dit pas y déroger.",
            );
            hits.push(d.hit(passage, tokens, message));
            return;
        }
    }
}
