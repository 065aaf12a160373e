//! Names of products told by where they stand: after a comma in a line of a list, after a word of use, before words that
//! insist.

use std::ops::Range;

use super::name::{GIVEN, ORGANISATIONS, is_link, is_mixed, is_model, is_name, name_end, names_place};
use crate::exclusion::{refusals, shuts_out_others};
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Nouns and verbs of use before « de »: « application de Vardel 112 », « emploie du Vardel ».
static USE: Phrases = Phrases::new(&[
    "(application|fourniture|pose|emploi|utilisation|usage|injection|incorporation|installation|montage|mise en œuvre|mise en place|épandage|pulvérisation|ajout|livraison|dosage|couche|couches|lés|rouleaux|cartouches) (de|du|d'|des) (la|l'|le)?",
    "(flacon|flacons|bidon|bidons|boîte|boîtes|sac|sacs|pot|pots|tube|tubes|fût|fûts|seau|seaux|carton|cartons|rouleau|recharges|doses|sachets) (de|d')",
    "(emploie|emploient|employer|utilise|utilisent|utiliser|reçoit|reçoivent|comporte|comportent|contient|met en œuvre|applique|appliquer|épand|consomme|intègre) (du|de la|de l'|un|une|le|la|des|deux|trois)",
    "(il|elle) (s'agira|s'agit) (de|d'|du|des) (la|le|l'|un|une)? (solution|logiciel|produit|modèle|système|appareil|application|progiciel)?",
    "(est|sont|sera|seront) (monté|montée|montés|posé|posée|posés|mis en place|mise en place|installé|installée|installés|fourni|fournie|fournis|livré|livrée|livrés) (un|une|des|le|la|les|l'|deux|trois|quatre)",
    "(il faut|il convient de|veut|souhaite|attend|demande|réclame|exige) ..2 (un|une|des|le|la|les|du)",
    "(est|sont|sera|seront|reste|demeure) (le|la|les|un|une|du|des|l')",
    "(est|sont|sera|seront|soit|soient|restent) (tous|toutes|exclusivement|obligatoirement)? en",
]);

/// Words of software and networks: a name at once after them is that of a product.
static MEDIUM: Phrases = Phrases::new(&[
    "(application|logiciel|progiciel|outil|suite|solution|système|protocole|technologie|réseau|module|bus|connecteur|format|moteur|environnement|plate-forme|plateforme|langage|code) (propriétaire|breveté|brevetée|exclusif|exclusive|natif|fermé)?",
]);

/// « autres que Vardel », « d’une autre marque que Vardel ».
static OTHER_THAN: Phrases = Phrases::new(&[
    "(autre|autres) (marque|fabricant|modèle|constructeur|origine|provenance|fournisseur|éditeur|gamme)? (que|qu') (ceux|celles|celui|celle|un|une|des|la|le|les|du|de)? (de|du|des|d')? (la|le)? (marque|fabricant|constructeur|éditeur|gamme|modèle)?",
    "(ne|n') ..4 (provenir|proviennent|provient|sortir|venir|être|sont|soit) ..2 (que|pas) (de|du|d') (chez)?",
    "(dépourvu|dépourvus|sans) (du|de la|de) (logo|marque|estampille)",
]);

fn is_start(r: &Reading<'_>, at: usize) -> bool {
    (is_name(r, at) && r.folded(at).chars().count() > 2 || is_mixed(r, at))
        && !GIVEN.contains(&r.folded(at))
        && (!names_place(r.before(at)) || matches!(r.before(at), "de" | "d'" | "du" | "m" | "a" | "au"))
        && !ORGANISATIONS.contains(&r.before(at))
}

/// A quoted name: « Médilog 30 ».
fn quoted(r: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    if !matches!(r.folded(at), "«" | "\"" | "“") || !r.is_capital(at + 1) || !r.is_word(at + 1) {
        return None;
    }
    (at + 2..limit.min(at + 6))
        .find(|&i| matches!(r.folded(i), "»" | "\"" | "”"))
        .map(|i| i + 1)
}

/// Words between a name and its number.
const LABELS: &[&str] = &["modele", "serie", "version", "reference", "ref", "gamme"];

/// The end of a name, its model and its quoted part included, with what makes it sure: figures, a quote, two words.
fn extent(r: &Reading<'_>, at: usize, limit: usize) -> (usize, bool) {
    let mut end = name_end(r, at, limit);
    // « Vardel ix 6 SR »: a short word between the name and its number.
    if end < limit
        && r.is_word(end)
        && r.folded(end).len() <= 2
        && !matches!(
            r.folded(end),
            "de" | "du"
                | "et"
                | "ou"
                | "en"
                | "a"
                | "au"
                | "le"
                | "la"
                | "un"
                | "d'"
                | "l'"
                | "x"
                | "y"
                | "se"
                | "ne"
                | "n'"
                | "s'"
                | "m"
                | "l"
                | "h"
        )
        && is_model(r, end + 1)
    {
        end = name_end(r, end + 1, limit);
    }
    let figures = (at + 1..end).any(|i| {
        is_model(r, i) && r.folded(i).chars().any(|c| c.is_ascii_digit()) && !r.folded(i).contains(',')
    });
    // « Vardel modèle 190 », « Vardel, version 12 »
    let label = end + usize::from(r.folded(end) == ",");
    if LABELS.contains(&r.folded(label))
        && label + 1 < limit
        && (r.number(label + 1).is_some() || r.is_upper(label + 1) || is_model(r, label + 1))
    {
        return (label + 2, true);
    }
    match quoted(r, end, limit) {
        Some(close) => (close, true),
        None => (end, figures || (at..end).any(|i| is_mixed(r, i))),
    }
}

/// Names found by their place in the sentence of a specification.
pub(super) fn placed(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    if r.kind != document::DocumentKind::Cctp {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in sentence.clone() {
        let acronym = r.is_upper(at) && r.folded(at).len() >= 3 && is_name(r, at);
        if !is_start(r, at) {
            continue;
        }
        let (end, sure) = extent(r, at, sentence.end);
        // « sont en Vardel », « est le Vardel de NRT »: a stuff by its name, a thing by its maker.
        let stuff = r.before(at) == "en";
        let by_maker = matches!(r.folded(end), "de" | "d'" | "du" | "chez" | "by")
            && end + 1 < sentence.end
            && r.is_upper(end + 1)
            && is_name(r, end + 1)
            && r.folded(end + 1).len() > 2;
        let pair = end >= at + 2 && !r.is_upper(at) && !r.tokens()[at + 1].hyphenated;
        let before = r.before(at);
        // « , Villard « Médilog » , », « : DOM ix 6 SR »: a line of a list names its product.
        let apposed = at > sentence.start
            && matches!(before, "," | ":" | ";" | "/" | "(" | "—" | "–" | "-")
            && at >= sentence.start + 2
            && !r.is_capital(at - 2)
            && r.is_word(at - 2)
            && !r.tokens()[at].hyphenated;
        let ends = end >= sentence.end || matches!(r.folded(end), "," | ";" | ")" | "." | "ou" | "-" | "–");
        let labelled = at > sentence.start
            && r.is_word(at - 1)
            && (!r.is_capital(at - 1) || at - 1 == sentence.start)
            && !r.is_upper(at)
            && (at + 1..end).any(|i| LABELS.contains(&r.folded(i)));
        let by_quote = end > at + 1 && matches!(r.folded(end - 1), "»" | "\"" | "”") && at > sentence.start;
        // « une membrane FPO Sarnafil TG 66 »: an acronym of matter stands between.
        let sigil = before.starts_with(|c: char| c.is_ascii_digit()) && before.len() == 2;
        let through = at >= sentence.start + 2
            && (r.is_upper(at - 1) || sigil && r.slice(at - 1..at).ends_with(char::is_uppercase))
            && r.folded(at - 1).len() <= 4
            && r.is_word(at - 2)
            && (!r.is_capital(at - 2) || at - 2 == sentence.start)
            && !names_place(r.before(at - 1))
            && (sure || sigil && pair);
        let used = r.find(&USE, r.back(at, 8)).into_iter().any(|used| {
            used.end == at
                || used.end < at
                    && (used.end..at).len() <= 2
                    && !(used.end..at).any(|i| r.is_capital(i) || is_link(r.folded(i)) || !r.is_word(i))
        });
        let insisted =
            r.is_word(at.saturating_sub(1)) && at > sentence.start && insists_after(r, end, sentence.end);
        let medium = r
            .find(&MEDIUM, r.back(at, 2))
            .into_iter()
            .any(|medium| medium.end == at);
        let closes =
            || shuts_out_others(r, end..sentence.end.min(end + 14)).is_some_and(|shut| shut.start - end <= 3);
        let excluded = r
            .find(&OTHER_THAN, r.back(at, 11))
            .into_iter()
            .any(|other| other.end == at || other.end + 1 == at)
            && !refusals(r, sentence.clone()).is_empty();
        if apposed && ends && (sure || by_quote)
            || by_quote && r.is_word(at - 1)
            || through
            || labelled
            || used && (sure || pair || acronym && end > at + 1 || stuff && !r.is_upper(at) || by_maker)
            || insisted
            || excluded
            || (medium || by_quote) && closes()
        {
            found.push(at..end);
        }
    }
    found
}

fn insists_after(r: &Reading<'_>, end: usize, limit: usize) -> bool {
    let ahead = end..limit.min(end + 8);
    r.find(&AFTER, ahead)
        .into_iter()
        .any(|said| said.start <= end + 1)
}

/// Words that insist on the name they follow.
static AFTER: Phrases = Phrases::new(&[
    "(et non|et pas|mais pas) (un|une|des|du|de|le|la|les|d') _",
    "(qui|lequel|laquelle|lesquels) ..1 (sera|est|seront|sont) ..2 (livré|livrée|livrés|fourni|fournie|fournis|installé|installée|posé|monté|retenu|retenue|exigé|exigée|imposé)",
    "(imposé|imposée|imposés|exigé|exigée|de rigueur|obligatoire|obligatoires)",
    "(et (par|sur|en|avec|de|à)? (lui|elle|eux) seul|et (rien|aucun|nul) (d'autre|autre)|rien d'autre)",
    "(seul|seule|seuls|seules) (connu|connue|connus|maîtrisé|maîtrisée|utilisé|utilisée|pratiqué|accepté|acceptée|admis|admise|retenu|retenue|souhaité|voulu)",
]);
