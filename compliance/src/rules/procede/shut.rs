//! Ways to impose a material or a process by keeping the others out.

use std::ops::Range;

use super::matter::Matter;
use super::ways::is_sign;
use crate::exclusion::{refusals, shuts_out_others};
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Names of what a material or a process is.
pub(super) static KIND: Phrases = Phrases::new(&[
    "(matériau|matériaux|matière|matières|procédé|procédés|méthode|méthodes|technique|techniques|essence|essences|mode|revêtement|support|composition|filière|solution|technologie|système|finition|mode opératoire|mise en œuvre|fibre|pierre|métal|=bois|moyen|façon|manière|voie|combustible|nature|alternative|proposition|structure|construction|constitution|fabrication|exécution|pose)",
]);

/// « et en aucune autre matière », « tout autre procédé étant exclu », « à l’exclusion de tout autre ».
pub(super) fn by_others(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let Some(shut) = shuts_out_others(r, sentence.clone()) else {
        return Vec::new();
    };
    let kinds = r.has(&KIND, shut.start..r.ahead(shut.end, 4).end);
    // What is shut out must be a material: « à l’exclusion de tout autre ».
    let bare = matches!(
        r.folded(shut.end - 1),
        "chose" | "seul" | "seule" | "seuls" | "seules"
    ) || matches!(r.folded(shut.start), "et" | "ni")
        || matches!(r.folded(shut.end - 1), "autre" | "autres")
            && (shut.end >= sentence.end || !r.is_word(shut.end));
    let end = if kinds {
        r.ahead(shut.end, 4)
            .end
            .min(end_of_member(r, shut.end))
            .max(shut.end)
    } else {
        shut.end
    };
    let before = named
        .iter()
        .filter(|m| m.tokens.end <= shut.start && shut.start - m.tokens.end <= 14)
        .find(|m| m.link.is_some() || m.process)
        .or_else(|| {
            named
                .iter()
                .find(|m| m.tokens.end <= shut.start && shut.start - m.tokens.end <= 8)
        });
    match before {
        Some(matter) if kinds || bare || refers_to_matter(r, &shut, named) => one(matter.linked().start..end),
        // « un autre support que la bâche PVC entraîne le rejet »
        None if kinds && named.iter().any(|m| !m.guess && shut.contains(&m.tokens.start)) => {
            one(shut.start..end)
        }
        None if kinds && speaks_of_making(r, &shut) => one(r.back(shut.start, 6).start..end),
        _ => Vec::new(),
    }
}

fn end_of_member(r: &Reading<'_>, from: usize) -> usize {
    let sentence = r.sentence(from.saturating_sub(1));
    (from..sentence.end)
        .find(|&at| is_sign(r, at))
        .unwrap_or(sentence.end)
}

fn refers_to_matter(r: &Reading<'_>, shut: &Range<usize>, named: &[Matter]) -> bool {
    let near = shut.start..r.ahead(shut.end, 3).end;
    named.iter().any(|m| near.contains(&m.tokens.start))
}

/// « matériau », « procédé »: nothing else may be meant.
static SURE_KIND: Phrases = Phrases::new(&[
    "(matériau|matériaux|matière|matières|procédé|procédés|essence|mode opératoire|mise en œuvre|composition|revêtement)",
    "(autre|autres) (méthode|technique|mode)",
]);

fn speaks_of_making(r: &Reading<'_>, shut: &Range<usize>) -> bool {
    r.kind != document::DocumentKind::Rc && r.has(&SURE_KIND, shut.start..r.ahead(shut.end, 3).end)
}

/// Turns that keep materials out without a participle.
static KEEPS_OUT: Phrases = Phrases::new(&[
    "(à l'exclusion|à l'exception|à l'exclusive) (formelle|expresse|absolue|totale|stricte)? (de|du|des|d')",
    "(ce qui|qui) (exclut|interdit|écarte|proscrit)",
    "PUNCT (pas|jamais|ni|point) (de|d'|en|par)",
    "(excluant|interdisant|proscrivant|écartant|bannissant|éliminant)",
    "inutile (de|d') (proposer|présenter|prévoir|chiffrer|remettre)",
    "(ne|n') ..2 pas à (proposer|présenter|prévoir|chiffrer|offrir)",
    "sans (proposer|présenter|recourir|recours)",
    "(jamais|et non|non pas|et surtout pas) (en|par|de|du|à la|au)",
    "(ne|n') ..4 (pas|point|ni) ..1 (proposé|proposer|proposés|proposées|proposition|propositions|recours|recourir|recevoir|étudier|examiner|offre|offres)",
    "(s'abstient|s'interdit|renonce|dispense|dispensés) ..2 (de|d'|à) _",
    "(ne|n') ..3 (recevoir|recevra|recevant|examiner|examinera|accepter|acceptera|acceptant|admettre|admettra|étudier|étudiera) ..1 (aucun|aucune|pas|ni) ..2 (proposition|propositions|offre|offres|variante|variantes|solution|solutions|autre)",
]);

/// « en bois massif - plastique et carton refusés », « en offset, à l’exclusion de l’impression numérique ».
pub(super) fn by_refusal(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    found.extend(by_absolute(r, sentence, named));
    for keep in r.find(&KEEPS_OUT, sentence.clone()) {
        let wanted = named
            .iter()
            .rev()
            .find(|m| m.tokens.end <= keep.start && keep.start - m.tokens.end <= 14);
        let out = named
            .iter()
            .rfind(|m| m.tokens.start >= keep.end && m.tokens.start - keep.end <= 9);
        if let (Some(wanted), Some(out)) = (wanted, out) {
            let first = first_of_list(r, named, wanted);
            found.push(first.linked().start..out.tokens.end);
        }
    }
    for refusal in refusals(r, sentence.clone()) {
        // The list that is refused, then what is wanted before it.
        let Some(last) = named.iter().rposition(|m| m.tokens.end <= refusal.start) else {
            continue;
        };
        let apart = named[last].tokens.end..refusal.start;
        if apart.len() > 10
            || apart
                .clone()
                .any(|at| matches!(r.folded(at), ";" | ":" | ")" | "|"))
        {
            continue;
        }
        let mut head = last;
        while head > 0 && listed(r, &named[head - 1], &named[head]) {
            head -= 1;
        }
        if head == 0 {
            // « structures à panneaux non étudiées » after « ; »: what is wanted stands further.
            continue;
        }
        let wanted = &named[head - 1];
        let gap = named[head].tokens.start.saturating_sub(wanted.tokens.end);
        if gap <= 14 && !alternatives(r, named, head - 1) {
            found.push(wanted.linked().start..refusal.end);
        }
    }
    found
}

/// « qui ne proposent pas une ossature bois sont irrégulières », « autre qu’en aluminium sera refusée ».
pub(super) fn by_lack(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for matter in named.iter().filter(|m| !m.guess) {
        let start = matter.linked().start;
        let back = r.back(start, 7);
        let lacks = back
            .clone()
            .rev()
            .find(|&at| r.folded(at) == "pas" && r.back(at, 3).any(|i| matches!(r.folded(i), "ne" | "n'")));
        let other = back.clone().rev().find(|&at| {
            matches!(r.folded(at), "autre" | "autres")
                && (at..start).any(|i| matches!(r.folded(i), "que" | "qu'"))
        });
        let Some(head) = lacks.or(other) else { continue };
        if let Some(refusal) = refusals(r, matter.tokens.end..sentence.end.min(matter.tokens.end + 9))
            .into_iter()
            .next()
            && (other.is_some() || r.has(&OFFERED, r.back(head, 8)))
        {
            found.push(head..refusal.end);
        }
    }
    found
}

static OFFERED: Phrases = Phrases::new(&[
    "(offre|offres|proposition|propositions|candidat|candidats|produit|produits|modèle|modèles|article|articles|solution|solutions|variante|ce qui)",
]);

/// Heads of what is refused that are no material by themselves.
static DERIVED: Phrases = Phrases::new(&[
    "(panneau|panneaux|dérivé|dérivés|imitation|imitations|produit dérivé|proposition|propositions|variante|variantes|matière|matières|matériau|matériaux|procédé|procédés|technique|techniques|méthode|méthodes|solution|solutions|version|versions)",
]);

/// « par tissage, l’impression étant écartée », « en bois massif, les panneaux dérivés étant refusés ».
fn by_absolute(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for matter in named.iter().filter(|m| {
        !m.guess
            && m.link
                .is_some_and(|link| !matches!(r.folded(link), "de" | "d'" | "du" | "des"))
    }) {
        let from = matter.tokens.end;
        let Some(sign) = (from..sentence.end.min(from + 4)).find(|&at| is_sign(r, at)) else {
            continue;
        };
        let end = sentence.end.min(sign + 10);
        let Some(refusal) = refusals(r, sign + 1..end).into_iter().next() else {
            continue;
        };
        let subject = sign + 1..refusal.start;
        let absolute = subject
            .clone()
            .any(|at| matches!(r.folded(at), "etant" | "sera" | "seront" | "est" | "sont"))
            || subject.len() <= 2;
        let action = |at: usize| {
            r.is_word(at)
                && ["age", "ation", "ssion", "ction", "ure", "erie"]
                    .iter()
                    .any(|ending| r.folded(at).ends_with(ending))
        };
        let speaks = r.has(&DERIVED, subject.clone())
            || (subject.start..subject.end.min(subject.start + 3)).any(action);
        if absolute && speaks {
            found.push(matter.linked().start..refusal.end);
        }
    }
    found
}

/// Two names of one list: « en bois, en PVC », « plastique, carton et résine ».
fn listed(r: &Reading<'_>, a: &Matter, b: &Matter) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    if gap.len() > 5 {
        return false;
    }
    let words: Vec<&str> = gap.clone().map(|at| r.folded(at)).collect();
    let joins = words.iter().all(|word| {
        matches!(
            *word,
            "," | "et"
                | "ou"
                | "ni"
                | "en"
                | "le"
                | "la"
                | "les"
                | "l'"
                | "de"
                | "du"
                | "d'"
                | "par"
                | "/"
                | "recycle"
                | "recyclee"
                | "massif"
                | "blanc"
                | "galvanise"
        )
    });
    // A change of turn begins what is refused: « en acier, le bois et le PVC étant refusés ».
    let turned = words.first() == Some(&",")
        && matches!(words.get(1), Some(&("le" | "la" | "les" | "l'")))
        && a.link
            .is_some_and(|link| matches!(r.folded(link), "en" | "par" | "de" | "d'"));
    joins && !turned
}

fn first_of_list<'m>(r: &Reading<'_>, named: &'m [Matter], wanted: &'m Matter) -> &'m Matter {
    let mut at = named.iter().position(|m| m.tokens == wanted.tokens).unwrap_or(0);
    while at > 0 && listed(r, &named[at - 1], &named[at]) {
        at -= 1;
    }
    &named[at]
}

/// « en bois ou en acier »: more than one is admitted.
fn alternatives(r: &Reading<'_>, named: &[Matter], at: usize) -> bool {
    at > 0
        && listed(r, &named[at - 1], &named[at])
        && (named[at - 1].tokens.end..named[at].tokens.start).any(|i| r.folded(i) == "ou")
}

/// One stretch.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
