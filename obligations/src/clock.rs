//! Two launch dates compared: what would change if the consultation were launched another day.

use std::collections::BTreeSet;

use law::{DatedValue, Law, Unit};
use tender::{Date, Tender};

use crate::facts::{Facts, doubt_of};
use crate::{Codes, Obligation, Procedure, Publicity, State, answer};

/// What one answer is on either date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    /// On the launch date of the tender.
    pub from: T,
    /// On the other date.
    pub to: T,
    /// First day of the rule or of the threshold that makes the difference, when it lies between them.
    pub since: Option<Date>,
    /// Why, on the other date.
    pub why: String,
    /// Articles, on the other date.
    pub legal_basis: Vec<&'static str>,
    /// What is to be checked, on the other date.
    pub doubts: Vec<String>,
}

/// A duty that changes: its state, or the articles it rests on (`from` and `to` are then the same).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyChange {
    /// Identifier of the duty.
    pub id: &'static str,
    /// What becomes of it.
    pub change: Change<State>,
}

/// A dated value of the law that bears on this tender and is not the same on both dates.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterChange {
    /// Slug of the parameter.
    pub id: &'static str,
    /// What it is, in French.
    pub label: String,
    /// Unit of the amounts.
    pub unit: Unit,
    /// On the launch date; absent: unknown or not asserted.
    pub from: Option<f64>,
    /// On the other date; absent: unknown or not asserted.
    pub to: Option<f64>,
    /// First day of the later of the two values.
    pub since: Date,
    /// Article that fixes it, as cited.
    pub article: String,
    /// What is to be checked before relying on it.
    pub doubt: Option<String>,
}

/// What changes between two launch dates; empty when nothing does.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Launch date of the tender.
    pub date: Date,
    /// The other date.
    pub other_date: Date,
    /// The procedure, when it changes.
    pub procedure: Option<Change<Procedure>>,
    /// The publicity, when it changes.
    pub publicity: Option<Change<Publicity>>,
    /// The duties that change, in the order of the answer.
    pub duties: Vec<DutyChange>,
    /// Thresholds, rates and delays that change, in the order of their slug.
    pub parameters: Vec<ParameterChange>,
    /// What is to be checked before deciding by this comparison.
    pub doubts: Vec<String>,
}

impl Comparison {
    /// Whether nothing changes and nothing is doubtful.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.procedure.is_none()
            && self.publicity.is_none()
            && self.duties.is_empty()
            && self.parameters.is_empty()
            && self.doubts.is_empty()
    }
}

/// What would change if this tender were launched on another date. Its CPV codes are taken as the buyer's.
///
/// ```
/// use obligations::{State, compare};
///
/// let need = r#"
/// objet = "Mobilier scolaire"
/// launch_date = 2026-08-20
/// nature = "fournitures"
/// amount_ht = 85000
/// [buyer]
/// kind = "commune"
/// "#;
/// let tender = tender::Tender::from_toml(need, "besoin.toml")?;
/// let clock = compare(&tender, "2026-08-21".parse().expect("une date"), law::Law::embedded());
/// let ids: Vec<&str> = clock.duties.iter().map(|duty| duty.id).collect();
/// assert_eq!(ids, ["env-critere", "prix-unique-interdit"]);
/// assert_eq!(clock.duties[0].change.to, State::Due);
/// # Ok::<(), tender::NeedError>(())
/// ```
#[must_use]
pub fn compare(tender: &Tender, other_date: Date, law: &Law) -> Comparison {
    compare_with(tender, Codes::Given, other_date, law)
}

/// The same, for a tender whose codes may have been proposed from its words.
#[must_use]
pub fn compare_with(tender: &Tender, codes: Codes, other_date: Date, law: &Law) -> Comparison {
    let other_tender = Tender {
        launch_date: other_date,
        ..tender.clone()
    };
    let (here, there) = (
        Facts::new(tender, codes, law),
        Facts::new(&other_tender, codes, law),
    );
    let (now, then) = (answer(&here), answer(&there));
    let between = |day: Option<Date>| {
        let (first, last) = (here.date.min(there.date), here.date.max(there.date));
        day.filter(|day| first < *day && *day <= last)
    };
    let parameters = parameters(&here, &there);
    let since = between(now.procedure_since).max(between(then.procedure_since));
    let procedure = (now.procedure != then.procedure).then(|| Change {
        from: now.procedure,
        to: then.procedure,
        since,
        why: then.procedure_why.clone(),
        legal_basis: then.procedure_basis.clone(),
        doubts: then.doubts.clone(),
    });
    let publicity = (now.publicity != then.publicity).then(|| Change {
        from: now.publicity,
        to: then.publicity,
        since,
        why: then.procedure_why.clone(),
        legal_basis: then.publicity_basis.clone(),
        doubts: then.doubts.clone(),
    });
    let duties = now
        .obligations
        .iter()
        .zip(then.obligations)
        .filter(|(a, b)| a.state != b.state || (a.state == State::Due && a.legal_basis != b.legal_basis))
        .map(|(a, b)| DutyChange {
            id: a.id,
            change: duty_change(a, b, &between),
        })
        .collect();
    let mut doubts = Vec::new();
    // A doubt of both dates is no matter of the comparison, unless the procedure turns on it.
    let turned = procedure.is_some() || publicity.is_some();
    let of_procedure = then
        .doubts
        .into_iter()
        .filter(|doubt| turned || !now.doubts.contains(doubt));
    let of_now = now.doubts.iter().filter(|_| turned).cloned();
    let of_parameters = parameters.iter().filter_map(|change| change.doubt.clone());
    for doubt in of_procedure.chain(of_now).chain(of_parameters) {
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }
    Comparison {
        date: here.date,
        other_date,
        procedure,
        publicity,
        duties,
        parameters,
        doubts,
    }
}

fn duty_change(
    now: &Obligation,
    then: Obligation,
    between: &impl Fn(Option<Date>) -> Option<Date>,
) -> Change<State> {
    Change {
        from: now.state,
        to: then.state,
        since: between(then.since).or_else(|| between(now.since)),
        why: then.why,
        legal_basis: then.legal_basis,
        doubts: then.doubts,
    }
}

/// The parameters that either answer looked at and that are not worth the same.
fn parameters(here: &Facts, there: &Facts) -> Vec<ParameterChange> {
    let looked_at: BTreeSet<&'static str> = here.looked_at().union(&there.looked_at()).copied().collect();
    looked_at
        .into_iter()
        .filter_map(|id| {
            let parameter = here.law.parameter(id)?;
            let (a, b) = (parameter.at(here.date), parameter.at(there.date));
            let worth = |value: Option<&DatedValue>| value.and_then(|value| value.amount);
            if worth(a) == worth(b) {
                return None;
            }
            let later = match (a, b) {
                (Some(a), Some(b)) if a.from > b.from => a,
                (_, Some(b)) => b,
                (Some(a), None) => a,
                (None, None) => return None,
            };
            Some(ParameterChange {
                id,
                label: parameter.label.clone(),
                unit: parameter.unit,
                from: worth(a),
                to: worth(b),
                since: later.from,
                article: later.article.clone(),
                doubt: doubt_of(later).or_else(|| b.and_then(doubt_of)),
            })
        })
        .collect()
}
