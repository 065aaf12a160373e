//! Ways to impose a material or a process by the words that stand beside it: an adverb, « seul », an adjective, points.

use std::ops::Range;

use super::matter::Matter;
use super::shut::KIND;
use crate::exclusion::{ADMITTED, COMPULSORY, FIRM, ONLY, OTHERS, SOLE};
use crate::phrases::Phrases;
use crate::reading::Reading;

pub(super) fn is_sign(r: &Reading<'_>, at: usize) -> bool {
    matches!(
        r.folded(at),
        "," | ";" | ":" | "(" | ")" | "|" | "." | "-" | "–" | "—"
    )
}

fn parted(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.into_iter()
        .any(|at| is_sign(r, at) && !r.tokens()[at].hyphenated)
}

/// Verbs of making: what they make is of the stuff named.
pub(super) static MADE: Phrases = Phrases::new(&[
    "(constitué|constituée|composé|composée|fait|faite|formé|formée|revêtu|revêtue|habillé|doublé|garni|garnie|rempli|remplie|réalisé|réalisée|exécuté|exécutée|fabriqué|fabriquée|taillé|taillée|tissé|confectionné|confectionnée|construit|construite|posé|posée|livré|livrée|fourni|fournie|conditionné|conditionnée|traité|traitée|effectué|effectuée|assuré|assurée|obtenu|obtenue|employer|emploie|utiliser|utilise|utilisé|recourt|recourir|repose|reposer|procède|procéder|opère|mis en œuvre|mise en œuvre|assemblé|assemblée|fixé|fixée|imprimé|imprimée|marqué|marquée|nettoyé|désherbé)",
]);

/// « exclusivement en fonte », « en cuir obligatoirement ».
pub(super) fn by_adverb(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let only = r.find(&ONLY, sentence.clone());
    let firm = r.find(&FIRM, sentence.clone());
    for adverb in only.iter().chain(&firm) {
        let strict = only.contains(adverb) && !weak(r, adverb);
        let mut tied_after = false;
        for matter in named
            .iter()
            .filter(|m| m.tokens.start >= adverb.end && m.tokens.start - adverb.end <= 10)
        {
            let gap = adverb.end..matter.tokens.start;
            // « est exclusivement un velours de coton »
            let is_one = !matter.guess
                && r.folded(adverb.start).ends_with("ment")
                && (1..=2).contains(&gap.len())
                && gap
                    .clone()
                    .all(|at| matches!(r.folded(at), "un" | "une" | "de" | "du" | "d'" | "la" | "l'"))
                && matches!(r.before(adverb.start), "est" | "sont" | "sera" | "seront");
            let tied = matter.link.is_some_and(|link| link >= adverb.end) || gap.is_empty() || is_one;
            let makes = || r.has(&MADE, r.back(adverb.start, 3).start..matter.tokens.start);
            if matter.guess && gap.len() > 1 || !strict && offers_choice(r, named, matter) {
                continue;
            }
            let close = gap.len() <= 2 || (gap.len() <= 9 && !matter.guess && (strict || makes()));
            // « uniquement le papier » says what, not of what.
            let plain = matter.link.is_some_and(|link| {
                !matches!(
                    r.folded(link),
                    "de" | "d'" | "du" | "des" | "dans" | "sur" | "avec"
                )
            }) || gap.is_empty()
                || is_one
                || makes();
            if tied && close && plain && !parted(r, gap) {
                found.push(adverb.start..matter.tokens.end);
                tied_after = true;
                break;
            }
        }
        if !tied_after && r.kind == document::DocumentKind::Cctp && by_bare_means(r, adverb.end) {
            found.push(adverb.start..adverb.end + 2);
            continue;
        }
        if tied_after {
            continue;
        }
        let before = named.iter().rev().find(|m| {
            // « par ozonation uniquement »
            let by = m.tokens.end == adverb.start && m.link.is_some_and(|link| r.folded(link) == "par");
            m.tokens.end <= adverb.start && (!m.guess || by)
        });
        if let Some(matter) = before {
            let gap = matter.tokens.end..adverb.start;
            let ends = adverb.end >= sentence.end
                || is_sign(r, adverb.end)
                || matches!(r.folded(adverb.end), "et" | "ou");
            let tied = matter.link.is_some()
                || matter.tokens.start == sentence.start
                || is_sign(r, matter.tokens.start - 1);
            if gap.len() <= 5 && ends && tied && (!parted(r, gap.clone()) || gap.len() == 1) {
                found.push(matter.linked().start..adverb.end);
            }
        }
    }
    found
}

/// « obligatoirement par câble »: a means without an article.
fn by_bare_means(r: &Reading<'_>, at: usize) -> bool {
    let noun = r.folded(at + 1);
    r.folded(at) == "par"
        && r.is_word(at + 1)
        && !r.is_capital(at + 1)
        && noun.len() > 3
        && noun.chars().all(char::is_alphabetic)
        && !r.has(&NO_MEANS, at + 1..at + 2)
}

static NO_MEANS: Phrases = Phrases::new(&[
    "(courrier|courriel|mail|lettre|écrit|téléphone|voie|messagerie|télécopie|mois|jour|année|semaine|lot|site|bâtiment|poste|unité|personne|agent|deux|trois|quatre|groupe|tranche|période|avance|ordre|virement|mandat|chèque|carte|note|décision|avis|avenant|arrêté|convention|bordereau|quelque|celui|celle|ceux|leurs|cette|rapport|zone|équipe|étage|niveau|conséquent|ailleurs|exemple|nature|type|catégorie|famille|taille|article|commande|facture|internet|binôme|roulement|visite|accord|dérogation|tout|toute|tous|elle|elles|nous|vous|chacun|chaque|lequel|laquelle)",
]);

/// « en carton ou en polypropylène »: another is admitted.
fn offers_choice(r: &Reading<'_>, named: &[Matter], matter: &Matter) -> bool {
    named.iter().any(|m| {
        m.tokens.start > matter.tokens.end
            && m.tokens.start <= matter.tokens.end + 5
            && (matter.tokens.end..m.tokens.start).any(|at| r.folded(at) == "ou")
    })
}

/// Adverbs that count only when they touch the material.
fn weak(r: &Reading<'_>, adverb: &Range<usize>) -> bool {
    matches!(
        r.folded(adverb.start),
        "integralement"
            | "entierement"
            | "totalement"
            | "systematiquement"
            | "strictement"
            | "invariablement"
    )
}

/// Verbs that « ne … que » turns into an exclusivity.
static RESTRICTED: Phrases = Phrases::new(&[
    "(être|est|sont|sera|seront|soit|soient|étant|pourra|pourront|peut|peuvent|saurait|sauraient|réalisé|fait|faire|exécuté|accepté|acceptera|accepte|admis|admet|admettra|retenu|retiendra|proposé|proposer|utilisé|utilise|utilisera|employé|emploie|emploiera|comporte|comportera|comporter|fabriqué|posé|pose|posera|recourt|recourir|livré|fourni|fournit|fournira|toléré|autorisé|construit|effectué|opéré|opère|procède|obtenu|assuré|veut|souhaite|demande|traité|nettoyé|conçoit|conçoivent|s'effectue|s'effectuent|s'obtient|s'obtiennent|se pratique|s'envisage|s'exécute|s'opère|se fait|se font|s'entend|passe|fonctionne|fonctionnent|fonctionner|autorise|tolère|vise|prévoit|existe|coulé|taillé|collé|cousu|peint|monté|scellé|alimenté|chauffé|couvert|doublé|garni|habillé|constitué|constitués|constituée|composé|composée|formé|transporté|conservé|cuit|lavé|séché|imprimé|imprimés|assemblé|assemblés|assemblées|fixé|fixés|installé|installés)",
]);

/// « ne peuvent être réalisés qu’en aluminium ».
pub(super) fn by_restriction(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    named: &[Matter],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for matter in named {
        let start = matter.linked().start;
        let Some(that) = r
            .back(start, 3)
            .rev()
            .find(|&at| matches!(r.folded(at), "que" | "qu'"))
        else {
            continue;
        };
        let reach = that.saturating_sub(14).max(sentence.start)..that;
        let Some(not) = reach
            .clone()
            .rev()
            .find(|&at| matches!(r.folded(at), "ne" | "n'"))
        else {
            continue;
        };
        let plain = !(not..that).any(|at| {
            matches!(
                r.folded(at),
                "pas"
                    | "point"
                    | "plus"
                    | "moins"
                    | "autre"
                    | "autres"
                    | "jamais"
                    | "aussi"
                    | "alors"
                    | "avant"
                    | "apres"
            )
        });
        if plain && r.has(&RESTRICTED, not..that) {
            found.push(not..matter.tokens.end);
        }
    }
    found
}

/// « fonte ductile seule admise », « seul le granit est accepté », « selon la seule méthode de … ».
pub(super) fn by_sole(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sole in r.find(&SOLE, sentence.clone()) {
        // « seul le mélèze, quelle que soit …, sera accepté »: the verb may stand past an aside.
        let aside = r.ahead(sole.end, 4).any(|at| r.folded(at) == ",");
        let admits = r.find(&ADMITTED, r.ahead(sole.end, if aside { 18 } else { 9 }));
        let kind = r.has(&KIND, r.ahead(sole.end, 2));
        // « selon la seule méthode de pré-imprégnation »
        if let Some(matter) = named.iter().find(|m| m.tokens.contains(&sole.start)) {
            found.push(matter.linked());
            continue;
        }
        // « en granit, matériau unique du cimetière »
        if r.has(&KIND, r.back(sole.start, 1))
            && let Some(matter) = named
                .iter()
                .rev()
                .find(|m| m.tokens.end < sole.start && sole.start - m.tokens.end <= 4 && !m.guess)
        {
            found.push(matter.linked().start..sole.end);
            continue;
        }
        // « Combustible unique : miscanthus »
        if r.has(&KIND, r.back(sole.start, 2))
            && matches!(r.folded(sole.end), ":" | "est" | "=")
            && let Some(matter) = named
                .iter()
                .find(|m| m.tokens.start > sole.end && m.tokens.start <= sole.end + 3)
        {
            found.push(sole.start - 1..matter.tokens.end);
            continue;
        }
        for matter in named {
            let gap = crate::marks::between(&sole, &matter.tokens);
            let whole = crate::marks::hull(&sole, &matter.linked());
            if matter.tokens.start >= sole.end {
                // « seul le granit est accepté », « la seule matière admise est le granit »
                let said = admits.iter().any(|a| {
                    a.start <= matter.tokens.end + 6
                        || aside && a.start > 0 && past_aside(r, matter.tokens.end, a.start)
                }) || kind;
                if gap.len() <= if kind { 8 } else { 2 } && said && !parted(r, gap) {
                    let end = admits.first().map_or(whole.end, |a| a.end.max(whole.end));
                    found.push(whole.start..end);
                    break;
                }
            } else if gap.len() <= 8
                && (kind || admits.iter().any(|a| a.start <= sole.end + 2))
                && !gap.clone().any(|at| matches!(r.folded(at), ";" | "."))
            {
                found.push(
                    whole.start
                        ..admits
                            .first()
                            .map_or(whole.end, |a| a.end.max(whole.end))
                            .min(sole.end + 4)
                            .max(whole.end),
                );
                break;
            }
        }
    }
    found
}

/// Between two commas, then the verb.
fn past_aside(r: &Reading<'_>, end: usize, verb: usize) -> bool {
    r.folded(end) == ","
        && (end + 1..verb)
            .rev()
            .find(|&at| r.folded(at) == ",")
            .is_some_and(|comma| verb - comma <= 3)
}

/// « linoléum obligatoire », « l’emploi exclusif de la vapeur ».
pub(super) fn by_adjective(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for firm in r.find(&COMPULSORY, sentence.clone()) {
        for matter in named {
            if matter.tokens.end <= firm.start {
                let gap = matter.tokens.end..firm.start;
                let first = matter.tokens.start;
                let heads = matter.link.is_none()
                    && (first == sentence.start
                        || is_sign(r, first - 1)
                        || is_article(r, first - 1)
                        // « ossature acier obligatoire »
                        || r.is_word(first - 1) && (first - 1 == sentence.start || is_sign(r, first - 2)))
                    // « les gouttières en cuivre sont exigées »
                    || matter.link.is_some()
                        && !matter.guess
                        && gap.clone().any(|at| matches!(r.folded(at), "est" | "sont" | "sera" | "seront"))
                        && !r.has(&HANDED, sentence.start..firm.start);
                let says = gap.clone().all(|at| {
                    matches!(r.folded(at), "est" | "sont" | "sera" | "seront" | "," | "et") || !is_sign(r, at)
                }) && gap.len() <= 3;
                if heads && says {
                    found.push(matter.tokens.start..firm.end);
                }
            } else if firm.end <= matter.tokens.start {
                let gap = firm.end..matter.tokens.start;
                if gap.len() <= 3
                    && matter.link.is_some()
                    && r.has(&USE, r.back(firm.start, 2))
                    && !parted(r, gap)
                {
                    found.push(firm.start.saturating_sub(1).max(sentence.start)..matter.tokens.end);
                }
            }
        }
    }
    found
}

/// What is handed over, not built.
static HANDED: Phrases = Phrases::new(&[
    "(échantillon|échantillons|fiche|fiches|attestation|document|documents|plan|plans|certificat|dossier|rapport|étude|test|essai|essais|garantie|protection|visite|formation|tri|analyse|liste|notice|autorisation|permis|port)",
]);

fn is_article(r: &Reading<'_>, at: usize) -> bool {
    matches!(r.folded(at), "le" | "la" | "l'" | "les")
}

static USE: Phrases = Phrases::new(&[
    "(emploi|usage|recours|utilisation|application|mise en œuvre|pose|choix)",
    "(fait|faite) (obligation|injonction) (de|d')",
    "obligation (de|d') (poser|employer|utiliser|mettre|fournir|installer|recourir|retenir)",
]);

static POINTS: Phrases = Phrases::new(&["# (point|points|pt|pts)", "(bonus|bonification|majoration)"]);

/// « 10 points si l’ensemble est en fonte, 0 point pour toute autre matière », « en bois : 8/8 ; métallique : 0/8 ».
pub(super) fn rewarded(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let zeros: Vec<usize> = sentence.clone().filter(|&at| is_zero(r, at)).collect();
    if zeros.is_empty() && !r.has(&POINTS, sentence.clone()) {
        return Vec::new();
    }
    let marks: Vec<usize> = sentence.clone().filter(|&at| is_mark(r, at)).collect();
    let mut found = Vec::new();
    for matter in named.iter().filter(|m| m.link.is_some() && !m.guess) {
        let near = r.back(matter.tokens.start, 14).start..r.ahead(matter.tokens.end, 8).end;
        let Some(&mark) = marks.iter().find(|&&at| near.contains(&at) && !is_zero(r, at)) else {
            continue;
        };
        // The rest earns nothing: another kind, or another material.
        let rest = r.ahead(matter.tokens.end, 24);
        let nothing = zeros.iter().any(|zero| rest.contains(zero));
        let others = r.has(&OTHERS, rest.clone())
            || named.iter().any(|m| rest.contains(&m.tokens.start))
            || r.has(&ELSE, rest.clone());
        if nothing && others {
            let end = zeros
                .iter()
                .copied()
                .filter(|zero| rest.contains(zero))
                .max()
                .unwrap_or(mark);
            found.push(matter.linked().start.min(mark)..end + 1);
        }
    }
    found
}

static ELSE: Phrases = Phrases::new(&["(sinon|autrement|à défaut|contraire)"]);

/// « 0 point », « 0/8 », « zéro ».
fn is_zero(r: &Reading<'_>, at: usize) -> bool {
    r.number(at) == Some(0.0) || r.folded(at) == "zero" || r.folded(at).starts_with("0/")
}

/// A number of points.
fn is_mark(r: &Reading<'_>, at: usize) -> bool {
    let word = r.folded(at);
    matches!(r.folded(at + 1), "point" | "points" | "pt" | "pts" | "/") && r.number(at).is_some()
        || word.starts_with("bonus")
        || word.contains('/') && word.chars().all(|c| c.is_ascii_digit() || c == '/' || c == ',')
}
