//! How far words that admit equivalents reach: a thing of their own, or what is said beside them.

use std::ops::Range;

use crate::lexicon::{brands, labels};
use crate::mood::{EQUIVALENT, opens};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rules::norme::shape::standards;

/// The sentence admits equivalents of what is hit: in the same member, or in another that is not on a thing of its own
/// (« norme X ; les analyses sont confiées à un laboratoire accrédité COFRAC ou équivalent »).
pub(crate) fn opens_there(r: &Reading<'_>, hit: &Range<usize>, sentence: &Range<usize>) -> bool {
    if !opens(r, sentence.clone()) {
        return false;
    }
    let parts = |at: &usize| r.folded(*at) == ";";
    let start = (sentence.start..hit.start).rev().find(parts);
    let end = (hit.end..sentence.end).find(parts);
    if start.is_none() && end.is_none() {
        return true;
    }
    let start = start.map_or(sentence.start, |at| at + 1);
    let end = end.unwrap_or(sentence.end);
    let outside =
        |range: Range<usize>| !range.is_empty() && opens(r, range.clone()) && opens_others(r, range);
    opens(r, start..end) || outside(sentence.start..start) || outside(end..sentence.end)
}

/// The words say that equivalents of other things are admitted; « a method or its equivalent » speaks of that method.
pub(crate) fn opens_others(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    if r.has(&ANY_REFERENCE, tokens.clone()) {
        return true;
    }
    r.find(&EQUIVALENT, tokens.clone()).iter().any(|found| {
        let before = found.start.saturating_sub(3).max(tokens.start)..found.start + 1;
        let tied = before.clone().any(|at| r.folded(at) == "ou");
        let apposed = found.start > tokens.start + 3 && r.before(found.start) == ",";
        let cited = before
            .into_iter()
            .any(|at| matches!(r.folded(at), "«" | "mention"));
        found.start <= tokens.start + 2 || cited || !tied && !apposed
    })
}

/// What may be opened from afar: references in general, or something said just before.
static ANY_REFERENCE: Phrases = Phrases::new(&[
    "(référence|références|marque|marques|norme|normes|label|labels|labellisé|certification|certifications|certificat|certificats|modèle|modèles|mention|mentions|qualification|qualifications|spécification|spécifications|=equivalence|=equivalences)",
    "(cité|citée|cités|citées|désigné|désignée|désignés|désignées|nommé|nommée|nommés|visé|visée|visés|visées|indiqué|indiquée|précité|susvisé|ci-dessus|ci-avant|ci-dessous)",
    "^ ..1 (=ces|=celui|=celle|=ceux|=celles|=celui-ci|=celle-ci|=il|=elle|=ils|=elles|=ce|=cet|=cette|=leur|=leurs)",
    "(=ces|=cet|=cette) (produit|produits|article|articles|matériel|matériels|exigence|exigences|spécification|spécifications|prescription|prescriptions|appareil|équipement)",
]);

/// Sentences that admit equivalents of something said elsewhere, found once.
pub(crate) fn openings<'r>(r: &'r Reading<'_>) -> &'r [Range<usize>] {
    r.found.openings.get_or_init(|| {
        r.sentences()
            .filter(|sentence| {
                opens(r, sentence.clone())
                    && !names_a_reference(r, sentence.clone())
                    && opens_others(r, sentence.clone())
            })
            .collect()
    })
}

/// Names a mark, a standard or a label: « ou équivalent » there speaks of that, and of nothing else.
fn names_a_reference(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    !standards(r, tokens.clone()).is_empty()
        || !brands().find(r, tokens.clone()).is_empty()
        || !labels().find(r, tokens).is_empty()
}

/// A line that ends with a colon and speaks of equivalence covers the lines beneath it.
pub(crate) fn opened_above(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let first = r.found.opening_line.get_or_init(|| {
        r.sentences()
            .find(|above| above.end > 0 && r.folded(above.end - 1) == ":" && opens(r, above.clone()))
            .map(|above| above.end)
    });
    first.is_some_and(|end| end <= sentence.start)
}
