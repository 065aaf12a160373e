//! What the answers of firms change: the same purchase judged without them and with them.

use matching::Restriction;
use serde::Serialize;
use ts_rs::TS;

use crate::compose::understood;
use crate::market::Market;
use crate::need::{Log, Purchase};
use crate::{ApiError, Desk};

/// Something that the answers changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedView {
    /// Title of a clause, « Ouverture à la concurrence », « Fabricants ».
    pub title: String,
    /// Without the answers.
    pub before: String,
    /// With them.
    pub after: String,
    /// Why a clause is used otherwise, when it is.
    pub why: Option<String>,
}

/// A clause as judged.
struct Judged {
    facet: String,
    title: String,
    words: String,
    kept: bool,
    lever: &'static str,
    why: String,
}

/// What the declarations of the log change, the market as a whole first.
pub(crate) fn changes(desk: &Desk, purchase: &Purchase) -> Result<Vec<ChangedView>, ApiError> {
    if purchase.log.values().all(|entry| entry.facts.is_empty()) {
        return Ok(Vec::new());
    }
    let before = judged(desk, purchase, &Log::new())?;
    let after = judged(desk, purchase, &purchase.log)?;
    let mut changed = Vec::new();
    let mut say = |title: &str, before: String, after: String, why: Option<String>| {
        if before != after {
            changed.push(ChangedView {
                title: title.to_owned(),
                before,
                after,
                why,
            });
        }
    };
    say(
        "Fabricants comptés",
        firms(before.firms),
        firms(after.firms),
        None,
    );
    say(
        "Ouverture à la concurrence",
        openness(&before.restriction),
        openness(&after.restriction),
        None,
    );
    let both: Vec<(&Judged, &Judged)> = after
        .clauses
        .iter()
        .filter_map(|one| Some((before.clauses.iter().find(|was| was.facet == one.facet)?, one)))
        .collect();
    // Uses that change first. A clause that is not kept matters when it could now be used otherwise.
    for (was, one) in both.iter().filter(|(was, one)| one.lever != was.lever) {
        say(
            &one.title,
            was.words.clone(),
            one.words.clone(),
            Some(one.why.clone()),
        );
    }
    for (was, one) in both
        .iter()
        .filter(|(was, one)| one.lever == was.lever && one.kept)
    {
        say(&one.title, was.words.clone(), one.words.clone(), None);
    }
    Ok(changed)
}

struct Whole {
    firms: usize,
    restriction: Restriction,
    clauses: Vec<Judged>,
}

fn judged(desk: &Desk, purchase: &Purchase, log: &Log) -> Result<Whole, ApiError> {
    understood(desk, &purchase.tender, |understood, _, brief| {
        let selection = drafting::selection(brief)?;
        let market = Market::of(desk, understood, log)?;
        let (suggestions, restriction) = market.propose(brief, &selection);
        let clauses = suggestions
            .iter()
            .map(|one| Judged {
                facet: one.facet.id.clone(),
                title: format!(
                    "{} ({})",
                    one.facet.head.title.as_ref().unwrap_or(&one.module.head.title),
                    one.facet.level
                ),
                words: match &one.counts {
                    Some(counts) => format!("{}\u{a0}: {}", one.lever.name(), counts.words()),
                    None => one.lever.name().to_owned(),
                },
                kept: selection.has(&one.facet.id),
                lever: one.lever.slug(),
                why: one.why.clone(),
            })
            .collect();
        Ok(Whole {
            firms: matching::fabric(&market.firms.makers().all(), None).firms,
            restriction,
            clauses,
        })
    })
}

fn firms(n: usize) -> String {
    said(n, "entreprise", "entreprises")
}

/// « aucune possible », « 1 possible », « 12 possibles ».
fn said(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("aucune {one}"),
        1 => format!("1\u{a0}{one}"),
        n => format!("{n}\u{a0}{many}"),
    }
}

fn openness(restriction: &Restriction) -> String {
    let alarm = match restriction.alarm {
        matching::Alarm::Rouge => "alerte rouge",
        matching::Alarm::Orange => "alerte orange, à sourcer",
        matching::Alarm::Aucune => "aucune alerte",
    };
    if restriction.steps.is_empty() {
        // Nothing is asked that a maker may lack: « sûrement capable » would say more than is known.
        return format!(
            "{}\u{a0}: {alarm}",
            said(restriction.possible, "possible", "possibles")
        );
    }
    format!(
        "{}, {}\u{a0}: {alarm}",
        said(restriction.sure, "sûrement capable", "sûrement capables"),
        said(restriction.possible, "possible", "possibles"),
    )
}
