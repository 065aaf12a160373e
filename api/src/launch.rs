//! The clock: what would change if the consultation were launched another day.

use law::Law;
use obligations::{Change, Comparison};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::date;
use crate::need::{Understood, purchase};
use crate::obligations::marked;
use crate::{ApiError, Desk};

/// A dossier, and another launch date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct LaunchQuery {
    /// The dossier.
    pub dossier: u32,
    /// The other date, ISO.
    pub other_date: String,
}

/// What an answer becomes on the other date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// `procedure`, `publicite`, or the id of a duty.
    pub id: String,
    /// What it is called, in plain French.
    pub title: String,
    /// On the launch date of the need: slug.
    pub from: &'static str,
    /// In words.
    pub from_words: String,
    /// On the other date: slug.
    pub to: &'static str,
    /// In words.
    pub to_words: String,
    /// First day of the rule or of the threshold that makes the difference.
    pub since: Option<String>,
    /// Why, on the other date.
    pub why: String,
    /// Articles, on the other date.
    pub legal_basis: Vec<String>,
    /// What is to be checked before relying on it.
    pub doubts: Vec<String>,
}

/// A value of the law that is not the same on both dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValueChangeView {
    /// Slug of the parameter.
    pub id: String,
    /// What it is.
    pub label: String,
    /// On the launch date, in words; null: unknown, or not asserted.
    pub from: Option<String>,
    /// On the other date, in words; null: unknown, or not asserted.
    pub to: Option<String>,
    /// First day of the later value.
    pub since: String,
    /// Article that fixes it.
    pub article: String,
    /// What is to be checked before relying on it.
    pub doubt: Option<String>,
}

/// What changes between two launch dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LaunchAnswer {
    /// Launch date of the need.
    pub date: String,
    /// The other date.
    pub other_date: String,
    /// Procedure, publicity and duties that change.
    pub changes: Vec<ChangeView>,
    /// Thresholds, rates and delays that change.
    pub values: Vec<ValueChangeView>,
    /// What is to be checked before deciding by this comparison.
    pub doubts: Vec<String>,
}

/// Compares the launch date of a need with another day.
///
/// # Errors
/// The other date is not one; the catalogue cannot be opened.
pub fn compare(desk: &Desk, tender: &tender::Tender, other_date: &str) -> Result<LaunchAnswer, ApiError> {
    let other = date(other_date)?;
    let understood = Understood::of(desk, tender)?;
    let compared = obligations::compare_with(&understood.tender, understood.codes(), other, Law::embedded());
    Ok(view(compared))
}

/// The same, for a dossier.
///
/// # Errors
/// The need is incomplete; or as [`compare`].
pub fn query(desk: &Desk, request: LaunchQuery) -> Result<LaunchAnswer, ApiError> {
    let tender = desk.with(request.dossier, |dossier| purchase(dossier))?.tender;
    compare(desk, &tender, &request.other_date)
}

fn view(compared: Comparison) -> LaunchAnswer {
    let mut changes = Vec::new();
    if let Some(change) = compared.procedure {
        let words = |of| drafting::procedure_words(of).to_owned();
        changes.push(one(
            "procedure",
            "Procédure",
            (change.from.slug(), words(change.from)),
            (change.to.slug(), words(change.to)),
            change,
        ));
    }
    if let Some(change) = compared.publicity {
        let words = |of| drafting::publicity_words(of).to_owned();
        changes.push(one(
            "publicite",
            "Publicité",
            (change.from.slug(), words(change.from)),
            (change.to.slug(), words(change.to)),
            change,
        ));
    }
    for duty in compared.duties {
        let change = duty.change;
        let words = |state: obligations::State| {
            match state {
                obligations::State::Due => "s’applique",
                obligations::State::SansObjet => "sans objet",
                obligations::State::DonneeManquante => "à préciser",
            }
            .to_owned()
        };
        changes.push(one(
            duty.id,
            obligations::title(duty.id),
            (change.from.slug(), words(change.from)),
            (change.to.slug(), words(change.to)),
            change,
        ));
    }
    LaunchAnswer {
        date: compared.date.to_string(),
        other_date: compared.other_date.to_string(),
        changes,
        values: compared
            .parameters
            .into_iter()
            .map(|value| ValueChangeView {
                id: value.id.to_owned(),
                label: value.label,
                from: value.from.map(|amount| value.unit.stated(amount)),
                to: value.to.map(|amount| value.unit.stated(amount)),
                since: value.since.to_string(),
                article: value.article,
                doubt: value.doubt,
            })
            .collect(),
        doubts: marked(&compared.doubts),
    }
}

fn one<T>(
    id: &str,
    title: &str,
    from: (&'static str, String),
    to: (&'static str, String),
    change: Change<T>,
) -> ChangeView {
    ChangeView {
        id: id.to_owned(),
        title: title.to_owned(),
        from: from.0,
        from_words: from.1,
        to: to.0,
        to_words: to.1,
        since: change.since.map(|day| day.to_string()),
        why: change.why,
        legal_basis: change.legal_basis.into_iter().map(str::to_owned).collect(),
        doubts: marked(&change.doubts),
    }
}
