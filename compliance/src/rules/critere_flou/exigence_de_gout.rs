//! CRI073.

use std::ops::Range;

use super::vocabulary::BUYER;
use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une exigence technique dépend du goût de l’acheteur.
    ///
    /// ## Base légale
    /// Article R2111-10 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une exigence est assez précise pour que le candidat connaisse l’objet du marché. Un article « de bon goût » ou un rendu qui doit
    /// « plaire » ne se vérifie pas.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les bancs ont un aspect élégant.
    /// ```
    /// ```cctp,bad
    /// Le rendu doit donner entière satisfaction au maire.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les bancs sont gris clair (RAL 7035), mats, sans soudure visible ; un échantillon est comparé au nuancier joint.
    /// ```
    ///
    /// ## Correction
    /// Décrire la teinte, la forme, la tolérance ou la performance, et la façon de la vérifier.
    pub(crate) RequirementOfTaste {
        code: "CRI073",
        name: "exigence-de-gout",
        family: Family::CritereFlou,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-10"],
        headline: "l’exigence dépend du goût de l’acheteur",
        check: Check::Passage(find),
    }
}

/// Looks and moods that nobody measures.
static TASTE: Phrases = Phrases::new(&[
    "(effet|aspect|apparence|allure|rendu|style|design|esthétique|forme|formes|teinte|teintes|coloris|couleur|couleurs|décor|ambiance|ligne|lignes|finition|finitions|présentation|mobilier|habillage) ..3 (agréable|agréables|plaisant|plaisante|plaisants|plaisantes|élégant|élégante|élégants|élégantes|harmonieux|harmonieuse|harmonieuses|beau|belle|joli|jolie|moderne et|valorisant|valorisante|raffiné|raffinée|séduisant|séduisante|attrayant|attrayante|flatteur|flatteuse|chaleureux|chaleureuse|distingué|noble|féerique|féeriques|magique|poétique|poétiques|spectaculaire|spectaculaires|prestigieux|prestigieuse|luxueux|luxueuse|somptueux|somptueuse|saisissant|saisissante|charmant|charmante|original|originale|contemporain et|moderne et|convivial|conviviale|accueillant|accueillante|apaisant|apaisante|gai|gaie|gais|joyeux|joyeuse|festif|festive|inspirant|inspirante|beauté|esthétique et|flatteurs|irréprochable au goût|de bon goût|de qualité supérieure)",
    "(=est|=sont|=sera|=seront|=soit|=soient) (plaisant|plaisante|plaisants|plaisantes|élégant|élégante|élégants|élégantes|séduisant|séduisante|séduisants|appétissant|appétissante|appétissantes|attrayant|attrayante|raffiné|raffinée|joli|jolie|jolis|beau|belle|beaux|belles|gracieux|gracieuse|seyant|seyante)",
    "(bel|beau|belle|joli|jolie|jolis|jolies) (aspect|apparence|allure|rendu|effet|finition|forme|ligne|teinte|ensemble|objet|présentation|facture)",
    "de (bon goût|bel effet|bel aspect|haut standing|bon aloi|belle facture|belle allure|belle apparence)",
]);

/// The buyer must be pleased.
static PLEASE: Phrases = Phrases::new(&[
    "(plaire|plaise|plaisent|plaît|plaira|plairont|séduire|séduise|séduisent|convenir|convienne|conviennent|satisfaire|satisfasse|enchanter) ..1 (à|au|aux|la|le|les|l')",
    "(entière|pleine|totale|complète) satisfaction ..1 (à|au|aux|de|du|des|l'|la)",
    "(donner|donne|donnera|donnent|donneront|apporter) ..2 satisfaction ..1 (à|au|aux|l'adjoint|l'acheteur|la|le)",
    "(à la|selon la|jusqu'à|obtenir la) ..2 (satisfaction|convenance) ..2 (de|du|des|d')",
    "(conforme|conformes|correspondre|correspond|correspondent|répondre|répond|adapté|adaptés|choisi|choisis) ..2 (goût|goûts|sensibilité|souhaits|image que|attentes esthétiques|idée que) ..1 (de|du|des|d'|que)",
    "(au|du|selon le|aux) (goût|goûts) (de|du|des)",
    "(refuser|refusé|refusée|refusés|rejeter|rejeté|reprendre|recommencer|renvoyer) ..8 (déplaît|plaît|plaisent|plaît pas|convient pas|convainc|ne lui convient)",
]);

static VERIFIED: Phrases = Phrases::new(&[
    "(RAL|NCS|Pantone|nuancier|échantillon témoin|grille|annexe|mesuré|mesurée|questionnaire|enquête|tolérance|sondage|taux de satisfaction|indicateur)",
    "(ne|n') ..3 (pas|ni|jamais)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let taste = r
            .find(&TASTE, sentence.clone())
            .into_iter()
            .find(|range| !r.has(&VERIFIED, r.clause(range)));
        let pleased = || {
            r.find(&PLEASE, sentence.clone())
                .into_iter()
                .find(|range| buyer_near(r, range) && !r.has(&VERIFIED, r.clause(range)))
                .map(|range| range.start..r.ahead(range.end, 2).end)
        };
        if let Some(range) = taste.or_else(pleased) {
            hits.push(Hit::new(range));
        }
    }
}

/// Whoever must be pleased stands in or just after the words.
fn buyer_near(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&BUYER, range.start..r.ahead(range.end, 4).end)
}
