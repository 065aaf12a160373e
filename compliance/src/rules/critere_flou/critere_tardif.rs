//! CRI072.

use std::ops::Range;

use crate::Family;
use crate::marks::{Hit, between, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::words::HOLDER;

declare_rule! {
    /// Les critères, leur poids ou leurs éléments seront choisis plus tard.
    ///
    /// ## Base légale
    /// Articles L2152-7, L2152-8 et R2152-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les critères et leur mise en œuvre figurent dans les documents de la consultation. Ce qui est arrêté après le dépôt des plis, ou
    /// ajouté par l’acheteur à son gré, permet de choisir l’attributaire d’abord et le motif ensuite.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Les sous-critères seront arrêtés lors de l’analyse des plis.
    /// ```
    /// ```rc,bad
    /// L’acheteur se réserve de prendre en compte tout autre élément utile au classement des offres.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Les sous-critères et leur poids figurent à l’annexe 2 ; aucun autre élément n’est pris en compte.
    /// ```
    ///
    /// ## Correction
    /// Annoncer tous les critères, leur poids et leurs éléments d’appréciation dans le règlement de la consultation.
    pub(crate) LateCriteria {
        code: "CRI072",
        name: "critere-arrete-apres-coup",
        family: Family::CritereFlou,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "L2152-8", "R2152-11"],
        headline: "ce qui est jugé sera choisi après coup",
        check: Check::Passage(find),
    }
}

/// What must be known beforehand, set afterwards or at will.
static LATE: Phrases = Phrases::new(&[
    "(critère|critères|sous-critères|pondération|poids|barème|grille|coefficients) ..6 (reste|restent|demeure|demeurent) à (définir|fixer|arrêter|préciser|déterminer|établir|décider)",
    "(ne|n') ..3 (communiqu*|publi*|divulg*|révél*|transmet*|dévoil*|remet*) ..1 (aucun|aucune|pas|point|ni) ..3 (sous-critère|sous-critères|critère|critères|pondération|poids|barème|grille|méthode)",
    "(ne|n') ..1 (détaille|publie|communique|divulgue|révèle|précise|annonce|dévoile|indique) ..1 (pas|point|aucun|aucune|ni) ..3 (sous-critère|sous-critères|critères|pondération|poids|barème|grille|méthode)",
    "(=pourra|=pourront|=peut|=peuvent|se réserve|se réservent|libre|entend) ..16 (=autre|=autres|nouveau|nouveaux|nouvel|imprévu|imprévus|supplémentaire|supplémentaires) (aspect|aspects|élément|éléments|critère|critères|facteur|facteurs|considération|considérations|qualité|qualités|argument|arguments|paramètre)",
    "(critère|critères|sous-critère|sous-critères|sous critères|pondération|pondérations|barème|barèmes|éléments d'appréciation|éléments !(de mission|de conception|de chantier)|méthode de notation|méthode|grille|modalités|coefficient|coefficients|poids|notation|importance|hiérarchie|ordre) ..10 (fixé|fixée|fixés|fixées|arrêté|arrêtée|arrêtés|arrêtées|défini|définie|définis|définies|précisé|précisée|précisés|précisées|déterminé|déterminée|déterminés|déterminées|établi|établie|établis|établies|communiqué|communiqués|choisi|choisis|choisie|décidé|décidée|décidés|ajusté|ajustés|adapté|adaptés|construite|élaborée|élaborés|mise au point|complété|complétés) ..6 (lors|après|ultérieurement|au moment|au cours|à l'ouverture|au vu des|au vu de|en séance|une fois|postérieurement|en fonction des offres|à l'issue|pendant|à réception|au fur et à mesure|par la suite|librement|en cours|à la réception|selon les offres|au jour)",
    "(critères|critère|sous-critères|sous-critère|pondération|barème|éléments|poids|coefficients|notation|grille) ..6 (pourra|pourront|peut|peuvent|susceptible|susceptibles) ..4 (être)? (modifié|modifiés|modifiée|modifiées|ajusté|ajustés|ajustée|complété|complétés|adapté|adaptés|adaptée|revu|revus|revue|évoluer|varier|changé|pondéré|pondérés|ajouté|ajoutés)",
    "(se réserve|se réservent|pourra|pourront|peut|peuvent|libre|entend|faculté|possibilité|loisible) ..6 (ajouter|modifier|compléter|adapter|faire varier|changer|introduire|ajuster|moduler|faire évoluer|fixer|définir|retirer|écarter|appliquer|revoir|recourir|préciser|pondérer|hiérarchiser|combiner|supprimer|substituer|recalculer|redéfinir|neutraliser|abandonner) ..8 (critère|critères|sous-critère|sous-critères|pondération|pondérations|barème|coefficients|notation|éléments d'appréciation)",
    "(se réserve|se réservent|pourra|pourront|peut|peuvent|tient|tiendra|tiennent|tiendront|prend|prendra|prendront|faculté|libre) ..10 (compte|considération|intervenir|fonder|retenir|valoriser|apprécier) ..4 (tout|toute|tous|toutes|d'autres|de tout|de toute|autres) ..2 (élément|éléments|critère|critères|considération|considérations|facteur|facteurs|aspect|aspects|point|points|information|informations|paramètre|circonstance|qualité|atout|avantage)",
    "(tout|toute|tous|toutes|d'autres) (autre|autres)? (élément|éléments|critère|critères|considération|considérations|facteur|facteurs|aspect|aspects|paramètre|circonstance|atout) ..3 (utile|utiles|pertinent|pertinents|opportun|jugé|jugés|jugée|qu'il jugera|qu'elle jugera|qu'il juge|susceptible|favorable|non prévu|non annoncé|non annoncés|complémentaire|intéressant|à la convenance) ..14 (offre|offres|classement|note|notation|compte|choix|jugement|considération|critère|départage|acheteur|commission)?",
    "(points|bonus|majoration|bonification|note) ..8 (se réserve|pourra|pourront|peut|peuvent|libre) ..4 (attribuer|accorder|être attribué|être attribués|être accordé|être accordés|être accordée|distribuer)",
    "(se réserve|pourra|pourront|peut|peuvent) ..4 (attribuer|accorder|ajouter|octroyer) ..3 (points|bonus|bonification|majoration)",
    "(critères|sous-critères|éléments|élément|pondération|pondérations|poids|coefficients|barème|grille|méthode) ..6 (ne|n') ..5 (pas|ni|aucun|aucune|point|guère) ..3 (communiqué|communiqués|communiquée|publié|publiés|publiée|divulgué|divulguée|divulgués|dévoilé|dévoilée|dévoilés|révélé|révélés|portés|portée|diffusé|diffusée|diffusés|connus|connue|rendu|rendus|rendue|annoncé|annoncée|annoncés|=transmis|=transmise|=transmises|=remise !(=des|=de|=du)|=remises|fourni|fournie|consultable|accessible|partagé|partagée)",
    "(aucun|aucune|nul|nulle) ..2 (critère|sous-critère|élément|pondération|poids|coefficient|barème|grille|méthode) ..6 (communiqué|communiquée|publié|publiée|divulgué|divulguée|dévoilé|dévoilée|révélé|révélée|diffusé|diffusée|annoncé|annoncée|rendu|rendue|porté|portée)",
    "(pondération|poids|coefficients|barème|grille|méthode|critères|sous-critères) ..6 (secret|secrète|secrets|secrètes|confidentiel|confidentielle|confidentiels|à usage interne|restera interne|tenu secret|tenue secrète)",
    "(critères|critère|sous-critères|grille|barème|éléments) (non) (publié|publiés|communiqué|communiqués|divulgués|hiérarchisés|pondérés|définis|défini|écrits|annoncés)",
    "(critères|sous-critères|pondération|poids|barème|grille|coefficients) ..2 (=sera|=seront|=est|=sont|=deviendront) ..1 (=connu|=connus|=connue|=connues|visible|visibles) ..5 (après|qu'après|une fois|à l'ouverture|lors|qu'à l'ouverture)",
    "(critères|sous-critères|pondération|barème|grille|coefficients) ..6 (=a =la =disposition|=a =l'usage|=reserve|=reservee|=connu|=connue|=connus) (de|à|du) (la|le|l')? (seul|seule|seuls)",
    "(critères|sous-critères|grille|barème) (interne|internes|confidentiel|confidentiels|confidentielle|propre|propres) (à|au|aux|,|.)?",
]);

/// What must be known beforehand.
static RULES_OF_JUDGEMENT: Phrases = Phrases::new(&[
    "(critère|critères|sous-critère|sous-critères|sous critères|pondération|pondérations|barème|barèmes|éléments d'appréciation|éléments|méthode|grille|grilles|modalités|coefficient|coefficients|poids|répartition|clef|clé|hiérarchie|ordre|terme|notion|importance|notes|note|=points|totaux|total|classement)",
]);

/// Set, changed.
static SET: Phrases = Phrases::new(&[
    "(ajouter|ajoutera|ajouteront|ajouté|ajoutés|introduire|introduira|introduit|fixer|fixé|fixée|fixés|fixées|arrêter|arrêté|arrêtée|arrêtés|arrêtées|définir|défini|définie|définis|définies|préciser|précisé|précisée|précisés|précisées|déterminer|déterminé|déterminée|déterminés|déterminées|établir|établi|établie|établis|établies|communiquer|communiqué|communiqués|choisir|choisi|choisis|décider|décidé|décidée|ajuster|ajusté|ajustés|adapter|adapté|adaptés|élaborer|élaborée|élaborés|compléter|complété|complétés|intervertir|interverti|intervertis|inverser|inversé|dévoiler|dévoilé|dévoilée|dévoilés|révélé|révélée|révélés|annoncé|annoncée|annoncés|portée|portés|publié|publiée|publiés|notifié|notifiée|notifiés|transmis|transmise|indiqué|indiquée|indiqués|modifier|modifié|modifiés|modifiée|corriger|corrigé|corrigés|réviser|révisé|revoir|revu|revus|construire|entendre)",
]);

/// After the offers are known.
static AFTERWARDS: Phrases = Phrases::new(&[
    "(une fois|après|postérieurement|lors|à l'issue|au vu|au moment|au cours|pendant|à réception|qu'après|au regard|en fonction|à la lecture|à l'ouverture|au stade|dans le cadre) ..5 (ouverture|ouverts|ouvertes|dépouillement|analyse|dépôt|remise|remis|remises|réception|reçus|reçues|offres|plis|examen|auditions|audition|connus|connues|date limite|jugement|propositions|classement|attribution|notification|choix|décision|délibération|rapport)",
    "(ultérieurement|a posteriori|en séance|par la suite|après coup|en temps utile|au fur et à mesure)",
    "en fonction ..2 considérations",
    "(plis|offres|enveloppes|propositions) (ouverts|ouvertes|décachetés|décachetées|connus|connues|en main|reçus|reçues|dépouillés|lues)",
    "en cours (d'|de) (analyse|procédure|examen|jugement|consultation|dépouillement)",
]);

static SETTLED: Phrases = Phrases::new(&[
    "(présent règlement|règlement de la consultation|annexe|avis d'appel public|documents de la consultation|ci-dessous|ci-après|avant la (date limite|remise|publication|réception)|tous les candidats)",
    "(ne|n') ..3 (pas|ni|aucun|saurait) !(communiqué|publié)",
    "(ne|n') (=peut|=peuvent|=pourra|=pourront|=doit|=doivent) ..2 être",
    "(aucun|aucune) ..8 (ne|n'|ajouté|pris)",
    "(interdit|prohibé|contractuel|contractuelle|contractuels|contractuelles|négociation|dialogue|marché subséquent|marchés subséquents|accord-cadre|teneur de leur offre|ordre de service)",
]);

/// Said of criteria that are hidden: their negation does not make them sound.
static HIDDEN: Phrases = Phrases::new(&[
    "(communiqu*|publi*|divulg*|révél*|transmet*|dévoil*|remet*) ..1 (aucun|aucune|pas|point|ni)",
    "(détaille|publie|communique|divulgue|révèle|précise|annonce|dévoile|indique) ..1 (pas|point|aucun|aucune)",
    "(aucun|aucune|nul|nulle|point|guère|secret|secrète|confidentiel|confidentielle) ..9 (communiqué|communiquée|publié|publiée|divulgué|divulguée|dévoilé|dévoilée|révélé|révélée|diffusé|annoncé|annoncée)",
    "(secret|secrète|secrets|confidentiel|confidentielle)",
    "(pas|ni|non) ..3 (=transmis|=transmise|=transmises|=remise !(=des|=de|=du)|fourni|fournie|consultable|accessible|partagé|partagée|communiqué|communiqués|communiquée|publié|publiés|publiée|divulgué|portés|portée|diffusé|diffusée|connus|rendu|rendus|rendue|hiérarchisés|pondérés|annoncés|définis)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "criter",
        "sous-critere",
        "ponder",
        "bareme",
        "element",
        "grille",
        "poids",
        "coef",
        "repartition",
        "points",
        "note",
        "considerat",
        "bonus",
        "ordre",
        "offres",
        "plis",
        "method",
        "aspect",
        "facteur",
        "argument",
        "parametre",
        "qualit",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = r
            .find(&LATE, sentence.clone())
            .into_iter()
            .find(|range| late(r, range))
            .or_else(|| set_afterwards(r, &sentence));
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}

fn late(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let by_bidder = r.has(&HOLDER, r.back(range.start, 4).start..range.start + 1);
    !by_bidder && !r.has(&SETTLED, r.clause(range)) || r.has(&HIDDEN, range.clone())
}

/// The rules of judgement are set or changed once the offers are known.
fn set_afterwards(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !r.has(&RULES_OF_JUDGEMENT, sentence.clone()) {
        return None;
    }
    let sets = r.find(&SET, sentence.clone());
    r.find(&AFTERWARDS, sentence.clone())
        .into_iter()
        .find_map(|after| {
            let set = sets.iter().find(|set| between(set, &after).len() <= 14)?;
            let range = hull(set, &after);
            (!r.has(&SETTLED, r.clause(&range))).then_some(range)
        })
}
