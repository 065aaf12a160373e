//! The fields of a European notice, as the record of a dossier keeps them.

use drafting::eforms::{Awaited, Bt, Eforms, source};
use serde::Serialize;

/// The fields filled in, and those to complete on the platform.
#[derive(Serialize)]
pub(super) struct EformsView {
    /// Where names and codes come from.
    source: SourceView,
    fields: Vec<FieldView>,
    to_complete: Vec<AwaitedView>,
}

#[derive(Serialize)]
struct SourceView {
    name: &'static str,
    names: &'static str,
    codes: &'static str,
    licence: &'static str,
    read: &'static str,
    /// The regulation, and whether its text is among ours.
    regulation: String,
}

#[derive(Serialize)]
struct FieldView {
    code: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lot: Option<String>,
    /// Number of the criterion, for its fields to be read together.
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<String>,
    values: Vec<ValueView>,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
}

#[derive(Serialize)]
struct ValueView {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
}

#[derive(Serialize)]
struct AwaitedView {
    code: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lot: Option<String>,
    why: String,
}

impl EformsView {
    pub(super) fn of(eforms: Eforms) -> Self {
        let source = source();
        let checked = if source.regulation_checked {
            ""
        } else {
            " (à vérifier)"
        };
        Self {
            source: SourceView {
                name: &source.name,
                names: &source.names,
                codes: &source.codes,
                licence: &source.licence,
                read: &source.read,
                regulation: format!("{}{checked}", source.regulation),
            },
            fields: eforms.fields.into_iter().map(FieldView::of).collect(),
            to_complete: eforms.awaited.into_iter().map(AwaitedView::of).collect(),
        }
    }
}

impl FieldView {
    fn of(bt: Bt) -> Self {
        Self {
            code: bt.code,
            name: bt.name,
            lot: bt.lot,
            criterion: bt.criterion,
            values: bt
                .values
                .into_iter()
                .map(|one| ValueView {
                    value: one.value,
                    label: one.label,
                    unit: one.unit,
                })
                .collect(),
            from: bt.from,
            note: bt.note,
        }
    }
}

impl AwaitedView {
    fn of(awaited: Awaited) -> Self {
        Self {
            code: awaited.code,
            name: awaited.name,
            lot: awaited.lot,
            why: awaited.why,
        }
    }
}
