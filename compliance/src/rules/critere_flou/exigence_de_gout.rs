//! CRI073.

use std::ops::Range;

use super::vocabulary::{BUYER, MEASURE};
use crate::Family;
use crate::marks::{Hit, hull};
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

/// Looks, or the verb that gives them.
static LOOKS: Phrases = Phrases::new(&[
    "(effet|effets|aspect|apparence|allure|rendu|style|design|esthétique|forme|formes|teinte|teintes|coloris|couleur|couleurs|décor|décors|ambiance|ligne|lignes|finition|finitions|présentation|mobilier|habillage|atmosphère|motif|motifs|costumes|œuvre|œuvres|spectacle|scénographie|décoration|illumination|illuminations|graphisme|visuel|visuels|tenue|tenues|silhouette|facture|cachet)",
    "(=est|=sont|=sera|=seront|=soit|=soient|=paraît|paraissent|doit être|doivent être)",
]);

/// What nobody measures.
static CHARMS: Phrases = Phrases::new(&[
    "(=agreable|=agreables|=plaisant|=plaisante|=plaisants|=plaisantes|=elegant|=elegante|=elegants|=elegantes|=harmonieux|=harmonieuse|=harmonieuses|=beau|=belle|=beaux|=belles|=joli|=jolie|=jolis|=jolies|=valorisant|=valorisante|=raffine|=raffinee|=raffines|=seduisant|=seduisante|=seduisants|=appetissant|=appetissante|=appetissantes|=attrayant|=attrayante|=attrayants|=flatteur|=flatteuse|=flatteurs|=chaleureux|=chaleureuse|=distingue|=noble|=feerique|=feeriques|=magique|=magiques|=poetique|=poetiques|=spectaculaire|=spectaculaires|=prestigieux|=prestigieuse|=luxueux|=luxueuse|=somptueux|=somptueuse|=saisissant|=saisissante|=charmant|=charmante|=convivial|=conviviale|=accueillant|=accueillante|=apaisant|=apaisante|=gai|=gaie|=gais|=gaies|=joyeux|=joyeuse|=joyeuses|=festif|=festive|=inspirant|=inspirante|=gracieux|=gracieuse|=seyant|=seyante|=pimpant|=pimpante|=enchanteur|=enchanteresse|=merveilleux|=merveilleuse|=ravissant|=ravissante|=coquet|=coquette|=cossu|=cossue|=majestueux|=majestueuse|=percutant|=percutante|=tendance|=branche|=chic|moderne et|contemporain et|esthétique et|de bon goût|de qualité supérieure|irréprochable au goût)",
]);

/// The two at once.
static TASTE: Phrases = Phrases::new(&[
    "(bel|beau|belle|joli|jolie|jolis|jolies) (aspect|apparence|allure|rendu|effet|finition|forme|ligne|teinte|ensemble|objet|présentation|facture)",
    "de (bon goût|bel effet|bel aspect|haut standing|bon aloi|belle facture|belle allure|belle apparence)",
    "d'une (grande|rare|belle|réelle|certaine|parfaite) (élégance|beauté|distinction|finesse|harmonie|noblesse|grâce)",
    "(=original|originale|originaux|originales) ..2 souhait",
]);

/// The buyer must be pleased.
static PLEASE: Phrases = Phrases::new(&[
    "(dépend|dépendra|subordonné|subordonnée|conditionné|conditionnée|lié|liée) ..3 (satisfaction|contentement|convenance|bon vouloir|humeur) (de|du|des)",
    "(plaire|plaise|plaisent|plaît|plaira|plairont|séduire|séduise|séduisent|convenir|convienne|conviennent|satisfaire|satisfasse|enchanter) ..1 (à|au|aux|la|le|les|l')",
    "(entière|pleine|totale|complète) satisfaction ..1 (à|au|aux|de|du|des|l'|la)",
    "(donner|donne|donnera|donnent|donneront|apporter) ..2 satisfaction ..1 (à|au|aux|l'adjoint|l'acheteur|la|le)",
    "(à la|selon la|jusqu'à|obtenir la) ..2 (satisfaction|convenance) ..2 (de|du|des|d')",
    "(conforme|conformes|correspondre|correspond|correspondent|répondre|répond|adapté|adaptés|choisi|choisis) ..2 (goût|goûts|sensibilité|souhaits|image que|attentes esthétiques|idée que) ..1 (de|du|des|d'|que)",
    "(au|du|selon le|aux) (goût|goûts) (de|du|des)",
    "(refuser|refusé|refusée|refusés|=refuse|rejeter|rejeté|=rejette|reprendre|=reprend|recommencer|=recommence|=refait|=remplace|renvoyer|=renvoie) ..8 (déplaît|plaît|plaisent|plaît pas|convient pas|convainc|ne lui convient)",
]);

static REFUSES: Phrases = Phrases::new(&[
    "(refuser|refusé|refusée|refusés|=refuse|rejeter|rejeté|=rejette|reprendre|=reprend|recommencer|=recommence|=refait|=remplace|renvoyer|=renvoie)",
]);

/// « ce qui ne lui convient pas »
static TO_IT: Phrases = Phrases::new(&["(ne|n') (=lui|=leur) (convient|plaît|plaisent|agrée)"]);

static VERIFIED: Phrases = Phrases::new(&[
    "au sens (du|de|de l')",
    "# (lux|lumens|candelas|cd|k|kelvins|mm|cm|m|degrés|°|%|microns|db|décibels|grammes|g|m2|m²)",
    "(RAL|NCS|Pantone|nuancier|échantillon témoin|grille|annexe|mesuré|mesurée|questionnaire|enquête|tolérance|sondage|taux de satisfaction|indicateur)",
    "(ne|n') ..3 (pas|ni|jamais)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let looks = r.find(&LOOKS, sentence.clone());
        let charms = r.find(&CHARMS, sentence.clone()).into_iter().filter_map(|charm| {
            let look = looks
                .iter()
                .find(|look| look.end <= charm.start && charm.start - look.end <= 3)?;
            Some(hull(look, &charm))
        });
        let taste = charms
            .chain(r.find(&TASTE, sentence.clone()))
            .find(|range| !r.has(&VERIFIED, r.clause(range)));
        let pleased = || {
            r.find(&PLEASE, sentence.clone())
                .into_iter()
                .find(|range| {
                    // « Renvoyer ce qui ne lui convient pas »: the denial is the rule.
                    let verified = if r.has(&REFUSES, range.start..range.start + 1) {
                        r.has(&MEASURE, r.clause(range))
                    } else {
                        r.has(&VERIFIED, r.clause(range))
                    };
                    (buyer_near(r, range) || r.has(&TO_IT, range.clone())) && !verified
                })
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
