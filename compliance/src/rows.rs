//! Rows of a scale written without the word « points »: « Ancrage territorial : 10 », « Provenance | 15 ».

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

static SCALE: Phrases = Phrases::new(&[
    "(^ tableau|notes|prix (\"–\"|\"-\"|\":\"|\"|\") #>=5)",
    "(critère|critères|grille|pondération|pondérations|barème|coefficient|coefficients|points|notation|sous-critère|sur 100|sur cent)",
]);

/// The row that holds these tokens ends with its weight, in a passage that speaks of weights.
pub(crate) fn weighed_row(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(tokens.start);
    let next = tokens.end + usize::from(r.folded(tokens.end) == "\n");
    let follows = next > tokens.end && r.number(next).is_some_and(|n| n > 0.0 && n <= 100.0);
    let tail = r.ahead(tokens.end, 12);
    let weighed = tail.clone().any(|at| {
        (at == tokens.end
            || matches!(
                r.before(at),
                ":" | "|" | "," | "-" | "–" | "—" | "(" | "\t" | "=" | "sur"
            ))
            && r.number(at).is_some_and(|n| n > 0.0 && n <= 100.0)
            && (at + 1 >= sentence.end
                || matches!(
                    r.folded(at + 1),
                    "." | ";" | ")" | "|" | "%" | "/" | "points" | "pts"
                ))
    });
    (weighed || follows) && r.has(&SCALE, r.all())
}
