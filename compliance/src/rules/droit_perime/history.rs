//! A text told as history, and not applied.

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

/// Words that only history uses.
static HISTORY: Phrases = Phrases::new(&[
    "(historique|précédent|précédente|ancien contrat|ancien marché|alors (applicable|en vigueur)|antérieur|antérieure|à l'époque|était|étaient|avait été|ayant été|abrogé|abrogée|abrogés|remplacé|remplacée|remplaçant|remplace|succédé|codifié|codifiée|ne sont plus|n'est plus|ne s'applique plus|plus applicable|plus en vigueur|arrivé à terme|expiré|disparu|disparue|autrefois|jadis|naguère|auparavant|=soldee|=soldees|caduc|caduque|retiré|retirée|erreur)",
    "(issu|issue) de l'ancien",
    "(ancien|ancienne|anciens|anciennes) (article|articles|code|règle|règles|texte|textes|décret|ordonnance|=loi|directive|rédaction|seuil|cahier|CCAG|marché|contrat|accord-cadre|formulaire|numérotation)",
    "sous (l'empire|le régime|l'égide) (de|du)",
    "(ne|n') ..2 (plus|pas|point|aucunement|nullement) ..2 (employé|utilisé|cité|applicable|applique|appliquent|figure|demandé|requis|régi|régit|régissent|relève|soumis|renvoie|fait|visé)",
    "(aucun|aucune) de ces (textes|règles|références)",
    "(et non|non pas|au lieu|et non plus) (le|la|l'|au|à|du|de)",
    "(=reste|=restent|=demeure|=demeurent) ..1 (=regi|=regie|=regis|=soumis|=soumise|=soumises) ..6 (=contrat|=marche|=marches|=accord-cadre)",
    "(=contrat|=contrats|=marche|=marches|=avenant|=avenants) ..5 (=reste|=restent|=demeure|=demeurent) ..1 (=regi|=regis|=soumis|=soumise)",
    "(devenu|devenue|devenus|table de (concordance|correspondance)|histoire (de|du))",
    "=puis (=au|=a =la|=a =l'|=aux) (code|loi|ordonnance|décret)",
    "(jusqu'en|jusqu'au|avant) ..3 (2016|2017|2018|2019|2020|2021|2022|2023|2024|2025)",
    "(depuis lors|a pris fin|ont pris fin|au profit (de|du)|a succédé|a cédé)",
]);

/// Today’s law took its place, whatever applies it: « le code, qui a repris la loi… ».
static SUCCEEDED: Phrases = Phrases::new(&[
    "(=code|=livre|=articles|=article|=dispositions) ..16 (=repris|=reprise|=reprises|=reprend|=reprennent|=reprenant|codifie|codifient|codifiant|recodifi*|transpose|transposent|=integre|=integrent|=succede|=succedent)",
    "(=a =droit =constant|=se =substitue|=se =substituent|=s'est =substitue)",
]);

/// Words of history that also tell of today.
static PAST: Phrases = Phrases::new(&["(arrive à échéance|s'achève|prend fin|se termine)"]);

static APPLIES: Phrases = Phrases::new(&[
    "(est|sera|sont|seront) ..3 (régi|soumis|passé|passée|conclu|conclue|lancé|lancée)",
    "(présent|présente) (marché|consultation|contrat|accord-cadre|procédure)",
]);

/// Told as history, not applied.
pub(super) fn historic(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let clause = r.clause(range);
    let before = clause.start..range.start;
    if r.has(
        &SUCCEEDED,
        clause.start..r.ahead(range.end, 6).end.min(clause.end),
    ) {
        return true;
    }
    if r.has(&APPLIES, before) {
        return false;
    }
    let dated = clause.clone().any(|at| {
        !range.contains(&at) && crate::mood::is_past_year(r, at) && !is_of_the_edition(r, range, at)
    });
    let told = r
        .find(&HISTORY, clause.clone())
        .iter()
        .any(|told| !of_an_article(r, range, told));
    dated || told || r.has(&PAST, clause.clone()) || clause.into_iter().any(|at| is_imperfect(r, at))
}

/// « approuvée en 2009 et modifiée en 2012 »: the years of one edition.
fn is_of_the_edition(r: &Reading<'_>, range: &Range<usize>, at: usize) -> bool {
    const HEADS: [&str; 4] = ["modif", "complet", "approuv", "edit"];
    let said = |word: usize| HEADS.iter().any(|head| r.folded(word).starts_with(head));
    at >= range.end && at < range.end + 8 && (range.end..at).any(said)
}

/// « à l’exception de son article 25, remplacé par les dispositions ci-après »: the contract replaces an article, and
/// applies the rest.
fn of_an_article(r: &Reading<'_>, range: &Range<usize>, told: &Range<usize>) -> bool {
    told.start >= range.end
        && r.folded(told.start).starts_with("remplac")
        && (range.end..told.start).any(|at| matches!(r.folded(at), "article" | "articles"))
}

/// « renvoyait », « relevaient »: a verb of the past, not of the conditional.
fn is_imperfect(r: &Reading<'_>, at: usize) -> bool {
    const OTHERS: &[&str] = &[
        "fait",
        "parfait",
        "souhait",
        "trait",
        "extrait",
        "retrait",
        "lait",
        "portrait",
        "attrait",
        "forfait",
        "sait",
        "plait",
        "abstrait",
        "connait",
        "reconnait",
        "parait",
        "apparait",
        "disparait",
        "nait",
    ];
    let word = r.folded(at);
    (word.ends_with("ait") || word.ends_with("aient"))
        && !word.ends_with("rait")
        && !word.ends_with("raient")
        && word.len() > 4
        && !r.slice(at..at + 1).contains(['î', 'Î'])
        && !OTHERS.contains(&word)
}
