//! What is risky in the documents of a dossier, what was set aside, and which duties are met.

use serde::Serialize;
use ts_rs::TS;

use crate::check::{lacking, remarks};
use crate::compose::composed;
use crate::dossiers::{self, DossierRef, DossierView};
use crate::draft::{MissingView, PieceFinding, missing_views, piece_findings, warnings};
use crate::need::purchase;
use crate::obligations::{ObligationView, satisfied_by, view};
use crate::{ApiError, Desk};

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VerificationAnswer {
    /// Findings, the most serious first.
    pub findings: Vec<PieceFinding>,
    /// Findings set aside, with the reason.
    pub waived: Vec<PieceFinding>,
    /// Duties.
    pub obligations: Vec<ObligationView>,
    /// Facts to fill in.
    pub missing: Vec<MissingView>,
    /// What does not fit.
    pub conflicts: Vec<String>,
    /// What could not be checked, and what it lacks.
    pub not_checked: Vec<String>,
    /// What the findings say of the checking itself.
    pub remarks: Vec<String>,
    /// The dossier.
    pub state: DossierView,
}

/// Checks all the documents of a dossier.
///
/// # Errors
/// The need is incomplete, or a choice cannot be followed.
pub fn verification(desk: &Desk, request: DossierRef) -> Result<VerificationAnswer, ApiError> {
    let (purchase, state) = desk.with(request.dossier, |dossier| {
        Ok((purchase(dossier)?, dossiers::view(dossier)?))
    })?;
    composed(desk, &purchase, |composition| {
        let draft = &composition.draft;
        let mut report = composition.report();
        // What lapsed is said with what does not fit, below.
        report.lapsed.clear();
        let (not_checked, remarks) = (lacking(&report), remarks(&report, None));
        let mut found = composition.placed(report.findings);
        found.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.rule.severity));
        let (waived, findings): (Vec<_>, Vec<_>) = found
            .iter()
            .cloned()
            .partition(|(_, finding)| finding.waived.is_some());
        Ok(VerificationAnswer {
            findings: piece_findings(&findings),
            waived: piece_findings(&waived),
            obligations: view(composition.assessment, |id| satisfied_by(&draft.selection, id)).obligations,
            missing: missing_views(draft),
            conflicts: warnings(composition, &found),
            not_checked,
            remarks,
            state,
        })
    })
}
