//! The buyer's sheet: entered once, copied into each new dossier.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tender::NeedDraft;
use ts_rs::TS;

use crate::dossiers::Nothing;
use crate::{ApiError, Desk, ErrorCode, files};

/// A buyer as far as it is known; `null` is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BuyerView {
    /// Kind.
    pub kind: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// INSEE code of the commune of its seat.
    pub insee: Option<String>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// SIRET.
    pub siret: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Address of the buyer profile.
    pub profile_url: Option<String>,
    /// Administrative court.
    pub court: Option<String>,
    /// Who signs.
    pub signatory: Option<String>,
    /// Office to write to.
    pub contact: Option<String>,
    /// Path of the logo.
    pub logo: Option<String>,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetView {
    /// What it says.
    pub sheet: BuyerView,
    /// The file it is kept in.
    pub path: String,
}

/// A new sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetSheet {
    /// What it says.
    pub sheet: BuyerView,
}

const FILE: &str = "acheteur.json";

/// The sheet; empty when none was filled in.
///
/// # Errors
/// The file is there and does not read.
pub fn sheet(desk: &Desk, _: Nothing) -> Result<SheetView, ApiError> {
    let sheet = serde_json::from_value(stored(desk)?).unwrap_or_default();
    Ok(SheetView {
        sheet,
        path: desk.data_dir().join(FILE).display().to_string(),
    })
}

/// Keeps a new sheet.
///
/// # Errors
/// A field has not the right shape, or the folder cannot be written.
pub fn set_sheet(desk: &Desk, request: SetSheet) -> Result<SheetView, ApiError> {
    let given = serde_json::to_value(&request.sheet)
        .map_err(|error| ApiError::new(ErrorCode::Request, error.to_string()))?;
    // A sheet is the buyer of a need: the same facts are accepted.
    let mut need = NeedDraft::default();
    for (field, value) in given.as_object().into_iter().flatten() {
        need.set(&format!("buyer.{field}"), value.clone())?;
    }
    let kept = need.get("buyer").cloned().unwrap_or_else(|| json!({}));
    let mut text = serde_json::to_vec_pretty(&kept)
        .map_err(|error| ApiError::new(ErrorCode::Request, error.to_string()))?;
    text.push(b'\n');
    files::write_all(desk.data_dir(), &[(PathBuf::from(FILE), text)])?;
    sheet(desk, Nothing {})
}

/// The sheet as the `buyer` of a need.
pub(crate) fn stored(desk: &Desk) -> Result<Value, ApiError> {
    let path = desk.data_dir().join(FILE);
    if !path.exists() {
        return Ok(json!({}));
    }
    let refuse = |detail: &str| {
        ApiError::new(
            ErrorCode::File,
            format!(
                "{} : la fiche acheteur ne se lit pas ({detail}) ; corrigez-la, ou supprimez ce fichier et remplissez-la de nouveau",
                path.display()
            ),
        )
    };
    let value: Value = serde_json::from_str(&files::read_text(&path)?)
        .map_err(|error| refuse(&tender::sentence(&error.to_string())))?;
    let mut need = NeedDraft::default();
    need.set("buyer", value)
        .map_err(|refusal| refuse(&refusal.message))?;
    Ok(need.get("buyer").cloned().unwrap_or_else(|| json!({})))
}
