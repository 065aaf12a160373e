//! What makes an imposed material or process lawful.

use std::ops::Range;

use super::ways::is_sign;
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;

/// The law, health, heritage or the site speak: whatever is imposed has a reason.
static GROUNDED: Phrases = Phrases::new(&[
    "(allergie|allergène|allergique|toxique|toxicité|cancérogène|nocif|motif de santé|raison sanitaire|=sanitairement|amiante|phtalates|bisphénol|perturbateur)",
    "(architecte des bâtiments|monument|monuments|patrimoine|patrimonial|patrimoniale|ABF|sauvegardé|remarquable|aspect identique|conservation-restauration|réversibilité)",
    "(site|secteur|abords|immeuble|édifice|façade|église|chapelle|parement|bâtiment|décor|zone|périmètre) ..2 (classé|classée|inscrit|inscrite|protégé|protégée)",
    "(avis|note|étude|prescription|prescriptions|rapport|diagnostic|extrait|arrêté|calcul) ..4 (joint|jointe|joints|jointes|annexé|annexée|annexés|annexées|annexe)",
]);

/// A text obliges, or forbids the others.
static LAW_SPEAKS: Phrases = Phrases::new(&[
    "(interdit|interdite|interdits|imposé|imposée|prohibé|proscrit|prescrit|exigé|restreint|restreinte|exclu|exclue|prévu|prévue|fixé|fixée) ..3 par ..4 (loi|règlement|réglementation|arrêté|décret|code|directive|article|ordonnance|préfet|agence|gestionnaire|architecte)",
    "(loi|règlement|réglementation|arrêté|décret|code|directive|article|préfet|gestionnaire|architecte) ..16 (interdit|interdisant|impose|imposant|prohibe|prohibant|proscrit|prescrit|prescrivant|exige|exigeant|restreint|restreignant|exclut|limite|plafonne)",
    "(conformément|en application|en vertu|au titre|au sens) ..3 (loi|règlement|réglementation|arrêté|décret|code|directive|article|PLU)",
    "(visé|visés|visées|soumis|soumises|concerné|concernés|interdiction|interdictions|restriction|restrictions) ..3 (loi|règlement|réglementation|arrêté|décret|code|directive)",
]);

/// A text of the place, in the sentence or the one after.
static PLACE_TEXT: Phrases = Phrases::new(&[
    "(PLU|plan local d'urbanisme|règlement ..2 (assainissement|voirie|urbanisme|sanitaire|lotissement|cimetière|sécurité|copropriété))",
]);

/// A text that obliges to nothing, as the words admit.
static LAW_SILENT: Phrases = Phrases::new(&[
    "(alors que|bien que|sans que|quoique|même si|quand bien même) ..3 (PLU|règlement|loi|arrêté|code|ABF|architecte|texte|norme|réglementation) ..4 (ne|n'|impose|exige|demande|prévoie|oblige)",
]);

/// A cause is given.
static CAUSE: Phrases = Phrases::new(&[
    "en raison (de|du|des|d')",
    "(=dont|=car|=puisque) ..6 (proscrit|interdit|exclut|déconseille|impose|exige)",
    "(compte tenu|du fait|eu égard|à cause) (de|du|des|d'|à|au|aux)",
    "(justifié|justifiée|commandé|motivé|rendu nécessaire|rendue nécessaire|dicté|imposé|imposée) par",
    "(l'|les|y|le|la) (impose|imposent|exige|exigent|imposant|exigeant|justifie|justifient|justifiant|commande|commandant|nécessite|nécessitant|interdit|interdisant|interdisent|excluant)",
    "(car|parce que|puisque|dès lors que|afin (de|d'|que)|pour (éviter|prévenir|garantir|assurer|protéger|préserver|respecter|des raisons|des motifs|la sécurité|ne pas))",
    "(risque|risques|incompatible|incompatibilité|corrosion|agressivité|agressif|nappe phréatique|portance|salinité|inflammable|explosion|explosif|=contamination)",
    "(seul|seule|seuls|seules) ..3 (compatible|apte|capable|à même|à résister)",
]);

/// Reasons of mere convenience.
static CONVENIENCE: Phrases = Phrases::new(&[
    "(faciliter|simplifier|harmoniser|uniformiser|limiter le stock|limiter les stocks|habitude|habitudes|habitué|habitués|satisfait|satisfaits|préférence|homogénéité|commodité|goût|souhait|gêner|image|tradition)",
]);

/// The choice is left to the one who performs.
static FREE: Phrases = Phrases::new(&[
    "au choix (du|de la|de l'|des) (titulaire|candidat|candidats|entreprise|entreprises|fournisseur|soumissionnaire|prestataire|imprimeur|fabricant|exploitant|constructeur|attributaire|opérateur)",
    "à (son|leur) choix",
    "(le|la|l') (titulaire|candidat|entreprise|fournisseur|prestataire|attributaire|soumissionnaire) (choisit|propose|opte|retient|détermine|reste libre|est libre)",
    "(libre|librement|laissé à|laissée à|laissés à)",
    "ou (tout|toute|tous|en tout|par tout|en toute|par toute) (autre)?",
    "(n'|ne) (écarte|exclut|impose|exige|privilégie) (aucun|aucune|pas|ni)",
    "(aucun|aucune) (matériau|matière|procédé|méthode|technique|mode) (n'|ne) (est|soit|sera) ..2 (imposé|imposée|exigé|exigée|exclu|exclue|écarté|écartée|privilégié|prescrit)",
    "(n'|ne) ..2 pas (nécessairement|obligatoirement|forcément|exclusivement|uniquement|seulement|impérativement)",
    "(n'|ne) (a|ont|aura|auront) pas à être",
    "(sans|ni) (imposer|exclure|exiger|exclusive)",
    "(et|ou) (matériaux|matières|procédés) (équivalent|similaire|comparable)",
    "(pourvu|à condition|dès lors) (que|qu')",
]);

/// Nothing is built here: the words speak of what the object of the purchase is, of waste to sort, of paper to send.
static ELSEWHERE: Phrases = Phrases::new(&[
    "(marché|lot|accord-cadre|consultation|contrat) ..4 (objet|porte|concerne|comprend)",
    "(fourniture|livraison|achat|acquisition|location|collecte|tri|enlèvement|valorisation|recyclage|reprise) (et|,)? (la)? (livraison|pose)? (de|du|des|d') (béton|papier|bois|enrobé|acier|carton|granulats|plâtre|peinture|gravier|sable|verre|plastique|pierre|plaque|tissu|linge)",
    "(bac|bacs|benne|bennes|colonne|colonnes|borne|bornes|conteneur|conteneurs|flux|poubelle|sac|sacs) ..4 (reçoit|reçoivent|réservé|accueille|accueillent|collecte|destiné|dédié)",
    "(format|forme|version|support|exemplaire|exemplaires|voie|liste|envoi|facture|courrier|catalogue|plan|plans|dossier) ..2 (papier|électronique|dématérialisé|numérique|postale|amiable)",
    "(déchet|déchets|gravats|encombrants|biodéchets|ordures|textiles usagés) ..6 (accepté|acceptés|admis|collecté|collectés|déposés|triés|valorisés)",
]);

/// Existing things, as far as a material is concerned.
static EXISTING: Phrases = Phrases::new(&[
    "(existant|existante|existants|existantes|actuel|actuelle|actuels|actuelles|actuellement|ancien|ancienne|anciens|anciennes|origine|conservé|conservée|conservés|conservées|conserve|déposé|déposée|historique|déjà)",
    "état des lieux",
    "(déjà|restant|reste|restent) en place",
    "(datant|=date|=datent|construit|construite|construits|édifié|=posee|=poses|=posees) (de|d'|en #>1900|depuis)",
]);

/// Something makes it lawful; `tokens` run from the material to what imposes it.
pub(super) fn sound(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let own = |_: Range<usize>| false;
    if mood::equivalence(r, tokens, &own) == Equivalence::Open {
        return true;
    }
    let clause = r.clause(tokens);
    let sentence = r.sentence(tokens.start);
    let alinea = r.alinea(tokens.start);
    denied(r, tokens)
        || kept_up(r, tokens)
        || r.has(&WHEN, tokens.end..(tokens.end + 2).min(sentence.end)) && !r.has(&OF_MATTER, tokens.clone())
        || r.has(&FREE, clause.clone())
        || r.has(&ELSEWHERE, clause.clone())
        || !r.has(&LAW_SILENT, sentence.clone())
            && (r.has(&GROUNDED, around(r, tokens, &alinea))
                || r.has(&LAW_SPEAKS, near_law(r, &sentence, &alinea))
                || r.has(&PLACE_TEXT, sentence.start..mood::next_sentence(r, &sentence).end))
        || reasoned(r, tokens, &sentence)
        || described(r, tokens)
        || sentence.clone().any(|at| mood::is_past_year(r, at)) && !r.has(&FUTURE, sentence)
}

/// Only at some time: nothing is said of matter or process.
static WHEN: Phrases = Phrases::new(&[
    "(=apres|=avant|=lorsque|=lorsqu'|=quand|=pendant|=durant|=entre|=par =temps|=hors|=des =que|=la =nuit|=le =matin|=de =jour|=de =nuit)",
]);

static OF_MATTER: Phrases = Phrases::new(&["(=en|=par|=avec|=de|=d'|=a|=au|=aux|=sur|=sous)"]);

/// « Le parquet, exclusivement en chêne, est poncé »: what is kept up is there already.
fn kept_up(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    r.before(tokens.start) == "," && r.has(&KEPT_UP, tokens.end..r.clause(tokens).end.max(tokens.end))
}

static KEPT_UP: Phrases = Phrases::new(&[
    "(=ne|=n') (supporte|supportent|résiste|résistent|tient|tiennent) (=pas|=plus)",
    "(=presente|=presentent|=datent|=date|=menace|=menacent)",
    "(=est|=sont|=sera|=seront) ..1 (poncé|poncée|poncés|ciré|cirée|nettoyé|nettoyée|nettoyés|nettoyées|lavé|lavée|lavés|lavées|repeint|repeinte|repeints|repeintes|réparé|réparée|réparés|réparées|entretenu|entretenue|entretenus|entretenues|déposé|déposée|déposés|déposées|démonté|démontée|démontés|ravalé|ravalée|brossé|brossée|décapé|décapée|restauré|restaurée|restaurés|restaurées|rénové|rénovée|démoli|démolie|démolis)",
]);

static FUTURE: Phrases = Phrases::new(&["(sera|seront|devra|devront|devra être|pourra|pourront)"]);

/// The alinéa, as far as sixty words on either side.
fn around(r: &Reading<'_>, tokens: &Range<usize>, alinea: &Range<usize>) -> Range<usize> {
    let _ = r;
    tokens.start.saturating_sub(60).max(alinea.start)..(tokens.end + 60).min(alinea.end)
}

/// Where a text may speak of what is imposed: the sentence, and those beside it in a short alinéa. In a long one they speak
/// of other things.
fn near_law(r: &Reading<'_>, sentence: &Range<usize>, alinea: &Range<usize>) -> Range<usize> {
    const SHORT: usize = 70;
    let next = mood::next_sentence(r, sentence);
    if alinea.len() <= SHORT {
        alinea.clone()
    } else if r.has(&POINTS_BACK, next.start..next.end.min(next.start + 3)) {
        sentence.start..next.end
    } else {
        sentence.clone()
    }
}

static POINTS_BACK: Phrases = Phrases::new(&["^ (=ce|=cet|=cette|=ces|=tel|=telle|=cela)"]);

static DENIAL: Phrases = Phrases::new(&[
    "(ne|n') ..3 (pas|point|plus|nullement|aucunement) ..3 (exigé|exige|requis|demandé|demande|imposé|impose|obligatoire|prescrit|souhaité|nécessaire|à être)",
    "(ni|pas|non) (exclusivement|uniquement|seulement|obligatoirement|impérativement|nécessairement|forcément)",
    "(sans|aucune) (obligation|exigence|contrainte)",
]);

static NONE_IMPOSED: Phrases = Phrases::new(&[
    "(=ni|=aucun|=aucune) ..8 (=ne|=n') (=est|=sont|=sera|=seront) ..1 (imposé|imposée|imposés|exigé|exigée|requis|requise|obligatoire|prescrit|privilégié)",
]);

fn denied(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    // What is denied in the words that keep the others out says nothing of what is wanted.
    let end = (tokens.start..tokens.end)
        .find(|&at| is_sign(r, at))
        .unwrap_or(tokens.end);
    let near = r.back(tokens.start, 6);
    r.has(&DENIAL, near.start..end.max(near.start)) || r.has(&NONE_IMPOSED, r.clause(tokens))
}

/// A cause of substance stands just before, just after, or in the sentence after.
fn reasoned(r: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let near = r.back(tokens.start, 14).start..r.ahead(tokens.end, 18).end;
    let opening = sentence.start..(sentence.start + 14).min(tokens.start.max(sentence.start));
    let next = mood::next_sentence(r, sentence);
    let explains = next.start..next.end.min(next.start + 12);
    for part in [near, opening] {
        let causes = r.find(&CAUSE, part);
        if causes.iter().any(|cause| {
            let said = r.ahead(cause.end.max(cause.start + 1), 8);
            !r.has(&CONVENIENCE, cause.start..said.end)
        }) {
            return true;
        }
    }
    r.has(&EXPLAINS, explains)
}

static EXPLAINS: Phrases = Phrases::new(&[
    "^ (ce|cette|ces|cet) (choix|exigence|matériau|matière|procédé|méthode|technique|prescription|restriction|interdiction|solution|contrainte) ..8 (raison|motif|tient|résulte|découle|justifié|justifie|justifiée|imposé|imposée|motivé|répond|vise|dicté)",
    "^ (le motif|la raison|en effet)",
]);

/// The words describe what is there.
fn described(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let mut near = r.back(tokens.start, 12);
    // A sign of the sentence parts what is there from what is wanted.
    if let Some(sign) = near
        .clone()
        .rev()
        .find(|&at| matches!(r.folded(at), ";" | ":" | ","))
    {
        near.start = sign + 1;
    }
    r.has(&EXISTING, near.start..r.ahead(tokens.end, 3).end)
}
