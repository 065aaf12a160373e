//! CRI071.

use std::ops::Range;

use document::DocumentKind;

use super::frames;
use super::vocabulary::{BUYER, DISCRETION, JUDGING, LAWFUL_FREEDOM, MEASURE};
use crate::Family;
use crate::marks::{Hit, between, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::words::HOLDER;

declare_rule! {
    /// L’offre ou la prestation est jugée selon l’humeur ou le goût de l’acheteur.
    ///
    /// ## Base légale
    /// Articles L2152-7, L2152-8 et R2111-10 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une appréciation souveraine, une impression ou un refus sans motif donnent une liberté de choix illimitée : le candidat ne sait
    /// pas à quoi répondre, et le juge ne peut rien contrôler.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Confort, 15 % : impression générale ressentie par l’acheteur.
    /// ```
    /// ```rc,bad
    /// La qualité des échantillons est appréciée souverainement par la commission.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Confort, 15 points : hauteur d’assise réglable en centimètres (10 points), épaisseur de la mousse en millimètres (5 points).
    /// ```
    /// ```rc,good
    /// Le pouvoir adjudicateur peut déclarer la procédure sans suite à tout moment.
    /// ```
    ///
    /// ## Correction
    /// Décrire ce qui est observé, avec une grille ou une mesure, et motiver tout refus par l’écart au cahier des charges.
    pub(crate) ArbitraryJudgement {
        code: "CRI071",
        name: "jugement-discretionnaire",
        family: Family::CritereFlou,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "L2152-8", "R2111-10"],
        headline: "le jugement dépend du seul gré de l’acheteur",
        check: Check::Passage(find),
    }
}

/// Enough by itself, whoever judges.
static STRONG: Phrases = Phrases::new(&[
    "(seul|seule|seuls|seules) (juge|juges|maître|maîtresse|décideur)",
    "sans ..1 (avoir|devoir|être tenu|être tenue) ..6 (justifier|motiver|expliquer|raisons)",
    "(=souverainement|=discretionnairement|=arbitrairement)",
    "(au sens où|comme) ..2 (l'entend|le conçoit)",
]);

/// « à son appréciation »: nothing tells yet what is judged.
static ITS_OWN_WILL: Phrases = Phrases::new(&["(=a|=selon|=suivant) (=son|=sa|=leur) _"]);

/// Something is chosen, noted, refused.
static CHOOSES: Phrases = Phrases::new(&[
    "(choix|choisi|choisie|choisit|choisir|choisira|retenir|retenu|retenue|retient|retiendra|refus*|rejet*|=note|noté|notée|notation|points|décid*|décision|écart*|classement|classe|apprécié|appréciée|appréciation|jugé|jugée|jugement|préfér*|attribu*|tranch*|admission|ajournement|prononc*|élimin*|valid*|accept*|réception|repris|reprise|reprendre|renvoy*)",
]);

/// A note whose only source is somebody.
static BY_SOMEBODY: Phrases = Phrases::new(&[
    "(jugement|avis|appréciation|goût|regard|opinion|sentiment|oreille|=oeil) (=de|=du|=des|=porte|=rendu|=donne) ..10 (=fait|=font|=suffit|=emporte|=vaut) (=seul|=seule)? ..1 (foi|loi|réception|note|choix|décision|classement|admission)",
    "(points|note|notes|critère|bonus) ..8 (=a =la =main|=a =la =disposition|=entre =les =mains|=aux =bons =soins|=a =l'initiative) (de|du|des) (la|l'|les)? ..1 (acheteur|commission|jury|maire|adjoint|adjointe|élu|élue|élus|directeur|directrice|direction|chef|service|comité|conseil|président|présidente|bureau)",
    "(appréciation|jugement|opinion|regard) ..5 par (la|le|les|l')? ..1 (acheteur|commission|jury|maire|adjoint|adjointe|directeur|directrice|direction|chef|service|services|comité|conseil|élus|président|responsable|équipe|agents)",
    "(note|notes|points|valeur|coefficient|satisfaction présumée|valeur perçue|appréciation|critère|sous-critère|qualité|esthétique|savoir-être|intérêt|pertinence) ..14 (fixé|fixée|fixés|attribué|attribuée|attribués|donné|donnée|affecté|affectée|réservé|réservée|noté|notée|notés|coté|cotée|laissé|laissée|décerné|décernée|jaugé|jaugées|jugé|jugée|décidé|décidée) ..4 (à|par|au|aux) (la|le|les|l')? ..1 (acheteur|commission|jury|maire|adjoint|adjointe|directeur|directrice|direction|chef|service|services|comité|conseil|élus|président|rapporteur|=bureau|représentant|cabinet|équipe|maître d'œuvre|secrétariat|responsable|conservateur|conseiller)",
]);

/// Each note is given its reasons.
static MOTIVATED: Phrases = Phrases::new(&["(=en =motivant|=motivant) (=chaque|=chacune|=sa|=ses|=les|=la)"]);

static GRID: Phrases =
    Phrases::new(&["(grille|annexe|fiche|échelle|questionnaire|barème|motivé|motivée|motivées|motivés)"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let found = r
            .find(&DISCRETION, sentence.clone())
            .into_iter()
            .filter(|range| arbitrary(r, &sentence, range))
            .reduce(|all, more| {
                if between(&all, &more).len() <= 12 {
                    hull(&all, &more)
                } else {
                    all
                }
            })
            .or_else(|| by_somebody(r, &sentence))
            .or_else(|| frames::arbitrary(r, &sentence));
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}

fn arbitrary(r: &Reading<'_>, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let by_buyer = || {
        let named = range.clone().any(|at| matches!(r.folded(at), "lui" | "leur"))
            && !r.has(&HOLDER, r.clause(range));
        r.kind == DocumentKind::Rc
            || named
            || r.has(&BUYER, sentence.clone())
            || antecedent(r, sentence).is_some_and(|before| r.has(&BUYER, before))
    };
    let spoken = || {
        r.has(&JUDGING, sentence.start..range.start)
            || r.has(&JUDGING, range.end..sentence.end)
            || !r.has(&ITS_OWN_WILL, range.clone()) && r.has(&JUDGING, range.clone())
    };
    let judged = r.has(&STRONG, range.clone()) || (spoken() && by_buyer());
    let clause = r.clause(range);
    // « Sans justification » alone says nothing of a choice.
    let idle = r.folded(range.start) == "sans"
        && (range.start == sentence.start
            || frames::qualified(r, range.end)
            || !r.has(&CHOOSES, clause.clone()));
    judged
        && !idle
        && !r.has(&LAWFUL_FREEDOM, clause)
        && !r.has(&MOTIVATED, sentence.clone())
        && !antecedent(r, sentence).is_some_and(|before| r.has(&HOLDER, before))
}

/// « Il juge… », « Elle organise… »: the sentence before says who.
fn antecedent(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let pronoun = matches!(r.folded(sentence.start), "il" | "elle" | "ils" | "elles");
    let before = sentence.start.checked_sub(1).filter(|_| pronoun)?;
    Some(r.sentence(before))
}

/// A quality that is what some people find it to be.
static BY_TASTERS: Phrases = Phrases::new(&[
    "(goût|saveur|saveurs|beauté|esthétique|élégance|confort|qualité|agrément|charme|ambiance|rendu|intérêt|originalité) (=selon|=d'apres|=aux =yeux) (des|de|du)? (la|le|les|l')? (=convives|=elus|=membres|=maire|=commission|=jury|=agents|=usagers|=enfants|=residents|=visiteurs|=public|=parents|=directeur|=directrice|=service|=services|=comite)",
]);

fn by_somebody(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let tasters = r
        .find(&BY_TASTERS, sentence.clone())
        .into_iter()
        .find(|range| !r.has(&GRID, r.clause(range)) && !r.has(&GRID, mood::next_sentence(r, sentence)));
    if tasters.is_some() {
        return tasters;
    }
    r.find(&BY_SOMEBODY, sentence.clone()).into_iter().find(|range| {
        // « la valeur au pays, le marché est attribué aux… »: the contract, no note.
        let contract = range
            .clone()
            .any(|at| matches!(r.folded(at), "marche" | "contrat" | "lot" | "commande"));
        !contract
            && r.kind != DocumentKind::Cctp
            && !r.has(&MEASURE, r.clause(range))
            && !r.has(&GRID, mood::next_sentence(r, sentence))
            && !r.has(&LAWFUL_FREEDOM, r.clause(range))
    })
}
