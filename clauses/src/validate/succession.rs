//! Texts that succeed one another: no day without one, no day that a text never sees.

use tender::Date;

use crate::{Condition, Facet, InForce, Text};

/// Says where texts of one condition leave days without a text, and which text is never used.
pub(super) fn succession(facet: &Facet, say: &mut dyn FnMut(String)) {
    let validity = |text: &Text| -> InForce {
        text.head
            .in_force
            .clone()
            .unwrap_or_else(|| facet.head.in_force.clone())
    };
    for (at, text) in facet.texts.iter().enumerate() {
        let mine = validity(text);
        let hidden = facet.texts[..at].iter().find(|before| {
            let theirs = validity(before);
            (before.head.when == text.head.when || before.head.when == Condition::default())
                && theirs.from <= mine.from
                && ends_after(theirs.to, mine.to)
        });
        if let Some(before) = hidden {
            say(format!(
                "le texte « {} » ne sert jamais : « {} » passe avant lui",
                text.name, before.name
            ));
        }
    }
    // Texts of one condition are versions of one another.
    let mut seen: Vec<&Condition> = Vec::new();
    for text in &facet.texts {
        let when = &text.head.when;
        if seen.contains(&when) {
            continue;
        }
        seen.push(when);
        let mut versions: Vec<(InForce, &str)> = facet
            .texts
            .iter()
            .filter(|other| other.head.when == *when)
            .map(|other| (validity(other), other.name.as_str()))
            .collect();
        versions.sort_by_key(|(in_force, _)| in_force.from);
        for two in versions.windows(2) {
            let [(before, _), (after, name)] = two else {
                continue;
            };
            let next = before.to.and_then(|to| to.tomorrow().ok());
            if next.is_some_and(|next| next < after.from) {
                say(format!(
                    "aucun texte entre le {} et le {} (avant « {name} »)",
                    next.unwrap_or(after.from),
                    after.from
                ));
            }
        }
    }
}

/// Whether a validity that ends then lasts as long as the other; no end is the longest.
fn ends_after(mine: Option<Date>, other: Option<Date>) -> bool {
    match (mine, other) {
        (None, _) => true,
        (Some(mine), Some(other)) => mine >= other,
        (Some(_), None) => false,
    }
}
